"""What a text says to contain a place: "Kant, Kyrgyzstan", "the Georgian port of Poti", "Ayr is a town in Ontario"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from geo.parsing.toponyms.resolving import Group
from geo.parsing.toponyms.scanning import Found
from geo.parsing.toponyms.senses import Name, Sense

__all__ = ["WIDE", "Key", "contain", "is_defined", "is_followed"]

Key = tuple[str, str | None]
"""A name and the kind that the wording asks for."""
_BETWEEN = (", ", " (", ", in ", " in ", ", in the ", " in the ")
_KINDS = (
    "village",
    "town",
    "city",
    "district",
    "county",
    "municipality",
    "parish",
    "township",
    "province",
    "region",
)
GAPS = frozenset(
    [
        *_BETWEEN,
        *(
            f" {spelt}{gap}"
            for kind in _KINDS
            for spelt in (kind, kind.title())
            for gap in (*_BETWEEN, " of ")
        ),
    ]
)
"""What stands between a name, with its kind or not, and the name of what contains it: "Viana municipality, Luanda"."""
OF_ITS = re.compile(
    r" (?:[A-Z]\w+ Sea )?(?:[a-z]+ ){0,2}(?:port|city|town|village|capital|province|region)(?: city| town)?(?: of|,)? "
    r"| (?:[a-z]+ ){0,2}(?:ports|cities|towns|villages|provinces|regions|districts)(?: of|,)? (?:[A-Z][\w’'-]+(?:, | and |, and ))?"
)
"""What stands between the adjective of a country and a place in it: "the Georgian port of Poti", "the Afghan cities of Herat and Farah"."""
KIND = (
    r"(?:city|town|village|hamlet|suburb|borough|parish|municipality|commune|community|settlement|township|port|capital|seat|county|district|region|"
    r"neighbou?rhood|province|state|island|place|resort|locality|ward|area)"
)
IS_IN = re.compile(
    rf"(?:,| is| was) (?:a|an|the|one of the)\b[^.;:()]{{0,70}}?\b{KIND}\b[^.;:()]{{0,60}}?(?: in| of|,) (?:the )?(?:\w+ {KIND} of )?(?:\w+ of )?"
)
"""What stands between a name and the next one where the text says what it is: " is a village in the county of "."""
DEFINED = re.compile(
    r" (?:is|was|became|remains) (?:a|an|the|one of the)(?: (?!of |in |for |from |to |at )[\w’'.-]+){0,5}? "
    r"(?:city|town|village|hamlet|suburb|borough|municipality|commune|settlement|township|port|county seat|capital|district|neighbou?rhood)(?! of the Year)"
    r"(?=[,.;]| (?:in|of|on|and|at|near|located|situated|about|north\w*|south\w*|east\w*|west\w*)(?!\w))"
)
"""What follows a name that is said to be a place: "Salem is a historic coastal city in"."""
DEFINING = frozenset({" is ", " was", " bec", " rem"})
"""How DEFINED begins."""
SAYING = frozenset({", a ", ", an", ", th", " is ", " was"})
"""How IS_IN begins."""
WIDE = frozenset({"country", "province"})
"""Kinds of places that names of a sentence lie in."""
FAR = 120
"""Characters from which on one name no longer tells where the other is."""
PART_OF = re.compile(rf" {KIND} of ")
"""What stands between a country and a part of it: "the U.S. state of Ohio"."""
POSSESSIVE = re.compile(rf"(?:[’']s|(?<=s)[’']) (?:\w+ ){{0,2}}?(?:{KIND} of )?")
"""What stands between what contains and what is contained: "Louisiana's ", "Peru's northern city of "."""


def contain(
    text: str,
    found: Sequence[Found],
    keys: Sequence[Key | None],
    groups: dict[Key, Group],
    adjective: Callable[[str], Name | None],
) -> None:
    """Note for each name which name contains it: the one that follows, or the adjective or possessor before it."""
    _note_countries(text, found, keys, groups)
    last = len(found) - 1
    for number, one in enumerate(found):
        key, end = keys[number], one.end
        if number == last or (start := found[number + 1].start) - end > FAR:
            continue
        if key is None:
            _note_adjective(text, found, keys, number, groups, adjective)
        elif is_followed(text, end, start):
            if key[1] != "country":
                outer = keys[_holder(text, found, number + 1)]
                _link(groups, key, outer)
                if outer and outer != key and text[end:start] not in _BETWEEN:
                    groups[key].placed.append(groups[outer])
        elif text[end] in "’'" and POSSESSIVE.fullmatch(text, end, start):
            _link(groups, keys[number + 1], key)


def _link(groups: dict[Key, Group], inner: Key | None, outer: Key | None) -> None:
    if inner and outer and inner != outer:
        groups[inner].within.append(groups[outer])


def _holder(text: str, found: Sequence[Found], number: int) -> int:
    """Which of the names contains the one before `number`: in "the Indian state of Kerala" Kerala."""
    one = found[number]
    if (one.adjective or (one.name and one.name.short)) and number + 1 < len(found):
        return number + (PART_OF.fullmatch(text, one.end, found[number + 1].start) is not None)
    return number


def _note_adjective(
    text: str,
    found: Sequence[Found],
    keys: Sequence[Key | None],
    number: int,
    groups: dict[Key, Group],
    adjective: Callable[[str], Name | None],
) -> None:
    """Note which of the next two names the country of an adjective contains."""
    one = found[number]
    for named, inner in zip(found[number + 1 : number + 3], keys[number + 1 : number + 3], strict=True):
        if not (inner and one.adjective and OF_ITS.fullmatch(text, one.end, named.start)):
            continue
        if country := adjective(one.adjective.place):
            groups[inner].within.append(Group(country, shares=[1.0]))


def is_followed(text: str, end: int, start: int) -> bool:
    """Whether what stands between two names makes the latter contain the former."""
    if start - end >= FAR:
        return False
    gap = text[end:start]
    return gap in GAPS or (gap[:4] in SAYING and IS_IN.fullmatch(gap) is not None)


def is_defined(text: str, end: int) -> bool:
    """Whether what follows a name says that it is a town or the like, wherever that may be."""
    return text[end : end + 4] in DEFINING and DEFINED.match(text, end) is not None


def _note_countries(
    text: str, found: Sequence[Found], keys: Sequence[Key | None], groups: dict[Key, Group]
) -> None:
    """Note for each name which countries and first-order divisions its sentences name."""
    tops = {key: group.name.senses[0] for key, group in groups.items()}
    named = {key: top for key, top in tops.items() if top.kind in WIDE}
    if not named or len(named) == len(groups):
        return
    others: dict[Key, Group] = {}
    wide: dict[Key, Sense] = {}
    end = 0
    for one, key in zip(found, keys, strict=True):
        gap = text[end : one.start]
        if ". " in gap or "\n" in gap:
            others, wide = {}, {}
        end = one.end
        if not key or key in others or key in wide:
            continue  # each pair once: a text may be one sentence of ten thousand names
        if key in named:
            wide[key] = named[key]
            for group in others.values():
                _note(group, named[key])
        else:
            others[key] = groups[key]
            for place in wide.values():
                _note(groups[key], place)


def _note(group: Group, place: Sense) -> None:
    if place.kind == "country":
        group.beside.add(place.country)
    else:
        group.divisions.setdefault(place.country, set()).add(place.number)
