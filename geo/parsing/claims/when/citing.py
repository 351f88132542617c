"""The day of a report that a sentence cites in brackets at its end, `(Interfax, August 11)`, or on which somebody said it."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from typing import NamedTuple

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.dates.clock import Clock
from geo.parsing.model import DateMention
from geo.records.when import read_when

__all__ = ["Cited", "cited_day", "in_last_brackets", "is_cited", "is_told_on"]

_END = 120
"""Code points before the end of a sentence within which the brackets open."""
_LONGEST = 400
"""Code points within which they close, over parts between semicolons too."""
_SOURCE = re.compile(r"\((?:see\s+)?(?:the\s+|also\s+)*(?:[A-ZА-ЯЁ«“]|www\.)[^()]*,\s+$")
"""From the bracket to the date: names of papers and a comma."""
_FURTHER = re.compile(r"\d{1,2}")
_DAYS = re.compile(r"(?:,\s\d{1,2}(?!\d|\s[A-Z]))*")
"""Behind a day others of its month."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HEAD = 6
"""Code points within which a sentence begins with its date: `On Monday`."""
_NAMES = re.compile(r"(?!.*\b(?:that|what|which|who|would|will|was|were|had|has|have)\b)[^,;:“”\"()]{0,60}")
"""Between the date of a sentence and its verb of speech."""
_WHERE = re.compile(
    r"\s+(?:(?:to\s+)?(?:(?:a|the)\s+)?(?:[\w-]+\s+){0,2}?(?:reporters|journalists|press|conference|agency|news\w*|radio|television|parliament|lawmakers)\s+)?"
    r"(?:(?:in|at|during)\s+(?!.*\b(?:that|which|would|will|was|were|had|has|have)\b)[^,;:“”\"()]{1,50}?\s+)?(?:on\s+)?"
)
"""Between a verb of speech and when that was: `confirmed in an interview in Almaty on`."""
_SPAN = 14
"""Days that the dates of what is cited may lie apart."""


class Cited(NamedTuple):
    """The last day of what is cited, and how the text writes it."""

    day: datetime.date
    text: str


def in_last_brackets(passage: Passage, date: DateMention) -> bool:
    """Whether a date stands in brackets at the end of the sentence, where it is a report's, or of what is said beside it."""
    bracket = passage.text.rfind("(", passage.start, date.start)
    closed = passage.text.rfind(")", passage.start, date.start)
    return bracket > closed and bracket > passage.end - _END


def is_cited(passage: Passage, date: DateMention) -> bool:
    """Whether it is the day of a report, behind the name of who published it; or another one in its list."""
    if not in_last_brackets(passage, date):
        return False
    bracket = passage.text.rfind("(", passage.start, date.start)
    first = next(one for one in passage.dates if one.start > bracket)
    return _SOURCE.match(passage.text, bracket, first.start) is not None


def cited_day(passage: Passage, clock: Clock) -> Cited | None:
    """The last day of the reports that a sentence cites, where all are known to the day and none is after the publication."""
    first = next((date for date in passage.dates if is_cited(passage, date)), None)
    if first is None:
        return None
    found: Cited | None = None
    closed = passage.text.find(")", first.end, first.end + _LONGEST)
    closed = closed if closed >= 0 else passage.end
    for date in passage.document.dates[bisect_left(passage.document.dates, first.start, key=_start) :]:
        if date.start > closed:
            break
        day = _last_day(passage.text, date)
        if day is None or (clock.last is not None and day > clock.last):
            return None
        if found is None or day > found.day:
            found = Cited(day, date.text)
    return found


def _start(date: DateMention) -> int:
    return date.start


def _last_day(text: str, date: DateMention) -> datetime.date | None:
    """The last day of a date, or of those that only their numbers follow: `May 3, 5`; None where it is not known to the day."""
    when = read_when(date.edtf)
    if when.earliest is None or when.latest is None or (when.latest - when.earliest).days > _SPAN:
        return None
    last, further = when.latest, _DAYS.match(text, date.end)
    for number in _FURTHER.findall(further[0]) if further else ():
        try:
            last = max(last, last.replace(day=int(number)))
        except ValueError:
            return None
    return last


def is_told_on(passage: Passage, phrase: re.Match[str], date: DateMention) -> bool:
    """Whether somebody said on that day what is so now: `there are currently none, he said in Bonn on`, `On Monday he said that`."""
    if not _DAY.fullmatch(date.edtf):
        return False
    for verb in passage.each("speech"):
        ahead = date.end <= verb.start() < phrase.start() and date.start - passage.start < _HEAD
        if ahead and _NAMES.fullmatch(passage.text, date.end, verb.start()):
            return True
        if verb.end() <= date.start and _WHERE.fullmatch(passage.text, verb.end(), date.start):
            return True
    return False
