"""Words that are spelt as a place is and name something else.

Types of aircraft ("Su-25"), Russian given names that counties bear, short forms that the text explains, foreign papers, kin.
"""

from __future__ import annotations

import re
from functools import lru_cache

from geo.gazetteer import Quality
from geo.parsing.toponyms.scanning import Found, Scan

__all__ = ["is_namesake", "is_of_kin"]

WIDEST = "A"
"""The strength of names of countries, which have short forms."""

LONGEST = 4
"""Letters of a designer in the name of an aircraft: "Su-25", "Mi-8", "Yak-40"."""
MODEL = re.compile(r"-\d")
SURNAME = re.compile(r" (?:(?:де|да|ди|фон|ван|дер|аль|бин) )*[А-ЯЁ][а-яё]")
FAR = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
"""Countries whose counties and towns are called after persons."""


INITIALS = re.compile(r"(?<![A-Za-z])[A-Z](?=[\w’'.-])")
FORM = re.compile(r"\(([A-Z]{2,12})\)")
EXPLAINED = 120
"""Characters before a short form in brackets in which its words stand."""
PAPER = re.compile(
    r" (?:newspaper|daily|weekly|magazine|tabloid|broadcaster|[Nn]ews(?= (?:agency|channel|site|website|reported|reports|said|says|quoted|wrote))|TV|television)(?!\w)"
)
CHANNEL = re.compile(r" International(?:,? (?:TV|Television|a )|[’']s |[,.;:)]| (?![A-Z(]))")
"""What makes a broadcaster of a country's name: "Iran International"."""
PRINTED = frozenset({"ne", "da", "we", "ma", "ta", "br", "te", "TV", "Ne"})
"""How PAPER begins."""
GREAT, SMALL = 5.0, 4.3
"""Logarithm of the people of a town whose papers are called so, and of one that heads no agency's line."""
RUBRIC = re.compile(r" - [A-Z]{2}")
"""Behind the matter with which agencies head a line in capitals: "CRICKET - AUSTRALIA BEAT"."""
KIN = re.compile(
    r"(?<!\w)(?:husband|wife|spouse|sons?|daughters?|brothers?|sisters?|father|mother|parents|(?:great-)?grand(?:son|daughter|father|mother|parent|child)s?|grandchildren|"
    r"children|step(?:son|daughter|father|mother)s?|nephews?|nieces?|uncle|aunt|cousins?|fianc[eé]e?), (?:[A-Z][\w’-]+(?: \([^()]*\))?(?:, and |, | and ))*$"
)
"""What stands before a person's name among kin: "her husband, Troy", "daughters, Florence and Virginia"."""
LISTED = (", ", " and ")
"""What stands right before a name among kin."""
BACK = 90


def is_namesake(text: str, found: Found) -> bool:
    """Whether a name means something else than the place: "Su-25", "TAPI" as the text explains it, "the Vatan newspaper"."""
    end, name = found.end, found.name
    mark = text[end : end + 1]
    if mark == "-" and end - found.start <= LONGEST and MODEL.match(text, end):
        return True
    if name is None or name.strength == WIDEST:
        return name is not None and CHANNEL.match(text, end) is not None
    if found.capitals == "short" and text[found.start : end] in _explained(text):
        return True
    if mark != " ":
        return False
    top = name.senses[0]
    if text[end + 1 : end + 3] in PRINTED and PAPER.match(text, end):
        foreign = (
            found.capitals == "short" or top.quality >= Quality.ALTERNATE
        )  # "TOLO news": Toulon elsewhere
        return top.country not in FAR and top.kind in ("city", "airfield") and (top.people < GREAT or foreign)
    person = not text[found.start : end].isascii() and SURNAME.match(text, end) is not None
    return (top.people < SMALL and _is_rubric(text, found)) or (
        person and top.country in FAR and top.kind in ("district", "city")
    )


def _is_rubric(text: str, found: Found) -> bool:
    """Whether it heads a line that is written in capitals."""
    heads = text[found.start - 1 : found.start] in ("", "\n") and RUBRIC.match(text, found.end) is not None
    return heads and text[found.start : found.end].isupper()


def is_of_kin(scan: Scan, found: Found) -> bool:
    """Whether what is a given name, too, stands among kin, and not behind "of" or "in": "and a son, Dallas"."""
    if found.first != found.last or not scan.between[found.first].endswith(LISTED):
        return False
    return KIN.search(scan.text, max(0, found.start - BACK), found.start) is not None


@lru_cache(maxsize=1)
def _explained(text: str) -> frozenset[str]:
    """Short forms that stand in brackets behind words that begin with their letters; looked for once a text."""
    found = set()
    for form in FORM.finditer(text):
        letters = INITIALS.findall(text, max(0, form.start() - EXPLAINED), form.start())
        if letters[-len(form[1]) :] == list(form[1]):
            found.add(form[1])
    return frozenset(found)
