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
from geo.export.eventcard import ends_in_words, event_card
from geo.export.eventfiles import events_csv, events_geojson, events_parquet
from geo.records.reading import ROOT, read_vocabulary
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


LEG = row(
    "leg", lat=41.25, lon=71.5, place_name="Port Amber", to_place="<Far> Hill", to_lat=-1.5, to_lon=2.25
)


def test_files_have_the_second_end_beside_the_first_point(tmp_path: Path) -> None:
    few = dataset(tmp_path, [LEG, row("b")])
    [leg, other] = csv.DictReader(io.StringIO(events_csv(few, EVERYTHING).decode(), newline=""))
    assert (leg["to_place"], leg["to_lat"], leg["to_lon"]) == ("<Far> Hill", "-1.5", "2.25")
    assert (other["to_place"], other["to_lat"], other["to_lon"]) == ("", "", "")
    feature = json.loads(events_geojson(few, EVERYTHING))["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [71.5, 41.25]}
    assert [feature["properties"][name] for name in ("to_place", "to_lat", "to_lon")] == [
        "<Far> Hill",
        -1.5,
        2.25,
    ]
    frame = geopandas.read_parquet(io.BytesIO(events_parquet(few, EVERYTHING)))
    assert (frame["lat"][0], frame["to_lat"][0], frame["to_lon"][0]) == (41.25, -1.5, 2.25)


def test_the_card_says_both_ends(tmp_path: Path) -> None:
    few, words = dataset(tmp_path, [LEG]), read_vocabulary(ROOT / "data" / "kinds.toml")
    card = event_card(LEG, few, words)
    assert "<h3>From Port Amber to &lt;Far&gt; Hill</h3>" in card
    assert "41.2500, 71.5000" in card
    assert "to -1.5000, 2.2500; the line between them is schematic" in card
    assert "<h3>Port Amber</h3>" in event_card(
        {**LEG, "to_place": None, "to_lat": None, "to_lon": None}, few, words
    )
    assert (
        ends_in_words({**LEG, "to_place": None, "place_name": None}, "{} → {}")
        == "a place not named → a place not named"
    )
    assert ends_in_words({**LEG, "to_lat": None}, "{} → {}") == "Port Amber → <Far> Hill"
