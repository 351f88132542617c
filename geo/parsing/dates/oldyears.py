"""Years before 1800, which are numbers but for the words beside them: `founded in 1732`, `the war of 1758-1759`."""

from __future__ import annotations

import re

__all__ = ["is_year"]

_BACK = 40
SURELY = re.compile(
    r"\b(?:founded|built|rebuilt|established|born|died|erected|completed|conquered|annexed|signed|captured|laid|settled|destroyed|dat(?:es|ed|ing)|back|the year|reigned|ruled|"
    r"lived|основан\w*|построен\w*)(?:\s+(?:\w+\s+){0,3}?(?:in|from|to|в)|)\s+(?:1\d{3}\s*(?:[-–—]|to|and)\s*)?$"
)
"""Before a number, what is said of years only."""
IN = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Cc]irca|[Bb]y the year)\s+|\b(?:of|from|between|during|in|to)\s+1\d{3}\s*[-–—]\s*|\(\s*(?:1\d{3}\s*[-–—]\s*)?)$"
)
"""What may stand before a year, or before the second of two."""
BEHIND = re.compile(
    r"\s*$|[;:!?)\]»”\"]|[.,](?!\s?\d)|['’]s?\s|\s*\n|\s+(?:(?:and|or|to)(?!\s\d)|by|when|as|after|before|under|with|near|at|on|for|during|against|from|in|the|a|an|it|he|she|they|his|her|its|"
    r"their|was|were|had|that|but|while|until|ended|lasted|began|(?!BC)[A-Z][\w’'-]+(?!\s[a-z]+s\b))\b"
)
"""What may follow a year, and follows no number of things."""
RANGE = re.compile(r"\s*[-–—]\s*1\d{3}(?!\d)")
DECLARED = re.compile(r"(?:-(?:го|м))?\s*(?:год|гг?\.)")


def is_year(text: str, start: int, end: int) -> bool:
    """Whether the four digits there are told to be a year."""
    if DECLARED.match(text, end):
        return True
    before, behind = text[max(0, start - _BACK) : start], text[end : end + _BACK]
    if (ranged := RANGE.match(behind)) and DECLARED.match(behind, ranged.end()):
        return True
    if SURELY.search(before):
        return BEHIND.match(behind, ranged.end() if ranged else 0) is not None
    opened = IN.search(before) or (ranged and re.search(r"\b(?:of|from|between|during)\s+$", before))
    return bool(opened) and BEHIND.match(behind, ranged.end() if ranged else 0) is not None
