"""Places that no gazetteer here holds, told by a Russian word for their kind: "село Мамыр-Бел", "уезды Хошун и Шикан".

They are mentions without a place, as those of unlisted.py. Only words of which nothing at all is known are looked at.
"""

from __future__ import annotations

import re

from geo.parsing.toponyms.russiankinds import is_surname, kind_before
from geo.parsing.toponyms.scanning import Found, Scan
from geo.parsing.toponyms.unlisted import HYPHENS, LONGEST, hangs_on, is_person
from geo.parsing.toponyms.words import Word

__all__ = ["unlisted_in_russian"]

SITE = "site"
"""A kind that is often called after something else, and is not told."""
LEADING = re.compile(r"\w+(?:[ыи]й|[оа]го|[оы]м|ой|ая|ую|ое|[ыи]е|[ыи]х)$")
"""How the first word of "Большая Малышка" ends."""
ABSTRACT = re.compile(r"(?:ост[иь]|ци[яию]|ни[ея]|ств[ао]|изма?)$")
"""How words for fields of knowledge end: "в области Безопасности"."""
DIVISION = re.compile(r"\w+[цс]к(?:ий|ого|ому|им|ом|ая|ой|ую)$")
"""How the adjective of what a place lies in ends: "в селе Мамыр Баткенской области"."""


def unlisted_in_russian(scan: Scan) -> list[Found]:
    """What a Russian word tells for a place, in the order of the text."""
    words = scan.words
    unknown = [at for at, word in enumerate(words) if word.nobody and not word.latin]
    found: list[Found] = []
    for at in unknown:
        if (not found or at > found[-1].last) and (one := _told(scan, at)):
            found.append(one)
    if found:
        persons = {words[at].key for at in unknown if is_person(scan, at)}
        found = [one for one in found if words[one.first].key not in persons]
    return found


def _told(scan: Scan, at: int) -> Found | None:
    first = at
    while hangs_on(scan, first) or (scan.joined[first] and _leads(scan.words[first - 1])):
        first -= 1
    start = scan.starts[first]
    said = kind_before(scan.text, start, scan.ends[at])
    if said is None or said.kind == SITE or scan.text[start - 1] != " ":
        return None
    if scan.joined[first] and not said.direct:
        return None  # if direct, the capitalised word before it is the one for the kind
    last = at
    while hangs_on(scan, last + 1) or (
        scan.joined[last + 1] and not said.officer and _goes_on(scan.words[last + 1])
    ):
        last += 1
    end = scan.ends[last]
    if said.officer and last == first and _is_first_name(scan, last):
        return None
    of = scan.words[first : last + 1]
    if (
        last - first >= LONGEST
        or ABSTRACT.search(of[-1].key)
        or scan.text[end : end + 1] in HYPHENS
        or any(map(_is_other, of))
    ):
        return None
    if not said.direct and last > first and is_surname(scan.text[start:end]):
        return None  # "жители села Мамыр и Асан Токтоев"
    return Found(start, end, first, last, None, None, "", said.kind)


def _leads(word: Word) -> bool:
    return not word.latin and not (word.given or word.title) and LEADING.match(word.key) is not None


def _goes_on(word: Word) -> bool:
    """Whether a word is part of the name that the unknown one before it begins."""
    may = word.nobody or (word.name is not None and word.name.senses[0].interest)
    return may and not (word.latin or DIVISION.match(word.key) or is_surname(word.key))


def _is_first_name(scan: Scan, at: int) -> bool:
    """Whether a word has one behind it that is rather a surname: "министр области Асан Токтоев"."""
    if not scan.joined[at + 1] or scan.joined[at + 2]:
        return False
    return not DIVISION.match(scan.words[at + 1].key)


def _is_other(word: Word) -> bool:
    return bool(word.given or word.title or word.adjective or word.short or word.capitals)
