"""A text read once more under another day of publication: what was decided stays with its claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.parsing.model import Parsed
from geo.workspace import Item, OwnDocument, Workspace
from tests.workspace.conftest import parsed


def dated(when: str, clock: str = "2004-05") -> Parsed:
    """The same reading, with another date for its second claim, and for the date it found."""
    found = parsed()
    first, second, third = found.suggestions
    return replace(
        found, suggestions=(first, replace(second, when=when), third), dates=(replace(found.dates[0], edtf=clock),)
    )  # fmt: skip


def offers(workspace: Workspace, document: OwnDocument) -> list[Item]:
    return [m for m in workspace.marks(document.id, "claim") if m.value["claim"]["kind"] == "offered"]


def when(mark: Item) -> str:
    return str(mark.value["claim"]["when"])


def test_a_rejected_claim_stays_rejected_under_another_date(
    workspace: Workspace, document: OwnDocument
) -> None:
    workspace.decide(workspace.plans.reject(*offers(workspace, document)))
    workspace.read(document.id, dated("2005-05"))
    assert [m.status for m in offers(workspace, document)] == ["rejected"]


def test_an_accepted_claim_stays_one_and_its_new_date_is_offered_as_one_decision(
    workspace: Workspace, document: OwnDocument
) -> None:
    workspace.decide(workspace.plans.accept(*offers(workspace, document)))
    plan = workspace.plans.read(document.id, dated("2005-05"))
    workspace.decide(plan)
    (kept,) = offers(workspace, document)
    assert (kept.status, when(kept)) == ("accepted", "2004-05")
    assert plan.newer == {kept.id: {"when": "2005-05", "when_basis": "stated"}}
    workspace.decide(workspace.plans.redate(document.id, plan.newer))
    (kept,) = offers(workspace, document)
    assert (kept.status, when(kept)) == ("edited", "2005-05")
    back = workspace.plans.read(document.id, dated("2004-05"))
    assert back.newer == {kept.id: {"when": "2004-05", "when_basis": "stated"}}  # nor is the way back lost
    workspace.undo(document.id)
    assert [when(m) for m in offers(workspace, document)] == ["2004-05"]
    assert workspace.verify() == []


def elsewhere() -> Parsed:
    """The same reading, with its second claim told of another name and of nobody."""
    found = parsed()
    first, second, third = found.suggestions
    return replace(found, suggestions=(first, replace(second, mention=0, actors=()), third))


@pytest.mark.parametrize("decide", ["accept", "reject"])
def test_what_was_decided_stands_where_the_passage_is_read_otherwise(
    workspace: Workspace, document: OwnDocument, decide: str
) -> None:
    (offer,) = offers(workspace, document)
    workspace.decide(getattr(workspace.plans, decide)(offer))
    plan = workspace.plans.read(document.id, elsewhere())
    workspace.decide(plan)
    (kept,) = offers(workspace, document)
    assert (kept.id, kept.status) == (offer.id, f"{decide}ed")
    assert plan.newer == {}


def test_a_decision_stands_for_one_suggestion_and_for_none_that_was_there_before(
    workspace: Workspace, document: OwnDocument
) -> None:
    both = replace(parsed(), suggestions=(*parsed().suggestions, elsewhere().suggestions[1]))
    workspace.read(document.id, both)
    (offer,) = (m for m in offers(workspace, document) if m.value["claim"]["place"] == "mill-field")
    workspace.decide(workspace.plans.reject(offer))
    workspace.read(document.id, elsewhere())
    assert sorted(m.status for m in offers(workspace, document)) == ["rejected", "suggested"]


def test_a_date_that_a_person_set_is_not_asked_about(workspace: Workspace, document: OwnDocument) -> None:
    workspace.decide(workspace.plans.edit(*offers(workspace, document), when="2003"))
    plan = workspace.plans.read(document.id, dated("2005-05"))
    workspace.decide(plan)
    assert plan.newer == {}
    assert [when(m) for m in offers(workspace, document)] == ["2003"]


def test_a_claim_that_stands_twice_since_an_earlier_reading_is_one_again(
    workspace: Workspace, document: OwnDocument
) -> None:
    workspace.read(document.id, dated("2005-05"))
    workspace.decide(workspace.plans.accept(*offers(workspace, document)))
    with_both = dated("2004-05")
    twice = replace(
        with_both, suggestions=(*with_both.suggestions, replace(with_both.suggestions[1], when="2005-05"))
    )
    workspace.read(document.id, twice)
    assert sorted(m.status for m in offers(workspace, document)) == [
        "accepted",
        "suggested",
    ]  # two dates: two
    workspace.read(document.id, dated("2004-05"))
    assert [m.status for m in offers(workspace, document)] == ["accepted"]


def test_suggested_claims_and_dates_follow_the_new_day_and_places_stay_as_put(
    workspace: Workspace, document: OwnDocument
) -> None:
    mill = next(m for m in workspace.marks(document.id, "place") if m.value["text"] == "Mill Field")
    workspace.decide(workspace.plans.choose(mill, "port-amber"))
    workspace.read(document.id, dated("2005-05", "2005-05"))
    (claim,) = offers(workspace, document)
    assert (when(claim), claim.value["claim"]["place"]) == ("2005-05", "port-amber")
    assert [m.value["edtf"] for m in workspace.marks(document.id, "date")] == ["2005-05"]


@pytest.mark.parametrize("where", ["sqlite"], indirect=True)
def test_claims_whose_words_stand_twice_are_left_out_and_counted(workspace: Workspace) -> None:
    words = "Norland runs a quay at Port Amber since 2003. "
    text = f"{words * 3}\n\n{words * 3}"
    own = workspace.add(text, title="Over and over")
    at = text.index(words, len(words) * 4)
    found = parsed()
    again = replace(found.suggestions[0], start=at, end=at + len(words) - 1)
    plan = workspace.plans.read(own.id, replace(found, mentions=found.mentions[:1], dates=(), actors=(), suggestions=(again,)))  # fmt: skip
    assert plan.skipped == (
        "1 suggested claim was left out: its words stand in the text more than once, and nothing tells the passages apart.",
    )
