"""The list of own places: what is said of each, and of what a change or a removal would do."""

from __future__ import annotations

from typing import Any

from sqlalchemy import update

from geo.desk import (
    Desk,
    OwnPlace,
    around_in_words,
    change_in_words,
    foreseen,
    own_list,
    part_with,
    removal_in_words,
)
from geo.gazetteer import open_gazetteer
from geo.workspace.connection import writing
from geo.workspace.schema import RECORDS
from tests.desk.conftest import Sit
from tests.desk.test_state import find


def put(desk: Desk, **more: Any) -> OwnPlace:
    depot = next(m for m in desk.workspace.marks(desk.document, "place") if m.value["text"] == "Old Depot")
    site = desk.workspace.plans.add_site("Old Depot", "facility", 42.5, 72.5, reason="Small.", **more)
    desk.workspace.decide(desk.workspace.plans.put(depot, site))
    return own_list(desk.workspace)[0]


def accept(desk: Desk) -> OwnPlace:
    for mark in desk.workspace.marks(desk.document, "claim"):
        if mark.value["claim"].get("place", "").startswith("my-"):
            desk.workspace.decide(desk.workspace.plans.accept(mark))
    return own_list(desk.workspace)[0]


def change(desk: Desk, own: OwnPlace, **fields: Any) -> str:
    plan = desk.workspace.plans.edit_site(own.item, **fields)
    return change_in_words(desk.workspace, own, plan, find)


def test_places_are_listed_by_name_with_what_stands_on_them(desk: Desk) -> None:
    assert own_list(desk.workspace) == []
    desk.workspace.decide(desk.workspace.plans.add_site("A quay", "port", 1, 2, reason="Told."))
    put(desk)
    quay, depot = own_list(desk.workspace)
    assert (quay.used_in_words, depot.used_in_words) == (
        "used nowhere",
        "1 mention · 1 claim, only suggested",
    )
    assert {use.title for use in depot.used} == {"A quay for Norland"}
    accept(desk)
    assert own_list(desk.workspace)[1].used_in_words == "1 mention · 1 claim, accepted"
    assert part_with(desk.workspace, depot.used[0].mark) == 0


def test_a_place_that_nothing_names_moves_alone(desk: Desk) -> None:
    desk.workspace.decide(desk.workspace.plans.add_site("A quay", "port", 1, 2, reason="Told."))
    (quay,) = own_list(desk.workspace)
    assert change(desk, quay, lat=2.0) == "It moves 111 km N. Nothing stands on it."


def test_a_change_is_said_before_it_is_made(desk: Desk) -> None:
    own = put(desk, names=["Депо"])
    assert "1 suggested claim too" in change(desk, own, lat=42.6)
    own = accept(desk)
    words = change(desk, own, lat=42.6)
    assert "It moves 11.1 km N." in words
    assert "1 claim moves with its place: Old Depot." in words
    assert "suggested" not in words
    assert "It moves 56 m N." in change(desk, own, lat=42.5005)
    renamed = change(desk, own, name="The Depot", names=[])
    assert "“Old Depot” becomes “The Depot”" in renamed
    assert "“Old Depot”, “Депо” will not be found" in renamed
    assert "Nothing moves on the map." in renamed
    kept = change(desk, own, name="The Depot", names=[{"text": "Депо"}, {"text": "Old Depot"}])
    assert "not be found" not in kept
    assert "found as “Old Depot”" not in kept, "it was called so before"
    assert "It will be found as “Склад”, too." in change(
        desk, own, names=[{"text": "Депо"}, {"text": "Склад"}]
    )
    assert change(desk, own, kind="port", country="SL").startswith(
        "Kind: facility → port. Country: not said → SL."
    )
    assert change(desk, own, kind="facility") == "Nothing is changed yet."


def test_the_preview_lies_where_the_place_would_lie(desk: Desk) -> None:
    put(desk)
    own = accept(desk)
    seen = foreseen(desk.workspace, desk.workspace.plans.edit_site(own.item, lat=43.5), find)
    assert [(spot["lat"], spot["how"]) for spot in seen["spots"]] == [(43.5, "moved")]


def test_what_becomes_of_what_stands_on_it_is_said(desk: Desk) -> None:
    own = put(desk)
    words, may = removal_in_words(own)
    assert may
    assert "1 mention stays marked, its place to be chosen again. 1 suggested claim waits" in words
    words, may = removal_in_words(accept(desk))
    assert not may
    assert words.startswith("1 accepted claim rests on it, so it stays")
    desk.workspace.decide(desk.workspace.plans.add_site("A quay", "port", 1, 2, reason="Told."))
    quay = own_list(desk.workspace)[0]
    assert removal_in_words(quay) == (
        "Nothing stands on it. It is put away, not deleted: Undo brings it back.",
        True,
    )
    desk.workspace.decide(desk.workspace.plans.remove_site(quay.item))
    assert [gone.name for gone in own_list(desk.workspace, removed=True)] == ["A quay"]


def test_a_place_that_fits_no_longer_is_listed_with_what_is_wrong_and_can_be_mended(sit: Sit) -> None:
    desk = sit("Ann")
    own = put(desk)
    broken = {**own.item.value, "lat": 91.0, "names": 7}
    with writing(desk.workspace.engine) as connection:
        connection.execute(update(RECORDS).where(RECORDS.c.id == own.id).values(value=broken))
    (own,) = own_list(desk.workspace)
    assert own.place is None
    assert "lat is 91.0" in own.wrong
    assert "comes onto the map again" in change(desk, own, lat=42.5, names=[])
    assert removal_in_words(own)[1]


def test_what_lies_around_a_spot_shows_a_slip_in_its_coordinates() -> None:
    gazetteer, kinds = open_gazetteer(), {"airbase": "air base"}
    kant = around_in_words(gazetteer, 42.853, 74.846, kinds)
    assert kant.startswith(
        "By the gazetteer: Kant air base (Kyrgyzstan); 4.2 km S of Kant (Kyrgyzstan, city); "
    )
    turned = around_in_words(gazetteer, 74.846, 42.853, kinds)
    assert turned == "The gazetteer holds no place within 300 km of it."
    desert = around_in_words(gazetteer, 44.5, 56.5, kinds)
    assert desert.startswith("By the gazetteer: ")
    assert ";" not in desert, "where nothing is near, one place tells"
