"""From the parts of a date to EDTF: calendar arithmetic, and the reason in words.

Every reader returns (EDTF, basis, why); an EDTF that is empty means that the date was left unread, and why.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from geo.records.when import YEARS, WhenError, read_when

__all__ = ["Clock", "Reading", "UnreadDateError", "month_span", "span_edtf", "within_year", "year_span"]

Span = tuple[date, date]


class UnreadDateError(ValueError):
    """A date that is left unread; the message says why."""


class Reading(NamedTuple):
    """What a found date means. `edtf` is empty where it is left unread; `why` always says how it was read."""

    edtf: str
    basis: Literal["stated", "derived"]
    why: str


@dataclass(frozen=True, slots=True)
class Clock:
    """The days on which a text can have been published; both None where that is not known."""

    first: date | None = None
    last: date | None = None

    @classmethod
    def of(cls, published: str | None) -> Clock:
        """From EDTF. Raises WhenError for a malformed date."""
        when = read_when(published or "")
        return cls(when.earliest, when.latest) if when.earliest and when.latest else cls()

    def __str__(self) -> str:
        if self.first is None or self.last is None:
            return "an unknown day"
        return span_edtf(self.first, self.last)

    def reckon(self, what: Callable[[date], Span], loosest: int = 62) -> str:
        """EDTF of a span reckoned from the publication; where its day is not certain, of all that it can be.

        Raises UnreadDateError where the publication is unknown, or known so loosely that the span would exceed
        `loosest` days beyond its own length.
        """
        if self.first is None or self.last is None:
            raise UnreadDateError("it is counted from the day of publication, which is not known")
        try:
            (first, end), (start, last) = what(self.first), what(self.last)
        except (OverflowError, ValueError):
            raise UnreadDateError("it falls outside the calendar") from None
        if (last - first) - max(end - first, last - start) > timedelta(days=loosest):
            raise UnreadDateError(f"the publication is dated {self} only, too loosely to count from")
        return span_edtf(first, last)


def span_edtf(first: date, last: date) -> str:
    """The shortest EDTF for some time within two days: a day, a month, a year, or a span in brackets."""
    if first.year not in YEARS or last.year not in YEARS:
        raise UnreadDateError("its year is outside 1000 to 2999")
    if first == last:
        return first.isoformat()
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if not whole_months:
        return f"[{first.isoformat()}..{last.isoformat()}]"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%Y-%m}"
    if (first.month, last.month) == (1, 12):
        return f"{first.year}" if first.year == last.year else f"[{first.year}..{last.year}]"
    return f"[{first:%Y-%m}..{last:%Y-%m}]"


def year_span(year: int, part: int | None = None) -> Span:
    """A year, or its first, middle or last four months. Raises UnreadDateError outside 1000 to 2999."""
    if year not in YEARS:
        raise UnreadDateError(f"the year {year} is outside 1000 to 2999")
    if part is None:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, 1 + 4 * part, 1), month_span(year, 4 + 4 * part)[1]


def month_span(year: int, month: int, part: int | None = None) -> Span:
    """A month, or its days 1 to 10, 11 to 20, 21 to the end. Raises UnreadDateError outside 1000 to 2999."""
    year_span(year)
    last = calendar.monthrange(year, month)[1]
    if part is None:
        return date(year, month, 1), date(year, month, last)
    return date(year, month, 1 + 10 * part), date(year, month, last if part == 2 else 10 + 10 * part)


def day_of(year: int, month: int, day: int) -> date:
    """A day. Raises UnreadDateError for one that the calendar lacks, or a year outside 1000 to 2999."""
    year_span(year)
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadDateError("the calendar has no such day") from None


def shifted(day: date, number: int, unit: str) -> str:
    """EDTF of a day so many units on: exact for days, about for longer ones, as people count them."""
    try:
        if unit == "day":
            return span_edtf(day + timedelta(days=number), day + timedelta(days=number))
        if unit == "week":
            return f"{span_edtf(moved := day + timedelta(weeks=number), moved)}~"
        months = day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1)
        year = months // 12
    except OverflowError:
        raise UnreadDateError("it falls outside the calendar") from None
    year_span(year)
    return f"{year}~" if unit == "year" else f"{year}-{months % 12 + 1:02d}~"


def within_year(edtf: str) -> tuple[str, str] | None:
    """Where something lasted from and until that began or ended some time within one year: of months, `early 2009`, the middle one, of days
    the first and the last.
    """
    span = re.fullmatch(r"\[((\d{4})-(\d\d)(?:-\d\d)?)\.\.(\2-(\d\d)(?:-\d\d)?)\]", edtf)
    if span is None:
        return None
    if len(span[1]) > len("2009-01"):
        return span[1], span[4]
    middle = f"{span[2]}-{(int(span[3]) + int(span[5]) + 1) // 2:02d}"
    return middle, middle


def bounded(edtf: str, word: str) -> str:
    """A date behind `since`, `until`, `by` or `about`; unchanged for any other word or form."""
    if word == "by" and (span := re.fullmatch(r"\[[\d-]*\.\.([\d-]+)\]", edtf)):
        return f"[..{read_when(span[1]).latest}]"
    if word in ("since", "until") and (ends := within_year(edtf)):
        return f"{ends[0]}~/.." if word == "since" else f"/{ends[1]}~"  # `since early 2009`
    if re.fullmatch(r"[\d-]+~", edtf) and word in ("since", "until"):
        return f"{edtf}/.." if word == "since" else f"/{edtf}"
    if not edtf or edtf.endswith("~") or not edtf[0].isdigit() or "/" in edtf:
        return edtf
    when = read_when(edtf)
    assert when.latest is not None
    table = {
        "since": f"{edtf}/..", "until": f"/{edtf}", "by": f"[..{when.latest}]", "about": f"{edtf}~",
    }  # fmt: skip
    found = table.get(word, edtf)
    try:
        read_when(found)
    except WhenError:
        return edtf
    return found
