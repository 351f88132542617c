"""Words that are spelt as a place is and name something else: types of aircraft ("Su-25"), and Russian given names that counties bear."""

from __future__ import annotations

import re

from geo.parsing.scanning import Found

__all__ = ["is_namesake"]

LONGEST = 4
"""Letters of a designer in the name of an aircraft: "Su-25", "Mi-8", "Yak-40"."""
MODEL = re.compile(r"-\d")
SURNAME = re.compile(r" (?:(?:де|да|ди|фон|ван|дер|аль|бин) )*[А-ЯЁ][а-яё]")
FAR = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
"""Countries whose counties and towns are called after persons."""


def is_namesake(text: str, found: Found) -> bool:
    """Whether a name is part of an aircraft's, or a Russian given name with a surname behind it: "Томас де …"."""
    end = found.end
    if end - found.start <= LONGEST and text[end : end + 1] == "-" and MODEL.match(text, end):
        return True
    if found.name is None or text[found.start : end].isascii() or not SURNAME.match(text, end):
        return False
    top = found.name.senses[0]
    return top.country in FAR and top.kind in ("district", "city")
