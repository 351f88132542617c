"""What a pasted text says of its own day of publication."""

from __future__ import annotations

from geo.desk import Desk, take_in_text

PASTED = "OSH, 7 May 2006 -- The airfield was quiet on Sunday."


def test_a_pasted_text_is_dated_by_its_dateline_and_the_reader_is_told(desk: Desk) -> None:
    taken = take_in_text(desk.workspace, PASTED, "", {})
    assert taken.document.item.value["published"] == "2006-05-07"
    assert [note for note in taken.notes if "dateline" in note]


def test_the_readers_own_day_wins(desk: Desk) -> None:
    taken = take_in_text(desk.workspace, PASTED, "", {"published": "2006-05-08"})
    assert taken.document.item.value["published"] == "2006-05-08"
    assert taken.notes == ()


def test_a_text_that_is_here_already_keeps_what_is_known_of_it(desk: Desk) -> None:
    take_in_text(desk.workspace, PASTED, "", {"published": "2006-05-08"})
    again = take_in_text(desk.workspace, PASTED, "", {})
    assert again.document.item.value["published"] == "2006-05-08"
    assert not [note for note in again.notes if "dateline" in note]
