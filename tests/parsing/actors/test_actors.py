from __future__ import annotations

import pytest

from geo.parsing import parse
from geo.parsing.actors.finding import find_actors, offices_of
from geo.parsing.model import Mention, Option


def named(text: str) -> list[tuple[str, str, str]]:
    """Actors that are no persons, as (text, actor, how); offsets are checked on the way."""
    found = find_actors(text)
    for actor in found:
        assert text[actor.start : actor.end] == actor.text
        assert actor.why
    return [(actor.text, actor.actor, actor.how) for actor in found if actor.how != "office"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norland and the US met.", [("US", "united-states", "alias")]),
        ("It told us that they met.", []),
        ("The U.S. Central Command wrote.", [("U.S. Central Command", "us-central-command", "alias")]),
        ("A Kyrgyz officer came.", [("Kyrgyz", "kyrgyzstan", "adjective")]),
        ("The American-led force left.", [("American", "united-states", "adjective")]),
        ("An old Soviet airfield.", [("Soviet", "soviet-union", "adjective")]),
        ("They flew to South America.", []),
        ("Россия и США договорились.", [("Россия", "russia", "alias"), ("США", "united-states", "alias")]),
        ("База Казахстана в СНГ.", [("Казахстана", "kazakhstan", "alias"), ("СНГ", "cis", "alias")]),
        ("Талибы ушли.", [("Талибы", "taliban", "alias")]),
        ("Мост взорван талибами.", [("талибами", "taliban", "alias")]),
        ("Отряд талибов ушёл.", [("талибов", "taliban", "alias")]),
        ("Дожди прошли в Северо-Казахстанской области.", []),
        ("В РК, КР и РТ ждут.", []),
        ("Американские самолёты улетели.", [("Американские", "united-states", "adjective")]),
    ],
)
def test_names(text: str, found: list[tuple[str, str, str]]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("МИД РК подписал соглашение с Казахстаном.", ("РК", "kazakhstan")),
        ("МИД КР передал ноту, Кыргызстан ждёт.", ("КР", "kyrgyzstan")),
        ("Правительство РТ молчит, Таджикистан ждёт.", ("РТ", "tajikistan")),
    ],
)
def test_short_forms_are_states_where_the_text_names_the_state(text: str, actor: tuple[str, str]) -> None:
    assert actor in [(one.text, one.actor) for one in parse(text).actors]


@pytest.mark.parametrize("text", ["Власти РТ в Казани молчат.", "Россия запустила КР с моря."])
def test_short_forms_that_mean_something_else_are_no_states(text: str) -> None:
    assert {"РТ", "КР"}.isdisjoint(one.text for one in parse(text).actors)


def test_a_seat_of_government_is_an_actor_only_where_it_acts() -> None:
    assert named("Moscow objected to the plan.") == [("Moscow", "russia", "metonym")]
    assert named("They met in Moscow.") == []
    assert named("The Pentagon was silent.") == [("Pentagon", "us-department-of-defense", "metonym")]


def test_a_place_found_elsewhere_is_no_state() -> None:
    option = Option("geonames-4197000", "Georgia", "region", "US", 32.7, -83.5, 0.9, ())
    mention = Mention(3, 10, "Georgia", "literal", (option,), True, 0.9)
    assert find_actors("In Georgia they trained.", [mention]) == ()


@pytest.mark.parametrize(
    ("text", "said", "actor", "is_named"),
    [
        ("Kazakh President Aman Bekov spoke.", "Kazakh President Aman Bekov", "kazakhstan", True),
        ("Then Russian Defense Minister Ivan Petrov left.", "Russian Defense Minister Ivan Petrov", "russia", True),
        ("General Sam Hill, head of U.S. Central Command, said so.", "General Sam Hill, head of U.S. Central Command", "us-central-command", True),
        ("Anna Berg, spokeswoman for NATO, said so.", "Anna Berg, spokeswoman for NATO", "nato", True),
        ("It was Pentagon spokesman Rear Admiral Joe Doe.", "Pentagon spokesman Rear Admiral Joe Doe", "us-department-of-defense", True),
        ("A senior Uzbek official said so.", "A senior Uzbek official", "uzbekistan", False),
        ("A Chinese diplomat said so.", "A Chinese diplomat", "china", False),
        ("A Kazakh Defense Ministry official said so.", "A Kazakh Defense Ministry official", "kazakhstan-ministry-of-defence", False),
        ("Министр обороны Казахстана Мухтар Бекенов заявил.", "Министр обороны Казахстана Мухтар Бекенов", "kazakhstan", True),
    ],
)  # fmt: skip
def test_persons_and_whom_they_speak_for(text: str, said: str, actor: str, is_named: bool) -> None:
    (office,) = offices_of(text, find_actors(text))
    assert (office.text, office.actor, office.named) == (said, actor, is_named)
    assert (said, actor) in [(a.text, a.actor) for a in find_actors(text) if a.how == "office"]


def test_a_private_person_speaks_for_nobody() -> None:
    text = "Ivan Petrov, director of the Russian Institute of Roads, said so. Petrov was calm."
    found = offices_of(text, find_actors(text))
    assert [(office.surname, office.actor) for office in found] == [("Petrov", ""), ("Petrov", "")]
    assert not [actor for actor in find_actors(text) if actor.how == "office"]


def test_a_surname_takes_the_office_it_was_named_with() -> None:
    text = "Kazakh President Aman Bekov spoke first. Later Bekov left."
    later = offices_of(text, find_actors(text))[1]
    assert (later.text, later.actor) == ("Bekov", "kazakhstan")


def test_a_minister_without_a_state_belongs_to_the_one_the_text_is_about() -> None:
    text = (
        "Kyrgyzstan waits. Kyrgyzstan and its people wait. In Kyrgyzstan, Defense Minister Aman Bekov spoke."
    )
    (office,) = offices_of(text, find_actors(text))
    assert office.actor == "kyrgyzstan"
    assert "mostly" in office.why
    text = "Defense Minister Aman Bekov spoke."
    assert offices_of(text, find_actors(text))[0].actor == ""


def test_a_minister_is_never_taken_for_one_of_a_state_that_has_secretaries() -> None:
    text = "U.S. planes, U.S. tanks, U.S. troops and the U.S. flag left. Kyrgyzstan, Kyrgyzstan, Kyrgyzstan! Foreign Minister Asan Bakirov spoke."
    (office,) = offices_of(text, find_actors(text))
    assert office.actor == "kyrgyzstan"


def test_former_officials_speak_for_nobody() -> None:
    text = "The former Russian Defense Minister Ivan Petrov spoke."
    assert not [actor for actor in find_actors(text) if actor.how == "office"]


def test_a_state_that_is_called_as_persons_are_needs_its_place() -> None:
    here = Mention(0, 6, "Bishkek", "literal", (), False, 0.9, ())
    assert not find_actors("Jordan said no.", [here._replace(start=20, end=27)])
    assert [one.actor for one in find_actors("Jordan said no.", [here._replace(text="Jordan")])] == ["jordan"]
    assert [one.actor for one in find_actors("Djibouti said no.")] == ["djibouti"]
