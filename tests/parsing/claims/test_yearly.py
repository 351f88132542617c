"""Lists of amounts with their years: a claim for each."""

from __future__ import annotations

import pytest

from tests.parsing.claims.suggesting import suggested


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("The U.S. gave Tajikistan aid of $5 million in 2002, $7.5 million in 2003, and $9 million in 2004.", ["2002", "2003", "2004"]),
        ("Germany provided $20 million in aid to Uzbekistan in 2002, another $30 million in 2003.", ["2002", "2003"]),
        ("Germany spent 5 million euros in 2002 and 7 million euros in 2003 on the repair of an airfield in Uzbekistan.", ["2002", "2003"]),
        ("American planes made 300 flights over Kazakhstan in 2002 and 450 in 2003.", ["2002", "2003"]),
        ("China provided Tajikistan with aid worth $5 million in 2002, and 30 villages burned in 2003.", ["2002"]),
        ("The U.S. gave Kyrgyzstan $5 million in aid in 2002 under an accord of 1999.", ["2002"]),
        ("The U.S. gave Kyrgyzstan aid of $5 million in 2002, which it spent in 2003, and $6 million in 2004.", ["2002"]),
    ],
)  # fmt: skip
def test_each_amount_has_its_year(text: str, years: list[str]) -> None:
    found = [one for one, _ in suggested(text)]
    assert [one.when for one in found] == years
    assert len({(one.kind, one.actors) for one in found}) == 1


def test_each_reaches_to_its_own_year() -> None:
    text = "The U.S. gave Tajikistan aid of $5 million in 2002 and $7 million in 2003."
    assert [text[one.start : one.end][-4:] for one, _ in suggested(text)] == ["2002", "2003"]
