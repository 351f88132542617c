"""What a view asks of a dataset."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from geo.datasets import Filter
from geo.maps.fieldview import asked_of, names_of
from geo.view import View
from tests.maps.test_fieldcolumns import ROWS, dataset, row


class Actor(NamedTuple):
    name: str
    aliases: tuple[str, ...] = ()


ACTORS = {"norland": Actor("Norland", ("the North",)), "harbour-league": Actor("Harbour League")}


def test_an_open_view_asks_for_everything(tmp_path: Path) -> None:
    asked = asked_of(dataset(tmp_path, ROWS), View(), {})
    assert (asked.rows, asked.keep, asked.known, asked.because) == (Filter(), {}, None, ())


def test_years_are_the_window_and_no_filter(tmp_path: Path) -> None:
    few = dataset(tmp_path, ROWS)
    asked = asked_of(
        few, View(years=(2004, 2005), family=("in-use",), host=("KZ",), known=date(1970, 1, 2)), {}
    )
    assert asked.keep == {"family": ["in-use"], "country": ["KZ"]}
    assert asked.known == 1
    assert asked.rows
    assert asked.rows.years == (2004, 2005)
    assert few.count(asked.rows) == 0
    later = asked_of(few, View(years=(2004, 2005), family=("in-use",), known=date(2004, 2, 1)), {})
    assert later.rows
    assert few.count(later.rows) == 1


@pytest.mark.parametrize("facet", ["source", "place"])
def test_what_no_event_can_answer_hides_them_and_is_named(tmp_path: Path, facet: str) -> None:
    asked = asked_of(dataset(tmp_path, ROWS), View(**{facet: ("anything",)}), {})  # type: ignore[arg-type]
    assert asked.rows is None
    assert asked.because == (facet,)


def test_an_actor_is_its_printed_names_and_nothing_alike(tmp_path: Path) -> None:
    printed = ["Norland", "NORLAND", "Government of Norland", "Military Forces of the North (1991-)", "Norlandia", "Greater Norland",
               "Norland rebels", "Westland"]  # fmt: skip
    few = dataset(tmp_path, [row(str(n), actors=[name]) for n, name in enumerate(printed)])
    assert set(names_of(few, ("norland",), ACTORS)) == set(printed[:4])
    assert asked_of(few, View(actor=("norland",)), ACTORS).because == ()
    assert asked_of(few, View(actor=("harbour-league",)), ACTORS).because == ("actor",)


def test_one_party_by_its_own_name(tmp_path: Path) -> None:
    few = dataset(tmp_path, ROWS)
    asked = asked_of(few, View(), ACTORS, "Westland")
    assert asked.keep == {"party": ["Westland"]}
    assert asked.rows
    assert few.count(asked.rows) == 2


def test_a_party_narrows_the_actor_of_the_view(tmp_path: Path) -> None:
    asked = asked_of(few := dataset(tmp_path, ROWS), View(actor=("norland",)), ACTORS, "Westland")
    assert asked.keep == {"actor": ["Norland"], "party": ["Westland"]}
    assert asked.rows
    assert few.columns(["id"], asked.rows)["id"].to_pylist() == ["a"]
    assert few.count(asked_of(few, View(actor=("norland",)), ACTORS, "Nobody").rows or Filter()) == 0


@pytest.mark.parametrize(
    ("years", "presumed", "left"),
    [
        ((1968, 1968), True, {"c"}), ((1969, 1969), False, {"b"}), ((1969, 1969), True, {"b", "c"}), ((1970, 1970), True, {"b", "c"}),
        ((2003, 2003), False, {"a"}), ((2003, 2003), True, {"a", "b"}),
    ],
)  # fmt: skip
def test_what_is_presumed_is_what_the_field_counts(
    tmp_path: Path, years: tuple[int, int], presumed: bool, left: set[str]
) -> None:
    """The rule of `survey` in events.js: b has no end, c no beginning."""
    few = dataset(tmp_path, ROWS)
    asked = asked_of(few, View(years=years, presumed=presumed), {})
    assert asked.rows
    assert set(few.columns(["id"], asked.rows)["id"].to_pylist()) == left


def test_a_source_of_the_table_narrows_rows_and_field_alike(tmp_path: Path) -> None:
    few = dataset(tmp_path, ROWS)
    asked = asked_of(few, View(), {}, outlet="Gazette")
    assert asked.rows
    assert (asked.keep, few.count(asked.rows)) == ({"source": ["Gazette"]}, 1)
