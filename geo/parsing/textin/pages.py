"""Lines of printed pages joined to one running text: sentences that go over a line, a column or a page are whole."""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from geo.parsing.textin.hyphens import Hyphens
from geo.parsing.textin.lines import Line, Page

__all__ = ["running_text"]

_SPACE = re.compile(r"[ \t\u00a0]+")
_CONTROL = re.compile("[\x00\x01\x03-\x08\x0b-\x1f\x7f]")
"""Without U+0002, by which PDFium tells a hyphen that divides a word."""
_FULL = re.compile(r"[.!?:;»”\"')\]]$")
_AROUND = 12
"""Lines before and after one, among which are those of its column."""
_OUTLIERS = 6
"""Of that many lines of a column one may be wider: a heading over several columns."""
_RESIZED = 1.15
_WIDE = 1.3
"""From one line to the next: another size of type, and a wider gap than usual, in shares."""
_FEW_GAPS = 4
_INDENT = 0.8
"""Of the size of type."""
_LEFT = 0.4
"""Of a column, behind a line that ends a paragraph whatever its last word."""


def running_text(pages: Sequence[Page]) -> str:
    """Lines joined to paragraphs, over the ends of columns and pages too. Words divided at a line's end are whole again.

    A paragraph ends before another size of type and before a wider gap; where a sentence ends and the next line is
    indented, or its first word would have found room; and with a line that leaves much of its column
    free. Where a sentence
    goes on in small letters, it goes on.
    """
    found = [
        [line._replace(words=words) for line in page if (words := _cleaned(line.words))] for page in pages
    ]
    lines = [(line, number) for number, page in enumerate(found) for line in page]
    if not lines:
        return ""
    columns = [_column(page, at) for page in found for at in range(len(page))]
    hyphens, usual = Hyphens(line.words for line, _ in lines), _usual_gaps(found)
    text: list[str] = []
    for ((line, page), (following, next_page)), column in zip(pairwise(lines), columns, strict=False):
        begun = hyphens.begun(line.words, following.words)
        if begun is None:
            ends = _ends(line, following, page != next_page, column, usual)
            begun = line.words + ("\n\n" if ends else " ")
        text.append(begun)
    return re.sub("[\x02\ufffe\u00ad]", "", "".join([*text, lines[-1][0].words]))


def _cleaned(words: str) -> str:
    return _SPACE.sub(" ", _CONTROL.sub("", words)).strip()


def _ends(
    line: Line, following: Line, turned: bool, column: tuple[float, float], usual: Mapping[int, float]
) -> bool:
    """Whether a paragraph ends between two lines; `turned` is whether a page does."""
    if _apart(line.size, following.size):
        return True
    full = bool(_FULL.search(line.words))
    if not full and following.words[:1].islower():
        return False
    letter, left = (line.right - line.left) / len(line.words), column[1] - line.right
    room = left > letter * (1 + len(following.words.split(None, 1)[0]))
    narrow = room and left > _LEFT * (column[1] - column[0])
    gap = line.base - following.base
    if turned or gap < -line.size / 2:  # the next line stands higher: in the next column
        return full or narrow
    if abs(gap) < line.size / 2:  # the same row, as in a table
        return False
    if gap > _WIDE * usual[round(line.size)]:
        return True
    indented = following.left - line.left > _INDENT * line.size
    return narrow or (full and (room or indented))


def _apart(size: float, other: float) -> bool:
    return max(size, other) > _RESIZED * min(size, other)


def _column(page: Sequence[Line], at: int) -> tuple[float, float]:
    """Left and right edge of a line's column: where most of the lines around it that stand above or below it begin and end."""
    line = page[at]
    beside = [
        other for other in page[max(0, at - _AROUND) : at + _AROUND + 1]
        if other.left < line.right and other.right > line.left and not _apart(other.size, line.size)
    ]  # fmt: skip
    lefts, rights = sorted(other.left for other in beside), sorted(other.right for other in beside)
    out = len(beside) // _OUTLIERS
    return lefts[out], rights[-1 - out]


def _usual_gaps(pages: Sequence[Sequence[Line]]) -> Mapping[int, float]:
    """How far lines of a paragraph stand apart, by the size of type: like a quarter of all lines, or closer."""
    gaps: defaultdict[int, list[float]] = defaultdict(list)
    for page in pages:
        for line, following in pairwise(page):
            gap = line.base - following.base
            if gap > line.size / 2 and not _apart(line.size, following.size):
                gaps[round(line.size)].append(gap)
    return defaultdict(
        lambda: float("inf"),
        {
            size: statistics.quantiles(found, n=4)[0] if len(found) >= _FEW_GAPS else min(*found, 1.5 * size)
            for size, found in gaps.items()
        },
    )
