from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest

from geo.atlas import Atlas, Selection
from geo.export.formats import render
from geo.export.html import atlas_html, held_by
from geo.view import FACETS, View
from tests.checkout import Checkout

MADE = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
HOSTILE = """</script><!--<script>"'&<img src=x onerror=alert(1)>"""
REQUESTING = {"src", "srcset", "poster", "data", "action", "formaction", "background", "ping"}


class Reader(HTMLParser):
    """What a browser would make of the file: elements with their attributes, and the text inside them."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self.open[-1] if self.open else "", []).append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def data_of(page: bytes) -> dict[str, object]:
    match = re.search(rb'<script type="application/json" id="file">(.*?)</script>', page, re.S)
    assert match
    found: dict[str, object] = json.loads(match.group(1))
    return found


def foreign(reader: Reader) -> list[str]:
    """Addresses that a browser would ask for by itself; links wait for a reader's click."""
    asked = [
        value
        for tag, attributes in reader.elements
        for name, value in attributes.items()
        if name in REQUESTING or (name == "href" and tag != "a") or (name == "style" and "url(" in value)
    ]
    asked += re.findall(r"url\(\s*[\"']?([^\"')]+)|@import", " ".join(reader.texts.get("style", [])))
    return [address for address in asked if not address.startswith(("data:", "#"))]


@pytest.fixture
def page(atlas: Atlas) -> bytes:
    return atlas_html(atlas, atlas.select(View()), MADE)


def test_nothing_would_be_requested(page: bytes) -> None:
    reader = Reader(page)
    assert foreign(reader) == []
    assert not reader.all("iframe")
    assert not reader.all("base")
    by_address = (
        r"fetch\((?:source|address)\)"  # only where layer or field are given as an address; here none is
    )
    assert "fetch(" not in re.sub(by_address, "", page.decode())


def test_the_check_itself_notices_a_request() -> None:
    assert foreign(Reader(b"<img src=//x.example/a.png>")) == ["//x.example/a.png"]
    assert foreign(Reader(b"<link rel=stylesheet href=a.css>")) == ["a.css"]
    assert foreign(Reader(b"<style>p { background: url(https://x.example/a) }</style>")) == [
        "https://x.example/a"
    ]


def test_the_policy_comes_first_and_lets_nothing_in(page: bytes) -> None:
    metas = Reader(page).all("meta")
    assert metas[0] == {"charset": "utf-8"}
    policy = dict(rule.split(" ", 1) for rule in metas[1]["content"].split("; "))
    assert metas[1]["http-equiv"] == "Content-Security-Policy"
    assert policy["default-src"] == "'none'"
    assert policy["img-src"] == "data:"
    assert not any("http" in rule or "*" in rule or "eval" in rule for rule in policy.values())


def test_a_reader_may_enlarge_the_page(page: bytes) -> None:
    viewports = [meta["content"] for meta in Reader(page).all("meta") if meta.get("name") == "viewport"]
    assert viewports == ["width=device-width, initial-scale=1"]
    assert b"user-scalable" not in page


def test_links_lead_out_safely(page: bytes) -> None:
    outward = [link for link in Reader(page).all("a") if not link["href"].startswith("#")]
    assert outward
    assert all(link["target"] == "_blank" and "noopener" in link["rel"] for link in outward)
    assert all(link["href"].startswith("https://paper.example/amber") for link in outward)


def test_it_says_what_it_is(atlas: Atlas) -> None:
    view = View(years=(2002, 2003), source=("amber-daily",))
    selection = atlas.select(view)
    said = data_of(atlas_html(atlas, selection, MADE))
    assert said["generated"] == "2026-01-02T03:04:05Z"
    assert said["query"] == {"options": [list(pair) for pair in view.options()], "words": "2002 to 2003 · all actors · Amber Daily · as known today"}  # fmt: skip
    assert (said["shown"], said["total"], said["hidden"]) == (len(selection.shown), 8, selection.hidden)
    assert "Basing Atlas" in str(said["citation"])
    assert "CC BY" in str(said["licence"])


def test_it_holds_what_passes_every_filter_but_time(atlas: Atlas) -> None:
    view = View(years=(2002, 2003), source=("amber-daily",))
    selection = atlas.select(view)
    page = atlas_html(atlas, selection, MADE)
    rows = [row["data-claim"] for row in Reader(page).all("tr") if "data-claim" in row]
    assert sorted(rows) == sorted(entry.id for entry in selection.masked)
    assert len(selection.shown) < len(rows) < 8
    assert b"League Notes" not in page
    assert b"Left out</dt><dd>3 claims by its filters." in page


def test_what_was_not_yet_published_is_not_inside(atlas: Atlas) -> None:
    selection = atlas.select(View(known=date(2005, 12, 31)))
    held = held_by(atlas, selection)
    assert set(held.records.documents) == {"amber-daily"}
    assert {entry.source.id for entry in held.entries} == {"amber-daily"}
    assert data_of(atlas_html(atlas, selection, MADE))["base"] == {
        **{facet: [] for facet in FACETS},
        "known": "2005-12-31",
    }


def test_hostile_words_stay_words(checkout: Checkout) -> None:
    checkout.document(
        "paper", {"says": HOSTILE, "caution": HOSTILE, "speaker": HOSTILE, "when": "2005"},
        title=HOSTILE, publisher=HOSTILE, summary=HOSTILE, author=HOSTILE, url="https://x.example/?a=1&b=%22",
    )  # fmt: skip
    atlas = checkout.atlas()
    page = atlas_html(atlas, atlas.select(View()), MADE)
    reader = Reader(page)
    assert reader.all("img") == []
    assert not any(name.startswith("on") for _, attributes in reader.elements for name in attributes)
    assert "".join(reader.texts["td"]).count(HOSTILE) >= 1
    assert (
        sum(HOSTILE in text for text in reader.texts["title"]) == 0
    )  # the title says the view, not a source
    choices = data_of(page)["choices"]
    assert isinstance(choices, dict)
    assert choices["source"] == {"paper": HOSTILE}
    plain = Reader(atlas_html(*_plain(checkout), MADE))
    assert [tag for tag, _ in reader.elements] == [tag for tag, _ in plain.elements]


def _plain(checkout: Checkout) -> tuple[Atlas, Selection]:
    checkout.document(
        "paper", {"says": "Plain.", "caution": "Plain.", "speaker": "Plain", "when": "2005"},
        title="Plain", publisher="Plain", summary="Plain.", author="Plain", url="https://x.example/?a",
    )  # fmt: skip
    atlas = checkout.atlas()
    return atlas, atlas.select(View())


@pytest.mark.parametrize(
    "view", [View(kind=("agreed",)), View(kind=("withdrawn",)), View(years=(1700, 1701))]
)
def test_small_and_empty_views_are_files_too(atlas: Atlas, view: View) -> None:
    page = atlas_html(atlas, atlas.select(view), MADE)
    assert foreign(Reader(page)) == []
    assert data_of(page)["shown"] == len(atlas.select(view).shown)


def test_the_same_view_makes_the_same_file(atlas: Atlas) -> None:
    assert atlas_html(atlas, atlas.select(View()), MADE) == atlas_html(atlas, atlas.select(View()), MADE)


def test_it_stays_small(page: bytes) -> None:
    assert len(page) < 2_000_000


def test_the_register_offers_it(atlas: Atlas) -> None:
    assert render(".html", atlas, atlas.select(View())).startswith(b"<!DOCTYPE html>")
