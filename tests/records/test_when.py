from __future__ import annotations

import warnings
from collections.abc import Callable
from datetime import date
from typing import cast

import pytest

from geo.records.when import WhenError, read_day, read_when
from geo.records.wording import day_in_words, when_in_words

PUBLISHED = date(2005, 8, 16)

ROWS = [
    ("2001-11-06", "2001-11-06", "2001-11-06", "6 Nov 2001"),
    ("2001-11", "2001-11-01", "2001-11-30", "Nov 2001"),
    ("2001", "2001-01-01", "2001-12-31", "2001"),
    ("2004-02", "2004-02-01", "2004-02-29", "Feb 2004"),
    ("2005-07~", "2005-06-01", "2005-08-31", "about Jul 2005"),
    ("2005-01~", "2004-12-01", "2005-02-28", "about Jan 2005"),
    ("2005-12~", "2005-11-01", "2006-01-31", "about Dec 2005"),
    ("2005~", "2004-01-01", "2006-12-31", "about 2005"),
    ("2005-08-11~", "2005-08-08", "2005-08-14", "about 11 Aug 2005"),
    ("2001-09-08?", "2001-09-08", "2001-09-08", "8 Sep 2001 (doubtful)"),
    ("2001?", "2001-01-01", "2001-12-31", "2001 (doubtful)"),
    ("2001-09%", "2001-08-01", "2001-10-31", "about Sep 2001 (doubtful)"),
    ("[2001-09-11..2002-12-31]", "2001-09-11", "2002-12-31", "between 11 Sep 2001 and 31 Dec 2002"),
    ("[2001-09-11..2001-12-31]", "2001-09-11", "2001-12-31", "between 11 Sep and 31 Dec 2001"),
    ("[2001-09-11..2001-09-18]", "2001-09-11", "2001-09-18", "between 11 and 18 Sep 2001"),
    ("[2001-02..2002-02]", "2001-02-01", "2002-02-28", "between 1 Feb 2001 and 28 Feb 2002"),
    ("[..2005-08-11]", None, "2005-08-11", "by 11 Aug 2005"),
    ("[2005-08-11..]", "2005-08-11", None, "on or after 11 Aug 2005"),
    ("2001/2005-08", "2001-01-01", "2005-08-31", "2001 to Aug 2005"),
    ("2001-05-05/2001-05-05", "2001-05-05", "2001-05-05", "5 May 2001 to 5 May 2001"),
    ("2001~/2002?", "2000-01-01", "2002-12-31", "about 2001 to 2002 (doubtful)"),
    ("2003/..", "2003-01-01", "2005-08-16", "since 2003, still so when the source spoke"),
    ("/2005-08", "2005-08-01", "2005-08-31", "until Aug 2005, beginning not known"),
    ("2005-08/", "2005-08-01", "2005-08-31", "from Aug 2005, end not known"),
    ("", None, None, "undated"),
    ("1000", "1000-01-01", "1000-12-31", "1000"),
    ("2999-12-31", "2999-12-31", "2999-12-31", "31 Dec 2999"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "earliest", "latest", "words"), ROWS, ids=[row[0] or "empty" for row in ROWS]
)
def test_each_form_has_its_bounds_and_its_words(
    written: str, earliest: str | None, latest: str | None, words: str
) -> None:
    when = read_when(written, PUBLISHED)
    assert (when.earliest and when.earliest.isoformat(), when.latest and when.latest.isoformat()) == (
        earliest,
        latest,
    )
    assert when_in_words(when) == words
    assert when.written == written


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("2005-08/2001", "ends before it begins"),
        ("2005-08-11/2005-08-10", "ends before it begins"),
        ("2006~/2005~", "ends before it begins"),
        ("[2002..2001]", "ends before it begins"),
        ("2005-02-30", "must be a day that the calendar has"),
        ("2005-02-29~", "must be a day that the calendar has"),
        ("2005-13", "must be a day that the calendar has"),
        ("2005-00", "must be a day that the calendar has"),
        ("2001-21", "must be a day that the calendar has"),
        ("0999", "must have a year from 1000 to 2999"),
        ("3000-01-01", "must have a year from 1000 to 2999"),
        ("[0001..2005]", "must have a year from 1000 to 2999"),
        ("2001/9999", "must have a year from 1000 to 2999"),
        ("2007/..", "begins after its source was published (2005-08-16)"),
        ("/", "must name at least one end of the interval"),
        ("../..", "must name at least one end of the interval"),
        ("/..", "must name at least one end of the interval"),
        ("../2005", "must not begin with '..'"),
        ("[..]", "must be a span such as"),
        ("[2001]", "must be a span such as"),
        ("[2001,2003]", "must be a span such as"),
        ("[]", "must be a span such as"),
        ("2005-08-00", "must be a day that the calendar has"),
        ("[2001..2002-02]", "must have ends of one sort"),
        ("[2001..2002..2003]", "must be a date such as"),
        ("[2001~..2002]", "must have no '~', '?' or '%' within [ ]"),
        ("[2001..2002?]", "must have no '~', '?' or '%' within [ ]"),
        ("2001/2002/2003", "must be a date such as"),
        ("[2001..2002]/2003", "must be a date such as"),
        ("2001..2002", "must be a date such as"),
        ("200", "must be a date such as"),
        ("201X", "must be a date such as"),
        ("6 November 2001", "must be a date such as"),
        ("2001-1-6", "must be a date such as"),
        ("2001-11-06T12:00", "must be a date such as"),
        ("2001~?", "must be a date such as"),
        ("-2001", "must be a date such as"),
        ("２００１", "must be a date such as"),
        ("٢٠٠١", "must be a date such as"),
        ("unknown", "must be a date such as"),
    ],
)
def test_everything_else_is_refused_with_its_rule(written: str, rule: str) -> None:
    with pytest.raises(WhenError) as caught:
        read_when(written, PUBLISHED)
    assert rule in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("written", "doubtful", "approximate"),
    [("2001", False, False), ("2001?", True, False), ("2001~", False, True), ("2001%", True, True), ("2001~/2002?", True, True)],
)  # fmt: skip
def test_marks(written: str, doubtful: bool, approximate: bool) -> None:
    when = read_when(written)
    assert (when.doubtful, when.approximate) == (doubtful, approximate)


