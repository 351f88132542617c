"""What places are called in other languages and were called at other times, where that misleads: "Gina" is no Guinea, Newfield no Bridgeport."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from geo.gazetteer import Quality, folding
from geo.gazetteer.index import Index, Place
from geo.gazetteer.kinds import KINDS
from geo.parsing.toponyms.senses import Sense

__all__ = [
    "CODES",
    "COUNTY",
    "ENGLISH",
    "FEW",
    "also",
    "behind_namesakes",
    "is_foreign",
    "is_other",
    "is_word",
]

Posting = tuple[int, Quality, Place]
"""An entity by its number, the quality of its name, and what there is to weigh."""
COUNTY = " county"
DISTRICT = KINDS.index("district")
PACKED, KIND = 4, 5
"""Where a Place of the index has its country and its kind."""
FEW = 4
"""Letters up to which the names of countries in all languages are too much like other words: "Gina", "Sam", "Toga"."""
CODES = frozenset(
    ["uk", "usa", "uae", "us", "drc", "rdc", "dprk", "prc", "rok", "frg", "gdr", "ussr", "eire", "fsm", "cnmi", "dc", "siam", "kuba", "irak", "cina", "cile", "inde", "eua"]
)  # fmt: skip
"""Those that texts use."""
ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
CODED = frozenset(country.encode() for country in ENGLISH)
FORMERLY = 2.5
"""Logits by which a town where English is spoken, or one far smaller than its namesake, comes behind others under another name than its own."""

TENFOLD = 1.0
"""How much greater the one must be, as a logarithm."""


def also(index: Index, key: str, places: Sequence[Posting]) -> Iterator[Posting]:
    """What the name of a county means, too: "Roscommon County" that of Ireland, which is held as Roscommon."""
    number = index.names.get(key.removesuffix(COUNTY))
    if number is None:
        return
    known = {entity for entity, _, _ in places}
    countries = {place[PACKED] for _, _, place in places}
    for entity, quality, place in index.places(number, Quality.SHORT):
        if place[KIND] == DISTRICT and place[PACKED] not in countries and entity not in known:
            yield entity, quality, place


def is_foreign(quality: Quality, place: Place) -> bool:
    """Whether a few letters name a country, or a division where English is spoken, in some other language or as a code."""
    if quality != Quality.ALTERNATE:
        return False
    _, _, _, _, country, number, _ = place
    kind = KINDS[number]
    return kind == "country" or (kind == "province" and country.rstrip(b"\0") in CODED)


def is_word(letters: str, quality: Quality, place: Place) -> bool:
    """Whether a common English word is a division's name without its kind, or another one: "Red" of Red Sea State, "Fifth"."""
    _, _, _, _, _, number, _ = place
    return "1" in letters and quality in (Quality.ALTERNATE, Quality.SHORT) and KINDS[number] == "province"


def behind_namesakes(index: Index, key: str, senses: Sequence[Sense]) -> list[Sense]:
    """The same, with towns that are called otherwise today, or bear the name of a far greater one, behind what bears the name."""
    towns = [sense for sense in senses if sense.quality == Quality.CANONICAL and sense.kind == "city"]
    great = max(towns, key=attrgetter("people"), default=None)
    return [
        sense._replace(prior=sense.prior - FORMERLY)
        if was_called(index, key, sense) or (great and _is_lesser(index, key, sense, great))
        else sense
        for sense in senses
    ]


def was_called(index: Index, key: str, sense: Sense) -> bool:
    """Whether a town where English is spoken is called otherwise today: Hull is still Kingston upon Hull."""
    if (
        sense.quality != Quality.ALTERNATE
        or sense.kind != "city"
        or sense.country not in ENGLISH
        or not key.isascii()
    ):
        return False
    return is_other(key, index.title(sense.number)[1])


def _is_lesser(index: Index, key: str, sense: Sense, great: Sense) -> bool:
    """Whether a town is far smaller than the one that is called so, and has the name in another language, or lies elsewhere.

    Krasnoslobodsk is "Osh" in Moksha; the village of Temirtau in Siberia is not the city, where the region counts.
    """
    if sense.kind != "city" or sense.people + TENFOLD >= great.people:
        return False
    if sense.quality == Quality.ALTERNATE:
        return is_other(key, index.title(sense.number)[1])
    return great.interest and not sense.interest


def is_other(key: str, name: str) -> bool:
    """Whether a folded name shares no word with another."""
    return set(key.split()).isdisjoint(folding.key(name).split())
