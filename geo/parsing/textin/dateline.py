"""The day of publication from the line that a report begins with: `BISHKEK, 12 March 2009 (Agency) -`.

Only the beginning of a text is looked at, behind two short lines of headline at most; a date without its year, or one
that can be read in two ways, is none.
"""

from __future__ import annotations

import dataclasses
import re
from typing import NamedTuple

from geo.parsing.dateclock import Clock, UnreadDateError
from geo.parsing.datereading import DateReader
from geo.parsing.datewords import FOUND
from geo.parsing.textin.model import Text

__all__ = ["Dateline", "dated", "dateline_of"]

_REACH = 600
"""Code points of a text in which its dateline must stand."""
_HEADLINES = 2
_HEADLINE = 160
"""Lines before a dateline, and how long each may be."""
_NAME = r"(?:(?:[Dd]e|la|al|el|and|и|на)[ ]|[A-ZА-ЯЁÀ-Ý][\w.'’/-]*[ ]?){1,4}"
_BODY = r"\([^()\n]{2,40}\)"
_PLACE = re.compile(rf"{_NAME}(?:,[ ]{_NAME}){{0,2}}(?:[ ]?{_BODY})?")
_TOWN = re.compile(r"[\w.’'-]+(?:,[ ][\w.’'-]+){0,2}|[^a-zа-яё]+")
"""What alone is a place for sure where no dash follows: `Washington Treaty, 4 April 1949` is a heading."""
_WEEKDAY = r"(?:(?:on[ ])?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?[ ])?"
_BEFORE = re.compile(rf"(?<=[\w).])[,.][ ]{_WEEKDAY}$", re.I)
_AFTER = re.compile(
    rf"(?:[ ]?г(?:ода|\.)?)?(?:[,.]?[ ]?{_BODY})?(?:[,.]?[ ][A-ZА-ЯЁ][\w«»-]+)?"
    r"[,.]?(?:[ ]?(?:[–—]|-{1,2}(?!\w)|/(?=\w))(?!\s*\d)|:(?=\s)|$)"
)
"""Behind the date: an agency, and a dash, a stroke or the end of the line; no second date, as of a life."""
_PLACED = re.compile(
    rf"(?:[ ]?г(?:ода|\.)?)?[,.][ ](?P<place>{_NAME})(?:{_BODY}[ ]?)?[.,]?(?:[ ]?(?:[–—]|-{{1,2}}(?!\w))(?!\s*\d)|:(?=\s)|$)"
)
"""Behind a date that comes first: the place, in the same way."""


class Dateline(NamedTuple):
    """The day in EDTF, and the words that give it."""

    published: str
    words: str

    @property
    def note(self) -> str:
        """A sentence for the reader on where the day comes from."""
        return f"Published {self.published}, as its dateline has it: “{self.words}”."


def dateline_of(text: str) -> Dateline | None:
    """The dateline that a text begins with; None where it has none, or one without a full date."""
    head = text[:_REACH].lstrip("\ufeff")
    for number, line in enumerate(filter(None, (line.strip() for line in head.split("\n")))):
        if found := _of_line(line):
            return found
        if number == _HEADLINES or len(line) > _HEADLINE:
            break
    return None


def dated(text: Text) -> Text:
    """The text with the day of its dateline where its file gives no day of publication, and a note that says so."""
    found = None if text.published else dateline_of(text.text)
    if found is None:
        return text
    return dataclasses.replace(text, published=found.published, notes=(*text.notes, found.note))


def _of_line(line: str) -> Dateline | None:
    date = FOUND.search(line[:_HEADLINE])
    if date is None:
        return None
    before = _BEFORE.search(line, 0, date.start())
    after = _AFTER.match(line, date.end()) if before else None
    if before and after and _PLACE.fullmatch(line, 0, before.start()):
        if after.end() == len(line) and not _TOWN.fullmatch(line, 0, before.start()):
            return None
        words = line[: date.end()]
    elif date.start() == 0 and (place := _PLACED.match(line, date.end())):
        words = line[: place.end("place")].rstrip()
    else:
        return None
    try:
        read = DateReader(line, date, Clock(), []).read()
    except UnreadDateError:
        return None
    day = read.basis == "stated" and re.fullmatch(r"\d{4}-\d\d-\d\d", read.edtf)
    return Dateline(read.edtf, words) if day else None
