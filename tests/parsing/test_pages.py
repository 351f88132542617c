"""Running text out of pages; every page is our own."""

from __future__ import annotations

import pytest

from geo.parsing.textin import read_bytes
from geo.parsing.textin.pages import running_text, without_running_heads
from tests.parsing.papers import pdf

FIRST = "The Steppe Report\r\nThe airfield near the town was handed over in the autumn, and its old\r\nowners took two years to"
SECOND = (
    "The Steppe Report\r\nleave it, as both sides told the newspapers of that time over and over.\r\nPage 2"
)
THIRD = "The Steppe Report\r\nNobody came back.\r\nPage 3"


def test_heads_feet_and_page_numbers_go() -> None:
    pages, touched = without_running_heads([FIRST, SECOND, THIRD])
    assert touched == 3
    assert "Steppe Report" not in "".join(pages)
    assert "Page" not in "".join(pages)
    assert "Nobody came back." in pages[2]


@pytest.mark.parametrize(
    ("pages", "touched"),
    [
        (["A head\nOne.", "A head\nTwo.", "Another\nThree."], 0),  # on two pages of three
        (["A head\nOne.", "A head\nTwo."], 2),
        (["12 14\nOne.", "13 15\nTwo.", "14 16\nThree."], 0),  # figures of a table
        (["7\nOne.", "8\nTwo.", "9\nThree."], 3),
        (["Page 1 of 1\nOne."], 1),
        (["A head\nOne."], 0),
        (["\n".join(["first", "second", "third", "A head", "x", "y", "z"])] * 3, 3),
    ],
)
def test_a_head_stands_at_the_edge_of_several_pages(pages: list[str], touched: int) -> None:
    assert without_running_heads(pages)[1] == touched


def test_lines_in_the_middle_of_pages_stay_however_often_they_stand() -> None:
    pages = [
        f"{n} a\n{n} b\n{n} c\nOf all pages\n{n} d\n{n} e\n{n} f" for n in ("one", "two", "three", "four")
    ]
    assert all("Of all pages" in page for page in without_running_heads(pages)[0])


def test_a_sentence_and_a_divided_word_go_over_the_end_of_a_page() -> None:
    pages, _ = without_running_heads([FIRST, SECOND, THIRD])
    assert running_text(pages).split("\n\n") == [
        "The airfield near the town was handed over in the autumn, and its old owners took two years to leave it, "
        "as both sides told the newspapers of that time over and over.",
        "Nobody came back.",
    ]
    assert running_text(["It was an infra-", "structure of roads."]) == "It was an infrastructure of roads."
    assert (
        running_text(["It was an infra\x02", "structure of roads."]) == "It was an infrastructure of roads."
    )


def test_a_pdf_says_what_was_left_out() -> None:
    text = read_bytes(
        "a.pdf", pdf("The Steppe Report\nIt took two years to", "The Steppe Report\nleave it.\nPage 2")
    )
    assert text.text == "It took two years to leave it."
    assert text.notes == ("Running heads, feet and page numbers were left out on 2 of 2 pages.",)


def test_pages_that_hold_nothing_else_keep_it() -> None:
    text = read_bytes("a.pdf", pdf("The Steppe Report", "The Steppe Report"))
    assert text.text == "The Steppe Report The Steppe Report"
    assert text.notes == ()
