"""Which writer a file name asks for: the one register of formats, for the terminal and for the panel."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from geo.atlas import Atlas, Selection
from geo.errors import ExportError
from geo.export.bibliography import bibtex, csl, ris
from geo.export.csv import claims_csv
from geo.export.geojson import claims_geojson, dump, legs_geojson
from geo.export.geopackage import geopackage
from geo.export.geoparquet import claims_parquet
from geo.export.html import atlas_html
from geo.export.kml import claims_kml
from geo.export.linkedplaces import linked_places

__all__ = ["ALIASES", "FORMATS", "Format", "legs_bytes", "render", "write"]


@dataclass(frozen=True)
class Format:
    """One kind of file. `use` is one line for the reader who chooses; `counts` what it holds (claims, places, sources)."""

    name: str
    use: str
    mime: str
    write: Callable[[Atlas, Selection], bytes]
    counts: str = "claims"


def _geojson(atlas: Atlas, selection: Selection) -> bytes:
    return dump(claims_geojson(atlas, selection)).encode()


def _csv(atlas: Atlas, selection: Selection) -> bytes:
    return claims_csv(atlas, selection).encode()


FORMATS: dict[str, Format] = {
    ".geojson": Format("GeoJSON", "Points for web maps and any GIS; sites that host code, such as GitHub, draw it.", "application/geo+json", _geojson),
    ".csv": Format("CSV", "A table for spreadsheets: codes first, then words.", "text/csv", _csv),
    ".html": Format("HTML page", "Map, time slider, filters, cards and sources in one file that opens without a network.", "text/html", atlas_html),
    ".gpkg": Format("GeoPackage", "For QGIS and ArcGIS: claims, places and legs, with colours.", "application/geopackage+sqlite3", geopackage),
    ".parquet": Format("GeoParquet", "Typed columns for notebooks, DuckDB and pandas.", "application/vnd.apache.parquet", claims_parquet),
    ".kml": Format("KML", "For Google Earth, with its time slider.", "application/vnd.google-earth.kml+xml", claims_kml),
    ".lpf.json": Format("Linked Places", "Places with names and links, for historical gazetteers.", "application/ld+json", linked_places, "places"),
    ".bib": Format("BibTeX", "The view and its sources, for LaTeX and JabRef.", "application/x-bibtex", bibtex, "sources"),
    ".ris": Format("RIS", "The same for EndNote, Zotero and Mendeley.", "application/x-research-info-systems", ris, "sources"),
    ".csl.json": Format("CSL-JSON", "The same for Zotero and Pandoc.", "application/vnd.citationstyles.csl+json", csl, "sources"),
}  # fmt: skip
"""Suffix to format, in the order in which they are offered. A new one is one line here."""

ALIASES = {".json": ".geojson", ".jsonld": ".lpf.json"}
"""Other suffixes that a file name may end in."""


def render(suffix: str, atlas: Atlas, selection: Selection, *, legs: bool = False) -> bytes:
    """The selection as a file's bytes. Raises ExportError for a suffix that no writer knows."""
    known = ALIASES.get(suffix, suffix)
    if known not in FORMATS:
        raise ExportError(f"No format ends in {suffix!r}; choose one of {', '.join([*FORMATS, *ALIASES])}.")
    if legs:
        if known != ".geojson":
            raise ExportError(f"Legs are written as GeoJSON, not as {suffix!r}.")
        return legs_bytes(atlas, selection)
    return FORMATS[known].write(atlas, selection)


def legs_bytes(atlas: Atlas, selection: Selection) -> bytes:
    """The movements of the selection as GeoJSON lines."""
    return dump(legs_geojson(atlas, selection)).encode()


def write(path: Path, atlas: Atlas, selection: Selection, *, legs: bool = False) -> None:
    """Write the selection to `path`, whole or not at all. Raises ExportError."""
    content = render(_suffix(path), atlas, selection, legs=legs)
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise ExportError(f"{path} cannot be written: {error.strerror or error}.") from None


def _suffix(path: Path) -> str:
    """The longest known suffix of a name: `.lpf.json` of `places.lpf.json`, where `.json` alone means GeoJSON."""
    name = path.name.lower()
    known = [s for s in (*FORMATS, *ALIASES) if name.endswith(s) and len(name) > len(s)]
    return max(known, key=len, default=path.suffix.lower())
