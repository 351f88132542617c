"""Words divided at the end of a printed line: whether the hyphen goes, or was there before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

__all__ = ["Hyphens"]

_LONGEST = 80
_SOFT = "\u00ad"
_WORD = re.compile(r"[^\W_](?:[\w'’-]*[^\W_])?")
_DIVIDED = re.compile(rf"(?P<word>{_WORD.pattern})(?P<mark>[-\u2010\u2011\x02\ufffe\u00ad])$")
"""How a line ends that divides a word; by U+0002 and U+FFFE PDFium tells a hyphen at a line's end, whatever it was."""


class Hyphens:
    """What a document shows of its hyphens: the words in its lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Of all lines of the document."""
        self._words: Counter[str] = Counter()
        for line in lines:
            self._words.update(_WORD.findall(line.casefold()))

    def begun(self, line: str, following: str) -> str | None:
        """A line that divides its last word, such that the following line only needs to be put behind it; None for others.

        A soft hyphen goes. Others stay beside a figure, and else as the document has the word elsewhere; where it has it
        nowhere, before a capital: `Karshi-Khanabad`.
        """
        divided, second = _DIVIDED.search(line[-_LONGEST:]), _WORD.match(following[:_LONGEST])
        if not divided or not second:
            return None
        first, mark = divided["word"], divided["mark"]
        whole, kept = (f"{first}{between}{second[0]}".casefold() for between in ("", "-"))
        parted = self._words[kept] - self._words[whole]
        figures = first[-1].isdigit() or second[0][0].isdigit()
        stays = mark != _SOFT and (figures or parted > 0 or (parted == 0 and second[0][0].isupper()))
        return line[:-1] + "-" * stays
