"""What plain short sentences say of forces, bases and ways: one of each sort, and what merely looks like it."""

from __future__ import annotations

import pytest

from geo.parsing import parse
from tests.parsing.suggesting import suggested

Said = tuple[str, str, str, set[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Russian division has been stationed in Tajikistan since 1993.", ("deployed", "basing", "tajikistan", {("russia", "uses"), ("tajikistan", "hosts")})),
        ("A Russian motorized brigade is stationed in Tajikistan.", ("deployed", "basing", "tajikistan", {("russia", "uses"), ("tajikistan", "hosts")})),
        ("A German transport wing is stationed at Termez.", ("deployed", "basing", "termez", {("germany", "uses"), ("uzbekistan", "hosts")})),
        ("About 300 German troops are at Termez.", ("deployed", "basing", "termez", {("germany", "uses"), ("uzbekistan", "hosts")})),
        ("The French detachment at Dushanbe numbers about 200 men.", ("deployed", "basing", "dushanbe", {("france", "uses"), ("tajikistan", "hosts")})),
        ("A Russian brigade left Tajikistan in 2005.", ("withdrawn", "withdrawal", "tajikistan", {("russia", "uses"), ("tajikistan", "hosts")})),
        ("The Soviet army withdrew from Afghanistan in 1989.", ("withdrawn", "withdrawal", "afghanistan", {("soviet-union", "uses"), ("afghanistan", "hosts")})),
        ("Kyrgyzstan will not prolong the lease of the Manas transit center.", ("refused", "basing", "ganci", {("kyrgyzstan", "refuses")})),
        ("India renovated the airfield at Dushanbe.", ("provided", "aid", "dushanbe", {("india", "supplies")})),
        ("India wants a base of its own in Tajikistan.", ("requested", "basing", "tajikistan", {("india", "seeks"), ("tajikistan", "hosts")})),
        ("American instructors train Kazakh soldiers near Astana.", ("provided", "training", "astana", {("united-states", "supplies"), ("kazakhstan", "receives")})),
        ("Norway and Denmark flew F-16 jets out of Kant.", ("conducted", "basing", "kant", {("norway", "uses"), ("denmark", "uses"), ("kyrgyzstan", "hosts")})),
        ("Kazakhstan stopped renting out a test range in Kazakhstan to Russia.", ("terminated", "basing", "kazakhstan", {("kazakhstan", "ends"), ("russia", "uses")})),
        ("Uzbekistan left the CSTO in 2012.", ("terminated", "alliance", "uzbekistan", {("uzbekistan", "ends"), ("csto", "party")})),
        ("Tajikistan is ready to let the Americans use its airfields.", ("offered", "basing", "tajikistan", {("tajikistan", "offers"), ("united-states", "uses")})),
    ],
)  # fmt: skip
def test_one_plain_sentence_is_one_claim(text: str, found: Said) -> None:
    told = [(one.kind, one.about, place, set(one.actors)) for one, place in suggested(text)]
    assert told == [found]


def test_a_wish_that_is_denied_is_a_denied_request() -> None:
    ((one, place),) = suggested("The United States denied that it wanted a base in Kazakhstan.")
    assert (one.kind, one.stance, place) == ("requested", "denied", "kazakhstan")
    assert dict(one.actors) == {"united-states": "seeks", "kazakhstan": "hosts"}


def test_a_base_that_is_said_not_to_be_there_is_denied() -> None:
    ((one, place),) = suggested("Tajikistan denies that there is a Chinese base on its soil.")
    assert (one.kind, one.stance, place) == ("operating", "denied", "tajikistan")
    assert dict(one.actors) == {"china": "uses", "tajikistan": "hosts"}


@pytest.mark.parametrize(
    "text",
    [
        "Turkey withdrew its ambassador from Dushanbe.",
        "Kazakhstan withdrew from the competition in Dushanbe.",
        "India wants a base of support among voters in Tajikistan.",
        "The French fleet of buses operates in Dushanbe.",
        "Russian divisions over the budget did not help the base in Kant.",
        "Tourists returned from Tajikistan.",
    ],
)
def test_what_has_only_the_words_says_nothing(text: str) -> None:
    assert suggested(text) == []


@pytest.mark.parametrize(
    ("town", "place"), [("Osh", "geonames-1527534"), ("Temirtau", "geonames-1518262"), ("Rudnyy", "geonames-1519843")]
)  # fmt: skip
def test_a_great_town_comes_before_small_ones_of_that_name(town: str, place: str) -> None:
    """Krasnoslobodsk is called Osh in Moksha; villages in Russia are called as cities of Kazakhstan are."""
    (found,) = [m for m in parse(f"Russia wants to open a base in {town}.").mentions if m.text == town]
    assert found.best is not None
    assert (found.resolved, found.best.place) == (True, place)
