"""The three tables that a corpus becomes, and the files of one part: written under another name, then put in place.

Mentions and claims are GeoParquet 1.1 (https://geoparquet.org/releases/v1.1.0/): WKB points, longitude first, null where
a place is not known. Files hold nothing of the time or the machine: the same part gives the same bytes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

import pyarrow as pa
from pyarrow import parquet

from geo.corpus.documents import Aside, Document
from geo.datasets.schema import points, with_geo
from geo.parsing.formats import Annotated, record
from geo.parsing.model import Parsed
from geo.records.when import WhenError, read_when

__all__ = ["SCHEMAS", "Tables", "settled"]

_OF = [
    ("document", pa.string()),
    ("document_id", pa.string()),
    ("title", pa.string()),
    ("published", pa.string()),
]
"""Whose it is: the document's key, the id that it has itself, its title, its date (EDTF)."""
_SPAN = [("start", pa.int32()), ("end", pa.int32())]
"""Code points of the document's text."""
_SPOT = [("lat", pa.float64()), ("lon", pa.float64()), ("geometry", pa.binary())]

SCHEMAS: dict[str, Any] = {
    "documents": pa.schema([
        ("document", pa.string()), ("source", pa.string()), ("row", pa.int64()), ("document_id", pa.string()),
        ("title", pa.string()), ("publisher", pa.string()), ("author", pa.string()), ("published", pa.string()),
        ("language", pa.string()), ("url", pa.string()), ("kind", pa.string()), ("length", pa.int32()),
        ("mentions", pa.int32()), ("claims", pa.int32()), ("notes", pa.list_(pa.string())),
    ]),
    "mentions": with_geo(pa.schema([
        *_OF, *_SPAN, ("text", pa.string()), ("how", pa.string()), ("place", pa.string()), ("name", pa.string()),
        ("kind", pa.string()), ("country", pa.string()), ("score", pa.float64()), ("confidence", pa.float64()),
        ("resolved", pa.bool_()), ("why", pa.list_(pa.string())), *_SPOT,
    ]), None),
    "claims": with_geo(pa.schema([
        *_OF, *_SPAN, ("evidence", pa.string()), ("kind", pa.string()), ("about", pa.string()), ("place", pa.string()),
        ("place_name", pa.string()), ("host", pa.string()), ("to", pa.string()), ("actors", pa.list_(pa.string())),
        ("roles", pa.list_(pa.string())), ("when", pa.string()), ("when_basis", pa.string()), ("earliest", pa.date32()),
        ("latest", pa.date32()), ("stance", pa.string()), ("status", pa.string()), ("speaker", pa.string()),
        ("speaks_for", pa.string()), ("confidence", pa.float64()), ("rule", pa.string()), ("why", pa.list_(pa.string())),
        *_SPOT,
    ]), None),
}  # fmt: skip
"""Columns of each table. What GeoParquet asks for in the metadata is the same in every part."""

ROWS = 8_000
"""Rows in memory before they are written."""


class Tables:
    """The files of one part, while they are written."""

    def __init__(self, out: Path, number: int) -> None:
        self.counts = dict.fromkeys(("documents", "set_aside", "mentions", "placed", "claims"), 0)
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in SCHEMAS}
        self._final = {name: out / name / f"part-{number:06}.parquet" for name in SCHEMAS}
        self._final["aside"] = out / "_run" / "aside" / f"{number:06}.jsonl"
        self._mark = uuid4().hex[:8]
        self._writers: dict[str, Any] = {}
        self._refused: IO[str] | None = None

    @contextmanager
    def open(self) -> Iterator[Tables]:
        """Files are in place when this ends, and not at all where it fails."""
        try:
            for name, schema in SCHEMAS.items():
                self._writers[name] = parquet.ParquetWriter(self._partial(name), schema, compression="zstd")
            with self._partial("aside").open(
                "w", encoding="utf-8", errors="backslashreplace"
            ) as self._refused:
                yield self
            for name, writer in self._writers.items():
                self._flush(name)
                writer.close()
            for name, final in self._final.items():
                _synced(self._partial(name))
                self._partial(name).replace(final)
        finally:
            for writer in self._writers.values():
                writer.close()
            for name in self._final:
                self._partial(name).unlink(missing_ok=True)

    def add(self, document: Document, parsed: Parsed) -> None:
        """A document with what was found in it."""
        whole = record(Annotated(document.key, document.text, parsed))
        mentions, claims, text = whole["mentions"], whole["claims"], document.text
        of = {
            "document": document.key,
            "document_id": document.id,
            "title": text.title or None,
            "published": text.published or None,
        }
        self._rows["documents"].append(
            whole | of | {"source": document.source, "row": document.row, "mentions": len(mentions), "claims": len(claims)}
        )  # fmt: skip
        spoken = _last_day(text.published)
        self._rows["mentions"] += [one | of for one in mentions]
        self._rows["claims"] += [one | of | _days(one["when"], spoken) for one in claims]
        self._count(
            documents=1,
            mentions=len(mentions),
            placed=sum(one["resolved"] for one in mentions),
            claims=len(claims),
        )
        for name, rows in self._rows.items():
            if len(rows) >= ROWS:
                self._flush(name)

    def set_aside(self, one: Aside) -> None:
        """A document that could not be read or parsed; `documents` is written where it stands for several."""
        said = {
            "source": one.source,
            "row": one.row,
            "offset": one.offset,
            "reason": one.reason,
            "raw": one.raw,
            "documents": one.documents if one.documents > 1 else None,
        }
        kept = {name: value for name, value in said.items() if value is not None}
        assert self._refused
        self._refused.write(json.dumps(kept, ensure_ascii=False) + "\n")
        self._count(set_aside=one.documents)

    def _count(self, **more: int) -> None:
        for name, number in more.items():
            self.counts[name] += number

    def _partial(self, name: str) -> Path:
        """Beside its place, under a name that readers of folders pass over; another one for each attempt."""
        final = self._final[name]
        return final.with_name(f".{final.name}.{self._mark}.partial")

    def _flush(self, name: str) -> None:
        rows, self._rows[name] = self._rows[name], []
        table = pa.Table.from_pylist(rows, schema=SCHEMAS[name])
        if "geometry" in table.column_names:
            spots = points(table["lat"].combine_chunks(), table["lon"].combine_chunks())
            table = table.set_column(table.column_names.index("geometry"), "geometry", spots)
        self._writers[name].write_table(table.cast(SCHEMAS[name]))


def settled(path: Path, data: bytes) -> None:
    """Write a small file whole or not at all, and see that it is on the disk."""
    partial = path.with_name(f".{path.name}.{uuid4().hex[:8]}.partial")
    partial.write_bytes(data)
    _synced(partial)
    partial.replace(path)


def _synced(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _days(when: str, spoken: date | None) -> dict[str, date | None]:
    """First and last day of a date in EDTF; none where it is undated."""
    try:
        read = read_when(when, spoken)
    except WhenError:
        return {"earliest": None, "latest": None}
    return {"earliest": read.earliest, "latest": read.latest}


def _last_day(published: str) -> date | None:
    try:
        return read_when(published).latest
    except WhenError:
        return None
