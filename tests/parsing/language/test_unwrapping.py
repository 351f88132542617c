"""Lines broken at a width: joined where the next word would not have fitted, and left alone elsewhere."""

from __future__ import annotations

from geo.parsing.language.unwrapping import unwrapped
from geo.parsing.toponyms.finding import find_toponyms

MAIL = """A note came in with the evening post and said that the Soviet
Union had once kept an observatory there. Nobody could say what
Tashkent's wishes were, and the road led north through Kazakhstan
will or no will of its keepers. The rest was about horses."""
LIST = "Baku\nAktau\nTashkent\nDushanbe"


def test_a_broken_paragraph_becomes_one_line_of_the_same_length() -> None:
    flat = unwrapped(MAIL)
    assert len(flat) == len(MAIL)
    assert "\n" not in flat


def test_lists_paragraphs_and_short_last_lines_stay_as_they_are() -> None:
    paragraphs = f"{MAIL}\n\nSecond paragraph."
    assert unwrapped(LIST) == LIST
    assert unwrapped(paragraphs) == f"{unwrapped(MAIL)}\n\nSecond paragraph."
    assert unwrapped("One line.") == "One line."


def test_names_are_found_over_the_break_and_keep_their_letters() -> None:
    found = find_toponyms(MAIL)
    assert [(one.text, one.how) for one in found] == [
        ("Soviet\nUnion", "metonym"),
        ("Tashkent", "metonym"),
        ("Kazakhstan", "literal"),
    ]
    assert all(MAIL[one.start : one.end] == one.text for one in found)
