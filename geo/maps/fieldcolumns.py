"""Events as columns that the field of marks is drawn from: little-endian typed arrays behind a JSON header.

The container, all numbers little-endian::

    bytes 0-3    "ATLC"
    bytes 4-7    uint32: version of this layout, 4
    bytes 8-11   uint32: length of the header in bytes, a multiple of 8 (padded with spaces)
    bytes 12-15  uint32: 0
    then         the header, JSON in UTF-8
    then         the columns one after the other, each starting at a multiple of 8 from the end of the header

The header has `dataset`, `rows`, `since` (a day), `columns` (name to [type, offset, length]; types are NumPy's: f4, i4, u1,
u2) and `words` (name to the list that a column's numbers point into). A browser lays typed arrays over the bytes
without copying or decoding; an Arrow file holds the same, but its reader in JavaScript is two hundred kilobytes
of code that would only be used for this. Programs get the events as GeoParquet, GeoJSON or from the API.

Columns: `lat`, `lon` f4, degrees, NaN where unplaced (a float32 is good to two metres). `start`, `end`,
`published`: days since the header's `since`, which itself counts from 1970-01-01; u2 with `NO_SHORT_DAY` where not known if all
of them lie within 179 years, else i4 with `NO_DAY` and `since` 0. `family`, `kind`, `about`, `stance`, `country` and
`source` point into their words; the greatest number of the column's type means that the table does not say. Where all
events say the same, each of them but `family`, which is drawn, is one number long.
`precision` points into pairs of word and radius in metres. `actors` u1 says how many actors an event has and `actor`
lists them all, event by event, as pointers into names, the most frequent first. Rows are in the file's own order, so
that a row's number finds the event again. Where events have two ends with coordinates, and only then, `leg` i4 lists their
rows, and `to_lat`, `to_lon` f4 say where each of them leads.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.datasets import Dataset

__all__ = ["LAYOUT", "MAGIC", "NO_DAY", "NO_SHORT_DAY", "WORDS", "field_columns", "pack"]

MAGIC = b"ATLC"
LAYOUT = 4
NO_DAY = -(2**31)
NO_SHORT_DAY = 2**16 - 1
WORDS = ("family", "kind", "about", "stance", "country", "source")
KEPT = 65_000
"""At most so many words a column; what is rarer shares the word that follows them, `REST`."""
REST = "(other)"
_DAYS = ("start", "end", "published")
_READ = ("lat", "lon", "to_lat", "to_lon", *_DAYS, *WORDS, "precision", "radius_m", "actors")
_HEAD = struct.Struct("<4sIII")


def field_columns(dataset: Dataset) -> bytes:
    """The container with every event of a dataset. Raises DatasetError if its file cannot be read."""
    table = dataset.columns(_READ)
    columns: dict[str, Any] = {}
    words: dict[str, list[Any]] = {}
    for name in ("lat", "lon"):
        columns[name] = _numbers(table[name], float("nan"), "<f4")
    days, since = _days(table)
    columns |= days
    for name in WORDS:
        columns[name], words[name] = _pointers(table[name])
        if name != "family" and (columns[name][1:] == columns[name][:1]).all():
            columns[name] = columns[name][:1]
    columns["precision"], words["precision"] = _precisions(table)
    columns["actors"], columns["actor"], words["actor"] = _actors(table["actors"])
    about = {"dataset": dataset.slug, "rows": len(table), "since": since}
    return pack(about, columns | _legs(table), words)


def pack(about: dict[str, Any], columns: dict[str, Any], words: dict[str, list[Any]]) -> bytes:
    """A container of NumPy arrays (f4, i4, u1 or u2), `about` being what else the header says."""
    found: dict[str, list[Any]] = {}
    parts: list[bytes] = []
    offset = 0
    for name, column in columns.items():
        data = column.tobytes()
        found[name] = [column.dtype.str[1:], offset, len(column)]
        parts += [data, bytes(-len(data) % 8)]
        offset += len(data) + -len(data) % 8
    text = json.dumps({**about, "columns": found, "words": words}, ensure_ascii=False, separators=(",", ":"))
    header = text.encode()
    header += b" " * (-len(header) % 8)
    return b"".join([_HEAD.pack(MAGIC, LAYOUT, len(header), 0), header, *parts])


def _numbers(column: Any, missing: float, kind: str) -> Any:
    import pyarrow.compute as pc

    return pc.fill_null(column, missing).to_numpy().astype(kind)


def _legs(table: Any) -> dict[str, Any]:
    """Rows of the events that have both ends, and their second ends; nothing where none has."""
    import numpy as np

    ends = [_numbers(table[name], float("nan"), "<f8") for name in ("lat", "lon", "to_lat", "to_lon")]
    rows = np.flatnonzero(~np.isnan(ends).any(axis=0)).astype("<i4")
    to = {name: ends[at][rows].astype("<f4") for at, name in ((2, "to_lat"), (3, "to_lon"))}
    return {"leg": rows, **to} if len(rows) else {}


def _days(table: Any) -> tuple[dict[str, Any], int]:
    """Columns of days, and the day from which they count."""
    import numpy as np
    import pyarrow as pa

    days = {name: _numbers(table[name].cast(pa.int32()), NO_DAY, "<i4") for name in _DAYS}
    known = np.concatenate([column[column != NO_DAY] for column in days.values()])
    since = int(known.min()) - 1 if known.size else 0
    if known.size and int(known.max()) - since >= NO_SHORT_DAY:
        return days, 0
    short = {
        name: np.where(days[name] == NO_DAY, NO_SHORT_DAY, days[name].astype(np.int64) - since)
        for name in days
    }
    return {name: column.astype("<u2") for name, column in short.items()}, since


def _pointers(column: Any) -> tuple[Any, list[Any]]:
    """Pointers into the column's words, the most frequent first."""
    import numpy as np
    import pyarrow as pa

    coded = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    coded = coded if pa.types.is_dictionary(coded.type) else coded.dictionary_encode()
    names = coded.dictionary.to_pylist()
    indices = coded.indices
    said = _numbers(indices.cast(pa.int64()), len(names), "<i8")
    order = np.argsort(-np.bincount(said, minlength=len(names) + 1)[: len(names)], kind="stable")
    kept = order[:KEPT]
    words = [names[n] for n in kept] + ([REST] if len(order) > KEPT else [])
    kind = "<u1" if len(words) < 255 else "<u2"
    to = np.full(len(names) + 1, len(kept) if len(order) > KEPT else 0, kind)
    to[kept] = np.arange(len(kept))
    to[len(names)] = np.iinfo(to.dtype).max
    return to[said], words


