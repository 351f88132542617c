"""Whose record a claim is: built in, of the reference set, the reader's own, or only suggested."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from geo.atlas import Atlas, open_atlas
from geo.errors import RecordError
from geo.export.built import stale_collection, write_built
from geo.export.card import claim_html
from geo.export.geojson import claims_geojson
from geo.export.table import properties
from geo.maps.columns import columns
from geo.records.reading import ORIGINS, Document, read_document
from geo.records.world import Place
from geo.view import View, read_view
from tests.checkout import Checkout, locate

SITE = Place(
    id="my-old-depot", name="Old Depot", kind="facility", country="SL", lat=42.5, lon=72.5, precision="district",
    basis="Typed by a reader.", reason="Small.",
)  # fmt: skip


@pytest.fixture
def own(checkout: Checkout, tmp_path: Path) -> Document:
    """A document of the reader's: one claim accepted, two suggested, one of them an ending."""
    path = checkout.document(
        "my-notes",
        {"says": "Norland uses Old Depot.", "place": "my-old-depot", "when": "2003"},
        {"says": "Norland leaves the quay.", "kind": "terminated", "when": "2004-12-31",
         "actors": [{"id": "norland", "role": "uses"}]},
        {"says": "Westland wants Old Depot.", "place": "my-old-depot", "kind": "requested"},
    )  # fmt: skip
    document = read_document(path)
    path.unlink()
    return replace(document, origin="mine", suggested=frozenset([*document.claims][1:]))


@pytest.fixture
def joined(checkout: Checkout, atlas: Atlas, own: Document) -> Atlas:
    """The made-up atlas with the reader's document and place."""
    assert atlas.entries
    return open_atlas(locate, checkout.root, documents=[own], places=[SITE])


def test_suggested_claims_are_shown_only_if_asked_for(atlas: Atlas, joined: Atlas) -> None:
    plain = joined.select(View())
    assert len(plain.shown) == len(atlas.entries) + 1
    assert plain.hidden == {"suggested": 2}
    assert plain.total == len(atlas.entries) + 3
    assert plain.counts["origin"] == {"seeds": len(atlas.entries), "mine": 1, "suggested": 2}
    asked = joined.select(View(origin=("mine", "suggested")))
    assert [e.origin for e in asked.shown] == ["mine", "suggested", "suggested"]
    assert asked.hidden == {"other filters": len(atlas.entries)}
    only = joined.select(View(origin=("seeds",)))
    assert [e.id for e in only.shown] == [e.id for e in atlas.entries]
    assert only.hidden == {"other filters": 3}


def test_other_counts_know_of_suggestions_only_if_they_are_shown(joined: Atlas) -> None:
    assert "requested" not in joined.select(View(source=("my-notes",))).counts["kind"]
    assert joined.select(View(origin=("suggested",))).counts["kind"]["requested"] == 1


def test_nothing_is_concluded_from_a_suggestion(atlas: Atlas, joined: Atlas) -> None:
    """An ending that nobody accepted ends nothing, and the years of the atlas do not know it."""
    states = {e.id: e.ended for e in atlas.entries}
    assert {e.id: e.ended for e in joined.entries if e.id in states} == states
    assert joined.years == atlas.years
    assert all(e.origin != "suggested" for e in joined.entries)
    assert len(joined.by_id) == len(joined.everything) == len(joined.entries) + 2


def test_an_own_place_lies_where_its_reader_put_it(joined: Atlas) -> None:
    site = joined.sites["my-old-depot"]
    assert (site.lat, site.lon, site.precision, site.radius_m) == (42.5, 72.5, "district", 75_000)
    assert site.basis == "Typed by a reader."


def test_the_view_names_them(joined: Atlas) -> None:
    assert set(joined.choices.facets["origin"]) == set(ORIGINS)
    view = read_view({"origin": ["mine", "suggested"]}, joined.choices)
    assert view.options() == [("origin", "mine"), ("origin", "suggested")]
    assert not view.everything


def test_they_are_marked_wherever_they_are_written(joined: Atlas) -> None:
    mine, suggested = joined.entries[-1], joined.suggested[0]
    assert "own-mine" in claim_html(joined, mine)
    assert "not accepted" in claim_html(joined, suggested)
    assert "chip own" not in claim_html(joined, joined.entries[0])
    assert properties(suggested)["origin"] == "suggested"
    found = claims_geojson(joined, joined.select(View(origin=("mine",))))
    assert [f["properties"]["origin"] for f in found["features"]] == ["mine"]
    claims = columns(joined)["claims"]
    assert claims["id"] == [e.id for e in joined.everything]
    assert claims["origin"][-3:] == [2, 3, 3]


def test_a_reference_set_lies_in_folders_of_its_own(checkout: Checkout, atlas: Atlas) -> None:
    folder = checkout.root / "data" / "sources" / "reference"
    folder.mkdir(parents=True)
    checkout.document("reference-paper", {"says": "Westland waits."}).rename(folder / "paper.toml")
    wider = checkout.atlas()
    assert [e.origin for e in wider.entries] == ["seeds"] * len(atlas.entries) + ["reference"]
    checkout.document("reference-paper", {"says": "Twice."})
    with pytest.raises(RecordError, match=r"reference-paper.*is the id of"):
        checkout.atlas()


def test_what_is_built_in_stays_so(checkout: Checkout, atlas: Atlas, own: Document) -> None:
    """A reader's document with the id of a seed is not shown in its place."""
    taken = own.source.model_copy(update={"id": "amber-daily"})
    same = open_atlas(locate, checkout.root, documents=[replace(own, source=taken)], places=[SITE])
    assert [e.id for e in same.everything] == [e.id for e in atlas.entries]


def test_built_files_know_the_records_alone(checkout: Checkout, atlas: Atlas) -> None:
    write_built(atlas, checkout.root)
    assert not list(stale_collection(atlas, checkout.root))
    built = json.loads((checkout.root / "data" / "atlas.geojson").read_text(encoding="utf-8"))
    assert {f["properties"]["origin"] for f in built["features"]} == {"seeds"}
