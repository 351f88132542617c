from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from geo.errors import RecordError
from geo.records.models import Claim, Source
from geo.records.texts import paragraphs, passage_link, read_text, text_path
from tests.checkout import CLAIM, SOURCE


def source(**values: object) -> Source:
    return Source.model_validate({"id": "paper", **SOURCE, "file": "paper.txt", **values})


def link(anchor: str, end: str | None = None, url: str = "https://paper.example/a") -> str | None:
    values = {**CLAIM, "span": [0, 10], "anchor": anchor, "anchor_end": end}
    return passage_link(source(url=url), Claim.model_validate(values))


@pytest.mark.parametrize(
    ("anchor", "fragment"),
    [
        ("Norland came", "Norland%20came"),
        ("Karshi-Khanabad base", "Karshi%2DKhanabad%20base"),
        ("In spring, Norland", "In%20spring%2C%20Norland"),
        ("Norland's A&B", "Norland%27s%20A%26B"),
        ("50% of #1?", "50%25%20of%20%231%3F"),
        ("Қарши", "%D2%9A%D0%B0%D1%80%D1%88%D0%B8"),
    ],
)
def test_a_passage_link_has_no_raw_hyphen_or_comma(anchor: str, fragment: str) -> None:
    assert link(anchor) == f"https://paper.example/a#:~:text={fragment}"


def test_a_passage_link_with_an_end_has_one_comma_of_syntax() -> None:
    assert (
        link("In spring,", "so-called base")
        == "https://paper.example/a#:~:text=In%20spring%2C,so%2Dcalled%20base"
    )


def test_a_passage_link_keeps_the_fragment_of_the_address() -> None:
    assert (
        link("Norland", url="https://paper.example/a?x=1#part-2")
        == "https://paper.example/a?x=1#part-2:~:text=Norland"
    )


def test_no_address_no_link() -> None:
    claim = Claim.model_validate({**CLAIM, "span": [0, 10]})
    assert passage_link(source(), claim) is None


def test_paragraphs_are_runs_of_lines_that_are_not_blank() -> None:
    text = "\n One\nstill one \n \t\n\nTwo\r\n\r\nThree"
    assert [text[start:end].split() for start, end in paragraphs(text)] == [
        ["One", "still", "one"],
        ["Two"],
        ["Three"],
    ]
    assert paragraphs("") == paragraphs(" \n \n") == []


def test_where_a_text_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ATLAS_TEXTS", raising=False)
    assert text_path(source(), tmp_path) is None
    assert read_text(source(), tmp_path) is None
    assert text_path(source(file=None), tmp_path) is None
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "paper.txt").write_text("hers")
    monkeypatch.setenv("ATLAS_TEXTS", "elsewhere")
    assert read_text(source(), tmp_path) == "hers"
    monkeypatch.setenv("ATLAS_TEXTS", str(tmp_path / "elsewhere"))
    assert read_text(source(), tmp_path / "not-here") == "hers"
    (tmp_path / "seeds" / "texts").mkdir(parents=True)
    (tmp_path / "seeds" / "texts" / "paper.txt").write_text("ours")
    assert read_text(source(), tmp_path) == "ours"


def test_the_text_is_kept_as_stored(tmp_path: Path) -> None:
    (tmp_path / "seeds" / "texts").mkdir(parents=True)
    raw = "A\r\nB\u2028Ç".encode()
    (tmp_path / "seeds" / "texts" / "paper.txt").write_bytes(raw)
    assert read_text(source(sha256=hashlib.sha256(raw).hexdigest()), tmp_path) == "A\r\nB\u2028Ç"


@pytest.mark.parametrize(("sha256", "field"), [("0" * 64, "sha256"), (None, "file")])
def test_a_text_that_is_not_the_one_is_refused(tmp_path: Path, sha256: str | None, field: str) -> None:
    (tmp_path / "seeds" / "texts").mkdir(parents=True)
    (tmp_path / "seeds" / "texts" / "paper.txt").write_bytes(b"\xff")
    with pytest.raises(RecordError) as caught:
        read_text(source(sha256=sha256), tmp_path)
    (problem,) = caught.value.problems
    assert (problem.file, problem.record, problem.field) == ("seeds/paper.toml", "source", field)
