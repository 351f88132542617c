"""What a name may mean: its senses, and how they weigh before any text is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import exp
from operator import itemgetter
from typing import NamedTuple

from geo.gazetteer import Quality
from geo.parsing.language.remembered import Lasting, Remembered
from geo.parsing.model import Option
from geo.parsing.toponyms.memory import NEIGHBOURS, Shares

__all__ = [
    "AREAS",
    "COUNTRIES",
    "NOWHERE",
    "SHORT",
    "SITES",
    "Asked",
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
AROUND = Remembered[int, tuple[int, ...]](lambda cell: tuple(map(cell.__add__, NEIGHBOURS)))
"""A cell and those around it."""
SITES = frozenset({"airbase", "facility", "airfield", "port"})
AREAS = frozenset({"city", "district", "province"})
"""Kinds of places within a country where people live."""


Asked = tuple[list[float], list[float], Shares]
"""Scores, shares and spread of a name's senses."""


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


OF_COUNTRY = itemgetter(*map(Sense._fields.index, ("country", "admin1", "cell")))
OF_SPREAD = itemgetter(*map(Sense._fields.index, ("kind", "country", "admin1", "cell")))
KIND, PRIOR = (itemgetter(Sense._fields.index(name)) for name in ("kind", "prior"))
"""Parts of a sense: sooner than by its attributes."""


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
        self.key = key
        self.strength = strength
        self.score = score
        self.short = short
        self._find = find
        self.only: Option | None = None
        """The option of a name with one sense, which is the same in every text."""

    @Lasting
    def senses(self) -> tuple[Sense, ...]:
        """What it may mean, the likeliest first; never empty."""
        return self._find(self.key)

    @Lasting
    def kinds(self) -> frozenset[str]:
        """Of what kinds its senses are."""
        return frozenset(map(KIND, self.senses))

    @Lasting
    def countries(self) -> dict[str, list[tuple[int, int, int]]]:
        """Number, division and cell of the senses by country; those in no country are under ""."""
        found: dict[str, list[tuple[int, int, int]]] = {}
        for number, (country, admin1, cell) in enumerate(map(OF_COUNTRY, self.senses)):
            if country in found:
                found[country].append((number, admin1, cell))
            else:
                found[country] = [(number, admin1, cell)]
        return found

    @Lasting
    def priors(self) -> list[float]:
        """How its senses weigh before any text is read, in logits."""
        return list(map(PRIOR, self.senses))

    @Lasting
    def shares(self) -> list[float]:
        """The same as shares that add up to one."""
        return softmax(self.priors) if len(self.senses) > 1 else [1.0]

    @Lasting
    def spread(self) -> Shares:
        """What the name gives to countries, divisions and cells by itself."""
        return spread_of(self.shares, self.senses)

    @Lasting
    def asked(self) -> dict[tuple[str | None, bool], Asked]:
        """The same by the kind that the wording asks for, and whether the text speaks of forces; filled where it is asked for."""
        return {}


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
        kind, country, admin1, cell = OF_SPREAD(sense)
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


def softmax(scores: list[float]) -> list[float]:
    """Shares that add up to one."""
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
