"""Running text out of pages; every page is our own."""

from __future__ import annotations

import pytest

from geo.parsing.textin import read_bytes
from geo.parsing.textin.heads import without_running_heads
from geo.parsing.textin.lines import Line
from geo.parsing.textin.pages import running_text
from tests.parsing.papers import pdf, printed

FIRST = "The Steppe Report\nThe airfield near the town was handed over in the autumn, and its old\nowners took two years to"
SECOND = "The Steppe Report\nleave it, as both sides told the newspapers of that time over and over.\nPage 2"
THIRD = "The Steppe Report\nNobody came back.\nPage 3"
COLUMN = """The airfield near the town had
been lent to the neighbours in
October. Its lease ran out two
years later, and nobody asked.

Norland kept a garrison in the
port for a while. Its fuel was
brought by rail, as the master
of the station told us.
"""
TOWNS = ("Amber", "Birch", "Cedar", "Delta", "Ember")


def words(pages: list[list[Line]]) -> list[str]:
    return ["\n".join(line.words for line in page) for page in pages]


def text_of(*pages: str) -> str:
    return running_text([printed(page) for page in pages])


def test_heads_feet_and_page_numbers_go() -> None:
    pages, touched = without_running_heads([printed(page) for page in (FIRST, SECOND, THIRD)])
    assert touched == 3
    assert "Steppe Report" not in "".join(words(pages))
    assert "Page" not in "".join(words(pages))
    assert "Nobody came back." in words(pages)[2]


@pytest.mark.parametrize(
    ("pages", "touched"),
    [
        (["A head\nOne.", "A head\nTwo.", "Another\nThree."], 0),  # on two pages of three
        (["A head\nOne.", "A head\nTwo."], 2),
        (["A head\nOne.", "\n\n\nA head\nTwo."], 0),  # at two heights
        (["12 14\nOne.", "13 15\nTwo.", "14 16\nThree."], 0),  # figures of a table
        (["7\nOne.", "8\nTwo.", "9\nThree."], 3),
        (["Page 1 of 1\nOne."], 1),
        (["Page 1 of 1 · printed today\nOne."], 1),
        (["Page 1 of a letter\nOne."], 0),
        (["A head\nOne."], 0),
        (["\n".join(["first", "second", "third", "A head", "x", "y", "z"])] * 3, 3),
        ([f"{'A long head ' * 20}\n{town}." for town in TOWNS], 5),
        ([f"Report 7 of 2009, page {n}\n{town}." for n, town in enumerate(TOWNS, 12)], 5),
        ([f"goods were flown there in {year}.\n{year}" for year in (1990, 1997, 1992, 2001)], 0),
    ],
)
def test_a_head_stands_at_the_edge_of_several_pages(pages: list[str], touched: int) -> None:
    assert without_running_heads([printed(page) for page in pages])[1] == touched


def test_lines_in_the_middle_of_pages_stay_however_often_they_stand() -> None:
    pages = [
        printed(f"{n} a\n{n} b\n{n} c\nOf all pages\n{n} d\n{n} e\n{n} f")
        for n in ("one", "two", "three", "four")
    ]
    assert all("Of all pages" in page for page in words(without_running_heads(pages)[0]))


def test_a_head_stands_further_out_than_text_which_may_come_again_too() -> None:
    again = "goods have been flown to the port."
    pages = [
        printed(f"The Steppe Report\n\n{town if n % 2 else again}\nThe road to {town} is open.")
        for n, town in enumerate(TOWNS)
    ]
    left, touched = without_running_heads(pages)
    assert (touched, words(left)[0]) == (5, f"{again}\nThe road to Amber is open.")


def test_a_head_is_told_by_its_place_and_not_by_its_turn() -> None:
    pages = [
        printed(f"{town} is open.\nThe road to {town} is closed.") + printed("The Steppe Report", top=760)
        for town in TOWNS
    ]
    assert words(without_running_heads(pages)[0])[0] == "Amber is open.\nThe road to Amber is closed."


def test_chapters_may_be_too_short_for_their_heads_to_come_again() -> None:
    heads = ["A preface", "Roads 2", *(f"Ports {n}" for n in range(3, 12)), "Index"]
    pages = [
        printed(head, top=740) + printed(f"The road to {TOWNS[n % 5]} and its port no. {n} is open.")
        for n, head in enumerate(heads)
    ]
    assert without_running_heads(pages)[1] == 9


def test_headings_of_chapters_stay() -> None:
    pages = [
        printed(f"Chapter {n}. Roads", top=740, size=14) + printed(f"The road to {town} is open.")
        for n, town in enumerate(TOWNS, 1)
    ]
    assert without_running_heads(pages)[1] == 0


def test_a_head_of_one_page_is_told_by_the_title_of_the_file() -> None:
    page = printed("Talks on a road", size=20) + printed("The road to the port is open again.", top=650)
    head = printed("Talks on a road — The Amber Daily", top=760, size=7)
    left, touched = without_running_heads([page + head], "Talks on a road")
    assert (left, touched) == ([page], 1)


