"""Which writer a file name asks for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from geo.atlas import Atlas, Selection
from geo.errors import ExportError
from geo.export.csv import claims_csv
from geo.export.geojson import claims_geojson, dump, legs_geojson

__all__ = ["FORMATS", "render", "write"]


def _geojson(atlas: Atlas, selection: Selection) -> bytes:
    return dump(claims_geojson(atlas, selection)).encode()


def _csv(atlas: Atlas, selection: Selection) -> bytes:
    return claims_csv(atlas, selection).encode()


FORMATS: dict[str, Callable[[Atlas, Selection], bytes]] = {
    ".geojson": _geojson,
    ".json": _geojson,
    ".csv": _csv,
}
"""Suffix to writer."""


def render(suffix: str, atlas: Atlas, selection: Selection, *, legs: bool = False) -> bytes:
    """The selection as a file's bytes. Raises ExportError for a suffix that no writer knows."""
    if suffix not in FORMATS:
        raise ExportError(f"No format ends in {suffix!r}; choose one of {', '.join(FORMATS)}.")
    if legs:
        if suffix not in (".geojson", ".json"):
            raise ExportError(f"Legs are written as GeoJSON, not as {suffix!r}.")
        return dump(legs_geojson(atlas, selection)).encode()
    return FORMATS[suffix](atlas, selection)


def write(path: Path, atlas: Atlas, selection: Selection, *, legs: bool = False) -> None:
    """Write the selection to `path`, whole or not at all. Raises ExportError."""
    content = render(path.suffix.lower(), atlas, selection, legs=legs)
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise ExportError(f"{path} cannot be written: {error.strerror or error}.") from None
