"""What a sentence negates, plans, doubts, asks or only speaks of is suggested as nothing that is so."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import only, suggested

SO = {"operating", "deployed", "conducted", "provided", "agreed", "ratified", "terminated", "withdrawn"}


def said(text: str) -> set[tuple[str, str, str, str]]:
    return {(one.kind, place, one.stance, one.status) for one, place in suggested(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Will Russia deploy soldiers at Kant?",
        "Has Russia deployed soldiers at Kant?",
        "“Does Russia have a base in Tajikistan?”",
        "It is unclear whether Russia has deployed soldiers at Kant.",
        "Rumours that Russia has deployed soldiers at Kant went round.",
        "There is no evidence that Russia has deployed soldiers at Kant.",
        "Russia may have deployed soldiers at Kant.",
        "Russia would have deployed soldiers at Kant.",
        "A train with cargo for the United States has left Kazakhstan.",
        "Uzbekistan ended a blockade of supply routes for the United States.",
        "Russia failed to sign an agreement with Kyrgyzstan.",
        "Nothing suggests that Russia has stationed troops in Tajikistan.",
        "Russia is rumored to have stationed troops in Tajikistan.",
        "It does not mean that Russia has stationed troops in Tajikistan.",
        "The Russian government has not yet decided to open a base in Tajikistan.",
        "The United States didn’t withdraw from the base in Bishkek.",
        "Had Kyrgyzstan closed the base in Bishkek, the United States would have left.",
        "Should Russia deploy troops in Tajikistan, China would object.",
        "Kyrgyzstan asked Russia to withdraw its soldiers from Kant?",
        "Nobody asked Kazakhstan for a base.",
        "The United States cannot use the airport in Bishkek.",
        "Russia stopped short of signing an agreement with Kyrgyzstan.",
        "The United States considered transporting cargo through Kazakhstan.",
        "There was talk of a new Russian base in Tajikistan.",
        "Вывела ли Россия войска из Казахстана?",
    ],
)
def test_nothing_is_asserted(text: str) -> None:
    assert said(text) == set()


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russia did not deploy soldiers at Kant.", {("deployed", "kant", "denied", "actual")}),
        ("Russia wants a base in Tajikistan.", {("requested", "tajikistan", "asserted", "actual")}),
        ("Russia has no base in Tajikistan.", {("operating", "tajikistan", "denied", "actual")}),
        ("There are no American bases in Kazakhstan.", {("operating", "kazakhstan", "denied", "actual")}),
        ("Tajikistan denied that Russia had a base in Dushanbe.", {("operating", "dushanbe", "denied", "actual")}),
        ("Россия не размещала войска в Канте.", {("deployed", "kant", "denied", "actual")}),
        ("США отрицают, что разместили войска в Канте.", {("deployed", "kant", "denied", "actual")}),
        ("Kazakhstan has neither offered nor granted the United States an airfield.", {("offered", "kazakhstan", "denied", "actual"), ("agreed", "kazakhstan", "denied", "actual")}),
        ("It is not true that Russia has a base in Kazakhstan.", {("operating", "kazakhstan", "denied", "actual")}),
        ("Officials denied that the United States would open a base in Kazakhstan.", {("planned", "kazakhstan", "denied", "planned")}),
        ("Russia sought neither a base in Tajikistan nor one in Kazakhstan.", {("requested", "tajikistan", "denied", "actual")}),
        ("Russia signed no agreement on a base with Tajikistan.", {("agreed", "tajikistan", "denied", "actual")}),
        ("Russia signed not only an agreement on a base with Tajikistan.", {("agreed", "tajikistan", "asserted", "actual")}),
    ],
)  # fmt: skip
def test_what_is_negated_is_denied(text: str, claims: set[tuple[str, str, str, str]]) -> None:
    assert said(text) == claims


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Russia plans to station soldiers at Kant.", "planned", "planned"),
        ("Russia will withdraw its soldiers from Kyrgyzstan.", "withdrawn", "planned"),
        ("Russia withdrew its soldiers from Kyrgyzstan.", "withdrawn", "actual"),
        ("Kyrgyzstan will close the American base in Bishkek.", "terminated", "planned"),
        ("Kyrgyzstan closed the American base in Bishkek.", "terminated", "actual"),
        ("Kyrgyzstan wants to terminate the lease of the base.", "terminated", "planned"),
        ("Kyrgyzstan is ready to terminate the lease of the base with the United States.", "terminated", "planned"),
        ("Russia promised to withdraw its troops from Tajikistan.", "withdrawn", "planned"),
        ("Kyrgyzstan might ratify the treaty with Russia.", "ratified", "planned"),
        ("Россия обязуется оказывать помощь Казахстану.", "provided", "planned"),
        ("Узбекистан закроет базу США.", "terminated", "planned"),
        ("Узбекистан закрыл базу США.", "terminated", "actual"),
        ("If Russia deployed soldiers at Kant, China would object.", "deployed", "conditional"),
        ("Kazakhstan would allow the United States to use its airspace if it were asked.", "agreed", "conditional"),
        ("Kazakhstan allowed the United States to use its airspace.", "agreed", "actual"),
        ("Россия разместит войска в Канте.", "planned", "planned"),
    ],
)  # fmt: skip
def test_what_lies_ahead_or_hangs_on_a_condition(text: str, kind: str, status: str) -> None:
    one, _ = only(text)
    assert (one.kind, one.status, one.stance) == (kind, status, "asserted")


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Russia has a base in Tajikistan.", True),
        ("The Russian base in Tajikistan will stay.", True),
        ("Kyrgyzstan did not oppose its Russian base in Bishkek.", True),
        ("Russia asked for a base in Tajikistan.", False),
        ("Russia opened talks on another base in Tajikistan.", False),
        ("The planned Russian base in Tajikistan worries China.", False),
        ("The former Russian base in Tajikistan is overgrown.", False),
        ("The Russian base in Tajikistan would be a training centre.", False),
        ("Russia has completed its withdrawal from the base in Tajikistan.", False),
        ("The opening of the second Russian air base in Tajikistan was on nobody’s mind.", False),
        ("Russia has wound up its presence at a base in Tajikistan.", False),
        ("Kyrgyzstan seems to be angling for a deal on a base in Bishkek with Russia.", False),
        ("Supplies for Russian troops in Tajikistan were late.", False),
    ],
)
def test_a_base_that_is_only_wanted_is_not_there(text: str, there: bool) -> None:
    assert any(kind in ("operating", "deployed") for kind, *_ in said(text)) is there


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kyrgyzstan signed a law ending the agreement with the United States on the base.", "terminated"),
        ("Kazakhstan did not allow the United States to use its airspace.", "refused"),
        ("Uzbekistan told the United States to leave the base.", "requested"),
        ("Kyrgyzstan asked the United States to leave the base.", "requested"),
    ],
)
def test_what_is_turned_round_is_not_agreed(text: str, kind: str) -> None:
    kinds = {one.kind for one, _ in suggested(text) if one.stance != "denied"}
    assert kinds == {kind}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("An agreement between the United States and Kazakhstan allowed the use of a base.", {("kazakhstan", "grants"), ("united-states", "uses")}),
        ("Kazakhstan turned down a request by Russia for a base.", {("kazakhstan", "refuses"), ("russia", "seeks")}),
        ("In addition, U.S. agencies gave Tajikistan two million dollars in aid.", {("united-states", "supplies"), ("tajikistan", "receives")}),
        ("Соглашение между Россией и Казахстаном о базе было подписано в Казахстане.", {("russia", "uses"), ("kazakhstan", "grants")}),
        ("The CSTO, with the exception of Uzbekistan, signed an agreement on a base in Tajikistan.", {("csto", "uses"), ("tajikistan", "grants")}),
        ("Trucks with supplies for the United States go through Kyrgyzstan.", {("united-states", "uses"), ("kyrgyzstan", "hosts")}),
    ],
)  # fmt: skip
def test_who_acts(text: str, actors: set[tuple[str, str]]) -> None:
    assert actors in [set(one.actors) for one, _ in suggested(text)]


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("NATO reached agreements on transit with Kazakhstan, Kyrgyzstan and Uzbekistan.", "agreed", {"kazakhstan", "kyrgyzstan", "uzbekistan"}),
        ("The United States shipped cargo via Kazakhstan and Uzbekistan.", "conducted", {"kazakhstan", "uzbekistan"}),
        ("Kazakhstan allowed the U.S. military to use its airspace.", "agreed", {"kazakhstan"}),
        ("Norway will send aircraft to Kant.", "planned", {"kant"}),
    ],
)  # fmt: skip
def test_places_that_are_listed(text: str, kind: str, places: set[str]) -> None:
    assert {place for one, place in suggested(text) if one.kind == kind} == places


def test_a_sentence_about_a_user_alone_means_the_host_named_shortly_before() -> None:
    found = suggested("Snow fell in Bishkek, in Kyrgyzstan. The United States signed a treaty on its base.")
    assert [(one.kind, place) for one, place in found] == [("agreed", "kyrgyzstan")]
    assert suggested("The United States signed a treaty on its base.") == []


def test_the_base_is_the_last_one_named() -> None:
    found = suggested("Russia has an air base at Kant. Snow fell in Bishkek. China criticized the base.")
    assert ("opposed", "kant") in {(one.kind, place) for one, place in found}
    found = suggested("Snow fell in Bishkek. China criticized the base.")
    assert found == []


def test_the_two_countries_are_the_last_two() -> None:
    one, place = only(
        "Russia and Tajikistan are neighbours. The two countries signed an agreement on a base."
    )
    assert place == "tajikistan"
    assert set(one.actors) == {("russia", "uses"), ("tajikistan", "grants")}


def test_where_it_was_signed_or_what_it_serves_is_not_what_it_is_about() -> None:
    for text in (
        "Kazakhstan allowed the United States to use its airspace for operations in Afghanistan.",
        "ASTANA, Kazakhstan, May 3 (Agency) - Kazakhstan allowed the United States to use its airspace.",
        "Kazakhstan and the United States signed a transit agreement in Astana.",
    ):
        _, place = only(text)
        assert place == "kazakhstan", text


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("He said that Russia had asked for a base in Tajikistan.", "reported"),
        ("Russia asked for a base in Tajikistan, a diplomat in the town said.", "reported"),
        ("“Russia asked for a base in Tajikistan.”", "reported"),
        ("Sources say Russia asked for a base in Tajikistan.", "reported"),
        ("Russia asked for a base in Tajikistan.", "asserted"),
        ("According to the new treaty Russia has a base in Tajikistan.", "asserted"),
        ("Kyrgyzstan announced that it terminated the lease of the base.", "asserted"),
    ],
)
def test_who_tells_it(text: str, stance: str) -> None:
    assert {one.stance for one, _ in suggested(text)} == {stance}


def test_the_day_on_which_it_was_told_bounds_it() -> None:
    one, _ = only("Officials said on 3 May 2004 that Russia had asked for a base in Tajikistan.")
    assert (one.when, one.when_basis) == ("[..2004-05-03]", "derived")
    one, _ = only("DUSHANBE, May 3, 2004 (Agency) - Russia asked for a base in Tajikistan.")
    assert one.when == "[..2005-08-16]"
    one, _ = only("Russia, there since 2001, currently has a base in Tajikistan.")
    assert (one.kind, one.when) == ("operating", "2005-08~")


def test_a_year_in_a_name_dates_nothing_else() -> None:
    one, _ = only("Kyrgyzstan terminated the 1993 agreement with the United States on the base.")
    assert (one.kind, one.when) == ("terminated", "[..2005-08-16]")
    one, _ = only("Russia has a base in Tajikistan.", published="2005-08")
    assert one.when == "2005-08~"


def test_a_town_and_its_country_are_one_place() -> None:
    one, place = only("Kyrgyzstan closed the American base in Bishkek, Kyrgyzstan.")
    assert (one.kind, place) == ("terminated", "bishkek")


def test_what_is_passed_or_reached_does_not_act() -> None:
    found = suggested("Cargo from the coast of Russia is shipped via Kazakhstan to Afghanistan.")
    acting = {actor for one, _ in found for actor, role in one.actors if role == "uses"}
    assert not acting & {"russia", "afghanistan"}


def test_a_plain_form_hangs_on_the_modal_ahead_of_it() -> None:
    found = suggested(
        "The United States wants a route for cargo that would begin in Uzbekistan, pass through Kazakhstan and end at sea."
    )
    assert {one.status for one, _ in found} == {"planned"}
    found = suggested("Supplies for the United States pass through Kazakhstan.")
    assert {one.status for one, _ in found} == {"actual"}


def test_plans_that_are_told_are_plans() -> None:
    claims = said("Узбекистан сообщил о планах по денонсации соглашения с США о базе.")
    assert {(kind, status) for kind, _, _, status in claims} == {("terminated", "planned")}


def test_a_decree_on_closing_agrees_to_nothing() -> None:
    text = "Kyrgyzstan signed a law on the closure of the United States base at Kant."
    assert "agreed" not in {one.kind for one, _ in suggested(text)}
    assert "agreed" not in {
        one.kind for one, _ in suggested("Бишкек подписал указ о закрытии базы США в Канте.")
    }


def test_a_permission_that_was_not_had_is_none() -> None:
    found = suggested(
        "Россия отремонтировала аэродром, но разрешения на размещение истребителей в Канте не получила."
    )
    assert {one.stance for one, _ in found if one.kind == "agreed"} <= {"denied"}
    assert found
