"""What an event says of itself in one line, and who acts in it, made of the table's columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo.importing.binding import COLUMN_IN_PIECE

__all__ = ["actors", "first_filled", "says"]

LONGEST = 280
_UNTIDY = r"[\t\r\n]|  "


def first_filled(columns: Sequence[Any], size: int) -> Any:
    """The first column that is filled, row by row."""
    return pc.coalesce(*columns) if columns else pa.nulls(size, pa.string())


def says(pieces: Sequence[str], note: Any | None, columns: Mapping[str, Any], size: int) -> Any:
    """The note where there is one, else the pieces whose columns are filled; at most 280 characters, on one line."""
    if note is not None and not note.null_count:
        line = note
    else:
        # nulls are filled: joined with null_handling="skip", a column of nothing but nulls comes out without rows
        made = [pc.fill_null(_piece(piece, columns), "") for piece in pieces]
        line = pc.binary_join_element_wise(*made, "") if made else pa.nulls(size, pa.string())
        line = line if note is None else pc.coalesce(note, line)
    untidy = pc.fill_null(pc.match_substring_regex(line, _UNTIDY), False)
    if pc.any(untidy).as_py():
        line = pc.replace_with_mask(
            line, untidy, pc.replace_substring_regex(line.filter(untidy), r"\s+", " ")
        )
    line = pc.utf8_ltrim(line, characters=",:; ")
    long = pc.fill_null(pc.greater(pc.utf8_length(line), LONGEST), False)
    if pc.any(long).as_py():
        cut = pc.utf8_slice_codeunits(line.filter(long), 0, LONGEST - 1)
        line = pc.replace_with_mask(line, long, pc.binary_join_element_wise(cut, "…", ""))
    line = pc.utf8_trim_whitespace(line)
    return pc.if_else(pc.equal(line, ""), pa.scalar(None, pa.string()), line)


def _piece(piece: str, columns: Mapping[str, Any]) -> Any:
    """A piece with its columns filled in; null where one of them is empty."""
    parts: list[Any] = []
    at = 0
    for match in COLUMN_IN_PIECE.finditer(piece):
        parts += [piece[at : match.start()], columns[match[1]]]
        at = match.end()
    parts.append(piece[at:])
    filled = [part for part in parts if not isinstance(part, str) or part]
    if all(isinstance(part, str) for part in filled):
        some = next(iter(columns.values()))
        return pa.array([piece] * len(some), pa.string())
    return pc.binary_join_element_wise(*filled, "", null_handling="emit_null")


def actors(columns: Sequence[Any], separator: str | None, size: int) -> Any:
    """Names as printed, column after column, each cell parted at the separator; an empty list where nobody is named."""
    rows, names = [np.zeros(0, np.int64)], [pa.array([], pa.string())]
    for column in columns:
        there = np.flatnonzero(column.is_valid().to_numpy(zero_copy_only=False))
        filled = column.drop_null()
        if separator and len(filled):
            parted = pc.split_pattern_regex(filled, f"[{re.escape(separator)}\x1f]")
            there = there[pc.list_parent_indices(parted).to_numpy()]
            filled = pc.utf8_trim_whitespace(pc.list_flatten(parted))
            full = pc.not_equal(filled, "").to_numpy(zero_copy_only=False)
            there, filled = there[full], filled.filter(pa.array(full))
        rows.append(there)
        names.append(filled)
    at = np.concatenate(rows)
    order = np.argsort(at, kind="stable")
    offsets = np.concatenate([[0], np.cumsum(np.bincount(at, minlength=size))]).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), pa.concat_arrays(names).take(pa.array(order)))
