"""The names of the gazetteer as a text may write them, each weighed once for all texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log10

from geo.gazetteer import Gazetteer, Quality, folding
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
MOST_TOWNS = 5
NEAR = 0.4
"""Degrees within which a site belongs to a town."""
REMEMBERED = 60_000
ORDINAL = re.compile(r"^(\d+) (?:й|ю|го|му|м|е|ой|ей)\b")
"""A Russian ordinal as it is bent: "201-й базы"."""
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
        self._sites: dict[tuple[str, str], Name] = {}

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
            if word.isascii():
                found = next(trie.iterkeys(word + " "), None) is not None
            else:
                forms = russian.nominatives(word)
                found = any(next(trie.iterkeys(f"{form} "), None) is not None for form in forms)
            self._leads[word] = found
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
            bent = self._bent(key) if " " in key else russian.nominatives(key)[1:]
            found = [senses for form in bent if (senses := self._senses(form))]
            senses = max(found, key=lambda senses: senses[0].prior) if found else ()
        if not senses and self.uzbek:
            senses = next((senses for stem in uzbek_stems(key) if (senses := self._senses(stem))), ())
        if not senses:
            return None
        classes = self.lexicon.words.get(key, "")
        return Name(key, senses, _strength(classes, senses[0]), classes)

    def _bent(self, key: str) -> Sequence[str]:
        """Nominatives of a key of several words: those that are names here, else all that may have a Latin spelling."""
        trie, forms = self.gazetteer.index.names, [""]
        words = ORDINAL.sub(r"\1 я", key).split()
        for place, word in enumerate(words):
            last = place == len(words) - 1
            longer = (f"{form} {bent}".strip() for form in forms for bent in russian.nominatives(word, 2))
            forms = [
                form
                for form in longer
                if (form in trie if last else next(trie.iterkeys(f"{form} "), None) is not None)
            ]
        return forms or russian.nominatives_of_words(key)

    def _senses(self, key: str) -> tuple[Sense, ...]:
        best: dict[int, Sense] = {}
        capital, asks = self.lexicon.has(key, "capital"), split_kind(key) if " " in key else None
        for number, quality, row in self.gazetteer.index.rows(key, Quality.ROMANISED):
            sense = self._sense(number, quality, row, capital)
            if sense.kind == "sea" and quality == Quality.SHORT:
                continue  # "Alaska" is no gulf
            if sense.kind == "sea" and asks and asks.kind == "sea":
                sense = sense._replace(prior=sense.prior + self.weights.senses["asked"])
            best[number] = sense
        if len(best) < 2:
            return tuple(best.values())
        senses = _towns_before_provinces(list(best.values()))
        return tuple(sorted(senses, key=lambda sense: -sense.prior)[:MOST_SENSES])

    def with_sites(self, name: Name, kind: str) -> Name:
        """The name with the sites of a kind at its towns, as a text asks for them: Kulob's airport for "Kulyab airfield".

        They may be held under another spelling of the town; an airport weighs what its town weighs.
        """
        known = (name.key, kind)
        if known not in self._sites:
            if len(self._sites) > REMEMBERED:
                self._sites.clear()
            senses = self._sites_of(name, kind)
            self._sites[known] = Name(name.key, senses, name.strength, name.classes) if senses else name
        return self._sites[known]

    def _sites_of(self, name: Name, kind: str) -> tuple[Sense, ...]:
        """All senses, if there are sites of that kind among them or at its towns."""
        found: dict[int, Sense] = {}
        own = {
            s.number: s.kind for s in name.senses if s.kind in ("airbase", kind) and self._is_own(s.number)
        }
        if kind == "airfield" and "airbase" in own.values():
            return ()  # "Manas airport" is the base that is called so
        for town in [sense for sense in name.senses[:MOST_TOWNS] if sense.kind == "city"]:
            spellings = {name.key, *map(folding.key, self.gazetteer.index.texts(town.number)[1:])}
            for sense in (sense for key in spellings for sense in self._senses(key)):
                near = abs(sense.lat - town.lat) < NEAR and abs(sense.lon - town.lon) < NEAR
                if (
                    sense.kind != kind
                    or not near
                    or sense.number in found
                    or (own and sense.number not in own)
                ):
                    continue
                prior = max(sense.prior, town.prior) if kind == "airfield" else sense.prior
                found[sense.number] = sense._replace(prior=prior)
        others = [sense for sense in name.senses if sense.number not in found]
        return tuple(sorted([*others, *found.values()], key=lambda s: -s.prior)) if found else ()

    def _is_own(self, number: int) -> bool:
        """Whether the project keeps a record of its own for a site, which then comes before others."""
        return not self.gazetteer.index.entity(number).id.startswith("icao-")

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
