"""The two dates of a comparison, each a day, a month or a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from geo.atlas import Atlas
from geo.entries import Days
from geo.errors import ViewError
from geo.records.when import WhenError, read_when
from geo.records.wording import day_in_words, when_in_words

__all__ = ["Moment", "moments_of", "publications", "read_moment"]

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True)
class Moment:
    """A day, a month or a year as it was written, with its first and last day."""

    written: str
    first: date
    last: date

    @property
    def words(self) -> str:
        """`2005`, `Aug 2005` or `16 Aug 2005`."""
        return when_in_words(read_when(self.written))

    def touches(self, days: Days) -> bool:
        """Closed overlap with a span of days."""
        return self.first <= days[1] and days[0] <= self.last


def read_moment(written: str, name: str = "date") -> Moment:
    """Read `2005`, `2005-08` or `2005-08-16`; `name` is what the reader calls it. Raises ViewError."""
    text = written.strip()
    try:
        when = read_when(text)
    except WhenError as error:
        raise ViewError({name: f"The date {text!r} in '{name}' {error}."}) from None
    plain = len(text) in (4, 7, 10) and not (when.approximate or when.doubtful or "/" in text)
    if not plain or when.earliest is None or when.latest is None:
        raise ViewError(
            {name: f"The date {text!r} in '{name}' must be a plain year, month or day, such as 2005-08-16."}
        )
    if not EARLIEST <= when.earliest <= LATEST:
        raise ViewError({name: f"The date {text!r} in '{name}' must lie between 1900 and 2100."})
    return Moment(text, when.earliest, when.latest)


def moments_of(before: str, after: str) -> tuple[Moment, Moment]:
    """Both dates, the earlier first. Raises ViewError where one is none, or where they are not two dates in order."""
    first, second = read_moment(before, "before"), read_moment(after, "after")
    if (first.first, first.last) == (second.first, second.last):
        raise ViewError({"after": f"Both dates are {first.words}: choose two different ones."})
    if second.last < first.first:
        raise ViewError(
            {"after": f"The dates run backwards: {first.words} comes after {second.words}. Swap them."}
        )
    if second.first <= first.last:
        raise ViewError(
            {
                "after": f"The dates overlap: {first.words} and {second.words} share days. Choose two that do not."
            }
        )
    return first, second


def publications(atlas: Atlas) -> list[tuple[str, str, str, str]]:
    """For each source, earliest first: its id, what to call it, the day before it appeared, and its last possible day.

    Days are ISO. A source without a first or a last possible day is left out.
    """
    found = []
    for document in atlas.records.documents.values():
        source, day = document.source, document.source.first_day
        if day.earliest and day.latest:
            before = day.earliest - timedelta(days=1)
            words = f"{source.series or source.title} ({day_in_words(day.latest)})"
            found.append((day.latest, (source.id, words, before.isoformat(), day.latest.isoformat())))
    return [row for _, row in sorted(found)]
