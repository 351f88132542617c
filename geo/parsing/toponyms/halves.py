"""Two names side by side that are one: a place that no gazetteer here holds ("Rock Spring"), a person ("Gideon Lyman"), a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from geo.parsing.toponyms.names import METROPOLIS
from geo.parsing.toponyms.neighbours import LISTING, contains, is_province_of
from geo.parsing.toponyms.scanning import Found, Scan
from geo.parsing.toponyms.words import OPENERS

__all__ = ["without_halves"]

PLACING = re.compile(
    r"(?<!\w)(?:in|at|near|from|around|outside|into|between|toward|towards|leaving|reached|through|via|(?:town|city|village|community|area) of) (?:the )?$",
    re.IGNORECASE,
)
"""What stands before a place."""
IS_PLACE = re.compile(r" (?:is|was) (?:a|an|the) (?:\w+ ){0,3}?(?:city|town|village|hamlet|township|suburb|community|settlement)(?!\w)")  # fmt: skip
SIDES, EDGES = frozenset({"east", "west", "north", "south"}), frozenset({"coast", "bank", "side", "shore"})
BACK = 24
"""Characters before a name in which that is looked for."""


def without_halves(scan: Scan, picked: Sequence[tuple[Found, float]]) -> tuple[set[Found], list[Found]]:
    """Which of the places, given with how sure they are, are none, and what they are halves of, if that is a place.

    A town and what contains it may stand side by side: "Houston Texas".
    """
    gone: set[Found] = set()
    whole: list[Found] = []
    for (one, sure), (other, surer) in pairwise(picked):
        if other.start - one.end != 1 or one in gone or not _are_two(scan, one, other):
            continue
        weak = _is_weak(one) and _is_weak(other)
        if weak and _is_placed(scan, one, other):
            gone |= {one, other}
            whole.append(_made(scan, one.first, other.last))
        elif weak:
            gone |= {one, other}
        else:
            gone.add(one if (not _is_weak(other), surer) > (not _is_weak(one), sure) else other)
    for one, found in _longer(scan, [one for one, _ in picked if one not in gone]):
        gone.add(one)
        whole.append(found)
    for found in {scan.text[one.start : one.end]: one for one in whole}.values():
        whole += _elsewhere(scan, found)
    if whole:
        gone.update(one for one, _ in picked if any(one.start < o.end and o.start < one.end for o in whole))
    return gone, list({one.start: one for one in whole}.values())


def _longer(scan: Scan, picked: list[Found]) -> Iterator[tuple[Found, Found]]:
    """Names that are part of longer ones with a word that is no name, and these."""
    ends: set[int] | None = None
    for one in picked:
        if scan.joined[one.last + 1] and one.last > one.first and (found := _with_behind(scan, one)):
            yield one, found
        elif scan.joined[one.first] and one.name and one.name.strength == "E":
            ends = ends or {one.end for one in picked}
            if found := _with_before(scan, one, ends):
                yield one, found


def _are_two(scan: Scan, one: Found, other: Found) -> bool:
    """Whether two names stand together, of which neither contains the other."""
    if not scan.joined[other.first] or one.name is None or other.name is None:
        return False
    if one.name.short or other.name.short or other.name.senses[0].kind == "sea":
        return False  # "U.S. Virgin Islands", "Cannon Falls MN", "the Aktau Caspian seaport"
    if one.name.key == other.name.key or not scan.words[one.first].latin:
        return False
    return not (
        contains(other.name, one.name)
        or contains(one.name, other.name)
        or is_province_of(other.name, one.name)
    )


def _with_before(scan: Scan, one: Found, ends: set[int]) -> Found | None:
    """What a name that is an English word makes with the one before it, where a place is named: "near Dover, Rock Spring"."""
    before = one.first - 1
    if one.first != one.last:
        return None
    word = scan.words[before]
    if not word.known or word.grammar or word.title or word.given or word.adjective or word.special:
        return None
    if scan.joined[before] or scan.joined[one.last + 1] or word.key in OPENERS or len(word.key) < 3:
        return None
    start = scan.starts[before]
    listed = any(start - len(gap) in ends and scan.text.endswith(gap, 0, start) for gap in LISTING)
    placed = listed or PLACING.search(scan.text, max(0, start - BACK), start)
    return _made(scan, before, one.last) if placed else None


def _with_behind(scan: Scan, one: Found) -> Found | None:
    """What a coast or a bank makes with the name behind it: "West Bank Demerara"."""
    first, last, behind = scan.words[one.first], scan.words[one.last], scan.words[one.last + 1]
    if first.key not in SIDES or last.key not in EDGES:
        return None
    if behind.known or behind.adjective or behind.grammar or not (behind.nobody or behind.name):
        return None
    return _made(scan, one.first, one.last + 1)


def _is_weak(found: Found) -> bool:
    """Whether it is one word, and neither that of a wide place nor of a metropolis, which keeps its own beside others: "London Waterloo"."""
    name = found.name
    return (
        name is not None
        and name.strength != "A"
        and found.first == found.last
        and name.senses[0].people < METROPOLIS
    )


def _is_placed(scan: Scan, one: Found, other: Found) -> bool:
    if scan.joined[one.first] or scan.joined[other.last + 1] or scan.words[one.first].title:
        return False
    before = PLACING.search(scan.text, max(0, one.start - BACK), one.start)
    return before is not None or IS_PLACE.match(scan.text, other.end) is not None


def _made(scan: Scan, first: int, last: int) -> Found:
    return Found(scan.starts[first], scan.ends[last], first, last, None, None, "", "place")


def _elsewhere(scan: Scan, found: Found) -> Iterator[Found]:
    """The same words where they stand elsewhere."""
    size = found.last - found.first + 1
    keys = [word.key for word in scan.words[found.first : found.last + 1]]
    for at in range(len(scan.words) - size + 1):
        same = scan.words[at].key == keys[0] and [w.key for w in scan.words[at : at + size]] == keys
        if same and at != found.first and all(scan.joined[at + 1 : at + size]):
            yield _made(scan, at, at + size - 1)
