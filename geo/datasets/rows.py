"""Finding and reading the rows of an events file. Columns that filters need are kept between questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from pyarrow import parquet

from geo.datasets.filter import EVERYTHING, FACETS, Filter
from geo.datasets.schema import COLUMNS, EVENTS
from geo.errors import DatasetError

__all__ = ["columns", "count", "event", "left_out", "page", "telling", "values"]

File = tuple[Path, int]
"""A file and when it was written."""

Mask = NDArray[np.bool_]
_WORDS = ("family", "kind", "about", "stance", "precision", "country", "place_name", "source")


def count(file: File, wanted: Filter) -> int:
    """How many rows answer."""
    found = _positions(file, wanted)
    return int(_described(file)[0].num_rows) if found is None else len(found)


@lru_cache(maxsize=16)
def left_out(file: File, wanted: Filter) -> Counter[str]:
    """How many rows do not answer, each counted for the first reason against it, in the order in which claims are."""
    keep: Mask = np.ones(_described(file)[0].num_rows, bool)
    found: Counter[str] = Counter()
    for reason, mask in _masks(file, wanted):
        if fallen := int((keep & ~mask).sum()):
            found[reason] += fallen
        keep &= mask
    return found


def columns(file: File, names: Sequence[str] | None, wanted: Filter) -> Any:
    """The named columns of the rows that answer, as one table."""
    asked = _known(names)
    with _reading(file):
        table = _complete(parquet.read_table(file[0], columns=_stored(file, asked)), asked)
    found = _positions(file, wanted)
    return table if found is None else table.take(pa.array(found))


def page(file: File, wanted: Filter, offset: int, limit: int, names: Sequence[str] | None) -> Any:
    """`limit` rows of those that answer, after `offset`: only the row groups that hold them are read."""
    if offset < 0 or limit < 0:
        raise DatasetError(f"A page has an offset and a limit of at least 0, not {offset} and {limit}.")
    (metadata, schema), asked = _described(file), _known(names)
    found = _positions(file, wanted)
    total = metadata.num_rows if found is None else len(found)
    chosen = np.arange(min(offset, total), min(offset + limit, total))
    chosen = chosen if found is None else found[chosen]
    ends = np.cumsum([metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)])
    parts = []
    for group in np.unique(np.searchsorted(ends, chosen, side="right")).tolist():
        first, last = (ends[group - 1] if group else 0), ends[group]
        inside = chosen[(chosen >= first) & (chosen < last)] - first
        parts.append(_group(file, group, tuple(asked)).take(pa.array(inside)))
    empty = schema.empty_table().select(_stored(file, asked))
    return pa.concat_tables(parts) if parts else _complete(empty, asked)


def event(file: File, id_: str) -> dict[str, Any] | None:
    """The row with an id, by column."""
    at = pc.index(_column(file, "id"), pa.scalar(id_)).as_py()
    return None if at < 0 else page(file, EVERYTHING, at, 1, None).to_pylist()[0]


@lru_cache(maxsize=24)
def telling(file: File) -> tuple[int, ...]:
    """The numbers (from 0) of the first row whose `when` is no plain day and of the first that has each number a row may lack."""
    day = pc.match_substring_regex(_column(file, "when"), r"^\d{4}-\d\d-\d\d$")
    numbers = _stored(file, ("radius_m", "to_lat", "to_lon"))
    found = [
        pc.index(day, pa.scalar(False)), *(pc.index(_column(file, name).is_valid(), pa.scalar(True)) for name in numbers),
    ]  # fmt: skip
    return tuple(dict.fromkeys(at.as_py() for at in found if at.as_py() >= 0))


def values(file: File, name: str, wanted: Filter) -> Counter[str]:
    """How often each value stands; null is not counted."""
    if name not in (*_WORDS, "actors"):
        raise DatasetError(f"{name!r} is no column of words; those are {', '.join((*_WORDS, 'actors'))}.")
    column, found = _column(file, name), _positions(file, wanted)
    column = column if found is None else column.take(pa.array(found))
    if name == "actors":
        column = pc.list_flatten(column)
    counted = pc.value_counts(column.combine_chunks())
    pairs = zip(counted.field("values").to_pylist(), counted.field("counts").to_pylist(), strict=True)
    return Counter({value: number for value, number in pairs if value is not None})


def _known(names: Sequence[str] | None) -> list[str]:
    unknown = [name for name in names or () if name not in COLUMNS]
    if unknown:
        raise DatasetError(f"A dataset has no column {unknown[0]!r}; it has {', '.join(COLUMNS)}.")
    return list(COLUMNS if names is None else names)


def _stored(file: File, names: Sequence[str]) -> list[str]:
    """Those of the columns that the file has: one of an older format may lack some."""
    return [name for name in names if name in _described(file)[1].names]


def _complete(table: Any, names: Sequence[str]) -> Any:
    """The table with the columns in the order asked for, null where the file does not have them."""
    for name in names:
        if name not in table.column_names:
            field = EVENTS.field(name)
            table = table.append_column(field, pa.nulls(len(table), field.type))
    return table.select(list(names))


@contextmanager
def _reading(file: File) -> Iterator[None]:
    """Whatever is wrong with the file, its outline or its inside, becomes one sentence."""
    try:
        yield
    except (OSError, pa.ArrowException) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise DatasetError(f"{file[0]} cannot be read ({reason}): import its table again.") from None


@lru_cache(maxsize=8)
def _described(file: File) -> Any:
    """The file's metadata and schema; readers themselves are not shared, since threads must not share them."""
    with _reading(file), parquet.ParquetFile(file[0]) as opened:
        return opened.metadata, opened.schema_arrow


