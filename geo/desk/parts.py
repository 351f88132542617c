"""A long text in parts that a desk can hold: cut between paragraphs, else between lines, else where it must be."""

from __future__ import annotations

import re

__all__ = ["MOST", "parts_of"]

MOST = 250_000
"""Characters of a part at most: what a browser shows, and a server sends, without delay."""

_CUTS = (re.compile(r"\n[ \t\r]*\n\s*"), re.compile(r"\n"), re.compile(r"\s"))


def parts_of(text: str, most: int = MOST) -> list[tuple[int, int]]:
    """[start, end) of each part in code points, of about one length; together they are the text."""
    count = max(1, -(-len(text) // most))
    found, start = [], 0
    for left in range(count, 1, -1):
        end = _cut(text, start, start + (len(text) - start) // left, most)
        found.append((start, end))
        start = end
    while len(text) - start > most:  # where cuts lay early
        end = _cut(text, start, start + most, most)
        found.append((start, end))
        start = end
    return [*found, (start, len(text))]


def _cut(text: str, start: int, wanted: int, most: int) -> int:
    """The last good place to cut at or before the wanted one, in the second half of the part."""
    earliest = start + max(1, min(wanted - start, most) // 2)
    for cut in _CUTS:
        ends = [match.end() for match in cut.finditer(text, earliest, wanted)]
        if ends:
            return ends[-1]
    return wanted
