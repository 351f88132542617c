"""Rules that a value breaks, in words."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from geo.records.rules import rule_of
from geo.records.world import Place

FITS = {"id": "old-depot", "name": "Old depot", "kind": "facility", "country": "KG", "lat": 42.5, "lon": 74.5, "precision": "near", "basis": "seen on a map", "reason": "younger than the gazetteer"}  # fmt: skip


def rules(**changed: object) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        Place.model_validate({**FITS, **changed})
    return [rule_of(error) for error in caught.value.errors()]


def test_these_values_fit() -> None:
    assert Place.model_validate(FITS).name == "Old depot"


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("lat", 91.0, "must be at most 90"),
        ("lon", -181.0, "must be at least -180"),
        ("lat", "42", "must be a number"),
        ("name", "", "must not be empty"),
        ("name", 3, "must be text"),
        ("kind", "castle", "must be 'airbase', 'airfield', 'port', 'city', 'region', 'country', 'sea' or 'facility'"),
        ("id", "Old Depot", "must be lower-case words and digits joined by hyphens, such as karshi-khanabad"),
        ("id", "a" * 81, "must have at most 80 characters"),
        ("country", "Kyrgyzstan", "must be a country's two capital letters, such as KZ"),
        ("colour", "red", "is not a field of this record"),
    ],
)  # fmt: skip
def test_a_broken_rule_in_words(field: str, value: object, rule: str) -> None:
    assert rules(**{field: value}) == [rule]


def test_what_is_missing() -> None:
    without = {name: value for name, value in FITS.items() if name != "name"}
    with pytest.raises(ValidationError) as caught:
        Place.model_validate(without)
    assert [rule_of(error) for error in caught.value.errors()] == ["is required"]
