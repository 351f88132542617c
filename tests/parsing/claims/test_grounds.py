"""Whose ground it is, who grants it, which way leads through it; in sentences of our own."""

from __future__ import annotations

import pytest

from geo.parsing.actors.finding import find_actors
from geo.parsing.claims.suggest import find_suggestions
from geo.parsing.model import Mention, Option
from tests.parsing.claims.suggesting import only, suggested


def _said(text: str) -> list[tuple[str, str, str, set[tuple[str, str]]]]:
    return [(one.kind, one.about, place, set(one.actors)) for one, place in suggested(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Moscow has a deal that allows Russia to keep soldiers at Kant.",
        "The president extended the lease of Russia on the Kant airfield.",
        "Russia extended its lease of the base at Kant.",
    ],
)
def test_only_the_host_grants_its_ground(text: str) -> None:
    one, place = only(text)
    assert (one.kind, place) == ("agreed", "kant")
    assert set(one.actors) == {("kyrgyzstan", "grants"), ("russia", "uses")}


def test_of_two_users_the_one_on_whose_ground_it_is_grants() -> None:
    one, place = only("Russia signed an agreement with NATO on an airfield in Ulyanovsk.")
    assert (one.kind, place, set(one.actors)) == (
        "agreed",
        "ulyanovsk",
        {("russia", "grants"), ("nato", "uses")},
    )


@pytest.mark.parametrize(
    "text",
    ["Tajikistan hosts a Russian division.", "Tajikistan rents out barracks of its garrison to Russia."],
)
def test_who_hosts_does_so_at_home(text: str) -> None:
    assert ("operating", "basing", "tajikistan", {("tajikistan", "hosts"), ("russia", "uses")}) in _said(text)


def test_a_way_leads_through_each_land_that_is_named() -> None:
    found = _said("The cargo route runs from Kyrgyzstan and Tajikistan; trains go through Kazakhstan.")
    assert {(kind, about, place) for kind, about, place, _ in found} == {
        ("operating", "transit", land) for land in ("kyrgyzstan", "tajikistan", "kazakhstan")
    }
    assert all(role == "hosts" for *_, actors in found for _, role in actors)


def test_a_route_that_is_only_wanted_leads_nowhere() -> None:
    assert not _said("NATO hopes for a cargo route through Kazakhstan.")


def test_a_base_that_was_closed_has_its_host_where_nobody_else_is_named() -> None:
    one, place = only("The garrison at Kant was closed in 2003.")
    assert (one.kind, place, one.actors, one.when) == (
        "terminated",
        "kant",
        (("kyrgyzstan", "hosts"),),
        "2003",
    )


def test_words_in_the_name_of_a_body_are_no_topic() -> None:
    assert not _said("The Collective Security Treaty Organization granted Kazakhstan a hearing.")


def test_rent_is_no_aid_and_a_probe_no_eviction() -> None:
    assert not [row for row in _said("Russia pays Kazakhstan a rent in dollars.") if row[0] == "provided"]
    text = "Russia demanded an investigation of how its soldiers were expelled from Kazakhstan."
    assert not [row for row in _said(text) if row[0] == "requested"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Russia has a base in Tajikistan, which was shelled in 1993.", ""),
        ("Russian troops in Tajikistan serve under a treaty signed in 1993.", ""),
        ("Russia has a base in Tajikistan since 1993.", "1993/.."),
        ("In 1993 Russia had a base in Tajikistan.", "1993"),
    ],
)
def test_what_lasts_is_not_dated_by_something_else(text: str, when: str) -> None:
    assert {one.when for one, _ in suggested(text)} == {when}


def test_a_date_within_a_sentence_is_no_dateline() -> None:
    one, _ = only("Договор о базе подписан Россией и Казахстаном 5 мая 2004 года – в Казахстане его ждали.")
    assert one.when == "2004-05-05"


def test_a_russian_name_where_something_lies_is_no_goal() -> None:
    one, place = only("Узбекистан разрешил США перевозить грузы через базу в Казахстане.")
    assert (one.to, place) == (None, "uzbekistan")


def test_deputies_act_for_the_state_whose_ground_it_is() -> None:
    one, place = only("Deputies voted to cancel the lease of the garrison at Kant.")
    assert (one.kind, place, one.actors) == ("terminated", "kant", (("kyrgyzstan", "ends"),))


@pytest.mark.parametrize(
    "text",
    [
        "Узбекистан сообщил, что самолёты Германии не могут использовать его воздушное пространство.",
        "Uzbekistan said that Germany can no longer use its airspace.",
    ],
)
def test_who_can_no_longer_use_it_is_refused(text: str) -> None:
    (row,) = _said(text)
    assert row == ("refused", "overflight", "uzbekistan", {("germany", "seeks"), ("uzbekistan", "refuses")})


