from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import geopandas
import pytest

from geo.atlas import Atlas
from geo.export.formats import render
from geo.export.geojson import claims_geojson, dump, legs_geojson
from geo.view import View

REQUIRED = {
    "id",
    "says",
    "kind",
    "about",
    "family",
    "status",
    "place",
    "place_name",
    "place_kind",
    "precision",
    "radius_m",
    "to",
    "host",
    "actors",
    "roles",
    "when",
    "start",
    "end",
    "stance",
    "speaker",
    "speaks_for",
    "amount",
    "event",
    "caution",
    "source",
    "source_title",
    "source_url",
    "published",
    "paragraph",
}
"""The properties that the design promises."""


def claims(atlas: Atlas, view: View | None = None) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(dump(claims_geojson(atlas, atlas.select(view or View()))))
    return content


def feature(atlas: Atlas, says: str) -> dict[str, Any]:
    (found,) = [f for f in claims(atlas)["features"] if f["properties"]["says"] == says]
    return found  # type: ignore[no-any-return]


def test_one_feature_a_claim_as_rfc_7946_has_it(atlas: Atlas) -> None:
    collection = claims(atlas)
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection  # section 4: WGS 84, longitude first, and no other
    assert [f["id"] for f in collection["features"]] == [entry.id for entry in atlas.entries]
    for found in collection["features"]:
        assert set(found) == {"type", "id", "geometry", "properties"}
        assert found["type"] == "Feature"
        assert found["geometry"]["type"] == "Point"
        lon, lat = found["geometry"]["coordinates"]
        assert (lon, lat) == (found["properties"]["lon"], found["properties"]["lat"])
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90


def test_longitude_goes_first_and_six_decimals_are_enough(atlas: Atlas) -> None:
    assert feature(atlas, "Norland runs a quay.")["geometry"]["coordinates"] == [71.25, 41.5]
    assert feature(atlas, "Norland flies from the field.")["geometry"]["coordinates"] == [73.0, 42.123457]


def test_every_promised_property_is_there_in_every_feature(atlas: Atlas) -> None:
    keys = [list(f["properties"]) for f in claims(atlas)["features"]]
    assert set(keys[0]) >= REQUIRED
    assert all(names == keys[0] for names in keys)


def test_what_a_dated_claim_says(atlas: Atlas) -> None:
    said = feature(atlas, "Norland runs a quay.")["properties"]
    expected = {
        "kind": "operating", "about": "basing", "family": "in-use", "status": "actual", "place": "port-amber",
        "place_name": "Port Amber", "place_kind": "port", "precision": "exact", "radius_m": 1000, "to": None, "host": "SL",
        "actors": ["norland", "southland"], "roles": ["uses", "hosts"], "when": "2002/2004-06", "start": "2002-01-01",
        "end": "2004-06-30", "stance": "asserted", "speaker": None, "amount": None, "source": "amber-daily",
        "source_title": "Amber Daily", "source_url": "https://paper.example/amber#:~:text=Norland%20uses",
        "published": "2005-08-16", "paragraph": 1, "span": [0, 10],
    }  # fmt: skip
    assert {name: said[name] for name in expected} == expected


def test_what_is_not_known_is_null(atlas: Atlas) -> None:
    undated = feature(atlas, "Norland wants a base, somewhere.")["properties"]
    assert (undated["when"], undated["start"], undated["end"], undated["radius_m"]) == ("", None, None, None)
    by_then = feature(atlas, "Westland may come.")["properties"]
    assert (by_then["start"], by_then["end"], by_then["source_url"]) == (None, "2005-05-05", None)


def test_amounts_keep_number_unit_and_qualifier(atlas: Atlas) -> None:
    said = feature(atlas, "Cargo goes by sea.")["properties"]
    assert said["amount"] == {"value": 1234567, "unit": "tonnes", "qualifier": "more than"}


def test_every_script_is_written_as_it_is(atlas: Atlas) -> None:
    assert "так говорят" in render(".geojson", atlas, atlas.select(View())).decode()


def test_the_file_says_what_was_asked_and_what_it_left_out(atlas: Atlas) -> None:
    view = View(years=(2005, 2005), actor=("norland", "southland"))
    collection = claims(atlas, view)
    assert collection["query"]["options"] == [list(pair) for pair in view.options()]
    assert collection["query"]["words"] == "2005 · Norland or Southland · as known today"
    assert collection["hidden"] == {"other filters": 3, "undated": 1, "outside the years": 2, "presumed": 1}
    assert collection["shown"] == len(collection["features"]) == 1
    assert collection["total"] == 8
    assert "Basing Atlas" in collection["citation"]
    assert "2005 · Norland or Southland" in collection["citation"]
    assert "CC BY 4.0" in collection["licence"]


def test_when_it_was_made(atlas: Atlas) -> None:
    for moment in (
        datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC),
        datetime(2026, 1, 2, 5, 4, 5, tzinfo=timezone(timedelta(hours=2))),
    ):
        collection = claims_geojson(atlas, atlas.select(View()), moment)
        assert collection["generated"] == "2026-01-02T03:04:05Z"
        assert "retrieved 2026-01-02" in collection["citation"]
    assert claims(atlas)["generated"].endswith("Z")


def test_legs_are_lines_marked_schematic(atlas: Atlas) -> None:
    collection = json.loads(dump(legs_geojson(atlas, atlas.select(View()))))
    (leg,) = collection["features"]
    assert leg["geometry"] == {"type": "LineString", "coordinates": [[71.25, 41.5], [50.0, 40.0]]}
    assert "schematic" in leg["properties"]["geometry_is"]
    assert set(leg["properties"]) >= REQUIRED
    assert (leg["properties"]["to"], leg["properties"]["to_name"]) == ("grey-sea", "Grey Sea")
    assert set(collection) >= {"query", "citation", "licence", "generated", "hidden"}


def test_a_view_that_shows_nothing_is_still_a_collection(atlas: Atlas) -> None:
    collection = claims(atlas, View(years=(1991, 1992)))
    assert collection["features"] == []
    assert sum(collection["hidden"].values()) == 8


def test_each_feature_has_a_line_of_its_own(atlas: Atlas) -> None:
    lines = dump(claims_geojson(atlas, atlas.select(View()))).splitlines()
    assert sum(line.startswith('{"type": "Feature"') for line in lines) == 8


def test_geopandas_reads_it(atlas: Atlas, tmp_path: Path) -> None:
    for legs, shape in ((False, "Point"), (True, "LineString")):
        path = tmp_path / f"{shape}.geojson"
        path.write_bytes(render(".geojson", atlas, atlas.select(View()), legs=legs))
        frame = geopandas.read_file(path)
        assert frame.crs.to_epsg() == 4326
        assert set(frame.geom_type) == {shape}
        assert set(frame.columns) >= REQUIRED
        assert len(frame) == (1 if legs else 8)


@pytest.mark.skipif(shutil.which("ogrinfo") is None, reason="GDAL's programs are not installed")
def test_gdal_reads_it(atlas: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "claims.geojson"
    path.write_bytes(render(".geojson", atlas, atlas.select(View())))
    asked = ["ogrinfo", "-ro", "-al", "-so", str(path)]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert "Geometry: Point" in said
    assert "Feature Count: 8" in said
    assert "start: Date" in said
