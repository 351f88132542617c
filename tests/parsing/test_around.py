"""What the words around an actor, a place or a date make of it: who bears on something acts in nothing, a town by a base is not the base."""

from __future__ import annotations

import pytest

from tests.parsing.suggesting import only, suggested


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Turkmen reports say that Kazakhstan turned down a request from the Pentagon to station troops in Kazakhstan.", {("kazakhstan", "refuses"), ("united-states", "seeks")}),
        ("Kazakhstan denied a request by Russia to station soldiers in Kazakhstan.", {("kazakhstan", "refuses"), ("russia", "seeks")}),
        ("Moscow urged Kyrgyzstan to close the American base in Kyrgyzstan.", {("russia", "opposes"), ("united-states", "uses")}),
        ("Tajikistan told India in May that it was in talks with Russia on the Kant base.", {("tajikistan", "party"), ("russia", "party")}),
        ("India has been training pilots at Kant.", {("india", "supplies")}),
        ("An agreement was reached in 2004 on the Russian base in Tajikistan.", {("russia", "uses"), ("tajikistan", "grants")}),
        ("American troops withdrawn from Afghanistan will not go to Tajikistan.", {("united-states", "uses"), ("afghanistan", "hosts")}),
        ("Defense Secretary John Miller visited Bishkek.", {("united-states", "visits"), ("kyrgyzstan", "hosts")}),
        ("India’s prime minister is on his way. Prime Minister Arun Mehta will be asking Tajikistan for a lease of the base in Dushanbe.", {("india", "seeks"), ("tajikistan", "hosts")}),
    ],
)  # fmt: skip
def test_who_has_a_part_in_it(text: str, found: set[tuple[str, str]]) -> None:
    assert any(set(one.actors) == found for one, _ in suggested(text)), [
        one.actors for one, _ in suggested(text)
    ]


def test_a_secretary_of_state_may_be_anybodys() -> None:
    assert suggested("Secretary of State Kanat Akhmetov visited Bishkek.") == []


def test_who_will_not_give_up_a_base_refuses_nothing() -> None:
    assert claims("Moscow said that it would not give up its base in Tajikistan.") == {
        ("withdrawn", "tajikistan", "denied", "planned")
    }


def test_the_soviet_union_did_nothing_later() -> None:
    assert {one.when for one, _ in suggested("The Soviet Union used the base at Kant.")} == {""}


def test_cargo_crosses_what_it_goes_through() -> None:
    text = "Supplies for NATO went by rail from Aktau through Kazakhstan and Uzbekistan."
    assert {place for _, place in suggested(text)} == {"kazakhstan", "uzbekistan"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Uzbek President Islam Karimov left for home on Monday. He asked Russia for a garrison in Uzbekistan.", {("uzbekistan", "seeks"), ("russia", "uses")}),
        ("Russia was quick to react. It asked Kyrgyzstan for a second base in Bishkek.", {("russia", "seeks"), ("kyrgyzstan", "hosts")}),
        ("The Americans arrived in May. They left the base in Bishkek in June.", {("united-states", "uses"), ("kyrgyzstan", "hosts")}),
    ],
)  # fmt: skip
def test_a_pronoun_acts_for_whom_the_sentence_before_began_with(
    text: str, found: set[tuple[str, str]]
) -> None:
    assert any(set(one.actors) == found for one, _ in suggested(text)), [
        one.actors for one, _ in suggested(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy of President Ivan Petrov spoke. He asked Kazakhstan for a base.",
        "In Moscow nothing was said. They asked Kazakhstan for a base.",
        "Russia’s answer was short. It asked Kazakhstan for a base.",
    ],
)
def test_a_pronoun_whose_person_is_not_told_is_nobody(text: str) -> None:
    assert all(role != "seeks" for one, _ in suggested(text) for _, role in one.actors)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Russia had a base at Kant.", ""),
        ("American soldiers were stationed at Kant.", ""),
        ("The German army operated an airfield in Dushanbe.", ""),
        ("American soldiers are stationed at Kant.", "2005-08~"),
        ("A base in Dushanbe operated by Germany is small.", "2005-08~"),
        ("Russia has had a base at Kant since 2003.", "2003/.."),
    ],
)
def test_what_was_so_once_is_not_so_on_the_day_of_the_paper(text: str, when: str) -> None:
    assert {one.when for one, _ in suggested(text)} == {when}


