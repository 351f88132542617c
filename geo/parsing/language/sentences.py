"""Sentences of a text, English and Russian; a line that ends without a full stop ends its sentence only at a blank line, or as a heading
between the lines of which each is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge

__all__ = ["sentences"]

_END = re.compile(
    r"[.!?…]++(?P<end>[\"”’'»)\]]*(?:\[\d+\])*(?=\s+[\"“‘'«(\[]?[A-ZÀ-ÝА-ЯЁ0-9]))?|\n[^\S\n]*+\n"
)
_HEADING = re.compile(
    r"(?<=[.!?…\"”’'»\n])\n[^\S\n]*[\"“‘'«]?[A-ZÀ-ÝА-ЯЁ0-9][^\n.!?;:,]{1,44}\n(?=[^\S\n]*[\"“‘'«]?[A-ZÀ-ÝА-ЯЁ][^\n]{60})"
)
"""A short line behind the end of a sentence and before a long one: no line of a text that is broken at some width ends so."""
_DATELINE = re.compile(
    r"\n(?=[^\S\n]*[A-ZÀ-ÝА-ЯЁ]{3}[A-ZÀ-ÝА-ЯЁ'’. -]{2,30}(?:,[^\n]{1,40}?)?\s(?:\([^()\n]{2,30}\)\s)?(?:--?|[–—])\s)"
)
"""The end of a line before one that begins with where a report was filed: `BISHKEK, May 3 (Reuters) -`."""
_SHORT = re.compile(
    r"(?:\b[A-Z]|\b[A-Z]\.[A-Z]|\b(?:Mr|Mrs|Dr|St|No|vs|Lt|Gen|Col|Maj|Sen|Rep|Gov|Adm|Capt|Sgt|Prof|Inc|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)| г|(?:^|\s)[А-ЯЁ]|[.!?…])$"
)
"""What a full stop belongs to: an initial or an abbreviation; a full stop before it, where dots run on."""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """[start, end) of each sentence, without the white space around it."""
    start = 0
    headings = (heading.end() for heading in _HEADING.finditer(text))
    headlines = (headline.end() for headline in _DATELINE.finditer(text))
    for end in [*merge(_ends(text), headings, headlines), len(text)]:
        while start < end and text[start].isspace():
            start += 1
        stop = end
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if stop > start:
            yield start, stop
        start = end


def _ends(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        first = match.start()
        if match["end"] is None and text[first] != "\n":
            continue  # every run of stops is taken whole, so that a line of a million dots is read once
        if text[first] != "." or not _SHORT.search(text, max(0, first - 6), first):
            yield match.end()
