"""Where a row's two ends lie: the place of the event, and where something moved to."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pyarrow.compute as pc

from geo.importing.coordinates import degrees
from geo.importing.features import LAT, LON, TO_LAT, TO_LON
from geo.importing.staged import Faults, Staged

__all__ = ["first_end", "placed", "second_end"]

Texts = tuple[Any, Any] | None
"""Latitude and longitude as printed; None where the table has no such columns."""


def first_end(staged: Staged) -> Texts:
    """The place of each event."""
    lat, lon = staged.role("lat"), staged.role("lon")
    return None if lat is None or lon is None else (lat, lon)


def second_end(staged: Staged) -> Texts:
    """Where each event leads: by its own columns, or else the end of the line that a feature of GeoJSON is."""
    lat, lon = staged.role("to_lat"), staged.role("to_lon")
    named = staged.bound.columns
    if {named.lat, named.lon} != {LAT, LON} or TO_LAT not in staged.table.column_names:
        return None if lat is None or lon is None else (lat, lon)
    of_lines = {LAT: staged.text(TO_LAT), LON: staged.text(TO_LON)}
    line = (of_lines[str(named.lat)], of_lines[str(named.lon)])
    if lat is None or lon is None:
        return line
    own = pc.or_(lat.is_valid(), lon.is_valid())
    return pc.if_else(own, lat, line[0]), pc.if_else(own, lon, line[1])


def placed(given: Texts, size: int, faults: Faults, notes: Counter[str], to: bool = False) -> tuple[Any, Any]:
    """Latitude and longitude of one of the ends; NaN in both where a row does not have it.

    What is no number or out of range is a fault of the row; half a pair and 0, 0 are noted, and the end is left out.
    """
    if given is None:
        nowhere = np.full(size, np.nan)
        return nowhere, nowhere
    values, wrong, whose = [], np.zeros(size, bool), "second end's " if to else ""
    for column, word, most in zip(given, ("latitude", "longitude"), (90, 180), strict=True):
        found, bad = degrees(column)
        values.append(found)
        wrong |= bad
        faults.add(bad, f"{whose}{word} {{}} is no number of degrees", column)
        over = np.abs(found) > most
        turned = over & (np.abs(found) <= 180) if word == "latitude" else np.zeros_like(over)
        impossible = f"{whose}{word} {{}} is impossible: it goes from -{most} to {most}"
        faults.add(over & ~turned, impossible, column)
        faults.add(turned, f"{impossible}; latitude and longitude may be exchanged", column)
    lat, lon = values
    half, zero = (np.isnan(lat) != np.isnan(lon)) & ~wrong, (lat == 0) & (lon == 0)
    for which, note in zip((half, zero), _KEPT[to], strict=True):
        if which.any():
            notes[note] += int(which.sum())
    nowhere = half | zero
    return np.where(nowhere, np.nan, lat), np.where(nowhere, np.nan, lon)


_KEPT = {
    False: (
        "rows with only one of two coordinates, kept unplaced",
        "rows at 0, 0, which stands for no place, kept unplaced",
    ),
    True: (
        "second ends with only one of two coordinates, left out",
        "second ends at 0, 0, which stands for no place, left out",
    ),
}
