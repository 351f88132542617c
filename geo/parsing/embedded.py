"""Names within names: addresses of sites, halves of unknown names with a hyphen, titles, airfields called after a body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.gazetteer import folding
from geo.parsing.lexicon import Lexicon

if TYPE_CHECKING:
    from geo.parsing.scanning import Scan

__all__ = ["ADDRESS", "NO_FIELDS", "SEASONS", "TITLED", "TREATIES", "goes_on_behind", "in_body"]

ADDRESS = re.compile(r"\.(?:[a-zа-я]|(?:Tj|TJ|Ru|RU|Kz|KZ|Kg|KG|Uz|UZ|Com|COM|Org|Net|Ру|РУ|Уз|Кз)(?!\w))")
"""What follows in the name of a site: "Fergana.ru", "Avesta.Tj"."""
LINKED = re.compile(r"-(?:i|e|o|u|al|ul|ud|el|ye|и|е|о|у)-\w")
"""What stands within names such as "Kala-i-Dasht"."""
TITLED = re.compile(r"(?<!\w)(?:Archbishop|Bishop|Duke|Duchess|Earl|Countess|Prince|Princess|Marquess) of $")
"""What makes a name part of a person's."""
SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
"""Seasons, if a year follows: "in Spring 2008"."""
TREATIES = frozenset(
    ["treaty", "pact", "declaration", "protocol", "protocols", "convention", "conventions", "accord", "accords", "charter", "memorandum", "communique"]
)  # fmt: skip
"""What a treaty is called behind the town where it was signed: "the Tashkent Treaty"."""
NO_FIELDS = frozenset(
    ["university", "college", "hospital", "medical", "red", "star", "ranch", "farm", "farms", "mill", "mills", "company", "times", "news", "park", "club"]
)  # fmt: skip
"""Words in the names of airfields that mean what they are called after, where nothing says that it is the airfield."""

BODY = 30
"""Characters to either side in which the name of a body is looked for."""


def goes_on_behind(scan: Scan, at: int) -> bool:
    """Whether the hyphen behind a word makes it the beginning of a name that is not known: "Kara-Bulun", "Kala-i-Dasht", "Mir-M"."""
    end = scan.ends[at]
    if at + 1 == len(scan.words) or scan.starts[at + 1] != end + 1:
        return LINKED.match(scan.text, end) is not None
    word = scan.words[at + 1]
    known = word.name or word.adjective or word.short or word.title or word.known
    return not known or len(word.key) < 2


def in_body(scan: Scan, at: int, lexicon: Lexicon) -> bool:
    """Whether a word stands in the name of a body, an agency or a paper that the lexicon knows."""
    start, end = scan.starts[at], scan.ends[at]
    left = max(0, start - BODY)
    around = folding.fold(scan.text[left : end + BODY])
    words = around.replace("'", " ")  # "the Obama administration's"
    before, after = words[: start - left].split(), words[end - left :].split()
    if lexicon.of_bodies.isdisjoint((*before[-1:], *after[:1])):
        return False  # all bodies have several words
    return any(
        left + match.start() <= start < left + match.end() for match in lexicon.bodies.finditer(around)
    )
