"""Places that no gazetteer here holds, told by a Russian word for their kind; names of our own making."""

from __future__ import annotations

import pytest

from geo.parsing.toponyms.finding import find_toponyms


@pytest.mark.parametrize(
    ("text", "names", "kind"),
    [
        ("Школу открыли в селе Жумгыртал.", ["Жумгыртал"], "village"),
        ("Село Жумгыртал стоит у реки.", ["Жумгыртал"], "village"),
        ("Вода ушла из села Жумгыр-Таш.", ["Жумгыр-Таш"], "village"),
        ("Дожди размыли уезды Хохун, Шикабай и Мохимур.", ["Хохун", "Шикабай", "Мохимур"], "district"),
        ("Жители сёл Большая Барневка, Куйлусай вышли.", ["Большая Барневка", "Куйлусай"], "village"),
        ("Власти провинции Зарбулак ждут.", ["Зарбулак"], "province"),
        ("Мост снесён у посёлка Жаксыкум.", ["Жаксыкум"], "town"),
        ("Двое задержаны в районе Жаксыкума.", ["Жаксыкума"], "place"),
        ("Житель села Жумгыртал Асан Токтоев погиб.", ["Жумгыртал"], "village"),
        ("Сёла Жумгыртал и Куйлусай горят.", ["Жумгыртал", "Куйлусай"], "village"),
    ],
)
def test_told(text: str, names: list[str], kind: str) -> None:
    found = find_toponyms(text)
    assert [mention.text for mention in found] == names
    assert all(not mention.resolved and f"a {kind} " in mention.why[0] for mention in found)


@pytest.mark.parametrize("village", ["в селе Жумгыртал", "в селе Уч-Жумгыр", "жителям кишлака Жумгыртал"])
def test_the_province_behind_a_village_is_found(village: str) -> None:
    assert find_toponyms(f"Помощь пришла {village} Баткенской области.")[-1].text == "Баткенской области"


@pytest.mark.parametrize(
    "text",
    [
        "Глава района Жумгыров выступил.",
        "Аким области Сагынтай Жумгыров приехал.",
        "Она села Петрова.",
        "На улице Жумгырбаева пусто, компания «Жумгыртал» закрыта.",
        "Работы в области Кибербезопасности много, в районе МКАД пробка.",
        "Начальник милиции района Жумгыров Тилек ушёл.",
    ],
)
def test_not_told(text: str) -> None:
    assert not find_toponyms(text)


def test_persons_behind_a_village_and_a_comma_are_no_villages() -> None:
    found = find_toponyms("В селе Жумгыртал, Сагынтай и Токтобай ушли.")
    assert [mention.text for mention in found] == ["Жумгыртал"]
