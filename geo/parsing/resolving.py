"""Which place each name means, in the light of the whole document.

Every name spreads its weight over its senses; together they weigh countries, first-order divisions and the cells of a
grid; then each ambiguous name is weighed again by what the others say. One name has one sense in a document unless the
words beside it ask for a kind of place ("Kant" the town, "Kant air base").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from math import log, log1p
from typing import NamedTuple

from geo.gazetteer.kinds import agreement
from geo.parsing.memory import Shares
from geo.parsing.senses import NOWHERE, SITES, Name, Sense, softmax, spread_of
from geo.parsing.weights import Weights

__all__ = ["Group", "Signs", "contains", "mass_of", "resolve", "signs"]

ROUNDS = 2
FLOOR = 0.03
OUTLET_MASS = 4.0
"""How many names of the document the outlet's other documents weigh as much as."""
BASES = frozenset({"airbase", "facility"})
_LOWEST, _RANGE = log(FLOOR), log(FLOOR + 1) - log(FLOOR)


class Signs(NamedTuple):
    """What the rest of the document says of one sense, each from 0 to 1."""

    country: float
    admin1: float
    near: float
    within: float


NOTHING = Signs(0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class Group:
    """All mentions of one name with one hint; `within` are the groups that contain it as in "X, Y"."""

    name: Name
    hint: str | None = None
    count: float = 0.0
    shares: list[float] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    within: list[Group] = field(default_factory=list)
    spread: Shares = field(default_factory=dict)
    """What it gives to countries, divisions, cells and, under "", altogether, for a weight of one."""
    weight: float = 0.0
    """How much it tells about the document: repetition counts, but less and less."""


def resolve(
    groups: list[Group], pointers: Shares, outlet: Shares, weights: Weights, military: Callable[[], bool]
) -> Shares:
    """Set shares and scores of each group; gives the mass of countries, divisions and cells of the document.

    `pointers` is mass by country from adjectives, `outlet` what the outlet's other documents are about;
    `military` tells whether the text speaks of bases and forces, and is asked only where that matters.
    """
    for group in groups:
        name, group.weight = group.name, log1p(group.count) * 1.4
        group.shares, group.spread = name.initial, name.spread
        group.scores = [sense.prior for sense in name.senses]
        if len(name.senses) > 1 and (group.hint or name.sites):
            group.scores = [
                score + _asked(group, sense, weights, military)
                for score, sense in zip(group.scores, name.senses, strict=True)
            ]
            group.shares = softmax(group.scores)
            group.spread = spread_of(group.shares, name.senses)
    ambiguous = [(group, group.scores) for group in groups if len(group.name.senses) > 1]
    mass = mass_of(groups, pointers, outlet)
    for turn in range(ROUNDS if ambiguous else 0):
        for group, start in ambiguous:
            group.scores = _weighed(group, start, mass, weights)
        for group, _ in ambiguous:
            group.shares = softmax(group.scores)
        if turn == 0:
            for group, _ in ambiguous:
                group.spread = spread_of(group.shares, group.name.senses)
            mass = mass_of(groups, pointers, outlet)
    return mass


def _weighed(group: Group, start: list[float], mass: Shares, weights: Weights) -> list[float]:
    country, admin1, near, within = weights.context
    scores = start.copy()
    for number, a, b, c, d in heard(group, mass):
        scores[number] += country * a + admin1 * b + near * c + within * d
    return scores


def _asked(group: Group, sense: Sense, weights: Weights, military: Callable[[], bool]) -> float:
    """What the wording around a name asks of the kind of a sense."""
    if group.hint:
        agrees = agreement(group.hint, sense.kind)
        return weights.senses["asked"] * agrees if agrees else weights.senses["not asked"]
    if sense.kind in BASES:
        return weights.senses["base, forces" if military() else "base, no forces"]
    return weights.senses["site unasked"] if sense.kind in SITES else 0.0


def signs(group: Group, mass: Shares) -> list[Signs]:
    """For each sense what the rest of the document says; the group's own part is taken out first."""
    found = [NOTHING] * len(group.name.senses)
    for number, *about in heard(group, mass):
        found[number] = Signs(*about)
    return found


def heard(group: Group, mass: Shares) -> list[tuple[int, float, float, float, float]]:
    """The same for the senses of which anything is said, by number: most names lie in many countries, a text in few.

    What lies in no country of the document lies near nothing of it, either.
    """
    own, weight, within = group.spread, group.weight, group.within
    total = max(0.0, mass[""] - own[""] * weight) + 1.0
    known: dict[object, float] = {NOWHERE: 0.0}
    found = []

    def part(place: object) -> float:
        """Share of the rest of the document that lies at a place, on a logarithmic scale."""
        rest = mass.get(place, 0.0) - own.get(place, 0.0) * weight
        known[place] = share = (log(FLOOR + rest / total) - _LOWEST) / _RANGE if rest > 1e-9 else 0.0
        return share

    senses = group.name.senses
    for country, numbers in group.name.countries.items():
        about = part(country) if country and country in mass else 0.0
        if not about and not within:
            continue
        for number in numbers:
            sense = senses[number]
            admin1, cell = sense.admin1, sense.cell
            division = known[admin1] if admin1 in known else part(admin1)
            near = known[cell] if cell in known else part(cell)
            inside = max([contains(holder, sense) for holder in within]) if within else 0.0
            found.append((number, about, division, near, inside))
    return found


def contains(holder: Group, sense: Sense) -> float:
    """How surely the group that follows "X, " contains a sense of X."""
    inside = 0.0
    for share, outer in zip(holder.shares, holder.name.senses, strict=True):
        if share < 0.01:
            continue
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


def mass_of(groups: list[Group], pointers: Shares, outlet: Shares) -> Shares:
    """What all groups, adjectives and the outlet weigh together."""
    mass: Shares = defaultdict(float)
    for group in groups:
        weight = group.weight
        for place, share in group.spread.items():
            mass[place] += weight * share
    for country, count in pointers.items():
        mass[country] += log1p(count)
        mass[""] += log1p(count)
    scale = OUTLET_MASS / outlet[""] if outlet.get("") else 0.0
    for place, part in outlet.items() if scale else ():
        mass[place] += part * scale
    return mass
