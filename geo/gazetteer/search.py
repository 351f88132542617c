"""From a name to ranked candidates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.gazetteer import folding
from geo.gazetteer.entity import Candidate, Quality
from geo.gazetteer.fuzzy import near_names
from geo.gazetteer.index import Index
from geo.gazetteer.kinds import split_kind
from geo.gazetteer.ranking import Match, Question, rank

__all__ = ["search"]

WEAK = 0.4
"""Where the best exact answer scores less, typing errors are considered as well."""


def search(
    index: Index,
    name: str,
    country: str | None,
    near: tuple[float, float] | None,
    limit: int,
    region_prior: bool,
) -> list[Candidate]:
    """Candidates for a name, the best first; see Gazetteer.search."""
    key = folding.key(name)
    kind = split_kind(key)
    plain = Question(None, country, near, region_prior)
    steered = Question(kind, country, near, region_prior)
    found: dict[int, Candidate] = {}
    code = folding.is_code(name.strip())
    _add(index, found, _exact(index, key, code), plain, steered)
    if kind:
        _add(index, found, _exact(index, kind.rest, False, stripped=True), plain, steered)
    if not found or (not code and max(candidate.score for candidate in found.values()) < WEAK):
        for wrong, stripped in ((key, False), (kind.rest, True)) if kind else ((key, False),):
            _add(index, found, _nearly(index, wrong, stripped), plain, steered)
    order = sorted(found.values(), key=lambda c: (-c.score, -c.entity.population, c.entity.id))
    return order[:limit]


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
