"""Running heads, feet and page numbers: what stands at the edges of many pages, further out than their text."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from geo.parsing.textin.lines import Line, Page

__all__ = ["without_running_heads"]

_EDGE = 3
"""Rows at the top and at the bottom of a page among which its running head, foot and number are looked for."""
_FEWEST = 3
"""Pages on which a line must stand at an edge, or all pages of a file that has only two."""
_MOST_PIECES = 40
"""Pieces of those rows: of a page all on one row, no more are looked at."""
_LARGE = 1.15
"""Type of that many times the text's size is that of a heading."""
_NEARLY_ALL = 0.75
_OUTLIERS = 10
"""Of that many pages, one may have text further out than others."""
_MOST_NUMBERS = 5
_NUMBER = re.compile(r"\d{1,9}")
_PAGE_NUMBER = re.compile(
    r"(?i)^(?:page|p\.|seite|стр\.?|страница)\s*\d{1,4}(?:\s*(?:of|von|из|/)\s*\d{1,4}(?:\s+[·|•–—-]\s.*)?)?$"
)


def without_running_heads(pages: Sequence[Page], title: str = "") -> tuple[list[list[Line]], int]:
    """Pages without the lines that come again at the edges of many of them, and without "Page 3 of 7"; and from how many
    pages lines were taken.

    A line comes again where at least three pages, or both of two, have it at one height among the three rows at their top
    or bottom, with the same figures or with such as count the pages. It must stand further out than the text does: lines
    of text may come again, too. So do chapters' headings but for their numbers; they are in large type. A line in small
    type that begins with the file's own title is a head on a single page, too.
    """
    size = _text_size(pages)
    edges = [_edges(page) for page in pages]
    keys = [
        {at: list(_alike(page[at].words, number)) for at in edge}
        for number, (page, edge) in enumerate(zip(pages, edges, strict=True))
    ]
    least = 2 if sum(map(bool, pages)) == 2 else _FEWEST
    seen: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for number, found in enumerate(keys):
        for at, alike in found.items():
            for there in ((key, _height(pages[number][at])) for key in alike):
                if len(seen[there]) < least:
                    seen[there].add(number)

    def again(number: int, at: int) -> bool:
        line, alike = pages[number][at], keys[number].get(at, [])
        near = range(_height(line) - 1, _height(line) + 2)
        return any(
            len(set().union(*(seen.get((key, height), ()) for height in near))) >= least
            for key in (alike[:1] if line.size > _LARGE * size else alike)
        )

    def titled(line: Line) -> bool:
        return bool(title) and line.size * _LARGE < size and line.words.strip().startswith(title)

    repeated = [{at for at in edge if again(number, at)} for number, edge in enumerate(edges)]
    on = Counter(
        height
        for page, found in zip(pages, repeated, strict=True)
        for height in {_height(page[at]) for at in found}
    )
    # Where nearly all pages have a head, others have one that is theirs alone: that of a short chapter.
    rows = {height for height, often in on.items() if often >= _NEARLY_ALL * len(pages)}
    bodies = [
        [
            line.base for at, line in enumerate(page)
            if at not in found and _height(line) not in rows and not titled(line)
        ]
        for page, found in zip(pages, repeated, strict=True)
    ]  # fmt: skip
    tops, feet = (sorted(most(body) for body in bodies if body) for most in (max, min))
    few = len(tops) // _OUTLIERS
    top, foot = (tops[-1 - few], feet[few]) if tops else (0.0, 0.0)
    left, touched = [], 0
    for number, page in enumerate(pages):
        heads = {
            at for at in edges[number]
            if _PAGE_NUMBER.match(page[at].words.strip())
            or (not foot <= page[at].base <= top and (at in repeated[number] or titled(page[at])))
        }  # fmt: skip
        touched += bool(heads)
        left.append([line for at, line in enumerate(page) if at not in heads])
    return (left, touched) if any(left) else ([list(page) for page in pages], 0)


def _text_size(pages: Sequence[Page]) -> float:
    """The size of type in which most of the text is."""
    sizes: Counter[float] = Counter()
    for line in itertools.chain.from_iterable(pages):
        sizes[round(line.size, 1)] += len(line.words)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _height(line: Line) -> int:
    """Where a line stands, in lines."""
    return int(line.base // max(line.size, 1.0))


def _edges(page: Page) -> list[int]:
    """Numbers of the lines in the outermost rows, by where they stand: a file may have its heads last."""
    downwards = sorted(range(len(page)), key=lambda at: -page[at].base)
    rows = (_rows(page, downwards), _rows(page, downwards[::-1]))
    return sorted({at for row in rows for at in itertools.islice(row, _MOST_PIECES)})


def _rows(page: Page, inwards: Sequence[int]) -> Iterator[int]:
    rows, last = 0, None
    for at in inwards:
        if last is None or abs(page[at].base - last) > page[at].size / 2:
            rows, last = rows + 1, page[at].base
        if rows > _EDGE:
            return
        yield at


def _alike(words: str, number: int) -> Iterator[str]:
    """A line as it is compared: without case, as it is, and with numbers counted from the page's own; none for a row of figures."""
    plain = " ".join(words.split()).casefold()
    numbers = _NUMBER.findall(plain)
    if not any(map(str.isalpha, plain)) and len(numbers) != 1:
        return
    yield plain
    if not 0 < len(numbers) <= _MOST_NUMBERS:
        return
    parts = _NUMBER.split(plain)
    counted = [(written, f"#{int(written) - number}") for written in numbers]
    for chosen in itertools.islice(itertools.product(*counted), 1, None):
        yield "".join(map("".join, itertools.zip_longest(parts, chosen, fillvalue="")))
