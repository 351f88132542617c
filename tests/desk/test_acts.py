"""Acts from the browser become decisions: taken once, never over somebody else's, and refused in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from geo.desk import Desk, in_words, read_again, take_in_text
from geo.errors import RecordError, StaleRecordError, WorkspaceError
from geo.workspace import Item, Workspace
from geo.workspace.handover import pack
from geo.workspace.merging import merge
from tests.desk.conftest import Sit
from tests.workspace.conftest import TEXT, span


def mark(desk: Desk, sort: str, n: int = 0) -> Item:
    return [m for m in desk.workspace.marks(desk.document) if m.sort == sort][n]


def act(do: str, item: Item, **more: Any) -> dict[str, Any]:
    return {"do": do, "id": item.id, "version": item.version, **more}


def test_a_claim_is_accepted_taken_back_and_accepted_again(desk: Desk) -> None:
    claim = mark(desk, "claim")
    assert "Accepted the claim" in desk.perform(act("accept", claim)).words
    assert len(desk.workspace.claims(desk.document)) == 1
    assert desk.perform({"do": "undo"}).words.startswith("Took back")
    assert desk.workspace.claims(desk.document) == {}
    desk.perform({"do": "redo"})
    assert len(desk.workspace.claims(desk.document)) == 1


def test_several_acts_of_one_session_on_one_mark_may_wait_in_one_queue(desk: Desk) -> None:
    """The browser sends the version that it has seen: its own earlier acts do not count against it."""
    claim = mark(desk, "claim")
    for do in ("accept", "reject", "accept"):
        desk.perform(act(do, claim))
    assert desk.workspace.item(claim.id).status == "accepted"


def test_somebody_elses_decision_is_not_overwritten_and_both_are_named(sit: Sit) -> None:
    ann, bob = sit("Ann"), sit("Bob")
    claim = mark(ann, "claim")
    bob.perform(act("reject", claim))
    with pytest.raises(StaleRecordError, match=r"Bob rejected.*accepted"):
        ann.perform(act("accept", claim))
    assert ann.workspace.item(claim.id).status == "rejected"


def test_a_decision_that_is_refused_is_told_in_the_words_that_were_seen(sit: Sit) -> None:
    ann, bob = sit("Ann"), sit("Bob")
    claim = mark(ann, "claim")
    seen = str(claim.value["claim"]["says"]).removesuffix(".")
    bob.perform(act("edit", claim, fields={"says": "Bob says so."}))
    with pytest.raises(StaleRecordError) as refused:
        ann.perform(act("edit", claim, fields={"says": "Ann says so."}))
    assert refused.value.yours.startswith(f"changed the claim “{seen[:40]}")
    assert "Bob says so" not in str(refused.value)
    assert ann.workspace.item(claim.id).value["claim"]["says"] == "Bob says so."


def test_the_same_decision_by_somebody_else_is_said_with_their_name(sit: Sit) -> None:
    ann, bob = sit("Ann"), sit("Bob")
    claim = mark(ann, "claim")
    bob.perform(act("accept", claim))
    with pytest.raises(WorkspaceError, match=r"accepted already: Bob"):
        ann.perform(act("accept", claim))


def test_an_undo_takes_back_nobody_elses_decision_unseen(sit: Sit) -> None:
    ann, bob = sit("Ann"), sit("Bob")
    first, second = mark(ann, "claim", 0), mark(ann, "claim", 1)
    ann.perform(act("accept", first))
    bob.perform(act("reject", second))
    with pytest.raises(WorkspaceError, match=r"In between, Bob rejected"):
        ann.perform({"do": "undo"})
    assert bob.workspace.item(second.id).status == "rejected"
    seen = ann.next_undo()
    assert seen
    ann.perform({"do": "undo", "seen": seen.id})
    assert bob.workspace.item(second.id).status == "suggested", "what was seen may be taken back"


def test_another_candidate_moves_the_claims_that_rest_on_the_name(desk: Desk) -> None:
    mill = next(m for m in desk.workspace.marks(desk.document, "place") if m.value["text"] == "Mill Field")
    desk.perform(act("choose", mill, place="port-amber"))
    claim = next(m for m in desk.workspace.marks(desk.document, "claim") if m.value["mention"] == mill.id)
    assert claim.value["claim"]["place"] == "port-amber"


def test_a_name_is_put_where_no_gazetteer_has_it(desk: Desk) -> None:
    depot = next(m for m in desk.workspace.marks(desk.document, "place") if m.value["text"] == "Old Depot")
    site = {"name": "Old Depot", "kind": "facility", "lat": "42.5", "lon": 72.25, "reason": "Only the text knows it.", "how": "clicked"}  # fmt: skip
    desk.perform(act("put", depot, site=site))
    place = desk.workspace.item(depot.id).value["place"]
    assert place.startswith("my-")
    assert (desk.workspace.places()[place].lat, desk.workspace.places()[place].lon) == (42.5, 72.25)
    desk.perform({"do": "undo"})
    assert desk.workspace.places() == {}


def test_words_are_marked_as_a_place_that_no_gazetteer_has(desk: Desk) -> None:
    start, end = span("unload")
    site = {"name": "The unloading", "kind": "port", "lat": 1, "lon": 2, "reason": "Told.", "how": "clicked"}
    done = desk.perform({"do": "mark", "sort": "place", "start": start, "end": end, "site": site})
    assert [desk.workspace.item(id_).value["place"] for id_ in done.made] == [*desk.workspace.places()]
    desk.perform({"do": "undo"})
    assert (desk.workspace.places(), desk.workspace.item(done.made[0]).status) == ({}, "removed")


def test_an_act_that_is_sent_again_by_another_session_is_not_taken_twice(sit: Sit) -> None:
    """The server died after it had written and before it had answered: the browser sends what it kept."""
    ann, again = sit("Ann"), sit("Ann")
    site = {"name": "Wharf", "kind": "port", "lat": 1, "lon": 2, "reason": "Told."}
    first = ann.perform({"do": "site", "site": site, "key": "browser 1"})
    assert again.perform({"do": "site", "site": site, "key": "browser 1"}).words == first.words
    again.perform({"do": "undo", "key": "browser 2", "seen": getattr(again.next_undo(), "id", "")})
    assert again.perform({"do": "undo", "key": "browser 2"}).words.startswith("Took back")
    assert [len(ann.workspace.sites(removed=each)) for each in (False, True)] == [0, 1]
    again.perform({"do": "site", "site": site, "key": "browser 3"})
    assert len(ann.workspace.sites()) == 1


def test_an_own_place_added_alone_is_what_the_next_undo_takes_back(desk: Desk) -> None:
    desk.perform(act("accept", mark(desk, "claim")))
    desk.perform(
        {"do": "site", "site": {"name": "Wharf", "kind": "port", "lat": 1, "lon": 2, "reason": "Told."}}
    )
    assert [place.name for place in desk.workspace.places().values()] == ["Wharf"]
    desk.perform({"do": "undo"})
    assert desk.workspace.places() == {}
    assert len(desk.workspace.claims(desk.document)) == 1
    desk.perform({"do": "redo"})
    assert len(desk.workspace.places()) == 1


def test_a_claim_by_hand_and_a_mark_by_hand_say_what_is_new(desk: Desk) -> None:
    start, end = span("Its ships unload there every week")
    fields: dict[str, Any] = {
        "says": "Ships unload.",
        "kind": "conducted",
        "about": "transit",
        "place": "port-amber",
        "actors": [],
        "when": None,
    }
    made = desk.perform({"do": "claim", "start": start, "end": end, "fields": fields}).made
    assert [desk.workspace.item(id_).status for id_ in made] == ["accepted"]
    start, end = span("clerk")
    made = desk.perform({"do": "mark", "sort": "actor", "start": start, "end": end, "actor": "norland"}).made
    assert desk.workspace.item(made[0]).value["text"] == "clerk"


def test_all_above_a_confidence_leaves_out_what_cannot_be_and_says_so(desk: Desk) -> None:
    words = desk.perform({"do": "above", "confidence": 0.8}).words
    assert "Accepted 1 of 3" in words
    assert "Choose the place" in words
    assert len(desk.workspace.claims(desk.document)) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"do": "burn"},
        {"do": "accept"},
        {"do": "accept", "id": "claim-none"},
        {"do": "claim", "start": "x", "end": 4, "fields": {}},
        {"do": "claim", "start": 0, "end": 5, "fields": "?"},
        {"do": "mark", "sort": "claim", "start": 0, "end": 5},
        {"do": "mark", "sort": "date", "start": 0, "end": 5, "edtf": "soon"},
        {"do": "mark", "sort": "place", "start": 0, "end": len(TEXT) + 1},
        {"do": "site", "site": {"name": "X", "kind": "port", "lat": 91, "lon": 0, "reason": "?"}},
        {"do": "above", "confidence": "much"},
        {"do": "undo"},
        {"do": "redo"},
    ],
)
def test_an_act_that_cannot_be_is_refused_in_words_and_writes_nothing(
    desk: Desk, wrong: dict[str, Any]
) -> None:
    before = desk.workspace.newest()
    with pytest.raises((WorkspaceError, RecordError)) as refused:
        desk.perform(wrong)
    assert in_words(refused.value).endswith((".", "?"))
    assert "\n" not in in_words(refused.value)
    assert desk.workspace.newest() == before


def test_a_day_taken_back_is_taken_back_from_the_suggestions_too(desk: Desk) -> None:
    workspace, text = desk.workspace, "Russia uses the Kant air base, an officer said in Bishkek."
    own = take_in_text(workspace, text, "", {"published": "2004-01-15"}).document

    def dates() -> list[str]:
        suggested = workspace.marks(own.id, "claim", ("suggested",))
        return [str(m.value["claim"].get("when")) for m in suggested]

    before = dates()
    workspace.decide(workspace.plans.describe(own.item, published="2010-08-05"))
    read_again(workspace, own.id)
    assert len(dates()) == len(before) > 0
    assert dates() != before
    there = Desk(workspace, own.id)
    seen = there.next_undo()
    assert seen
    there.perform({"do": "undo", "seen": seen.id})
    assert dates() == before


def test_an_act_that_leaves_a_claim_as_it_is_does_not_lock_the_session_out_of_it(desk: Desk) -> None:
    claim = mark(desk, "claim")
    name = desk.workspace.item(claim.value["mention"])
    desk.perform(act("edit", claim, fields={"place": "mill-field"}))
    desk.perform(act("choose", name, place="mill-field"))  # the claim has that place already
    desk.perform(act("reject", claim))
    assert desk.workspace.item(claim.id).status == "rejected"


@pytest.mark.parametrize("step", ["undo", "redo"])
def test_a_decision_taken_just_before_a_step_is_written_is_not_taken_back_with_it(
    sit: Sit, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    ann, bob = sit("Ann"), sit("Bob")
    first, second = mark(ann, "claim", 0), mark(ann, "claim", 1)
    if step == "redo":
        bob.perform(act("reject", second))
    ann.perform(act("accept", first))
    if step == "redo":
        ann.perform({"do": "undo"})
    looked = getattr(Desk, f"next_{step}")

    def then_bob_decides(desk: Desk) -> Any:
        found = looked(desk)
        bob.perform(act("reject", second) if step == "undo" else {"do": "undo"})
        return found

    monkeypatch.setattr(Desk, f"next_{step}", then_bob_decides)
    with pytest.raises(WorkspaceError, match=r"In between, Bob rejected"):
        ann.perform({"do": step})
    assert ann.workspace.item(second.id).status == ("rejected" if step == "undo" else "suggested")
    assert ann.workspace.item(first.id).status == ("accepted" if step == "undo" else "suggested")


def test_what_a_hand_over_decided_already_is_said_with_who_opened_it(desk: Desk, tmp_path: Path) -> None:
    other = Workspace.open(tmp_path / "other.sqlite", who="Ben", world=desk.workspace.world)
    merge(other, pack(desk.workspace, b"{}", texts=True))
    there = Desk(other, desk.document)
    there.perform(act("accept", mark(there, "claim")))
    merge(desk.workspace, pack(other, b"{}"))
    other.close()
    with pytest.raises(WorkspaceError, match=r"accepted already: Ann opened a workspace of Ben"):
        desk.perform(act("accept", mark(desk, "claim")))


def test_the_desk_holds_claims_against_the_records_of_the_page(desk: Desk) -> None:
    claim = mark(desk, "claim")
    world = desk.workspace.world
    actors = [{"id": "eastland", "role": "uses"}]
    with pytest.raises(RecordError, match="eastland"):
        desk.perform(act("edit", claim, fields={"actors": actors}))
    newer = world.actors["norland"].model_copy(update={"id": "eastland", "name": "Eastland"})
    desk.workspace.world = replace(world, actors={**world.actors, "eastland": newer})
    desk.perform(act("edit", claim, fields={"actors": actors}))
    assert desk.workspace.item(claim.id).status == "edited"
