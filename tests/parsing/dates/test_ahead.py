"""Dates at the head of their clause: the verb behind them says on which side of the publication they lie."""

from __future__ import annotations

import pytest

from geo.parsing.dates.finding import find_dates


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On September 15, repairs of the runway will begin.", "2018-09-15"),
        ("From September 15, the carrier will fly there twice a week.", "2018-09-15"),
        ("In Osh on October 5 the carrier will open an office.", "2018-10-05"),
        ("He said that from October 5 the United States will fly there.", "2018-10-05"),
        ("Flights to Osh start on September 15.", "2018-09-15"),
        ("In September the ministers are to meet.", "2018-09"),
        ("On Friday, the ministers will meet.", "2018-08-24"),
        ("С 15 сентября авиакомпания начнёт полёты.", "2018-09-15/.."),
        ("В сентябре министры встретятся в Оше.", "2018-09"),
        # The verb of the date is another one, or looks back.
        ("On November 5, he said that the base will close.", "2017-11-05"),
        ("On November 5, the town learnt that the base would close.", "2017-11-05"),
        ("In October, the firm, which will build the road, signed.", "2017-10"),
        ("Troops came on October 5, and will stay.", "2017-10-05"),
        ("If they had signed in October, it would have closed.", "2017-10"),
        ("The company's start in October was slow.", "2017-10"),
        ("On Friday, the minister told the press that they will meet.", "2018-08-17"),
        ("5 октября и весь месяц рейсы отменяли.", "2017-10-05"),
    ],
)
def test_which_side(text: str, edtf: str) -> None:
    assert [found.edtf for found in find_dates(text, "2018-08-20")] == [edtf]
