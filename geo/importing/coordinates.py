"""Degrees as tables print them, and whether a table's latitudes and longitudes are exchanged."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from geo.errors import DatasetError
from geo.records.reading import ROOT

__all__ = ["Exchange", "degrees", "far_off"]

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

_NUMBER = r"^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$"
_COMMA = r"^([+-]?\d{1,3}),(\d+)$"
"""A decimal comma: no coordinate has thousands that a comma could set apart."""
_AROUND = 0.5
"""Degrees around a country's box within which a point still counts as inside: coasts, and a coarse outline."""
_FAR = 5.0
"""Degrees from a country's box beyond which a point is taken to lie elsewhere."""
_ENOUGH = 5
"""Rows that must speak before a whole table is said to have its columns exchanged."""


def degrees(column: Any) -> tuple[Floats, Mask]:
    """Numbers, NaN where there is none, and where there is a text that is no number."""
    text = pc.replace_substring_regex(pc.replace_substring(column, "°", ""), _COMMA, r"\1.\2")
    good = pc.match_substring_regex(text, _NUMBER)
    found = pc.if_else(good, text, pa.scalar(None, pa.string())).cast(pa.float64())
    values = np.asarray(found.to_numpy(zero_copy_only=False), float)
    bad = np.asarray(pc.fill_null(pc.invert(good), False).to_numpy(zero_copy_only=False), bool)
    return values, bad


@lru_cache(maxsize=1)
def _boxes() -> dict[str, tuple[float, float, float, float]]:
    """South, west, north, east of each country in the basemap's outlines (Natural Earth), by two letters."""
    boxes = {}
    collection = json.loads((ROOT / "data" / "basemap" / "land.geojson").read_bytes())
    for feature in collection["features"]:
        geometry = feature["geometry"]
        shapes = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        ring = np.array([point[:2] for shape in shapes for point in shape[0]])
        (west, south), (east, north) = ring.min(axis=0).tolist(), ring.max(axis=0).tolist()
        if east - west < 180:  # across the 180th meridian a box says nothing
            boxes[feature["properties"]["iso"]] = (south, west, north, east)
    return boxes


def _sides(countries: Sequence[str | None]) -> Any:
    none = (np.nan,) * 4
    distinct = {code: _boxes().get(code or "", none) for code in set(countries)}
    return np.array([distinct[code] for code in countries], float).reshape(-1, 4).T


def _outside(lat: Floats, lon: Floats, sides: Any) -> Floats:
    """Degrees from a box; 0 within it, NaN where there is no box."""
    south, west, north, east = sides
    found: Floats = np.maximum.reduce([south - lat, lat - north, west - lon, lon - east, np.zeros_like(lat)])
    return np.where(np.isnan(south) | np.isnan(lat) | np.isnan(lon), np.nan, found)


def far_off(lat: Floats, lon: Floats, countries: Sequence[str | None]) -> Mask:
    """Points that lie far from the country that their row names, and within it with latitude and longitude exchanged."""
    sides = _sides(countries)
    found: Mask = (_outside(lat, lon, sides) > _FAR) & (_outside(lon, lat, sides) == 0)
    return found


@dataclass
class Exchange:
    """What a table shows of exchanged columns: by latitudes over 90, and by the countries that its rows name."""

    placed: int = 0
    over: int = 0
    inside: int = 0
    exchanged: int = 0

    def look(self, lat: Floats, lon: Floats, countries: Sequence[str | None]) -> None:
        """Take in some rows."""
        placed = ~(np.isnan(lat) | np.isnan(lon))
        self.placed += int(placed.sum())
        self.over += int(((np.abs(lat) > 90) & (np.abs(lon) <= 90)).sum())
        sides = _sides(countries)
        given, turned = _outside(lat, lon, sides) <= _AROUND, _outside(lon, lat, sides) <= _AROUND
        self.inside += int((given & ~turned).sum())
        self.exchanged += int((turned & ~given).sum())

    def plus(self, other: Self) -> None:
        """Take in what another part of the table shows."""
        for name in ("placed", "over", "inside", "exchanged"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def check(self, table: str, lat: str, lon: str) -> None:
        """Raise DatasetError where the table as a whole has latitude and longitude exchanged."""
        shown = None
        if self.over >= _ENOUGH and self.over > 0.5 * self.placed:
            shown = f"{self.over} of {self.placed} latitudes are over 90"
        elif self.exchanged >= _ENOUGH and self.exchanged > 9 * self.inside:
            shown = f"{self.exchanged} of {self.exchanged + self.inside} points lie in the country that their row names only when exchanged"
        if shown:
            raise DatasetError(
                f"{table}: the columns {lat!r} and {lon!r} seem to be exchanged ({shown}). Write swapped = true into a mapping "
                "file (--mapping) to exchange them, or swapped = false to take them as they are."
            )