def test_an_accord_on_leaving_is_about_the_withdrawal() -> None:
    one, place = only(
        "Russia signed an agreement with Kyrgyzstan on the withdrawal of its soldiers from Kant."
    )
    assert (one.kind, one.about, place) == ("agreed", "withdrawal", "kant")
    assert set(one.actors) == {("russia", "uses"), ("kyrgyzstan", "hosts")}


def test_the_central_asian_nation_is_not_the_neighbour_it_borders_on() -> None:
    text = "Tajikistan borders on Afghanistan. Russia has maintained a garrison in the Central Asian nation for years."
    assert {place for _, _, place, _ in _said(text)} == {"tajikistan"}


def test_where_troops_go_to_they_do_not_leave() -> None:
    text = "Russia withdrew its soldiers from Tajikistan and flew others into Afghanistan."
    assert ("withdrawn", "afghanistan") not in {(kind, place) for kind, _, place, _ in _said(text)}


def test_what_must_happen_first_makes_a_plan_of_it() -> None:
    (one, _), *_ = suggested("Once the president signs it, Russia will get 90 days to leave Kyrgyzstan.")
    assert one.status != "actual"


def test_a_summit_at_which_it_was_pledged_does_nothing() -> None:
    found = suggested("Moscow pledged at an OSCE summit to close its garrison in Kyrgyzstan.")
    assert not [actor for one, _ in found for actor, _ in one.actors if actor == "osce"]


def test_what_awaits_ratification_is_not_ratified() -> None:
    assert not [
        row
        for row in _said("Договор о базе в Казахстане внесён Россией на ратификацию.")
        if row[0] == "ratified"
    ]


def test_those_who_act_side_by_side() -> None:
    one, where = only("Italian and Spanish troops were stationed in Dushanbe.")
    assert where == "dushanbe"
    assert set(one.actors) == {("italy", "uses"), ("spain", "uses"), ("tajikistan", "hosts")}
    one, _ = only("France, Italy and the Netherlands asked Kyrgyzstan for the use of an airfield.")
    assert {actor for actor, role in one.actors if role == "seeks"} == {"france", "italy", "netherlands"}
    one, _ = only("As seen by Japan, the United States has deployed troops in Uzbekistan.")
    assert ("japan", "uses") not in one.actors


def test_aircraft_that_fly_from_a_base_use_it() -> None:
    one, where = only("Dutch F-16s flew out of Kant from 2002 to 2003.")
    assert (one.kind, where, ("netherlands", "uses") in one.actors) == ("conducted", "kant", True)
    one, _ = only("American tankers refueled in Kazakhstan.")
    assert ("united-states", "uses") in one.actors


def test_a_town_before_an_office_is_nobody() -> None:
    text = "In Dushanbe, the Tajik defence minister said nothing. French aircraft flew from Dushanbe."
    assert all("Dushanbe" not in one.text for one in find_actors(text))


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Kyrgyzstan offered Russia the garrison at Kant.", {("kyrgyzstan", "offers"), ("russia", "uses")}),
        ("Russia was promised the garrison at Kant.", {("kyrgyzstan", "offers"), ("russia", "uses")}),
        (
            "Russia signed an agreement on its garrison at Kant.",
            {("kyrgyzstan", "grants"), ("russia", "uses")},
        ),
        (
            "Russia ratified an agreement with Kyrgyzstan on its garrison.",
            {("kyrgyzstan", "grants"), ("russia", "uses")},
        ),
    ],
)
def test_the_host_has_its_part_though_only_the_user_is_named(text: str, actors: set[tuple[str, str]]) -> None:
    assert actors in [set(one.actors) for one, _ in suggested(text)]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Tajikistan said it was ready to allow American cargo on its railways.", "offered", {("tajikistan", "offers"), ("united-states", "uses")}),
        ("Russia was asking for a garrison in Kyrgyzstan.", "requested", {("russia", "seeks"), ("kyrgyzstan", "hosts")}),
        ("Tajikistan is in talks with Russia on an airfield.", "negotiated", {("tajikistan", "party"), ("russia", "party")}),
        ("In June, Uzbekistan granted Germany an airfield.", "agreed", {("uzbekistan", "grants"), ("germany", "uses")}),
        ("China is building a garrison in Tajikistan.", "planned", {("china", "uses"), ("tajikistan", "hosts")}),
    ],
)  # fmt: skip
def test_who_is_ready_or_asking_acts(text: str, kind: str, actors: set[tuple[str, str]]) -> None:
    assert (kind, actors) in [(one.kind, set(one.actors)) for one, _ in suggested(text)]


