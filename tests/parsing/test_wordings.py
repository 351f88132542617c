"""Ordinary wordings of papers and agencies, and what they suggest; sentences are our own."""

from __future__ import annotations

from tests.parsing.suggesting import only, suggested


def test_where_the_cargo_of_an_accord_goes_is_no_party() -> None:
    one, place = only("The United States and Uzbekistan signed an accord on cargo to Afghanistan.")
    assert (one.kind, place) == ("agreed", "uzbekistan")
    assert set(one.actors) == {("uzbekistan", "grants"), ("united-states", "uses")}


def test_its_airspace_is_all_of_it() -> None:
    one, place = only("Kazakhstan was the first land around Dushanbe to open its airspace to NATO.")
    assert (one.kind, place) == ("agreed", "kazakhstan")


def test_ground_in_the_genitive_is_the_place() -> None:
    found = {(one.kind, at) for one, at in suggested("Российские войска покинут территорию Казахстана.")}
    assert ("withdrawn", "kazakhstan") in found


def test_a_warning_against_a_base_opposes_it() -> None:
    found = {
        (one.kind, at) for one, at in suggested("Moscow warned Bishkek against hosting a base in Tajikistan.")
    }
    assert ("opposed", "tajikistan") in found
