"""Which of the places of a sentence a claim is about: a site and its land, what is only near, several sites, where others sit."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import suggested


def told(text: str) -> set[tuple[str, str, str]]:
    return {(one.kind, one.about, place) for one, place in suggested(text)}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The speaker did not mention Russia's troops at Kyrgyzstan's Kant airbase.", ("deployed", "basing", "kant")),
        ("NATO cargo went through Kazakhstan's port of Aktau.", ("conducted", "transit", "aktau-port")),
        ("NATO supplies were shipped through the Kazakh port of Kuryk.", ("conducted", "transit", "kuryk-port")),
        ("Russian troops are based at Uzbekistan's Termez air base.", ("deployed", "basing", "termez-air-base")),
        ("American jets flew from Afghanistan into Turkmenistan.", ("conducted", "overflight", "turkmenistan")),
    ],
)  # fmt: skip
def test_the_site_that_is_named_with_its_land(text: str, claim: tuple[str, str, str]) -> None:
    assert told(text) == {claim}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Russia set up a base not far from the Manas transit center in Kyrgyzstan.", "kyrgyzstan"),
        ("Russia has a base some 20 kilometres from the Manas transit center in Kyrgyzstan.", "kyrgyzstan"),
        ("American troops are based at the Manas transit center. Russia has a base near the Manas transit center in Kyrgyzstan.", "kyrgyzstan"),
    ],
)  # fmt: skip
def test_a_base_near_another_is_not_that_one(text: str, place: str) -> None:
    found = {at for one, at in suggested(text) if ("russia", "uses") in one.actors}
    assert found == {place}


def test_each_site_of_a_list_of_names() -> None:
    text = "Russia has facilities in the town of Kant in the north, near Bishkek in the Chui region and at Manas transit center."
    assert {place for _, _, place in told(text)} == {"kant", "bishkek", "ganci"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Russian troops were stationed at Termez in Uzbekistan, Kant in Kyrgyzstan and Dushanbe in Tajikistan.", {"termez", "kant", "dushanbe"}),
        ("Russian troops are based at Termez (Uzbekistan) and Dushanbe (Tajikistan).", {"termez", "dushanbe"}),
        ("Russia leases the Kant air base, the Kuryk port and the Termez air base.", {"kant", "kuryk-port", "termez-air-base"}),
        ("Russia runs the Kant air base at Bishkek, the Termez air base and a radar in Dushanbe.", {"kant", "termez-air-base", "dushanbe"}),
        ("Russia operates an air base at Kant and a test range near Aktau in Kazakhstan.", {"kant", "aktau-port"}),
        ("Российские войска размещались в Термезе, в Айни и в Манасе.", {"termez-air-base", "ayni", "ganci"}),
        ("Russia has facilities in Kyrgyzstan that include the base at Kant and a radar in Bishkek.", {"kant", "bishkek"}),
        ("American troops are based in Bishkek, in Termez and at Kant.", {"bishkek", "termez", "kant"}),
        ("The United States has bases in Kazakhstan, Bishkek and Fiji.", {"kazakhstan", "bishkek", "fiji"}),
        ("Russia has troops at Kant in Kyrgyzstan and Termez in Uzbekistan was rebuilt.", {"kant"}),
        ("Russian troops are based at Kant in Kyrgyzstan and workers in Termez in Uzbekistan.", {"kant"}),
        ("Russia has a base not in Termez but in Kant.", {"kant"}),
        ("Russia has a base at Kant and a cultural center in Bishkek.", {"kant"}),
        ("Russia has a base at Kant and an embassy in Bishkek.", {"kant"}),
        ("Russian troops are stationed at Kant in Kyrgyzstan and Kazakhstan's ministers met.", {"kant"}),
    ],
)  # fmt: skip
def test_each_place_of_a_list_with_its_land_or_its_kind(text: str, places: set[str]) -> None:
    assert {place for kind, _, place in told(text) if kind in ("deployed", "operating")} == places


@pytest.mark.parametrize(
    "text",
    [
        "The Russian air base is located in Kant, near Bishkek.",
        "Russia has a base in Kant, and in Bishkek people protested.",
    ],
)
def test_where_a_site_lies_and_what_happened_elsewhere_is_no_other_site(text: str) -> None:
    assert {place for _, _, place in told(text)} == {"kant"}


def test_those_who_are_hosted_and_let_together() -> None:
    (one, _), *_more = suggested("Kyrgyzstan hosts Russian and American airbases.")
    assert {actor for actor, role in one.actors if role == "uses"} == {"united-states", "russia"}
    (one, _), *_more = suggested("Kazakhstan let American and French planes use an airfield.")
    assert {actor for actor, role in one.actors if role == "uses"} == {"united-states", "france"}


@pytest.mark.parametrize(
    "text",
    [
        "Officers in the United States want bases that are closer.",
        "Commanders at Kant asked for a base in Kazakhstan.",
        "Officials in Uzbekistan said that NATO wanted to use a base elsewhere.",
    ],
)
def test_where_those_sit_who_think_of_it_is_no_place(text: str) -> None:
    assert {place for _, _, place in told(text)} & {"united-states", "uzbekistan", "kant"} == set()


def test_a_base_outside_the_capital_is_there() -> None:
    found = suggested("Tajikistan agreed to let French forces use an airfield outside the capital, Dushanbe.")
    assert {place for one, place in found if one.kind == "agreed"} == {"dushanbe"}


def test_to_whom_a_base_is_given_is_not_its_ground() -> None:
    found = suggested("Tajikistan agreed to give Kazakhstan's army a base in Tajikistan.")
    assert {place for one, place in found if one.kind == "agreed"} <= {"tajikistan"}
