"""The names of the gazetteer as a text may write them, each weighed once for all texts."""

from __future__ import annotations

from math import log10

from geo.gazetteer import Gazetteer, Quality
from geo.gazetteer.index import Row
from geo.gazetteer.kinds import KINDS, split_kind
from geo.gazetteer.layout import DEGREE, NONE
from geo.parsing import russian
from geo.parsing.lexicon import Lexicon
from geo.parsing.memory import cell
from geo.parsing.senses import Name, Sense, in_interest
from geo.parsing.turkic import uzbek_stems
from geo.parsing.weights import Weights

__all__ = ["Names"]

MOST_SENSES = 40
REMEMBERED = 60_000
PEOPLE = {"region": 6.5, "sea": 6.5, "lake": 5.0, "airbase": 4.5, "port": 4.0, "facility": 4.0, "island": 4.5}
"""Stands for the logarithm of the people of a place that has none, or of whose people nothing is known."""
UNKNOWN_PEOPLE = 2.5
DEMOTED = 3.0
"""Logits by which a province comes behind the town it is called after."""
METROPOLIS = 6.0
WIDE = frozenset({"country", "province", "region", "sea", "lake"})
CITY = 5.0
"""Logarithm of the people of a town that everybody knows."""


class Names:
    """The names of a gazetteer as a text may write them. Remembers what it has weighed."""

    def __init__(
        self, gazetteer: Gazetteer, lexicon: Lexicon, weights: Weights, interest: bool, uzbek: bool = False
    ) -> None:
        self.uzbek = uzbek
        self.gazetteer, self.lexicon, self.weights, self.interest = gazetteer, lexicon, weights, interest
        self._known: dict[str, Name | None] = {}
        self._leads: dict[str, bool] = {}
        self._countries: dict[bytes, str] = {}

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

    def begins(self, words: str) -> bool:
        """Whether a name is these two words or begins with them; always so where words may be bent."""
        if self.uzbek or not words.isascii():
            return True
        trie = self.gazetteer.index.names
        return words in trie or next(trie.iterkeys(f"{words} "), None) is not None

    def _weigh(self, key: str) -> Name | None:
        senses = self._senses(key)
        if not senses and not key.isascii():
            bent = russian.nominatives_of_words(key) if " " in key else russian.nominatives(key)[1:]
            found = [senses for form in bent if (senses := self._senses(form))]
            senses = max(found, key=lambda senses: senses[0].prior) if found else ()
        if not senses and self.uzbek:
            senses = next((senses for stem in uzbek_stems(key) if (senses := self._senses(stem))), ())
        if not senses:
            return None
        classes = self.lexicon.words.get(key, "")
        return Name(key, senses, _strength(classes, senses[0]), classes)

    def _senses(self, key: str) -> tuple[Sense, ...]:
        best: dict[int, Sense] = {}
        capital, asks = self.lexicon.has(key, "capital"), split_kind(key) if " " in key else None
        for number, quality, row in self.gazetteer.index.rows(key, Quality.ROMANISED):
            sense = self._sense(number, quality, row, capital)
            if sense.kind == "sea" and asks and asks.kind == "sea":
                sense = sense._replace(prior=sense.prior + self.weights.senses["asked"])
            best[number] = sense
        if len(best) < 2:
            return tuple(best.values())
        senses = _towns_before_provinces(list(best.values()))
        return tuple(sorted(senses, key=lambda sense: -sense.prior)[:MOST_SENSES])

    def _country(self, packed: bytes) -> str:
        if packed not in self._countries:
            self._countries[packed] = packed.decode().rstrip("\0")
        return self._countries[packed]

    def sense(self, number: int) -> Sense:
        """An entity as the one sense of a name."""
        return self._sense(number, Quality.CANONICAL, self.gazetteer.index.row(number))

    def _sense(self, number: int, quality: Quality, row: Row, capital: bool = False) -> Sense:
        lat, lon = row[0] / DEGREE, row[1] / DEGREE
        kind, country = KINDS[row[7]], self._country(row[6])
        people = log10(row[2]) if row[2] else PEOPLE.get(kind, UNKNOWN_PEOPLE)
        interest = self.interest and in_interest(country, lat, lon)
        admin1 = -1 if row[4] == NONE else row[4]
        capital = capital and kind == "city" and people >= CITY
        prior = self.weights.prior(kind, quality, people, interest, capital)
        fields = (
            number,
            lat,
            lon,
            kind,
            country,
            admin1,
            quality,
            people,
            prior,
            interest,
            capital,
            cell(lat, lon),
        )
        return tuple.__new__(Sense, fields)  # quicker than Sense(...), and there are many


def _strength(classes: str, top: Sense) -> str:
    """One letter for how surely the bare name is a place: A country or the like, to E an English word."""
    if top.kind == "country" or (top.people >= CITY and top.kind in WIDE):
        return "A"
    if "1" in classes or "2" in classes:
        return "E"
    if top.people < METROPOLIS and not classes.isdigit() and classes and not top.capital:
        return "D"
    return "B" if top.people >= CITY or top.quality == Quality.CURATED else "C"


def _towns_before_provinces(senses: list[Sense]) -> list[Sense]:
    """Put a province behind the town it is called after, as Andijan Region; Quebec and New York keep their rank."""
    towns: dict[int, float] = {}
    for sense in senses:
        if sense.kind == "city" and sense.admin1 >= 0:
            towns[sense.admin1] = max(sense.prior, towns.get(sense.admin1, -99.0))
    if not towns or len(senses) < 2:
        return senses
    return [
        sense._replace(prior=min(sense.prior, towns[sense.number] - DEMOTED))
        if sense.kind == "province"
        and sense.number in towns
        and (sense.interest or sense.quality != Quality.CANONICAL)
        else sense
        for sense in senses
    ]
