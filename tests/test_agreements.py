"""The rule of geo.agreements case by case, on an agreement that nobody made."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from geo.agreements import Ground, grounds, last_word, stage_of, state_on
from tests.checkout import Checkout

GRANT = [{"id": "southland", "role": "grants"}, {"id": "norland", "role": "uses"}]


def told(kind: str, when: str = "", **more: Any) -> dict[str, Any]:
    doubtful = {"caution": "Printed so."} if when.endswith("?") else {}
    return {
        "kind": kind,
        "when": when,
        "about": "transit",
        "agreement": "amber-protocol",
        "actors": GRANT,
        **doubtful,
        **more,
    }


def ground(checkout: Checkout, *claims: dict[str, Any]) -> Ground:
    checkout.document("paper", *claims, published="2009-12-31")
    entries = checkout.atlas().entries
    (found,) = grounds(entries, entries)
    return found


def word(checkout: Checkout, day: str, *claims: dict[str, Any]) -> str:
    return state_on(ground(checkout, *claims), date.fromisoformat(day)).word


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2001-12-31", "no step yet"), ("2002-03-04", "no step yet"), ("2002-03-05", "proposed"), ("2003-06-29", "proposed"),
        ("2003-06-30", "agreed"), ("2004-12-30", "agreed"), ("2004-12-31", "ratified"), ("2006-01-01", "in use"),
        ("2008-05-05", "ended"), ("2026-01-01", "ended"),
    ],
)  # fmt: skip
def test_the_furthest_step_that_was_certainly_taken(checkout: Checkout, day: str, expected: str) -> None:
    """A day counts on it, a month or a year from its last day, an interval of use from its first."""
    chain = [
        told("negotiated", "2002-03-05"), told("agreed", "2003-06"), told("ratified", "2004"), told("operating", "2006/2007"),
        told("terminated", "[2008-01-01..2008-05-05]"),
    ]  # fmt: skip
    assert word(checkout, day, *chain) == expected


@pytest.mark.parametrize(
    ("when", "day", "expected"),
    [
        ("[..2005-08-11]", "2005-08-11", "agreed"),
        ("[..2005-08-11]", "2005-08-10", "not known"),
        ("[2005-08-11..]", "2005-08-10", "no step yet"),
        ("[2005-08-11..]", "2020-01-01", "not known"),
        ("2005-08-11~", "2005-08-13", "not known"),
        ("2005-08-11~", "2005-08-14", "agreed"),
        ("2005-08-11~", "2005-08-07", "no step yet"),
        ("2005-08-11?", "2005-08-11", "agreed"),
        ("", "2020-01-01", "not known"),
    ],
)
def test_a_date_counts_from_the_last_day_that_it_can_mean(
    checkout: Checkout, when: str, day: str, expected: str
) -> None:
    assert word(checkout, day, told("agreed", when)) == expected


def test_what_is_proposed_after_an_accord_is_no_step_of_it(checkout: Checkout) -> None:
    chain = [
        told("requested", "[..2004-05-05]"), told("agreed", "2003-03-09"), told("planned", "2004-05-05", status="planned"),
        told("terminated", "2005-06-20", status="planned"),
    ]  # fmt: skip
    state = state_on(ground(checkout, *chain), date(2009, 1, 1))
    assert [(step.stage, step.entry.claim.kind) for step in state.passed] == [
        ("agreed", "agreed"), ("proposed", "requested"),
    ]  # fmt: skip
    assert state.word == "agreed"


def test_an_undated_step_stands_beside_a_dated_one(checkout: Checkout) -> None:
    state = state_on(ground(checkout, told("agreed", "2003"), told("terminated")), date(2010, 1, 1))
    assert state.word == "agreed"
    assert [step.stage for step in state.open] == ["ended"]


def test_an_earlier_step_told_later_takes_nothing_back(checkout: Checkout) -> None:
    """That it was agreed "by May" does not mean that it was agreed after the ratification in April."""
    chain = [
        told("ratified", "2006-04-25"),
        told("agreed", "[..2006-05-12]"),
        told("planned", "2006-06-01", status="planned"),
    ]
    assert word(checkout, "2006-12-31", *chain) == "ratified"


@pytest.mark.parametrize(
    ("kind", "when", "expected"),
    [
        ("negotiated", "2008-02-02", "ended"), ("agreed", "2008-02-02", "agreed"), ("operating", "2008-02-02", "in use"),
        ("agreed", "2007-12-31", "ended"), ("agreed", "[..2008-12-31]", "ended"), ("agreed", "2008-01-31", "ended"),
    ],
)  # fmt: skip
def test_only_what_is_certainly_later_overtakes_an_end(
    checkout: Checkout, kind: str, when: str, expected: str
) -> None:
    chain = [told("ratified", "2003"), told("terminated", "2008-01-31"), told(kind, when)]
    assert word(checkout, "2009-12-31", *chain) == expected


def test_use_after_an_end_is_a_contradiction(checkout: Checkout) -> None:
    state = state_on(
        ground(checkout, told("terminated", "2008-01-31"), told("operating", "2009")), date(2009, 12, 31)
    )
    ((sentence, entries),) = state.contradictions
    assert "after" in sentence
    assert [entry.claim.kind for entry in entries] == ["terminated", "operating"]


def test_a_denial_is_shown_and_does_not_count(checkout: Checkout) -> None:
    state = state_on(ground(checkout, told("agreed", "2003", stance="denied")), date(2009, 1, 1))
    assert state.word == "no step yet"
    assert len(state.contradictions) == 1


@pytest.mark.parametrize(
    ("stance", "expected"), [("asserted", "agreed"), ("reported", "agreed"), ("alleged", "no step yet")]
)
def test_what_is_alleged_does_not_count(checkout: Checkout, stance: str, expected: str) -> None:
    state = state_on(ground(checkout, told("agreed", "2003", stance=stance)), date(2009, 1, 1))
    assert state.word == expected
    assert len(state.contradictions) == (stance == "alleged")


def test_opposition_is_shown_from_its_day_on(checkout: Checkout) -> None:
    found = ground(checkout, told("agreed", "2003"), told("opposed", "2004-02-02"))
    assert state_on(found, date(2004, 2, 1)).contradictions == ()
    assert len(state_on(found, date(2004, 2, 2)).contradictions) == 1


@pytest.mark.parametrize(("other", "expected"), [("2004-03", 1), ("2003", 0)])
def test_two_days_for_one_step(checkout: Checkout, other: str, expected: int) -> None:
    found = ground(checkout, told("ratified", "2003-05-05"), told("ratified", other))
    assert len(state_on(found, date(2009, 1, 1)).contradictions) == expected


def test_two_actors_may_ratify_on_two_days(checkout: Checkout) -> None:
    norland = told("ratified", "2004-03-03", actors=[{"id": "norland", "role": "party"}])
    assert (
        state_on(ground(checkout, told("ratified", "2003-05-05"), norland), date(2009, 1, 1)).contradictions
        == ()
    )


@pytest.mark.parametrize(
    ("change", "stage"),
    [
        ({"kind": "requested"}, "proposed"), ({"kind": "offered"}, "proposed"), ({"kind": "negotiated"}, "proposed"),
        ({"kind": "agreed"}, "agreed"), ({"kind": "ratified"}, "ratified"), ({"kind": "conducted"}, "in use"),
        ({"kind": "terminated"}, "ended"), ({"kind": "stated"}, None), ({"kind": "visited"}, None), ({"kind": "opposed"}, None),
        ({"kind": "refused"}, None), ({"kind": "withdrawn"}, None), ({"kind": "agreed", "status": "planned"}, "proposed"),
        ({"kind": "terminated", "status": "conditional"}, None), ({"kind": "withdrawn", "status": "planned"}, None), ({"kind": "relocated", "status": "planned"}, "proposed"),
        ({"kind": "operating", "status": "planned"}, "proposed"), ({"kind": "stated", "status": "conditional"}, None),
        ({"kind": "agreed", "stance": "denied"}, None),
        ({"kind": "requested", "about": "withdrawal"}, None),
    ],
)  # fmt: skip
def test_stages(checkout: Checkout, change: dict[str, Any], stage: str | None) -> None:
    checkout.document("paper", change)
    assert stage_of(checkout.atlas().entries[0]) == stage


def rests_on(checkout: Checkout, *claims: dict[str, Any]) -> list[tuple[str, str]]:
    """What the first claim rests on."""
    checkout.document("paper", *claims)
    entries = checkout.atlas().entries
    return [(found.named, found.slug) for found in grounds(entries[:1], entries)]


LEG: dict[str, Any] = {"kind": "conducted", "about": "transit", "to": "grey-sea"}


@pytest.mark.parametrize(
    ("leg", "other", "expected"),
    [
        ({"agreement": "a", "event": "e"}, {"agreement": "b", "event": "e"}, [("agreement", "a")]),
        ({"event": "e"}, {"kind": "agreed", "agreement": "b", "event": "e"}, [("agreement", "b")]),
        ({"event": "e"}, {"kind": "agreed", "about": "transit", "event": "e"}, [("event", "e")]),
        ({"event": "e"}, {"kind": "agreed", "about": "aid", "event": "e"}, []),
        ({"event": "e"}, {"kind": "stated", "about": "transit", "event": "e"}, []),
        ({"event": "e"}, {"kind": "agreed", "about": "transit", "event": "other"}, []),
        ({}, {"kind": "agreed", "about": "transit", "event": "e"}, []),
    ],
)
def test_what_a_leg_rests_on(
    checkout: Checkout, leg: dict[str, Any], other: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert rests_on(checkout, {**LEG, **leg}, other) == expected


def test_steps_come_from_what_is_known(checkout: Checkout) -> None:
    checkout.document("early", told("agreed", "2003"), published="2004-01-01")
    checkout.document("late", told("terminated", "2005"), published="2006-01-01")
    entries = checkout.atlas().entries
    early = [entry for entry in entries if entry.source.id == "early"]
    day = date(2009, 1, 1)
    assert [state_on(g, day).word for g in grounds(early, early)] == ["agreed"]
    assert [state_on(g, day).word for g in grounds(early, entries)] == ["ended"]


def test_parties_are_those_who_take_part(checkout: Checkout) -> None:
    spoken = told("stated", "2004", actors=[{"id": "westland", "role": "speaks"}])
    assert ground(checkout, told("agreed", "2003"), spoken).parties == ("southland", "norland")


def test_since_when(checkout: Checkout) -> None:
    state = state_on(ground(checkout, told("agreed", "2003-02"), told("agreed", "2004")), date(2009, 1, 1))
    assert state.since == date(2003, 2, 28)


def test_the_last_word_is_the_first_day_on_which_the_latest_source_can_have_spoken(
    checkout: Checkout,
) -> None:
    inferred = {"published_basis": "inferred", "published_note": "By its contents."}
    checkout.document("paper", published="2012-03-13")
    checkout.document("page", published="[2010-10-12..2022-11-22]", **inferred)
    atlas = checkout.atlas()
    assert last_word(atlas) == date(2012, 3, 13)
    assert last_word(atlas, date(2012, 3, 12)) is None
    assert last_word(atlas, date(2015, 1, 1)) == date(2012, 3, 13)


def test_an_end_decided_ahead_comes_on_the_day_that_it_was_decided_for(checkout: Checkout) -> None:
    chain = [
        told("agreed", "2003-06-30"),
        told("operating", "2004/.."),
        told("terminated", "2006-06-20", target="2007-07-11"),
    ]
    found = ground(checkout, *chain)
    words = [
        state_on(found, date.fromisoformat(day)).word for day in ("2006-12-31", "2007-07-10", "2007-07-11")
    ]
    assert words == ["in use", "in use", "ended"]


def test_it_is_said_which_step_is_dated_differently(checkout: Checkout) -> None:
    found = ground(checkout, told("agreed", "2003-06-30"), told("agreed", "2004-06-30"))
    against = state_on(found, date(2005, 1, 1)).contradictions
    assert [words for words, _ in against] == ["Two claims date the accord differently."]
