"""A chunk of the table as text columns on their way to events: cleaned, with what each row is called in the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from geo.importing.binding import Bound
from geo.importing.codes import Coded, coded
from geo.importing.countries import country_code
from geo.importing.table import Chunk

__all__ = ["LINE", "RAW", "SIZE", "START", "Faults", "Staged", "stage"]

LINE, START, SIZE, RAW = "\x1fline", "\x1fstart", "\x1fsize", "\x1fraw"
"""Columns that no table has: number of the first line, first byte, number of bytes, other columns as JSON."""

_NOTHING = pa.array(["", "NULL", "null", "\\N", "NaN", "nan"])
_NO_VALUE = pa.array(
    [
        "",
        "NULL",
        "null",
        "Null",
        "\\N",
        "NaN",
        "nan",
        "NA",
        "N/A",
        "n/a",
        "None",
        "none",
        "-",
        "--",
        "?",
        "unknown",
        "Unknown",
    ]
)
"""Beside those above, what stands for nothing in columns of numbers, dates and codes (NA is Namibia's code)."""


def stage(chunk: Chunk) -> Any:
    """The chunk as an Arrow table of trimmed texts; null where nothing is written."""
    columns: dict[str, Any] = {}
    for name, cells in chunk.columns.items():
        text = pc.utf8_trim_whitespace(pa.array(cells, pa.string()))
        columns[name] = _without(text, _NOTHING)
    columns[LINE] = pa.array(chunk.lines, pa.int64())
    columns[START] = pa.array(chunk.starts, pa.int64())
    columns[SIZE] = pa.array(chunk.sizes, pa.int64())
    if chunk.raw is not None:
        columns[RAW] = pa.array(chunk.raw, pa.string())
    return pa.table(columns)


def _without(text: Any, words: Any) -> Any:
    return pc.if_else(pc.is_in(text, value_set=words), pa.scalar(None, pa.string()), text)


def _none(values: NDArray[Any]) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = np.equal(values, np.array(None, object))
    return found


class Staged:
    """A staged chunk by the roles of its mapping."""

    def __init__(self, table: Any, bound: Bound) -> None:
        self.table = table.combine_chunks()
        self.bound = bound
        self.size = len(table)

    def text(self, name: str) -> Any:
        """A column as printed."""
        column = self.table[name]
        return column.chunk(0) if column.num_chunks else pa.array([], column.type)

    def role(self, role: str) -> Any | None:
        """The column of a role, without the words that stand for nothing; None where the mapping names none."""
        name = getattr(self.bound.columns, role)
        return None if name is None else _without(self.text(name), _NO_VALUE)

    def coded(self, role: str) -> Coded | None:
        """The same by distinct value."""
        column = self.role(role)
        return None if column is None else coded(column)

    def texts(self, names: Iterable[str] | None) -> list[Any]:
        """Columns as printed."""
        return [self.text(name) for name in names or ()]

    def countries(self) -> list[str | None]:
        """Two letters, from the first of the country columns that gives them."""
        system, constant = self.bound.mapping.country_code, self.bound.mapping.constants.country
        found: NDArray[Any] = np.full(self.size, constant, object)
        for column in reversed([coded(text) for text in self.texts(self.bound.columns.country)]):
            known = [country_code(value, system) for value in column.values]
            here = np.array([*known, None], object)[column.at]
            found = np.where(_none(here), found, here)
        answer: list[str | None] = found.tolist()
        return answer


class Faults:
    """Reasons why rows are set aside, by their position in the chunk."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.reasons: dict[int, list[str]] = defaultdict(list)

    def add(self, rows: NDArray[np.bool_], reason: str, printed: Any | None = None) -> None:
        """Set the rows of a mask aside; `{}` in the reason stands for what the row has in a column."""
        at = np.flatnonzero(rows)
        for row in at.tolist():
            self.reasons[row].append(
                reason if printed is None else reason.format(_quoted(printed[row].as_py()))
            )

    def add_values(self, column: Coded, errors: Sequence[str | None], name: str) -> None:
        """Set the rows aside whose distinct value has an error, such as "is no day that the calendar has"."""
        wrong = column.where([error is not None for error in errors])
        for row in np.flatnonzero(wrong).tolist():
            value = column.at[row]
            self.reasons[row].append(f"{name} {_quoted(column.values[value])} {errors[value]}")

    @property
    def good(self) -> NDArray[np.bool_]:
        """The rows that nothing is wrong with."""
        keep = np.ones(self.size, bool)
        keep[list(self.reasons)] = False
        return keep


def _quoted(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:59] + "…"
