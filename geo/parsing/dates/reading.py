"""One found date to EDTF: a method for each form in which texts give dates."""

from __future__ import annotations

import re
from datetime import date

from geo.parsing.dates.clock import Reading, UnreadDateError, day_of, month_span, span_edtf, year_span
from geo.parsing.dates.relative import by_stem
from geo.parsing.dates.spans import SpanReader
from geo.parsing.dates.words import EVENT, HALVES, MONTHS, PARTS, SEASONS

__all__ = ["DateReader"]

_ROMAN = {
    "XI": 11,
    "XII": 12,
    "XIII": 13,
    "XIV": 14,
    "XV": 15,
    "XVI": 16,
    "XVII": 17,
    "XVIII": 18,
    "XIX": 19,
    "XX": 20,
}


class DateReader(SpanReader):
    """Reads one find. Each branch of the expression has its own method, told by the group that is set."""

    def read(self) -> Reading:
        """EDTF, basis and reason. Raises UnreadDateError."""
        part = self.part
        for group, method in _BRANCHES:
            if group in part:
                return method(self)
        raise UnreadDateError("its form is not known")  # pragma: no cover - every branch is listed

    def _iso(self) -> Reading:
        year, month, day = map(int, self.part["iso"].split("-"))
        return _stated(day_of(year, month, day) if 1 <= month <= 12 else _no_month(month))

    def _numeric(self) -> Reading:
        first, second, year = (int(self.part[key]) for key in ("n1", "n2", "nyear"))
        if self.part["nsep"] == "/" and first <= 12 and second <= 12 and first != second:
            raise UnreadDateError("day and month cannot be told apart")
        if self.part["nsep"] == "/" and second > 12:
            first, second = second, first
        return _stated(day_of(year, second, first) if 1 <= second <= 12 else _no_month(second))

    def _nine_eleven(self) -> Reading:
        return Reading("2001-09-11", "stated", "the usual short form for 11 September 2001")

    def _day(self) -> Reading:
        part = self.part
        month = _month(part.get("dmonth") or part["amonth"])
        first = _number(part.get("d1") or part["a1"])
        second = part.get("d2") or part.get("a2")
        days = (first, _number(second) if second else first)
        written = part.get("dyear") or part.get("ayear")
        if written:
            year = int(written[:4])
            return _stated(day_of(year, month, days[0]), day_of(year, month, days[1]))
        return self._yearless(month, days)

    def _yearless(self, month: int, days: tuple[int, int]) -> Reading:
        day_of(2000, month, days[0]), day_of(2000, month, days[1])
        if (month, days) == (9, (11, 11)) and self.of_year() is None:
            return self._eleventh()
        return self.nearest(lambda year: (day_of(year, month, days[0]), day_of(year, month, days[1])), "day")

    def _eleventh(self) -> Reading:
        """The attacks are spoken of without their year for decades after."""
        around = self.text[self.match.end() : self.match.end() + 40]
        last = self.clock.last
        if EVENT.match(around) or (last and date(2001, 9, 11) <= last <= date(2002, 9, 10)):
            return Reading("2001-09-11", "derived", "without a year: the attacks of 11 September 2001")
        raise UnreadDateError(
            "it gives no year, and may mean the attacks of 2001 or that day of another year"
        )

    def _month_and_year(self) -> Reading:
        which = by_stem(self.part["mpart"], PARTS) if "mpart" in self.part else None
        return _stated(*month_span(int(self.part["myear"][:4]), _month(self.part["mmonth"]), which))

    def _month_alone(self) -> Reading:
        part = self.part
        name = next(
            part[group] for group in ("bmonth", "bmonth2", "bmonth3", "bmonth4", "bmonth5") if group in part
        )
        which = by_stem(part["bpart"], PARTS) if "bpart" in part else None
        return self.nearest(lambda year: month_span(year, _month(name), which), "month")

    def _decade(self) -> Reading:
        first = int(self.part.get("decade") or f"19{self.part['tens']}")
        if "epart" not in self.part:
            return _stated(date(first, 1, 1), date(first + 9, 12, 31))
        which = by_stem(self.part["epart"], PARTS)
        if which == 1:
            return Reading(f"{first + 5}~", "stated", "the middle of a decade: its fifth year, about")
        years = (first, first + 3) if which == 0 else (first + 7, first + 9)
        return _stated(date(years[0], 1, 1), date(years[1], 12, 31))

    def _century(self) -> Reading:
        written = self.part["century"]
        number = int(written) if written.isdigit() else _ROMAN[written]
        first = 100 * number - 99
        which = by_stem(self.part["cpart"], PARTS) if "cpart" in self.part else None
        years = (
            (first, first + 99)
            if which is None
            else (first + 33 * which, first + 33 * which + 32 + which // 2)
        )
        return _stated(date(years[0], 1, 1), date(years[1], 12, 31))

    def _season(self) -> Reading:
        year, month = int(self.part["syear"][:4]), SEASONS[self.part["season"][:3].lower()]
        if month == 12 and int(self.part.get("syear2", "0")) % 100 == (year + 1) % 100:
            return _stated(date(year, 12, 1), month_span(year + 1, 2)[1])
        if month == 12:
            raise UnreadDateError("a winter lies in two years, and the text does not say which")
        return _stated(date(year, month, 1), month_span(year, month + 2)[1])

    def _share(self) -> Reading:
        months = 6 if self.part["share"][0] in "hп" else 3
        first = 1 + months * by_stem(self.part["nth"], HALVES)
        if first > 12:
            raise UnreadDateError("a year has two halves")
        year = int(self.part["hyear"][:4])
        return _stated(date(year, first, 1), month_span(year, first + months - 1)[1])

    def _year(self) -> Reading:
        which = by_stem(self.part["ypart"], PARTS) if "ypart" in self.part else None
        return _stated(*year_span(int(self.part.get("year") or self.part["oldyear"][:4]), which))


_BRANCHES = (
    ("iso", DateReader._iso), ("n1", DateReader._numeric), ("nine", DateReader._nine_eleven), ("dmonth", DateReader._day),
    ("amonth", DateReader._day), ("mmonth", DateReader._month_and_year), ("bmonth", DateReader._month_alone),
    ("bmonth2", DateReader._month_alone), ("bmonth3", DateReader._month_alone), ("bmonth4", DateReader._month_alone), ("bmonth5", DateReader._month_alone),
    ("decade", DateReader._decade), ("tens", DateReader._decade), ("season", DateReader._season), ("season3", DateReader.season_of), ("nth", DateReader._share), ("year", DateReader._year), ("oldyear", DateReader._year), ("century", DateReader._century),
    ("day", DateReader.relative_day), ("clip", DateReader.clipped), ("runit", DateReader.relative_unit),
    ("theunit", DateReader.of_the_unit), ("theunit2", DateReader.of_the_unit), ("yearend", DateReader.of_the_unit), ("season2", DateReader.season),
    ("pastunit", DateReader.past), ("past1", DateReader.past), ("earlierunit", DateReader.later),
    ("wday", DateReader.weekday), ("wday2", DateReader.weekday), ("wday3", DateReader.weekday), ("agounit", DateReader.ago), ("ago1", DateReader.ago),
    ("laterunit", DateReader.later), ("afterunit", DateReader.later), ("nextunit", DateReader.later),
    ("sameunit", DateReader.later), ("same2", DateReader.later),
)  # fmt: skip


def _stated(first: date, last: date | None = None) -> Reading:
    """As written; two days with a dash between them are an interval."""
    last = last or first
    if last < first:
        raise UnreadDateError("it ends before it begins")
    edtf = span_edtf(first, last)
    if edtf.startswith("[") and first.month == last.month and (last - first).days < 8:
        edtf = f"{first}/{last}"
    return Reading(edtf, "stated", "as written")


def _no_month(month: int) -> date:
    raise UnreadDateError(f"the calendar has no month {month}")


def _month(name: str) -> int:
    return MONTHS[name[:3].lower()]


def _number(written: str) -> int:
    found = re.match(r"\d+", written)
    assert found is not None
    return int(found[0])
