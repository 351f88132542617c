from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import geo.current
import geo.gazetteer
from geo.__main__ import main
from geo.atlas import Atlas
from geo.errors import GazetteerError, Problem, RecordError
from geo.records.reading import ROOT
from tests.checkout import locate


class _Gazetteer:
    """Stands for the real one, which takes a while to open."""

    get = staticmethod(locate)

    def __len__(self) -> int:
        return 4


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, atlas: Atlas) -> None:
    monkeypatch.setattr(geo.gazetteer, "open_gazetteer", lambda **_: _Gazetteer())
    monkeypatch.setattr(geo.current, "current_atlas", lambda _: atlas)
    monkeypatch.setattr(geo.current, "current_notices", lambda: ())


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line that a refusal says, after its exit code 2 and nothing on stdout."""
    try:
        code: object = main(arguments)
    except SystemExit as stopped:
        code = stopped.code
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert err.endswith("\n")
    assert err.count("\n") == 1, err
    return err.rstrip()


def test_geojson_on_stdout_is_nothing_but_geojson(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "-"]) == 0
    out, err = capsys.readouterr()
    assert len(json.loads(out)["features"]) == 8
    assert err == ""


def test_legs_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "-", "--legs"]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "legs"


def test_every_view_option_reaches_the_view(capsys: pytest.CaptureFixture[str]) -> None:
    asked = {
        "years": "2004/2005", "actor": "norland", "host": "SL", "family": "in-use", "about": "basing", "kind": "operating",
        "stance": "asserted", "source": "amber-daily", "place": "port-amber", "known": "2005-08-16",
    }  # fmt: skip
    words = [word for name, value in asked.items() for word in (f"--{name}", value)]
    assert main(["export", "-", *words, "--kind", "deployed", "--undated", "--presumed"]) == 0
    collection = json.loads(capsys.readouterr().out)
    assert collection["query"]["options"] == [
        ["years", "2004"], ["years", "2005"], ["actor", "norland"], ["host", "SL"], ["family", "in-use"],
        ["about", "basing"], ["kind", "operating"], ["kind", "deployed"], ["stance", "asserted"],
        ["source", "amber-daily"], ["place", "port-amber"], ["known", "2005-08-16"], ["undated", "true"],
        ["presumed", "true"],
    ]  # fmt: skip
    assert [found["properties"]["says"] for found in collection["features"]] == ["Norland runs a quay."]


def test_a_file_is_written_and_what_it_left_out_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "claims.csv"
    asked = ["export", str(path), "--years", "2005/2005", "--actor", "norland"]
    assert main(asked) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{path}: 1 of 8 claims; left out: ")
    assert set(said.strip().split(": ", 2)[2].split(", ")) == {
        "3 other filters", "1 undated", "1 presumed", "2 outside the years",
    }  # fmt: skip
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 1
    assert main([*asked, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer == {
        "file": str(path), "shown": 1,
        "hidden": {"other filters": 3, "undated": 1, "presumed": 1, "outside the years": 2},
    }  # fmt: skip


def test_nothing_is_said_of_what_is_not_left_out(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["export", str(tmp_path / "claims.geojson")]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'claims.geojson'}: 8 of 8 claims\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["dance"], "'dance'"),
        (["export"], "the following arguments are required: OUT"),
        (["export", "-", "--colour", "red"], "unrecognized arguments: --colour red"),
        (["export", "-", "--colour", "red\nblue"], "unrecognized arguments: --colour red blue"),
        (["export", "-", "--years"], "argument --years: expected one argument"),
        (["where"], "the following arguments are required: name"),
        (["where", "Amber", "--near", "here"], "'here' is not LAT,LON in degrees"),
        (["where", "Amber", "--near", "1,2,3"], "'1,2,3' is not LAT,LON in degrees"),
        (["where", "Amber", "--near", "91,0"], "'91,0' is no point on Earth"),
        (["where", "Amber", "--near", "nan,0"], "'nan,0' is no point on Earth"),
        (["where", "Amber", "--limit", "0"], "'0' is not a number from 1 to 1000"),
        (["where", "Amber", "--limit", "²"], "'²'"),
    ],
)
def test_what_the_command_line_cannot_mean(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert words in refused(capsys, *arguments)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-", "--years", "2005/2001"], "geo export: The years 2005/2001 run backwards"),
        (["-", "--years", "soon"], "geo export: The years 'soon' are no window"),
        (["-", "--actor", "norlan"], "geo export: The atlas knows no actor 'norlan'. Did you mean norland"),
        (["-", "--known", "2005-02-30"], "geo export: The date '2005-02-30' in 'known'"),
        (["claims.shpx"], "geo export: No format ends in '.shpx'"),
        (["claims.csv", "--legs"], "geo export: Legs are written as GeoJSON"),
        (["no/such/folder/claims.csv"], "geo export: no/such/folder/claims.csv cannot be written"),
        (["-", "--host", "a\nb"], r"knows no host 'a\nb'"),
    ],
)
def test_what_the_atlas_cannot_answer(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert words in refused(capsys, "export", *arguments)


def test_a_gazetteer_that_cannot_be_opened_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise GazetteerError("The index is gone.")

    monkeypatch.setattr(geo.current, "current_atlas", broken)
    assert refused(capsys, "export", "-") == "geo export: The index is gone."


def test_broken_records_are_listed_a_line_each(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise RecordError([Problem("a.toml", "claim 1", "when", "x", "must be a date")] * 2)

    monkeypatch.setattr(geo.current, "current_atlas", broken)
    assert main(["export", "-"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[1:] == ["  a.toml · claim 1 · when is 'x': must be a date"] * 2


def test_what_is_wrong_with_a_workspace_is_said_beside_the_answer(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geo.current, "current_notices", lambda: ("It is damaged.",))
    assert main(["export", "-"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["features"]
    assert err == "geo export: It is damaged.\n"


def test_help_is_no_refusal(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["export", "--help"])
    assert stopped.value.code == 0
    assert "--presumed" in capsys.readouterr().out


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "geo", *arguments], capture_output=True, text=True, cwd=ROOT, check=False
    )


def test_as_a_program_of_its_own() -> None:
    answer = _run("export", "-", "--stance", "denied")
    assert answer.returncode == 0, answer.stderr
    found = json.loads(answer.stdout)["features"]
    assert found
    assert {feature["properties"]["stance"] for feature in found} == {"denied"}
    answer = _run("export", "-", "--stance", "sung")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.splitlines()[-1].startswith("geo export: The atlas knows no stance 'sung'.")


@pytest.mark.parametrize("options", [[], ["--years", "1001/1001"]], ids=["long answer", "short answer"])
def test_a_reader_that_stops_early_is_no_fault(options: list[str]) -> None:
    """As in `python -m geo export - | head -1`."""
    with subprocess.Popen(
        [sys.executable, "-m", "geo", "export", "-", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        said = program.stderr.read().decode()
        assert program.wait() == 0, said
    assert "Traceback" not in said
    assert "BrokenPipe" not in said
