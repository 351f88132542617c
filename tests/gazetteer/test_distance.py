"""Distances that others have published."""

from __future__ import annotations

import pytest

from geo.gazetteer.distance import EARTH_RADIUS_KM, haversine_km


def test_a_quarter_of_the_globe() -> None:
    assert haversine_km(0, 0, 90, 0) == pytest.approx(EARTH_RADIUS_KM * 3.141592653589793 / 2)


def test_across_the_date_line() -> None:
    assert haversine_km(0, 179.5, 0, -179.5) == pytest.approx(111.195, abs=0.001)


def test_antipodes_do_not_overflow() -> None:
    assert haversine_km(45, 10, -45, -170) == pytest.approx(EARTH_RADIUS_KM * 3.141592653589793)
