"""What comes ahead of the rest of the page: in which order, that all else follows, and what happens when it fails."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from geo.atlas import Atlas
from geo.errors import AtlasError
from geo.view import View
from pages.shared import filters, sheet, table
from tests.checkout import Checkout
from tests.pages.conftest import Open
from tests.pages.test_frame import counted, fine, pairs, pill, view_of


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Of map, rows and filters, what was drawn, in that order."""
    log: list[str] = []

    def told(name: str, draw: Callable[..., Any]) -> Callable[..., Any]:
        def draw_and_tell(*args: Any, **named: Any) -> Any:
            log.append(name)
            return draw(*args, **named)

        return draw_and_tell

    monkeypatch.setattr(sheet, "_state", told("map", sheet._state))
    monkeypatch.setattr(table, "draw", told("rows", table.draw))
    monkeypatch.setattr(filters, "draw", told("filters", filters.draw))
    return log


PAGE = ["map", "rows", "filters"]


def test_a_typed_year_brings_the_rows_then_the_page(
    made_up: Checkout, frame: Open, atlas: Atlas, drawn: list[str]
) -> None:
    at = frame()
    assert drawn == PAGE
    drawn.clear()
    at.number_input("f-first").set_value(2004).run()
    fine(at)
    assert drawn == ["rows", *PAGE]
    view = View(years=(2004, atlas.years[1]))
    assert view_of(at) == view
    assert pairs(at) == view.options()
    assert counted(at)[0] == len(atlas.select(view).shown) == len(at.dataframe[0].value)


def test_the_filters_counts_come_with_the_rows(
    made_up: Checkout, frame: Open, atlas: Atlas, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = frame()
    drawn.clear()
    count = filters.count

    def told(*of: Any) -> None:
        drawn.append("counts")
        count(*of)

    monkeypatch.setattr(filters, "count", told)
    at.number_input("f-first").set_value(2004).run()
    fine(at)
    assert drawn == ["counts", "rows", "map", "counts", "rows", "filters"]
    selection = atlas.select(View(years=(2004, atlas.years[1])))
    page = " ".join(one.proto.body for one in at.get("html"))
    counts = json.loads(unescape(re.findall(r'data-counts="(.*?)"', page)[0]))
    labels = atlas.choices.facets["stance"]
    assert counts["facets"]["stance"] == {labels[value]: n for value, n in selection.counts["stance"].items()}
    undated = sum(1 for entry in selection.masked if entry.attested is None)
    assert counts["switches"]["undated"] == undated


def test_another_filter_brings_map_and_rows_then_the_page(
    made_up: Checkout, frame: Open, atlas: Atlas, drawn: list[str]
) -> None:
    at = frame()
    drawn.clear()
    pill(at, "stance").set_value(["asserted"]).run()
    fine(at)
    assert drawn == ["map", "rows", *PAGE]
    assert counted(at)[0] == len(atlas.select(View(stance=("asserted",))).shown)


def test_years_typed_backwards_bring_the_page_at_once(
    made_up: Checkout, frame: Open, drawn: list[str]
) -> None:
    at = frame(years=["2003", "2004"])
    drawn.clear()
    at.number_input("f-first").set_value(2005).run()
    assert drawn == PAGE
    assert at.warning


def test_another_page_is_drawn_whole_and_once(made_up: Checkout, frame: Open, drawn: list[str]) -> None:
    at = frame("timeline")
    drawn.clear()
    at.number_input("f-first").set_value(2004).run()
    fine(at)
    assert drawn == ["filters"]


def test_rows_that_fail_are_told_of_by_the_page(
    made_up: Checkout, frame: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = frame()

    def refuse(*_: object) -> None:
        raise AtlasError("No rows today.")

    monkeypatch.setattr(table, "draw", refuse)
    at.number_input("f-first").set_value(2004).run()
    assert [e.value for e in at.exception] == []
    assert [error.value for error in at.error] == ["This page cannot be shown as it was asked for."]


def test_a_fault_in_the_rows_costs_no_reader_the_view(
    made_up: Checkout, frame: Open, atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = frame()

    def fail(*_: object) -> None:
        raise ValueError("a fault of ours")

    monkeypatch.setattr(table, "draw", fail)
    at.number_input("f-first").set_value(2004).run()
    assert len(at.exception) == 1
    assert pairs(at) == View(years=(2004, atlas.years[1])).options()


def test_a_page_that_failed_half_way_is_drawn_whole(
    made_up: Checkout, frame: Open, monkeypatch: pytest.MonkeyPatch, drawn: list[str]
) -> None:
    def refuse(*_: object) -> None:
        raise AtlasError("No rows today.")

    with monkeypatch.context() as failing:
        failing.setattr("pages.shared.listing.draw", refuse)
        at = frame()
        assert at.error
    drawn.clear()
    at.number_input("f-first").set_value(2004).run()
    fine(at)
    assert drawn == PAGE
