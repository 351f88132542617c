"""What the words around an actor, a place or a date make of it: who bears on something acts in nothing, a town by a base is not the base."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import only, suggested


def claims(text: str) -> set[tuple[str, str, str, str]]:
    return {(one.kind, place, one.stance, one.status) for one, place in suggested(text)}


def actors(text: str) -> set[tuple[str, str]]:
    return set(only(text)[0].actors)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Russia operates an air base in Kant, some 20 kilometers from Bishkek, and a test range near Dushanbe.", {"kant", "dushanbe"}),
        ("Russia has a radar station at Kant, a naval laboratory in the town of Dushanbe, and a communications center near Aktau.", {"kant", "dushanbe", "aktau-port"}),
        ("Russia operates a base at Kant, but soldiers who are paid by a center in Dushanbe are few.", {"kant"}),
    ],
)  # fmt: skip
def test_each_site_of_a_list_is_a_place(text: str, places: set[str]) -> None:
    assert {place for one, place in suggested(text) if one.kind == "operating"} == places


def test_a_town_that_says_where_the_base_lies_is_not_the_place() -> None:
    assert only("Kant airbase outside the capital Bishkek is used by Russia.")[1] == "kant"


def test_what_is_said_where_a_place_was_named_is_said_of_it() -> None:
    text = "Nobody had heard of Kant airbase, where about 600 Russian servicemen and a small squadron of planes are based."
    assert only(text)[1] == "kant"


def test_two_adjectives_before_forces_are_two_sides_and_a_border_is_none() -> None:
    text = "Russian and Kazakh forces held joint exercises in Tajikistan."
    assert actors(text) == {("russia", "party"), ("kazakhstan", "party"), ("tajikistan", "hosts")}


@pytest.mark.parametrize(
    "text",
    [
        "Russia, wary of a U.S. presence there, welcomed the decision to shut the base in Kyrgyzstan.",
        "Officials met on the decision to close the base in Kyrgyzstan, and American influence was felt.",
    ],
)
def test_a_presence_ends_nothing(text: str) -> None:
    assert not any(("united-states", "ends") in one.actors for one, _ in suggested(text))


def test_who_presses_uses_nothing() -> None:
    for one, _ in suggested("Indian planes could not be stationed at Kant due to Russian pressure."):
        assert "russia" not in dict(one.actors)


def test_the_speaker_at_the_end_has_no_part_in_it() -> None:
    text = "Kyrgyzstan is not interested in hosting American troops on its territory, Pavel Sidorov, Russian President’s envoy, said."
    assert actors(text) == {("kyrgyzstan", "refuses"), ("united-states", "seeks")}


def test_a_month_before_the_name_makes_no_place_of_it() -> None:
    text = "Talks went on, and in February, Uzbekistan announced that freight would be allowed to travel through its territory."
    assert actors(text) == {("uzbekistan", "grants")}


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The United States asked Kyrgyzstan for a lease of the base that was built in 1985.", ""),
        (
            "Kyrgyzstan announced plans to close the base in Bishkek, used by the United States since 2001.",
            "",
        ),
        ("The United States has used the base in Bishkek since 2001.", "2001/.."),
    ],
)
def test_an_event_has_no_date_of_something_else(text: str, when: str) -> None:
    assert {
        one.when
        for one, _ in suggested(text)
        if one.kind not in ("deployed", "operating") or "plans" not in text
    } == {when}


def test_what_a_denial_does_not_bear_on() -> None:
    text = "Russia, which has a base in Tajikistan, has also denied the reports, and has offered to help Kyrgyzstan with aid."
    assert "denied" not in {stance for _, _, stance, _ in claims(text)}


def test_a_base_is_there_whatever_is_meant_to_become_of_it() -> None:
    text = "Kyrgyzstan intends to transform the American base in Bishkek into an airport."
    assert not any(kind == "operating" and status == "planned" for kind, _, _, status in claims(text))


def test_a_second_base_that_is_not_discussed_denies_none() -> None:
    assert claims("The opening of another Russian base in Kyrgyzstan was not on the agenda.") == {
        ("planned", "kyrgyzstan", "denied", "planned")
    }


@pytest.mark.parametrize(
    "text",
    [
        "The committee in Bishkek approved the closure of the American base in Kyrgyzstan.",
        "The Kyrgyz parliament passed a law banning foreign bases in Kyrgyzstan.",
        "The Kyrgyz parliament passed the law, setting a deadline of July for the American base in Bishkek to close.",
    ],
)
def test_a_law_that_ends_or_bans_grants_nothing(text: str) -> None:
    assert not {"agreed", "ratified"} & {kind for kind, _, _, _ in claims(text)}


def test_what_runs_out_nobody_ends() -> None:
    text = "Germany will leave after its lease of the base in Dushanbe expires in 2014."
    assert all(role != "ends" for one, _ in suggested(text) for _, role in one.actors)


def test_where_troops_are_sent_is_the_place() -> None:
    text = "The vote on the base in Bishkek came as the Obama administration was preparing to send 17,000 troops to Afghanistan."
    assert ("planned", "afghanistan", "asserted", "planned") in claims(text)


def test_rent_under_a_deal_is_no_aid() -> None:
    assert all(
        one.about != "aid"
        for one, _ in suggested(
            "Under a deal signed in 1994, Russia pays a yearly $115 million rent for the base in Kant."
        )
    )


def test_a_far_base_at_the_head_of_a_sentence_is_its_subject() -> None:
    text = (
        "Russia opened the Kant base. The base, which lies on a plain to the east of the capital and not far from the hills of the south, "
        "was leased to Russia in 2003."
    )
    assert ("agreed", "kant", "asserted", "actual") in claims(text)
