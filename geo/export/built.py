"""The files of `data/` that are made from the records: written by `make data`, held fresh by `make check`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geo import __version__
from geo.atlas import Atlas
from geo.errors import ExportError, Problem
from geo.export.codebook_text import CODEBOOK, codebook_text
from geo.export.datapackage import DATAPACKAGE, datapackage, dump_datapackage
from geo.export.formats import FORMATS, legs_bytes, render
from geo.export.geojson import claims_geojson, dump
from geo.view import View

__all__ = ["COLLECTION", "RELEASE", "stale", "write_built", "write_release"]

COLLECTION = "data/atlas.geojson"
RELEASE = "data/release"
"""Where the files of a release are written, below the checkout's root."""


def write_built(atlas: Atlas, root: Path) -> list[str]:
    """Write the files below `root` that are stale; returns the names of those written. Raises ExportError."""
    written = []
    if any(stale_collection(atlas, root)):
        _write(root / COLLECTION, dump(claims_geojson(atlas, atlas.select(View()))))
        written.append(COLLECTION)
    if any(_stale_codebook(atlas, root)):
        _write(root / CODEBOOK, codebook_text(atlas.records))
        written.append(CODEBOOK)
    if any(stale_datapackage(root)):  # after the collection, whose checksum it holds
        _write(root / DATAPACKAGE, dump_datapackage(root))
        written.append(DATAPACKAGE)
    return written


def stale(atlas: Atlas, root: Path) -> Iterator[Problem]:
    """A problem for each built file that is missing or not what the records now give."""
    yield from stale_collection(atlas, root)
    yield from _stale_codebook(atlas, root)
    yield from stale_datapackage(root)


def stale_collection(atlas: Atlas, root: Path) -> Iterator[Problem]:
    """Whether every claim stands in data/atlas.geojson as the records now have it."""
    fresh = json.loads(dump(claims_geojson(atlas, atlas.select(View()))))
    yield from _compare(
        root, COLLECTION, _timeless(fresh), "is stale: run `make data` and commit it with the records"
    )


def _stale_codebook(atlas: Atlas, root: Path) -> Iterator[Problem]:
    path = root / CODEBOOK
    if not path.is_file() or path.read_text(encoding="utf-8") != codebook_text(atlas.records):
        yield Problem(CODEBOOK, "", "", None, "is missing or stale: run `make data`")


def write_release(atlas: Atlas, root: Path) -> list[str]:
    """Write every claim in every format, and a description of these files, into a folder to be published.

    Returns the names of the files. The folder is not part of the project's history. Raises ExportError.
    """
    folder, every = root / RELEASE, atlas.select(View())
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"basing-atlas-{__version__}"
    files = {f"{stem}{suffix}": render(suffix, atlas, every) for suffix in FORMATS}
    files[f"{stem}-legs.geojson"] = legs_bytes(atlas, every)
    package = datapackage(root)
    kept = {
        name: package[name]
        for name in (
            "$schema",
            "name",
            "title",
            "description",
            "version",
            "licenses",
            "sources",
            "contributors",
        )
    }
    described = [
        {
            "name": name.replace(".", "-").lower(),
            "path": name,
            "bytes": len(content),
            "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        }
        for name, content in files.items()
    ]
    files["datapackage.json"] = json.dumps(
        kept | {"resources": described}, ensure_ascii=False, indent=1
    ).encode()
    for name, content in files.items():
        try:
            (folder / name).write_bytes(content)
        except OSError as error:
            raise ExportError(f"{folder / name} cannot be written: {error.strerror or error}.") from None
    return [f"{RELEASE}/{name}" for name in files]


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
