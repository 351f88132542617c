"""Names and what they may mean: the senses that the gazetteer holds, weighed once for all texts."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, log10
from typing import NamedTuple

from geo.gazetteer import Gazetteer, Quality
from geo.gazetteer.kinds import KINDS
from geo.gazetteer.layout import DEGREE, NONE
from geo.parsing import russian
from geo.parsing.lexicon import Lexicon
from geo.parsing.weights import Weights

__all__ = ["Name", "Names", "Sense", "in_interest", "softmax"]

MOST_SENSES = 40
REMEMBERED = 60_000
INTEREST = frozenset({"KZ", "KG", "UZ", "TJ", "TM"})
PEOPLE = {"region": 6.5, "sea": 6.5, "lake": 5.0, "airbase": 4.5, "port": 4.0, "facility": 4.0, "island": 4.5}
"""Stands for the logarithm of the people of a place that has none, or of whose people nothing is known."""
UNKNOWN_PEOPLE = 2.5
WIDE = frozenset({"country", "province", "region", "sea", "lake"})
CITY = 5.0
"""Logarithm of the people of a town that everybody knows."""


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


class Name:
    """A key with its senses, best first, and what it looks like without a text around it."""

    __slots__ = ("features", "initial", "key", "score", "senses", "strength")

    def __init__(
        self, key: str, senses: tuple[Sense, ...], features: tuple[str, ...], strength: str, score: float
    ) -> None:
        self.key, self.senses, self.features = key, senses, features
        self.strength, self.score = strength, score
        self.initial = softmax([sense.prior for sense in senses])


class Names:
    """The names of a gazetteer as a text may write them. Remembers what it has weighed."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon, weights: Weights, interest: bool) -> None:
        self.gazetteer, self.lexicon, self.weights, self.interest = gazetteer, lexicon, weights, interest
        self._known: dict[str, Name | None] = {}
        self._leads: dict[str, bool] = {}

    def get(self, key: str) -> Name | None:
        """What a folded key names, bent Russian forms included; None if nothing."""
        try:
            return self._known[key]
        except KeyError:
            if len(self._known) > REMEMBERED:
                self._known.clear()
            found = self._known[key] = self._weigh(key)
            return found

    def leads(self, word: str) -> bool:
        """Whether names of several words begin with this word, in any of its cases."""
        try:
            return self._leads[word]
        except KeyError:
            if len(self._leads) > REMEMBERED:
                self._leads.clear()
            trie = self.gazetteer.index.names
            found = self._leads[word] = any(
                next(trie.iterkeys(f"{form} "), None) is not None for form in russian.nominatives(word)
            )
            return found

    def _weigh(self, key: str) -> Name | None:
        senses = self._senses(key)
        if not senses and not key.isascii():
            bent = russian.nominatives_of_words(key) if " " in key else russian.nominatives(key)[1:]
            found = [senses for form in bent if (senses := self._senses(form))]
            senses = max(found, key=lambda senses: senses[0].prior) if found else ()
        if not senses:
            return None
        strength = self._strength(key, senses[0])
        features = tuple(self._features(key, senses, strength))
        return Name(key, senses, features, strength, self.weights.of(features))

    def _senses(self, key: str) -> tuple[Sense, ...]:
        index = self.gazetteer.index
        best: dict[int, Sense] = {}
        capital = self.lexicon.has(key, "capital")
        for number, quality in index.lookup(key):
            row = index.row(number)
            if row[10] or quality == Quality.CODE:
                continue
            best[number] = self._sense(number, quality, row, capital)
        senses = _towns_before_provinces(list(best.values()))
        return tuple(sorted(senses, key=lambda sense: -sense.prior)[:MOST_SENSES])

    def sense(self, number: int) -> Sense:
        """An entity as the one sense of a name."""
        return self._sense(number, Quality.CANONICAL, self.gazetteer.index.row(number))

    def _sense(self, number: int, quality: Quality, row: tuple[int, ...], capital: bool = False) -> Sense:
        lat, lon = row[0] / DEGREE, row[1] / DEGREE
        kind, country = KINDS[row[7]], bytes(row[6]).decode().rstrip("\0")  # type: ignore[call-overload]
        people = log10(row[2]) if row[2] else PEOPLE.get(kind, UNKNOWN_PEOPLE)
        interest = self.interest and in_interest(country, lat, lon)
        admin1 = -1 if row[4] == NONE else row[4]
        capital = capital and kind == "city" and people >= CITY
        prior = self.weights.prior(kind, quality, people, interest, capital)
        return Sense(number, lat, lon, kind, country, admin1, quality, people, prior, interest, capital)

    def _strength(self, key: str, top: Sense) -> str:
        """One letter for how surely the bare name is a place: A country or the like, to E an English word."""
        classes = self.lexicon.words.get(key, "")
        if top.kind == "country" or (top.people >= CITY and top.kind in WIDE):
            return "A"
        if not {"1", "2"}.isdisjoint(classes):
            return "E"
        if top.people < 6 and not {"g", "h", "s", "t", "u"}.isdisjoint(classes):
            return "D"
        return "B" if top.people >= CITY or top.quality == Quality.CURATED else "C"

    def _features(self, key: str, senses: tuple[Sense, ...], strength: str) -> Iterator[str]:
        top = senses[0]
        people = min(8, int(top.people))
        yield "bias"
        yield f"is:{strength}"
        yield f"people:{people}"
        yield f"kind:{top.kind}"
        yield f"quality:{top.quality.name}"
        yield f"words:{min(3, key.count(' ') + 1)}"
        yield f"letters:{min(7, len(key))}"
        yield f"senses:{min(4, len(senses).bit_length())}"
        for letter in self.lexicon.words.get(key, "-"):
            yield f"word:{letter}"
            yield f"word:{letter}|{min(6, people)}"
        if top.interest:
            yield "interest"
        if top.capital:
            yield "capital"


def in_interest(country: str, lat: float, lon: float) -> bool:
    """Whether a point lies in Central Asia, or on the Caspian Sea and its shores."""
    return country in INTEREST or (36.0 <= lat <= 47.5 and 46.0 <= lon <= 55.0)


def softmax(scores: list[float]) -> list[float]:
    """Shares that add up to one."""
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def _towns_before_provinces(senses: list[Sense]) -> list[Sense]:
    """Put a province behind the town it is called after, as Andijan Region; American states keep their rank."""
    towns: dict[int, float] = {}
    for sense in senses:
        if sense.kind == "city" and sense.admin1 >= 0:
            towns[sense.admin1] = max(sense.prior, towns.get(sense.admin1, -99.0))
    return [
        sense._replace(prior=min(sense.prior, towns[sense.number] - 1))
        if sense.kind == "province" and sense.country != "US" and sense.number in towns
        else sense
        for sense in senses
    ]
