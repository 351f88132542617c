from __future__ import annotations

from datetime import date

import pytest

from geo.atlas import Atlas
from geo.comparison import learned_between, moments_of, publications, read_moment
from geo.errors import ViewError
from geo.view import View


@pytest.mark.parametrize(
    ("written", "first", "last", "words"),
    [
        ("2005", "2005-01-01", "2005-12-31", "2005"),
        ("2004-02", "2004-02-01", "2004-02-29", "Feb 2004"),
        (" 2005-08-16 ", "2005-08-16", "2005-08-16", "16 Aug 2005"),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year(written: str, first: str, last: str, words: str) -> None:
    moment = read_moment(written)
    assert (moment.first, moment.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert moment.words == words


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "2005-02-30",
        "2005-13",
        "2005~",
        "2005?",
        "2001/2005",
        "[..2005]",
        "1899",
        "2101",
        "05",
    ],
)
def test_what_is_no_date_is_refused_in_one_sentence(written: str) -> None:
    with pytest.raises(ViewError) as caught:
        read_moment(written, "before")
    assert repr(written) in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "before" in caught.value.refused


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("2005", "2005", "Both dates are 2005"),
        ("2005-08-16", "2005-08-16", "Both dates"),
        ("2006", "2005", "backwards"),
        ("2005", "2005-08", "overlap"),
        ("2005-08", "2005", "overlap"),
    ],
)
def test_two_dates_in_order(before: str, after: str, said: str) -> None:
    with pytest.raises(ViewError, match=said):
        moments_of(before, after)


def test_neighbouring_dates_do_not_overlap() -> None:
    before, after = moments_of("2005-12", "2006")
    assert (before.last, after.first) == (date(2005, 12, 31), date(2006, 1, 1))


def test_publications_give_the_day_before_and_the_last_possible_day(atlas: Atlas) -> None:
    assert [(row[0], row[2], row[3]) for row in publications(atlas)] == [
        ("amber-daily", "2005-08-15", "2005-08-16"),
        ("league-notes", "2004-12-31", "2007-12-31"),
    ]


def test_what_was_learned_between_two_dates(atlas: Atlas) -> None:
    found = learned_between(atlas, View(known=date(1999, 1, 1)), *moments_of("2005-08-15", "2005-08-16"))
    assert (len(found.known), len(found.added), found.later) == (0, 5, 3)
    assert list(found.by_source) == ["amber-daily"]
    later = learned_between(atlas, View(), *moments_of("2006", "2007"))
    assert (len(later.known), len(later.added), later.later) == (5, 3, 0)


def test_other_filters_hold_while_learning(atlas: Atlas) -> None:
    found = learned_between(atlas, View(actor=("westland",)), *moments_of("2005", "2008"))
    assert (len(found.known), len(found.added)) == (0, 2)
