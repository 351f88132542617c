"""A claim joined with its source, places and times: what every page and export is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from geo.records.models import RADIUS_M, Claim, Source
from geo.records.when import When
from geo.sites import Site

__all__ = ["Days", "Entry"]

Days = tuple[date, date]


@dataclass(frozen=True)
class Entry:
    """A claim joined with its source, places and times."""

    id: str
    claim: Claim
    source: Source
    family: str
    state: bool
    site: Site
    to: Site | None
    when: When
    link: str | None
    order: int
    ended: date | None = None
    origin: str = "seeds"
    """Whose record: `seeds`, `reference` or `mine`; `suggested`: nobody has accepted it yet."""

    @property
    def precision(self) -> str:
        """How well the spot is known here: the claim's own word, else the place's."""
        return self.claim.precision or self.site.precision

    @property
    def radius_m(self) -> int | None:
        """How far the true spot may lie from the coordinates, in metres."""
        return RADIUS_M[self.claim.precision] if self.claim.precision else self.site.radius_m

    @property
    def host(self) -> str:
        """Country whose ground it is; empty where it spans several or none."""
        return self.claim.host or self.site.country

    @cached_property
    def attested(self) -> Days | None:
        """First and last day that the source vouches for; None: undated."""
        return self.when.attested

    @cached_property
    def presumed(self) -> Days | None:
        """The days that it may also have held, if any beyond those attested.

        An event of which only one bound is known may lie anywhere beyond the other. A state that
        the text does not begin or end may have gone on, up to the day on which a claim ends it.
        What is denied, or not (yet) actual, is presumed on no day.
        """
        if self.attested is None or self.claim.stance == "denied" or self.claim.status != "actual":
            return None
        open_ended = self.state and not self.when.interval
        before, after = not self.when.begins or open_ended, not self.when.ends or open_ended
        if not (before or after):
            return None
        first, last = self.attested
        ended = max(last, self.ended) if self.ended else date.max
        return date.min if before else first, ended if after else last

    def values(self, facet: str) -> tuple[str, ...]:
        """What this claim answers to in one facet of a view."""
        return self.facets[facet]

    @cached_property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """What this claim answers to in each facet of a view; no value stands there twice."""
        return {facet: tuple(dict.fromkeys(read(self))) for facet, read in _VALUES.items()}


_VALUES: dict[str, Callable[[Entry], tuple[str, ...]]] = {
    "actor": lambda e: tuple(part.id for part in e.claim.actors),
    "host": lambda e: (e.host,) if e.host else (),
    "family": lambda e: (e.family,),
    "about": lambda e: (e.claim.about,),
    "kind": lambda e: (e.claim.kind,),
    "stance": lambda e: (e.claim.stance,),
    "source": lambda e: (e.source.id,),
    "place": lambda e: (e.site.id, e.to.id) if e.to else (e.site.id,),
    "origin": lambda e: (e.origin,),
}
