"""Distinct texts of columns, so that Python looks at each once and arrays carry the answer to every row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

__all__ = ["Coded", "coded", "combined", "each"]

Ints = NDArray[np.int64]


class Coded:
    """A column as distinct values and, for each row, the position of its own; -1: nothing is there."""

    def __init__(self, values: Sequence[Any], at: Ints) -> None:
        self.values, self.at = list(values), at

    def rows(self, answers: Sequence[Any], type_: Any) -> Any:
        """One answer a distinct value, carried to every row, as an Arrow array."""
        where = pa.array(self.at, mask=self.at < 0)
        return pa.array(answers, type_).take(where)

    def where(self, chosen: Sequence[bool]) -> NDArray[np.bool_]:
        """The rows whose value is chosen."""
        return np.array([*chosen, False], bool)[self.at]


def coded(column: Any) -> Coded:
    """An Arrow array of strings, by distinct value."""
    encoded = column.dictionary_encode()
    at = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False).astype(np.int64)
    return Coded(encoded.dictionary.to_pylist(), at)


def combined(*columns: Coded | None) -> Coded:
    """Several columns of one length as one, whose distinct values are tuples; None stands for a column of nothing."""
    there = [column for column in columns if column is not None]
    key: Ints = np.zeros(len(there[0].at), np.int64)
    for column in there:
        key = key * (len(column.values) + 1) + column.at + 1
    distinct, at = np.unique(key, return_inverse=True)
    parts: list[list[Any]] = []
    for column in reversed(there):
        distinct, own = np.divmod(distinct, len(column.values) + 1)
        parts.append([column.values[k - 1] if k else None for k in own.tolist()])
    parts.reverse()
    answers = iter(parts)
    whole = [next(answers) if column is not None else [None] * len(distinct) for column in columns]
    return Coded(list(zip(*whole, strict=True)), at.astype(np.int64))


def each(values: Sequence[str], read: Callable[[str], str]) -> tuple[list[str | None], list[str | None]]:
    """For each distinct value an answer, or what its ValueError says."""
    answers: list[str | None] = []
    errors: list[str | None] = []
    for value in values:
        try:
            answers.append(read(value))
            errors.append(None)
        except ValueError as error:
            answers.append(None)
            errors.append(str(error))
    return answers, errors