def test_of_two_that_sign_the_host_ratifies_on_its_ground() -> None:
    text = "Kazakhstan and the United States signed a protocol on the transit of cargo, which entered into force in 2018."
    assert {place for _, place in suggested(text)} == {"kazakhstan"}


def test_who_has_days_to_leave_does_not_ask_for_it() -> None:
    text = "The note gave the United States 180 days to leave the base in Bishkek."
    assert all(dict(one.actors).get("united-states") == "uses" for one, _ in suggested(text))


def test_one_in_each_of_two_lands() -> None:
    text = "The US military used two bases, one in Uzbekistan and one in Kyrgyzstan."
    assert {place for _, place in suggested(text)} == {"uzbekistan", "kyrgyzstan"}


def test_who_only_speaks_of_a_base_does_not_use_it() -> None:
    for one, _ in suggested("U.S. President Ivan Miller said the base in Kant was useful."):
        assert "united-states" not in dict(one.actors)
    assert ("united-states", "uses") in only("Washington said that its base in Dushanbe was useful.")[
        0
    ].actors


def test_a_visit_to_the_region_is_none_to_a_land_named_behind() -> None:
    text = (
        "During a visit to the region, U.S. President Ivan Miller said that the war in Afghanistan went on."
    )
    assert "afghanistan" not in {place for one, place in suggested(text) if one.kind == "visited"}


def test_a_spokesman_speaks_of_his_own_ground() -> None:
    text = (
        "Kazakhstan was calm. No Russian soldiers will be stationed at the airfield, a Kazakh official said."
    )
    assert ("planned", "kazakhstan", "denied", "planned") in claims(text)


def test_what_a_deal_was_for_is_not_there_when_it_has_run_out() -> None:
    text = (
        "База в Канте должна быть выведена после окончания договора с США о размещении объекта в Казахстане."
    )
    assert not {"agreed", "deployed"} & {kind for kind, _, _, _ in claims(text)}


def test_a_weekday_behind_a_verb_is_a_day() -> None:
    assert (
        only("Kyrgyzstan agreed Friday to extend Russia’s lease of the base in Kant.", "2004-01-12")[0].when
        == "2004-01-09"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Uzbek President Islam Karimov said that U.S. forces could use an air base in Uzbekistan.", {("united-states", "uses"), ("uzbekistan", "offers")}),
        ("Uzbek President Islam Karimov spoke of U.S. forces but said his country is “not ready yet” to host a base in Uzbekistan.", {("uzbekistan", "refuses")}),
        ("Russian soldiers are in Tajikistan at the request of Tajikistan.", {("tajikistan", "seeks"), ("russia", "uses")}),
        ("Moscow already has an air base in Kyrgyzstan.", {("russia", "uses"), ("kyrgyzstan", "hosts")}),
        ("The minister met Friday with U.S. President Ivan Miller, who promised Uzbekistan closer security cooperation.", {("united-states", "offers"), ("uzbekistan", "receives")}),
    ],
)  # fmt: skip
def test_who_may_use_asks_and_has(text: str, found: set[tuple[str, str]]) -> None:
    assert any(set(one.actors) == found for one, _ in suggested(text)), [
        one.actors for one, _ in suggested(text)
    ]


def test_a_base_is_there_beside_an_accord_on_it_but_not_on_its_day() -> None:
    text = "The agreement by which Germany operated the base in Dushanbe lapsed on 31 October 2004."
    assert {(one.kind, one.when) for one, _ in suggested(text)} == {
        ("terminated", "2004-10-31"),
        ("operating", ""),
    }


def test_what_fell_with_the_soviet_union_it_did_not_do() -> None:
    for one, _ in suggested(
        "The division had been stationed in Tajikistan since the collapse of the Soviet Union."
    ):
        assert "soviet-union" not in dict(one.actors)


def test_a_capital_in_the_sentence_is_no_other_land_before() -> None:
    text = (
        "Russia has a base in Kyrgyzstan. Moscow also agreed to forgive Dushanbe $330 million in aid debts."
    )
    assert all(place != "kyrgyzstan" for one, place in suggested(text) if one.kind == "agreed")
