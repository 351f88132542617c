"""Reports of local papers: police and councils of towns, ways and directions, what is said behind a comma."""

from __future__ import annotations

import pytest

from geo.parsing.toponyms import find_toponyms


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On Friday, Auburn Police officers closed the road.", ["Auburn"]),
        ("Springfield, a town in Vermont, is old.", ["Springfield", "Vermont"]),
        ("Elizabethtown Police Department officer Dan Ross came.", ["Elizabethtown"]),
        ("Newport, a market town of Shropshire, has a school.", ["Newport", "Shropshire"]),
        ("Foster, a town councillor, agreed.", []),
        ("It struck 12 miles southeast of Wells near the Nevada line.", ["Wells", "Nevada"]),
        ("The Fifth Congress met.", []),
        ("Damage from Hurricane Dennis was small in Cuba.", ["Cuba"]),
    ],
)
def test_reports(text: str, names: list[str]) -> None:
    assert [mention.text for mention in find_toponyms(text)] == names
