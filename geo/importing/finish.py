"""The last step: ids made unique, events sorted by day, files written beside each other and put in place at once."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from pyarrow import parquet

from geo.datasets.schema import EVENTS, points, with_geo
from geo.importing.progress import Workshop
from geo.importing.staged import LINE

__all__ = ["Outcome", "put_back", "put_in_place", "write_events", "write_rejected"]

GROUP = 100_000
"""Rows of a row group."""
Outcome = dict[str, Any]
Advance = Callable[[float], None]
_LAST = np.iinfo(np.int32).max


def write_events(shop: Workshop, parts: int, path: Path, slug: str, advance: Advance) -> Outcome:
    """Write events.parquet from the converted parts; returns counts, years, bbox and what happened to ids.

    Memory holds the keys of all rows and the columns of one row group.
    """
    keys = [_keys(shop.table("event", n)) for n in range(parts)]
    ids, repeated = _unique(pa.concat_arrays([key.column("id").combine_chunks() for key in keys]))
    start, end, lat, lon = (
        np.concatenate([_numbers(key, name) for key in keys]) for name in ("start", "end", "lat", "lon")
    )
    box = _box(lat, lon)
    order = np.argsort(np.where(start == _LAST, end, start), kind="stable")
    offsets = np.cumsum([0, *(len(key) for key in keys)])
    with parquet.ParquetWriter(
        path, with_geo(EVENTS, box), compression="zstd", compression_level=3
    ) as writer:
        for table in _groups(shop, order, offsets, ids, slug):
            writer.write_table(table, row_group_size=GROUP)
            advance(len(table) / max(len(order), 1))
    return {
        "events": len(order), "unplaced": int(np.isnan(lat).sum()),
        "undated": int(((start == _LAST) & (end == _LAST)).sum()), "repeated_ids": repeated,
        "years": _years(start, end), "bbox": list(box) if box else None,
    }  # fmt: skip


def _keys(table: Any) -> Any:
    """The columns that the order and the counts need, out of the mapped file."""
    keys = table.select(["id", "start", "end", "lat", "lon"])
    return pa.Table.from_batches(keys.to_batches(), keys.schema).combine_chunks()


def _numbers(table: Any, name: str) -> NDArray[Any]:
    column = table.column(name)
    if name in ("start", "end"):
        return np.asarray(pc.fill_null(column.cast(pa.int32()), _LAST).to_numpy())
    return np.asarray(column.to_numpy(), float)


def _groups(
    shop: Workshop, order: NDArray[np.int64], offsets: NDArray[np.int64], ids: Any, slug: str
) -> Iterator[Any]:
    """Row groups in their order; each takes its rows from the mapped parts."""
    for first in range(0, max(len(order), 1), GROUP):
        chosen = order[first : first + GROUP]
        in_parts = np.sort(chosen)
        pieces: list[Any] = []
        for n in range(len(offsets) - 1):
            here = in_parts[(in_parts >= offsets[n]) & (in_parts < offsets[n + 1])]
            if len(here) or not pieces:
                pieces.append(shop.table("event", n).take(pa.array(here - offsets[n])))
        table = pa.concat_tables(pieces).take(pa.array(np.searchsorted(in_parts, chosen))).combine_chunks()
        columns = {name: table.column(name) for name in table.column_names if name != LINE}
        columns["id"] = ids.take(pa.array(chosen))
        columns["geometry"] = points(columns["lat"], columns["lon"])
        columns["dataset"] = pa.array([slug], pa.string()).take(pa.array(np.zeros(len(table), np.int64)))
        yield pa.table([columns[name] for name in EVENTS.names], EVENTS)


def _unique(ids: Any) -> tuple[Any, int]:
    """Ids with `~2`, `~3` … behind those that an earlier row of the file has, and how many those are."""
    codes = ids.dictionary_encode().indices.to_numpy()
    order = np.argsort(codes, kind="stable")
    firsts = np.flatnonzero(np.diff(codes[order], prepend=-1))
    nth = np.empty(len(codes), np.int64)
    nth[order] = np.arange(len(codes)) - np.repeat(firsts, np.diff(firsts, append=len(codes)))
    again = np.flatnonzero(nth)
    if not len(again):
        return ids, 0
    taken = set(pc.unique(ids).to_pylist())
    names = []
    for id_, number in zip(ids.take(pa.array(again)).to_pylist(), nth[again].tolist(), strict=True):
        while (name := f"{id_}~{number + 1}") in taken:
            number += 1
        taken.add(name)
        names.append(name)
    mask = np.zeros(len(codes), bool)
    mask[again] = True
    return pc.replace_with_mask(ids, pa.array(mask), pa.array(names, pa.string())), len(again)


def _years(start: NDArray[Any], end: NDArray[Any]) -> list[int] | None:
    days = np.concatenate([start[start != _LAST], end[end != _LAST]])
    if not len(days):
        return None
    return [int(str(np.datetime64(int(day), "D"))[:4]) for day in (days.min(), days.max())]


def _box(lat: NDArray[Any], lon: NDArray[Any]) -> tuple[float, float, float, float] | None:
    if np.isnan(lat).all():
        return None
    return float(np.nanmin(lon)), float(np.nanmin(lat)), float(np.nanmax(lon)), float(np.nanmax(lat))


def write_rejected(shop: Workshop, parts: int, path: Path) -> None:
    """Write rejected.csv: row (number of its first line), reason, raw; in the order of the file.

    A NUL shows as its symbol, since readers of CSV stop at it.
    """
    with path.open("w", encoding="utf-8", errors="replace", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(("row", "reason", "raw"))
        for n in range(parts):
            writer.writerows(
                (line, reason, raw.replace("\0", "␀")) for line, reason, raw in shop.rejected("event", n)
            )


def put_in_place(made: Path, folder: Path, older: Path, description: Outcome) -> None:
    """Complete the folder with its description and move it where datasets lie, in the place of an older one.

    `older` is where that one lies meanwhile: outside the workshop, which any import of another file clears away.
    """
    text = json.dumps(description, ensure_ascii=False, indent=1, sort_keys=True)
    (made / "dataset.json").write_text(text + "\n", encoding="utf-8")
    shutil.rmtree(older, ignore_errors=True)
    if folder.exists():
        folder.replace(older)
    try:
        made.replace(folder)
    finally:
        put_back(older, folder)
    shutil.rmtree(older, ignore_errors=True)


def put_back(older: Path, folder: Path) -> None:
    """Bring back the older dataset where an exchange ended half way."""
    if older.exists() and not folder.exists():
        older.replace(folder)
