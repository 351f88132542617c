"""Distances, bearings and circles on the WGS 84 ellipsoid: `pyproj.Geod`, Karney's geodesics.

Karney, "Algorithms for geodesics", Journal of Geodesy 87 (2013). Arguments are degrees, latitude
before longitude; distances are kilometres. A nautical mile is 1852 m by definition.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from geo.errors import AtlasError

__all__ = ["LONGEST_KM", "METHOD", "NAUTICAL_MILE_KM", "Course", "compass", "course", "destination", "ring"]

METHOD = "geodesic on the WGS 84 ellipsoid (pyproj.Geod)"
"""What a distance is, in words for readers."""
NAUTICAL_MILE_KM = 1.852
LONGEST_KM = 19_900.0
"""No ring reaches farther: beyond it lies the point opposite its centre."""

Spot = tuple[float, float]
_POINTS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")


@dataclass(frozen=True)
class Course:
    """The shortest way from one point to another: its length, and the bearing at which it sets out.

    `bearing` is in degrees clockwise from true north, from 0 up to 360; 0 where both points are one.
    """

    km: float
    bearing: float

    @property
    def nmi(self) -> float:
        """The length in nautical miles."""
        return self.km / NAUTICAL_MILE_KM


@cache
def _geod() -> Any:
    from pyproj import Geod  # a tenth of a second, and only for those who measure

    return Geod(ellps="WGS84")


def course(lat: float, lon: float, other_lat: float, other_lon: float) -> Course:
    """The shortest way between two points."""
    azimuth, _, metres = _geod().inv(lon, lat, other_lon, other_lat)
    if metres < 0.001:
        return Course(0.0, 0.0)
    return Course(metres / 1000, azimuth % 360)


def destination(lat: float, lon: float, bearing: float, km: float) -> Spot:
    """Latitude and longitude of the point that lies `km` away at a bearing."""
    other_lon, other_lat, _ = _geod().fwd(lon, lat, bearing, km * 1000)
    return float(other_lat), float(other_lon)


def compass(bearing: float) -> str:
    """The nearest of the sixteen points of the compass: `NNE`."""
    return _POINTS[round(bearing / 22.5) % 16]


def ring(lat: float, lon: float, km: float, step: float = 2.0) -> list[list[Spot]]:
    """All points at one distance from a centre, as lines of (latitude, longitude).

    One point every `step` degrees of bearing, beginning and ending in the north. Longitudes keep
    within -180 to 180: where the ring crosses the antimeridian the line is cut there (RFC 7946,
    section 3.1.9). A ring around a pole is one line from edge to edge. Raises AtlasError for a
    radius that is not above 0 and at most LONGEST_KM.
    """
    if not 0 < km <= LONGEST_KM:
        raise AtlasError(
            f"A ring of {km:g} km cannot be drawn: its radius must lie above 0 and within {LONGEST_KM:g} km."
        )
    count = round(360 / step)
    azimuths = [360 * n / count for n in range(count)]
    lons, lats, _ = _geod().fwd([lon] * count, [lat] * count, azimuths, [km * 1000] * count)
    spots = [(float(y), float(x)) for y, x in zip(lats, lons, strict=True)]
    return _joined(_cut([*spots, spots[0]]))


def _cut(spots: list[Spot]) -> list[list[Spot]]:
    """The line in pieces none of which crosses the antimeridian."""
    pieces = [[spots[0]]]
    for (lat, lon), (next_lat, next_lon) in pairwise(spots):
        if abs(next_lon - lon) > 180:
            edge = 180.0 if lon > 0 else -180.0
            unrolled = next_lon + 2 * edge
            share = 0.0 if unrolled == lon else (edge - lon) / (unrolled - lon)
            crossing = lat + share * (next_lat - lat)
            pieces[-1].append((crossing, edge))
            pieces.append([(crossing, -edge)])
        pieces[-1].append((next_lat, next_lon))
    return pieces


def _joined(pieces: list[list[Spot]]) -> list[list[Spot]]:
    """The last piece runs into the first: the ring begins in the north, not at the edge."""
    if len(pieces) > 1:
        pieces = [pieces[-1] + pieces[0][1:], *pieces[1:-1]]
    return pieces
