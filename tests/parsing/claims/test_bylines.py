"""Who speaks in what stands under a line with name and office alone."""

from __future__ import annotations

import pytest

from geo.parsing.model import Suggestion
from tests.parsing.claims.suggesting import suggested

BASE = "Russia has a base in Tajikistan."
LINE = "John Miller, director of an institute:"


def said(text: str) -> list[Suggestion]:
    return [one for one, _ in suggested(text)]


@pytest.mark.parametrize(
    "text",
    [
        f"{LINE}\n\n{BASE}",
        f"Snow fell.\n\n{LINE}\n\n{BASE} Much snow fell.\n\nSun shone.",
        f"{LINE}\n\nIt is cold.\n\n{BASE} We know it.",
        f"{LINE}\n\nIt is cold.\n\n{BASE}\n\nAs I said, it is warm.",
        f"{LINE}\n{BASE}\nSun shone.",
    ],
)
def test_what_stands_below_is_his(text: str) -> None:
    (one,) = said(text)
    assert (one.stance, one.speaker, one.speaks_for) == ("reported", LINE[:-1], None)


@pytest.mark.parametrize(
    "text",
    [
        f"{BASE}\n\n{LINE}\n\nIt is cold.",
        f"{LINE}\n\nIt is cold.\n\n{BASE}",
        f"{LINE}\n\nIt is cold.\n\n“We freeze,” the crowd cried. {BASE}",
        f"{LINE}\n\nIt is cold.\n\n* Note of the editors: {BASE} We know it.",
        f"{LINE}\n\nIt is cold.\n\nMiller went home. {BASE} We know it.",
        f"{LINE}\n\nIt is cold.\n\nQuestion:\n\n{BASE} We know it.",
        f"{LINE}\nIt is cold.\n{BASE}",
        f"John Miller, friend of the sun:\n\n{BASE}",
        f"Places, dates and numbers:\n\n{BASE}",
    ],
)
def test_what_stands_elsewhere_is_not(text: str) -> None:
    (one,) = said(text)
    assert (one.stance, one.speaker) == ("asserted", None)


def test_another_line_begins_with_another_speaker_and_his_state() -> None:
    text = f"{LINE}\n\nIt is cold.\n\nIvan Petrov, Russian defence minister:\n\n{BASE}"
    (one,) = said(text)
    assert (one.speaker, one.speaks_for) == ("Ivan Petrov, Russian defence minister", "russia")


def test_somebody_whom_he_names_still_says_it_himself() -> None:
    (one,) = said(f"{LINE}\n\nRussia has a base in Tajikistan, Defense Minister Petrov said.")
    assert one.speaker == "Defense Minister Petrov"
