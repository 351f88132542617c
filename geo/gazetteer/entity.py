"""What the gazetteer answers with: entities, and candidates for a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

__all__ = ["Candidate", "Entity", "Quality"]


class Quality(IntEnum):
    """What a key is to its entity, best first."""

    CURATED = 0  # a name that data/places.toml gives
    CANONICAL = 1
    ALTERNATE = 2
    SHORT = 3  # without the words for its kind: "Manas" of "Manas International Airport"
    ROMANISED = 4  # transliterated from Cyrillic here
    SERVES = 5  # an airport under the name of its town
    CODE = 6  # IATA, ICAO


@dataclass(frozen=True, slots=True)
class Entity:
    """A place that the gazetteer knows; latitude and longitude in degrees, WGS 84."""

    id: str
    name: str
    kind: str
    country: str
    """Two letters, or "" for what spans several countries or none."""
    lat: float
    lon: float
    precision: str
    radius_m: int | None
    population: int
    source: str
    admin1: str = ""
    """Name of the first-order division, where known."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity as an answer to a name: score from 0 to 1, and the reasons for it in words."""

    entity: Entity
    score: float
    why: tuple[str, ...]
