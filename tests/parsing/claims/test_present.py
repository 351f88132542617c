"""Presence without a word for stationing, and its end: guards at posts, use as a noun, forces that others replaced; sentences are our own."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import suggested


def told(text: str) -> set[tuple[str, str, str, str]]:
    return {
        (one.kind, place, actor, one.status)
        for one, place in suggested(text)
        for actor, role in one.actors
        if role == "uses"
    }


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Russian border guards manned the border post near Dushanbe for years.", ("operating", "dushanbe", "russia", "actual")),
        ("Russian personnel managed the Termez border crossing.", ("operating", "termez", "russia", "actual")),
        ("Border control at Dushanbe was carried out by Russian guards.", ("operating", "dushanbe", "russia", "actual")),
        ("Russian border guards patrolled the Kazakh border for years.", ("deployed", "kazakhstan", "russia", "actual")),
        ("Pictures show a Chinese outpost in Tajikistan.", ("operating", "tajikistan", "china", "actual")),
        ("The note dealt with the Pentagon's use of the base at Kant.", ("operating", "kant", "united-states", "actual")),
        ("Russia will secure lasting basing in Dushanbe.", ("planned", "dushanbe", "russia", "planned")),
        ("Tajik guards have replaced Russian personnel at the post in Dushanbe.", ("withdrawn", "dushanbe", "russia", "actual")),
        ("Tajikistan's army replaced the Russian soldiers at the base in Dushanbe.", ("withdrawn", "dushanbe", "russia", "actual")),
        ("Kyrgyz soldiers have taken over from Russian troops at Kant.", ("withdrawn", "kant", "russia", "actual")),
        ("Russian peacekeepers were replaced by Kazakh police in Dushanbe.", ("withdrawn", "dushanbe", "russia", "actual")),
        ("French troops replaced the Germans at Termez.", ("withdrawn", "termez", "germany", "actual")),
    ],
)  # fmt: skip
def test_presence_and_its_end(text: str, claim: tuple[str, str, str, str]) -> None:
    assert told(text) == {claim}


@pytest.mark.parametrize(
    "text",
    [
        "Wooden barracks in Dushanbe were replaced by tents for Russian soldiers.",
        "Russia replaced its ambassador in Tajikistan, and soldiers stood by.",
        "Kazakhstan discussed the use of its airfields by NATO.",
        "Russia would have use of an airfield in Tajikistan.",
        "Russia is in the race for use of the Kant air base.",
        "The minister managed the sale of weapons to the Russian army in Tajikistan.",
    ],
)
def test_what_was_replaced_or_is_only_talked_of(text: str) -> None:
    assert not {(kind, place) for kind, place, _, _ in told(text) if kind in ("withdrawn", "operating")}


def test_the_guards_of_a_host_are_not_those_of_the_user_of_the_place() -> None:
    text = "Russian soldiers serve at Kant. Kyrgyz forces at Kant stood guard."
    assert {user for kind, place, user, _ in told(text) if kind == "deployed"} == {"russia"}
    assert len([one for one, _ in suggested(text) if one.kind == "deployed"]) == 1


def test_since_when_those_were_there_who_were_replaced_is_not_the_day_of_it() -> None:
    text = "On 30 December 2004 Tajik guards replaced Russian personnel who had manned the border post in Dushanbe."
    assert {(one.kind, one.when) for one, _ in suggested(text)} >= {("withdrawn", "2004-12-30")}
    assert ("operating", "2004-12-30") not in {(one.kind, one.when) for one, _ in suggested(text)}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Turkish peacekeepers arrived in Kazakhstan in January 2005.", {"deployed"}),
        ("French troops arrived in Tajikistan in 2002.", {"deployed"}),
        ("The Russian minister arrived in Tajikistan.", {"visited"}),
        ("США освободили базу в Канте.", {"withdrawn"}),
        ("Kyrgyzstan will not renew the American lease of the Manas transit center after it expires in 2009.", {"terminated"}),
    ],
)  # fmt: skip
def test_who_comes_to_stay_and_who_goes(text: str, kinds: set[str]) -> None:
    assert {one.kind for one, _ in suggested(text)} & {
        "deployed",
        "visited",
        "withdrawn",
        "operating",
        "terminated",
    } == kinds


def test_a_lease_that_is_not_renewed_when_it_expires_is_no_denied_end() -> None:
    text = (
        "Kyrgyzstan will not renew the American lease of the Manas transit center after it expires in 2009."
    )
    assert {one.stance for one, _ in suggested(text) if one.kind == "terminated"} == {"asserted"}
