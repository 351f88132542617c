"""Places called by a number, as formations are: "201st military base"."""

from __future__ import annotations

import re

from geo.gazetteer import Quality
from geo.parsing.toponyms.names import Names

__all__ = ["curated_numbers"]

NUMBER = re.compile(r"\d{3,}(?=(?:st|nd|rd|th)? )")


def curated_numbers(names: Names) -> tuple[str, ...]:
    """The numbers that curated names of several words begin with, as of formations: "201st military base"."""
    index, found = names.gazetteer.index, set()
    for digit in "123456789":
        for key in index.names.iterkeys(digit):
            number = NUMBER.match(key)
            if number and any(quality == Quality.CURATED for _, quality in index.lookup(key)):
                found.add(number[0])
    return tuple(sorted(found))
