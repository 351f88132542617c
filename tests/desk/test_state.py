"""What the desk shows: marks with candidates, claims with their family, and what a decision would change."""

from __future__ import annotations

import json
from functools import partial

import pytest

from geo.desk import Desk, desk_changes, desk_state, foreseen, vocabulary
from geo.desk.parts import parts_of
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
    state = desk_state(desk, find, search)
    options = {m["text"]: state["options"][m["options"]] for m in state["marks"] if m["sort"] == "place"}
    assert next(m for m in state["marks"] if m["text"] == "Old Depot")["place"] is None
    assert [option["place"] for option in options["Old Depot"]] == ["port-amber"]
    assert len(options["Mill Field"]) == 2


def test_after_a_decision_only_what_it_changed_is_sent(desk: Desk) -> None:
    state = desk_state(desk, find, search)
    assert desk_changes(desk, find, search, state["at"])["marks"] == []
    claim = next(c for c in state["claims"] if c["fields"].get("place"))
    done = desk.perform({"do": "accept", "id": claim["id"], "version": claim["version"]})
    changes = desk_changes(desk, find, search, state["at"])
    assert [(c["id"], c["status"]) for c in changes["claims"]] == [(claim["id"], "accepted")]
    assert changes["undo"]["words"] in done.words.replace("Accepted", "accepted")
    whole = {m["id"]: m for m in desk_state(desk, find, search)["claims"]}
    assert whole[claim["id"]] == changes["claims"][0]


def test_what_was_put_by_hand_and_taken_back_is_gone(desk: Desk) -> None:
    at = desk_state(desk, find, search)["at"]
    start = TEXT.index("week")
    made = desk.perform({"do": "mark", "sort": "date", "start": start, "end": start + 4, "edtf": "2004"}).made
    desk.perform({"do": "undo"})
    changes = desk_changes(desk, find, search, at)
    assert (changes["gone"], changes["marks"]) == ([*made], [])


def test_a_long_text_lies_on_the_desk_in_parts_that_together_are_the_text(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = desk.workspace.text(desk.document)
    assert text
    monkeypatch.setattr("geo.desk.state.parts_of", partial(parts_of, most=80))
    parts = [desk_state(desk, find, search, n) for n in range(len(parts_of(text, 80)))]
    assert len(parts) > 1
    assert "".join(part["text"] for part in parts) == text
    every = desk.workspace.marks(desk.document)
    assert sum(len(part["marks"]) + len(part["claims"]) for part in parts) == len(every)
    desk_state(desk, find, search, 0)
    plan = desk.plan({"do": "above", "confidence": 0})
    first = {c["id"] for c in parts[0]["claims"]}
    assert {c.item.id for c in plan.changes if c.item.sort == "claim"} <= first


@pytest.mark.parametrize("text", ["a" * 1_000, "word " * 200, "line\n" * 200, "one\n\n" * 200, "", "short"])
def test_parts_are_never_longer_than_they_may_be(text: str) -> None:
    parts = parts_of(text, 90)
    assert [start for start, _ in parts] == [0, *(end for _, end in parts[:-1])]
    assert parts[-1][1] == len(text)
    assert all(end - start <= 90 for start, end in parts)


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
    assert {"id": "KG", "label": "Kyrgyzstan"} in words["country"]
    assert "ZZ" not in {country["id"] for country in words["country"]}
    assert {"id": "norland", "label": "Norland"}.items() <= words["actor"][0].items()
    assert all(
        term["label"]
        for name in ("kind", "about", "role", "stance", "status", "basis")
        for term in words[name]
    )
