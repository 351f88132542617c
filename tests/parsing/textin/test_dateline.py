"""The day of publication from a dateline; every line is our own."""

from __future__ import annotations

import pytest

from geo.parsing.textin import read_bytes
from geo.parsing.textin.dateline import dated, dateline_of
from geo.parsing.textin.model import Text
from geo.parsing.textin.titles import below_title


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("OSH, 7 May 2006 -- The airfield was quiet.", "2006-05-07"),
        ("OSH, May 7, 2006 (Agency) - The airfield was quiet.", "2006-05-07"),
        ("OSH, Kyrgyzstan, Sunday, May 7, 2006 — The airfield was quiet.", "2006-05-07"),
        ("WASHINGTON, D.C., May 7, 2006 – The airfield was quiet.", "2006-05-07"),
        ("Osh. May 7, 2006. AGENCY /A. Writer/ The airfield was quiet.", "2006-05-07"),
        ("Ош, 7 мая 2006 г. – На аэродроме тихо.", "2006-05-07"),
        ("ОШ, 7 мая 2006 /Агентство/. На аэродроме тихо.", "2006-05-07"),
        ("OSH, May 7, 2006. The airfield was quiet.", "2006-05-07"),
        ("ОШ, 7 мая 2006 года. На аэродроме тихо.", "2006-05-07"),
        ("7 мая 2006, Ош\nНа аэродроме тихо.", "2006-05-07"),
        ("2006-05-07, Osh – The airfield was quiet.", "2006-05-07"),
        ("OSH, 2006-05-07 -- The airfield was quiet.", "2006-05-07"),
        ("07.05.2006, Ош: на аэродроме тихо.", "2006-05-07"),
        ("A quiet airfield\nBy A. Writer\n\nOSH, 7 May 2006 -- Nothing flew.", "2006-05-07"),
        ("A quiet airfield\n\nBy A. Writer, 7 May 2006\n\nNothing flew.", "2006-05-07"),
        (
            "A quiet airfield\nBy A. Writer and B. Reader | Sun, May 7, 2006 4:16 PM UTC\nNothing flew.",
            "2006-05-07",
        ),
        ("A quiet airfield\nBy A. Writer 2006-05-07 Share on a wall\nNothing flew from Osh.", "2006-05-07"),
        ("A quiet airfield\nMay 7, 2006\nNothing flew from Osh.", "2006-05-07"),
        ("A quiet airfield\nPublished: 7 May 2006 at 10:30\nNothing flew.", "2006-05-07"),
        ("Тихий аэродром\n14:35, 7 мая 2006\nИз Оша никто не летал.", "2006-05-07"),
        ("Тихий аэродром\nОпубликовано 07.05.2006 г., 14:35 (МСК)\nИз Оша никто не летал.", "2006-05-07"),
    ],
)
def test_a_dateline_with_a_full_date_says_when_it_was_published(text: str, day: str) -> None:
    found = dateline_of(text)
    assert found is not None
    assert found.published == day
    assert found.words in text


@pytest.mark.parametrize(
    "text",
    [
        "OSH, Oct. 5 (Agency) - The airfield was quiet.",  # no year
        "OSH, 03/04/2005 - The airfield was quiet.",  # the third of April, or the fourth of March
        "OSH, 30 February 2006 -- The airfield was quiet.",
        "OSH, 7-9 May 2006 -- The airfield was quiet.",
        "OSH, May 2006 -- The airfield was quiet.",
        "OSH, 7 May 2006 was a quiet day.",
        "In Osh, 7 May 2006 was a quiet day.",
        "On 7 May 2006, Osh – the old town – was quiet.",
        "7 May 2006, Osh closed its airfield.",
        "7 мая 2006 года Ош закрыл аэродром.",
        "Troops left Osh, 7 May 2006 - a year later they were back.",
        "Askar Writer, 7 May 1906 – 3 June 1986",
        "A chronicle\n7 May 2006\nNothing flew.\n9 May 2006\nOne aircraft came.",
        "A quiet airfield\n7 May\nNothing flew.",
        "A quiet airfield\nBy 7 May 2006 nothing flew",
        "Osh Treaty, 7 May 1906\n\nIt has three articles.",
        "The airfield was quiet.\n\nNothing flew.\n\nNobody came.\n\nOSH, 7 May 2006 -- It was quiet.",
        f"{'It was quiet there. ' * 12}\nOSH, 7 May 2006 -- It was quiet.",
    ],
)
def test_what_is_no_dateline_or_no_full_date_gives_nothing(text: str) -> None:
    assert dateline_of(text) is None


def test_a_file_without_a_day_takes_that_of_its_dateline_and_says_so() -> None:
    text = read_bytes("a.txt", b"OSH, 7 May 2006 -- The airfield was quiet on Sunday.")
    assert text.published == "2006-05-07"
    assert any("dateline" in note and "OSH, 7 May 2006" in note for note in text.notes)


def test_a_files_own_day_wins() -> None:
    text = read_bytes("a.md", b"---\ndate: 2006-05-09\n---\nOSH, 7 May 2006 -- The airfield was quiet.")
    assert text.published == "2006-05-09"
    assert text.notes == ()


def test_below_the_title_in_whatever_letters_it_is_printed() -> None:
    text = "The Steppe Paper 3\n Bases on loan: the quiet airfield \nBy A. Writer\n7 May 2006\nNothing flew."
    assert below_title("Bases on Loan: The Quiet Airfield", text).startswith(" Bases on loan")
    assert below_title("Another title", text) == below_title("", text) == ""
    printed = Text(text, "pdf", title="Bases on Loan: The Quiet Airfield")
    assert dated(printed).published == "2006-05-07"
