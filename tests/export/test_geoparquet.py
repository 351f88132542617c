from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import geopandas
import pytest
from pyarrow import parquet

from geo.atlas import Atlas
from geo.view import View
from tests.export.reading import ALL, NOTHING, SOME, written


def said(path: Path) -> dict[str, str]:
    return {key.decode(): value.decode() for key, value in parquet.read_schema(path).metadata.items()}


def test_geopandas_reads_it(atlas: Atlas, tmp_path: Path) -> None:
    frame = geopandas.read_parquet(written(atlas, tmp_path, ".parquet")).set_index("says")
    assert frame.crs.to_epsg() == 4326
    assert list(frame.id) == [entry.id for entry in atlas.entries]
    quay = frame.loc["Norland runs a quay."]
    assert (quay.start, quay.end) == (date(2002, 1, 1), date(2004, 6, 30))
    assert list(quay.actors) == ["norland", "southland"]
    assert (quay.geometry.x, quay.geometry.y) == (71.25, 41.5)
    assert frame.loc["Cargo goes by sea."].amount == {
        "value": 1234567.0,
        "unit": "tonnes",
        "qualifier": "more than",
    }
    assert frame.loc["Norland wants a base, somewhere."][["start", "end", "when", "amount"]].isna().all()


@pytest.mark.parametrize(
    "view", [ALL, NOTHING, View(kind=("requested",))], ids=["all", "nothing", "undated only"]
)
def test_columns_have_the_same_types_whatever_is_in_them(atlas: Atlas, tmp_path: Path, view: View) -> None:
    schema = parquet.read_schema(written(atlas, tmp_path, ".parquet", view))
    names = ("start", "radius_m", "speaker_named", "actors", "span", "caution", "lat")
    found = [str(schema.field(name).type) for name in names]
    assert found == [
        "date32[day]",
        "int64",
        "bool",
        "list<element: string>",
        "list<element: int64>",
        "string",
        "double",
    ]


def test_it_is_geoparquet_1_1_with_a_covering(atlas: Atlas, tmp_path: Path) -> None:
    path = written(atlas, tmp_path, ".parquet")
    geo = json.loads(said(path)["geo"])
    assert geo["version"] == "1.1.0"
    column = geo["columns"][geo["primary_column"]]
    assert (column["encoding"], column["geometry_types"]) == ("WKB", ["Point"])
    assert column["covering"]["bbox"]["xmin"] == ["bbox", "xmin"]
    near = geopandas.read_parquet(path, bbox=(71, 41, 72, 41.9))
    assert set(near.place) == {"port-amber"}


def test_the_file_says_what_was_asked(atlas: Atlas, tmp_path: Path) -> None:
    found = said(written(atlas, tmp_path, ".parquet", SOME))
    assert json.loads(found["query"])["words"] == "2005 · Norland or Southland · as known today"
    assert json.loads(found["hidden"]) == {
        "other filters": 3,
        "undated": 1,
        "outside the years": 2,
        "presumed": 1,
    }
    assert "Basing Atlas" in found["citation"]
    assert "CC BY 4.0" in found["licence"]


def test_a_view_that_shows_nothing(atlas: Atlas, tmp_path: Path) -> None:
    path = written(atlas, tmp_path, ".parquet", NOTHING)
    assert len(geopandas.read_parquet(path)) == 0
    assert sum(json.loads(said(path)["hidden"]).values()) == 8
