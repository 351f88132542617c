"""Bases that change hands in English: back to the host, or to one who then uses them, by who gets them."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import suggested

BACK = {("russia", "uses"), ("kyrgyzstan", "hosts")}
LET = {("kyrgyzstan", "grants"), ("russia", "uses")}


@pytest.mark.parametrize(
    ("text", "kind", "place", "actors"),
    [
        ("Russia handed its base at Kant over to Kyrgyzstan.", "withdrawn", "kant", BACK),
        ("The Russian base at Kant was turned over to Kyrgyzstan.", "withdrawn", "kant", BACK),
        ("Russia turned the air base at Kant over to Kyrgyzstan in 2004.", "withdrawn", "kant", BACK),
        ("Kyrgyzstan handed the airfield at Kant over to Russia.", "agreed", "kant", LET),
        ("The airfield at Kant was handed over to Russia.", "agreed", "kant", LET),
        ("Kyrgyzstan turned the radar over to Russia.", "agreed", "kyrgyzstan", LET),
        (
            "Kant lies in Kyrgyzstan. In 2004 Kyrgyzstan handed the complex over to Russia.",
            "agreed",
            "kant",
            LET,
        ),
    ],
)
def test_a_base_is_handed_back_or_let(text: str, kind: str, place: str, actors: set[tuple[str, str]]) -> None:
    assert [(one.kind, at, set(one.actors)) for one, at in suggested(text) if one.kind != "operating"] == [
        (kind, place, actors)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Russia handed over two helicopters at the base in Kant to Kyrgyzstan.",
        "The general handed over power to the opposition at Kant.",
        "Suspects were handed over to Russian officials at Kant.",
        "Russia handed over control of the border to Kyrgyzstan.",
    ],
)
def test_what_is_handed_over_at_a_base_is_not_the_base(text: str) -> None:
    assert not {one.kind for one, _ in suggested(text)} & {"withdrawn", "agreed"}


def test_what_was_not_handed_over_is_denied() -> None:
    found = [one for one, _ in suggested("Kyrgyzstan did not hand over the base at Kant to Russia.")]
    assert {one.stance for one in found if one.kind == "agreed"} == {"denied"}
