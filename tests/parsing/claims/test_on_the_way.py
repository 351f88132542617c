"""Goods and aircraft on their way: who lets them through, whose they are, and which ways are not gone; sentences are our own."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import suggested

LET = {("kazakhstan", "grants"), ("nato", "uses")}
WAY = {("united-states", "uses"), ("kazakhstan", "hosts")}
TEXT = "The United States feeds its soldiers in Afghanistan. American ships bring flour. "


def told(text: str) -> list[tuple[str, str, str, set[tuple[str, str]]]]:
    return [(one.kind, one.about, place, set(one.actors)) for one, place in suggested(text)]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Kazakhstan agreed to give NATO troops a supply route by rail to Afghanistan.", ("agreed", "transit", "kazakhstan", LET)),
        ("Kazakhstan agreed last week to open its airspace to NATO planes.", ("agreed", "overflight", "kazakhstan", LET)),
        ("Kazakhstan refused to give NATO forces a supply route.", ("refused", "transit", "kazakhstan", {("kazakhstan", "refuses"), ("nato", "seeks")})),
        ("Kazakhstan joined the northern supply route of NATO.", ("agreed", "transit", "kazakhstan", LET)),
        ("The route through Kazakhstan has been closed since November.", ("refused", "transit", "kazakhstan", {("kazakhstan", "refuses")})),
        ("A third of the NATO fuel came through Kazakhstan.", ("conducted", "transit", "kazakhstan", {("nato", "uses"), ("kazakhstan", "hosts")})),
        ("NATO now must rely on supply lines across Central Asia.", ("operating", "transit", "central-asia", {("nato", "uses")})),
        ("The United States paid Kazakhstan for use of its airspace.", ("operating", "overflight", "kazakhstan", WAY)),
        ("American officials made payments to Kazakhstan for the use of the airport.", ("operating", "basing", "kazakhstan", WAY)),
        ("Kazakhstan has asked NATO for 5,000 dollars per truck.", ("requested", "transit", "kazakhstan", {("kazakhstan", "seeks"), ("nato", "uses")})),
        ("The United States and Kazakhstan reached a deal on rail lines.", ("agreed", "transit", "kazakhstan", {("kazakhstan", "grants"), ("united-states", "uses")})),
        ("The corridor through Central Asia carried most of the supplies of NATO.", ("operating", "transit", "central-asia", {("nato", "uses")})),
        (TEXT + "Some 40 containers went through the port of Aktau to Afghanistan.", ("conducted", "transit", "aktau-port", WAY)),
        (TEXT + "The new route through Central Asia has already been successfully tested.", ("operating", "transit", "central-asia", {("united-states", "uses")})),
        ("At a NATO meeting in Astana, Uzbekistan agreed to give NATO troops a supply route.", ("agreed", "transit", "uzbekistan", {("uzbekistan", "grants"), ("nato", "uses")})),
        (TEXT + "The goods for the troops will be brought to Kazakhstan and will then be shipped on by road.", ("planned", "transit", "kazakhstan", WAY)),
    ],
)  # fmt: skip
def test_ways_and_those_who_go_them(text: str, claim: tuple[str, str, str, set[tuple[str, str]]]) -> None:
    assert claim in told(text), told(text)


def test_both_leaders_grant_it_each_for_their_own_land() -> None:
    text = (
        "Uzbekistan received the president of Turkmenistan. NATO was told in Turkmenistan, and then in Uzbekistan. "
        "Both leaders agreed to let supplies pass through their countries."
    )
    assert {(place, *actors) for _, about, place, actors in told(text) if about == "transit"} == {
        ("uzbekistan", ("uzbekistan", "grants")),
        ("turkmenistan", ("turkmenistan", "grants")),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Hauling it through the mountains is dear in comparison with the shorter land routes through Kazakhstan, NATO said.",
        "NATO's alternative to the route through Kazakhstan is a northern line.",
        "A new route through Kazakhstan has not been opened, NATO said.",
        "Chinese containers pass through Kazakhstan on their way to Poland.",
        "Those who attacked NATO trucks in Tajikistan will be brought to justice.",
        "Kazakhstan sells wheat. Many containers went through Uzbekistan to Afghanistan.",
        TEXT + "Blankets were shipped to Tajikistan.",
    ],
)
def test_ways_that_are_not_gone_and_goods_of_trade(text: str) -> None:
    assert not [one for one in told(text) if one[1] == "transit"]


def test_supplies_that_could_cross_have_not() -> None:
    found = [one for one, _ in suggested("NATO supplies could cross Kazakhstan.") if one.about == "transit"]
    assert {one.status for one in found} <= {"planned"}


def test_who_brings_the_goods_himself_brings_nobody_elses() -> None:
    text = TEXT + "The forces were fed. Rebels flew supplies from Tajikistan to Afghanistan."
    assert not [one for one in told(text) if one[1] == "transit"]


def test_a_town_and_a_land_behind_a_comma_are_no_list() -> None:
    text = "At a NATO meeting in Astana, Uzbekistan agreed to give NATO troops a supply route."
    assert {place for _, _, place, _ in told(text)} == {"uzbekistan"}


def test_what_helped_planes_to_land_was_done() -> None:
    found = [one for one, _ in suggested("An American team was helping American planes to refuel at Kant.")]
    assert {one.status for one in found} == {"actual"}
