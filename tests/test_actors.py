from __future__ import annotations

from datetime import date

import pytest

from geo.actors import (
    VERBS,
    bodies_of,
    counterparts,
    index,
    spell_chart,
    spell_in_words,
    spells,
    taking_part,
    verb_lanes,
    verb_of,
)
from geo.atlas import Atlas
from geo.records.vocabulary import Vocabulary
from tests.checkout import ACTORS, Checkout

BELONGS = """
[[actor.membership]]
of = "norland"
from = "2001-05-06"
to = "2003"
basis = "A paper of ours."
url = "https://paper.example/league"

[[actor]]
id = "norland-navy"
name = "Norland Navy"
kind = "body"
part_of = "norland"

[[actor]]
id = "eastland"
name = "Eastland"
kind = "state"

[[actor.membership]]
of = "harbour-league"
from = "1999"
basis = "Another paper of ours."
"""


@pytest.mark.parametrize(
    ("kind", "role", "more", "verb"),
    [
        ("requested", "seeks", {}, "sought"),
        ("planned", "uses", {}, "sought"),
        ("requested", "hosts", {}, "asked"),
        ("offered", "offers", {}, "offered"),
        ("offered", "seeks", {}, "was-offered"),
        ("negotiated", "party", {}, "discussed"),
        ("agreed", "party", {}, "agreed"),
        ("agreed", "grants", {}, "granted"),
        ("agreed", "uses", {}, "got"),
        ("operating", "uses", {}, "used"),
        ("deployed", "hosts", {}, "hosted"),
        ("provided", "supplies", {}, "gave"),
        ("provided", "receives", {}, "got"),
        ("conducted", "party", {}, "joined"),
        ("terminated", "ends", {}, "ended"),
        ("terminated", "uses", {}, "lost"),
        ("relocated", "uses", {"status": "planned"}, "sought"),
        ("opposed", "opposes", {}, "opposed"),
        ("refused", "refuses", {}, "opposed"),
        ("refused", "seeks", {}, "met-refusal"),
        ("requested", "uses", {"about": "withdrawal"}, "met-refusal"),
        ("operating", "uses", {"stance": "denied"}, "denied"),
        ("operating", "speaks", {"stance": "denied"}, "spoke"),
        ("visited", "visits", {}, "spoke"),
        ("visited", "hosts", {}, "received"),
        ("stated", "party", {}, "spoken-of"),
        ("requested", "speaks", {}, "spoke"),
    ],
)
def test_a_role_in_a_claim_is_one_row(
    checkout: Checkout, kind: str, role: str, more: dict[str, object], verb: str
) -> None:
    checkout.document("paper", {"kind": kind, "actors": [{"id": "norland", "role": role}], **more})
    (entry,) = checkout.atlas().entries
    assert verb_of(entry, role) == verb


def test_every_role_of_every_kind_has_a_row(checkout: Checkout) -> None:
    words: Vocabulary = checkout.records().words
    pairs = [(kind, role.id) for kind in words.kinds for role in words.role]
    claims = [{"kind": kind, "actors": [{"id": "norland", "role": role}]} for kind, role in pairs]
    checkout.document("paper", *claims)
    entries = checkout.atlas().entries
    assert {verb_of(entry, entry.claim.actors[0].role) for entry in entries} <= set(VERBS)


def test_rows_keep_their_order_and_hold_every_claim(atlas: Atlas) -> None:
    lanes = verb_lanes(atlas.entries, "norland")
    order = list(VERBS)
    assert [lane.name[0] for lane in lanes] == sorted(
        (lane.name[0] for lane in lanes), key=lambda verb: order.index(verb)
    )
    held = {mark.entry.id for lane in lanes for mark in lane.marks}
    assert held == {entry.id for entry in taking_part(atlas.entries, "norland")}


def test_two_actors_are_a_pair_only_where_both_take_part(atlas: Atlas) -> None:
    pair = taking_part(atlas.entries, "norland", "southland")
    assert pair
    assert all({"norland", "southland"} <= set(entry.values("actor")) for entry in pair)
    assert len(pair) < len(taking_part(atlas.entries, "norland"))


def test_counterparts_are_counted_with_their_mix(atlas: Atlas) -> None:
    (southland,) = counterparts(atlas, atlas.entries, "norland")
    both = taking_part(atlas.entries, "norland", "southland")
    assert (southland.actor, southland.count) == ("southland", len(both))
    assert southland.families == {
        family: sum(entry.family == family for entry in both) for family in southland.families
    }
    assert sum(southland.families.values()) == len(both)


def test_the_index_names_every_actor_most_claims_first(atlas: Atlas) -> None:
    found = index(atlas, atlas.entries)
    assert {mix.actor for mix in found} == set(atlas.records.actors)
    counts = [mix.count for mix in found]
    assert counts == sorted(counts, reverse=True)
    assert index(atlas, ())[0].count == 0


@pytest.fixture
def joined(checkout: Checkout) -> Atlas:
    """The Harbour League belongs to Norland, of all things; Eastland belongs to the League."""
    checkout.write("data/actors.toml", ACTORS + BELONGS)
    checkout.document("paper", {"when": "2002/2004"})
    return checkout.atlas()


def test_memberships_are_seen_from_both_sides(joined: Atlas) -> None:
    assert [(spell.member, spell.of) for spell in spells(joined, "harbour-league")] == [
        ("harbour-league", "norland"),
        ("eastland", "harbour-league"),
    ]
    assert [spell.member for spell in spells(joined, "norland")] == ["harbour-league"]
    assert spells(joined, "southland") == []


def test_a_membership_has_the_ends_that_its_record_states(joined: Atlas) -> None:
    own, eastland = spells(joined, "harbour-league")
    assert (own.first, own.last, own.begins, own.ends) == (date(2001, 5, 6), date(2003, 12, 31), True, True)
    assert (eastland.first, eastland.last, eastland.ends) == (date(1999, 1, 1), None, False)
    assert spell_in_words(own) == "6 May 2001 to 2003"
    assert spell_in_words(eastland) == "since 1999, no end known"


def test_memberships_are_drawn_as_bars_that_are_no_claims(joined: Atlas) -> None:
    lanes, marks = spell_chart(joined, spells(joined, "harbour-league"), "harbour-league", 7)
    assert [lane["marks"] for lane in lanes] == [[7], [8]]
    assert [lane["group"][1] for lane in lanes] == ["Belonged to", "Members"]
    assert {mark["family"] for mark in marks} == {-1}
    assert [mark["after"] for mark in marks] == [False, True]
    assert all(mark["id"] not in joined.by_id for mark in marks)


def test_bodies_are_those_whose_record_says_so(joined: Atlas) -> None:
    assert [body.id for body in bodies_of(joined, "norland")] == ["norland-navy"]
    assert bodies_of(joined, "norland-navy") == []


def test_actors_that_no_claim_names_are_left_out_of_the_index(checkout: Checkout) -> None:
    checkout.write(
        "data/actors.toml", ACTORS + '\n[[actor]]\nid = "farland"\nname = "Farland"\nkind = "state"\n'
    )
    checkout.document(
        "amber-daily", {"says": "Norland runs a quay.", "actors": [{"id": "norland", "role": "uses"}]}
    )
    made = checkout.atlas()
    assert "farland" not in [mix.actor for mix in index(made, made.entries)]
    assert "farland" in [mix.actor for mix in index(made, made.entries, "farland")]
