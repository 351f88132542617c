"""Places that hyphens join: ends of a way are each a place ("the Almaty-Zaragan road"), where halves of a name are none ("Kara-Bulun")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.gazetteer import Quality

if TYPE_CHECKING:
    from geo.parsing.toponyms.scanning import Found, Scan
    from geo.parsing.toponyms.words import Word

__all__ = ["LINKED", "are_ends", "is_on_way"]

LINKED = re.compile(r"-(?:i|e|o|u|al|ul|ud|el|ye|и|е|о|у)-\w")
"""What stands within names such as "Kala-i-Dasht"."""
_LINKS = frozenset(f"-{link}-" for link in ("i", "e", "o", "u", "al", "ul", "ud", "el", "ye"))
_KINDS = "railway|railroad|rail|line|road|highway|motorway|pipeline|route|corridor|canal"
WAY = re.compile(
    rf" (?:(?:air|bus|freight|passenger) )?(?:{_KINDS}|flight|train|bus|ferry|section|stretch)(?:s|es)?(?!\w)"
)
"""What stands behind the places that a way joins."""
ROUTE = re.compile(
    r"(?<!\w)(?:(?:[Rr]out|[Ll]in|[Ss]ervic|[Bb]us)es|[Rr]oute|[Ll]ine|(?:[Ff]light|[Tt]rain|[Rr]ailway|[Rr]oad|[Hh]ighway|[Cc]orridor)s?) "
    r"(?:[A-Z]\w+(?:-[A-Z]\w+)+(?: \([^()]{1,20}\))?(?:, and |, | and ))*$"
)
"""What stands before them."""
BACK = 80
"""Characters before them in which that is looked for."""
PLACES = frozenset({"city", "province", "district", "country", "port"})


def is_on_way(scan: Scan, at: int) -> bool:
    """Whether a word is one of the places that a way joins.

    Of three or more, if two are well known or a way is spoken of: "Dushanbe-Khujand-Tamchy"; of two, if it is so itself.
    """
    first = last = at
    while first and _joins(scan, first):
        first -= 1
    while last + 1 < len(scan.words) and _joins(scan, last + 1):
        last += 1
    if first == last:
        return False
    words = scan.words[first : last + 1]
    if any(word.short or word.title or (word.known and not word.name) for word in words):
        return False  # "Pro-Moscow line"
    way = WAY.match(scan.text, scan.ends[last]) is not None
    way = way or ROUTE.search(scan.text, max(0, scan.starts[first] - BACK), scan.starts[first]) is not None
    if last - first > 1:
        return way or sum(map(_is_well_known, words)) > 1
    return way and _is_well_known(scan.words[at])


def are_ends(scan: Scan, found: Found) -> bool:
    """Whether a name of two words with a hyphen is only what another language calls one of them, and the other is a place, too.

    "Tashkent osh" is the town of Tashkent in Moksha.
    """
    if found.name is None or found.last != found.first + 1 or scan.between[found.last] != "-":
        return False
    one, other = scan.words[found.first].name, scan.words[found.last].name
    top = found.name.senses[0]
    if one is None or other is None or one.key == other.key or top.quality < Quality.ALTERNATE:
        return False
    halves = {half.senses[0].number: half.senses[0] for half in (one, other)}
    if halves.pop(top.number, None) is None:
        return False
    return any(half.interest and half.kind in PLACES for half in halves.values()) or is_on_way(
        scan, found.first
    )


def _joins(scan: Scan, at: int) -> bool:
    """Whether a word hangs on the one before it by a hyphen, or by a small word within a name."""
    return scan.between[at] == "-" or scan.between[at] in _LINKS


def _is_well_known(word: Word) -> bool:
    name = word.name
    return name is not None and not word.given and name.strength in "AB" and name.senses[0].kind in PLACES
