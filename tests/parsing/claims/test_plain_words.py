"""What plain short sentences say of forces, bases and ways: one of each sort, and what merely looks like it."""

from __future__ import annotations

import pytest

from geo.parsing import parse
from tests.parsing.claims.suggesting import suggested

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
        ("The deal enables Poland to use the territory of Kazakhstan for its trucks.", ("agreed", "transit", "kazakhstan", {("kazakhstan", "grants"), ("poland", "uses")})),
        ("Kyrgyzstan has prevented NATO from using Kant for combat flights.", ("refused", "basing", "kant", {("kyrgyzstan", "refuses"), ("nato", "seeks")})),
        ("A German air base in Uzbekistan is packing up.", ("withdrawn", "withdrawal", "uzbekistan", {("germany", "uses"), ("uzbekistan", "hosts")})),
        ("French airmen were dismantling their tents at Kant.", ("withdrawn", "withdrawal", "kant", {("france", "uses"), ("kyrgyzstan", "hosts")})),
        ("Russia started the pull-out from Tajikistan in 2005.", ("withdrawn", "withdrawal", "tajikistan", {("russia", "uses"), ("tajikistan", "hosts")})),
        ("Germany returned the base at Kant to Kyrgyzstan in 2004.", ("withdrawn", "basing", "kant", {("germany", "uses"), ("kyrgyzstan", "hosts")})),
        ("The base at Kant passed to Kyrgyzstan in 2004.", ("withdrawn", "basing", "kant", {("kyrgyzstan", "hosts")})),
        ("Italy persuaded Uzbekistan to open an airfield.", ("agreed", "basing", "uzbekistan", {("italy", "uses"), ("uzbekistan", "grants")})),
        ("The Russian force at Kant is eventually due to include twenty aircraft.", ("planned", "basing", "kant", {("russia", "uses"), ("kyrgyzstan", "hosts")})),
        ("Russia will start dismantling the radar that it has kept in Tajikistan.", ("withdrawn", "withdrawal", "tajikistan", {("russia", "uses"), ("tajikistan", "hosts")})),
        ("Poland needs a base in Kyrgyzstan.", ("requested", "basing", "kyrgyzstan", {("poland", "seeks"), ("kyrgyzstan", "hosts")})),
        ("Uzbekistan held out the prospect of a lease to Germany.", ("offered", "basing", "uzbekistan", {("uzbekistan", "offers"), ("germany", "uses")})),
        ("Uzbekistan suspended its membership in the CSTO.", ("terminated", "alliance", "uzbekistan", {("uzbekistan", "ends")})),
        ("American drones were seen at Kant.", ("deployed", "basing", "kant", {("united-states", "uses"), ("kyrgyzstan", "hosts")})),
        ("Russia owes Kyrgyzstan $15 million in rent for Kant.", ("operating", "basing", "kant", {("russia", "uses"), ("kyrgyzstan", "hosts")})),
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


@pytest.mark.parametrize(
    "text",
    [
        "The minister was packing up his papers in Kazakhstan.",
        "Kazakhstan has prevented the fire from crossing the steppe to Uzbekistan.",
        "Uzbekistan started the withdrawal of old banknotes.",
        "The dispute allowed Germany to use its influence in Kyrgyzstan.",
        "The staff were moved to Astana.",
        "Kyrgyzstan persuaded Poland to sign a contract for gas.",
        "The rise in costs at Kant is largely due to fuel.",
        "The inheritance passed to Kazakhstan.",
        "The station returned the money to Kazakhstan.",
        "They dismantled the stage in Dushanbe.",
        "Kazakhstan may spend in Uzbekistan the roubles withdrawn from Kazakh circulation.",
        "Trucks crossed the territory of Kazakhstan.",
        "Kazakhstan hailed the film.",
        "Russia lacks bases in Uzbekistan.",
        "Kazakhstan needs bases of data on its citizens.",
        "The soldiers live in fear in Tajikistan.",
        "The United States pressed Uzbekistan for a free press.",
        "Kazakhstan closed its embassy in Bishkek.",
    ],
)
def test_words_of_bases_said_of_other_things_suggest_nothing(text: str) -> None:
    assert suggested(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The United States has no bases in Tajikistan.",
        "The U.S. has no base in Tajikistan.",
        "The United States has never had bases in Tajikistan.",
        "The European Union has no forces in Tajikistan.",
    ],
)
def test_the_article_of_a_state_makes_no_base_definite(text: str) -> None:
    ((one, place),) = suggested(text)
    assert (one.stance, place) == ("denied", "tajikistan")


@pytest.mark.parametrize(
    "text",
    [
        "The United States military base in Tajikistan was praised.",
        "The Kazakh minister saw the German base in Tajikistan.",
    ],
)
def test_a_definite_base_is_there(text: str) -> None:
    assert ("operating", "asserted") in [(one.kind, one.stance) for one, _ in suggested(text)]


@pytest.mark.parametrize(
    ("text", "users"),
    [
        ("More than 200 soldiers from Italy, Spain and Norway arrived in Kyrgyzstan in May.", {"italy", "spain", "norway"}),
        ("Troops from Poland arrived in Kyrgyzstan in May.", {"poland"}),
        ("At the request of Kyrgyzstan, troops from Armenia and Poland came under fire where they were stationed at Kant.", {"armenia", "poland"}),
        ("Russian, Armenian and Belarusian soldiers arrived in Kyrgyzstan in May.", {"russia", "armenia", "belarus"}),
    ],
)  # fmt: skip
def test_soldiers_from_a_land_are_those_of_its_state(text: str, users: set[str]) -> None:
    found = [one for one, _ in suggested(text) if one.kind == "deployed"]
    assert [{actor for actor, role in one.actors if role == "uses"} for one in found] == [users]
    assert not [one for one, _ in suggested(text) if one.kind == "visited"]


def test_soldiers_that_are_taken_from_a_land_are_not_those_of_its_state() -> None:
    one, place = suggested("Russia withdrew its soldiers from Kazakhstan in May.")[0]
    assert (one.kind, place) == ("withdrawn", "kazakhstan")
    assert dict(one.actors) == {"russia": "uses", "kazakhstan": "hosts"}


def test_a_list_that_begins_with_names_nobody_knows_still_tells_of_the_others() -> None:
    found = suggested("Poland keeps military bases in Zorbek, Upper Mirk, Kant and Dushanbe.")
    assert {(one.kind, place) for one, place in found} == {("operating", "kant"), ("operating", "dushanbe")}
    assert suggested("Poland keeps a cook called Zorbek, and Dushanbe is far.") == []
