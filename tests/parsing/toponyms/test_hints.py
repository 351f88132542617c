"""The kind of place that the words beside a name ask for."""

from __future__ import annotations

import pytest

from geo.parsing.toponyms.hints import Hint, hint, is_military

NAME = "Ayni"
FOLLOWING = {
    "airbase": ("air base", "airbase", "air force base", "military base", "transit center", "base", "international air base"),
    "airfield": ("airfield", "aerodrome", "airport", "airstrip", "civilian airport", "military airfield", "Kyrgyz airfield", "аэропорт", "airfields"),
    "port": ("sea port", "seaport", "port", "harbour", "ferry terminal", "commercial port", "naval port", "main port", "ports", "and Kuryk ports"),
    "facility": (
        "early-warning station", "radar station", "nuclear test site", "test range", "training range", "practice ground", "proving ground", "polygon",
        "node", "cosmodrome", "полигон",
    ),
    "city": ("city", "town", "village", "settlement", "город"),
    "province": ("oblast", "province", "region", "state"),
    "district": ("county", "district", "rayon", "raion"),
    "sea": ("sea", "gulf"),
    "lake": ("lake",),
    "island": ("island",),
}  # fmt: skip
SAID_OF = ("Russian air base", "American base", "U.S. base", "US base")


@pytest.mark.parametrize(
    ("words", "kind"), [(words, kind) for kind, phrases in FOLLOWING.items() for words in phrases]
)
def test_words_behind_a_name_ask_for_a_kind(words: str, kind: str) -> None:
    found = hint(f"the {NAME} {words}", 4, 4 + len(NAME))
    assert isinstance(found, Hint)
    assert found.kind == kind


@pytest.mark.parametrize(
    "words", ["airbase at", "airbase in", "air base of", "base at", "military base in", "авиабаза в"]
)
def test_words_before_a_name_ask_for_a_base(words: str) -> None:
    found = hint(f"the {words} {NAME} stays", 5 + len(words), 5 + len(words) + len(NAME))
    assert isinstance(found, Hint)
    assert found.kind == "airbase"


@pytest.mark.parametrize("words", SAID_OF)
def test_whose_base_it_is_may_stand_before_the_kind(words: str) -> None:
    assert hint(f"{NAME} {words}", 0, len(NAME)) == Hint("airbase", len(NAME) + 1 + len(words))


@pytest.mark.parametrize("words", ["in May", "intends to stay", "is quiet", "portrays", "baseline", "", "И"])
def test_other_words_ask_for_nothing(words: str) -> None:
    assert hint(f"{NAME} {words}", 0, len(NAME)) is None


def test_forces_are_spoken_of_twice() -> None:
    assert is_military("Troops and a squadron came.")
    assert is_military("Two aircraft left the base.")
    assert not is_military("Troops came.")


def test_an_airport_with_a_name_of_its_own_leaves_the_town_a_town() -> None:
    lower, named = "It landed at the airport in Ayni", "It landed at Sadriddin International Airport in Ayni"
    assert hint(lower, lower.index(NAME), len(lower)) == Hint("airfield", len(lower), exact=True)
    assert hint(named, named.index(NAME), len(named)) is None
