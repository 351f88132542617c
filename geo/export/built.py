"""The files of `data/` that are made from the records: written by `make data`, held fresh by `make check`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geo.atlas import Atlas
from geo.errors import ExportError, Problem
from geo.export.datapackage import DATAPACKAGE, datapackage, dump_datapackage
from geo.export.geojson import claims_geojson, dump
from geo.view import View

__all__ = ["COLLECTION", "stale", "write_built"]

COLLECTION = "data/atlas.geojson"


def write_built(atlas: Atlas, root: Path) -> list[str]:
    """Write both files below `root` where they are stale; returns the names of those written. Raises ExportError."""
    written = []
    if any(stale_collection(atlas, root)):
        _write(root / COLLECTION, dump(claims_geojson(atlas, atlas.select(View()))))
        written.append(COLLECTION)
    if any(stale_datapackage(root)):  # after the collection, whose checksum it holds
        _write(root / DATAPACKAGE, dump_datapackage(root))
        written.append(DATAPACKAGE)
    return written


def stale(atlas: Atlas, root: Path) -> Iterator[Problem]:
    """A problem for each built file that is missing or not what the records now give."""
    yield from stale_collection(atlas, root)
    yield from stale_datapackage(root)


def stale_collection(atlas: Atlas, root: Path) -> Iterator[Problem]:
    """Whether every claim stands in data/atlas.geojson as the records now have it."""
    fresh = json.loads(dump(claims_geojson(atlas, atlas.select(View()))))
    yield from _compare(
        root, COLLECTION, _timeless(fresh), "is stale: run `make data` and commit it with the records"
    )


def stale_datapackage(root: Path) -> Iterator[Problem]:
    """Whether data/datapackage.json has the size and checksum of every file."""
    fresh = json.loads(json.dumps(datapackage(root)))
    yield from _compare(
        root, DATAPACKAGE, fresh, "is stale, a file that it describes has changed: run `make data`"
    )


def _compare(root: Path, name: str, fresh: dict[str, Any], rule: str) -> Iterator[Problem]:
    path = root / name
    if not path.is_file():
        yield Problem(name, "", "", None, "is missing: run `make data`")
        return
    try:
        built = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        built = None
    if not isinstance(built, dict) or _timeless(built) != _timeless(fresh):
        yield Problem(name, "", "", None, rule)


def _timeless(built: dict[str, Any]) -> dict[str, Any]:
    """Without what changes from one day to the next."""
    return {key: value for key, value in built.items() if key not in ("generated", "citation")}


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror or error}.") from None
