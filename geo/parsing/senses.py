"""What a name may mean: its senses, and how they weigh before any text is read."""

from __future__ import annotations

from math import exp
from typing import NamedTuple

from geo.gazetteer import Quality
from geo.parsing.memory import NEIGHBOURS, Shares
from geo.parsing.model import Option
from geo.parsing.weights import Weights

__all__ = ["SITES", "Name", "Sense", "in_interest", "softmax", "spread_of"]

INTEREST = frozenset({"KZ", "KG", "UZ", "TJ", "TM"})
LEAST = 0.02
"""Share below which a sense counts for nothing."""
POINTLESS = frozenset({"country", "region", "sea"})
"""Kinds that are too wide to have anything near them."""
SITES = frozenset({"airbase", "facility", "airfield", "port"})


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


class Name:
    """A key with its senses, best first, and what it looks like without a text around it."""

    __slots__ = (
        "_countries", "_initial", "_score", "_spread", "classes", "key", "only", "senses", "strength",
    )  # fmt: skip

    def __init__(
        self, key: str, senses: tuple[Sense, ...], strength: str = "A", classes: str | None = ""
    ) -> None:
        """`classes` are the letters that words.txt.gz gives the key; None for short forms such as "U.S."."""
        self.key, self.senses, self.strength, self.classes = key, senses, strength, classes
        self._score: float | None = None
        self._initial: list[float] | None = None
        self._spread: Shares | None = None
        self._countries: dict[str, list[int]] | None = None
        self.only: Option | None = None
        """The option of a name with one sense, which is the same in every text."""

    def score(self, weights: Weights) -> float:
        """What the bare name is worth as a place, in logits."""
        if self._score is None:
            self._score = weights.of(self.features())
        return self._score

    def features(self) -> list[str]:
        """Signs of the bare name."""
        if self.classes is None:
            return ["bias", "is:A", "short"]
        top = self.senses[0]
        people = min(8, int(top.people))
        signs = [
            "bias", f"is:{self.strength}", f"people:{people}", f"kind:{top.kind}", f"quality:{top.quality.name}",
            f"words:{min(3, self.key.count(' ') + 1)}", f"letters:{min(7, len(self.key))}",
            f"senses:{min(4, len(self.senses).bit_length())}",
        ]  # fmt: skip
        for letter in self.classes or "-":
            signs += (f"word:{letter}", f"word:{letter}|{min(6, people)}")
        if top.interest:
            signs.append("interest")
        if top.capital:
            signs.append("capital")
        return signs

    @property
    def initial(self) -> list[float]:
        """Share of each sense before any text is read."""
        if self._initial is None:
            self._initial = softmax([sense.prior for sense in self.senses])
        return self._initial

    @property
    def spread(self) -> Shares:
        """What it gives to countries, divisions and cells before any text is read."""
        if self._spread is None:
            self._spread = spread_of(self.initial, self.senses)
        return self._spread

    @property
    def countries(self) -> dict[str, list[int]]:
        """Numbers of the senses by country; those in none are under an empty string."""
        if self._countries is None:
            self._countries = {}
            for number, sense in enumerate(self.senses):
                self._countries.setdefault(sense.country, []).append(number)
        return self._countries

    @property
    def sites(self) -> bool:
        """Whether it may mean a base, an airfield or a port."""
        return any(sense.kind in SITES for sense in self.senses)


def in_interest(country: str, lat: float, lon: float) -> bool:
    """Whether a point lies in Central Asia, or on the Caspian Sea and its shores."""
    return country in INTEREST or (36.0 <= lat <= 47.5 and 46.0 <= lon <= 55.0)


def spread_of(shares: list[float], senses: tuple[Sense, ...]) -> Shares:
    """What a name of weight one gives to countries, divisions, cells and, under "", altogether."""
    spread: Shares = {"": 0.0}
    for share, sense in zip(shares, senses, strict=True):
        if share < LEAST:
            continue
        spread[""] += share
        if sense.country:
            spread[sense.country] = spread.get(sense.country, 0.0) + share
        if sense.kind in POINTLESS:
            continue
        if sense.admin1 >= 0:
            spread[sense.admin1] = spread.get(sense.admin1, 0.0) + share
        for step in NEIGHBOURS:
            spread[sense.cell + step] = spread.get(sense.cell + step, 0.0) + share
    return spread


def softmax(scores: list[float]) -> list[float]:
    """Shares that add up to one."""
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
