"""Persons whom a text ties to a state or body by their office, and who then act for it by surname."""

from __future__ import annotations

import pytest

from geo.parsing.actors.finding import find_actors, offices_of
from tests.parsing.claims.suggesting import only, suggested


def last(text: str) -> str:
    """For whom the last person of a text acts; empty for nobody."""
    found = offices_of(text, find_actors(text))
    return found[-1].actor if found and found[-1].end > len(text) - 12 else ""


@pytest.mark.parametrize(
    ("introduced", "actor"),
    [
        ("Kyrgyz leader Asan Bekov", "kyrgyzstan"),
        ("Kyrgyzstan's newly elected president, Asan Bekov,", "kyrgyzstan"),
        ("The president of Turkmenistan, Asan Bekov,", "turkmenistan"),
        ("Tajik Foreign Minister, Asan Bekov,", "tajikistan"),
        ("Asan Bekov, the leader of Tajikistan,", "tajikistan"),
        ("President Bekov of Kazakhstan", "kazakhstan"),
        ("The minister met his Uzbek counterpart Col. Gen. Asan Bekov, who", "uzbekistan"),
        ("Ecuador's leftist president, Asan Bekov,", "ecuador"),
        ("Kyrgyzstan is poor, and the country's president, Asan Bekov,", "kyrgyzstan"),
        ("U.S. Ambassador to Kyrgyzstan Asan Bekov", "united-states"),
        ("Russia's ambassador to Tajikistan, Asan Bekov,", "russia"),
        ("Tajikistan's ambassador in Moscow, Asan Bekov,", "tajikistan"),
        ("Russian envoy to NATO Asan Bekov", "russia"),
        ("Assistant Secretary of State for South and Central Asia Asan Bekov", "united-states"),
        ("The deputy chief of the Italian army, General Asan Bekov,", "italy"),
        ("The British-born NATO spokesman Asan Bekov", "nato"),
        ("Asan Bekov, a Russian who is secretary general of the CSTO,", "csto"),
        ("The then Kyrgyz president Asan Bekov", "kyrgyzstan"),
        ("Asan Bekov, the Kazakh president and leader of a party,", "kazakhstan"),
        ("NATO's secretary general, Lord Bekov,", "nato"),
        ("The minister and his Russian colleague Asan Bekov", "russia"),
        ("Armenia's president was angry. President Asan Bekov", "armenia"),
        ("President Bekov was to go, and Georgia's Asan Bekov", "georgia"),
    ],
)  # fmt: skip
def test_who_is_named_with_an_office_acts_for_its_state_by_surname(introduced: str, actor: str) -> None:
    assert last(f"{introduced} spoke for an hour. Later Bekov agreed.") == actor


@pytest.mark.parametrize(
    "introduced",
    [
        "Former Kyrgyz President Asan Bekov",
        "Kyrgyzstan's ousted president, Asan Bekov,",
        "Kyrgyz opposition leader Asan Bekov",
        "The head of the Russian Chamber of Commerce, Asan Bekov,",
        "Kazakh oil company president Asan Bekov",
        "Asan Bekov, head of a Russian think tank,",
        "Russian analyst Asan Bekov",
        "After talks with the Kyrgyz president, Asan Bekov",
        "The wife of the Kazakh president, Asan Bekov,",
        "The Russian president met President Putin and President Asan Bekov, who",
        "Russian Foreign Minister Ivan Bekov met Kazakh Defence Minister Asan Bekov, who",
    ],
)
def test_who_acts_for_no_state_or_for_one_of_two(introduced: str) -> None:
    assert last(f"{introduced} spoke for an hour. Later Bekov agreed.") == ""


def test_who_held_an_office_acts_for_nobody_from_there_on() -> None:
    text = "Kyrgyz President Asan Bekov came. Bekov signed it. The former Kyrgyz president, Asan Bekov, fled. Bekov left."
    by_surname = [one.actor for one in offices_of(text, find_actors(text)) if one.text == "Bekov"]
    assert by_surname == ["kyrgyzstan", ""]


def test_his_family_and_what_is_called_after_him_are_others() -> None:
    text = "Kazakh President Asan Bekov came. Bekov's son left. Aida Bekov left. The Bekov University stayed."
    assert [one.surname for one in offices_of(text, find_actors(text))] == ["Bekov"]


