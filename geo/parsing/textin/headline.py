"""What a plain text says of itself in its first line: its headline, or the paper that it comes from."""

from __future__ import annotations

import re

from geo.parsing.textin.dateline import dateline_of

__all__ = ["headline_of", "publication_of"]

_LONGEST = 140
"""Code points of a headline, and what the text behind it has more of."""
_LEAST = 200
"""Code points of a text that stands below a headline."""
_WORDS = range(2, 25)
_LABEL = re.compile(r"[^\s:]+(?:\s[^\s:]+)?:\s|(?:By|Автор)\s|https?:|[-*•#>|]|\d+[.)]\s|.*\t")
"""How lines begin that are none: `Date: …`, `By A. Writer`, addresses, items of lists, rows of tables."""
_NAMED = re.compile(
    r"\s*(?:Publication|Publisher|Newspaper|Издание)\s*:\s*(?P<name>[^:\r\n]{2,80}?)\s*(?:\b(?:Volume|Vol\.?|Issue|No\.|Том|Номер|№)\s*:|[;|]|\r?\n)"
)
_END = re.compile(r"[.,;:…]$|(?<![A-ZА-ЯЁ])[.!?]\s+[«“\"]?[A-ZА-ЯЁ]")
"""A sentence, or several, and no headline."""


def headline_of(text: str) -> str:
    """The first line, where it is short, ends like no sentence and an empty line parts it from a longer text; else nothing.

    A dateline, a label (`Date: …`), a byline and an item of a list are no headlines.
    """
    line, _, below = text.lstrip("\ufeff \t\r\n").partition("\n")
    line = " ".join(line.split())
    if not (line and len(line) <= _LONGEST and len(line.split()) in _WORDS):
        return ""
    if below.split("\n", 1)[0].strip() or len(below.strip()) < _LEAST:
        return ""
    if not (line[0].isupper() or line[0] in "“«\"'‘" or line[0].isdigit()):
        return ""
    return "" if _END.search(line) or _LABEL.match(line) or dateline_of(line) else line


def publication_of(text: str) -> str:
    """The paper that a text names in a label at its very beginning: `Publication: Amber Daily Volume: 7`; else nothing."""
    named = _NAMED.match(text[:400])
    return " ".join(named["name"].split()) if named else ""
