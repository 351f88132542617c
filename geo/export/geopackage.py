"""GeoPackage (OGC 12-128): layers claims, places and legs, drawn by QGIS as the atlas draws them.

What the file says of itself is kept twice in `gpkg_metadata`: as GDAL's items (query, citation, licence, hidden …)
for the whole file, and as QGIS's own record for each layer. Styles are in `layer_styles`, where QGIS looks for them.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from geo.atlas import Atlas, Selection
from geo.export import qgis
from geo.export.envelope import as_strings, envelope
from geo.export.frames import claims_frame, legs_frame, places_frame

__all__ = ["LAYERS", "geopackage"]

LAYERS = {
    "claims": "One point a claim. A point at a country, region or sea only labels it: see 'precision'.",
    "places": "One point a place that the claims are about, with how many they are.",
    "legs": "One straight line a movement that a source names. Schematic, not a route.",
}
"""Layer to what it holds."""

_STYLES = """CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT,
styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))"""


def geopackage(atlas: Atlas, selection: Selection) -> bytes:
    """The selection as one .gpkg file; an empty selection has the same layers, empty."""
    said = envelope(atlas, selection)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "basing-atlas.gpkg"
        _write_layers(path, atlas, selection, said)
        with closing(sqlite3.connect(path)) as database, database:
            _write_styles(database, atlas)
            _write_layer_metadata(database, said)
        return path.read_bytes()


def _write_layers(path: Path, atlas: Atlas, selection: Selection, said: dict[str, Any]) -> None:
    import pyogrio

    frames = {
        "claims": (claims_frame(atlas, selection, flat=True), "Point"),
        "places": (places_frame(selection, flat=True), "Point"),
        "legs": (legs_frame(atlas, selection, flat=True), "LineString"),
    }
    for layer, (frame, shape) in frames.items():
        pyogrio.write_dataframe(
            frame, path, layer=layer, driver="GPKG", geometry_type=shape, use_arrow=True,
            dataset_metadata=as_strings(said) if layer == "claims" else None,
            layer_options={"IDENTIFIER": f"Basing Atlas: {layer}", "DESCRIPTION": LAYERS[layer]},
        )  # fmt: skip


def _write_styles(database: sqlite3.Connection, atlas: Atlas) -> None:
    """Style table as QGIS makes it (QgsOgrProvider::saveStyle), registered so that no table is unknown."""
    families = list(atlas.records.words.families.values())
    database.execute(_STYLES)
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES "
        "('layer_styles', 'attributes', 'layer_styles', 'Styles for QGIS')"
    )
    for layer, qml in qgis.styles(families).items():
        database.execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, "
            "styleSLD, useAsDefault, description, owner) VALUES ('', '', ?, 'geom', 'Basing Atlas', ?, '', 1, ?, '')",
            (layer, qml, "Colours by family, as in the atlas"),
        )


def _write_layer_metadata(database: sqlite3.Connection, said: dict[str, Any]) -> None:
    for layer, holds in LAYERS.items():
        made = database.execute(
            "INSERT INTO gpkg_metadata (md_scope, md_standard_uri, mime_type, metadata) "
            "VALUES ('dataset', 'http://mrcc.com/qgis.dtd', 'text/xml', ?)",
            (qgis.metadata(layer, holds, said),),
        )
        database.execute(
            "INSERT INTO gpkg_metadata_reference (reference_scope, table_name, md_file_id) VALUES ('table', ?, ?)",
            (layer, made.lastrowid),
        )