def test_a_sentence_and_a_divided_word_go_over_the_end_of_a_page() -> None:
    pages, _ = without_running_heads([printed(page) for page in (FIRST, SECOND, THIRD)])
    assert running_text(pages).split("\n\n") == [
        "The airfield near the town was handed over in the autumn, and its old owners took two years to leave it, "
        "as both sides told the newspapers of that time over and over.",
        "Nobody came back.",
    ]
    assert text_of("It was an infra-", "structure of roads.") == "It was an infrastructure of roads."
    assert text_of("It was an infra\x02", "structure of roads.") == "It was an infrastructure of roads."


def test_a_line_is_measured_by_its_column() -> None:
    head = printed("A heading over both columns, longer than any of their lines could be", top=720)
    right = "Eastland has none, and it asks\nfor none."
    page = [*head, *printed(COLUMN), *printed(right, left=230)]
    assert running_text([page]).split("\n\n") == [
        "A heading over both columns, longer than any of their lines could be",
        "The airfield near the town had been lent to the neighbours in October. Its lease ran out two years later, "
        "and nobody asked.",
        "Norland kept a garrison in the port for a while. Its fuel was brought by rail, as the master of the station told us.",
        "Eastland has none, and it asks for none.",
    ]


def test_a_sentence_goes_on_in_the_next_column() -> None:
    page = [*printed(COLUMN.replace(" told us.\n", "")), *printed("told us. Nobody came back.", left=230)]
    assert running_text([page]).endswith("as the master of the station told us. Nobody came back.")


@pytest.mark.parametrize(
    "page",
    [
        "  The port was held by Norland and\nit was empty for years until 2001.\n  Nobody came back to it for years.",
        "The port was held by Norland, and\nit was empty for years.\nNobody came back to it for years.",
        "The port was held by Norland, and\nit was empty for years until 2001.\n\nNobody came back to it for years."
        + "\nNot one of them came back, and it\nwas empty.",
    ],
    ids=["indented", "with room left", "with a gap"],
)
def test_where_a_paragraph_ends(page: str) -> None:
    assert [part[:10] for part in text_of(page).split("\n\n")] == ["The port w", "Nobody cam"]


def test_a_line_that_a_sentence_fills_ends_no_paragraph() -> None:
    assert "\n\n" not in text_of(
        "The port was held by Norland, and\nit was empty for years until 2001.\nNobody came back to it."
    )


def test_another_size_of_type_is_another_paragraph() -> None:
    page = [
        *printed("Talks on the", size=20),
        *printed("port", top=676, size=20),
        *printed("by A. Writer", top=652),
    ]
    assert running_text([page]) == "Talks on the port\n\nby A. Writer"


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("The base at Karshi\x02\nKhanabad", "The base at Karshi-Khanabad"),
        ("База Курган\x02\nТюбе", "База Курган-Тюбе"),
        ("After 24-\nhour talks", "After 24-hour talks"),
        ("Two Il\x02\n76 landed", "Two Il-76 landed"),
        ("It was refus\x02\ned", "It was refused"),
        ("It was in Uz\u00ad\nBek", "It was in UzBek"),
        ("A long-term lease, a long\x02\nterm lease", "A long-term lease, a long-term lease"),
        ("He of Uzbekistan and of UZBEK-\nISTAN", "He of Uzbekistan and of UZBEKISTAN"),
        ("A base -\nor none", "A base - or none"),
        ("refu\u00adsed", "refused"),
    ],
)
def test_hyphens_at_the_ends_of_lines(page: str, found: str) -> None:
    assert text_of(page) == found


def test_a_long_text_without_paragraphs_is_joined_in_time_with_its_length() -> None:
    line = "the town was empty for years and "
    assert len(text_of(*["\n".join([line] * 50)] * 400)) == len(line) * 20_000 - 1


def test_a_pdf_says_what_was_left_out() -> None:
    text = read_bytes(
        "a.pdf", pdf("The Steppe Report\nIt took two years to", "The Steppe Report\nleave it.\nPage 2")
    )
    assert text.text == "It took two years to leave it."
    assert text.notes == ("Running heads, feet and page numbers were left out on 2 of 2 pages.",)


def test_a_word_in_other_type_makes_no_paragraph() -> None:
    line = "The airfield ) Tj /F1 7 Tf (near the town) Tj /F1 10 Tf ( is held by\nthe general, and will stay open."
    text = "The airfield near the town is held by the general, and will stay open."
    assert read_bytes("a.pdf", pdf(line)).text == text


def test_pages_that_hold_nothing_else_keep_it() -> None:
    text = read_bytes("a.pdf", pdf("The Steppe Report", "The Steppe Report"))
    assert text.text == "The Steppe Report The Steppe Report"
    assert text.notes == ()