@pytest.mark.parametrize(
    ("introduced", "again", "actor"),
    [
        ("Лидер Туркмении Асан Беков прибыл.", "Беков", "turkmenistan"),
        ("Премьер-министр Индии Асан Беков прибыл.", "Позднее Беков", "india"),
        ("Он встретился с президентом Киргизии Асаном Бековым.", "Беков", "kyrgyzstan"),
        ("Президент Киргизии А.Беков прибыл.", "Бекову", "kyrgyzstan"),
        ("Глава Пентагона Асан Беков прибыл.", "Беков", "us-department-of-defense"),
        ("Посол США в Киргизии Асан Беков прибыл.", "Бекова", "united-states"),
        ("Киргизский парламент согласен, сказал президент страны Асан Беков.", "Беков", "kyrgyzstan"),
        ("Бывший президент Киргизии Асан Беков прибыл.", "Беков", ""),
        ("Лидер киргизской оппозиции Асан Беков прибыл.", "Беков", ""),
    ],
)
def test_russian_names_in_every_case(introduced: str, again: str, actor: str) -> None:
    assert last(f"{introduced} Это видел {again}.") == actor


def test_a_person_is_a_party_and_the_reader_is_told_why() -> None:
    text = "Kyrgyzstan's leader, Asan Bekov, spoke in Kyrgyzstan. Russia offered Bekov a base in Kyrgyzstan."
    one, place = only(text)
    assert (one.kind, place, set(one.actors)) == ("offered", "kyrgyzstan", {("russia", "offers"), ("kyrgyzstan", "receives")})  # fmt: skip
    assert any(
        "“Bekov”, who is “Kyrgyzstan's leader, Asan Bekov” in this text, acts for Kyrgyzstan" in why
        for why in one.why
    )


def test_the_ground_of_a_person_who_acts_for_a_host() -> None:
    text = "Uzbekistan's president, Asan Bekov, spoke in Uzbekistan. Bekov refused to let American planes use its airspace."
    one, place = suggested(text)[-1]
    assert (one.kind, place) == ("refused", "uzbekistan")
    assert ("uzbekistan", "refuses") in one.actors
    assert not suggested(text.replace("Uzbekistan's", "The bank's"))


def test_two_who_sign_it_at_the_meeting_of_others() -> None:
    text = (
        "Russian President Ivan Petrov and his Kyrgyz counterpart Asan Bekov signed an agreement on the base in Kyrgyzstan "
        "at a summit of the CSTO."
    )
    one, _ = only(text)
    assert {actor for actor, _ in one.actors} == {"russia", "kyrgyzstan"}


@pytest.mark.parametrize(
    ("text", "kind", "about", "actors"),
    [
        ("Bekov demanded that the U.S. base in Kyrgyzstan be closed.", "requested", "withdrawal", {("kyrgyzstan", "opposes"), ("united-states", "uses")}),
        ("Bekov demanded the closure of the U.S. base in Kyrgyzstan.", "requested", "withdrawal", {("kyrgyzstan", "opposes"), ("united-states", "uses")}),
        ("Germany urged Bekov to keep the German base in Kyrgyzstan open.", "requested", "basing", {("germany", "seeks"), ("kyrgyzstan", "hosts")}),
        ("Bekov thanked Germany for the base in Termez.", "stated", "basing", {("kyrgyzstan", "speaks")}),
    ],
)  # fmt: skip
def test_what_persons_demand_and_thank_for(
    text: str, kind: str, about: str, actors: set[tuple[str, str]]
) -> None:
    found = [one for one, _ in suggested(f"Kyrgyz President Asan Bekov spoke. {text}")]
    assert (kind, about, actors) in [(one.kind, one.about, set(one.actors)) for one in found]
    assert all(one.kind not in ("terminated", "withdrawn") for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "The minister thanked the officers for the exercise in Kazakhstan.",
        "Kazakhstan thanked Uzbekistan for the fuel.",
        "The United States demanded that the border crossing in Uzbekistan be closed.",
    ],
)
def test_what_is_thanked_for_and_demanded_elsewhere(text: str) -> None:
    assert suggested(text) == []


def test_the_base_that_somebody_commands_is_there() -> None:
    one, place = only("The commander of the U.S. base in Kyrgyzstan, Colonel Asan Bekov, met reporters.")
    assert (one.kind, place, one.actors) == ("operating", "kyrgyzstan", (("united-states", "uses"), ("kyrgyzstan", "hosts")))  # fmt: skip
