"""The reader's data, from a made-up text in which names, markup and passages get in each other's way."""

from __future__ import annotations

import json
from typing import Any

import pytest

from geo.atlas import Atlas
from geo.export.reader import mention_spot, reader_data
from geo.gazetteer.entity import Candidate, Entity
from geo.records.models import Mention
from geo.view import View, read_view
from tests.checkout import Checkout

TEXT = "Amber Daily 🛳\n\nNorland holds <b>Port Amber</b> since May 2003.\n\nThe League & Norland sailed to Farhaven.\n"


def spans(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


@pytest.fixture
def story(checkout: Checkout) -> Atlas:
    checkout.document(
        "amber",
        {"span": spans("Norland sailed"), "paragraph": 3, "says": "Norland sailed.", "anchor": "Norland sailed"},
        {"span": spans("Norland holds <b>Port Amber</b>"), "paragraph": 2, "when": "2003/.."},
        {"span": spans("holds <b>Port"), "paragraph": 2, "kind": "requested", "says": "Asked <i>for</i>.", "anchor": "holds"},
        {"span": spans("Norland sailed"), "paragraph": 3, "kind": "opposed", "place": "grey-sea", "anchor": "Norland sailed"},
        published="2005-08-16",
    )  # fmt: skip
    for words in ("Port Amber", "Farhaven"):
        start, end = spans(words)
        checkout.mention("amber", text=words, start=start, end=end)
    return checkout.atlas()


def place(id_: str, name: str, kind: str = "city") -> Candidate:
    return Candidate(Entity(id_, name, kind, "SL", 10.0, 20.0, "exact", 1000, 0, "ours"), 1.0, ())


def search(name: str) -> list[Candidate]:
    return {
        "Port Amber": [place("port-amber", "Port Amber")],
        "Farhaven": [place("geonames-1", "Farhaven")],
    }.get(name, [])


def data(atlas: Atlas, text: str | None, **options: list[str]) -> dict[str, Any]:
    view = read_view(options, atlas.choices) if options else View()
    return reader_data(atlas, atlas.select(view), atlas.records.documents["amber"], text, search)


def test_every_piece_names_the_passages_that_cover_it(story: Atlas) -> None:
    made = data(story, TEXT)
    said = dict.fromkeys(range(3), "")
    for paragraph in made["paragraphs"]:
        for piece in paragraph["pieces"]:
            for stop in piece["s"]:
                said[stop] += piece["t"]
    assert list(said.values()) == ["Norland holds <b>Port Amber</b>", "holds <b>Port", "Norland sailed"]
    assert [len(stop["claims"]) for stop in made["stops"]] == [1, 1, 2]
    assert [stop["paragraph"] for stop in made["stops"]] == [2, 2, 3]


def test_text_travels_as_it_is_and_our_own_html_is_escaped(story: Atlas) -> None:
    made = data(story, TEXT)
    joined = ["".join(piece["t"] for piece in p["pieces"]) for p in made["paragraphs"]]
    assert joined[1] == "Norland holds <b>Port Amber</b> since May 2003."
    cards = "".join(claim["html"] for claim in made["claims"].values())
    assert "Asked &lt;i&gt;for&lt;/i&gt;." in cards
    assert "<i>for" not in cards


def test_marks_say_what_they_are_and_where(story: Atlas) -> None:
    marks = [
        (p["t"], p["m"]["k"], p["m"].get("place"))
        for q in data(story, TEXT)["paragraphs"]
        for p in q["pieces"]
        if "m" in p
    ]
    assert ("Farhaven", "place", "geonames-1") in marks
    assert ("May 2003", "date", None) in marks
    assert ("Norland", "actor", None) in marks
    assert {words for words, kind, at in marks if at == "port-amber"} == {"Port", " Amber"}
    places = data(story, TEXT)["places"]
    assert (places["geonames-1"]["lat"], places["geonames-1"]["lon"]) == (10.0, 20.0)
    assert places["port-amber"]["lat"] == 41.5, "a place of the claims stands where the claims put it"


def test_without_a_text_each_claim_is_a_stop_in_the_order_of_the_document(story: Atlas) -> None:
    made = data(story, None)
    assert made["paragraphs"] is None
    assert [stop["paragraph"] for stop in made["stops"]] == [2, 2, 3, 3]
    assert [made["claims"][stop["claims"][0]]["stop"] for stop in made["stops"]] == [0, 1, 2, 3]
    assert set(made["places"]) == {"port-amber", "grey-sea"}
    assert TEXT.splitlines()[2][:20] not in json.dumps(made)


def test_the_view_decides_which_claims_are_marked(story: Atlas) -> None:
    made = data(story, TEXT, family=["against"])
    assert len(made["stops"]) == len(made["claims"]) == 1
    assert all(piece["s"] in ([], [0]) for p in made["paragraphs"] for piece in p["pieces"])


def test_the_axis_counts_what_it_cannot_show(story: Atlas) -> None:
    axis = data(story, None)["axis"]
    assert axis.count("rd-when") == 1
    assert "3 undated claims are not on this axis" in axis
    assert "published 16 Aug 2005" in axis


@pytest.mark.parametrize(("how", "found"), [("adjective", "amberland"), ("literal", "amberton")])
def test_an_adjective_means_a_country_or_a_region(story: Atlas, how: Any, found: str) -> None:
    mention = Mention(text="Amberish", start=0, end=8, how=how)
    answers = [place("amberton", "Amberton"), place("amberland", "Amberland", "country")]
    spot = mention_spot(story, mention, lambda _: answers)
    assert spot is not None
    assert spot.id == found


def test_a_written_place_needs_no_gazetteer(story: Atlas) -> None:
    mention = Mention(text="the quay", start=0, end=8, place="port-amber", reason="It has no name.")
    spot = mention_spot(story, mention, lambda _: [])
    assert spot is not None
    assert spot.name == "Port Amber"