@lru_cache(maxsize=24)
def _column(file: File, name: str) -> Any:
    coded = [name] if name in _WORDS else None
    with _reading(file):
        return parquet.read_table(file[0], columns=[name], read_dictionary=coded)[name]


@lru_cache(maxsize=3)
def _group(file: File, number: int, names: tuple[str, ...]) -> Any:
    with _reading(file), parquet.ParquetFile(file[0], metadata=_described(file)[0]) as opened:
        return _complete(opened.read_row_group(number, columns=_stored(file, names)), names)


@lru_cache(maxsize=16)
def _positions(file: File, wanted: Filter) -> NDArray[np.int64] | None:
    """Positions of the rows that answer; None: all of them."""
    if wanted == EVERYTHING:
        return None
    keep: Mask = np.ones(_described(file)[0].num_rows, bool)
    for _, mask in _masks(file, wanted):
        keep &= mask
    return np.flatnonzero(keep)


def _masks(file: File, wanted: Filter) -> Iterator[tuple[str, Mask]]:
    """The rows that each part of the question keeps, with why it leaves the others out."""
    if wanted.known:
        published = _days(file, "published", _LATE)
        yield "without a day of publication", published != _LATE
        yield "not yet published", published <= _number(wanted.known)
    for facet in (*FACETS, "source", "party"):
        asked = getattr(wanted, facet)
        if asked:
            found = _acting(file, asked) if facet in ("actor", "party") else _worded(file, facet, asked)
            yield "other filters", found
    for reason, (first, last) in wanted.windows.items():
        attested, presumed, undated = _within(file, first, last)
        yield reason, attested | presumed | undated
        if not wanted.presumed:
            yield "presumed", attested | undated
        if not wanted.undated:
            yield "undated", ~undated
    if wanted.bbox:
        yield "without a place", _inside(file, (-180.0, -90.0, 180.0, 90.0))
        yield "outside the bbox", _inside(file, wanted.bbox)


_LATE = np.iinfo(np.int32).max
"""Stands for a day that is not known; no real day is as late."""


def _days(file: File, name: str, missing: int) -> NDArray[np.int32]:
    found: NDArray[np.int32] = pc.fill_null(_column(file, name).cast(pa.int32()), missing).to_numpy()
    return found


def _number(day: date) -> int:
    return day.toordinal() - date(1970, 1, 1).toordinal()


def _within(file: File, first: date, last: date) -> tuple[Mask, Mask, Mask]:
    """Who is attested in the window, presumed there, undated: closed overlap.

    Where one side is not known, the other alone is vouched for, and all beyond it presumed.
    """
    start, end = _days(file, "start", _LATE), _days(file, "end", _LATE)
    no_start, no_end = start == _LATE, end == _LATE
    none: Mask = no_start & no_end
    start, end = np.where(no_start, end, start), np.where(no_end, start, end)
    before, after = start <= _number(last), end >= _number(first)
    return before & after & ~none, ((no_end & before) | (no_start & after)) & ~none, none


def _inside(file: File, bbox: tuple[float, float, float, float]) -> Mask:
    west, south, east, north = bbox
    lat, lon = (_column(file, name).to_numpy() for name in ("lat", "lon"))
    across = (lon >= west) & (lon <= east) if west <= east else (lon >= west) | (lon <= east)
    found: Mask = across & (lat >= south) & (lat <= north)  # NaN, the unplaced, is in no box
    return found


def _worded(file: File, name: str, asked: tuple[str, ...]) -> Mask:
    found: Mask = pc.is_in(_column(file, name).cast(pa.string()), value_set=pa.array(asked)).to_numpy()
    return found


def _acting(file: File, asked: tuple[str, ...]) -> Mask:
    masks = []
    for chunk in _column(file, "actors").chunks:
        hit = pc.is_in(pc.list_flatten(chunk), value_set=pa.array(asked)).to_numpy(zero_copy_only=False)
        mask = np.zeros(len(chunk), bool)
        mask[pc.list_parent_indices(chunk).to_numpy()[hit]] = True
        masks.append(mask)
    return np.concatenate(masks) if masks else np.zeros(0, bool)
