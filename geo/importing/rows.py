"""Lines into rows of cells by RFC 4180, one row at a time where they break it, so that one stray quote costs one line."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from geo.importing.lines import Block

__all__ = ["Dialect", "Rows", "read_rows"]

csv.field_size_limit(1 << 18)  # a stray quote swallows at most this much before it is found out

COMPARED = 3
"""Rows before one that is doubted, which it is held against."""
_NUMBER, _DAY = re.compile(r"[-+]?[\d.,]*\d[\d.,]*"), re.compile(r"\d+[-/.]\d+[-/.]\d[-\d/.:TZ+ ]*")
REPAIRED = "rows with bare quotes within quotes, read as meant"


@dataclass(frozen=True)
class Dialect:
    """How cells are set apart."""

    delimiter: str = ","
    quotes: bool = True
    unnamed: int = 0
    """Columns at the end that have no name: spreadsheets write such where nothing is, so a row need not have them."""

    def filled_up(self, cells: list[str], width: int) -> list[str]:
        """A row with empty cells for those that it need not have; a blank line is none."""
        lacking = width - len(cells)
        lacks = 0 < lacking <= self.unnamed and (len(cells) > 1 or any(cells))
        return [*cells, *[""] * lacking] if lacks else cells


@dataclass
class Rows:
    """Cells, and for each row its first line and the line after its last, within the block."""

    cells: list[list[str]] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    rejected: list[tuple[int, int, str]] = field(default_factory=list)
    """First line, line after the last, reason."""
    notes: Counter[str] = field(default_factory=Counter)
    consumed: int = 0
    """Lines that were read; what follows belongs to a row that goes on in the next block."""

    def keep(self, cells: list[str], begin: int, end: int) -> None:
        """Take a row."""
        self.cells.append(cells)
        self.begins.append(begin)
        self.ends.append(end)


def read_rows(block: Block, dialect: Dialect, width: int) -> Rows:
    """Rows of `width` cells; every other row that is not blank is set aside with its reason."""
    rows = _quoted(block, dialect, width) if dialect.quotes else _plain(block, dialect, width)
    if block.odd:
        _set_odd_aside(rows, block)
    return rows


def _plain(block: Block, dialect: Dialect, width: int) -> Rows:
    """Without quotes every line is a row."""
    rows = Rows(consumed=len(block.lines))
    for n, line in enumerate(block.lines):
        cells = dialect.filled_up(line.rstrip("\r\n").split(dialect.delimiter), width)
        if len(cells) == width:
            rows.keep(cells, n, n + 1)
        elif line.strip():
            _odd_width(rows, block, cells, n, width)
    return rows


def _quoted(block: Block, dialect: Dialect, width: int) -> Rows:
    rows, at = Rows(), 0
    while at < len(block.lines):
        at = _run(rows, block, dialect, width, at)
    rows.consumed = at if at <= len(block.lines) else at - len(block.lines) - 1
    return rows


def _run(rows: Rows, block: Block, dialect: Dialect, width: int, first: int) -> int:
    """Read on from a line until a row breaks the rules; returns the line to go on from.

    Beyond the number of lines by n + 1: stop at line n, whose row goes on in the next block.
    """
    lines = block.lines
    reader = csv.reader(
        map(lines.__getitem__, range(first, len(lines))), delimiter=dialect.delimiter, strict=True
    )
    begin = first
    try:
        for cells in reader:
            end = first + reader.line_num
            if dialect.unnamed:
                cells = dialect.filled_up(cells, width)
            if len(cells) == width and (end - begin == 1 or not _swallowed(rows, cells, dialect.delimiter)):
                rows.keep(cells, begin, end)
            elif end - begin > 1:
                rows.rejected.append(
                    (begin, begin + 1, "opens a quote that is not closed before the next row")
                )
                return begin + 1
            elif any(cell.strip() for cell in cells):
                _odd_width(rows, block, cells, begin, width)
            begin = end
    except csv.Error as error:
        if "unexpected end" in str(error) and not block.ended and begin:
            return len(lines) + 1 + begin
        _broken(rows, block, dialect, width, begin)
        return begin + 1
    return len(lines)


def _swallowed(rows: Rows, cells: list[str], delimiter: str) -> bool:
    """Whether a row of several lines is rather a row a line, the first opening a stray quote and the last closing it.

    Its quotes pair, so it is only doubted where its lines have the right width by themselves and their cells are such
    as the rows before have in columns of figures: all of them, or some where the row as a whole has not.
    """
    n = next(n for n, cell in enumerate(cells) if "\n" in cell)
    width, (first, *inner, last) = len(cells), cells[n].split("\n")
    if width <= 3 or cells[n].count(delimiter) < width - 1:
        return False
    parted = [[*cells[:n], *first.split(delimiter)], *(line.split(delimiter) for line in inner)]
    parted.append([*last.split(delimiter), *cells[n + 1 :]])
    if all(len(row) != width for row in parted):
        return False
    figures = [_figures(column) for column in zip(*rows.cells[-COMPARED:], strict=True)]
    if not _alike(cells, figures):
        return any(_alike(row, figures) for row in parted)
    if not (_alike(parted[-1], figures) and _alike(parted[0], figures)):
        return False
    return sum(_alike(row, figures) for row in parted) > 0.9 * len(parted)


def _figures(column: tuple[str, ...]) -> set[str]:
    """Which figures the rows before have in a column; none where one of them has words there."""
    kinds = {_kind(cell) for cell in column} - {""}
    return set() if "words" in kinds else kinds


def _alike(cells: list[str], figures: list[set[str]]) -> bool:
    """Whether a row has as many cells as those before, some of them such as its column has in figures, and none others."""
    some = False
    for cell, known in zip(cells, figures, strict=False):
        if known and (kind := _kind(cell)):
            if kind not in known:
                return False
            some = True
    return some and len(cells) == len(figures)


@lru_cache(maxsize=1 << 10)  # each row is seen again as one of those before
def _kind(cell: str) -> str:
    """Number, day, words or nothing; a quote beside it may be the stray one."""
    bare = cell.strip(' "\r\n')
    if not bare or bare[0].isalpha():
        return "words" if bare else ""
    return "number" if _NUMBER.fullmatch(bare) else "day" if _DAY.fullmatch(bare) else "words"


def _broken(rows: Rows, block: Block, dialect: Dialect, width: int, n: int) -> None:
    """A line whose quotes break the rules: read as meant where that fits, else set aside."""
    line = block.lines[n].rstrip("\r\n")
    cells = _lenient(line, dialect.delimiter)
    cells = cells and dialect.filled_up(cells, width)
    if cells is not None and len(cells) == width:
        rows.keep(cells, n, n + 1)
        rows.notes[REPAIRED] += '"' in line
    elif cells is not None and '"' not in line:  # broken for a cell larger than the reader of CSV takes
        _odd_width(rows, block, cells, n, width)
    elif block.cut_off and n == len(block.lines) - 1:
        rows.rejected.append((n, n + 1, "is cut off within quotes: the file ends here"))
    else:
        rows.rejected.append((n, n + 1, "has quotes that do not pair: double those that belong to the text"))


def _lenient(line: str, delimiter: str) -> list[str] | None:
    """Cells of one line where a quote ends a cell only before a delimiter or the end; None if one stays open."""
    cells, at = [], 0
    while at <= len(line):
        if line.startswith('"', at):
            close = line.find('"' + delimiter, at + 1)
            close = close if close >= 0 else len(line) - 1
            if close <= at or line[close] != '"':
                return None
            cells.append(line[at + 1 : close].replace('""', '"').replace('\\"', '"'))
            at = close + 2
        else:
            end = line.find(delimiter, at)
            end = end if end >= 0 else len(line)
            cells.append(line[at:end])
            at = end + 1
    return cells


def _odd_width(rows: Rows, block: Block, cells: list[str], n: int, width: int) -> None:
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        rows.keep(cells[:width], n, n + 1)  # delimiters at the end of a line, as spreadsheets write them
        return
    if block.cut_off and n == len(block.lines) - 1 and len(cells) < width:
        reason = f"is cut off after {len(cells)} of {width} cells: the file ends here"
    else:
        reason = f"has {len(cells)} cells where the table has {width} columns"
    rows.rejected.append((n, n + 1, reason))


def _set_odd_aside(rows: Rows, block: Block) -> None:
    """Take out rows with a line that cannot be read; a row that was rejected anyway keeps its reason."""
    bad: dict[int, str] = {}
    for n in sorted(block.odd):
        row = bisect_right(rows.begins, n) - 1
        if row >= 0 and n < rows.ends[row]:
            bad.setdefault(row, block.odd[n])
    for row in bad:
        rows.rejected.append((rows.begins[row], rows.ends[row], bad[row]))
    kept = [row for row in range(len(rows.begins)) if row not in bad]
    rows.cells = [rows.cells[row] for row in kept]
    rows.begins, rows.ends = [rows.begins[row] for row in kept], [rows.ends[row] for row in kept]
    rows.rejected.sort()
