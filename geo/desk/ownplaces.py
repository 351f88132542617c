"""Places of the reader's own gazetteer, as the atlas's gazetteer would answer: for a name looked up, and for the parser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.gazetteer import Candidate, Entity
from geo.gazetteer.folding import key
from geo.parsing.model import Option
from geo.records.models import Place

__all__ = ["MINE", "own_candidates", "own_options"]

MINE = "mine"
"""The source of an entity that is the reader's own."""
_BEGUN, _SHORTEST = 0.9, 3
_WHY = "your own place"


def own_candidates(places: Iterable[Place], typed: str) -> list[Candidate]:
    """Own places of that name, or with a name in which a word begins so; the likeliest first."""
    wanted, found = key(typed), []
    for place in places:
        keys = [key(name) for name in _names(place)]
        if wanted in keys:
            found.append(Candidate(_entity(place), 1.0, (_WHY,)))
        elif len(wanted) >= _SHORTEST and any(f" {wanted}" in f" {name}" for name in keys):
            found.append(Candidate(_entity(place), _BEGUN, (_WHY, f"begins so: “{typed.strip()}”")))
    return sorted(found, key=lambda candidate: -candidate.score)


def own_options(places: Iterable[Place]) -> dict[str, list[Option]]:
    """Own places by each of their names, as what a mention of that name could mean."""
    found: dict[str, list[Option]] = {}
    for place in places:
        e = _entity(place)
        for name in dict.fromkeys(_names(place)):
            found.setdefault(name, []).append(Option(e.id, e.name, e.kind, e.country, e.lat, e.lon, 1.0, (_WHY,)))  # fmt: skip
    return found


def _names(place: Place) -> Iterator[str]:
    yield place.name
    yield from (name.text for name in place.names)


def _entity(place: Place) -> Entity:
    lat, lon = place.lat or 0.0, place.lon or 0.0  # an own place has both
    return Entity(place.id, place.name, place.kind, place.country or "", lat, lon, place.precision, place.radius_m, 0, MINE)  # fmt: skip
