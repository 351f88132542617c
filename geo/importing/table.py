"""A delimited table as chunks of columns: its header, its delimiter, and the columns that are asked for."""

from __future__ import annotations

import csv
import gc
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Any, Protocol

import numpy as np

from geo.errors import DatasetError
from geo.importing.lines import Block, read_block
from geo.importing.opening import Opened
from geo.importing.rows import Dialect, Rows, read_rows

__all__ = ["RECODED", "UNWESTERN", "Chunk", "Reader", "Reject", "Table", "no_collection"]

Reject = tuple[int, str, str]
"""Number of the row's first line, counted from 1; the reason; the row as the file has it."""

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SEP = re.compile(r'"?sep=([^\w\s"]|\t)"?', re.IGNORECASE)
"""The first line by which spreadsheets are told the delimiter."""
LOOKED_AT = 20
"""Lines below the header that are held against it."""
CUT_OFF = "last line without an end, read as it stands: its last cell may be cut off"
RECODED = "lines that are not UTF-8, read as Windows-1252"
UNWESTERN = (
    "of those that are not UTF-8 have runs of letters as no Western language has: "
    'if they are Cyrillic, a mapping file with encoding = "cp1251" (--mapping) reads them'
)


@dataclass
class Chunk:
    """Some rows of a file, column by column, and where the next chunk begins."""

    columns: dict[str, Sequence[str | None]]
    lines: list[int]
    starts: Any
    """First byte of each row."""
    sizes: Any
    """Number of bytes of each row."""
    rejected: list[Reject]
    notes: Counter[str]
    offset: int
    line: int
    ended: bool
    raw: list[str] | None = field(default=None)


class Reader(Protocol):
    """What chunks are read from."""

    header: list[str]
    begin: tuple[int, int]
    """First byte and line of the first chunk."""

    def read(self, offset: int, line: int, names: Sequence[str], raw: bool) -> Chunk:
        """The chunk that begins there, with the named columns."""
        ...


