from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import geopandas
import pyogrio
import pytest

from geo.atlas import Atlas
from geo.export.geopackage import LAYERS
from tests.export.reading import NOTHING, SOME, written


@pytest.fixture
def package(atlas: Atlas, tmp_path: Path) -> Path:
    return written(atlas, tmp_path, ".gpkg")


def asked(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query).fetchall()


def test_layers_and_rows(package: Path) -> None:
    shapes = {"claims": ("Point", 8), "places": ("Point", 4), "legs": ("LineString", 1)}
    for layer, (shape, count) in shapes.items():
        frame = geopandas.read_file(package, layer=layer)
        assert (set(frame.geom_type), len(frame), frame.crs.to_epsg()) == ({shape}, count, 4326)


def test_values_and_nulls_come_back(atlas: Atlas, package: Path) -> None:
    frame = geopandas.read_file(package, layer="claims").set_index("says")
    quay = frame.loc["Norland runs a quay."]
    assert (str(quay.start.date()), str(quay.end.date())) == ("2002-01-01", "2004-06-30")
    assert (quay.geometry.x, quay.geometry.y) == (71.25, 41.5)
    assert quay.actors == "norland;southland"
    undated = frame.loc["Norland wants a base, somewhere."]
    assert undated[["start", "end", "when", "radius_m", "caution"]].isna().all()
    by_then = frame.loc["Westland may come."]
    assert frame.start.isna()["Westland may come."]
    assert str(by_then.end.date()) == "2005-05-05"
    assert list(frame.id) == [entry.id for entry in atlas.entries]


def test_days_are_dates_even_where_every_one_is_missing(atlas: Atlas, tmp_path: Path) -> None:
    undated = written(atlas, tmp_path, ".gpkg", NOTHING)
    types = dict(
        zip(
            *(pyogrio.read_info(undated, layer="claims")[key] for key in ("fields", "ogr_types")), strict=True
        )
    )
    assert (types["start"], types["end"], types["paragraph"], types["lat"]) == (
        "OFTDate",
        "OFTDate",
        "OFTInteger64",
        "OFTReal",
    )


def test_an_empty_view_has_its_layers_and_says_why_they_are_empty(atlas: Atlas, tmp_path: Path) -> None:
    path = written(atlas, tmp_path, ".gpkg", NOTHING)
    for layer, shape in (("claims", "Point"), ("places", "Point"), ("legs", "LineString")):
        info = pyogrio.read_info(path, layer=layer)
        assert (info["features"], info["geometry_type"]) == (0, shape)
    assert '"undated": 1' in pyogrio.read_info(path, layer="claims")["dataset_metadata"]["hidden"]


def test_the_file_says_what_was_asked(atlas: Atlas, tmp_path: Path) -> None:
    path = written(atlas, tmp_path, ".gpkg", SOME)
    said = pyogrio.read_info(path, layer="claims")["dataset_metadata"]
    assert "2005 · Norland or Southland" in said["query"]
    assert "2005 · Norland or Southland" in said["citation"]
    assert "CC BY 4.0" in said["licence"]
    assert '"outside the years": 2' in said["hidden"]


def test_qgis_finds_a_default_style_for_every_layer(atlas: Atlas, package: Path) -> None:
    rows = asked(package, "SELECT f_table_name, f_geometry_column, useAsDefault, styleQML FROM layer_styles")
    columns: dict[str, str] = dict(
        asked(package, "SELECT table_name, column_name FROM gpkg_geometry_columns")
    )
    assert {row[0] for row in rows} == set(LAYERS)
    for layer, column, default, qml in rows:
        assert columns[layer] == column
        assert default == 1
        assert qml.startswith("<!DOCTYPE qgis")
        assert ElementTree.fromstring(qml).tag == "qgis"


@pytest.mark.parametrize("layer", ["claims", "legs"])
def test_the_style_colours_by_family_as_the_legend_does(atlas: Atlas, package: Path, layer: str) -> None:
    ((qml,),) = asked(package, f"SELECT styleQML FROM layer_styles WHERE f_table_name = '{layer}'")
    renderer = ElementTree.fromstring(qml).find("renderer-v2")
    assert renderer is not None
    assert (renderer.get("type"), renderer.get("attr")) == ("categorizedSymbol", "family")
    symbols = {symbol.get("name"): symbol for symbol in renderer.iter("symbol")}
    families = atlas.records.words.families
    categories = list(renderer.iter("category"))
    assert [c.get("value") for c in categories] == list(families)
    for category in categories:
        family = families[str(category.get("value"))]
        assert category.get("label") == family.label
        options = {o.get("name"): o.get("value") for o in symbols[category.get("symbol")].iter("Option")}
        color = options.get("color") or options["line_color"]
        assert "#" + "".join(f"{int(part):02X}" for part in str(color).split(",")[:3]) == family.color.upper()


def test_each_layer_has_a_record_of_its_own_for_qgis(package: Path) -> None:
    query = (
        "SELECT r.table_name, m.metadata FROM gpkg_metadata_reference r JOIN gpkg_metadata m ON m.id = r.md_file_id "
        "WHERE m.md_standard_uri = 'http://mrcc.com/qgis.dtd' AND r.reference_scope = 'table'"
    )
    records: dict[str, str] = dict(asked(package, query))
    assert set(records) == set(LAYERS)
    for text in records.values():
        assert "CC BY 4.0" in (ElementTree.fromstring(text).findtext("license") or "")


def test_the_database_is_sound(package: Path) -> None:
    assert asked(package, "PRAGMA integrity_check") == [("ok",)]
    assert asked(package, "PRAGMA foreign_key_check") == []
    listed = {name for (name,) in asked(package, "SELECT table_name FROM gpkg_contents")}
    assert listed == {*LAYERS, "layer_styles"}


@pytest.mark.skipif(shutil.which("ogrinfo") is None, reason="GDAL's programs are not installed")
def test_gdal_reads_it(package: Path) -> None:
    said = subprocess.run(
        ["ogrinfo", "-ro", "-so", "-al", str(package)], capture_output=True, text=True, check=True
    ).stdout
    assert "Layer name: legs" in said
    assert "Feature Count: 8" in said
    assert "licence=Claims" in said
