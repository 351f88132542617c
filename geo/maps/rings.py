"""Range rings as the map draws them: lines measured on the ellipsoid, never circles of the projection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from geo.geodesic import destination, ring

__all__ = ["Ring", "Rings", "rings"]


class Ring(TypedDict):
    """One ring: its lines, its distance in words, and where those stand, in its north. All latitude, longitude."""

    parts: list[list[tuple[float, float]]]
    text: str
    north: tuple[float, float]


class Rings(TypedDict):
    """Rings around `at`, the smallest first."""

    at: tuple[float, float]
    name: str
    lines: list[Ring]


def rings(name: str, lat: float, lon: float, radii: Sequence[float]) -> Rings:
    """Rings of the given radii in kilometres. Raises AtlasError for one that cannot be drawn."""
    return {"at": (lat, lon), "name": name, "lines": [_ring(lat, lon, km) for km in radii]}


def _ring(lat: float, lon: float, km: float) -> Ring:
    parts = [[(round(y, 5), round(x, 5)) for y, x in part] for part in ring(lat, lon, km)]
    return {"parts": parts, "text": f"{km:,g} km", "north": destination(lat, lon, 0, km)}