@pytest.mark.parametrize(
    ("written", "begins", "ends", "interval"),
    [
        ("2001", True, True, False), ("2001/2002", True, True, True), ("2003/..", True, False, True),
        ("/2005", False, True, True), ("2005/", True, False, True), ("[..2005]", False, True, False),
        ("[2005..]", True, False, False), ("[2001..2005]", True, True, False),
    ],
)  # fmt: skip
def test_which_ends_the_text_fixes(written: str, begins: bool, ends: bool, interval: bool) -> None:
    when = read_when(written, PUBLISHED)
    assert (when.begins, when.ends, when.interval) == (begins, ends, interval)


def test_attested_days_fall_back_on_the_one_known_bound() -> None:
    day = date(2005, 8, 11)
    assert read_when("[..2005-08-11]").attested == (day, day)
    assert read_when("[2005-08-11..]").attested == (day, day)
    assert read_when("").attested is None
    assert read_when("").undated


def test_an_open_interval_runs_to_the_day_of_publication_and_no_further() -> None:
    assert read_when("2003/..", date(2003, 1, 1)).latest == date(2003, 1, 1)
    assert read_when("2003/..").latest == date(2003, 12, 31)


def test_days_for_known() -> None:
    assert read_day(" 2005-08 ") == date(2005, 8, 31)
    assert read_day("2005") == date(2005, 12, 31)
    for bad in ("2005~", "2005?", "", "2005/2006", "yesterday", "2005-02-30"):
        with pytest.raises(WhenError):
            read_day(bad)


def test_days_in_words_have_no_leading_zero() -> None:
    assert day_in_words(date(2005, 8, 1)) == "1 Aug 2005"


def test_edtf_5_accepts_whatever_is_accepted_here() -> None:
    """The PyPI package as an oracle of syntax; its bounds differ, as the design says, and are not asked."""
    parse = _edtf_parser()
    for written, *_ in ROWS:
        if written:
            assert parse(written) is not None, written


def test_where_edtf_5_is_laxer_than_the_records() -> None:
    """It takes reversed intervals, seasons and years before 1000, which are errors here."""
    parse = _edtf_parser()
    for written in ("2005/2001", "[2005..2001]", "2001-21", "0999", "../2005", "201X", "[2001,2003]"):
        assert parse(written) is not None
        with pytest.raises(WhenError):
            read_when(written)


def _edtf_parser() -> Callable[[str], object]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # edtf 5 warns about its own grammar when it is imported
        from edtf import parse_edtf
    return cast(Callable[[str], object], parse_edtf)
