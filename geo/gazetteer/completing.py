"""Candidates while a name is still being typed: what it names already, then names that begin so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from heapq import nlargest
from itertools import islice

from geo.gazetteer import folding
from geo.gazetteer.entity import Candidate, Quality
from geo.gazetteer.gazetteer import Gazetteer
from geo.gazetteer.ranking import Match, Question, in_region_of_interest, rank

__all__ = ["complete", "search_while_typing"]

SHORTEST = 3
"""Letters of an alphabet before names are completed; a sign of another script says more, so one less."""
KEYS, WEIGHED = 6_000, 120
"""How many names that begin so are looked at, and how many of their places are weighed in full."""
ELSEWHERE = 0.85
"""Many names of the world begin alike: a place outside the region of interest weighs so much less."""
DOUBT = 0.7
"""What remains of the score of a name with wrong letters where others begin just so."""


def search_while_typing(
    gazetteer: Gazetteer,
    text: str,
    *,
    country: str | None = None,
    near: tuple[float, float] | None = None,
    limit: int = 12,
) -> list[Candidate]:
    """`Gazetteer.search`, with names that the text begins ranked among its answers. Arguments as there."""
    found = gazetteer.search(text, country=country, near=near, limit=limit * 2)
    known = {candidate.entity.id for candidate in found}
    begun = [c for c in complete(gazetteer, text, country=country, near=near) if c.entity.id not in known]
    if begun:  # a name half typed is no typing error
        found = [_doubted(candidate) for candidate in found]
    ranked = sorted((*found, *begun), key=lambda c: (-c.score, -c.entity.population, c.entity.id))
    return ranked[:limit]


def complete(
    gazetteer: Gazetteer, text: str, *, country: str | None = None, near: tuple[float, float] | None = None
) -> list[Candidate]:
    """Places with a name that begins with the text, best first; none for a text that is too short.

    The score is that of the whole name, less as more of it is still to be typed.
    """
    key = folding.key(text)
    if len(key) < SHORTEST - (not key.isascii()):
        return []
    best: dict[int, Candidate] = {}
    question = Question(country=country.upper() if country else None, near=near)
    for number, match in _beginning(gazetteer, key):
        candidate = _less(rank(gazetteer.index.entity(number), match, question), key, match.key)
        if number not in best or candidate.score > best[number].score:
            best[number] = candidate
    return sorted(best.values(), key=lambda c: (-c.score, -c.entity.population, c.entity.id))


def _beginning(gazetteer: Gazetteer, key: str) -> Iterator[tuple[int, Match]]:
    """The likeliest places among those with a name that begins so: of the region first, then the most people."""
    index = gazetteer.index
    weighed: dict[int, tuple[tuple[object, ...], Match]] = {}
    for name in islice(index.names.iterkeys(key), KEYS):
        for number, quality in index.lookup(name) if name != key else ():
            if quality in (Quality.CODE, Quality.SERVES):
                continue
            row = index.row(number)
            if row[10] or (number in weighed and weighed[number][1].quality <= quality):
                continue  # absorbed by a curated place, or known by a better name
            weighed[number] = ((quality == Quality.CURATED, row[2], -len(name)), Match(quality, name))
    for number in nlargest(WEIGHED, weighed, key=lambda n: weighed[n][0]):
        yield number, weighed[number][1]
    curated = 0
    for number in weighed:  # small places of the region would drown among the world's cities
        if curated < WEIGHED and in_region_of_interest(index.entity(number)):
            curated += 1
            yield number, weighed[number][1]


def _doubted(candidate: Candidate) -> Candidate:
    wrong = any(reason.startswith("typing error") for reason in candidate.why)
    return replace(candidate, score=round(candidate.score * DOUBT, 3)) if wrong else candidate


def _less(candidate: Candidate, typed: str, name: str) -> Candidate:
    share = 0.55 + 0.4 * len(typed) / len(name)
    share *= 1 if in_region_of_interest(candidate.entity) else ELSEWHERE
    return replace(
        candidate, score=round(candidate.score * share, 3), why=(f"begins so: “{name}”", *candidate.why[1:])
    )
