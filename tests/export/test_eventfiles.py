"""Events of a dataset as files."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import geopandas
import pytest

from geo.datasets import EVERYTHING, Filter
from geo.export.csv import FORMULA
from geo.export.eventfiles import events_csv, events_geojson
from tests.maps.test_fieldcolumns import ROWS, dataset, row


@pytest.mark.parametrize("start", FORMULA)
def test_no_cell_of_events_begins_a_formula(tmp_path: Path, start: str) -> None:
    text = f'{start}HYPERLINK("https://x.example","y")'
    few = dataset(
        tmp_path,
        [
            row(text, lat=-1.5, lon=-2.5, actors=[text, "B"], says=text, source=text, place_name=f"a{text}"),
            row("b"),
        ],
    )
    [bad, good] = csv.DictReader(io.StringIO(events_csv(few, EVERYTHING).decode(), newline=""))
    for name in ("id", "says", "source"):
        assert bad[name] == f"'{text}"
    assert bad["actors"] == f"'{text}; B"
    assert bad["place_name"] == f"a{text}"
    assert (float(bad["lat"]), float(bad["lon"])) == (-1.5, -2.5)
    assert (good["id"], good["says"], good["start"]) == ("b", "", "")


def test_geojson_is_what_the_question_asks_for(tmp_path: Path) -> None:
    few = dataset(tmp_path, [*ROWS, row("e", says='Тараз \u2028 "q"', source="Gazette")])
    whole = json.loads(events_geojson(few, Filter(source=("Gazette",))))
    assert [feature["id"] for feature in whole["features"]] == ["a", "e"]
    assert (whole["shown"], whole["total"]) == (2, 5)
    assert whole["features"][0]["geometry"]["coordinates"] == [71.5, 41.25]
    assert whole["features"][1]["geometry"] is None
    assert json.loads(events_geojson(few, Filter(source=("nobody",))))["features"] == []
    (tmp_path / "a.geojson").write_bytes(events_geojson(few, EVERYTHING))
    assert len(geopandas.read_file(tmp_path / "a.geojson")) == 5
    assert whole["features"][0]["properties"]["start"] == date(2003, 12, 31).isoformat()
