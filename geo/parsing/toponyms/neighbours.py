"""Names that nearly pass the filter, told for places by the places beside them: "Moore, Oklahoma", "Homs and Hama"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from geo.parsing.toponyms import hints
from geo.parsing.toponyms.containing import WIDE, is_defined, is_followed
from geo.parsing.toponyms.crowd import Crowd
from geo.parsing.toponyms.scanning import Found, Scan
from geo.parsing.toponyms.senses import AREAS, Name
from geo.parsing.toponyms.words import UNSURE

__all__ = ["LISTING", "NEARLY", "Told", "are_told", "companions", "contains", "is_province_of", "told_by"]

NEARLY = 6.0
"""Logits below the threshold at which a name may still be told for a place."""
DEFINED, CONTAINED, LISTED, STATIONED, AMONG = 6.0, 2.5, 1.6, 1.75, 1.2
"""What it is worth that the text calls it a town or the like, a container that follows, a place of the same country in a list, for a base that
a text of forces names its country, and for any name that others of the text lie around it, in logits."""
WIDEST = "A"
"""The strength of names of countries, of which some are given names, too: "Georgia"."""
SAYING = (" is ", " was ", ", a ", ", an ", ", the ")
"""What stands before what the text says that a place is."""
LISTING = frozenset({", ", " and ", ", and ", " or ", ", or "})
LONGEST = max(map(len, LISTING))
TOWNSHIP, AMERICA = (" Township", " Twp"), "US"
"""What divisions of American counties are called, and the country."""
SURELY, CERTAINLY = 0.9, 0.99
"""Shares from which a name means a country, and from which it needs no telling."""


def companions(
    scan: Scan,
    near: list[tuple[Found, float]],
    picked: list[Found],
    host: Callable[[Found], str],
    is_of_person: Callable[[Found], bool],
    based: Mapping[Name, frozenset[str]],
) -> list[tuple[Found, float]]:
    """Of candidates that nearly passed, with what they lack, those whose neighbours make up for it, with what is then left over.

    `based` has the countries of the known bases that a name may mean.
    """
    found = _beside(scan, near, picked, is_of_person)
    if (bases := [pair for pair in near if _is_base(scan, pair[0], based)]) and hints.may_be_military(
        scan.text
    ):
        hosts = set(map(host, picked))
        found += [(one, lack + STATIONED) for one, lack in bases if one.name and hosts & based[one.name]]
    return [(one, left) for one, left in dict(found).items() if left > 0]


def _beside(
    scan: Scan, near: list[tuple[Found, float]], picked: list[Found], is_of_person: Callable[[Found], bool]
) -> list[tuple[Found, float]]:
    """Names that stand alone, with what is left when a container, a list, or the places around them have spoken."""
    alone = [(one, lack, one.name) for one, lack in near if one.name and _stands_alone(scan, one)]
    if not alone:
        return []
    starts = {found.start: found for found in picked}
    ends = {found.end: found for found in picked}
    said, crowd = _said_to_be_places(scan.text, picked, {name.key for _, _, name in alone}), Crowd(picked)
    found = []
    for one, lack, name in alone:
        left = lack + (said.get(name.key) or (_worth(scan, one, starts, ends) if lack > -CONTAINED else 0.0))
        if -AMONG < left <= 0 and not is_of_person(one):
            left += AMONG * (crowd.around(name) or _is_land(scan, one, picked))
        found.append((one, left))
    return found


def _is_land(scan: Scan, one: Found, picked: list[Found]) -> bool:
    """Whether a country that is a given name, too, stands in a text with another one: "Georgia agreed"."""
    if one.name is None or one.name.strength != WIDEST or not scan.words[one.first].given:
        return False
    return any(o.name and o.name.strength == WIDEST and o.name.key != one.name.key for o in picked)


def _said_to_be_places(text: str, picked: list[Found], asked: set[str]) -> dict[str, float]:
    """What it is worth for some names that the text tells them to be of places by what follows: "Orange is an old town", "Orange, Texas"."""
    said = {
        one.name.key: CONTAINED
        for one, other in pairwise(picked)
        if one.name and one.name.key in asked and other.name
        and is_followed(text, one.end, other.start) and contains(other.name, one.name)
    }  # fmt: skip
    for one in picked:
        if one.name and one.name.key in asked and is_defined(text, one.end):
            said[one.name.key] = DEFINED
    return said


def are_told(text: str, picked: list[Found]) -> list[bool]:
    """Of each place, whether it is no short form that means other things, too ("КР"), or another name tells its country."""
    unsure = [text[one.start : one.end] in UNSURE for one in picked]
    if not any(unsure):
        return [True] * len(picked)
    named = {o.name.senses[0].country for o, no in zip(picked, unsure, strict=True) if o.name and not no}
    return [
        not no or (one.name is not None and one.name.senses[0].country in named)
        for one, no in zip(picked, unsure, strict=True)
    ]


def _is_base(scan: Scan, found: Found, based: Mapping[Name, frozenset[str]]) -> bool:
    """Whether a name of one word is that of a known base, and no person's."""
    name = found.name
    if name is None or name.short or found.first != found.last or not based[name]:
        return False
    before = scan.words[found.first - 1] if scan.joined[found.first] else None
    if before and (before.given or before.title or not (before.known or before.adjective or before.short)):
        return False  # "Immanuel Kant"
    return not hints.is_unplaced(scan.text, found.start, found.end)


