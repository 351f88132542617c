"""Plans that nouns and thinking carry: the location of a future base, a town that is studied for one; sentences are our own."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import suggested


def told(text: str) -> set[tuple[str, str, str, str]]:
    return {
        (one.kind, place, actor, one.stance)
        for one, place in suggested(text)
        for actor, role in one.actors
        if role == "uses"
    }


@pytest.mark.parametrize(
    ("text", "place", "user"),
    [
        ("Officials spoke of Dushanbe as the location of another Russian base.", "dushanbe", "russia"),
        ("Bishkek was chosen as the site of a new Russian base in Kyrgyzstan.", "bishkek", "russia"),
        ("The Pentagon studies Termez for a possible military base.", "termez", "united-states"),
        ("China toyed with the idea of a base in Tajikistan.", "tajikistan", "china"),
        ("NATO is thinking of a base in Kazakhstan.", "kazakhstan", "nato"),
        ("India has its eye on the base at Kant.", "kant", "india"),
        ("The airfield at Kant was targeted for use by the CSTO rapid deployment force.", "kant", "csto"),
        ("Plans call for a Russian base in Dushanbe.", "dushanbe", "russia"),
        ("There are plans for a Chinese base in Tajikistan's Dushanbe.", "dushanbe", "china"),
    ],
)  # fmt: skip
def test_sites_that_are_thought_of_are_planned(text: str, place: str, user: str) -> None:
    assert told(text) == {("planned", place, user, "asserted")}


@pytest.mark.parametrize(
    "text",
    [
        "The Pentagon is thinking of a new badge for its soldiers in Uzbekistan.",
        "Students studied Dushanbe for a week, and a soldier guided them.",
        "Bases in Kazakhstan and Uzbekistan are among the options that the Pentagon is studying.",
        "Kazakhstan is no longer interested in leasing an airfield to NATO.",
    ],
)
def test_what_is_no_plan_for_a_base(text: str) -> None:
    assert not {
        claim for claim in told(text) if claim[0] in ("planned", "operating") and claim[3] == "asserted"
    }


def test_who_is_interested_in_bases_seeks_them() -> None:
    (one, place), *_more = suggested("The Pentagon is interested in bases in Kazakhstan.")
    assert (one.kind, place, ("united-states", "seeks") in one.actors) == ("requested", "kazakhstan", True)