def _precisions(table: Any) -> tuple[Any, list[Any]]:
    """Pointers into pairs of a word and a radius, either of which the table may not say."""
    import numpy as np

    words, names = _pointers(table["precision"])
    radius = _numbers(table["radius_m"], -1, "<i8")
    pairs, pointers = np.unique(words.astype(np.int64) << 32 | (radius & 0xFFFFFFFF), return_inverse=True)
    found = []
    for pair in pairs.tolist()[:KEPT]:
        word, metres = pair >> 32, pair & 0xFFFFFFFF
        found.append([names[word] if word < len(names) else None, None if metres == 0xFFFFFFFF else metres])
    return np.minimum(pointers, KEPT - 1).astype("<u1" if len(found) < 255 else "<u2"), found


def _actors(column: Any) -> tuple[Any, Any, list[str]]:
    """How many actors each event has, all of them one after the other, and their names."""
    import numpy as np
    import pyarrow.compute as pc

    several = column.combine_chunks()
    counts = _numbers(pc.list_value_length(several), 0, "<i8")
    pointers, names = _pointers(pc.list_flatten(several))
    if counts.size and counts.max() > 255:  # no table names as many; the first 255 are kept
        starts = np.cumsum(counts) - counts
        pointers = pointers[np.arange(len(pointers)) - np.repeat(starts, counts) < 255]
    return np.minimum(counts, 255).astype("<u1"), pointers, names