def _stands_alone(scan: Scan, found: Found) -> bool:
    """Whether it is no part of a longer name: "Ann Moore, Oklahoma's first …"."""
    follower = found.last + 1
    after = follower < len(scan.words) and scan.joined[follower]
    return found.name is not None and not scan.joined[found.first] and not after


def _worth(scan: Scan, found: Found, starts: dict[int, Found], ends: dict[int, Found]) -> float:
    text = scan.text
    if text[found.end : found.end + 1] == ";" and _is_of_resident(scan, found):
        return CONTAINED
    holder = starts.get(found.end + 2) if text.startswith(", ", found.end) else None
    if holder and holder.name and found.name and contains(holder.name, found.name):
        return CONTAINED if text[holder.end : holder.end + 1] not in ("'", "’") else 0.0
    beside = [starts.get(found.end + len(gap)) for gap in LISTING if text.startswith(gap, found.end)]
    beside += [ends.get(found.start - len(gap)) for gap in LISTING if text.endswith(gap, 0, found.start)]
    listed = any(one and one.name and found.name and _alike(one.name, found.name) for one in beside)
    return LISTED if listed else 0.0


def _is_of_resident(scan: Scan, found: Found) -> bool:
    """Whether a name stands in a list of persons with their towns: "Ann Brooks, Minot; Sara Carr, Sawyer;"."""
    last = found.first - 1
    return scan.between[found.first] == ", " and last > 0 and scan.joined[last] and scan.words[last - 1].given


def contains(holder: Name, name: Name) -> bool:
    """Whether a name first of all means a country or a division that has a place of the other name."""
    top = holder.senses[0]
    if top.kind not in WIDE:
        return False
    return any(
        sense.country == top.country and (top.kind == "country" or sense.admin1 == top.number)
        for sense in name.senses
        if sense.number != top.number and sense.kind not in ("country", "airfield")
    )


def _alike(one: Name, other: Name) -> bool:
    """Whether both may be towns or divisions of one country."""
    here = {sense.country for sense in one.senses[:3] if sense.kind in AREAS}
    return any(sense.country in here for sense in other.senses[:3] if sense.kind in AREAS)


class Told(NamedTuple):
    """What the neighbours of the places of a text tell about them, by number among the places in their order."""

    countries: set[int]
    """They stand in a list with countries, and may be one themselves."""
    provinces: set[int]
    """They contain the town before them, and are called as a greater town is: "Albany, New York"."""
    marks: dict[int, str]
    """What parts them from others of their name: their container, or the country of what they contain."""
    narrowed: dict[int, Name]
    """The name with only its senses in the country of what it contains."""


def told_by(text: str, found: list[Found]) -> Told:
    """What neighbours tell of places that share a name, or that may be a country: little, in most texts."""
    told = Told(set(), set(), {}, {})
    holders: dict[str, dict[int, str]] = {}
    inside: dict[str, dict[int, str]] = {}
    counts: Counter[str] | None = None
    subjects: dict[str, str] = {}
    for number, name, beside, gap in _beside_each_other(text, found, subjects):
        counts = counts or Counter([one.name.key for one in found if one.name])
        if gap == ", " and is_province_of(beside, name):
            told.provinces.add(number + 1)
        if name.strength == beside.strength == "A":
            _list(told.countries, number, name, beside, _goes_on(text, found[number + 1 : number + 4]))
        elif gap == ", " and counts[name.key] > 1 and contains(beside, name):
            holders.setdefault(name.key, {})[number] = beside.key
        if gap == ", " and counts[beside.key] > 1 and (country := _country_of(name, beside)):
            inside.setdefault(beside.key, {})[number + 1] = country
    _note_townships(text, found, told)
    for marks in inside.values():
        if len(set(marks.values())) > 1:
            told.marks.update(marks)
            told.narrowed.update({number: _narrowed(found[number].name, of) for number, of in marks.items()})
    for key, marks in holders.items():
        told.marks.update(_parted(marks, found, subjects.get(key, "")))
    return told


