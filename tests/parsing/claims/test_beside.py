"""What a sentence sets beside what it says, and what it says of a base in the words "which" and "it"."""

from __future__ import annotations

import pytest

from geo.parsing.claims.suggest import find_suggestions
from geo.parsing.model import ActorMention, Mention, Option
from tests.parsing.claims.suggesting import only, suggested


def told(
    text: str, published: str | None = "2005-08-16"
) -> set[tuple[str, str, str, tuple[tuple[str, str], ...]]]:
    return {(one.kind, one.about, place, one.actors) for one, place in suggested(text, published)}


def test_a_place_behind_despite_is_not_where_it_was_done() -> None:
    text = (
        "Germany uses the base at Kant. The lease was renewed in 2005, despite the eviction of American forces from another base "
        "in Uzbekistan, prompted by Uzbek anger."
    )
    assert {place for kind, _, place, _ in told(text) if kind == "agreed"} == {"kant"}


def test_a_route_that_another_is_compared_with_is_not_travelled() -> None:
    text = "American cargo passed through Kazakhstan at a lower cost than through Tajikistan."
    assert {place for _, _, place, _ in told(text)} == {"kazakhstan"}


def test_all_who_are_listed_behind_by_use_it() -> None:
    one, place = only("The base at Kant was used by American, French and Spanish troops.")
    assert place == "kant"
    assert {actor for actor, role in one.actors if role == "uses"} == {"united-states", "france", "spain"}


def test_who_is_named_before_a_relative_clause_does_not_act_in_it() -> None:
    found = told("India helped to repair the airfield at Kant, which is due to open next year.")
    assert not {actor for kind, _, _, actors in found if kind == "planned" for actor, _ in actors} & {"india"}


def test_it_goes_on_with_the_base_of_the_sentence_before() -> None:
    found = told("Russia will open a second base in Kyrgyzstan. It will be located in Bishkek.")
    assert ("planned", "basing", "bishkek", (("russia", "uses"), ("kyrgyzstan", "hosts"))) in found


def test_it_goes_on_with_nothing_that_was_not_said_just_before() -> None:
    text = (
        "Russia will open a second base in Kyrgyzstan. The weather was fine. It will be located in Bishkek."
    )
    assert "bishkek" not in {place for _, _, place, _ in told(text)}


@pytest.mark.parametrize(
    ("text", "user"),
    [
        ("American forces left the base at Kant in June 2014. Troops are stationed at Kant.", False),
        ("Troops were stationed at Kant in 2010. American forces left the base at Kant in June 2014.", True),
    ],
)
def test_a_user_who_had_left_is_not_given_to_a_later_claim(text: str, user: bool) -> None:
    found = {kind: dict(actors) for kind, _, _, actors in told(text, "2019-02-03")}
    assert ("united-states" in found["deployed"]) is user


def test_rent_for_a_base_is_its_use_and_no_aid() -> None:
    one, place = only("Russia pays Kyrgyzstan $4.5 million a year for the base at Kant.")
    assert (one.kind, one.about, place) == ("operating", "basing", "kant")
    assert one.actors == (("russia", "uses"), ("kyrgyzstan", "hosts"))


def test_the_year_of_a_treaty_that_is_amended_is_not_that_of_the_amendment() -> None:
    one, _ = only(
        "In 2010, Russia and Kyrgyzstan signed amendments to a 1995 bilateral treaty on the base at Kant.",
        "2011-06-22",
    )
    assert one.when == "2010"


def test_what_can_be_done_need_not_have_been_done() -> None:
    assert {
        kind for kind, *_ in told("The United States and Kyrgyzstan spoke of how planes can refuel at Kant.")
    } == set()


def test_what_something_was_used_for_is_not_only_planned() -> None:
    found = suggested("The base at Kant was used by Russian jets to patrol the border.")
    assert {one.status for one, _ in found} == {"actual"}


def test_an_accord_in_principle_is_one() -> None:
    found = told("Kyrgyzstan agreed in principle to the deployment of a Russian base.")
    assert ("agreed", "basing", "kyrgyzstan", (("kyrgyzstan", "grants"), ("russia", "uses"))) in found


def test_who_has_been_met_does_not_speak() -> None:
    one, _ = only(
        "Ivanov, after talks with Indian Prime Minister Manmohan Singh, said Russia has a base at Kant."
    )
    assert (one.speaks_for, one.stance) == (None, "reported")


