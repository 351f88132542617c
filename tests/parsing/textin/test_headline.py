"""The first line of a plain text; all texts are our own."""

from __future__ import annotations

import pytest

from geo.parsing.textin import read_bytes
from geo.parsing.textin.headline import headline_of, publication_of

BODY = "The two sides met again on Monday and talked about the airfield. " * 5


@pytest.mark.parametrize(
    "head",
    [
        "Deputies Approve Plan to Close U.S. Air Base",
        "Will a base open in Aktau?",
        "“No base”, says the minister",
        "Министр посетил порт Курык",
    ],
)
def test_a_short_line_above_an_empty_one_is_the_headline(head: str) -> None:
    assert headline_of(f"\ufeff\n{head}\r\n\r\n{BODY}") == head
    assert read_bytes("a.txt", f"{head}\n\n{BODY}".encode()).title == head


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"The airfield is closed.\n\n{BODY}",
        f"Talks go on\n{BODY}",
        "Talks go on\n\nShort.",
        f"ASTANA, May 3, 2010 (Agency) -\n\n{BODY}",
        f"Date: 3 May 2010\n\n{BODY}",
        f"By A. Writer and B. Other\n\n{BODY}",
        f"- the first of a list\n\n{BODY}",
        f"It is over. Nobody stays\n\n{BODY}",
        f"Airfield\n\n{BODY}",
        f"{BODY[:150]}\n\n{BODY}",
        "",
    ],
)
def test_other_first_lines_are_none(text: str) -> None:
    assert headline_of(text) == ""


def test_the_paper_in_a_label_is_the_publisher() -> None:
    text = read_bytes("a.txt", f"Publication: Amber Daily Volume: 7 Issue: 208\n\n{BODY}".encode())
    assert (text.publisher, text.title) == ("Amber Daily", "")
    assert publication_of(f"Publisher: The Amber Daily\n\n{BODY}") == "The Amber Daily"
    assert publication_of(f"The publication: none\n{BODY}") == ""
