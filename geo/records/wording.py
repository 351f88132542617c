"""Dates and amounts in words, the same on every page and in every file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from geo.records.when import When, read_when

if TYPE_CHECKING:  # the terminal asks for words of a view before it knows whether it needs a single record
    from geo.records.models import Amount

__all__ = ["amount_in_words", "day_in_words", "many", "status_in_words", "when_in_words"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def many(count: int, one: str, more: str = "") -> str:
    """`1 claim`, `3 claims`; `more` where the plural is not the word with an `s`."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def amount_in_words(amount: Amount) -> str:
    """`more than 800 flights`, `USD 52.893 million`: every digit that the source gives, a currency before them."""
    qualifier = "" if amount.qualifier == "exact" else f"{amount.qualifier} "
    currency, _, unit = amount.unit.partition(" ")
    if not (len(currency) == 3 and currency.isupper()):
        return f"{qualifier}{amount.value:,} {amount.unit}"
    return f"{qualifier}{currency} {amount.value:,} {unit}".rstrip()


def status_in_words(label: str, status: str, form: str = "{}, {}") -> str:
    """A kind with how far it came, unless it came about, or the kind's own word says so: `deployed, planned`, but `planned`."""
    return label if status in ("actual", label) else form.format(label, status)


def day_in_words(day: date) -> str:
    """`6 Nov 2001`: no locale, no leading zero."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def when_in_words(when: When) -> str:
    """What the source's date says, never more precise than it: `about Jul 2005`, `by 16 Aug 2005`."""
    text = when.written.strip()
    if not text:
        return "undated"
    if text.startswith("["):
        return _span(when)
    if "/" in text:
        return _interval(text)
    return _point(text)


def _span(when: When) -> str:
    if when.earliest is None and when.latest:
        return f"by {day_in_words(when.latest)}"
    if when.latest is None and when.earliest:
        return f"on or after {day_in_words(when.earliest)}"
    assert when.earliest is not None
    assert when.latest is not None
    return f"between {_short_of(when.earliest, when.latest)} and {day_in_words(when.latest)}"


def _short_of(first: date, last: date) -> str:
    """The first day without what it shares with the last: `11 Sep` of 2001, `1` of the same month."""
    words = day_in_words(first).split()
    if first.year != last.year:
        return " ".join(words)
    return words[0] if first.month == last.month else " ".join(words[:2])


def _interval(text: str) -> str:
    left, _, right = text.partition("/")
    if right == "..":
        return f"since {_point(left)}, still so when the source spoke"
    if not left:
        return f"until {_point(right)}, beginning not known"
    if not right:
        return f"from {_point(left)}, end not known"
    return f"{_point(left)} to {_point(right)}"


def _point(text: str) -> str:
    bare = text.rstrip("~?%")
    first = read_when(bare).earliest
    assert first is not None
    words = {4: str(first.year), 7: f"{_MONTHS[first.month - 1]} {first.year}"}.get(
        len(bare), day_in_words(first)
    )
    if text.endswith(("~", "%")):
        words = f"about {words}"
    return f"{words} (doubtful)" if text.endswith(("?", "%")) else words
