"""Events as GeoJSON features (RFC 7946), a batch at a time, so that any number of them can be streamed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from geo.datasets.filter import Filter
from geo.datasets.schema import COLUMNS

if TYPE_CHECKING:
    from geo.datasets.dataset import Dataset

__all__ = ["feature", "features"]

BATCH = 5_000
_NOT_PROPERTIES = ("geometry", "lat", "lon", "raw")
_READ = tuple(name for name in COLUMNS if name not in ("geometry", "raw"))


def features(dataset: Dataset, wanted: Filter, offset: int, limit: int | None) -> Iterator[dict[str, Any]]:
    """Features of the events that answer, in the file's order."""
    last = dataset.count(wanted) if limit is None else offset + limit
    while offset < last:
        table = dataset.page(wanted, offset, min(BATCH, last - offset), _READ)
        if not len(table):
            return
        yield from map(feature, table.to_pylist())
        offset += len(table)


def feature(event: dict[str, Any]) -> dict[str, Any]:
    """One event as a feature: a Point, longitude first, or null; days as ISO text."""
    placed = event["lat"] is not None and event["lon"] is not None
    properties = {
        name: value.isoformat() if name in ("start", "end", "published") and value else value
        for name, value in event.items()
        if name not in _NOT_PROPERTIES
    }
    point = {"type": "Point", "coordinates": [event["lon"], event["lat"]]} if placed else None
    return {"type": "Feature", "id": event["id"], "geometry": point, "properties": properties}
