"""What is spelt as a place and is none, and whose the word for a kind is; sentences are our own."""

from __future__ import annotations

import pytest

from geo.parsing.toponyms.finding import find_toponyms


def _found(text: str) -> dict[str, tuple[str, str, str]]:
    mentions = find_toponyms(text)
    return {m.text: (m.best.kind, m.best.country, m.how) if m.best else ("", "", m.how) for m in mentions}


def test_a_type_of_aircraft_is_no_country() -> None:
    assert set(_found("Two Su-25 jets and an An-12 landed in Dushanbe.")) == {"Dushanbe"}


def test_a_russian_given_name_is_no_county() -> None:
    assert set(_found("Посол Германии Томас фон Краузе прибыл в Ташкент.")) == {"Германии", "Ташкент"}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Tanks were sent to the garrison in Gyumri city of Armenia.", "Armenia", "AM"),
        ("Russian troops left Akhalkalaki region of Georgia.", "Georgia", "GE"),
        ("They flew to Gyumri in Armenia.", "Armenia", "AM"),
    ],
)
def test_the_word_for_a_kind_belongs_to_the_name_before_it(text: str, name: str, country: str) -> None:
    assert _found(text)[name][:2] == ("country", country)


def test_a_country_that_is_a_given_name_is_one_beside_another() -> None:
    assert _found("Georgia agreed to lend a runway to Armenia.")["Georgia"] == ("country", "GE", "metonym")


def test_an_adjective_between_a_base_and_its_town() -> None:
    assert _found("Бундесвер уходит с авиабазы в узбекском Термезе.")["Термезе"][0] == "airbase"


def test_both_capitals_of_a_quarrel_are_governments() -> None:
    found = _found("Разногласия между Исламабадом и Вашингтоном растут.")
    assert {how for *_, how in found.values()} == {"metonym"}


def test_a_base_in_the_town_of_that_name_is_the_base() -> None:
    assert _found("Russia has an airbase in the southern town of Kant.")["Kant"][0] == "airbase"
    assert _found("They live in the southern town of Kant.")["Kant"][0] == "city"


def test_what_is_leased_is_the_cosmodrome() -> None:
    text = "Россия платит Казахстану за аренду Байконура и за полигоны; в городе Байконур этого не знают."
    kinds = [m.best.kind for m in find_toponyms(text) if m.text.startswith("Байконур") and m.best]
    assert kinds == ["facility", "city"]


def test_an_article_is_no_given_name() -> None:
    [base, _] = find_toponyms("Tankers left Al Udeid in Qatar.")
    assert (base.text, base.options[0].country) == ("Al Udeid", "QA")
    assert not find_toponyms("Al Gore spoke.")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("DR Congo: cases rose.", ["DR Congo"]),
        ("He lives in At-Bashi.", ["At-Bashi"]),
        ("Inspector Nick Ireland, of the local force, wrote it.", []),
        ("It was found by Gopal Behera, who kept it.", []),
        ("They fled to Nord and Sud in Haiti.", ["Nord", "Sud", "Haiti"]),
    ],
)
def test_what_belongs_to_the_word_before(text: str, names: list[str]) -> None:
    assert [found.text for found in find_toponyms(text)] == names


def test_a_part_of_a_town_is_no_province() -> None:
    found = find_toponyms("Two wards, Yola Nord (7) and Yola Sud (18), are hit.")
    assert {mention.text for mention in found}.isdisjoint({"Nord", "Sud"})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("TOLO news quoted a doctor in Kabul.", ["Kabul"]),
        ("Air Manas and Air Namangan fly to Osh.", ["Osh"]),
        ("Photos from Kaktus.Media, Osh and Bishkek came in.", ["Osh", "Bishkek"]),
        ("They left East Turkistan for Almaty.", ["Almaty"]),
        ("They left Turkistan for Almaty.", ["Turkistan", "Almaty"]),
        ("Они ушли из Восточного Туркестана в Алматы.", ["Алматы"]),
        ("Kabul news reported less.", ["Kabul"]),
    ],
)
def test_outlets_airlines_and_lands_of_history_are_no_towns(text: str, names: list[str]) -> None:
    assert [mention.text for mention in find_toponyms(text)] == names
