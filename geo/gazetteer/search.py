"""From a name to ranked candidates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from geo.gazetteer import folding
from geo.gazetteer.entity import Candidate, Quality
from geo.gazetteer.fuzzy import near_names
from geo.gazetteer.index import Index
from geo.gazetteer.kinds import split_kind
from geo.gazetteer.ranking import Match, Question, rank

__all__ = ["search"]

CONTAINERS = frozenset({"country", "province"})
WEAK = 0.4
"""Where the best exact answer scores less, typing errors are considered as well."""
FAR_FETCHED = 0.25
"""A name with typing errors that scores less is no answer: better none than Long Valley for the Fergana Valley."""


def search(index: Index, name: str, question: Question) -> list[Candidate]:
    """All candidates for a name, the best first; see Gazetteer.search."""
    found = _found(index, name, question)
    if "," in name and not _strong(found):
        head, _, tail = name.rpartition(",")
        found = _found(index, head, _within(index, tail, question)) or found
    return sorted(found.values(), key=lambda c: (-c.score, -c.entity.population, c.entity.id))


def _found(index: Index, name: str, plain: Question) -> dict[int, Candidate]:
    key, code = folding.key(name), folding.is_code(name.strip())
    kind = split_kind(key)
    steered = replace(plain, kind=kind)
    found: dict[int, Candidate] = {}
    _add(index, found, _exact(index, key, code), plain, steered)
    if kind:
        _add(index, found, _exact(index, kind.rest, False, stripped=True), plain, steered)
    if not _strong(found) and not (code and found):
        for wrong, stripped in ((key, False), (kind.rest, True)) if kind else ((key, False),):
            _add(index, found, _nearly(index, wrong, stripped), plain, steered)
    return found


def _strong(found: dict[int, Candidate]) -> bool:
    return any(candidate.score >= WEAK for candidate in found.values())


def _within(index: Index, name: str, question: Question) -> Question:
    """The question narrowed to the country or division that a name means; the most populous if it names several."""
    entities = [index.entity(number) for number, _ in index.lookup(folding.key(name))]
    holders = [entity for entity in entities if entity.kind in CONTAINERS]
    if not holders or question.country:
        return question
    holder = max(holders, key=lambda entity: entity.population)
    return replace(
        question, country=holder.country, division=holder.name if holder.kind == "province" else None
    )


def _add(
    index: Index,
    found: dict[int, Candidate],
    matches: Iterable[tuple[int, Match]],
    plain: Question,
    steered: Question,
) -> None:
    """Rank matches, keeping the best answer for each entity. A name found whole keeps its own words for a kind."""
    for number, match in matches:
        candidate = rank(index.entity(number), match, steered if match.stripped else plain)
        if match.errors and candidate.score < FAR_FETCHED:
            continue
        if number not in found or candidate.score > found[number].score:
            found[number] = candidate


def _exact(index: Index, key: str, code: bool, stripped: bool = False) -> Iterator[tuple[int, Match]]:
    """Entities that have the key, and those that have it in Latin letters. Codes count only where one is typed."""
    for number, quality in index.lookup(key):
        if code or quality != Quality.CODE:
            yield number, Match(quality, key, stripped=stripped)
    for latin in folding.transliterations(key):
        for number, quality in index.lookup(latin):
            if quality != Quality.CODE:
                worse = quality if quality == Quality.SERVES else max(quality, Quality.ROMANISED)
                yield number, Match(Quality(worse), latin, stripped=stripped)


def _nearly(index: Index, key: str, stripped: bool) -> Iterator[tuple[int, Match]]:
    for wrong in (key, *folding.transliterations(key)[:1]):
        for near in near_names(index.folder, index.names, wrong):
            for number, quality in index.named(near.number):
                if quality != Quality.CODE:
                    yield number, Match(quality, near.key, near.errors, stripped)
