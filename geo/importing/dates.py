"""Dates as tables print them into EDTF, one distinct text at a time; bounds are those of geo.records.when.

2005-01-20, 2005-01-20T10:00:00Z, 20050120 with or without hour, minute and second, 2005/01/20, 20 January 2005, 20-Jan-05 (not: two
digits are no year), January 20, 2005, 2005-01, January 2005, 2005, and EDTF. Days written 20/01/2005, 20.01.2005 or
20-01-2005 need an order, which is the column's and never guessed for one row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

from geo.errors import DatasetError
from geo.records.when import When, WhenError, read_when

__all__ = ["DateError", "Evidence", "as_edtf", "bounds", "span"]

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NUMBERS = {name: f"{n:02}" for n, month in enumerate(_MONTHS, 1) for name in (month, month[:3])} | {
    "sept": "09"
}
"""Months by name and usual abbreviation: the first letters alone would make March of a market and of «marraskuu»."""
_TIME = r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AaPp][Mm])?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + _TIME)
_NUMBER = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?(?:\.0+)?")
_HOUR = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:[01]\d|2[0-3])(?:[0-5]\d)?(?:\.0+)?")
"""Of these centuries only: other numbers of ten digits are seconds since 1970, which no column is guessed to hold."""
_YEAR = re.compile(r"(\d{4})(?:\.0+)?")
_EITHER = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})" + _TIME)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ \-./]+([A-Za-z]{3,9})\.?[ \-./,]+(\d{4})" + _TIME)
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?[ \-]+(\d{1,2})(?:st|nd|rd|th)?,?[ \-]+(\d{4})" + _TIME)
_MONTH = re.compile(r"([A-Za-z]{3,9})\.?[ \-/,]+(\d{4})")
_MOST = 100
"""How many times as often one order must be proved as the other, for the few to count as mistakes."""


class DateError(ValueError):
    """A text that is no date; the message completes "start '31/02/2005' …"."""


@dataclass
class Evidence:
    """How often a column's days prove day before month or month before day, and how often neither."""

    day_first: int = 0
    month_first: int = 0
    either: int = 0
    example: str = ""

    def look(self, texts: Iterable[str | None]) -> None:
        """Take in distinct texts of the column."""
        for text in texts:
            match = _EITHER.fullmatch(text.strip()) if text else None
            if not match:
                continue
            first, second = int(match[1]), int(match[3])
            if first > 12 >= second:
                self.day_first += 1
            elif second > 12 >= first:
                self.month_first += 1
            elif first != second and first <= 12:
                self.either += 1
                self.example = self.example or match[0]

    def plus(self, other: Self) -> None:
        """Take in what another part of the column shows."""
        self.day_first += other.day_first
        self.month_first += other.month_first
        self.either += other.either
        self.example = self.example or other.example

    def order(self, column: str, table: str) -> str | None:
        """The order, dmy or mdy; None where no day needs an order.

        Raises DatasetError where the column shows neither, or both.
        """
        few, many = sorted((self.day_first, self.month_first))
        if few and many < _MOST * few:
            raise DatasetError(
                f"{table}: in the column {column!r} {self.day_first} dates can only be day/month/year and {self.month_first} only "
                'month/day/year: write date_format = "d/m/Y" or date_format = "m/d/Y" into a mapping file (--mapping).'
            )
        if not many and self.either:
            raise DatasetError(
                f"{table}: the dates of the column {column!r} can be read as day/month/year and as month/day/year, such as "
                f'{self.example!r}, and no number in it is over 12: write date_format = "d/m/Y" or date_format = "m/d/Y" '
                "into a mapping file (--mapping)."
            )
        return None if not many else "dmy" if self.day_first > self.month_first else "mdy"


@lru_cache(maxsize=1 << 17)
def as_edtf(text: str, order: str | None) -> str:
    """One printed date as EDTF. Raises DateError."""
    text = text.strip()
    if match := _ISO.fullmatch(text):
        return _day(match[1], match[3], match[4])
    if match := _NUMBER.fullmatch(text) or _HOUR.fullmatch(text):
        return _day(*match.groups())
    return _in_figures(text, order) or _in_words(text) or _checked(text)


