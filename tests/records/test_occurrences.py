"""Where words stand in a text, and in which paragraph: the quick ways agree with the plain ones."""

from __future__ import annotations

import re

import pytest

from geo.records.texts import occurrences, paragraph_at, paragraphs

TEXT = "The base at Kant.\nKANT again, Kantor never; kant_ neither.\n\n \nÖl at KÖLN, köln-side.\n\nİzmir: the base, the base."
"""Its dotted capital I has two lower-case characters: such a text takes the slow way."""


def plainly(words: str, text: str) -> list[int]:
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return [m.start() for m in re.finditer(before + re.escape(words) + after, text, re.IGNORECASE)]


@pytest.mark.parametrize("words", ["kant", "Kant.", "the base", "köln", "Kan", ", the", "base at", "nowhere"])
@pytest.mark.parametrize("text", [TEXT, TEXT.replace("İ", "I"), "", "kant"])
def test_words_are_found_whole_and_in_any_case(words: str, text: str) -> None:
    assert [*occurrences(words, text)] == plainly(words, text)


def test_a_stretch_lies_in_the_paragraph_that_holds_all_of_it() -> None:
    for number, (start, end) in enumerate(paragraphs(TEXT), 1):
        assert paragraph_at(TEXT, start, end) == number
        assert paragraph_at(TEXT, start + 1, start + 2) == number
        assert paragraph_at(TEXT, start, end + 1) is None
    assert paragraph_at(TEXT, 0, len(TEXT)) is None
