"""Ends of bases and routes: what closed, who was put out, who no longer uses it; sentences are our own."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import only, suggested


@pytest.mark.parametrize(
    ("text", "place", "when"),
    [
        ("Russia wants to stay, now that the American base in Uzbekistan closed in October 2004.", "uzbekistan", "2004-10"),
        ("The second American base in the region, in Uzbekistan, closed in 2005.", "uzbekistan", "2005"),
        ("The American base at Kant in Kyrgyzstan closed in 2004.", "kant", "2004"),
        ("American officers keep Kant open since their other base, in Uzbekistan, closed in 2004.", "uzbekistan", "2004"),
    ],
)  # fmt: skip
def test_a_base_that_closed_has_ended(text: str, place: str, when: str) -> None:
    ended = [(at, one.when) for one, at in suggested(text) if one.kind == "terminated"]
    assert ended == [(place, when)]


@pytest.mark.parametrize(
    "text",
    [
        "The talks at the Russian base in Tajikistan closed in June.",
        "The road to the American base at Kant closed on Monday.",
        "Families living near the American base at Kant were evacuated.",
        "Afghan civilians were evacuated from Kant by American planes.",
    ],
)
def test_what_closed_beside_a_base_ends_none(text: str) -> None:
    assert not {one.kind for one, _ in suggested(text)} & {"terminated", "withdrawn"}


def test_of_two_bases_each_has_its_own_end() -> None:
    ended = {
        at: one.status
        for one, at in suggested(
            "The Termez air base is to be closed by October 2007 and the base at Kant later."
        )
        if one.kind == "terminated"
    }
    assert ended == {"termez-air-base": "planned"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The American army was evicted from the base at Kant in 2004.", ("kyrgyzstan", "ends")),
        ("American troops were expelled from Uzbekistan in 2004.", ("uzbekistan", "ends")),
        ("The Uzbek decision to close the American base in Uzbekistan came in 2004.", ("uzbekistan", "ends")),
        ("The United States no longer uses the base at Kant.", ("united-states", "uses")),
        ("The base at Kant, which was evacuated in 2004, was American.", ("kyrgyzstan", "hosts")),
        ("He praised the American army's use of the Termez air base, which was evacuated in 2004.", ("united-states", "uses")),
    ],
)  # fmt: skip
def test_who_ends_it_and_who_was_there(text: str, role: tuple[str, str]) -> None:
    ended = [
        one
        for one, _ in suggested(text)
        if one.kind in ("terminated", "withdrawn") and one.about == "basing" and one.status == "actual"
    ]
    assert [role in one.actors for one in ended] == [True]


def test_whom_its_host_bars_has_ended_nothing() -> None:
    told = suggested("Uzbekistan told the United States that it can no longer use the base at Termez.")
    assert "terminated" not in {one.kind for one, _ in told}


def test_who_is_told_of_a_lease_sought_more_of_it() -> None:
    one, _ = only("Kyrgyzstan informed Russia that the lease of Kant would not be extended.")
    assert (one.kind, set(one.actors)) == ("refused", {("kyrgyzstan", "refuses"), ("russia", "seeks")})


def test_whose_routes_are_closed_closes_them() -> None:
    one, place = only("The closure of Tajikistan's supply lines to American forces in Afghanistan is costly.")
    assert (one.kind, set(one.actors), place) == (
        "terminated", {("tajikistan", "ends"), ("united-states", "uses")}, "tajikistan"
    )  # fmt: skip


def test_routes_closed_to_an_alliance_are_refused_to_it() -> None:
    found = suggested("Talks turned to the supply routes, which Tajikistan closed to NATO forces in 2004.")
    assert [set(one.actors) for one, _ in found] == [{("tajikistan", "refuses"), ("nato", "uses")}]


def test_a_pledge_to_close_is_an_end_and_no_offer() -> None:
    found = suggested(
        "Russia pledged at a summit of the leaders of many states in Bishkek to shut down its base in Tajikistan."
    )
    assert ("terminated", "planned") in {(one.kind, one.status) for one, _ in found}
    assert "offered" not in {one.kind for one, _ in found}


@pytest.mark.parametrize(
    "text",
    [
        "The French contingent in Tajikistan has left.",
        "France promised to hand back its base in Tajikistan.",
        "The base in Tajikistan was given up by France in 2004.",
    ],
)
def test_a_presence_that_ends_is_none_beside(text: str) -> None:
    found = [(one.kind, dict(one.actors)["france"]) for one, _ in suggested(text)]
    assert found == [("withdrawn", "uses")]


def test_a_promise_that_somebody_will_close_a_base_is_no_offer() -> None:
    found = suggested("The minister promised that Russia would close the base at Kant.")
    assert {(one.kind, one.status) for one, _ in found} == {("terminated", "planned")}


def test_what_a_base_has_cost_is_no_aid() -> None:
    found = suggested(
        "Uzbekistan ended an agreement that let American staff work from a $110 million drone base."
    )
    assert {one.about for one, _ in found if one.kind == "terminated"} == {"basing"}


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("Russia is preparing to evacuate its base in Tajikistan.", "planned"),
        ("A base in Tajikistan could offer Russia an alternative to Kant.", "offered"),
        ("Russian submarines can likely no longer operate in the Caspian Sea.", "terminated"),
    ],
)
def test_what_only_sounds_like_a_plan_an_offer_or_an_end_is_none(text: str, unsaid: str) -> None:
    assert unsaid not in {one.kind for one, _ in suggested(text)}


def test_the_day_of_a_withdrawal_is_not_that_of_the_presence() -> None:
    found = suggested("The American troops stationed at Kant will withdraw by October 2005.")
    assert {one.when for one, _ in found if one.kind == "deployed"} == {""}
