from __future__ import annotations

import ast
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geopandas
import pyarrow.dataset
import pytest
from pyarrow import parquet

import geo.parsing
from geo.__main__ import main
from geo.corpus import work
from geo.corpus.run import Summary, parse_corpus
from geo.errors import CorpusError
from geo.parsing.model import Parsed
from geo.records.reading import ROOT
from tests.corpus.conftest import records

PART = 1_000
KILLED = """
import os, signal, sys
from pathlib import Path
from geo.corpus.run import parse_corpus

def progress(fraction, words):
    if fraction >= float(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    parse_corpus([Path(sys.argv[1])], Path(sys.argv[2]), workers=int(sys.argv[4]), part_bytes=1_000, progress=progress)
"""


def tables(out: Path) -> dict[str, bytes]:
    """All that a finished run leaves for readers, by name."""
    named = [*out.glob("*/part-*.parquet"), out / "set-aside.jsonl", out / "corpus.json"]
    return {str(path.relative_to(out)): path.read_bytes() for path in named}


def keys(out: Path) -> list[str]:
    found = pyarrow.dataset.dataset(out / "documents").to_table(columns=["document"])
    return sorted(found["document"].to_pylist())


def run(corpus: Path, out: Path, workers: int = 1) -> Summary:
    return parse_corpus([corpus], out, workers=workers, part_bytes=PART)


