"""The reference system that a GeoJSON file names: only WGS 84 can be read (RFC 7946, 4)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from geo.errors import DatasetError

__all__ = ["check_crs"]

_WGS_84 = re.compile(
    r".*\bcrs:?84h?|(?:.*\W)?epsg\W(?:.*\W)?(?:4326|4979)(?:\W.*)?|(?:gcs_)?wgs[ _]?(?:19)?84",
    re.IGNORECASE | re.DOTALL,
)


def check_crs(members: dict[str, Any], given: Path) -> None:
    """Look at the member `crs` of a collection, feature or geometry: of no use since RFC 7946, but old programs write it.

    Raises DatasetError where it names another system than WGS 84: metres, and degrees on another ellipsoid, would be
    taken for its degrees.
    """
    name = _name(members["crs"]) if "crs" in members else None
    if name and not _WGS_84.fullmatch(name.strip()):
        raise DatasetError(
            f"{given} gives its coordinates in {name[:80]!r} (its member 'crs'), but they must be in WGS 84: "
            f"reproject it, for example by ogr2ogr -t_srs EPSG:4326 new.geojson {given.name}."
        )


def _name(crs: Any) -> str | None:
    """As `{"type": "name", "properties": {"name": …}}`, by its code, or as a link; null says nothing."""
    about = crs.get("properties") if isinstance(crs, dict) else {"name": crs}
    if not isinstance(about, dict):
        return None
    name = about.get("name") or about.get("href")
    return str(name) if name else f"EPSG:{about['code']}" if about.get("code") else None
