"""The day of publication from the line that a report begins with: `BISHKEK, 12 March 2009 (Agency) -`; or from one that
says nothing but who wrote it and when: `By A. Writer | 12 March 2009, 10:30`, `Published: March 12, 2009`.

Only the beginning of a text is looked at, behind two short lines of headline at most; a date without its year, or one
that can be read in two ways, is none. A chronicle, of which several lines are dates, is not dated by its first.
"""

from __future__ import annotations

import dataclasses
import re
from typing import NamedTuple

from geo.parsing.dates.clock import Clock, UnreadDateError
from geo.parsing.dates.reading import DateReader
from geo.parsing.dates.words import FOUND
from geo.parsing.textin.model import Text
from geo.parsing.textin.titles import below_title

__all__ = ["Dateline", "dated", "dateline_of", "signed"]

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
_SHOUTED = re.compile(r"[^a-zа-яё\n]{2,40}[,.][ ]")
_STOPPED = re.compile(r"(?:[ ]?г(?:ода)?)?\.[ ](?=[«“\"A-ZА-ЯЁ])")
"""A town in capitals and a date that nothing but the text follows: `ASTANA, 6 March 2018. The …`."""
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
_TIME = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:[ ]?[AaPp]\.?[Mm]\b\.?)?"
_SIGNED = re.compile(
    rf"(?:(?:By|Автор:?)[ ]{_NAME}(?:(?:,|and|и)[ ]?{_NAME})?[ ]?[,|•·–—-]?[ ]?)?"
    rf"(?:(?:(?:First[ ])?(?:Published|Posted|Updated|Issued|Released)|Date|Опубликовано|Дата(?:[ ]публикации)?)(?:[ ]on)?:?[ ])?"
    rf"(?:{_TIME},?[ ])?(?:(?:[Mm]on|[Tt]ues?|[Ww]ed(?:nes)?|[Tt]hu(?:rs)?|[Ff]ri|[Ss]at(?:ur)?|[Ss]un)(?:day)?,?[ ])?",
)
_ENDED = re.compile(
    rf"(?:[ ]?г(?:ода|\.)?)?(?:[ ]?[,|•·–—-]?[ ]?(?:at[ ]|в[ ])?{_TIME}(?:[ ]?\(?(?:[A-Z]{{2,4}}|МСК)(?:[+-]\d+)?\)?)?)?[.|]?"
    r"(?:[ ]?\((?:обновлено|[Uu]pdated)[^()]{0,40}\))?(?:[ ]?[|•·]?[ ](?:Share|Print|E-?mail|Tweet|Поделиться|Печать)\b.{0,40})?"
)
"""Before and behind the date of a line that says nothing else, or only has a page's buttons behind it."""


class Dateline(NamedTuple):
    """The day in EDTF, and the words that give it."""

    published: str
    words: str

    @property
    def note(self) -> str:
        """A sentence for the reader on where the day comes from."""
        return f"Published {self.published}, as its dateline has it: “{self.words}”."


def dateline_of(text: str, signatures: bool = True) -> Dateline | None:
    """The dateline that a text begins with; None where it has none, or one without a full date.

    `signatures`: lines that only say who wrote it and when count too.
    """
    head = text[:_REACH].lstrip("\ufeff")
    lines = [line for line in (line.strip() for line in head.split("\n")) if line]
    days = {*filter(None, map(signed, lines))} if signatures else set()
    for number, line in enumerate(lines):
        if found := _of_line(line) or (signed(line) if len(days) == 1 else None):
            return found
        if number == _HEADLINES or len(line) > _HEADLINE:
            break
    return None


def dated(text: Text) -> Text:
    """The text with the day of its dateline where its file gives no day of publication, and a note that says so."""
    # What a web page says above its heading may be today's date; that below it has been read with the page.
    # A printed page shows its menu above the heading, too.
    printed = below_title(text.title, text.text) if text.kind == "pdf" else ""
    found = None if text.published else dateline_of(printed or text.text, signatures=text.kind != "html")
    if found is None:
        return text
    return dataclasses.replace(text, published=found.published, notes=(*text.notes, found.note))


def _of_line(line: str) -> Dateline | None:
    date = FOUND.search(line[:_HEADLINE])
    if date is None:
        return None
    if _SHOUTED.fullmatch(line, 0, date.start()) and _STOPPED.match(line, date.end()):
        return _read(line, date, line[: date.end()])
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
    return _read(line, date, words)


def signed(line: str) -> Dateline | None:
    """The day of a line that says nothing but when something was written, and by whom; None for all others."""
    date = FOUND.search(line) if len(line) <= _HEADLINE else None
    if date and _SIGNED.fullmatch(line, 0, date.start()) and _ENDED.fullmatch(line, date.end()):
        return _read(line, date, line)
    return None


def _read(line: str, date: re.Match[str], words: str) -> Dateline | None:
    try:
        read = DateReader(line, date, Clock(), []).read()
    except UnreadDateError:
        return None
    day = read.basis == "stated" and re.fullmatch(r"\d{4}-\d\d-\d\d", read.edtf)
    return Dateline(read.edtf, words) if day else None
