"""Presence that nothing shows or that is denied, and names that are only part of a word; sentences are our own."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import suggested


@pytest.mark.parametrize(
    "text",
    [
        "Little evidence has emerged that would prove the presence of Russian forces in Uzbekistan.",
        "There is no evidence of a Russian base in Uzbekistan.",
        "Evidence of Russian troops in Uzbekistan is scant.",
        "The existence of a Russian base in Uzbekistan is officially denied.",
    ],
)
def test_what_nothing_shows_is_denied(text: str) -> None:
    found = [(one.stance, one.status, set(one.actors), place) for one, place in suggested(text)]
    assert found == [("denied", "actual", {("russia", "uses"), ("uzbekistan", "hosts")}, "uzbekistan")]


@pytest.mark.parametrize(
    "text",
    [
        "There is no evidence that the Russian base in Uzbekistan was attacked.",
        "There is growing evidence of a Russian base in Uzbekistan.",
        "He claimed without evidence that Russia has a base in Uzbekistan.",
    ],
)
def test_what_lacks_evidence_otherwise_is_not_denied(text: str) -> None:
    assert "denied" not in {one.stance for one, _ in suggested(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The ministry dismissed media reports that Russia is interested in deploying troops in Uzbekistan.",
        "Uzbekistan dismissed speculation that Russia would open a base in Uzbekistan.",
        "Uzbekistan rejected media claims that Russia planned a base in Uzbekistan.",
        "Uzbekistan dismissed rumours that Russia requested a base in Uzbekistan.",
    ],
)
def test_reports_that_are_dismissed_are_denied(text: str) -> None:
    found = [(one.stance, dict(one.actors)["russia"]) for one, _ in suggested(text)]
    assert found in ([("denied", "uses")], [("denied", "seeks")])


def test_a_refusal_is_no_denied_plan_besides() -> None:
    found = suggested("Uzbekistan was not interested in hosting foreign bases on its territory.")
    assert {one.kind for one, _ in found} == {"refused"}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Two Soviet-era bases in Uzbekistan were used for storage.", "soviet-union"),
        ("The anti-Taliban rebels flew supplies from Tajikistan.", "taliban"),
        ("Fighters opposed to the Taliban used bases in Tajikistan.", "taliban"),
        ("The Northern Alliance, which was fighting the Taliban, used an airfield in Tajikistan.", "taliban"),
        ("The Soviet-built airfield in Tajikistan was repaired by India.", "soviet-union"),
        ("The one-time Soviet air base in Uzbekistan is used by American helicopters.", "soviet-union"),
        ("The Taliban's opponents had bases in Tajikistan.", "taliban"),
        ("A pro-Russian party opened a base in Uzbekistan.", "russia"),
        ("A NATO-standard airfield in Uzbekistan was opened.", "nato"),
    ],
)
def test_an_age_an_opponent_or_a_friend_uses_nothing(text: str, actor: str) -> None:
    assert actor not in {one for made, _ in suggested(text) for one, _ in made.actors}


def test_officials_at_a_base_are_not_whose_it_is() -> None:
    found = suggested("British officials at the American base in Uzbekistan turned them away.")
    assert [{actor for actor, role in one.actors if role == "uses"} for one, _ in found] == [
        {"united-states"}
    ]
