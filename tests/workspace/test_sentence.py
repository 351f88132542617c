"""Suggested claims in words: sentences that a person might write, for every kind and stance."""

from __future__ import annotations

from typing import Any

import pytest

from geo.workspace.sentence import said_of
from geo.workspace.world import World, open_world

PLACES = {"ganci": "Ganci air base", "kazakhstan": "Kazakhstan", "kuryk-port": "Port of Kuryk", "caspian-sea": "Caspian Sea",
          "geonames-1526384": "Almaty"}  # fmt: skip


@pytest.fixture(scope="module")
def world() -> World:
    return open_world()


def _claim(kind: str, about: str, place: str, actors: str, **other: Any) -> dict[str, Any]:
    parts = [dict(zip(("id", "role"), part.split(), strict=True)) for part in actors.split(", ")]
    return {
        "kind": kind,
        "about": about,
        "place": place,
        "actors": parts,
        "stance": "asserted",
        "status": "actual",
        **other,
    }


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (
            _claim("terminated", "basing", "ganci", "kyrgyzstan ends, united-states uses"),
            "Kyrgyzstan ended the agreement with the United States on Ganci air base.",
        ),
        (
            _claim("offered", "overflight", "kazakhstan", "kazakhstan offers, united-states receives"),
            "Kazakhstan offered the United States overflights over Kazakhstan.",
        ),
        (
            _claim("provided", "aid", "kazakhstan", "united-states supplies, kazakhstan receives"),
            "The United States gave Kazakhstan aid.",
        ),
        (
            _claim("requested", "withdrawal", "kazakhstan", "sco opposes, united-states uses"),
            "The Shanghai Cooperation Organization asked for the United States’ forces to leave Kazakhstan.",
        ),
        (
            _claim("requested", "withdrawal", "kazakhstan", "united-states uses, kazakhstan hosts"),
            "Somebody asked for the United States’ forces to leave Kazakhstan.",
        ),
        (
            _claim("terminated", "basing", "ganci", "united-states uses, kyrgyzstan hosts", status="planned"),
            "Somebody will end the agreement between the United States and Kyrgyzstan on Ganci air base.",
        ),
        (
            _claim("ratified", "transit", "kuryk-port", "kazakhstan party, united-states party", to="afghanistan"),
            "Kazakhstan ratified an agreement with the United States on transit through the Port of Kuryk to Afghanistan.",
        ),
        (
            _claim("planned", "basing", "caspian-sea", "nato seeks", stance="denied", speaker="The envoy", status="planned"),
            "The envoy denied that NATO plans a base on the Caspian Sea.",
        ),
        (
            _claim("deployed", "basing", "ganci", "united-states uses", stance="reported", speaks_for="kyrgyzstan"),
            "According to Kyrgyzstan, the United States has forces at Ganci air base.",
        ),
        (
            _claim("negotiated", "security", "geonames-1526384", "kazakhstan party, russia party"),
            "Kazakhstan held talks in Almaty with Russia on security cooperation.",
        ),
        (
            _claim("relocated", "basing", "kazakhstan", "united-states uses", to="ganci", status="conditional"),
            "The United States might move forces from Kazakhstan to Ganci air base.",
        ),
        (_claim("visited", "security", "kazakhstan", "kazakhstan hosts"), "Somebody visited Kazakhstan."),
    ],
)  # fmt: skip
def test_said(claim: dict[str, Any], said: str, world: World) -> None:
    to = {"afghanistan": "Afghanistan", **PLACES}.get(claim.get("to", ""), "")
    assert said_of(claim, PLACES[claim["place"]], to, world) == said


def test_every_kind_and_topic_gives_a_sentence(world: World) -> None:
    for kind in world.words.kinds:
        for about in (term.id for term in world.words.about):
            for place, name in PLACES.items():
                said = said_of(_claim(kind, about, place, "russia party, kazakhstan party"), name, "", world)
                assert said[0].isupper()
                assert said.endswith(".")
                assert "  " not in said
