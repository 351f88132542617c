"""What can be said of a candidate for a name: its kind and country in words, its names, its links, and what tells it
from the others.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from geo.atlas import Atlas
from geo.gazetteer import Candidate, Entity, Gazetteer
from geo.gazetteer.inputs import find_inputs
from geo.geodesic import compass, course
from geo.records.when import read_when
from geo.records.wording import when_in_words
from geo.records.world import Name, Place

__all__ = [
    "PlaceName", "countries", "differences", "distance_in_words", "links", "names_by_script", "place_names", "script_of", "spot_of",
]  # fmt: skip


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Names of countries by their two letters, as GeoNames has them in English."""
    rows = json.loads(find_inputs().countries.read_bytes()).values()
    return dict(sorted(((row["iso"], row["name"]) for row in rows), key=lambda pair: pair[1]))


@dataclass(frozen=True)
class PlaceName:
    """A name that the records give: its language, its years and their basis in words, where they are known."""

    text: str
    lang: str
    script: str
    years: str = ""
    basis: str = ""


def place_names(place: Place | None) -> list[PlaceName]:
    """The curated names of a place, those with years first, in the order of the years."""
    if place is None:
        return []
    ordered = sorted(place.names, key=lambda name: (not (name.from_ or name.to), name.from_ or ""))
    return [PlaceName(n.text, n.lang, script_of(n.text), _years(n), n.basis or "") for n in ordered]


def _years(name: Name) -> str:
    first, last = (when_in_words(read_when(text)) if text else "" for text in (name.from_, name.to))
    if first and last:
        return f"{first} to {last}"
    return f"since {first}" if first else f"until {last}" if last else ""


def names_by_script(names: Iterable[str], without: Iterable[str] = ()) -> dict[str, list[str]]:
    """Names grouped by script, the largest group first, each name once and codes left out."""
    seen = set(without)
    grouped: dict[str, list[str]] = {}
    for name in names:
        if name not in seen and not (name.isascii() and name.isupper() and len(name) <= 4):
            seen.add(name)
            grouped.setdefault(script_of(name), []).append(name)
    ordered = sorted(grouped.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return {script: sorted(found) for script, found in ordered}


def script_of(text: str) -> str:
    """The script of most letters of a name, by the first word of their Unicode names: `Latin`, `Cyrillic`, `Arabic`."""
    letters = [c for c in text if c.isalpha()]
    found: dict[str, int] = {}
    for letter in letters:
        word = unicodedata.name(letter, "OTHER").split()[0].capitalize()
        word = {"Cjk": "Chinese", "Hiragana": "Japanese", "Katakana": "Japanese", "Hangul": "Korean"}.get(
            word, word
        )
        found[word] = found.get(word, 0) + 1
    return max(found, key=lambda script: found[script]) if found else "Other"


def links(atlas: Atlas, entity: Entity) -> list[tuple[str, str]]:
    """Codes of a place as (what, code), GeoNames first; from its id and from the records."""
    place = atlas.records.places.get(entity.id)
    known = {name: str(value) for name, value in (place.links if place else {}).items()}
    for id_ in (entity.id, place.at if place and place.at else ""):
        for prefix, name in (("geonames-", "geonames"), ("icao-", "icao")):
            if id_.startswith(prefix):
                known.setdefault(name, id_.removeprefix(prefix).upper())
    labels = {"geonames": "GeoNames", "icao": "ICAO", "iata": "IATA", "unlocode": "UN/LOCODE", "wikidata": "Wikidata"}  # fmt: skip
    return [(label, known[name]) for name, label in labels.items() if name in known]


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
