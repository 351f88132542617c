"""`datetime`: an instant or an interval, read as days, and which claims hold on them.

OGC 17-069r4, 7.15.4, with RFC 3339 for date and time. Claims know days, so a time of day is read as the
day that it falls on in UTC. A plain day, month or year stands for all of its days. Open ends are `..` or empty.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time, timedelta

from geo.errors import AtlasError

__all__ = ["Days", "DaysError", "overlap", "read_days"]

Days = tuple[date, date]
"""First and last day, both included."""

_FORM = re.compile(
    r"(?P<year>\d{4})(-(?P<month>\d{2})(-(?P<day>\d{2})"
    r"([Tt ](?P<hour>\d{2})(:(?P<minute>\d{2})(:(?P<second>\d{2})(\.\d+)?)?)?(?P<zone>[Zz]|[+-]\d{2}:\d{2})?)?)?)?",
    re.ASCII,
)
_LONGEST = 80
_GDAL = (
    "'datetime' has a 'T' without an hour, as GDAL writes where it takes datetime for a filter on one date column; it is about "
    "all days on which a claim holds, so set GDAL's option OGR_GEOJSON_DATE_AS_STRING to YES, and it compares the column itself."
)
"""Better refused than answered: GDAL would take what comes for what its filter asked, and drop or add rows without a word."""


class DaysError(AtlasError):
    """A datetime that is none."""


def read_days(written: str) -> Days:
    """Read an instant or an interval as its days. Raises DaysError with the rule that is broken."""
    parts = written.split("/") if len(written) <= _LONGEST else []
    if not 1 <= len(parts) <= 2:
        raise DaysError(_refusal(written))
    if len(parts) == 1:
        return _span(parts[0], written)
    if all(part in ("", "..") for part in parts):
        raise DaysError("'datetime' must name at least one end of its interval.")
    first = date.min if parts[0] in ("", "..") else _span(parts[0], written)[0]
    last = date.max if parts[1] in ("", "..") else _span(parts[1], written)[1]
    if last < first:
        raise DaysError(f"'datetime' ends before it begins: {_short(written)}.")
    return first, last


def overlap(one: Days, other: Days) -> bool:
    """Closed overlap: whether the two share a day; boundary days count."""
    return one[0] <= other[1] and other[0] <= one[1]


def _span(part: str, written: str) -> Days:
    match = _FORM.fullmatch(part)
    if part.endswith("T") and _FORM.fullmatch(part[:-1]):
        raise DaysError(_GDAL)
    if not match:
        raise DaysError(_refusal(written))
    try:
        return _days(match)
    except (ValueError, OverflowError):
        raise DaysError(
            f"'datetime' names a day or an hour that does not exist: {_short(written)}."
        ) from None


def _days(match: re.Match[str]) -> Days:
    """Raises ValueError for a day or hour that the calendar or the clock does not have."""
    year, month, day = (int(match[name] or 0) for name in ("year", "month", "day"))
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if not day:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    on = _utc_day(date(year, month, day), match)
    return on, on


def _utc_day(day: date, match: re.Match[str]) -> date:
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    clock = time(hour, minute, min(second, 59) if second <= 60 else second)  # 60 is a leap second
    zone = match["zone"]
    if not zone or zone in "Zz":
        return day
    offset = time.fromisoformat(zone[1:])
    east = timedelta(hours=offset.hour, minutes=offset.minute)
    local = datetime.combine(day, clock)
    return (local - east if zone[0] == "+" else local + east).date()


def _refusal(written: str) -> str:
    return (
        f"'datetime' {_short(written)} is no instant or interval: write 2005-08-16, 2005-08-16T12:00:00Z, "
        "2001-01-01/2005-12-31, 2001-01-01/.. or ../2005-12-31."
    )


def _short(written: str) -> str:
    return repr(written if len(written) <= 40 else written[:39] + "…")
