"""Which date of a sentence is that of what it tells, and what a cited report or the day of telling bounds."""

from __future__ import annotations

import pytest

from geo.parsing.dates.finding import find_dates
from tests.parsing.claims.suggesting import only, suggested


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Uzbekistan refused Germany the use of an airfield, while Tajikistan opened one in 2003.", ""),
        ("Uzbekistan signed a treaty with Russia on a base, and on 5 June 2004 its parliament met.", ""),
        ("Kyrgyzstan ratified the treaty on the Russian base, but Kazakhstan did so on 3 May 2004.", ""),
        ("Kyrgyzstan ratified the treaty on the Russian base, but the minister resigned on 3 May.", "[..2005-08-16]"),
        ("Uzbekistan signed a treaty on a base with Russia, Germany and India on 5 June 2004.", "2004-06-05"),
    ],
)  # fmt: skip
def test_the_date_of_another_statement_is_not_taken(text: str, when: str) -> None:
    assert only(text)[0].when == when


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Kyrgyzstan had already ratified the agreement on the Russian base (Interfax, August 11).", "[..2005-08-11]"),
        ("Kyrgyzstan ratified the agreement on the Russian base (Itar-Tass, Vremya, 5-6 May 2005).", "[..2005-05-06]"),
        ("Kyrgyzstan ratified the agreement on the Russian base (see the Courier, May 3, 5).", "[..2005-05-05]"),
        ("Kyrgyzstan ratified the agreement on the Russian base (Interfax, May 3; the Courier, May 4).", "[..2005-05-04]"),
        ("Kyrgyzstan ratified the agreement on the Russian base (Interfax, May 3; the Courier, 2005).", "[..2005-08-16]"),
        ("Russia has a base in Tajikistan (Interfax, July 4).", "2005-07~"),
        ("Russia plans to open a base in Tajikistan (Avesta, July 4).", "2005-07~"),
        ("Kyrgyzstan ratified the agreement on the Russian base (like others, in 2002).", ""),
        ("Kyrgyzstan ratified the agreement on the Russian base (Interfax, 2006).", "[..2005-08-16]"),
    ],
)  # fmt: skip
def test_a_cited_report_bounds_what_the_sentence_tells(text: str, when: str) -> None:
    one, _ = only(text)
    assert (one.when, one.when_basis) == (when, "derived" if when else None)


def test_without_a_day_of_publication_a_cited_report_with_its_year_bounds_too() -> None:
    one, _ = only("Kyrgyzstan ratified the treaty on the Russian base (Interfax, August 11, 2005).", None)
    assert (one.when, one.when_basis) == ("[..2005-08-11]", "derived")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("“There are currently no American bases in Kazakhstan,” the minister confirmed in an interview in Bonn on May 4.", "2005-05-04"),
        ("On May 4 the minister said that there are currently no American bases in Kazakhstan.", "2005-05-04"),
        ("Russia currently has a base in Tajikistan, the minister said on May 4.", "2005-05-04"),
        ("Russia, which sold a ship on May 4, currently has a base in Tajikistan.", "2005-08~"),
    ],
)  # fmt: skip
def test_what_is_so_now_is_dated_by_the_day_on_which_it_was_said(text: str, when: str) -> None:
    assert {one.when for one, _ in suggested(text)} == {when}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("“Russia will open a base,” the minister told a news conference in Bonn on 5 May.", "2005-05-05"),
        ("Russia will open a base, the minister announced in Bonn on 5 May.", "2005-05-05"),
        ("Russia will open a base on 5 May, the minister said.", "2006-05-05"),
        ("The minister said in Bonn that Russia will open a base on 5 May.", "2006-05-05"),
    ],
)
def test_the_day_of_telling_what_lies_ahead_lies_behind(text: str, edtf: str) -> None:
    assert [date.edtf for date in find_dates(text, "2005-08-16")] == [edtf]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Within days of 11 September 2001 Kazakhstan offered the United States its airspace.", "[2001-09-11..2001-09-24]"),
        ("Only hours after 3 May 2004 Kazakhstan offered the United States its airspace.", "[2004-05-03..2004-05-05]"),
        ("Within weeks of 3 August 2005 Kazakhstan offered the United States its airspace.", "[2005-08-03..2005-08-16]"),
        ("Long after 3 May 2004 Kazakhstan offered the United States its airspace.", ""),
        ("Within days of May 2004 Kazakhstan offered the United States its airspace.", ""),
    ],
)  # fmt: skip
def test_what_followed_within_days_of_another(text: str, when: str) -> None:
    assert only(text)[0].when == when


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Moscow leases the air base at Kant until 2050.", "2005-08~"),
        ("Russia leases the air base at Kant from 1994 to 2044.", "1994/.."),
        ("Russia operated the Kant air base from 1941 to 1991.", "1941/1991"),
        ("Germany used the Termez air base until 2004.", "/2004"),
    ],
)
def test_the_end_of_a_lease_that_lies_ahead_is_no_day_of_its_use(text: str, when: str) -> None:
    one, _ = only(text)
    assert (one.kind, one.status, one.when) == ("operating", "actual", when)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Germany continues to use Termez as a hub for its contingent in Afghanistan.", "actual"),
        ("Germany continues to use the Termez air base.", "actual"),
        ("Russia continued to lease the air base at Kant.", "actual"),
        ("Russia is continuing to operate the Kant air base.", "actual"),
        ("Россия продолжает использовать базу в Канте.", "actual"),
        ("Germany may continue to use the Termez air base.", "planned"),
    ],
)
def test_what_goes_on_is_so(text: str, status: str) -> None:
    one, _ = only(text)
    assert (one.kind, one.status) == ("operating", status)


def test_who_continues_to_maintain_something_only_says_it() -> None:
    assert suggested("Officials continue to maintain that the Kant base is needed.") == []
