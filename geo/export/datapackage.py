"""data/datapackage.json: the files that the atlas is made of, described for programs (Data Package 2.0).

https://datapackage.org/standard/data-package/. Every resource has its size and checksum, so the description goes stale
with the first change of a file: `make data` writes it anew, `make check` says when that is due. A path must not lead
out of the folder that holds the description, so the documents are a table inside it, each with its checksum.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

from geo import __version__

__all__ = ["DATAPACKAGE", "datapackage", "dump_datapackage"]

DATAPACKAGE = "data/datapackage.json"
"""Where the description lies, below the checkout's root; paths of resources are relative to its folder."""

_CC_BY = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
_MIT = {"name": "MIT", "title": "MIT License", "path": "https://opensource.org/license/mit"}
_PUBLIC = {
    "name": "other-pd",
    "title": "Public domain (Natural Earth)",
    "path": "https://www.naturalearthdata.com/about/terms-of-use/",
}

_GEONAMES = {"title": "GeoNames", "path": "https://www.geonames.org/"}
_AIRPORTS = {"title": "airportsdata", "path": "https://github.com/mborsetti/airportsdata"}
_EARTH = {"title": "Natural Earth", "path": "https://www.naturalearthdata.com/"}
_REGIONS = {"title": "Flinn-Engdahl regions, US Geological Survey", "path": "https://www.usgs.gov/"}
_CENSUS = {"title": "County outlines, US Census Bureau", "path": "https://github.com/topojson/us-atlas"}

_GROUPS: tuple[tuple[str, str, list[dict[str, str]], list[dict[str, str]]], ...] = (
    ("data/*.toml", "Records of the world: {}", [_CC_BY], [_GEONAMES, _AIRPORTS]),
    ("data/stories/*.toml", "Story: {}", [_CC_BY], []),
    ("data/mappings/*.toml", "Mapping of a table's columns to events: {}", [_CC_BY], []),
    ("data/readings.csv", "What the second reading of each document of the reference set changed", [_CC_BY], []),
    ("data/CODEBOOK.md", "Every field with its meaning, values and an example", [_CC_BY], []),
    ("data/METHOD.md", "How claims are made and checked, on one page", [_CC_BY], []),
    ("data/CHANGELOG.md", "What changed in the data from one version to the next", [_CC_BY], []),
    ("data/atlas.geojson", "Every claim as a point, built from the records", [_CC_BY, _MIT, _PUBLIC], [_GEONAMES, _AIRPORTS, _EARTH]),
    ("data/gazetteer/*.csv", "Gazetteer: {}", [_PUBLIC, _CC_BY], [_EARTH, _REGIONS, _GEONAMES]),
    ("data/gazetteer/*.csv.gz", "Gazetteer: {}", [_CC_BY], [_GEONAMES, _CENSUS]),
    ("data/gazetteer/*.txt", "Gazetteer, list made by hand: {}", [_CC_BY], []),
    ("data/basemap/cities.geojson", "Basemap: cities", [_CC_BY], [_GEONAMES]),
    ("data/basemap/*.geojson", "Basemap: {}", [_PUBLIC], [_EARTH]),
)  # fmt: skip
"""Pattern, title, licences and sources; the first that fits a file describes it."""

_KINDS = {
    ".toml": ("toml", "application/toml"), ".geojson": ("geojson", "application/geo+json"), ".csv": ("csv", "text/csv"),
    ".gz": ("csv", "text/csv"), ".txt": ("txt", "text/plain"), ".md": ("markdown", "text/markdown"),
}  # fmt: skip


_COLUMNS = {"lat": "number", "lon": "number", "population": "integer"}


def datapackage(root: Path) -> dict[str, Any]:
    """The description of the files below `root` as they now are; equal files give an equal description."""
    resources: dict[str, dict[str, Any]] = {}
    for pattern, title, licences, sources in _GROUPS:
        for path in sorted(root.glob(pattern)):
            resources.setdefault(path.as_posix(), _resource(root, path, title, licences, sources))
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "basing-atlas",
        "title": "Basing Atlas",
        "description": "Who has had, asked for, offered, been refused or given up which base or supply route in Central Asia, when, and who says so.",
        "version": __version__,
        "licenses": [_CC_BY, _MIT, _PUBLIC],
        "sources": [_GEONAMES, _AIRPORTS, _EARTH],
        "contributors": [{"title": "Basing Atlas contributors", "roles": ["author"]}],
        "resources": [*resources.values(), _documents(root)],
    }  # fmt: skip


def dump_datapackage(root: Path) -> str:
    """The description as JSON text."""
    return json.dumps(datapackage(root), ensure_ascii=False, indent=1) + "\n"


def _resource(
    root: Path, path: Path, title: str, licences: list[dict[str, str]], sources: list[dict[str, str]]
) -> dict[str, Any]:
    form, media = _KINDS[path.suffix]
    stem = path.name.split(".")[0]
    inside = path.relative_to((root / DATAPACKAGE).parent)
    found: dict[str, Any] = {
        "name": "-".join([*inside.parts[:-1], stem, *(["list"] if form == "txt" else [])]).lower(), "title": title.format(stem), "path": inside.as_posix(),
        "format": form, "mediatype": media, "encoding": "utf-8", **_sum(path), "licenses": licences, "sources": sources,
    }  # fmt: skip
    if form == "csv":  # told, since a sniffer takes the bars between names for delimiters
        found |= {"type": "table", "dialect": {"delimiter": ","}, "schema": {"fields": _columns(path)}}
    return found | ({"compression": "gz"} if path.suffix == ".gz" else {})


def _columns(path: Path) -> list[dict[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        names = next(csv.reader(file))
    return [{"name": name, "type": _COLUMNS.get(name, "string")} for name in names]


def _documents(root: Path) -> dict[str, Any]:
    """One row a document: its record file (from the checkout's root), what it is, and the file's size and checksum."""
    rows = []
    for path in [
        *sorted((root / "seeds").glob("*.toml")),
        *sorted((root / "data" / "sources").glob("**/*.toml")),
    ]:
        source = tomllib.loads(path.read_text(encoding="utf-8")).get("source", {})
        said = {
            name: source.get(name)
            for name in ("id", "title", "publisher", "side", "language", "published", "url")
        }
        rows.append({"file": path.relative_to(root).as_posix(), **said, **_sum(path)})
    texts = ("file", "id", "title", "publisher", "side", "language", "published", "url")
    fields = [{"name": name, "type": "string"} for name in texts]
    fields += [{"name": "bytes", "type": "integer"}, {"name": "hash", "type": "string"}]
    return {
        "name": "documents", "title": "Documents and the files that hold their claims and mentions", "type": "table",
        "data": rows, "schema": {"fields": fields, "primaryKey": ["file"]}, "licenses": [_CC_BY],
    }  # fmt: skip


def _sum(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