def _beside_each_other(
    text: str, found: list[Found], subjects: dict[str, str]
) -> Iterator[tuple[int, Name, Name, str]]:
    """Names that stand in a list, with the number of the first and what is between them; `subjects` are noted on the way."""
    for number, (one, other) in enumerate(pairwise(found)):
        if one.name is None or other.name is None:
            continue
        if other.start - one.end <= LONGEST and (gap := text[one.end : other.start]) in LISTING:
            yield number, one.name, other.name, gap
        else:
            _note_subject(text, one, other, subjects)


def _note_townships(text: str, found: list[Found], told: Told) -> None:
    """Note that a township lies in America, where its name is first of all that of a town elsewhere."""
    for number, one in enumerate(found):
        if text.startswith(TOWNSHIP, one.end) and one.name and _is_abroad(one.name):
            told.narrowed[number] = _narrowed(one.name, AMERICA)
            told.marks[number] = AMERICA


def _is_abroad(name: Name) -> bool:
    """Whether a name first of all means a town outside North America, and one there, too: "Vienna Township"."""
    held = name.senses[0].country in ("", AMERICA, "CA", "MM")
    return not held and any(sense.country == AMERICA for sense in name.senses)


def _parted(marks: dict[int, str], found: list[Found], subject: str) -> dict[int, str]:
    """Of a name's containers those that part it from others of its name: several, or one outside the country that the text is about.

    "Paris is a city in Henry County … after Paris, France"
    """
    if len(set(marks.values())) > 1:
        return marks
    of = {number: found[number + 1].name for number in marks}
    return {
        n: marks[n] for n, holder in of.items() if subject and holder and holder.senses[0].country != subject
    }


def _note_subject(text: str, one: Found, other: Found, subjects: dict[str, str]) -> None:
    """Note the country of a place of which a text says where it is: "Paris is a city in Henry County"."""
    if (
        text.startswith(SAYING, one.end)
        and one.name
        and other.name
        and is_followed(text, one.end, other.start)
    ):
        subjects.setdefault(one.name.key, other.name.senses[0].country)


def is_province_of(holder: Name, name: Name) -> bool:
    """Whether a name that first of all means a town is that of a province with a town of the other name."""
    if holder.senses[0].kind != "city":
        return False
    provinces = {sense.number for sense in holder.senses[:3] if sense.kind == "province"}
    return bool(provinces) and any(s.admin1 in provinces and s.kind == "city" for s in name.senses)


def _goes_on(text: str, found: list[Found]) -> bool:
    """Whether two more countries stand behind the first of three."""
    return len(found) > 2 and all(
        text[one.end : other.start] in LISTING and other.name is not None and _is_country(other.name)
        for one, other in pairwise(found)
    )


def _list(countries: set[int], number: int, name: Name, beside: Name, longer: bool) -> None:
    """Note which of two wide places in a list is a country because the other one is: "Georgia and Azerbaijan".

    If the list goes on with countries, the second does not contain the first: "Azerbaijan, Iran, Kazakhstan".
    """
    if _may_be_country(name) and _is_country(beside) and (longer or not contains(beside, name)):
        countries.add(number)
    elif _may_be_country(beside) and (_is_country(name) or number in countries):
        countries.add(number + 1)


def _is_country(name: Name) -> bool:
    return name.senses[0].kind == "country" and name.shares[0] > SURELY


def _may_be_country(name: Name) -> bool:
    return name.shares[0] < CERTAINLY and any(sense.kind == "country" for sense in name.senses)


def _country_of(name: Name, holder: Name) -> str:
    """The country of what is contained, if the holder's name is used in several: Tbilisi's, for "Tbilisi, Georgia"."""
    country = name.senses[0].country
    wide = {sense.country for sense in holder.senses if sense.kind in WIDE}
    return country if len(wide) > 1 and country in wide else ""


def _narrowed(name: Name | None, country: str) -> Name:
    assert name is not None
    senses = tuple(sense for sense in name.senses if sense.country == country)
    return Name(name.key, name.strength, name.score, lambda _: senses)
