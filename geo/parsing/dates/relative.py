"""Dates that count from another day: that of publication, or the last one named in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from geo.parsing.dates.ahead import leads_ahead
from geo.parsing.dates.clock import (
    Clock,
    Reading,
    UnreadDateError,
    shifted,
)
from geo.parsing.dates.words import (
    BEFORE,
    DONE_ON,
    DUE,
    FUTURE,
    HAS_UNTIL,
    HEADING,
    NUMBERS,
    ONCE_MEANT,
    WEEKDAYS,
    WILLED,
    unit_of,
)
from geo.parsing.model import DateMention
from geo.records.when import read_when

__all__ = ["RelativeReader", "Span", "by_stem", "count", "direction"]

Span = tuple[date, date]
IF = re.compile(r"\b(?:if|unless)\s[^,;]*$")
"""Before a bound that lies ahead: `if no accord is reached by June 1`."""
SOURCE = re.compile(r"\((?:[A-ZА-ЯЁ]|www\.|the [A-Z])[^()]*, $")
"""The name of a paper before the date of its report: `(Interfax, April 24)`."""
ENDED = re.compile(r"(?<!\b[A-Z])(?<!\b[ap]\.m)[.!?][\"”’»)]*\s")
"""The end of a sentence, and not of `U.S.` or `p.m.`"""
PAST = re.compile(r"\b(?:was|were|had|came|began|ended|left|went|took|gave|held|made|became|\w+ed)\b", re.I)
"""What tells of days gone by."""
OPEN = re.compile(r"\b(?:would|may|might|could|can|should)\b", re.I)
"""What leaves open whether they have gone by: `said that it would begin on`."""
SOON = 21
"""Days ahead of publication within which a day without a year is taken to come."""
BOUNDS = ("by", "until", "till", "no later than", "not later than", "до", "к")


class RelativeReader:
    """What a find means where it is counted from a clock or a neighbour. Every reader may raise UnreadDateError."""

    def __init__(self, text: str, match: re.Match[str], clock: Clock, before: Sequence[DateMention]) -> None:
        self.text, self.match, self.clock, self.before = text, match, clock, before
        self.part = {key: value for key, value in match.groupdict().items() if value is not None}

    def nearest(self, of_year: Callable[[int], Span], what: str) -> Reading:
        """A day or month without a year: the last before publication, the next where the sentence looks ahead."""
        if self.clock.first is None:
            raise UnreadDateError("it gives no year, and the day of publication is not known")
        if (by := self.of_year()) is not None:
            return self.reckoned(lambda day: of_year(day.year + by), loosest=0)
        if not (sourced := self._is_of_a_source()) and (year := self.year_nearby()):
            raise UnreadDateError(f"it gives no year, and the text beside it speaks of {year}")
        said = direction(self.part["brel"]) if "brel" in self.part else None
        ahead = said == 1 or (said is None and not sourced and self._looks_ahead())
        ahead = ahead or (said is None and not sourced and what == "day" and self._comes_soon(of_year))

        def candidate(published: date) -> tuple[date, date]:
            years = range(published.year - 8, published.year + 9)
            spans = [span for year in years if (span := _or_none(of_year, year))]
            if said == 0:  # "this June"
                return next(span for span in spans if span[0].year == published.year)
            if ahead:  # "next June", said in June, is that of the year to come; and so with the last one
                return next(span for span in spans if (span[0] > published if said else span[1] >= published))
            if said == -1:
                return [span for span in spans if span[1] < published][-1]
            return [span for span in spans if span[0] <= published][-1]

        edtf = self.clock.reckon(candidate, loosest=0)
        if what == "day" and edtf.startswith("["):
            edtf = edtf[1:-1].replace("..", "/")
        side = "first such time after" if ahead else "last such time before"
        return Reading(edtf, "derived", f"without a year: the {side} publication on {self.clock}")

    def _comes_soon(self, of_year: Callable[[int], Span]) -> bool:
        """Whether a day lies shortly ahead of publication, and a year less that behind it: papers name the year of such a one.

        Not behind what was done on it: `signed on`.
        """
        assert self.clock.first is not None
        left = self.text[max(0, self.match.start() - 90) : self.match.start()]
        left = ENDED.split(left)[-1]
        if DONE_ON.search(left) or (PAST.search(left) and not OPEN.search(left)):
            return False
        last = self.clock.last or self.clock.first
        spans = (_or_none(of_year, year) for year in (last.year, last.year + 1))
        return any(span and 0 < (span[0] - last).days <= SOON for span in spans)

    def _is_of_a_source(self) -> bool:
        """Whether it stands in brackets behind the name of a paper: `cargo will pass (Interfax, April 24)`."""
        return SOURCE.search(self.text[max(0, self.match.start() - 120) : self.match.start()]) is not None

    def of_year(self) -> int | None:
        """Years on to the one that `this year`, `of next year` behind it names; None where nothing does."""
        word = next(
            (self.part[group] for group in ("dof", "aof", "bof", "bof2", "sof") if group in self.part), None
        )
        return None if word is None else direction(word)

    def year_nearby(self) -> int | None:
        """An earlier year than that of publication, named shortly before in the same paragraph."""
        assert self.clock.first is not None
        for date_ in reversed(self.before):
            gap = self.text[date_.end : self.match.start()]
            if len(gap) > 220 or "\n" in gap:
                return None
            named = re.search(r"\b(1\d{3}|20\d\d)\b", date_.text)
            if named and int(named[1]) < self.clock.first.year:
                return int(named[1])
        return None

    def _looks_ahead(self) -> bool:
        """By the words before it, and behind it where it is a bound or begins its clause: `by June it agreed to`, `in June it will`."""
        before = self.text[max(0, self.match.start() - 90) : self.match.start()]
        left = ENDED.split(before)[-1]
        if DONE_ON.search(left):
            return False
        left = ONCE_MEANT.sub("", left)
        behind = re.split(r"[.!?]\s", self.text[self.match.end() : self.match.end() + 110])[0]
        right = behind[:50]
        bound = BEFORE.search(left)
        if (
            bound
            and bound["word"].lower() in BOUNDS
            and any(ahead.search(side) for ahead in (WILLED, FUTURE) for side in (left, right))
        ):
            return True
        if bound and (HAS_UNTIL.search(left) or IF.search(left)):
            return True
        if HEADING.match(before[before.rfind("\n") + 1 :]) and (len(before) < 90 or "\n" in before):
            return True
        return bool(FUTURE.search(left) or DUE.search(left) or leads_ahead(left, behind))

    def relative_day(self) -> Reading:
        """Read `yesterday`, `this morning`, `last night`."""
        word = self.part["day"].lower()
        word = "вчера" if word.startswith("вчераш") else word
        if word.endswith("night") and word != "tonight":
            return self.reckoned(lambda day: (day - timedelta(days=1), day), loosest=7)
        by = {
            "yesterday": -1,
            "today": 0,
            "tomorrow": 1,
            "вчера": -1,
            "сегодня": 0,
            "завтра": 1,
            "позавчера": -2,
            "накануне": -1,
        }.get(word, 0)
        return self.reckoned(lambda day: (day + timedelta(days=by),) * 2, loosest=7)

    def weekday(self) -> Reading:
        """Read `on Tuesday`: the last one, the day of publication among them, or the next where the sentence looks ahead."""
        word = self.part.get("wrel", "").lower()
        number = WEEKDAYS[(self.part.get("wday") or self.part.get("wday2") or self.part["wday3"])[:3].lower()]
        by = direction(word) if word else 0
        ahead = by > 0 or (not word and self._looks_ahead())

        def weekday(day: date) -> tuple[date, date]:
            back = (day.weekday() - number) % 7 or (7 if by < 0 else 0)
            found = (
                day + timedelta(days=(number - day.weekday()) % 7 or 7)
                if ahead
                else day - timedelta(days=back)
            )
            return found, found

        return self.reckoned(weekday, loosest=0)

    def ago(self) -> Reading:
        """Read `two months ago`."""
        unit = unit_of(self.part.get("agounit") or self.part["ago1"])
        number = count(self.part.get("ago", "1"))
        if self.clock.first is None or self.clock.first != self.clock.last:
            raise UnreadDateError(f"it is counted from the day of publication, which is {self.clock}")
        return Reading(
            shifted(self.clock.first, -number, unit),
            "derived",
            f"counted back from publication on {self.clock}",
        )

    def later(self) -> Reading:
        """Read `a day later`, `two years earlier`, `the same year`."""
        part = self.part
        unit = (
            part.get("laterunit")
            or part.get("earlierunit")
            or part.get("afterunit")
            or part.get("nextunit")
            or part.get("sameunit")
            or "day"
        )
        number = (
            0
            if "sameunit" in part or "same2" in part
            else count(part.get("later") or part.get("earlier") or part.get("after") or "1")
        )
        unit = unit_of(unit)
        named, day = self._last_named(unit)
        if number == 0:
            edtf = {"day": day.isoformat(), "month": f"{day:%Y-%m}", "year": str(day.year)}[unit]
        else:
            edtf = shifted(day, -number if "earlier" in part else number, unit)
        way = "back" if "earlier" in part else "on"
        return Reading(
            edtf,
            "derived",
            f"counted {way} from '{named.text}' ({named.edtf}), the last date named before it",
        )

    def _last_named(self, unit: str) -> tuple[DateMention, date]:
        """The date that `later` counts from: the last one read in the same paragraph, precise enough for the unit."""
        for date_ in reversed(self.before):
            if "\n" in self.text[date_.end : self.match.start()]:
                break
            if not date_.edtf:
                raise UnreadDateError(f"it is counted from '{date_.text}', which is unread")
            by = re.fullmatch(r"\[\.\.([\d-]+)\]", date_.edtf)
            when = read_when(by[1] if by else date_.edtf)  # "by 1 October … the next year"
            long = {"day": 1, "week": 7, "month": 31, "year": 366}[unit]
            if when.earliest and when.latest and (when.latest - when.earliest).days < long:
                return date_, when.latest
        raise UnreadDateError(
            "it is counted from an earlier date, and none that is precise enough stands before it"
        )

    def reckoned(self, what: Callable[[date], Span], loosest: int = 62) -> Reading:
        """As `Clock.reckon`, with the reason."""
        return Reading(
            self.clock.reckon(what, loosest), "derived", f"counted from publication on {self.clock}"
        )


def count(written: str) -> int:
    """The number that a word or digits say."""
    return int(written) if written.isdigit() else NUMBERS[" ".join(written.lower().split())]


def direction(word: str) -> int:
    """-1 for `last`, 1 for `next`, 0 for `this`; -2 for the one before the last."""
    word = word.lower()
    if word.startswith("позапрошл"):
        return -2
    if word.startswith(("last", "прош", "минувш", "истекш")):
        return -1
    return 1 if word.startswith(("next", "следующ", "будущ", "ближайш")) else 0


def by_stem(written: str, table: dict[str, int]) -> int:
    """Value for a word by how it begins, `the` left out."""
    word = written.lower().removeprefix("the ")
    return next(number for stem, number in table.items() if word.startswith(stem))


def _or_none(of_year: Callable[[int], Span], year: int) -> Span | None:
    try:
        return of_year(year)
    except UnreadDateError:
        return None  # 29 February in a common year
