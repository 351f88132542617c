"""Candidates of a name as a reader sees them: places with scores and reasons."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter

from geo.gazetteer import Quality
from geo.gazetteer.index import Index
from geo.parsing.model import Option
from geo.parsing.toponyms.memory import Shares
from geo.parsing.toponyms.resolving import Group, contains
from geo.parsing.toponyms.senses import Sense

__all__ = ["QUALITIES", "Shown", "options_of", "reasons", "surely"]

SHOWN = 5
LEAST = 0.005
QUALITIES = {
    Quality.CURATED: "name of a curated place", Quality.CANONICAL: "exact name", Quality.ALTERNATE: "alternate name",
    Quality.SHORT: "short name", Quality.ROMANISED: "name in Latin letters", Quality.SERVES: "airfield of a town of that name",
}  # fmt: skip
WORDS = [QUALITIES.get(quality, "name") for quality in sorted(Quality)]
"""The same by number: a member's own hash is slow."""


@dataclass(slots=True, eq=False)
class Shown:
    """What all mentions of a group have in common."""

    options: tuple[Option, ...]
    key: str
    kind: str
    country: bool
    """Whether it is a country, or a region that acts as one."""
    governs: bool
    """Whether it may stand for a government."""
    hint: str | None
    why: tuple[str, ...]
    sure: float
    resolved: bool


def options_of(group: Group, index: Index, mass: Shares) -> tuple[Option, ...]:
    """The likeliest senses of a group, best first; there is always one, since no name has two hundred."""
    senses = group.name.senses
    if len(senses) == 1:
        if group.name.only is None:
            group.name.only = _option(senses[0], 1.0, group, index, mass)
        return (group.name.only,)
    likely = [(share, sense) for share, sense in zip(group.shares, senses, strict=True) if share >= LEAST]
    if len(likely) > 1:
        likely.sort(key=itemgetter(0), reverse=True)
    return tuple([_option(sense, share, group, index, mass) for share, sense in likely[:SHOWN]])


def surely(options: tuple[Option, ...]) -> float:
    """Share of the best option together with those that are near enough to be one place: a town, its district, its port."""
    best = options[0]
    if len(options) == 1:
        return best.score
    return sum([o.score for o in options if abs(o.lat - best.lat) < 0.4 and abs(o.lon - best.lon) < 0.6])


def _option(sense: Sense, share: float, group: Group, index: Index, mass: Shares) -> Option:
    number, lat, lon, kind, country, _, quality, _, _, interest, _, cell = sense
    id_, name = index.title(number)
    why = [WORDS[quality]]
    if len(group.name.senses) == 1:
        why.append("the only place of that name")
    else:
        if group.hint:
            why.append(f"“{group.hint}” asked for by the wording")
        total = mass.get("", 0.0) or 1.0
        if country and (told := mass.get(country, 0.0) / total) > 0.25:
            why.append(f"{told:.0%} of the document's places point to {country}")
        if kind != "country" and mass.get(cell, 0.0) / total > 0.25:
            why.append("near other places of the document")
        if interest:
            why.append("in the region of interest")
    fields = id_, name, kind, country, lat, lon, round(share, 3), tuple(why)
    return tuple.__new__(Option, fields)  # quicker than Option(...), and there are many


def reasons(group: Group) -> tuple[str, ...]:
    """What is true of all mentions of a group."""
    if not group.within:
        return ()
    _, best = max(zip(group.shares, group.name.senses, strict=True))
    holders = (holder for holder in group.within if contains(holder, best) > 0.5)
    return tuple(f"within {holder.name.key}, as the words beside it say" for holder in holders)[:1]
