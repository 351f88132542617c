from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.make_tables import lines
from geo.__main__ import main
from geo.datasets.registry import RESERVED
from geo.errors import DatasetError
from geo.importing import import_table
from geo.locks import locked
from geo.records.reading import ROOT
from tests.importing.tables import Desk, table

KILLED = """
import os, signal, sys
from pathlib import Path
import geo.importing.lines
geo.importing.lines.BLOCK = 40_000
from geo.importing import import_table

def progress(fraction, words):
    if fraction >= float(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

import_table(Path(sys.argv[1]), "acled", folder=Path(sys.argv[2]), progress=progress)
"""


def _kill(path: Path, folder: Path, fraction: float) -> None:
    """Import in a process of its own that kills itself at a point."""
    asked = [sys.executable, "-c", KILLED, str(path), str(folder), str(fraction)]
    ended = subprocess.run(asked, cwd=ROOT, timeout=120, capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()


def _files(folder: Path) -> dict[str, bytes | dict[str, object]]:
    found: dict[str, bytes | dict[str, object]] = {
        name: (folder / name).read_bytes() for name in ("events.parquet", "rejected.csv")
    }
    described = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    described.pop("imported")
    return {**found, "dataset.json": described}


@pytest.fixture(scope="module")
def acled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tables") / "table.csv"
    path.write_bytes(b"".join(lines("acled", 1500, 5, holes=True)))
    return path


@pytest.mark.parametrize("fraction", [0.1, 0.6, 0.999])
def test_a_killed_import_goes_on_and_ends_the_same(
    desk: Desk, acled: Path, monkeypatch: pytest.MonkeyPatch, fraction: float
) -> None:
    monkeypatch.setattr("geo.importing.lines.BLOCK", 40_000)
    import_table(acled, "acled", folder=desk.folder / "at-once")
    _kill(acled, desk.datasets, fraction)
    assert not (desk.datasets / "table").exists()
    done = {
        path: path.stat().st_mtime_ns
        for path in (desk.datasets / ".importing" / "table").glob("read-*.arrow")
    }
    assert done
    kept: list[bool] = []

    def progress(_fraction: float, words: str) -> None:
        if words.startswith("writing"):
            kept.append(all(path.stat().st_mtime_ns == at for path, at in done.items()))

    summary = import_table(acled, "acled", folder=desk.datasets, progress=progress)
    assert summary.resumed
    assert kept
    assert all(kept), "parts that were done are made again"
    assert _files(desk.datasets / "table") == _files(desk.folder / "at-once" / "table")
    assert list((desk.datasets / ".importing").glob("table*/*")) == []


def test_a_changed_file_is_begun_anew(desk: Desk, acled: Path) -> None:
    own = desk.file(acled.read_bytes())
    _kill(own, desk.datasets, 0.3)
    own.write_bytes(own.read_bytes() + b"\nx\n")
    summary = import_table(own, "acled", folder=desk.datasets)
    assert not summary.resumed
    assert summary.rows >= 1501


def test_the_same_file_again_takes_the_place_of_the_older(desk: Desk) -> None:
    path = table(desk.folder / "table.csv", {})
    assert desk.run(path).replaced is None
    table(path, {}, {})
    summary = desk.run(path)
    assert (summary.replaced_events, summary.replaced_same_file) == (1, False)
    assert desk.opened().events == 2
    today = (summary.replaced or "")[:10]
    said = f"It takes the place of the import of {today}, {{}} events made of {{}}."
    assert said.format(1, "a file of that name with other contents") in str(summary)
    assert said.format(2, "the same file") in str(desk.run(path))


@pytest.mark.parametrize("killed", [False, True])
def test_an_exchange_that_fails_half_way_loses_no_dataset(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, killed: bool
) -> None:
    path = table(desk.folder / "table.csv", {})
    desk.run(path)
    replace = Path.replace

    def fails(self: Path, target: Path) -> Path:
        if self.name == "made" or (killed and self.name == "table.older"):
            raise KeyboardInterrupt if killed else PermissionError(13, "Permission denied", str(target))
        return replace(self, target)

    table(path, {}, {})
    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", fails)
        with pytest.raises(KeyboardInterrupt if killed else DatasetError):
            desk.run(path)
    assert killed or desk.opened().events == 1
    path.write_text("id,start\n")
    with pytest.raises(DatasetError, match="holds no rows"):
        desk.run(path)
    assert desk.opened().events == 1, "the older one is gone with an import that came to nothing"
    summary = desk.run(table(path, {}, {}, {}))
    assert (summary.replaced_events, desk.opened().events) == (1, 3)
    assert not (desk.datasets / ".importing" / "table.older").exists()


def test_another_file_does_not(desk: Desk) -> None:
    desk.run(table(desk.folder / "table.csv", {}))
    with pytest.raises(DatasetError, match=r"'table' exists already, made of table.csv as csv"):
        desk.run(table(desk.folder / "other.csv", {}), name="table")


@pytest.mark.parametrize("name", ["Two Words", "../up", "", "x" * 99])
def test_names_are_slugs(desk: Desk, name: str) -> None:
    path = table(desk.folder / "table.csv", {})
    if name:
        with pytest.raises(DatasetError, match="is no slug"):
            desk.run(path, name=name)
    else:
        assert desk.run(path, name=name).dataset == "table"


def test_a_name_is_made_of_the_file(desk: Desk) -> None:
    assert desk.run(table(desk.folder / "Été Events (v2).csv", {})).dataset == "ete-events-v2"


@pytest.mark.parametrize("name", RESERVED)
def test_names_of_the_atlas_are_its_own(desk: Desk, name: str) -> None:
    path = table(desk.folder / f"{name}.csv", {})
    with pytest.raises(DatasetError, match=f"collection '{name}' of its own.*--name"):
        desk.run(path)
    with pytest.raises(DatasetError, match=f"collection '{name}' of its own.*--name"):
        desk.run(path, name=name)
    desk.run(path, name="ours")
    (desk.datasets / "ours").rename(desk.datasets / name)  # as it stood before that was refused
    assert desk.opened(name).count() == 1


def test_two_imports_of_one_name_do_not_meet(desk: Desk) -> None:
    with (
        locked(desk.datasets / ".importing" / "table.lock", DatasetError("Taken.")),
        pytest.raises(DatasetError, match="by another process"),
    ):
        desk.run(table(desk.folder / "table.csv", {}))


@pytest.mark.parametrize("inside", ["", "within"])
def test_a_folder_that_cannot_be_made_is_a_sentence(desk: Desk, inside: str) -> None:
    file = desk.file("", "file")
    with pytest.raises(DatasetError, match=r"file.* cannot be read or written \("):
        import_table(table(desk.folder / "table.csv", {}), "csv", folder=file / inside)


def test_progress_runs_forward_to_the_end(desk: Desk) -> None:
    seen: list[float] = []
    desk.run(table(desk.folder / "table.csv", {}), progress=lambda fraction, _: seen.append(fraction))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_in_the_terminal(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ATLAS_DATASETS", str(desk.datasets))
    path = table(desk.folder / "table.csv", {}, {"lat": "north"})
    assert main(["import", str(path), "--as", "csv", "--name", "quays", "--title", "Quays", "--json"]) == 0
    out, err = capsys.readouterr()
    said = json.loads(out)
    assert (said["dataset"], said["rows"], said["events"], said["rejected"]) == ("quays", 2, 1, 1)
    assert Path(said["rejected_file"]).is_file()
    assert "100%" in err
    assert main(["import", str(path), "--as", "csv", "--name", "quays"]) == 0
    assert capsys.readouterr().out.startswith("quays: 1 of 2 rows imported.")


def test_refusals_in_the_terminal(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ATLAS_DATASETS", str(desk.datasets))
    assert main(["import", str(desk.folder / "missing.csv"), "--as", "ucdp"]) == 2
    assert capsys.readouterr().err.startswith("geo import: ")
    with pytest.raises(SystemExit, match="2"):
        main(["import", "x.csv", "--as", "excel"])
    assert "invalid choice: 'excel'" in capsys.readouterr().err
