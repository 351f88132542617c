"""Which place each name means, in the light of the whole document.

Every name spreads its weight over its senses; together they weigh countries, first-order divisions and the cells of a
grid; then each ambiguous name is weighed again by what the others say. One name has one sense in a document unless the
words beside it ask for a kind of place ("Kant" the town, "Kant air base").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log, log1p
from typing import NamedTuple

from geo.gazetteer.kinds import agreement
from geo.parsing.toponyms.memory import Shares
from geo.parsing.toponyms.senses import COUNTRIES, SITES, Asked, Name, Sense, softmax, spread_of
from geo.parsing.toponyms.weights import Weights

__all__ = ["Group", "Signs", "contains", "mass_of", "resolve", "signs"]

ROUNDS = 2
FLOOR = 0.2
"""Share of a document below which more of it tells little; below that the scale is nearly a straight line."""
OUTLET_MASS = 4.0
"""How many names of the document the outlet's other documents weigh as much as."""
BESIDE = 2.5
BESIDE_DIVISION = 1.0
"""What it is worth, in logits, that a sentence names the country of a sense, too, and its first-order division."""
BASES = frozenset({"airbase", "facility"})
NOTHING = 1e-9
"""Mass up to which the rest of a document is nothing but what rounding left."""
_LOWEST, _RANGE = log(FLOOR), log(FLOOR + 1) - log(FLOOR)


class Signs(NamedTuple):
    """What the rest of the document says of one sense, each from 0 to 1."""

    country: float
    admin1: float
    near: float
    within: float


@dataclass(slots=True)
class Group:
    """All mentions of one name with one hint; `within` are the groups that contain it as in "X, Y"."""

    name: Name
    hint: str | None = None
    count: float = 0.0
    shares: list[float] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    within: list[Group] = field(default_factory=list)
    placed: list[Group] = field(default_factory=list)
    """Those among `within` of which the text says that what they contain is a district, a village or the like."""
    beside: set[str] = field(default_factory=set)
    """Countries that are named in its sentences."""
    divisions: dict[str, set[int]] = field(default_factory=dict)
    """Numbers of the first-order divisions that are named there, by country."""
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
    ambiguous: list[tuple[Group, list[float]]] = []
    certain: list[Group] = []
    for group in groups:
        name, group.weight = group.name, log1p(group.count) * 1.4
        if len(name.senses) < 2:
            group.shares, group.spread, group.scores = name.shares, name.spread, name.priors
            certain.append(group)
            continue
        group.scores, group.shares, group.spread = _asked(name, group.hint, weights, military)
        ambiguous.append((group, group.scores))
    fixed = mass_of(certain, pointers, outlet)
    mass = _with(fixed, ambiguous)
    for turn in range(ROUNDS if ambiguous else 0):
        for group, start in ambiguous:
            group.scores = _weighed(group, start, mass, weights.context)
        for group, _ in ambiguous:
            group.shares = softmax(group.scores)
        if turn < ROUNDS - 1:
            for group, _ in ambiguous:
                group.spread = spread_of(group.shares, group.name.senses)
            mass = _with(fixed, ambiguous)
    return mass


def _with(fixed: Shares, ambiguous: list[tuple[Group, list[float]]]) -> Shares:
    """What stays the same from turn to turn, and what ambiguous names weigh now."""
    mass = fixed.copy()
    _add(mass, [group for group, _ in ambiguous])
    return mass


def _add(mass: Shares, groups: list[Group]) -> None:
    """Add what groups weigh; to a plain dictionary, which is quicker than one that makes what it lacks."""
    for group in groups:
        weight = group.weight
        for place, share in group.spread.items():
            if place in mass:
                mass[place] += weight * share
            else:
                mass[place] = weight * share


