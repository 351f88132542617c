from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from geo import __version__
from geo.atlas import Atlas, Selection
from geo.export.bibliography import as_bibtex, as_csl, as_ris, as_text
from geo.export.citations import events_item
from geo.export.envelope import events_envelope
from geo.records.when import read_when
from geo.records.wording import when_in_words
from tests.checkout import Checkout
from tests.export.reading import ALL, NOTHING, SOME
from tests.maps.test_fieldcolumns import ROWS, dataset

ENTRY = re.compile(r"^@(?P<kind>\w+)\{(?P<key>[^,\s]+),\n(?P<fields>(?:  .*\n)*)\}$", re.MULTILINE)


def bibtex(text: str) -> dict[str, dict[str, str]]:
    """Key to fields: a parser for what a writer with one field a line may write."""
    found = {}
    for entry in ENTRY.finditer(text):
        fields = dict(re.findall(r"^  (\w+) = \{(.*)\},$", entry["fields"], re.MULTILINE))
        assert len(fields) == entry["fields"].count("\n")
        for value in fields.values():
            bare = re.sub(r"\\.", "", value)
            assert bare.count("{") == bare.count("}")
        found[entry["key"]] = {"kind": entry["kind"], **fields}
    assert text.count("@") - sum(v.count("@") for f in found.values() for v in f.values()) == len(found)
    return found


def ris(text: str) -> list[dict[str, list[str]]]:
    records: list[dict[str, list[str]]] = []
    for line in text.split("\r\n"):
        if not line:
            continue
        tag, _, value = line.partition("  - ")
        assert re.fullmatch("[A-Z][A-Z0-9]", tag)
        if tag == "TY":
            records.append({})
        records[-1].setdefault(tag, []).append(value)
    assert all(record["ER"] == [""] for record in records)
    return records


@pytest.fixture
def papers(checkout: Checkout) -> tuple[Atlas, Selection]:
    """A periodical with an author, a collective without a date, and signs that each format must escape."""
    checkout.document(
        "bulletin", {"when": "2004"}, title="Ports & 100% of {it}_all", author="Ada Amber", series="The Bulletin, vol. 3, issue 12",
        url="https://paper.example/a_b%20c?x=1&y=2", translator="Ben Quay",
    )  # fmt: skip
    checkout.document(
        "sheet",
        {"when": "2005"},
        author="The Sheet's writers",
        published="2006~",
        published_basis="inferred",
        published_note="Inferred from its contents.",
    )
    checkout.document(
        "notes", {"when": "2005"}, published="[2005-01-01..2005-03-03]", publisher_kind="encyclopaedia"
    )
    atlas = checkout.atlas()
    return atlas, atlas.select(ALL)


def test_bibtex(papers: tuple[Atlas, Selection]) -> None:
    found = bibtex(as_bibtex(*papers, "https://atlas.example/?years=2004"))
    view, bulletin, notes, sheet = found.values()
    assert view["url"] == "https://atlas.example/?years=2004"
    assert "3 claims from 3 sources" in view["title"]
    assert bulletin["kind"] == "article"
    assert (bulletin["author"], bulletin["journal"], bulletin["volume"], bulletin["number"]) == (
        "Amber, Ada",
        "The Bulletin",
        "3",
        "12",
    )
    assert bulletin["title"] == r"{Ports \& 100\% of \{it\}\_all}"
    assert bulletin["url"] == "https://paper.example/a_b%20c?x=1&y=2"
    assert (bulletin["date"], bulletin["year"], bulletin["month"]) == ("2005-08-16", "2005", "8")
    assert sheet["author"] == "{The Sheet's writers}"
    assert sheet["date"] == "2006~"
    assert sheet["note"] == "Inferred from its contents."
    assert "author" not in notes
    assert "date" not in notes


def test_ris(papers: tuple[Atlas, Selection]) -> None:
    view, bulletin, notes, sheet = ris(as_ris(*papers))
    assert (view["TY"], bulletin["TY"], notes["TY"]) == (["DATA"], ["NEWS"], ["ENCYC"])
    assert (bulletin["AU"], bulletin["A4"], bulletin["DA"]) == (
        ["Amber, Ada"],
        ["Quay, Ben"],
        ["2005/08/16/"],
    )
    assert sheet["AU"] == ["The Sheet's writers"]
    assert (sheet["PY"], sheet["DA"]) == (["2006"], ["2006///"])
    assert "PY" not in notes
    assert notes["N1"] == [f"Published: {when_in_words(read_when('[2005-01-01..2005-03-03]'))}"]


def test_csl(papers: tuple[Atlas, Selection]) -> None:
    items = {item["id"]: item for item in json.loads(as_csl(*papers))}
    assert len(items) == 4
    assert items["bulletin"]["author"] == [{"given": "Ada", "family": "Amber"}]
    assert items["bulletin"]["issued"] == {"date-parts": [[2005, 8, 16]]}
    assert items["sheet"]["issued"] == {"date-parts": [[2006]], "circa": True}
    assert "date-parts" not in items["notes"]["issued"]
    assert "URL" not in items["sheet"]


def test_text(papers: tuple[Atlas, Selection]) -> None:
    first, *documents = [line for line in as_text(*papers, "https://atlas.example/").splitlines() if line]
    assert first.endswith("https://atlas.example/")
    assert documents[0].startswith("Ada Amber, “Ports & 100% of {it}_all”")
    assert "(date inferred)" in documents[2]


def test_each_form_says_what_was_asked_and_what_was_left_out(atlas: Atlas) -> None:
    selection = atlas.select(SOME)
    for write in (as_bibtex, as_ris, as_csl):
        text = write(atlas, selection)
        for part in (
            "2005 · Norland or Southland",
            "1 undated",
            "2 outside the years",
            "CC BY 4.0",
            "retrieved",
        ):
            assert part in text, (write.__name__, part)


def test_the_events_beside_the_claims_are_cited_behind_the_view(atlas: Atlas, tmp_path: Path) -> None:
    few = dataset(tmp_path, ROWS)
    said = events_envelope(few, {"undated": 1}, [("dataset", "few")], "2001 to 2005")
    beside = [events_item(few, said, "https://atlas.example/?dataset=few")]
    selection = atlas.select(SOME)
    lines = as_text(atlas, selection, "", beside).splitlines()
    assert lines[0].startswith("Basing Atlas")
    assert lines[1] == said["citation"]
    for write in (as_bibtex, as_ris, as_csl):
        text = write(atlas, selection, "", beside)
        for part in (f"{few.title}: 3 events (2001 to 2005)", "1 undated", "Not stated", "?dataset=few"):
            assert part in text, (write.__name__, part)
    assert len(bibtex(as_bibtex(atlas, selection, "", beside))) == 3
    view, events, *_ = json.loads(as_csl(atlas, selection, "", beside))
    assert (view["version"], "version" in events, "author" in events) == (__version__, False, False)


def test_only_documents_of_the_view_are_cited(atlas: Atlas) -> None:
    assert len(bibtex(as_bibtex(atlas, atlas.select(ALL)))) == 3
    assert len(bibtex(as_bibtex(atlas, atlas.select(SOME)))) == 2


def test_a_view_that_shows_nothing_cites_itself_alone(atlas: Atlas) -> None:
    selection = atlas.select(NOTHING)
    assert (
        len(bibtex(as_bibtex(atlas, selection)))
        == len(ris(as_ris(atlas, selection)))
        == len(json.loads(as_csl(atlas, selection)))
        == 1
    )
    assert "0 claims from 0 sources" in as_text(atlas, selection)
