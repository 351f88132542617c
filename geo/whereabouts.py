"""What can be said of a candidate for a name: its country in words, what tells it from the others, how far it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache

from geo.gazetteer import Candidate, Entity, Gazetteer
from geo.gazetteer.inputs import find_inputs
from geo.geodesic import compass, course, destination

__all__ = ["countries", "differences", "distance_in_words", "line_between", "spot_of"]


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Names of countries by their two letters, as GeoNames has them in English."""
    rows = json.loads(find_inputs().countries.read_bytes()).values()
    return dict(sorted(((row["iso"], row["name"]) for row in rows), key=lambda pair: pair[1]))


def differences(chosen: Entity, other: Entity) -> list[str]:
    """What tells another candidate from the chosen one: kind, country, division, distance, size."""
    said = []
    if other.kind != chosen.kind:
        said.append(f"{_a(other.kind)}, not {_a(chosen.kind)}")
    if other.country != chosen.country:
        said.append(f"in {_country(other.country)}, not {_country(chosen.country)}")
    elif other.admin1 and other.admin1 != chosen.admin1:
        said.append(f"in {other.admin1}" + (f", not {chosen.admin1}" if chosen.admin1 else ""))
    way = course(chosen.lat, chosen.lon, other.lat, other.lon)
    said.append("at the same point" if way.km < 0.05 else f"{way.km:,.0f} km {compass(way.bearing)} of it" if way.km >= 10 else f"{way.km:.1f} km {compass(way.bearing)} of it")  # fmt: skip
    if other.population and chosen.population and other.population != chosen.population:
        said.append(f"{other.population:,} people against {chosen.population:,}")
    return said


def _a(kind: str) -> str:
    return f"an {kind}" if kind[:1] in "aeiou" else f"a {kind}"


def _country(code: str) -> str:
    return countries().get(code, code) or "no one country"


def distance_in_words(one: Entity, other: Entity) -> str:
    """`812.4 km (438.7 nmi), bearing 074° (ENE)`: the geodesic, and the bearing at which it sets out."""
    way = course(one.lat, one.lon, other.lat, other.lon)
    if way.km == 0:
        return "the same point"
    return f"{way.km:,.1f} km ({way.nmi:,.1f} nmi), bearing {round(way.bearing) % 360:03d}° ({compass(way.bearing)})"


def line_between(one: Entity, other: Entity, points: int = 33) -> list[tuple[float, float]]:
    """The shortest way as latitude, longitude pairs from end to end; it does not break at the antimeridian."""
    way = course(one.lat, one.lon, other.lat, other.lon)
    inner = [
        destination(one.lat, one.lon, way.bearing, way.km * n / (points - 1)) for n in range(1, points - 1)
    ]
    line, last = [(one.lat, one.lon)], one.lon
    for lat, lon in (*inner, (other.lat, other.lon)):
        last = lon + 360 * round((last - lon) / 360)
        line.append((round(lat, 5), round(last, 5)))
    return line


def spot_of(gazetteer: Gazetteer, text: str) -> tuple[tuple[float, float], str] | None:
    """A point and what to call it, from `42.87, 74.59` or from a name (its best candidate); None if it is neither."""
    if (point := _point(text)) is not None:
        return point, f"{point[0]:.4f}, {point[1]:.4f}"
    found: Sequence[Candidate] = gazetteer.search(text, limit=1)
    if not found:
        return None
    entity = found[0].entity
    return (entity.lat, entity.lon), ", ".join(
        part for part in (entity.name, countries().get(entity.country, "")) if part
    )


def _point(text: str) -> tuple[float, float] | None:
    parts = text.replace(";", ",").split(",")
    try:
        lat, lon = (float(part) for part in parts)
    except ValueError:
        return None
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else None
