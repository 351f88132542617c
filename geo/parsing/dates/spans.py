"""Dates of weeks, months, seasons and years that count from another day: `last summer`, `the end of the year`, `the past three years`."""

from __future__ import annotations

from datetime import date, timedelta

from geo.parsing.dates.clock import Reading, UnreadDateError, month_span, shifted, span_edtf, year_span
from geo.parsing.dates.relative import RelativeReader, Span, by_stem, count, direction
from geo.parsing.dates.words import PARTS, SEASONS, unit_of

__all__ = ["SpanReader"]


class SpanReader(RelativeReader):
    """What a find means where it is some time in a span counted from a clock. Every reader may raise UnreadDateError."""

    def relative_unit(self) -> Reading:
        """Read `last week`, `this year`."""
        by = direction(self.part["rel"])
        unit = unit_of(self.part["runit"])
        which = by_stem(self.part["part2"], PARTS) if "part2" in self.part else None
        if unit == "week":
            if which is not None:
                raise UnreadDateError("part of a week")
            return self.reckoned(lambda day: _week(day, by))
        if unit == "month":
            return self.reckoned(lambda day: month_span(*_month_on(day, by), which), loosest=31)
        if which == PARTS["beginning"] and not self.part["part2"].lower().startswith("early"):
            return _begun(self.reckoned(lambda day: month_span(day.year + by, 1), loosest=0))
        return self.reckoned(lambda day: year_span(day.year + by, which), loosest=0)

    def of_the_unit(self) -> Reading:
        """Read `the end of the year`, `year-end`: of the year that was last named close before it, or that of publication.

        Its beginning is January, about.
        """
        part = by_stem(self.part.get("part3", "end"), PARTS)
        if unit_of(self.part.get("theunit") or self.part.get("theunit2") or "year") == "month":
            return self.reckoned(lambda day: month_span(day.year, day.month, part), loosest=31)
        begins = part == PARTS["beginning"]

        def of_year(year: int) -> Span:
            return month_span(year, 1) if begins else year_span(year, part)

        if self.clock.first is not None and (year := self.year_nearby()):
            found = Reading(span_edtf(*of_year(year)), "derived", f"of {year}, the year named before it")
        else:
            found = self.reckoned(lambda day: of_year(day.year), loosest=0)
        return _begun(found) if begins else found

    def season(self) -> Reading:
        """Read `last summer`, `this spring`: as `last June` is read. Winter begins in December."""
        first, by = SEASONS[self.part["season2"][:3].lower()], direction(self.part["srel"])

        def season(day: date) -> Span:
            spans = [
                (date(year, first, 1), month_span(year + (first == 12), (first + 1) % 12 + 1)[1])
                for year in range(day.year - 2, day.year + 3)
            ]
            if by < 0:
                return [span for span in spans if span[1] < day][-1]
            if by:
                return next(span for span in spans if span[0] > day)
            return next(span for span in spans if span[0].year == day.year or span[0] <= day <= span[1])

        return self.reckoned(season, loosest=0)

    def season_of(self) -> Reading:
        """Read `весной прошлого года`."""
        first, by = SEASONS[self.part["season3"][:3].lower()], self.of_year() or 0
        if first == 12:
            raise UnreadDateError("a winter lies in two years, and the text does not say which")
        return self.reckoned(
            lambda day: (date(day.year + by, first, 1), month_span(day.year + by, first + 2)[1]), loosest=0
        )

    def past(self) -> Reading:
        """Read `the past three years`: an interval that ends with the day of publication."""
        written = self.part.get("pastunit") or self.part["past1"]
        unit = "year" if written == "decade" else unit_of(written)
        if self.clock.first is None or self.clock.first != self.clock.last:
            raise UnreadDateError(f"it is counted from the day of publication, which is {self.clock}")
        number = 10 if written == "decade" else count(self.part.get("past", "1"))
        begun = shifted(self.clock.first, -number, unit)
        why = f"counted back from publication on {self.clock}"
        return Reading(f"{begun}/{self.clock.first}", "derived", why)

    def clipped(self) -> Reading:
        """Read `earlier this month`."""
        unit, late = self.part["cunit"], self.part["clip"].lower() == "later"

        def clipped(day: date) -> tuple[date, date]:
            span = {
                "week": _week(day, 0),
                "month": month_span(day.year, day.month),
                "year": year_span(day.year),
            }[unit]
            return (day, span[1]) if late else (span[0], day)

        return self.reckoned(clipped)


def _begun(january: Reading) -> Reading:
    """The beginning of a year: its January, about."""
    return january._replace(edtf=f"{january.edtf}~")


def _week(day: date, by: int) -> Span:
    """Monday to Sunday."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=by)
    return monday, monday + timedelta(days=6)


def _month_on(day: date, by: int) -> tuple[int, int]:
    months = day.year * 12 + day.month - 1 + by
    return months // 12, months % 12 + 1
