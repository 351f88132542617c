from __future__ import annotations

import json
from pathlib import Path

import pytest

from geo.__main__ import main
from geo.parsing import batch
from geo.parsing.model import Mention, Option, Parsed
from tests.parsing.papers import SENTENCE, pdf

ASKED: list[dict[str, object]] = []


def _parse(text: str, **asked: object) -> Parsed:
    ASKED.append(asked)
    option = Option("kant", "Kant", "airbase", "KG", 42.85, 74.85, 0.9, ())
    return Parsed((Mention(0, 3, text[:3], "literal", (option,), True, 0.9),), language="en")


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the index nor the parser itself: what the command does with files is tested here."""
    ASKED.clear()
    monkeypatch.setattr("geo.gazetteer.open_gazetteer", lambda **_: None)
    monkeypatch.setattr(batch, "parse", _parse)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "in" / "a.pdf").write_bytes(pdf(SENTENCE))
    return tmp_path


def test_json_is_a_list_of_documents(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(folder), "--json"]) == 0
    out, err = capsys.readouterr()
    assert [Path(one["file"]).name for one in json.loads(out)] == ["a.txt", "a.pdf"]
    assert json.loads(out)[0]["mentions"][0]["place"] == "kant"
    assert err == ""


def test_a_bad_file_is_one_sentence_and_the_others_go_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "b.txt").write_bytes(b"")
    (folder / "c.pdf").write_bytes(b"%PDF-1.4")
    assert main(["parse", str(folder), str(folder / "none.txt"), "--json"]) == 2
    out, err = capsys.readouterr()
    assert len(json.loads(out)) == 2
    assert len(err.splitlines()) == 3
    assert all(line.startswith("geo parse: ") for line in err.splitlines())


def test_a_folder_without_documents_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(tmp_path), "--json"]) == 2
    out, err = capsys.readouterr()
    assert json.loads(out) == []
    assert "holds no document" in err


@pytest.mark.parametrize("date", ["16.08.2005", "2005-02-30", "0000", "9999-01-01", "", "2005-08-16/2004"])
def test_a_malformed_publication_date_is_refused(
    date: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["parse", str(folder / "a.txt"), "--published", date])
    assert stopped.value.code == 2
    assert "is no date" in capsys.readouterr().err
    assert ASKED == []


def test_options_overrule_what_files_say(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(f"---\ndate: 2001-01-01\npublisher: Own\n---\n{SENTENCE}")
    main(["parse", str(folder / "a.md"), "--json"])
    assert (ASKED[-1]["published"], ASKED[-1]["outlet"], ASKED[-1]["region_prior"]) == (
        "2001-01-01",
        "Own",
        True,
    )
    main(
        [
            "parse",
            str(folder / "a.md"),
            "--published",
            "2005-08-16",
            "--outlet",
            "Other",
            "--no-region",
            "--json",
        ]
    )
    assert (ASKED[-1]["published"], ASKED[-1]["outlet"], ASKED[-1]["region_prior"]) == (
        "2005-08-16",
        "Other",
        False,
    )
    _, last = (json.loads(out)[0] for out in capsys.readouterr().out.replace("\n]\n[", "\n]\0[").split("\0"))
    assert (last["published"], last["publisher"]) == ("2005-08-16", "Other")


@pytest.mark.parametrize(("format_", "ending"), [("json", ".json"), ("geojson", ".geojson"), ("webanno", ".jsonld"), ("brat", ".ann")])  # fmt: skip
def test_files_of_one_name_are_kept_apart(format_: str, ending: str, folder: Path) -> None:
    out = folder / "out" / "deep"
    assert (
        main(["parse", str(folder / "a.txt"), str(folder / "in"), "--format", format_, "--out", str(out)])
        == 0
    )
    made = {path.name for path in out.iterdir()}
    assert {f"a{ending}", f"a-2{ending}"} <= made
    assert ("a.txt" in made) == (format_ == "brat")


def test_brat_needs_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(folder), "--format", "brat"]) == 2
    assert "--out" in capsys.readouterr().err


def test_lines_for_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(folder / "a.txt")]) == 0
    out = capsys.readouterr().out
    assert "Kant, KG  42.8500, 74.8500  kant" in out


def test_an_unwritable_folder_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(folder / "a.txt"), "--out", str(folder / "a.txt")]) == 2
    assert "cannot be written" in capsys.readouterr().err
