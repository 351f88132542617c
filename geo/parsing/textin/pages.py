"""Pages of a file joined to one running text: without running heads and feet, and with sentences that go over a page whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

__all__ = ["running_text", "without_running_heads"]

_EDGE = 3
"""Lines at the top and at the bottom of a page among which its running head, foot and number are looked for."""
_LONGEST_HEAD = 120
_FEWEST = 3
"""Pages on which a line must stand at an edge, or all pages of a file that has only two."""
_HYPHEN = re.compile("(?<=[^\\W\\d_])(?:\ufffe|\u00ad|\x02)[ \t]*\f?\n?")
_SOFT_BREAK = re.compile(r"(?<=[a-zа-я])-\f?\n(?=[a-zа-я])")
_SPACE = re.compile(r"[ \t\u00a0]+")
_CONTROL = re.compile("[\x00\x01\x03-\x08\x0b-\x1f\x7f]")
"""Without U+0002, by which PDFium tells a hyphen that divides a word."""
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?i)^(?:page|p\.|seite|стр\.?|страница)\s*\d{1,4}(?:\s*(?:of|von|из|/)\s*\d{1,4})?$"
)
_FULL = re.compile(r"[.!?:;»”\"')\]]$")


def without_running_heads(pages: Sequence[str]) -> tuple[list[str], int]:
    """Pages without the lines that stand at the edges of many of them, whatever numbers are in them, and without "Page 3 of 7";
    and from how many pages lines were taken.

    A line counts where at least three pages, or both of two, have it among the three at their top or bottom.
    """
    split = [re.sub(r"\r\n?", "\n", page).split("\n") for page in pages]
    edges = [{at: _alike(lines[at]) for at in _edges(lines)} for lines in split]
    often = Counter(line for edge in edges for line in set(edge.values()))
    least = 2 if len(pages) == 2 else _FEWEST
    found, touched = [], 0
    for lines, edge in zip(split, edges, strict=True):
        heads = {
            at for at, line in edge.items()
            if line and (often[line] >= least or _PAGE_NUMBER.match(lines[at].strip()))
        }  # fmt: skip
        touched += bool(heads)
        found.append("\n".join(line for at, line in enumerate(lines) if at not in heads))
    return (found, touched) if any(map(str.strip, found)) else (list(pages), 0)


def _edges(lines: Sequence[str]) -> list[int]:
    written = [at for at, line in enumerate(lines) if line.strip()]
    return sorted({*written[:_EDGE], *written[-_EDGE:]})


def _alike(line: str) -> str:
    """A line as it is compared: without case and numbers; empty if it is too long for a head, or a row of figures."""
    found = _NUMBERS.sub("#", " ".join(line.split())).casefold()
    said = any(map(str.isalpha, found)) or found.count("#") == 1
    return found if said and len(line) <= _LONGEST_HEAD else ""


def running_text(pages: Sequence[str]) -> str:
    """Lines joined to paragraphs, over the ends of pages too: a line that ends a sentence well short of its page's longest
    ends a paragraph, and so does a page that ends with a sentence. Words divided at a line's end are whole again.
    """
    whole = "\f\n".join(_CONTROL.sub("", page) for page in pages)
    whole = _SOFT_BREAK.sub("", _HYPHEN.sub("", whole)).replace("\x02", "")
    found = [page.strip() for page in whole.split("\f")]
    text = "".join(
        piece for page, following in zip(found, [*found[1:], ""], strict=True)
        for piece in _flowing(page, goes_on=following[:1].islower())
    )  # fmt: skip
    return re.sub(r"\s*\n\n\s*", "\n\n", text).strip()


def _flowing(page: str, goes_on: bool) -> Iterator[str]:
    lines = [_SPACE.sub(" ", line).strip() for line in page.split("\n")]
    widest, last = max(map(len, lines), default=0), len(lines) - 1
    for at, line in enumerate(lines):
        if at == last and not _FULL.search(line) and goes_on:
            yield line + " "
            continue
        short = len(line) < 0.8 * widest or at == last
        ends = not line or (short and _FULL.search(line)) or len(line) < 0.5 * widest
        yield line + ("\n\n" if ends else " ")
