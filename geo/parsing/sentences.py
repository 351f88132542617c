"""Sentences of a text, English and Russian; a line that ends without a full stop ends its sentence only at a blank line."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["sentences"]

_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z]\.[A-Z])(?<!\b(?:Mr|Dr|St|No|vs|Lt))(?<!\b(?:Mrs|Gen|Col|Maj|Sen|Rep|Gov|Adm|Cpt|Sgt|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Inc))"
    r"(?<!\b(?:Capt|Sept|Prof))(?<! г)(?<! [А-ЯЁ])(?<![.!?…])[.!?…]++[\"”’»)\]]*(?:\[\d+\])*(?=\s+[\"“‘«(\[]?[A-ZÀ-ÝА-ЯЁ0-9])|\n\s*\n"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """[start, end) of each sentence, without the white space around it."""
    start = 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        while start < end and text[start].isspace():
            start += 1
        stop = end
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if stop > start:
            yield start, stop
        start = end