@contextmanager
def no_collection() -> Iterator[None]:
    """Tens of thousands of lists without cycles would be searched for some again and again: a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class Table:
    """A delimited table. `header` are its column names; a column without a name is called by its number."""

    def __init__(
        self, opened: Opened, delimiter: str | None, quotes: bool, names: Sequence[Sequence[str]]
    ) -> None:
        self.opened = opened
        first = read_block(opened, opened.begin)
        used = _filled(first.lines, 0)
        if used < len(first.lines) and (told := _SEP.fullmatch(first.lines[used].rstrip("\r\n"))):
            delimiter, used = delimiter or told[1], _filled(first.lines, used + 1)
        lines = first.lines[used:]
        if not lines:
            raise DatasetError(f"{opened.given} holds no rows: there is nothing to import.")
        self.dialect = Dialect(delimiter or _delimiter(lines[0]), quotes)
        if names:
            self.header = _named(opened, lines, self.dialect, names)
        else:
            self.header, unnamed, taken = _header(opened, lines, self.dialect)
            self.dialect = replace(self.dialect, unnamed=unnamed)
            _check_header(opened, lines, self.header[: len(self.header) - unnamed], self.dialect)
            used += taken
        self.begin = (int(first.starts[used]), used + 1)

    def read(self, offset: int, line: int, names: Sequence[str], raw: bool) -> Chunk:
        """The chunk of rows that begins at a byte, whose line has that number."""
        with no_collection():
            return self._read(offset, line, names, raw)

    def _read(self, offset: int, line: int, names: Sequence[str], raw: bool) -> Chunk:
        block = read_block(self.opened, offset)
        rows = read_rows(block, self.dialect, len(self.header))
        where = [self.header.index(name) for name in names]
        if block.recoded:
            rows.notes[RECODED] += block.recoded
            rows.notes[UNWESTERN] += block.unwestern
        if block.cut_off and rows.ends and rows.ends[-1] == len(block.lines) and block.lines[-1].strip():
            rows.notes[CUT_OFF] += 1
        first = block.starts[np.array(rows.begins, np.int64)]
        return Chunk(
            _columns(names, where, rows.cells), [line + begin for begin in rows.begins],
            first, block.starts[np.array(rows.ends, np.int64)] - first, _rejected(rows, block, line), rows.notes,
            int(block.starts[rows.consumed]), line + rows.consumed, block.ended and rows.consumed == len(block.lines),
            self._raw(rows, set(where)) if raw else None,
        )  # fmt: skip

    def _raw(self, rows: Rows, used: set[int]) -> list[str]:
        """The columns that nothing is made from, as JSON; empty cells left out."""
        others = [(n, name) for n, name in enumerate(self.header) if n not in used]
        return [
            json.dumps({name: cells[n] for n, name in others if cells[n]}, ensure_ascii=False)
            for cells in rows.cells
        ]


def _columns(
    names: Sequence[str], where: Sequence[int], cells: list[list[str]]
) -> dict[str, Sequence[str | None]]:
    if not cells or len(where) < 2:
        return {name: [row[at] for row in cells] for name, at in zip(names, where, strict=True)}
    return dict(zip(names, zip(*map(itemgetter(*where), cells), strict=True), strict=True))


def _rejected(rows: Rows, block: Block, line: int) -> list[Reject]:
    return [
        (line + begin, reason, "".join(block.lines[begin:end]).rstrip("\r\n"))
        for begin, end, reason in rows.rejected
    ]


def _filled(lines: list[str], at: int) -> int:
    """The first line from there on that is not blank."""
    return next((n for n in range(at, len(lines)) if lines[n].strip()), len(lines))


def _delimiter(line: str) -> str:
    """The one that sets most names of the header apart; within quotes none counts."""
    return max(DELIMITERS, key=_bare(line).count)


def _bare(line: str) -> str:
    return "".join(line.split('"')[::2])


def _header(opened: Opened, lines: list[str], dialect: Dialect) -> tuple[list[str], int, int]:
    """Column names, how many at the end the table does not name, and how many lines they take."""
    reader = csv.reader(lines, delimiter=dialect.delimiter, strict=True)
    try:
        cells = next(reader)
    except (csv.Error, StopIteration):
        raise DatasetError(
            f"{opened.given}: the quotes of its first line do not pair, so it has no header."
        ) from None
    named = [" ".join(cell.split()) for cell in cells]
    last = max((n for n, name in enumerate(named, 1) if name), default=0)
    names = [name or f"column {n}" for n, name in enumerate(named, 1)]
    return names, len(names) - last, reader.line_num


def _check_header(opened: Opened, lines: list[str], names: list[str], dialect: Dialect) -> None:
    """Raises DatasetError where the first line is rather a title: no line below is as narrow, most are twice as wide."""
    below = [_bare(line).rstrip() for line in lines[1:] if line.strip()][:LOOKED_AT]
    mark = dialect.delimiter if len(names) > 1 else _delimiter("".join(below))
    widths = Counter(line.rstrip(mark).count(mark) + 1 for line in below)
    if widths and min(widths) > len(names) and (width := widths.most_common(1)[0][0]) >= 2 * len(names):
        raise DatasetError(
            f"{opened.given}: its first line ({' '.join(lines[0].split())[:60]!r}) seems to be no header, for it has "
            f"{len(names)} cells where those below have {width}: remove what stands above the names of the columns."
        )


def _named(opened: Opened, lines: list[str], dialect: Dialect, names: Sequence[Sequence[str]]) -> list[str]:
    """The list of names that fits the number of columns that most of the first rows have."""
    widths = Counter(line.rstrip("\r\n").count(dialect.delimiter) + 1 for line in lines[:200] if line.strip())
    for width, _ in widths.most_common():
        for fitting in names:
            if len(fitting) == width:
                return list(fitting)
    known = " or ".join(str(len(fitting)) for fitting in names)
    found = widths.most_common(1)[0][0]
    apart = DELIMITERS.get(dialect.delimiter, repr(dialect.delimiter))
    raise DatasetError(
        f"{opened.given} has {found} columns set apart by {apart}; a table of this shape has {known}."
    )
