from __future__ import annotations

import pytest

from geo.gazetteer import Gazetteer, open_gazetteer
from geo.gazetteer.completing import complete, search_while_typing


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(
    ("typed", "name", "within"),
    [
        ("Taldyk", "Taldykorgan", 1),
        ("Bishk", "Bishkek", 1),
        ("Semip", "Semey", 2),
        ("ალმ", "Almaty", 1),
        ("阿拉木", "Almaty", 1),
        ("Карши-Х", "Karshi-Khanabad air base", 1),
        ("Tald", "Taldykorgan", 1),
    ],
)
def test_a_name_half_typed(gazetteer: Gazetteer, typed: str, name: str, within: int) -> None:
    names = [candidate.entity.name for candidate in search_while_typing(gazetteer, typed)]
    assert name in names[:within]


@pytest.mark.parametrize("name", ["Kant", "Taldykorgan", "Карши", "Aktau, Kazakhstan"])
def test_a_whole_name_keeps_its_best_answer(gazetteer: Gazetteer, name: str) -> None:
    assert search_while_typing(gazetteer, name)[0] == gazetteer.search(name)[0]


def test_what_begins_so_says_so_and_scores_less_than_the_whole(gazetteer: Gazetteer) -> None:
    (half, *_) = [c for c in complete(gazetteer, "Taldykor") if c.entity.name == "Taldykorgan"]
    whole = gazetteer.search("Taldykorgan")[0]
    assert half.why[0].startswith("begins so")
    assert half.score < whole.score


@pytest.mark.parametrize("typed", ["", " ", "T", "Ta", "-"])
def test_too_little_is_not_completed(gazetteer: Gazetteer, typed: str) -> None:
    assert complete(gazetteer, typed) == []


def test_no_place_is_listed_twice_and_the_limit_holds(gazetteer: Gazetteer) -> None:
    found = search_while_typing(gazetteer, "Kar", limit=9)
    assert len(found) == 9
    assert len({candidate.entity.id for candidate in found}) == 9


def test_an_unknown_beginning_gives_nothing(gazetteer: Gazetteer) -> None:
    assert search_while_typing(gazetteer, "zzqqxxyy") == []
