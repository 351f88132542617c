"""What a pasted text says of its own day of publication."""

from __future__ import annotations

from geo.desk import Desk, day_of, own_candidates, read_again, take_in_text
from tests.workspace.conftest import TEXT

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


ARTICLE = (
    "Norland runs a quay at Port Amber, a clerk said, and ships that nobody had counted unload there every week. "
    "The council of the town has asked twice who pays for the lamps that burn there all night, and was told twice that "
    "this was a matter for the owners, whose names are in no register that the council may open. A painter who lives "
    "above the quay keeps a list of the ships; it has four hundred lines by now, and she lends it to whoever asks."
)


def test_a_day_as_people_write_it_is_taken_and_said(desk: Desk) -> None:
    taken = take_in_text(desk.workspace, PASTED, "", {"published": "8 May 2006"})
    assert taken.document.item.value["published"] == "2006-05-08"
    assert taken.notes == ("Published “8 May 2006” was taken as 2006-05-08.",)
    assert [day_of(words) for words in ("5 августа 2010 г.", "2010-08~", "2010-13-45", "some day in May 2010")] == [
        "2010-08-05", "2010-08~", None, None
    ]  # fmt: skip


def test_a_document_that_was_put_away_is_back_and_the_reader_is_told(desk: Desk) -> None:
    workspace = desk.workspace
    workspace.decide(workspace.plans.remove(workspace.document(desk.document).item))
    again = take_in_text(workspace, str(workspace.text(desk.document)), "", {})
    assert again.document.item.status == "kept"
    assert [note for note in again.notes if "was put away and is back" in note]


def test_nearly_the_same_text_is_named(desk: Desk) -> None:
    take_in_text(desk.workspace, ARTICLE, "A quay", {"original_name": "quay.html"})
    copy = take_in_text(desk.workspace, f"The Paper, page 4\n\n{ARTICLE}", "quay (1)", {})
    (note,) = [note for note in copy.notes if "Nearly the same text" in note]
    assert "as “A quay” (quay.html)" in note
    other = take_in_text(desk.workspace, f"{ARTICLE[:90]} {TEXT * 3}", "Another", {})
    assert not [note for note in other.notes if "Nearly the same text" in note]


def test_own_places_are_found_in_texts_and_by_name(desk: Desk) -> None:
    workspace, text = (
        desk.workspace,
        "In 2010 Russia deployed aircraft at Galaba siding. No galaba siding is quiet.",
    )
    before = take_in_text(workspace, text, "", {}).document
    site = workspace.plans.add_site("Galaba siding", "facility", 37.5, 67.4, reason="In no gazetteer.")
    workspace.decide(site)
    mine = site.changes[0].item.id
    read_again(workspace, before.id)
    (mark,) = [
        m for m in workspace.marks(before.id, "place") if m.value["text"].casefold() == "galaba siding"
    ]
    assert (mark.value["place"], mark.starts) == (mine, text.index("Galaba siding"))
    assert mark.original
    assert mark.original["options"][0]["why"] == ["your own place"]
    assert mine in [m.value["claim"]["place"] for m in workspace.marks(before.id, "claim")]
    places = workspace.places().values()
    assert [c.entity.id for c in own_candidates(places, "galaba")] == [mine]
    assert own_candidates(places, "siding in the hills") == []
