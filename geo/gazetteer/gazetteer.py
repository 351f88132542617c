"""The gazetteer: names to places, ids to places, and what lies near a point."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import Any

from geo.errors import GazetteerError, UnknownPlaceError
from geo.gazetteer.distance import haversine_km
from geo.gazetteer.entity import Candidate, Entity
from geo.gazetteer.index import Index
from geo.gazetteer.inputs import Inputs, Progress, cache_folder, digest, find_inputs
from geo.gazetteer.ranking import Question
from geo.gazetteer.search import search

__all__ = ["Gazetteer", "open_gazetteer", "where"]

SUGGESTIONS = 3


class Gazetteer:
    """A compiled index, ready for questions."""

    def __init__(self, folder: Path) -> None:
        self.index = Index(folder)

    def __len__(self) -> int:
        return len(self.index)

    def search(
        self,
        name: str,
        *,
        country: str | None = None,
        near: tuple[float, float] | None = None,
        limit: int = 10,
        region_prior: bool = True,
    ) -> list[Candidate]:
        """Places that may be meant by a name, the best first; an unknown name gives an empty list.

        A container may follow the name after a comma ("Aktau, Kazakhstan").
        `country` (two letters) is a strong preference: candidates elsewhere come after, with that reason.
        `near` is latitude and longitude in degrees. `region_prior` favours Central Asia and the Caspian.
        """
        wanted = country.upper() if country else None
        return search(self.index, name, Question(country=wanted, near=near, region_prior=region_prior))[
            :limit
        ]

    def get(self, id_: str) -> Entity:
        """The place with an id. Raises UnknownPlaceError, with ids that are near it."""
        number = self.index.number(id_)
        if number is None:
            raise UnknownPlaceError(self._unknown(id_))
        return self.index.entity(number)

    def names(self, id_: str) -> tuple[str, ...]:
        """Every name of a place, its own first. Raises UnknownPlaceError."""
        entity = self.get(id_)
        number = self.index.number(entity.id)
        return () if number is None else tuple(self.index.texts(number)[1:])

    def nearby(
        self, lat: float, lon: float, km: float, kinds: Collection[str] = ()
    ) -> list[tuple[float, Entity]]:
        """Places within `km` of a point, the nearest first, each with its distance in km; of some kinds only if given."""
        found = []
        for number in self.index.around(lat, lon, km):
            entity = self.index.entity(number)
            distance = haversine_km(lat, lon, entity.lat, entity.lon)
            if distance <= km and (not kinds or entity.kind in kinds):
                found.append((distance, entity))
        return sorted(found, key=lambda pair: (pair[0], pair[1].id))

    def _unknown(self, id_: str) -> str:
        words = id_.removeprefix("geonames-").removeprefix("icao-").replace("-", " ")
        near = [candidate.entity.id for candidate in self.search(words, limit=SUGGESTIONS)]
        near = near or sorted(self.index.ids_starting(id_[: max(4, len(id_) - 2)]))[:SUGGESTIONS]
        hint = f"did you mean {', '.join(near)}?" if near else "look one up with 'python -m geo where NAME'"
        return f"no place has the id {id_!r}: {hint}"


def open_gazetteer(inputs: Inputs | None = None, progress: Progress | None = None) -> Gazetteer:
    """Open the index, building it first if an input has changed or none is there.

    `inputs` stand in for the project's own files; `progress(fraction, words)` hears how a build goes.
    Raises GazetteerError, and RecordError if the curated places break a rule.
    """
    inputs = inputs or find_inputs()
    folder = cache_folder() / digest(inputs)
    if not folder.is_dir():
        from geo.gazetteer.build import build  # reads and compiles: seconds, and only now and then

        folder = build(inputs, progress)
    return Gazetteer(folder)


@lru_cache(maxsize=1)
def _shared() -> Gazetteer:
    return open_gazetteer()


def where(
    name: str, near: tuple[float, float] | None = None, country: str | None = None, limit: int = 10
) -> list[dict[str, Any]]:
    """Candidates for a name as plain dictionaries, for the terminal and for JSON.

    Raises GazetteerError for a country code that no country has.
    """
    if country and country.upper() not in _shared().index.countries():
        raise GazetteerError(
            f"country is {country!r}: no country has this code; give the two letters of ISO 3166-1, such as KZ"
        )
    return [
        _plain(candidate) for candidate in _shared().search(name, country=country, near=near, limit=limit)
    ]


def _plain(candidate: Candidate) -> dict[str, Any]:
    e = candidate.entity
    return {
        "id": e.id, "name": e.name, "kind": e.kind, "country": e.country, "lat": e.lat, "lon": e.lon,
        "precision": e.precision, "score": candidate.score, "why": list(candidate.why),
    }  # fmt: skip
