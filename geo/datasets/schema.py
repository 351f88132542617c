"""The columns of events.parquet, and what makes the file GeoParquet 1.1 (https://geoparquet.org/releases/v1.1.0/)."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pyarrow as pa

__all__ = ["COLUMNS", "EVENTS", "points", "with_geo"]

EVENTS: Any = pa.schema([
    ("id", pa.string()),
    ("lat", pa.float64()), ("lon", pa.float64()),  # degrees, WGS 84; null: unplaced
    ("geometry", pa.binary()),  # WKB point; null: unplaced
    ("start", pa.date32()), ("end", pa.date32()),  # null: undated, or not known on that side
    ("when", pa.string()),  # EDTF; null: undated
    ("precision", pa.string()), ("radius_m", pa.int32()),
    ("family", pa.string()), ("kind", pa.string()), ("about", pa.string()), ("stance", pa.string()),
    ("actors", pa.list_(pa.string())),  # names as the table prints them
    ("place_name", pa.string()), ("country", pa.string()),
    ("to_place", pa.string()), ("to_lat", pa.float64()), ("to_lon", pa.float64()),  # the second end of a movement
    ("says", pa.string()),
    ("source", pa.string()), ("source_url", pa.string()), ("published", pa.date32()),
    ("dataset", pa.string()),
    ("raw", pa.string()),  # JSON: mapped values that came to no column above, and, if asked for, the other columns
])  # fmt: skip
"""Family, about, precision, radius_m, stance and country are null where the table does not say.

An event that has a second end is a movement from its place to `to_place`; `to_lat` and `to_lon` are both there or both
null. The geometry is the first point alone. Files of the first format do not have these three columns: they are read as null.
"""

COLUMNS: tuple[str, ...] = tuple(EVENTS.names)

_POINT = np.dtype([("order", "u1"), ("type", "<u4"), ("x", "<f8"), ("y", "<f8")])
"""A WKB point: 1 for little-endian, 1 for a point, longitude, latitude; 21 bytes."""


def points(lat: Any, lon: Any) -> Any:
    """WKB points of two float64 columns (degrees) as an Arrow binary array; null where either is."""
    x, y = (np.asarray(column.to_numpy(zero_copy_only=False), float) for column in (lon, lat))
    placed = ~(np.isnan(x) | np.isnan(y))
    wkb = np.zeros(int(placed.sum()), _POINT)
    wkb["order"], wkb["type"], wkb["x"], wkb["y"] = 1, 1, x[placed], y[placed]
    offsets = np.concatenate([[0], np.cumsum(placed) * _POINT.itemsize]).astype(np.int32)
    valid = pa.py_buffer(np.packbits(placed, bitorder="little").tobytes())
    parts = [valid, pa.py_buffer(offsets.tobytes()), pa.py_buffer(wkb.tobytes())]
    return pa.Array.from_buffers(pa.binary(), len(placed), parts)


def with_geo(schema: Any, bbox: tuple[float, float, float, float] | None) -> Any:
    """The schema with GeoParquet's metadata; without a `crs` the coordinates are OGC:CRS84 (longitude first)."""
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"] if bbox else []}
    if bbox:
        column["bbox"] = list(bbox)
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    return schema.with_metadata({"geo": json.dumps(geo, sort_keys=True)})
