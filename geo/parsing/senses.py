"""What a name may mean: its senses, and how they weigh before any text is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp
from typing import NamedTuple

from geo.gazetteer import Quality
from geo.parsing.memory import NEIGHBOURS, Shares
from geo.parsing.model import Option
from geo.parsing.remembered import Lasting, Remembered

__all__ = [
    "AREAS",
    "COUNTRIES",
    "NOWHERE",
    "SHORT",
    "SITES",
    "Name",
    "Sense",
    "features",
    "in_interest",
    "softmax",
    "spread_of",
]

INTEREST = frozenset({"KZ", "KG", "UZ", "TJ", "TM"})
LEAST = 0.02
"""Share below which a sense counts for nothing."""
POINTLESS = frozenset({"country", "region", "sea"})
"""Kinds that are too wide to have anything near them."""
NOWHERE = -1
"""Stands for the division of what lies in none."""
COUNTRIES = -2
"""Stands for the cell of a country: what is near a country are other countries that are named."""
AROUND = Remembered[int, tuple[int, ...]](lambda cell: tuple([cell + step for step in NEIGHBOURS]))
"""A cell and those around it."""
SITES = frozenset({"airbase", "facility", "airfield", "port"})
AREAS = frozenset({"city", "district", "province"})
"""Kinds of places within a country where people live."""


class Sense(NamedTuple):
    """One place that a name may mean; `prior` is its weight before any text is read."""

    number: int
    lat: float
    lon: float
    kind: str
    country: str
    admin1: int
    quality: Quality
    people: float
    prior: float
    interest: bool
    capital: bool
    cell: int


@dataclass(slots=True, eq=False)
class Alone:
    """How the senses of a name weigh by themselves; worked out in one go, since whoever asks for one part asks for all."""

    priors: list[float]
    shares: list[float]
    spread: Shares
    """What the name gives to countries, divisions and cells."""
    countries: dict[str, list[tuple[int, int, int]]]
    """Number, division and cell of the senses by country; those in no country are under ""."""
    sites: bool
    """Whether it may mean a base, an airfield or a port."""


class Name:
    """A key with what it looks like, and with its senses, which are worked out only for names that a text needs."""

    # Slots are looked at sooner than what stands beside cached properties, which need the dictionary.
    __slots__ = ("__dict__", "_find", "key", "only", "score", "short", "strength")

    def __init__(
        self,
        key: str,
        strength: str,
        score: float,
        find: Callable[[str], tuple[Sense, ...]],
        short: bool = False,
    ) -> None:
        """`strength` is a letter for how surely the bare name is a place: A a country or the like, to E an English word.

        `score` is what it is worth as one, in logits; `find` gives the senses of its key, the likeliest first and
        at least one; `short` forms such as "U.S." have the key of what they stand for.
        """
        self.key, self.strength, self.score, self.short = key, strength, score, short
        self._find = find
        self.only: Option | None = None
        """The option of a name with one sense, which is the same in every text."""

    @Lasting
    def senses(self) -> tuple[Sense, ...]:
        """What it may mean, the likeliest first; never empty."""
        return self._find(self.key)

    @Lasting
    def alone(self) -> Alone:
        """How its senses weigh before any text is read."""
        return _alone(self.senses)


SHORT = ("bias", "is:A", "short")
"""The signs of a short form."""


def features(key: str, senses: Sequence[Sense], strength: str, classes: str) -> list[str]:
    """Signs of a bare name. `classes` are the letters that words.txt.gz gives the key."""
    top = senses[0]
    people = min(8, int(top.people))
    signs = [
        "bias", f"is:{strength}", f"people:{people}", f"kind:{top.kind}", f"quality:{top.quality.name}",
        f"words:{min(3, key.count(' ') + 1)}", f"letters:{min(7, len(key))}", f"senses:{min(4, len(senses).bit_length())}",
    ]  # fmt: skip
    for letter in classes or "-":
        signs += (f"word:{letter}", f"word:{letter}|{min(6, people)}")
    if top.interest:
        signs.append("interest")
    if top.capital:
        signs.append("capital")
    return signs


def in_interest(country: str, lat: float, lon: float) -> bool:
    """Whether a point lies in Central Asia, or on the Caspian Sea and its shores."""
    return country in INTEREST or (36.0 <= lat <= 47.5 and 46.0 <= lon <= 55.0)


def spread_of(shares: list[float], senses: tuple[Sense, ...]) -> Shares:
    """What a name of weight one gives to countries, divisions, cells and, under "", altogether."""
    spread: Shares = {}
    total = 0.0
    for share, sense in zip(shares, senses, strict=True):
        if share < LEAST:
            continue
        total += share
        _, _, _, kind, country, admin1, _, _, _, _, _, cell = sense
        if kind not in POINTLESS:
            if spread:
                for near in AROUND[cell]:
                    spread[near] = spread[near] + share if near in spread else share
            else:  # sooner, and most names have but one such sense
                spread = dict.fromkeys(AROUND[cell], share)
            if admin1 >= 0:
                spread[admin1] = spread[admin1] + share if admin1 in spread else share
        elif kind == "country":
            spread[COUNTRIES] = spread.get(COUNTRIES, 0.0) + share
        if country:
            spread[country] = spread[country] + share if country in spread else share
    spread[""] = total
    return spread


def _alone(senses: tuple[Sense, ...]) -> Alone:
    priors = [sense.prior for sense in senses]
    shares = softmax(priors)
    countries: dict[str, list[tuple[int, int, int]]] = {}
    sites = False
    for number, (_, _, _, kind, country, admin1, _, _, _, _, _, cell) in enumerate(senses):
        sites = sites or kind in SITES
        if country in countries:
            countries[country].append((number, admin1, cell))
        else:
            countries[country] = [(number, admin1, cell)]
    return Alone(priors, shares, spread_of(shares, senses), countries, sites)


def softmax(scores: list[float]) -> list[float]:
    """Shares that add up to one."""
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
