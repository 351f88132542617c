"""Names at the head of a Russian sentence, where every word has a capital."""

from __future__ import annotations

import pytest

from geo.parsing.toponyms.finding import find_toponyms

SENTENCES = ("{} стоит у старой ограды.", "Было тихо. {}, как говорят, уже не тот.", "Он ушёл.\n— {} видны.")
ORDINARY = (
    "Скот Силы Силами Сила Дорога Дороги Полиция Горы Мосты Сад Стена Утро Дамба Полк Уран Мука Банк Герой Доля Игра Рекорд Зима Долина Караул "
    "Шахты Паром Доходы Глаза Камень Начало Роса Беда Воля Буря Кофе Молоко Караван Клей Нота Палка Пара Бассейн Рента Миссия"
)
TOWNS = "Ош Мары Бишкек Душанбе Худжанд Актау Шымкент Термез Ташкент Ашхабад Кабул Кандагар Баку Тегеран Москва Курск Казань"


@pytest.mark.parametrize("word", ORDINARY.split())
def test_ordinary_words_are_no_places(word: str) -> None:
    for sentence in SENTENCES:
        assert not [one for one in find_toponyms(sentence.format(word)) if one.text.startswith(word)]


@pytest.mark.parametrize("town", TOWNS.split())
def test_well_known_places_are_places(town: str) -> None:
    for sentence in SENTENCES:
        found = [one.text for one in find_toponyms(sentence.format(town))]
        assert town in found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Шахты приняли гостей. Завод в Шахтах закрыт.", ["Шахты", "Шахтах"]),
        ("Село Горы сгорело, Горы отстроят.", ["Горы"]),
        ("Глазов и Ижевск приняли поезда.", ["Глазов", "Ижевск"]),
    ],
)
def test_what_the_text_shows_elsewhere_is_a_place(text: str, names: list[str]) -> None:
    assert {one.text for one in find_toponyms(text)} >= set(names)