def test_what_a_host_says_will_be_allowed_it_grants() -> None:
    text = "Uzbekistan confirmed that the United States will be allowed to use airfields."
    assert ("agreed", {("uzbekistan", "grants"), ("united-states", "uses")}) in [
        (one.kind, set(one.actors)) for one, _ in suggested(text)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Russia signed a memorandum on its military presence in Kyrgyzstan.", "agreed", "kyrgyzstan"),
        ("Turkey plans to open a garrison in Tajikistan.", "planned", "tajikistan"),
        ("Kyrgyzstan asked Russia to open a garrison in Kyrgyzstan.", "requested", "kyrgyzstan"),
    ],
)
def test_presence_is_the_matter_of_a_paper_and_turkey_is_a_user(text: str, kind: str, place: str) -> None:
    assert (kind, place) in {(one.kind, at) for one, at in suggested(text)}


def test_who_will_not_comment_refuses_nothing() -> None:
    assert not _said("Россия отказалась комментировать сообщения о базе в Казахстане.")


def test_one_person_that_has_arrived_is_no_deployment() -> None:
    text = "Russian Defence Minister Pavel Petrov arrived in Tajikistan to see the division."
    assert not [row for row in _said(text) if row[0] == "deployed"]


def test_who_allows_no_base_is_the_host() -> None:
    rows = _said("No foreign military bases will be opened in Uzbekistan, and Russia knows it.")
    assert ("uzbekistan", "refuses") in {
        actor for kind, _, _, actors in rows if kind == "refused" for actor in actors
    }


def test_closing_a_route_refuses_it() -> None:
    rows = _said("Kyrgyzstan answered by closing the main supply routes of NATO.")
    assert ("refused", "transit", "kyrgyzstan", {("kyrgyzstan", "refuses"), ("nato", "uses")}) in rows


def test_who_acts_in_the_next_clause_has_no_part_in_this_one() -> None:
    one, _ = only("NATO negotiated a rail hub at Kant, but Germany pays for nothing there.")
    assert "germany" not in {actor for actor, _ in one.actors}
    rows = _said("Tajikistan gave an airfield at Dushanbe to India for its aircraft, and Kazakhstan did not.")
    assert all("kazakhstan" not in {actor for actor, _ in actors} for *_, actors in rows)


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("The Russian garrison at Kant was closed in May.", "terminated", {("russia", "uses"), ("kyrgyzstan", "hosts")}),
        ("Russia maintains a base in Tajikistan and is expected to rejoice.", "operating", {("russia", "uses"), ("tajikistan", "hosts")}),
        ("Some 300 Russian soldiers are to leave Kyrgyzstan by May.", "withdrawn", {("russia", "uses"), ("kyrgyzstan", "hosts")}),
        ("Kyrgyzstan will reopen a crossing for the cargo of NATO.", "agreed", {("kyrgyzstan", "grants"), ("nato", "uses")}),
    ],
)  # fmt: skip
def test_ends_and_plans_in_ordinary_words(text: str, kind: str, actors: set[tuple[str, str]]) -> None:
    assert (kind, actors) in [(one.kind, set(one.actors)) for one, _ in suggested(text)]


@pytest.mark.parametrize(("who", "role"), [("Officials in Bishkek", "opposes"), ("Russia", "hosts")])
def test_a_host_that_says_itself_that_forces_must_leave_asks_for_it(who: str, role: str) -> None:
    rows = _said(f"{who} said on Monday that American forces must leave the base at Kant.")
    asked = [actors for kind, _, _, actors in rows if kind == "requested"]
    assert asked == [{("kyrgyzstan", role), ("united-states", "uses")}]


def test_closer_ties_are_no_base() -> None:
    assert not [
        row
        for row in _said("Kyrgyzstan, seeking closer ties with Russia, kept its garrison.")
        if row[0] == "requested"
    ]


def test_each_part_between_semicolons_says_something_of_its_own() -> None:
    rows = _said("Russia criticized it; NATO has a base at Kant.")
    assert rows == [("operating", "basing", "kant", {("nato", "uses"), ("kyrgyzstan", "hosts")})]
    rows = _said("Kyrgyzstan has rejected the lease; the base in Dushanbe is another matter.")
    assert "dushanbe" not in {place for _, _, place, _ in rows}


def test_whoever_looks_for_another_base_does_not_ask_for_this_one() -> None:
    assert _said("The United States is looking for an alternative to the base at Kant.") == []


def test_opposition_leaders_oppose_nothing_by_their_name() -> None:
    found = _said("Opposition leaders in Kyrgyzstan spoke about the United States base at Kant.")
    assert "opposed" not in {kind for kind, *_ in found}


def test_a_land_that_is_no_actor_here_may_be_the_host() -> None:
    text = "The junta in Oman ended an agreement that let American forces use an airfield."
    option = Option("oman", "Oman", "country", "OM", 21.0, 57.0, 0.95, ())
    at = text.index("Oman")
    mention = Mention(at, at + 4, "Oman", "literal", (option,), True, 0.95)
    found = find_suggestions(text, [mention], [], find_actors(text, [mention]))
    assert ("terminated", (("united-states", "uses"),)) in {(one.kind, one.actors) for one in found}
