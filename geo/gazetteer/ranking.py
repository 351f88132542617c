"""How good an answer a candidate is: points for the name, the kind, the size and the place, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, log10

from geo.gazetteer.distance import haversine_km
from geo.gazetteer.entity import Candidate, Entity, Quality
from geo.gazetteer.kinds import KindWord, agreement

__all__ = ["Match", "Question", "in_region_of_interest", "rank"]

# The weights were set by hand on tests/gazetteer/gold.txt: an old name of a large town ("Dzhambul") should beat
# a hamlet that is called so today, and a small port of the region its namesakes far away.
NAME_POINTS = {
    Quality.CURATED: 0.81,  # Manas is here first of all the base, then the city now called so
    Quality.CANONICAL: 0.605,
    Quality.ALTERNATE: 0.56,
    Quality.SHORT: 0.48,
    Quality.ROMANISED: 0.46,
    Quality.SERVES: 0.28,
    Quality.CODE: 0.04,
}
KIND_POINTS = {
    "lake": 0.18,  # nobody lives in a lake: this stands for the people that a town of its name has
    "sea": 0.22,  # and few towns are meant by the name of a sea
    "river": 0.18,
    "country": 0.08,
    "city": 0.04,
    "province": -0.02,
    "district": -0.06,
    "airfield": -0.08,
}
KIND_ASKED, KIND_NOT_ASKED = 0.16, -0.40
POPULATION_POINTS, LARGEST = 0.28, 9.2  # for the base-ten logarithm of the largest country's people
ERROR_POINTS, ERROR_SHARE_POINTS = -0.10, -0.80  # a wrong letter; a name that is all wrong letters
INTEREST_POINTS = 0.05
COUNTRY_POINTS, DIVISION_POINTS, ELSEWHERE_FACTOR = 0.06, 0.12, 0.35
NEAR_POINTS, NEAR_KM = 0.18, 150.0
INTEREST = frozenset({"KZ", "KG", "UZ", "TJ", "TM"})
BOXES = ((36.0, 47.5, 46.0, 55.0), (41.0, 47.5, 57.0, 84.0))
"""South, north, west, east: the Caspian Sea and its shores; where the lakes of Central Asia are."""


@dataclass(frozen=True, slots=True)
class Match:
    """How an entity was found: by which name, and with how many wrong letters."""

    quality: Quality
    key: str
    errors: int = 0
    stripped: bool = False
    """Whether the words for a kind were taken off the name asked for."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked besides the name."""

    kind: KindWord | None = None
    country: str | None = None
    division: str | None = None
    """Name of a first-order division, as Entity.admin1 has it."""
    near: tuple[float, float] | None = None
    region_prior: bool = True


Reason = tuple[float, str]


def in_region_of_interest(entity: Entity) -> bool:
    """Whether a place lies in Central Asia, on the Caspian Sea or on its shores; waters have no country but a point."""
    boxes = BOXES if not entity.country else BOXES[:1]
    return entity.country in INTEREST or any(
        south <= entity.lat <= north and west <= entity.lon <= east for south, north, west, east in boxes
    )


def rank(entity: Entity, match: Match, question: Question) -> Candidate:
    """The candidate for an entity found so: a score from 0 to 1 and the reasons for it."""
    reasons = [*_name(entity, match), *_kind(entity, question), *_size(entity), *_where(entity, question)]
    score = sum(points for points, _ in reasons)
    if question.country and entity.country not in {question.country, ""}:
        score *= ELSEWHERE_FACTOR
        reasons.append((0, f"outside {question.country}"))
    return Candidate(
        entity, round(max(0.0, min(1.0, score)), 3), tuple(words for _, words in reasons if words)
    )


def _name(entity: Entity, match: Match) -> Iterator[Reason]:
    words = {
        Quality.CURATED: f"name of the curated place {entity.name}",
        Quality.CANONICAL: "exact name",
        Quality.ALTERNATE: f"alternate name of {entity.name}",
        Quality.SHORT: f"short for {entity.name}",
        Quality.ROMANISED: f"“{match.key}” in Latin letters, a name of {entity.name}",
        Quality.SERVES: f"airfield of a town of that name: {entity.name}",
        Quality.CODE: f"airport code of {entity.name}, not a name",
    }
    yield NAME_POINTS[match.quality], words[match.quality]
    if match.errors:
        letters = "1 letter" if match.errors == 1 else f"{match.errors} letters"
        points = match.errors * (ERROR_POINTS + ERROR_SHARE_POINTS / len(match.key))
        yield points, f"typing error, {letters}: known as “{match.key}”"


def _kind(entity: Entity, question: Question) -> Iterator[Reason]:
    if question.kind is None:
        yield KIND_POINTS.get(entity.kind, 0.0), ""
        return
    asked, words = question.kind.kind, question.kind.words
    if agrees := agreement(asked, entity.kind):
        yield KIND_ASKED * agrees, f"{_called(asked)} named in the query (“{words}”)"
    else:
        yield KIND_NOT_ASKED, f"“{words}” was asked for, this is {_a(_called(entity.kind))}"


def _size(entity: Entity) -> Iterator[Reason]:
    if entity.population:
        yield POPULATION_POINTS * log10(1 + entity.population) / LARGEST, f"population {entity.population:,}"


def _where(entity: Entity, question: Question) -> Iterator[Reason]:
    if question.country and entity.country == question.country:
        yield COUNTRY_POINTS, f"in {question.country}, as asked"
    if question.division and entity.admin1 == question.division:
        yield DIVISION_POINTS, f"in {question.division}, as asked"
    if question.near:
        km = haversine_km(*question.near, entity.lat, entity.lon)
        yield NEAR_POINTS * exp(-km / NEAR_KM), f"{km:,.0f} km from the point given"
    if question.region_prior and in_region_of_interest(entity):
        yield INTEREST_POINTS, "in the region of interest"


def _called(kind: str) -> str:
    return {"airbase": "air base"}.get(kind, kind)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