def test_every_document_of_every_shape_is_parsed(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    summary = run(corpus, out)
    assert summary.counts["documents"] == 40
    assert summary.counts["set_aside"] == 0
    assert summary.parts > 8
    rows = [f"papers/rows.parquet:{n}" for n in range(1, 17)]
    lines = [f"papers/lines.jsonl:{n}" for n in range(1, 23)]
    assert keys(out) == sorted(["papers/one.txt", "papers/deep/er/two.md", *rows, *lines])
    mentions = geopandas.read_parquet(out / "mentions")
    assert len(mentions) == summary.counts["mentions"]
    assert mentions.crs == "OGC:CRS84"
    of = mentions[mentions["document"] == "papers/lines.jsonl:1"]
    bishkek = of[of["text"] == "Bishkek"].iloc[0]
    assert (bishkek["start"], bishkek["end"], bishkek["country"], bishkek["title"]) == (
        13,
        20,
        "KG",
        "Paper 2",
    )
    assert (bishkek["geometry"].y, bishkek["geometry"].x) == (bishkek["lat"], bishkek["lon"])
    assert bishkek["lat"] == pytest.approx(42.87, abs=0.05)
    claims = geopandas.read_parquet(out / "claims")
    assert len(claims) == summary.counts["claims"] > 0
    assert set(claims["document_id"]) >= {"d2", "d39"}


@pytest.mark.parametrize("fraction", [0.4, 1.0])
def test_a_killed_run_goes_on_and_ends_the_same(corpus: Path, tmp_path: Path, fraction: float) -> None:
    out = tmp_path / "out"
    asked = [sys.executable, "-c", KILLED, str(corpus), str(out), str(fraction), "1"]
    ended = subprocess.run(asked, cwd=ROOT, timeout=120, capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    assert not (out / "corpus.json").exists()
    done = {path: path.stat().st_mtime_ns for path in out.glob("mentions/part-*.parquet")}
    assert done
    (out / "mentions" / ".part-000099.parquet.abc.partial").write_bytes(b"half of a file")
    (out / "_run" / "aside" / ".000099.jsonl.abc.partial").write_bytes(b"half of a line")
    summary = run(corpus, out)
    assert summary.kept == len(done)
    assert {path: path.stat().st_mtime_ns for path in done} == done, "a part that was done is done again"
    run(corpus, tmp_path / "at-once")
    assert tables(out) == tables(tmp_path / "at-once")
    assert list(out.rglob(".*.partial")) == []


def test_a_part_in_place_without_its_account_is_not_counted_twice(corpus: Path, tmp_path: Path) -> None:
    """Killed between the files of a part and its account."""
    out = tmp_path / "out"
    run(corpus, out)
    before = tables(out)
    (out / "corpus.json").unlink()
    (out / "_run" / "done" / "000003.json").unlink()
    assert run(corpus, out).kept == len(list(out.glob("mentions/*.parquet"))) - 1
    assert tables(out) == before


def test_a_finished_run_says_so(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(corpus, tmp_path / "out")
    assert run(corpus, tmp_path / "out").finished
    assert main(["corpus", str(corpus), str(tmp_path / "out"), "--part", "0.001"]) == 0
    assert "finished already" in capsys.readouterr().out


def test_changed_inputs_are_told(corpus: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "out")
    (corpus / "one.txt").write_text("Another text of Bishkek.", encoding="utf-8")
    with pytest.raises(CorpusError, match="have changed since the run"):
        run(corpus, tmp_path / "out")


def test_inputs_that_grew_are_told_as_such(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody names a size of the parts, it is that of the run that was begun, whatever would fit now."""
    monkeypatch.setattr(
        "geo.corpus.run.fitting", lambda inputs: sum(path.stat().st_size for path, _ in inputs)
    )
    lines = corpus / "lines.jsonl"
    begun = parse_corpus([lines], tmp_path / "out")
    with lines.open("a") as file:
        file.write(json.dumps(records(90, 91)[0]) + "\n")
    with pytest.raises(CorpusError, match="inputs have changed since the run"):
        parse_corpus([lines], tmp_path / "out")
    with pytest.raises(CorpusError, match=r"other settings \(part_bytes"):
        parse_corpus([lines], tmp_path / "out", part_bytes=PART)
    assert begun.counts["documents"] == 22


def test_other_settings_are_told(corpus: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "out")
    with pytest.raises(CorpusError, match=r"other settings \(region_prior"):
        parse_corpus([corpus], tmp_path / "out", part_bytes=PART, region_prior=False)


def test_parts_of_two_versions_are_not_put_together(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(corpus, tmp_path / "out")
    monkeypatch.setattr("geo.corpus.run.edition", lambda: "another")
    with pytest.raises(CorpusError, match="another version of the atlas"):
        run(corpus, tmp_path / "out")
    with pytest.raises(CorpusError, match="A worker has another version"):
        run(corpus, tmp_path / "new")


def test_an_edition_is_of_everything_that_shapes_the_tables() -> None:
    """What those files import is among them, or reads and writes nothing that stands in a table."""
    files = set(work.shaping())
    packages = {name.lower().replace("-", "_") for name in work.PACKAGES} | {"docx"}
    for path in (path for path in files if path.suffix == ".py"):
        for name in imported(path):
            top = name.split(".")[0]
            if top == "geo":
                found = {ROOT / f"{name.replace('.', '/')}.py", ROOT / name.replace(".", "/") / "__init__.py"}
                assert found & files or name in ("geo", "geo.errors", "geo.datasets"), (
                    f"{path} imports {name}"
                )
            else:
                spare = top in sys.stdlib_module_names or top in (
                    "pydantic",
                    "pydantic_core",
                )  # they check records
                assert spare or top in packages, f"{path} imports {name}"


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield str(node.module)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_other_packages_are_another_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    before = work.edition()
    with monkeypatch.context() as other:
        other.setattr(work, "version", lambda name: "0" if name == "trafilatura" else version(name))
        work.edition.cache_clear()
        changed = work.edition()
    work.edition.cache_clear()
    assert changed != before == work.edition()


def test_a_foreign_folder_is_refused(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("mine")
    with pytest.raises(CorpusError, match="holds other files"):
        run(corpus, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["letter.txt"]


def test_two_runs_do_not_write_to_one_folder(corpus: Path, tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    run(corpus, tmp_path / "out")
    with (tmp_path / "out" / "_run" / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(CorpusError, match="Another process"):
            run(corpus, tmp_path / "out")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["{in}/none", "{out}"], "does not exist"),
        (["{in}", "{in}", "{out}"], "given twice"),
        (["{in}", "{in}/lines.jsonl", "{out}"], "lies within another"),
        (["{in}", "{in}/out"], "lies within"),
        (["{in}", "{out}", "--fields", "body=text"], "no field of a document"),
        (["{in}", "{out}", "--fields", "text"], "not FIELD=NAME"),
        (["{in}", "{out}", "--workers", "0"], "neither a number"),
        (["{in}", "{out}", "--workers", "2", "--scheduler", "tcp://127.0.0.1:1"], "workers of its own"),
        (["{in}", "{file}"], "is a file"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    (tmp_path / "file").touch()
    stand = {"{in}": str(corpus), "{out}": str(tmp_path / "out"), "{file}": str(tmp_path / "file")}
    given = [re.sub(r"{\w+}", lambda found: stand[found[0]], one) for one in arguments]
    try:
        code: object = main(["corpus", *given])
    except SystemExit as stopped:
        code = stopped.code
    out, err = capsys.readouterr()
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err
    assert not (tmp_path / "out").exists()


def test_nothing_parsed_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"words": "no text"}\n')
    assert main(["corpus", str(path), str(tmp_path / "out"), "--json"]) == 2
    said = json.loads(capsys.readouterr().out)
    assert (said["documents"], said["set_aside"]) == (0, 1)


def test_every_row_of_a_parquet_file_without_text_is_counted(tmp_path: Path) -> None:
    rows = [{"words": f"Osh {n}"} for n in range(9)]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "a.parquet", row_group_size=3)
    summary = parse_corpus([tmp_path / "a.parquet"], tmp_path / "out", part_bytes=1)
    assert (summary.counts["documents"], summary.counts["set_aside"]) == (0, 9)
    assert sum(summary.reasons.values()) == 9
    whole = parse_corpus([tmp_path / "a.parquet"], tmp_path / "whole")
    assert (whole.counts["set_aside"], whole.reasons) == (9, {"has no column of text": 9})
    [said] = (tmp_path / "whole" / "set-aside.jsonl").read_text(encoding="utf-8").splitlines()
    assert (json.loads(said)["documents"], "rows 1 to 9" in said) == (9, True)


def test_every_row_behind_a_break_in_a_parquet_file_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.Table.from_pylist(records(0, 9)), path, row_group_size=3, compression="none")
    group = parquet.ParquetFile(path).metadata.row_group(1)
    texts = next(
        group.column(n) for n in range(group.num_columns) if group.column(n).path_in_schema == "text"
    )
    data = bytearray(path.read_bytes())
    begin = texts.dictionary_page_offset or texts.data_page_offset
    data[begin : begin + texts.total_compressed_size] = b"\xff" * texts.total_compressed_size
    path.write_bytes(data)
    summary = parse_corpus([path], tmp_path / "out")
    assert (summary.counts["documents"], summary.counts["set_aside"]) == (3, 6)
    assert summary.reasons == {"cannot be read as Parquet from row 4 on": 6}


def test_a_document_that_breaks_the_parser_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parse(text: str, **rest: Any) -> Parsed:
        if text.endswith("Note 1."):
            raise ZeroDivisionError("made up")
        return geo.parsing.parse(text, **rest)

    monkeypatch.setattr("geo.corpus.work.parse", parse)
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in records(0, 3)))
    summary = parse_corpus([path], tmp_path / "out")
    assert summary.counts["documents"] == 2
    aside = json.loads((tmp_path / "out" / "set-aside.jsonl").read_text(encoding="utf-8"))
    assert (aside["row"], "ZeroDivisionError: made up" in aside["reason"]) == (2, True)


def test_progress_ends_at_the_end(corpus: Path, tmp_path: Path) -> None:
    heard: list[tuple[float, str]] = []
    parse_corpus([corpus], tmp_path / "out", part_bytes=PART, progress=lambda *told: heard.append(told))
    assert heard[-1] == (1.0, "40 documents")
    assert [fraction for fraction, _ in heard] == sorted(fraction for fraction, _ in heard)


@pytest.mark.skipif(os.name == "nt", reason="bytes that are no text are no names there")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text("A road from Osh.")
    parse_corpus([folder], tmp_path / "out")
    assert keys(tmp_path / "out") == ["papers/\\xff.txt"]
