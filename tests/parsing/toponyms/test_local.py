"""Reports of local papers: police and councils of towns, ways and directions, what is said behind a comma."""

from __future__ import annotations

import pytest

from geo.parsing.toponyms.finding import find_toponyms


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On Friday, Auburn Police officers closed the road.", ["Auburn"]),
        ("Springfield, a town in Vermont, is old.", ["Springfield", "Vermont"]),
        ("Elizabethtown Police Department officer Dan Ross came.", ["Elizabethtown"]),
        ("Newport, a market town of Shropshire, has a school.", ["Newport", "Shropshire"]),
        ("Foster, a town councillor, agreed.", []),
        ("It struck 12 miles southeast of Wells near the Nevada line.", ["Wells", "Nevada"]),
        ("The Fifth Congress met.", []),
        ("Damage from Hurricane Dennis was small in Cuba.", ["Cuba"]),
    ],
)
def test_reports(text: str, names: list[str]) -> None:
    assert [mention.text for mention in find_toponyms(text)] == names


def test_a_namesake_in_the_same_text_keeps_its_own_country() -> None:
    text = (
        "Paris is a city in Henry County, Tennessee. The roads to Memphis, Jackson and Clarksville meet in Paris. "
        "Older than Memphis, it was called after Paris, France, by its founders."
    )
    found = {
        mention.start: mention.options[0].country
        for mention in find_toponyms(text)
        if mention.text == "Paris"
    }
    assert [*found.values()] == ["US", "US", "FR"]


def test_a_town_that_its_state_does_not_hold_is_left_open() -> None:
    found = find_toponyms("She was born in Vasa, Minn., and moved to Anoka, Minn., later.")
    assert {mention.text: mention.resolved for mention in found}["Vasa"] is False


def test_towns_of_persons_in_a_list_are_found() -> None:
    found = find_toponyms("Winners are Susan Brooks, Minot; Sarah Carr, Minot; Paul Craig, Cando.")
    assert "Minot" in {mention.text for mention in found}


def test_a_small_town_of_a_country_that_is_not_spoken_of_is_left_open() -> None:
    found = find_toponyms("Crews from Sarnia, Exeter and Bowmanville in Ontario met in Lambton County.")
    assert {mention.text: mention.resolved for mention in found}["Lambton"] is False


def test_a_province_is_found_once() -> None:
    text = "Fires burn in Halifax, Truro and New Glasgow, Nova Scotia. A New Brunswick man was held."
    assert "Brunswick" not in {mention.text for mention in find_toponyms(text)}


def test_a_surname_behind_an_initial_is_no_town() -> None:
    assert not find_toponyms("The governor was George S. Houston.")


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Beirut – A plan for peace came undone.", "literal"),
        ("The Guyana Police Force said so.", "literal"),
        ("They camped close to the Kazakhstan border.", "literal"),
        ("Kazakhstan – Russia talks began.", "metonym"),
    ],
)
def test_what_stands_for_no_government(text: str, how: str) -> None:
    assert find_toponyms(text)[0].how == how


def test_banks_and_coasts_are_found_whole() -> None:
    [found] = find_toponyms("A shop was robbed on the West Bank Demerara.")
    assert (found.text, found.options) == ("West Bank Demerara", ())


def test_balkan_is_the_peninsula_but_in_turkmenistan() -> None:
    assert find_toponyms("The Balkan route is closed.")[0].options[0].kind == "region"
    assert find_toponyms("The Balkan region of Turkmenistan has gas.")[0].options[0].country == "TM"
