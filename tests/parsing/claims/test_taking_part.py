"""Who has a part in a suggested claim: who asked, who is meant by a pronoun, who only tells it; and when what was so was so."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import only, suggested


def claims(text: str) -> set[tuple[str, str, str, str]]:
    return {(one.kind, place, one.stance, one.status) for one, place in suggested(text)}


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
def test_a_pronoun_whose_person_is_not_told_is_nobody_and_suggests_nothing(text: str) -> None:
    assert suggested(text) == []


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
    since = "{} had been stationed in Tajikistan since the collapse of the Soviet Union."
    assert suggested(since.format("The division")) == []
    assert [dict(one.actors).get("russia") for one, _ in suggested(since.format("Russian troops"))] == [
        "uses"
    ]


def test_a_capital_in_the_sentence_is_no_other_land_before() -> None:
    text = (
        "Russia has a base in Kyrgyzstan. Moscow also agreed to forgive Dushanbe $330 million in aid debts."
    )
    assert {(one.kind, place) for one, place in suggested(text)} == {("operating", "kyrgyzstan")}


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Last year Kazakhstan was quick to offer airfields as bases to American forces.", "offered", {("kazakhstan", "offers"), ("united-states", "uses")}),
        ("India is giving Tajikistan two Mi-17 helicopters next month.", "provided", {("india", "supplies"), ("tajikistan", "receives")}),
        ("From 1997 to 2001 the Indian army had a military hospital in Tajikistan.", "operating", {("india", "uses"), ("tajikistan", "hosts")}),
        ("Germany signed an agreement between Germany, Russia and Tajikistan on the use of the base in Dushanbe.", "agreed", {("germany", "uses"), ("tajikistan", "grants")}),
        ("Indian defense minister George Miller signed an accord with Kazakhstan on the repair of an airfield during a visit to Dushanbe.", "visited", {("india", "visits"), ("tajikistan", "hosts")}),
    ],
)  # fmt: skip
def test_plain_words_for_giving_and_having(text: str, kind: str, found: set[tuple[str, str]]) -> None:
    assert any(one.kind == kind and set(one.actors) == found for one, _ in suggested(text)), suggested(text)


def test_a_loan_grants_no_route_and_a_repair_makes_no_user() -> None:
    assert not any(
        one.kind == "agreed"
        for one, _ in suggested("Germany just granted Tajikistan a loan to fund a new terminal in Dushanbe.")
    )
    assert not any(
        one.kind == "operating"
        for one, _ in suggested("India recently completed refurbishing the airbase at Kant.")
    )


def test_operations_in_a_land_are_none_of_its_own() -> None:
    for one, _ in suggested(
        "NATO countries regularly use the facility as a way station for Afghanistan operations."
    ):
        assert "afghanistan" not in dict(one.actors)


def test_a_region_that_says_which_states_they_are_is_not_the_place() -> None:
    text = "In a meeting on the Caspian Sea the two states, Uzbekistan and Kazakhstan, were quick to offer airfields to American forces."
    assert {place for _, place in suggested(text)} <= {"kazakhstan", "uzbekistan"}


def test_they_who_must_are_those_that_are_told() -> None:
    text = "Uzbekistan has told NATO that they can no longer use the base in Uzbekistan."
    assert set(only(text)[0].actors) == {("nato", "seeks"), ("uzbekistan", "refuses")}


def test_talks_and_leave_may_last() -> None:
    assert (
        only(
            "The United States had been in talks with Kyrgyzstan on the base in Bishkek since February 2004."
        )[0].when
        == "2004-02/.."
    )
    text = "US personnel have been permitted to use the base in Dushanbe since 2003."
    assert {one.when for one, _ in suggested(text) if one.kind == "agreed"} == {"2003/.."}


def test_an_accord_that_is_only_named_stands_beside_what_is_there() -> None:
    text = "The agreement provides for a base in Dushanbe, operated by Germany."
    assert {one.kind for one, _ in suggested(text)} == {"agreed", "operating"}


def test_sanctions_use_nothing() -> None:
    text = "While Uzbekistan was under European Union sanctions, the German government paid millions for the use of the air base in Uzbekistan."
    assert all("european-union" not in dict(one.actors) for one, _ in suggested(text))


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Kyrgyzstan: Moscow Seeks to Double Its Footprint at Kant", {("russia", "seeks"), ("kyrgyzstan", "hosts")}),
        ("Kyrgyzstan: Russia Asks for Base at Kant", {("russia", "seeks"), ("kyrgyzstan", "hosts")}),
        ("Kyrgyzstan: Russia Again Asks for Base at Kant", {("kyrgyzstan", "hosts")}),
        ("Kyrgyzstan: Russian Base at Kant to Be Closed", {("russia", "uses"), ("kyrgyzstan", "hosts")}),
        ("Russia: We will close the base at Kant", {("russia", "ends")}),
        ("Germany Shuts Uzbekistan Base", {("germany", "ends"), ("uzbekistan", "hosts")}),
        ("U.S. Evicted From Uzbekistan Base", {("uzbekistan", "ends")}),
        ("Turkmenistan: US Airbase Deal Discussed", {("turkmenistan", "party")}),
        ("Kyrgyzstan asked for three things: money, arms and a base at Kant.", {("kyrgyzstan", "seeks")}),
    ],
)  # fmt: skip
def test_what_a_headline_is_about_before_its_colon_does_not_act(
    headline: str, found: set[tuple[str, str]]
) -> None:
    assert set(only(headline)[0].actors) == found


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The stay of the Russian soldiers at Kant looks more durable this year.", {("russia", "uses"), ("kyrgyzstan", "hosts")}),
        ("Russia considers the base at Kant important for the region.", {("russia", "speaks")}),
        ("The Russian government welcomed the work at the base at Kant.", {("russia", "speaks")}),
    ],
)  # fmt: skip
def test_forces_of_which_something_is_said_do_not_speak(text: str, actors: set[tuple[str, str]]) -> None:
    assert {one.kind: set(one.actors) for one, _ in suggested(text)}["stated"] == actors
