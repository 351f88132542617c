"""Years before 1800: told by the words beside them, and by nothing else."""

from __future__ import annotations

import pytest

from geo.parsing.dates.finding import find_dates


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The fort was founded in 1732.", "1732"),
        ("In 1709, the khan rebelled.", "1709"),
        ("In 1709 Shahrukh rebelled.", "1709"),
        ("The war of 1758-1759 ended badly.", "1758/1759"),
        ("The khanate (1709–1876) is forgotten.", "1709/1876"),
        ("Крепость заложили в 1732 году.", "1732"),
        ("Its walls are of the 18th century.", "[1701..1800]"),
        ("Its walls are of the late 18th century.", "[1767..1800]"),
        ("Стены стоят с начала XVIII века.", "[1701..1733]"),
        ("It stood empty in the 1730s.", "[1730..1739]"),
    ],
)
def test_years(text: str, edtf: str) -> None:
    assert [found.edtf for found in find_dates(text)] == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "They sent 1200 troops.",
        "It was seen in 1500 metres.",
        "In 1500 Kazakh villages the schools closed.",
        "It was found in 1200, 1300 or 1400 cases.",
        "A force of 1200-1500 soldiers came.",
        "Prices rose from 1200 to 1500.",
        "They met at 1500.",
        "It happened in 1600 of them, in 1500 BC.",
    ],
)
def test_numbers(text: str) -> None:
    assert not find_dates(text)
