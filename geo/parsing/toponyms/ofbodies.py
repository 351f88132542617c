"""Names and adjectives of countries within the names of bodies that are no organs of a state: "Turkmen State Television"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.parsing.metonyms.governments import governments
from geo.parsing.toponyms.embedded import is_street

if TYPE_CHECKING:
    from geo.parsing.toponyms.scanning import Found, Scan

__all__ = ["is_no_place"]

_PAPERS = frozenset(
    ["review", "monitor", "bulletin", "digest", "newsletter", "herald", "gazette", "chronicle", "tribune", "quarterly"]
)  # fmt: skip
"""What is called after a country and its matter: "Uzbekistan Press Review"."""
_SEATS = frozenset({"university", "college", "museum", "library"})
"""What an adjective alone may name: "the American University in"."""
_LAST = _SEATS | _PAPERS | {
    "society", "association", "foundation", "academy", "institute", "times", "journal", "television", "tv", "church",
}  # fmt: skip
_FIRST = frozenset(
    ["council", "conference", "committee", "center", "centre", "institute", "society", "association", "foundation", "school", "department", "congress", "league"]
)  # fmt: skip
"""What stands before the matter of a body: "the Society for Iranian Studies"."""
_ABOUT = frozenset({" on ", " of ", " for "})
_STATES = frozenset({"republic", "republics", "federation", "union", "armed", "forces", "army", "navy"})
"""What an adjective names a state or its forces with, wherever it stands."""
_MOST = 4
"""Words up to the one that says what a body is."""


def is_no_place(scan: Scan, found: Found) -> bool:
    """Whether a name is that of a street, or stands within that of a body."""
    return is_street(scan, found) or is_in_body(scan, found)


def is_in_body(scan: Scan, found: Found) -> bool:
    """Whether a country's name or adjective is only part of the name of a university, a broadcaster, a paper or a society."""
    if found.adjective is None:
        top = found.name.senses[0].kind if found.name and not found.name.short else ""
        return top == "country" and _leads(scan, found, _PAPERS, 1)
    if found.adjective.place and _is_matter(scan, found):
        return True
    return _leads(scan, found, _SEATS, 0) or _leads(scan, found, _LAST, 1)


def _leads(scan: Scan, found: Found, last: frozenset[str], least: int) -> bool:
    """Whether capitalised words follow, of which the last is one of these; none may be a verb, as in a headline, or say who it is."""
    known, at = governments(), found.last
    if scan.words[at].cut:
        return False
    for number in range(_MOST):
        at += 1
        if not scan.joined[at]:
            return False
        word = scan.words[at]
        if word.key in last and number >= least and not scan.joined[at + 1]:
            return True
        land = word.name is not None and word.name.senses[0].kind in ("country", "region")
        if land or word.cut or word.title or word.key in known.acts or known.has(word.key, "people"):
            return False
    return False


def _is_matter(scan: Scan, found: Found) -> bool:
    """Whether it says with the capitalised word behind it what the body before it is for."""
    at, follower = found.first, found.last + 1
    if not at or scan.between[at] not in _ABOUT or scan.words[at - 1].key not in _FIRST:
        return False
    hyphen = follower < len(scan.words) and scan.between[follower] == "-"
    if not (scan.joined[follower] or hyphen):
        return False
    return scan.words[follower].key not in _STATES and not scan.words[follower].title
