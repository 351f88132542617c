"""The names of the gazetteer as a text may write them, each weighed once for all texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import log10
from operator import attrgetter

from geo.gazetteer import Gazetteer, Quality, folding
from geo.gazetteer.index import Place
from geo.gazetteer.kinds import KINDS, split_kind
from geo.gazetteer.layout import DEGREE, NONE
from geo.parsing.language import russian
from geo.parsing.language.lexicon import Lexicon
from geo.parsing.language.remembered import Remembered
from geo.parsing.language.turkic import uzbek_stems
from geo.parsing.toponyms.landforms import Landforms
from geo.parsing.toponyms.looks import Looks
from geo.parsing.toponyms.memory import cell
from geo.parsing.toponyms.othernames import CODES, COUNTY, FEW, also, behind_namesakes, is_foreign, is_word
from geo.parsing.toponyms.senses import COUNTRIES, NOWHERE, SHORT, SITES, Name, Sense, features, in_interest
from geo.parsing.toponyms.weights import Weights

__all__ = ["METROPOLIS", "Names"]

KIND = 5
"""Where a Place of the index has its kind."""
LAKE, WHOLE = KINDS.index("lake"), frozenset(map(KINDS.index, ("sea", "river", "island")))
"""Kinds of which the word is part of the name: "Alaska" is no gulf, "Hudson" no river, "Vancouver" no island."""
PRIOR = attrgetter("prior")
ORDINARY = frozenset("12gh")
"""Letters of words.txt.gz for English words and given names."""
MOST_SENSES = 40
MOST_TOWNS = 5
NEAR = 0.4
"""Degrees within which a site belongs to a town."""
ORDINAL = re.compile(r"^(\d+) (?:й|ю|го|му|м|е|ой|ей)\b")
"""A Russian ordinal as it is bent: "201-й базы"."""
PEOPLE = {
    "region": 6.5,
    "sea": 6.5,
    "lake": 5.0,
    "airbase": 4.5,
    "port": 4.0,
    "facility": 4.0,
    "island": 5.5,
    "river": 5.0,
}
"""Stands for the logarithm of the people of a place that has none, or of whose people nothing is known."""
UNKNOWN_PEOPLE = 2.5
DEMOTED = 3.0
"""Logits by which a province comes behind the town it is called after."""
RATHER = 1.0
"""Logits by which a metropolis comes before a province of its name, whatever else it is called."""
METROPOLIS = 6.0
"""Logarithm of the people of one."""
WIDE = frozenset({"country", "province", "region", "sea", "lake", "river"})
CITY = 5.0
"""Logarithm of the people of a town that everybody knows."""


class Names:
    """The names of a gazetteer as a text may write them. Remembers what it has weighed.

    `looks` spare it weighing names of which a text needs no more than how they look; they hold for the committed
    weights and with the prior for the region of interest.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        lexicon: Lexicon,
        weights: Weights,
        interest: bool,
        uzbek: bool = False,
        looks: Looks | None = None,
    ) -> None:
        self.uzbek, self.looks = uzbek, looks
        self.landforms = Landforms(gazetteer, lexicon)
        self.gazetteer, self.lexicon, self.weights, self.interest = gazetteer, lexicon, weights, interest
        self.get: Callable[[str], Name | None] = Remembered(self.weigh).__getitem__
        """What a folded key names, remembered."""
        self._countries: Callable[[bytes], str] = Remembered(_country).__getitem__
        self._sites: Callable[[tuple[Name, str]], Name] = Remembered(self._at_towns).__getitem__
        self.based: Mapping[Name, frozenset[str]] = Remembered(self._countries_of_bases)
        """The countries of the bases of the project's own record that a name may mean."""
        self._find = self.senses  # one for all names
        self._number: Callable[[str], int | None] = gazetteer.index.names.get

    def leads(self, word: str) -> bool:
        """Whether names of several words begin with this word, in any of its cases."""
        openings = self.gazetteer.index.openings
        if word.isascii():
            return word in openings
        return any(form in openings for form in russian.nominatives(word))

    def may_bend(self, words: str) -> bool:
        """Whether words may have endings that the index does not hold."""
        return self.uzbek or not words.isascii()

    def weigh(self, key: str) -> Name | None:
        """What a folded key names, bent Russian forms included; None if nothing."""
        looks, number = self.looks, self._number(key)
        if number is not None and looks is not None and (look := looks[number]):
            return Name(key, *look, self._find)
        senses = () if number is None or looks is not None else self.senses(key)
        if not senses and not key.isascii():
            bent = self._bent(key) if " " in key else russian.nominatives(key)[1:]
            found = [senses for form in bent if (senses := self.senses(form))]
            senses = max(found, key=lambda senses: senses[0].prior) if found else ()
        if not senses and self.uzbek:
            senses = next((senses for stem in uzbek_stems(key) if (senses := self.senses(stem))), ())
        if not senses:
            return None
        return self.name(key, senses)

    def name(self, key: str, senses: tuple[Sense, ...], short: bool = False) -> Name:
        """A name of some senses, weighed."""
        strength = "A" if short else _strength(self.lexicon.words.get(key, ""), senses[0])
        score = self.weights.of(self.features(key, senses, strength, short))
        return Name(key, strength, score, lambda _: senses, short)

    def features(self, key: str, senses: tuple[Sense, ...], strength: str, short: bool) -> Sequence[str]:
        """Signs of a bare name; the parameters are attributes of a Name."""
        return SHORT if short else features(key, senses, strength, self.lexicon.words.get(key, ""))

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

    def senses(self, key: str) -> tuple[Sense, ...]:
        """What a key names as it stands, the likeliest first."""
        number = self._number(key)
        if number is None:
            return ()
        return (self.looks is not None and self.looks.senses(number)) or self._weighed(key, number)

    def _weighed(self, key: str, number: int) -> tuple[Sense, ...]:
        """The same of a name that is not in the table: because it means one place only, or because there is none."""
        capital = "capital" in self.lexicon.classes.get(key, ())
        places = self.gazetteer.index.places(number, Quality.ROMANISED)
        if key.endswith(COUNTY):
            places = places + list(also(self.gazetteer.index, key, places))
        if len(key) <= FEW and key.isascii() and key.replace(" ", "") not in CODES:  # "u s", too
            places = [one for one in places if not is_foreign(*one[1:])]
        if "1" in (letters := self.lexicon.words.get(key, "")):
            places = [one for one in places if not is_word(letters, *one[1:])]
        word = not ORDINARY.isdisjoint(letters)
        senses = [
            self._sense(number, quality, place, capital)
            for number, quality, place in places
            if (quality != Quality.SHORT or place[KIND] not in WHOLE)
            and (place[KIND] != LAKE or not word)  # "Grand" is no lake, nor is "Edward"
        ]
        if " " in key and any(s.kind == "sea" for s in senses) and _is_sea(key):
            asked = self.weights.senses["asked"]
            senses = [s._replace(prior=s.prior + asked) if s.kind == "sea" else s for s in senses]
        if countries := {sense.country for sense in senses if sense.kind == "country"}:
            # a region of a country's own name in it is the same land once more: the Armenian Highland as "Armenia"
            senses = [s for s in senses if s.kind != "region" or s.country not in countries]
        if len(senses) < 2:
            return tuple(senses)
        senses = behind_namesakes(self.gazetteer.index, key, senses)
        senses = _towns_before_provinces(senses)
        senses.sort(key=PRIOR, reverse=True)
        return tuple(senses[:MOST_SENSES])

    def with_sites(self, name: Name, kind: str) -> Name:
        """The name with the sites of a kind at its towns, as a text asks for them: Kulob's airport for "Kulyab airfield".

        They may be held under another spelling of the town; an airport weighs what its town weighs.
        """
        # By the name itself: one of a key may have fewer senses than another.
        return self._sites((name, kind))

    def _at_towns(self, asked: tuple[Name, str]) -> Name:
        name, kind = asked
        senses = self._sites_of(name, kind)
        return Name(name.key, name.strength, name.score, lambda _: senses) if senses else name

    def _sites_of(self, name: Name, kind: str) -> tuple[Sense, ...]:
        """All senses, if there are sites of that kind among them or at its towns."""
        found: dict[int, Sense] = {}
        own = {
            s.number: s.kind for s in name.senses if s.kind in ("airbase", kind) and self._is_own(s.number)
        }
        if kind == "airfield" and "airbase" in own.values():
            return ()  # "Manas airport" is the base that is called so
        for town in [sense for sense in name.senses[:MOST_TOWNS] if sense.kind == "city"]:
            spellings = map(folding.key, self.gazetteer.index.texts(town.number)[1:])
            for sense in self._named_among(dict.fromkeys([name.key, *spellings]), kind):
                near = abs(sense.lat - town.lat) < NEAR and abs(sense.lon - town.lon) < NEAR
                if not near or sense.number in found or (own and sense.number not in own):
                    continue
                prior = max(sense.prior, town.prior) if kind == "airfield" else sense.prior
                found[sense.number] = sense._replace(prior=prior)
        others = [sense for sense in name.senses if sense.number not in found]
        return tuple(sorted([*others, *found.values()], key=lambda s: -s.prior)) if found else ()

    def _named_among(self, keys: Iterable[str], kind: str) -> Iterator[Sense]:
        """Senses of a kind that any of the keys has. A great town has hundreds, and few of them any."""
        index, wanted = self.gazetteer.index, KINDS.index(kind)
        for key in keys:
            number = self._number(key)
            if number is not None and index.means(number, wanted):
                yield from (sense for sense in self.senses(key) if sense.kind == kind)

    def _countries_of_bases(self, name: Name) -> frozenset[str]:
        index = self.gazetteer.index
        number = self._number(name.key) if name.key.isascii() and not self.uzbek else None
        if number is not None and not index.is_curated(number):
            return frozenset()  # sooner than making all senses
        return frozenset(s.country for s in name.senses if s.kind in SITES and s.quality is Quality.CURATED)

    def _is_own(self, number: int) -> bool:
        """Whether the project keeps a record of its own for a site, which then comes before others."""
        return not self.gazetteer.index.entity(number).id.startswith("icao-")

    def sense(self, number: int) -> Sense:
        """An entity as the one sense of a name."""
        return self._sense(number, Quality.CANONICAL, self.gazetteer.index.place(number))

    def _sense(self, number: int, quality: Quality, place: Place, capital: bool = False) -> Sense:
        south, west, population, admin1, packed, kind_number, _ = place
        lat, lon, kind, country = south / DEGREE, west / DEGREE, KINDS[kind_number], self._countries(packed)
        people = log10(population) if population else PEOPLE.get(kind, UNKNOWN_PEOPLE)
        interest = self.interest and in_interest(country, lat, lon)
        capital = capital and kind == "city" and people >= CITY
        fields = (
            number, lat, lon, kind, country, NOWHERE if admin1 == NONE else admin1, quality, people,
            self.weights.prior(kind, quality, people, interest, capital), interest, capital,
            COUNTRIES if kind == "country" else cell(south, west),
        )  # fmt: skip
        return tuple.__new__(Sense, fields)  # quicker than Sense(...), and there are many


def _country(packed: bytes) -> str:
    return packed.decode().rstrip("\0")


def _is_sea(key: str) -> bool:
    """Whether a name has a word for a sea: it asks for one."""
    asks = split_kind(key)
    return asks is not None and asks.kind == "sea"


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
    """Put a province behind the town it is called after, as Andijan Region, or New York; Quebec keeps its rank."""
    if not any(sense.kind == "province" for sense in senses):
        return senses
    towns: dict[int, float] = {}
    provinces = {sense.number: sense.prior for sense in senses if sense.kind == "province"}
    senses = [
        sense._replace(prior=max(sense.prior, provinces[sense.admin1] + RATHER))
        if sense.kind == "city" and sense.people >= METROPOLIS and sense.admin1 in provinces
        else sense
        for sense in senses
    ]
    for sense in senses:
        if sense.kind == "city" and sense.admin1 >= 0:
            towns[sense.admin1] = max(sense.prior, towns.get(sense.admin1, -99.0))
    return [
        sense._replace(prior=min(sense.prior, towns[sense.number] - DEMOTED))
        if sense.kind == "province"
        and sense.number in towns
        and (sense.interest or sense.quality != Quality.CANONICAL)
        else sense
        for sense in senses
    ]
