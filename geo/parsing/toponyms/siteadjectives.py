"""Russian sites called by the adjective of their town: «Кулябский аэропорт», «Кантская авиабаза», «в Актауском порту».

Suffixes of such adjectives after Zaliznyak, Grammatical Dictionary of Russian (1977), in outline: town names that
no gazetteer holds fall away, and so do sites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from geo.gazetteer import folding
from geo.parsing.model import How, Mention
from geo.parsing.toponyms.elsewhere import DIVISION, is_outside
from geo.parsing.toponyms.memory import Shares
from geo.parsing.toponyms.names import Names
from geo.parsing.toponyms.options import options_of
from geo.parsing.toponyms.resolving import Group
from geo.parsing.toponyms.senses import Name, Sense

__all__ = ["Site", "find_sites", "with_sites"]

KINDS = {"авиабаз": "airbase", "баз": "airbase", "аэропорт": "airfield", "аэродром": "airfield", "порт": "port", "морпорт": "port", "полигон": "facility", "космодром": "facility", "район": "district"}  # fmt: skip
SITE = re.compile(
    r"(?<![\w-])(?P<town>([А-ЯЁ][а-яё-]+?ск)(?:ий|ого|ому|им|ом|ая|ой|ую))(?P<between>(?: (?:международн|военн|российск|морск|торгов|гражданск|американск)\w+){0,2}) "
    rf"(?P<kind>{'|'.join(sorted(KINDS, key=len, reverse=True))})(?:|а|у|е|ом|ы|ой|ов)(?!\w)"
)
NOT_TOWNS = frozenset(
    {
        "советск",
        "каспийск",
        "арабск",
        "европейск",
        "азиатск",
        "морск",
        "гражданск",
        "армейск",
        "городск",
        "сельск",
        "заводск",
    }
)
EVERYWHERE = frozenset(
    ["октябрьск", "советск", "ленинск", "первомайск", "комсомольск", "пролетарск", "кировск", "калининск", "фрунзенск", "московск", "дзержинск", "куйбышевск", "ворошиловск", "свердловск"]
)  # fmt: skip
"""How districts of many towns are called."""
SUFFIXES = ("инск", "енск", "овск", "анск", "ийск", "йск", "нск", "ск")
ENDINGS = ("", "а", "ы", "и", "е", "о", "у", "ь", "я", "й")
FORMER = {"ж": ("г",), "ш": ("х",), "ч": ("к", "ц")}
"""Consonants that the suffix softens: «Рижский» from «Рига»."""
DISTRICT = "district"
FLYING = frozenset({"airbase", "airfield"})
SURE = 0.3
LARGE = 5.0
LEAST = 4.0
"""Logarithm of the people of a town, outside Central Asia, that has an airport or a port called after it."""


class Site(NamedTuple):
    """A site in a text, with what it may be; where the gazetteer holds only the town, the adjective with that; or nothing."""

    start: int
    end: int
    name: Name | None
    adjective: bool


def find_sites(text: str, names: Names) -> Iterator[Site]:
    """Sites called by the adjective of a town, and adjectives before the name of a site that is not held."""
    for match in SITE.finditer(text):
        stem = folding.key(match[2])
        if stem in NOT_TOWNS or stem in names.lexicon.stems:
            continue
        towns = [name for key in _towns(stem) if (name := names.get(key))]
        kind = KINDS[match["kind"]]
        sites = [found for name in towns if (found := _sites(name, kind, names))]
        if not sites and kind == DISTRICT and stem not in EVERYWHERE:
            sites = [found for name in towns if (found := _seat(name, names))]
        if sites:
            yield Site(match.start(), match.end(), max(sites, key=_prior), False)
        else:
            known = [found for name in towns if kind != DISTRICT and (found := _large(name, names))]
            yield Site(*match.span("town"), max(known, key=_prior, default=None), True)


def with_sites(text: str, mentions: list[Mention], names: Names, mass: Shares) -> list[Mention | None]:
    """The mentions, with such sites in the place of what was found in them, unless the gazetteer knows the whole."""
    made: list[Mention | None] = []
    for start, end, name, adjective in find_sites(text, names):
        within = [m for m in mentions if m.start < end and start < m.end]
        if any(" " in m.text for m in within):
            continue
        mentions = [m for m in mentions if m not in within]
        if name is not None:
            shown = options_of(Group(name, shares=list(name.shares)), names.gazetteer.index, mass)
            how: How = "adjective" if adjective else "literal"
            sure = round(shown[0].score, 3)
            outside = any(m.start == end + 1 and _is_outside(name.senses[0], m, names) for m in mentions)
            resolved, why = sure >= SURE and not outside, (DIVISION,) if outside else ()
            made.append(Mention(start, end, text[start:end], how, shown, resolved, sure, why))
    return [*mentions, *made]


def _is_outside(sense: Sense, behind: Mention, names: Names) -> bool:
    """Whether a place lies in another division than the one right behind it: «в Кызылжарском районе Северо-Казахстанской области»."""
    if not behind.options or behind.options[0].kind != "province":
        return False
    number = names.gazetteer.index.number(behind.options[0].place)
    return number is not None and is_outside(sense, names.sense(number))


def _prior(name: Name) -> float:
    return name.senses[0].prior


def _sites(name: Name, kind: str, names: Names) -> Name | None:
    """The name with only its sites of the kind as senses."""
    if not any(sense.interest or sense.people >= LEAST for sense in name.senses[:3]):
        return None
    wanted = FLYING if kind in FLYING else {kind}
    sites = tuple(sense for sense in names.with_sites(name, kind).senses if sense.kind in wanted)
    return names.name(name.key, sites) if sites else None


def _seat(name: Name, names: Names) -> Name | None:
    """The name with only its towns in the region of interest as senses: the seat of a district that is not held, "Мургабский район"."""
    towns = tuple(sense for sense in name.senses if sense.kind == "city" and sense.interest)
    return names.name(name.key, towns) if towns else None


def _large(name: Name, names: Names) -> Name | None:
    """The name with only its towns as senses, if the first is known."""
    towns = tuple(sense for sense in name.senses if sense.kind == "city")
    known = towns and (towns[0].people >= LARGE or (towns[0].interest and towns[0].people >= LEAST))
    return names.name(name.key, towns) if known else None


def _towns(stem: str) -> Iterator[str]:
    yield stem  # «Семипалатинский»: the town itself ends so
    for suffix in SUFFIXES:
        if not stem.endswith(suffix):
            continue
        root = stem.removesuffix(suffix)
        for form in (root, *(root[:-1] + hard for hard in FORMER.get(root[-1:], ()))):
            if len(form) > 1:
                yield from (form + ending for ending in ENDINGS)
