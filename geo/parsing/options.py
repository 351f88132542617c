"""Candidates of a name as a reader sees them: places with scores and reasons."""

from __future__ import annotations

from geo.gazetteer import Quality
from geo.gazetteer.index import Index
from geo.parsing.memory import Shares
from geo.parsing.model import Option
from geo.parsing.resolving import Group, contains
from geo.parsing.senses import Sense

__all__ = ["options_of", "reasons"]

SHOWN = 5
LEAST = 0.005
QUALITIES = {
    Quality.CURATED: "name of a curated place", Quality.CANONICAL: "exact name", Quality.ALTERNATE: "alternate name",
    Quality.SHORT: "short name", Quality.ROMANISED: "name in Latin letters", Quality.SERVES: "airfield of a town of that name",
}  # fmt: skip


def options_of(group: Group, index: Index, mass: Shares) -> tuple[Option, ...]:
    """The likeliest senses of a group, best first; the first is always there."""
    senses = group.name.senses
    if len(senses) == 1:
        if group.name.only is None:
            group.name.only = _option(senses[0], 1.0, group, index, mass)
        return (group.name.only,)
    ranked = sorted(zip(group.shares, senses, strict=True), key=lambda pair: -pair[0])[:SHOWN]
    return tuple(
        _option(sense, share, group, index, mass)
        for place, (share, sense) in enumerate(ranked)
        if not place or share >= LEAST
    )


def _option(sense: Sense, share: float, group: Group, index: Index, mass: Shares) -> Option:
    entity = index.entity(sense.number)
    return Option(
        entity.id, entity.name, entity.kind, entity.country, entity.lat, entity.lon, round(share, 3),
        tuple(_why(sense, group, mass)),
    )  # fmt: skip


def _why(sense: Sense, group: Group, mass: Shares) -> list[str]:
    why = [QUALITIES.get(sense.quality, "name")]
    if len(group.name.senses) == 1:
        return [*why, "the only place of that name"]
    if group.hint:
        why.append(f"“{group.hint}” asked for by the wording")
    total = mass.get("", 0.0) or 1.0
    if (share := mass.get(sense.country, 0.0) / total) > 0.25 and sense.country:
        why.append(f"{share:.0%} of the document's places point to {sense.country}")
    if sense.kind != "country" and mass.get(sense.cell, 0.0) / total > 0.25:
        why.append("near other places of the document")
    if sense.interest:
        why.append("in the region of interest")
    return why


def reasons(group: Group) -> tuple[str, ...]:
    """What is true of all mentions of a group."""
    if not group.within:
        return ()
    best = (
        max(zip(group.shares, group.name.senses, strict=True))[1]
        if len(group.shares) == len(group.name.senses)
        else None
    )
    holders = (holder for holder in group.within if best and contains(holder, best) > 0.5)
    return tuple(f"within {holder.name.key}, which follows it" for holder in holders)[:1]
