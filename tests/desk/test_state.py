"""What the desk shows: marks with candidates, claims with their family, and what a decision would change."""

from __future__ import annotations

import json

from geo.desk import Desk, desk_state, foreseen, vocabulary
from geo.gazetteer import Candidate, Entity
from tests.checkout import locate
from tests.workspace.conftest import TEXT

AMBER = Entity("port-amber", "Port Amber", "port", "SL", 41.5, 71.25, "exact", 1_000, 0, "ours")


def find(id_: str) -> Entity:
    found = locate(id_)
    return Entity(
        found.id, found.name, found.kind, found.country, found.lat, found.lon, "exact", 1_000, 0, "ours"
    )


def search(_: str) -> list[Candidate]:
    return [Candidate(AMBER, 0.4, ("sounds like it",))]


def test_offsets_are_those_of_the_text_and_everything_can_be_sent(desk: Desk) -> None:
    state = desk_state(desk, find, search)
    assert json.loads(json.dumps(state)) == state
    assert all(TEXT[m["start"] : m["end"]] == m["text"] for m in state["marks"])
    assert state["places"]["port-amber"]["lat"] == find("port-amber").lat


def test_a_mark_without_candidates_of_the_parser_has_those_of_the_gazetteer(desk: Desk) -> None:
    marks = {m["text"]: m for m in desk_state(desk, find, search)["marks"]}
    assert marks["Old Depot"]["place"] is None
    assert [option["place"] for option in marks["Old Depot"]["options"]] == ["port-amber"]
    assert len(marks["Mill Field"]["options"]) == 2


def test_a_suggestion_that_is_not_yet_a_claim_has_a_family_all_the_same(desk: Desk) -> None:
    families = {c["fields"]["kind"]: c["family"] for c in desk_state(desk, find, search)["claims"]}
    assert families == {"operating": "in-use", "offered": "proposed", "stated": "talk"}


def test_what_would_change_is_said_before_it_does(desk: Desk) -> None:
    plan = desk.plan({"do": "above", "confidence": 0.5})
    said = foreseen(desk.workspace, plan, find)
    assert said["words"].startswith("2 claims come onto the map: ")
    assert {spot["id"] for spot in said["spots"]} == {"port-amber", "mill-field"}
    assert desk.workspace.claims(desk.document) == {}
    desk.perform({"do": "above", "confidence": 0.5})
    claim = next(m for m in desk.workspace.marks(desk.document, "claim") if m.decided)
    said = foreseen(
        desk.workspace, desk.plan({"do": "reject", "id": claim.id, "version": claim.version}), find
    )
    assert said["words"].startswith("1 claim leaves it: ")


def test_the_words_of_forms_are_those_of_the_records(desk: Desk) -> None:
    words = vocabulary(desk.workspace.world)
    assert {"id": "norland", "label": "Norland"}.items() <= words["actor"][0].items()
    assert all(
        term["label"]
        for name in ("kind", "about", "role", "stance", "status", "basis")
        for term in words[name]
    )