@pytest.mark.parametrize(
    "text",
    [
        "Kyrgyzstan withdrew from a meeting on Afghanistan, and American forces were not mentioned.",
        "According to Protocol No. 5, nothing is said of it.",
        "No explanation for it was offered by Kazakhstan at the base in Bishkek.",
        "The Americans do not know if they will be able to use a base in Kyrgyzstan.",
    ],
)
def test_nothing_is_said_of_a_base(text: str) -> None:
    assert told(text) == set()


def test_the_number_of_a_protocol_denies_nothing() -> None:
    one, _ = only(
        "Protocol No. 5 to the agreement on the Russian base in Kyrgyzstan was signed by Russia in 2010."
    )
    assert (one.kind, one.stance) == ("agreed", "asserted")


def test_no_advantage_seen_in_a_base_does_not_deny_it() -> None:
    found = suggested("Kazakhstan did not see any advantages from a Russian base in Kyrgyzstan.")
    assert "denied" not in {one.stance for one, _ in found}


def test_a_closure_that_is_awaited_has_not_come() -> None:
    one, place = only("Russia awaits the imminent closure of the American base in Bishkek.")
    assert (one.kind, one.status, place) == ("terminated", "planned", "bishkek")


def test_a_border_closed_to_trucks_is_no_base_left_and_no_cargo_moved() -> None:
    found = told(
        "Kazakhstan closed its border crossings to trucks delivering supplies to NATO forces in Afghanistan."
    )
    assert {(kind, actors) for kind, _, _, actors in found} == {
        ("refused", (("kazakhstan", "refuses"), ("nato", "uses")))
    }


def test_of_two_joined_statements_each_has_its_own_member() -> None:
    found = told(
        "Kazakhstan and Uzbekistan are members of the CIS but only Kazakhstan is a member of the CSTO."
    )
    assert ("operating", "alliance", "uzbekistan", (("uzbekistan", "party"), ("csto", "party"))) not in found


def test_what_will_be_allowed_is_planned() -> None:
    one, place = only("Kazakhstan will permit US and NATO planes to cross its airspace.")
    assert (one.kind, one.about, one.status, place) == ("agreed", "overflight", "planned", "kazakhstan")


def test_a_country_where_bases_are_is_their_place() -> None:
    found = told(
        "Tajikistan is the only country in the region where Russian, Indian and Chinese military bases are present."
    )
    (kind, about, place, actors), *more = found
    assert (kind, about, place, more) == ("deployed", "basing", "tajikistan", [])
    assert {actor for actor, role in actors if role == "uses"} == {"russia", "india", "china"}


def test_its_territory_is_that_of_the_state_that_tells_it() -> None:
    one, place = only(
        "Kazakhstan has refuted reports that Russia was going to build an air base on its territory."
    )
    assert (one.kind, one.stance, place) == ("planned", "denied", "kazakhstan")
    assert one.actors == (("russia", "uses"), ("kazakhstan", "hosts"))


def test_it_has_the_user_of_the_base_before_wherever_else_a_base_is_named() -> None:
    text = "Russia has a base in Kyrgyzstan. It was officially opened in Bishkek in 2003, and hosts a large contingent."
    assert ("operating", "basing", "bishkek", (("russia", "uses"), ("kyrgyzstan", "hosts"))) in told(text)


def test_a_base_set_up_is_that_of_whom_its_adjective_names() -> None:
    one, place = only("A Turkish military base had been set up in Tajikistan.")
    assert (one.kind, place, one.actors) == (
        "operating",
        "tajikistan",
        (("turkey", "uses"), ("tajikistan", "hosts")),
    )


def test_a_name_that_was_found_as_a_state_and_as_a_person_is_no_error() -> None:
    text = "Russia deployed soldiers in Tajikistan."
    there = Mention(
        28,
        38,
        "Tajikistan",
        "literal",
        (Option("tajikistan", "Tajikistan", "country", "TJ", 39.0, 71.0, 0.95, ()),),
        True,
        0.95,
    )
    twice = [ActorMention(0, 6, "Russia", "russia", "name"), ActorMention(0, 6, "Russia", "russia", "office")]
    (one,) = find_suggestions(
        text, [there], [], [*twice, ActorMention(28, 38, "Tajikistan", "tajikistan", "name")]
    )
    assert (one.kind, one.actors) == ("deployed", (("russia", "uses"), ("tajikistan", "hosts")))