def _in_figures(text: str, order: str | None) -> str | None:
    """20/01/2005 by the order that holds for the column, and bare years."""
    if match := _YEAR.fullmatch(text):
        return _checked(match[1])
    match = _EITHER.fullmatch(text)
    if not match:
        return None
    if order not in ("dmy", "mdy") and match[1] != match[3]:
        raise DateError("has the year last, which the date_format of the mapping does not allow")
    day, month = (match[1], match[3]) if order == "dmy" else (match[3], match[1])
    return _day(match[4], month, day)


def _in_words(text: str) -> str | None:
    """20 January 2005, January 20, 2005, January 2005."""
    if match := _DAY_FIRST.fullmatch(text):
        return _day(match[3], _month(match[2]), match[1])
    if match := _MONTH_FIRST.fullmatch(text):
        return _day(match[3], _month(match[1]), match[2])
    if match := _MONTH.fullmatch(text):
        return _checked(f"{match[2]}-{_month(match[1])}")
    return None


def _day(year: str, month: str, day: str) -> str:
    edtf = f"{year}-{month:0>2}-{day:0>2}"
    try:
        date.fromisoformat(edtf)
    except ValueError:
        raise DateError("is no day that the calendar has") from None
    if not 1000 <= int(year) < 3000:
        raise DateError("has a year outside 1000 to 2999")
    return edtf


def _month(name: str) -> str:
    number = _NUMBERS.get(name.casefold())
    if number is None:
        raise DateError(f"names no month ({name!r})")
    return number


def _checked(edtf: str) -> str:
    try:
        read_when(edtf)
    except WhenError as error:
        raise DateError(
            "is no date that can be read: years run from 1000 to 2999, and are written in full"
            if "must be a date such as" in str(error)
            else str(error)
        ) from None
    return edtf


@lru_cache(maxsize=1 << 17)
def span(start: str | None, end: str | None, precision: str | None) -> str | None:
    """EDTF of an event from what its table says: first and last day, and how well they are known.

    Where the precision is vaguer than a day, two dates bound a time within which it happened (`[a..b]`, in days where
    the two are not of one sort); one date stands for about that day (a week: three days before and after), its month,
    or its year. Raises DateError.
    """
    if end is None or start == end:
        return _vaguer(start, precision) if start else None
    if not ((start or end)[:4].isdigit() and end[:4].isdigit()) or "/" in (start or "") + end:
        raise DateError("is a span by itself, so it cannot begin or end another one")
    if start is None:
        return f"/{_vaguer(end, precision)}"
    between = f"{start}/{end}"
    try:
        whole = read_when(between)
    except WhenError as error:
        raise DateError(str(error)) from None
    if precision in (None, "day") or whole.doubtful:  # a doubt has no sign within [ ]
        return between
    alike = len(start) == len(end) and not whole.approximate
    return f"[{start}..{end}]" if alike else f"[{whole.earliest}..{whole.latest}]"


def _vaguer(edtf: str, precision: str | None) -> str:
    if precision in (None, "day") or not edtf[-1].isdigit() or not edtf[:4].isdigit() or "/" in edtf:
        return edtf
    if precision in ("days", "week"):
        return f"{edtf}~" if len(edtf) == 10 else edtf
    return edtf[:7] if precision == "month" else edtf[:4]


_EPOCH = date(1970, 1, 1).toordinal()


@lru_cache(maxsize=1 << 17)
def bounds(edtf: str) -> tuple[int | None, int | None]:
    """First and last day since 1970-01-01; None where not known.

    The end of `2003/..` is not known here: it is the day on which the source spoke, which each row has for itself.
    """
    if len(edtf) == 10 and edtf[-1].isdigit() and edtf[0] != "/":
        day = date.fromisoformat(edtf).toordinal() - _EPOCH
        return day, day
    when: When = read_when(edtf)
    first = when.earliest.toordinal() - _EPOCH if when.earliest else None
    last = when.latest.toordinal() - _EPOCH if when.latest and not edtf.endswith("/..") else None
    return first, last
