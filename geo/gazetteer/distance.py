"""Great-circle distance."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

__all__ = ["EARTH_RADIUS_KM", "haversine_km"]

EARTH_RADIUS_KM = 6371.0088
"""Mean radius R1 of the GRS 80 ellipsoid (Moritz, Geodetic Reference System 1980, Journal of Geodesy 74, 2000)."""


def haversine_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points in degrees (WGS 84), along a great circle of a sphere.

    The haversine formula (Sinnott, "Virtues of the Haversine", Sky and Telescope 68, 1984); against
    the ellipsoid it errs by up to 0.6 per cent.
    """
    half_dlat, half_dlon = radians(other_lat - lat) / 2, radians(other_lon - lon) / 2
    chord = sin(half_dlat) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(half_dlon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))