def _weighed(group: Group, start: list[float], mass: Shares, worth: Sequence[float]) -> list[float]:
    """Scores with what the rest of the document says of each sense; the group's own part is taken out first.

    `worth` is that of each of Signs. Most names lie in many countries, and a text in few: what lies in no country of the
    document lies near nothing of it, either.
    """
    country_worth, admin1_worth, near_worth, within_worth = worth
    own, weight, within, senses = group.spread, group.weight, group.within, group.name.senses
    total = max(0.0, mass[""] - own[""] * weight) + 1.0
    scores = start.copy()
    holders = [_likely(holder) for holder in within] if within else []
    held = {outer.country for likely in holders for _, outer in likely} if within else set()
    beside = (
        group.beside.intersection(held) if held else group.beside
    )  # "Kingston, Ont., and Kingston, Jamaica"
    divisions = group.divisions

    for country, points in group.name.countries.items():
        about = 0.0
        if country in mass and country:
            rest = mass[country] - own[country] * weight if country in own else mass[country]
            about = _scaled(rest / total) if rest > NOTHING else 0.0
        if not about and country not in held and points[0][2] != COUNTRIES:
            continue
        told = country_worth * about + BESIDE if country in beside else country_worth * about
        here = divisions.get(country) if divisions else None
        for number, admin1, cell in points:
            said = told + BESIDE_DIVISION if here and admin1 in here else told
            if admin1 in mass:
                rest = mass[admin1] - own[admin1] * weight if admin1 in own else mass[admin1]
                if rest > NOTHING:
                    said += admin1_worth * _scaled(rest / total)
            if cell in mass:
                rest = mass[cell] - own[cell] * weight if cell in own else mass[cell]
                if rest > NOTHING:
                    said += near_worth * _scaled(rest / total)
            if country in held:
                said += within_worth * max([_inside(likely, senses[number]) for likely in holders])
            scores[number] += said
    return scores


def _scaled(share: float) -> float:
    """A share of the rest of the document on a logarithmic scale."""
    return (log(FLOOR + share) - _LOWEST) / _RANGE


def _asked(name: Name, hint: str | None, weights: Weights, military: Callable[[], bool]) -> Asked:
    """How the senses of a name weigh by themselves and by what the wording around it asks of their kind."""
    if not hint and SITES.isdisjoint(name.kinds):
        return name.priors, name.shares, name.spread
    forces = not hint and not BASES.isdisjoint(name.kinds) and military()
    if (hint, forces) not in name.asked:
        worth = {kind: _worth(kind, hint, forces, weights.senses) for kind in name.kinds}
        scores = [sense.prior + worth[sense.kind] for sense in name.senses]
        shares = softmax(scores)
        name.asked[hint, forces] = scores, shares, spread_of(shares, name.senses)
    return name.asked[hint, forces]


def _worth(kind: str, hint: str | None, forces: bool, senses: Mapping[str, float]) -> float:
    """What the wording is worth to senses of a kind."""
    if hint:
        agrees = agreement(hint, kind)
        return senses["asked"] * agrees if agrees else senses["not asked"]
    if kind in BASES:
        return senses["base, forces" if forces else "base, no forces"]
    return senses["site unasked"] if kind in SITES else 0.0


def signs(group: Group, mass: Shares) -> list[Signs]:
    """For each sense what the rest of the document says: what it would be worth if one sign were worth one, the others nothing."""
    nothing = [0.0] * len(group.name.senses)
    ones = ([float(sign == one) for sign in range(len(Signs._fields))] for one in range(len(Signs._fields)))
    return [
        Signs(*said) for said in zip(*(_weighed(group, nothing, mass, worth) for worth in ones), strict=True)
    ]


def contains(holder: Group, sense: Sense) -> float:
    """How surely the group that follows "X, " contains a sense of X."""
    return _inside(_likely(holder), sense)


def _likely(group: Group) -> list[tuple[float, Sense]]:
    """The senses of which the group gives any to speak of, with their shares."""
    return [
        (share, sense) for share, sense in zip(group.shares, group.name.senses, strict=True) if share >= 0.01
    ]


def _inside(likely: list[tuple[float, Sense]], sense: Sense) -> float:
    inside = 0.0
    for share, outer in likely:
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
    mass: Shares = {}
    _add(mass, groups)
    for country, count in pointers.items():
        mass[country] = mass.get(country, 0.0) + log1p(count)
        mass[""] = mass.get("", 0.0) + log1p(count)
    scale = OUTLET_MASS / outlet[""] if outlet.get("") else 0.0
    for place, part in outlet.items() if scale else ():
        mass[place] = mass.get(place, 0.0) + part * scale
    return mass
