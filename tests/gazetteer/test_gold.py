"""Every line of gold.txt: what must come first for a name."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from geo.gazetteer import Candidate, Gazetteer
from geo.gazetteer.distance import haversine_km


class Line(NamedTuple):
    name: str
    options: dict[str, Any]
    expected: str


def _read(line: str) -> Line:
    name, options, expected = (part.strip() for part in line.split("|"))
    read: dict[str, Any] = dict(option.split("=") for option in options.split())
    if "near" in read:
        read["near"] = tuple(map(float, read["near"].split(",")))
    return Line(name, read, expected)


def _lines() -> list[Line]:
    text = Path(__file__).with_name("gold.txt").read_text(encoding="utf-8")
    return [_read(line) for line in text.splitlines() if line and not line.startswith("#")]


def _is(candidates: list[Candidate], expected: str) -> bool:
    if expected == "nothing" or not candidates:
        return (expected == "nothing") == (not candidates)
    first = candidates[0].entity
    if "," not in expected:
        return first.id == expected
    point, km = expected.split()
    lat, lon = map(float, point.split(","))
    return haversine_km(lat, lon, first.lat, first.lon) <= float(km)


@pytest.mark.parametrize("line", _lines(), ids=lambda line: f"{line.name} {line.options or ''}")
def test_first_candidate(line: Line, gazetteer: Gazetteer) -> None:
    found = gazetteer.search(line.name, **line.options)
    shown = [(candidate.entity.id, candidate.score, candidate.why) for candidate in found[:3]]
    assert _is(found, line.expected), f"expected {line.expected}, found {shown}"
