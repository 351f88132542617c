"""Which place each name means, in the light of the whole document.

Every name spreads its weight over its senses; together they weigh countries, first-order divisions and the cells of a
grid; then each ambiguous name is weighed again by what the others say. One name has one sense in a document unless the
words beside it ask for a kind of place ("Kant" the town, "Kant air base").
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from math import log, log1p
from typing import Any

from geo.gazetteer.kinds import agreement
from geo.parsing.memory import CELL, Shares, cells
from geo.parsing.names import Name, Sense, softmax
from geo.parsing.weights import Weights

__all__ = ["Group", "contains", "mass_of", "resolve", "signs"]

ROUNDS = 2
LEAST = 0.02
"""Share below which a sense counts for nothing."""
FLOOR = 0.03
OUTLET_MASS = 4.0
"""How many names of the document the outlet's other documents weigh as much as."""
BASES = frozenset({"airbase", "facility"})
SITES = frozenset({"airbase", "facility", "airfield", "port"})


@dataclass(slots=True)
class Group:
    """All mentions of one name with one hint; `within` are the groups that contain it as in "X, Y"."""

    name: Name
    hint: str | None = None
    count: float = 0.0
    shares: list[float] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    within: list[Group] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """How much it tells about the document: repetition counts, but less and less."""
        return log1p(self.count) * 1.4


def resolve(
    groups: list[Group], pointers: Shares, outlet: Shares, weights: Weights, military: bool
) -> Shares:
    """Set shares and scores of each group; gives the mass of countries, divisions and cells of the document.

    `pointers` is mass by country from adjectives, `outlet` what the outlet's other documents are about.
    """
    for group in groups:
        plain = group.hint is None and not any(sense.kind in SITES for sense in group.name.senses)
        group.scores = [sense.prior for sense in group.name.senses]
        if not plain:
            group.scores = [
                score + _asked(group, sense, weights, military)
                for score, sense in zip(group.scores, group.name.senses, strict=True)
            ]
        group.shares = group.name.initial if plain else softmax(group.scores)
    base = [group.scores for group in groups]
    mass = mass_of(groups, pointers, outlet)
    for _ in range(ROUNDS):
        for group, start in zip(groups, base, strict=True):
            if len(group.name.senses) > 1:
                found = signs(group, mass)
                get = weights.senses.get
                group.scores = [
                    score + sum([get(sign, 0.0) * value for sign, value in about])
                    for score, about in zip(start, found, strict=True)
                ]
        for group in groups:
            if len(group.name.senses) > 1:
                group.shares = softmax(group.scores)
        mass = mass_of(groups, pointers, outlet)
    return mass


def _asked(group: Group, sense: Sense, weights: Weights, military: bool) -> float:
    """What the wording around a name asks of the kind of a sense."""
    if group.hint:
        agrees = agreement(group.hint, sense.kind)
        return weights.senses["asked"] * agrees if agrees else weights.senses["not asked"]
    if sense.kind in BASES:
        return weights.senses["base, forces" if military else "base, no forces"]
    return weights.senses["site unasked"] if sense.kind in SITES else 0.0


def signs(group: Group, mass: Shares) -> list[list[tuple[str, float]]]:
    """For each sense what the rest of the document says: pairs of sign and value from 0 to 1."""
    own = _spread(group)
    total = max(0.0, mass.get("", 0.0) - own.get("", 0.0)) + 1.0
    found = []
    get, mine = mass.get, own.get
    for sense in group.name.senses:
        about = []
        if sense.country:
            about.append(("country", _scaled((get(sense.country, 0.0) - mine(sense.country, 0.0)) / total)))
        if sense.admin1 >= 0:
            about.append(("admin1", _scaled((get(sense.admin1, 0.0) - mine(sense.admin1, 0.0)) / total)))
        cell = (int(sense.lat // CELL), int(sense.lon // CELL))
        if cell in mass and sense.kind != "country":
            about.append(("near", _scaled((get(cell, 0.0) - mine(cell, 0.0)) / total)))
        if group.within:
            about.append(("within", max(contains(holder, sense) for holder in group.within)))
        found.append(about)
    return found


def _scaled(share: float) -> float:
    return log((FLOOR + max(share, 0.0)) / FLOOR) / log((FLOOR + 1) / FLOOR)


def contains(holder: Group, sense: Sense) -> float:
    """How surely the group that follows "X, " contains a sense of X."""
    inside = 0.0
    for share, outer in zip(holder.shares, holder.name.senses, strict=True):
        if outer.kind == "country":
            inside += share * (outer.country == sense.country and sense.kind != "country")
        elif outer.kind == "province":
            inside += share * (outer.number == sense.admin1 and sense.number != outer.number)
        elif (
            outer.number != sense.number
            and abs(outer.lat - sense.lat) < 1
            and abs(outer.lon - sense.lon) < 1.5
        ):
            inside += share
    return min(1.0, inside)


def _spread(group: Group) -> dict[Any, float]:
    """The mass that one group gives to countries, divisions, cells and, under "", altogether."""
    spread: dict[Any, float] = defaultdict(float)
    weight = group.weight
    for share, sense in zip(group.shares, group.name.senses, strict=True):
        if share < LEAST:
            continue
        part = weight * share
        spread[""] += part
        if sense.country:
            spread[sense.country] += part
        if sense.kind in ("country", "region", "sea"):
            continue
        if sense.admin1 >= 0:
            spread[sense.admin1] += part
        for cell in cells(sense.lat, sense.lon):
            spread[cell] += part
    return spread


def mass_of(groups: list[Group], pointers: Shares, outlet: Shares) -> Shares:
    mass: Shares = defaultdict(float)
    for group in groups:
        for place, part in _spread(group).items():
            mass[place] += part
    for country, part in pointers.items():
        mass[country] += log1p(part)
        mass[""] += log1p(part)
    scale = OUTLET_MASS / outlet[""] if outlet.get("") else 0.0
    for place, part in outlet.items() if scale else ():
        mass[place] += part * scale
    return mass