@pytest.mark.parametrize(
    ("between", "base"), [("", "kant"), ("Freight went to Kabul via Termez. ", "termez-air-base")]
)
def test_a_town_by_whose_name_a_base_is_called_is_that_base(between: str, base: str) -> None:
    text = f"Germany uses the Termez air base. Russia uses the base at Kant. {between}The base was closed in 2004."
    assert {place for kind, _, place, _ in told(text) if kind == "terminated"} == {base}


def test_a_treaty_that_holds_unless_it_is_annulled_has_not_been() -> None:
    found = told(
        "The treaty on the Russian base at Kant is extended unless Kyrgyzstan gives notice of its annulment."
    )
    assert "terminated" not in {kind for kind, *_ in found}


def test_a_host_that_limits_the_use_of_a_base_refuses() -> None:
    found = told("The United States used the base at Kant. Kyrgyzstan then limited its use to supplies.")
    assert ("refused", "kant") in {(kind, place) for kind, _, place, _ in found}


def test_a_base_by_an_unknown_name_is_none_that_was_named_before() -> None:
    found = told("Russia uses the base at Kant. The Shamsi base was closed in 2004.")
    assert "terminated" not in {kind for kind, *_ in found}


def test_the_subject_is_the_base_that_it_is_said_of() -> None:
    text = "The Manas transit center has been in operation since 2001 and, since the Russian base at Kant opened, has grown."
    assert {place for kind, _, place, _ in told(text) if kind == "operating"} >= {"ganci"}
    assert not [one for one, place in suggested(text) if one.when == "2001/.." and place == "kant"]


def test_a_city_that_only_says_how_far_off_a_base_lies_is_no_other_base() -> None:
    found = told(
        "Located 15 kilometers west of the Kyrgyz capital, Bishkek, the Kant base was used by Russia."
    )
    assert {place for _, _, place, _ in found} == {"kant"}


def test_dollars_name_nobody() -> None:
    found = told("India spent US$70 million on the repair of Kant.")
    assert not {actor for *_, actors in found for actor, _ in actors} & {"united-states"}


def test_an_era_has_no_bases() -> None:
    found = told("Russian troops will leave two Soviet-era bases in Kyrgyzstan.")
    assert {kind for kind, *_ in found} == {"withdrawn"}
    assert not {actor for *_, actors in found for actor, _ in actors} & {"soviet-union"}


def test_who_is_denied_permission_does_not_refuse_it() -> None:
    text = "American planes bound for Afghanistan were reportedly denied permission for overflight by Kazakhstan and Uzbekistan."
    found = told(text)
    assert {kind for kind, *_ in found} == {"refused"}
    assert {place for _, _, place, _ in found} <= {"kazakhstan", "uzbekistan"}
    assert "afghanistan" not in {actor for *_, actors in found for actor, _ in actors}


def test_the_side_before_under_which_it_does_not_act_in_that_clause() -> None:
    found = told(
        "India entered into an agreement with Tajikistan under which it agreed to repair the base at Dushanbe."
    )
    assert ("agreed", "basing", "dushanbe", (("tajikistan", "grants"),)) not in found


def test_forces_elsewhere_are_not_where_a_base_is() -> None:
    found = told("The base at Kant is used by NATO states with contingents in Afghanistan.")
    assert {place for _, _, place, _ in found} == {"kant"}


def test_troops_that_are_to_be_kept_somewhere_are_planned_there() -> None:
    one, place = only("Russia's plans to keep thousands of troops in Tajikistan have angered many.")
    assert (one.kind, one.status, place) == ("planned", "planned", "tajikistan")


def test_who_was_talked_with_has_no_base_in_the_next_land() -> None:
    text = (
        "Putin said in a press conference with Kyrgyz President Almazbek Atambayev that the Russian base in Kyrgyzstan and Russian bases in "
        "Tajikistan are a factor of stability."
    )
    assert not [
        actors
        for _, _, place, actors in told(text)
        if place == "tajikistan" and ("kyrgyzstan", "uses") in actors
    ]


@pytest.mark.parametrize(
    ("other", "user"),
    [
        ("Russia uses the base at Kant.", "russia"),
        ("American and Russian troops are stationed in Kyrgyzstan.", ""),
    ],
)
def test_the_only_user_in_a_land_uses_its_other_bases(other: str, user: str) -> None:
    found = told(f"{other} Troops are stationed at the Manas transit center.")
    at_manas = [dict(actors) for kind, _, place, actors in found if (kind, place) == ("deployed", "ganci")]
    assert [{actor for actor, role in one.items() if role == "uses"} - {""} for one in at_manas] in (
        [{user} - {""}],
        [],
    )
