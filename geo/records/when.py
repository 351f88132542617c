"""Time as sources give it: a small part of EDTF, and the days that each form can mean.

The syntax is that of the Extended Date/Time Format (Library of Congress, 2019; ISO 8601-2);
the bounds are this project's own, since sources speak of last attested days:

    written                     earliest                 latest
    2001-11-06, 2001-11, 2001   its first day            its last day
    2005-07~ (day, month, year) one unit earlier; a day: 3 days earlier / later
    2001-09-08?                 as printed, marked doubtful (`%`: doubtful and approximate)
    [2001-09-11..2002-12-31]    first                    last            (some time in it)
    [..2005-08-11]              not known                that day        (by then)
    2001/2005-08                start of 2001            end of August 2005
    2003/..                     start of 2003            the source's publication (last attested)
    /2005-08, 2005-08/          first and last day of the one end that is known
    (empty)                     undated
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

__all__ = ["When", "WhenError", "read_day", "read_when"]

YEARS = range(1000, 3000)
_POINT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<mark>[~?%])?", re.ASCII)
_MARKS = ("~", "?", "%")
_ABOUT_A_DAY = timedelta(days=3)


class WhenError(ValueError):
    """A date that is none; the message is the rule it breaks."""


@dataclass(frozen=True, slots=True)
class When:
    """The days that a written date can mean, both ends included.

    `earliest` and `latest` are None where not known (both: undated). `begins` and `ends` say
    whether the text itself fixes the beginning and the end of what it dates; a state that does not
    begin or end within its text may have gone on before or after.
    """

    written: str
    earliest: date | None = None
    latest: date | None = None
    doubtful: bool = False
    approximate: bool = False
    begins: bool = True
    ends: bool = True
    interval: bool = False

    @property
    def undated(self) -> bool:
        """Whether the source gives no day at all."""
        return self.earliest is None and self.latest is None

    @property
    def attested(self) -> tuple[date, date] | None:
        """First and last day that the text vouches for; None if undated.

        Where one bound is not known, only the other is vouched for.
        """
        first, last = self.earliest or self.latest, self.latest or self.earliest
        return None if first is None or last is None else (first, last)


@lru_cache(maxsize=4096)
def read_when(written: str, published: date | None = None) -> When:
    """Read one EDTF expression of the table above.

    `published` is the last day on which the source can have spoken: the end of an open interval.
    Raises WhenError for a form outside the table, an impossible day, a reversed interval, a year
    outside 1000 to 2999, and an open interval that begins after its source was published.
    """
    text = written.strip()
    if not text:
        return When(written)
    if text.startswith("[") and text.endswith("]"):
        return _some_time_in(written, text[1:-1])
    if "/" in text:
        return _from_to(written, text, published)
    first, last, mark = _point(text)
    return When(written, first, last, *_marks(mark))


def read_day(written: str) -> date:
    """Read a plain ISO day, month or year as its last day (for "as known on")."""
    _, last, mark = _point(written.strip())
    if mark:
        raise WhenError("must be a plain day such as 2005-08-16")
    return last


def _some_time_in(written: str, inside: str) -> When:
    left, dots, right = inside.partition("..")
    if not dots or not (left or right):
        raise WhenError("must be a span such as [2001-09-11..2002-12-31] or [..2005-08-11]")
    if inside.endswith(_MARKS) or left.endswith(_MARKS):
        raise WhenError("must have no '~', '?' or '%' within [ ]: widen the span instead")
    first = _point(left)[0] if left else None
    last = _point(right)[1] if right else None
    if left and right and len(left) != len(right):
        raise WhenError("must have ends of one sort within [ ]: two days, two months or two years")
    _in_order(first, last)
    return When(written, first, last, begins=bool(left), ends=bool(right))


def _from_to(written: str, text: str, published: date | None) -> When:
    left, _, right = text.partition("/")
    known = [part for part in (left, right) if part not in ("", "..")]
    if not known:
        raise WhenError("must name at least one end of the interval")
    marks = _marks("".join(part[-1] for part in known))
    if len(known) == 2:
        first, last = _point(left)[0], _point(right)[1]
        _in_order(_point(left.rstrip("~?%"))[0], _point(right.rstrip("~?%"))[1])
        return When(written, first, last, *marks, interval=True)
    first, last, _ = _point(known[0])
    if left == "..":
        raise WhenError("must not begin with '..': write '/2005-08' where the beginning is not known")
    if right == "..":
        last = _open_end(first, last, published)
    begins, ends = left not in ("", ".."), right not in ("", "..")
    return When(written, first, last, *marks, begins=begins, ends=ends, interval=True)


def _open_end(first: date, last: date, published: date | None) -> date:
    if published is None:
        return last
    if published < first:
        raise WhenError(f"begins after its source was published ({published.isoformat()})")
    return published


def _point(text: str) -> tuple[date, date, str]:
    match = _POINT.fullmatch(text)
    if not match:
        raise WhenError(
            "must be a date such as 2001-11-06, 2001-11, 2001, 2005-07~, 2001-09-08?, "
            "[..2005-08-11], [2001-09-11..2002-12-31] or 2001/2005-08"
        )
    year, month, day = (int(match[part]) if match[part] else None for part in ("year", "month", "day"))
    mark = match["mark"] or ""
    if year is None or year not in YEARS:
        raise WhenError("must have a year from 1000 to 2999")
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise WhenError("must be a day that the calendar has") from None
    if mark in ("", "?"):
        return first, _last_day(first, month, day), mark
    if day:
        return first - _ABOUT_A_DAY, first + _ABOUT_A_DAY, mark
    before, after = _neighbours(first, month)
    return before, _last_day(after, month, day), mark


def _last_day(first: date, month: int | None, day: int | None) -> date:
    if day:
        return first
    if month:
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return date(first.year, 12, 31)


def _neighbours(first: date, month: int | None) -> tuple[date, date]:
    """First days of the unit before and the unit after."""
    if not month:
        return date(first.year - 1, 1, 1), date(first.year + 1, 1, 1)
    return (first - timedelta(days=1)).replace(day=1), (first + timedelta(days=31)).replace(day=1)


def _marks(marks: str) -> tuple[bool, bool]:
    """Doubtful, approximate."""
    return not {"?", "%"}.isdisjoint(marks), not {"~", "%"}.isdisjoint(marks)


def _in_order(first: date | None, last: date | None) -> None:
    if first and last and last < first:
        raise WhenError("ends before it begins")
