"""`bbox`: four or six numbers, across the antimeridian too, and what touches the box.

OGC 17-069r4, 7.15.3: longitude and latitude of the lower left corner, then of the upper right one, WGS 84;
with six numbers, the third and the last are heights, which no feature here has. West beyond east means a box
across the antimeridian. A map window wider than the world is a common request, so longitudes beyond 180 are taken.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from geo.errors import AtlasError

__all__ = ["Box", "BoxError", "read_box"]

Position = tuple[float, float]
"""(longitude, latitude) in degrees."""

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_LONGEST = 40
_FARTHEST = 540
"""A window of a map may show the world once more on either side."""
_TURNS = (-360.0, 0.0, 360.0)


class BoxError(AtlasError):
    """A bbox that is none."""


class Box(NamedTuple):
    """Degrees; `east` lies beyond 180 where the box crosses the antimeridian. Its edges belong to it."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, position: Position) -> bool:
        """Whether a position lies in the box or on its edge."""
        lon, lat = position
        return self.south <= lat <= self.north and any(
            self.west <= lon + turn <= self.east for turn in _TURNS
        )

    def meets(self, start: Position, end: Position) -> bool:
        """Whether the straight line between two positions has a point in the box or on its edge."""
        return any(self._cut((start[0] + turn, start[1]), (end[0] + turn, end[1])) for turn in _TURNS)

    def _cut(self, start: Position, end: Position) -> bool:
        """Liang and Barsky, 1984: what is left of the line after each edge, as shares of its length."""
        first, last = 0.0, 1.0
        for axis, low, high in ((0, self.west, self.east), (1, self.south, self.north)):
            begin, length = start[axis], end[axis] - start[axis]
            if length == 0:
                if not low <= begin <= high:
                    return False
                continue
            enter, leave = sorted(((low - begin) / length, (high - begin) / length))
            first, last = max(first, enter), min(last, leave)
        return first <= last


def read_box(written: str) -> Box:
    """Read `west,south,east,north` or the same with heights. Raises BoxError with the rule that is broken."""
    parts = written.split(",") if len(written) <= 6 * _LONGEST else []
    if len(parts) not in (4, 6):
        raise BoxError("'bbox' takes four numbers, west,south,east,north, or six with heights.")
    numbers = [float(part) if _NUMBER.fullmatch(part.strip(" ")) else math.nan for part in parts]
    if not all(map(math.isfinite, numbers)):
        raise BoxError("'bbox' takes plain numbers in degrees, such as 66.5,36.5,80.5,43.5.")
    half = len(numbers) // 2
    (west, south), (east, north) = numbers[:2], numbers[half : half + 2]
    if north < south:
        raise BoxError("'bbox' has its south above its north: write west,south,east,north.")
    if half == 3 and numbers[5] < numbers[2]:
        raise BoxError("'bbox' has its lower height above its upper one.")
    if west > _FARTHEST or east < -_FARTHEST:
        raise BoxError("'bbox' lies more than one turn off: write longitudes from -180 to 180.")
    if west > east:
        if east < -180 or west > 180:
            raise BoxError("'bbox' across the antimeridian takes longitudes from -180 to 180.")
        east += 360
    if east - west >= 360:
        west, east = -180.0, 180.0
    return Box(west, south, east, north)
