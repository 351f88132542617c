"""Events of a dataset as files."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import geopandas
import pytest
from pyarrow import parquet

from geo.datasets import EVERYTHING, Dataset, Filter
from geo.export.csv import FORMULA
from geo.export.envelope import events_envelope
from geo.export.eventcard import ends_in_words, event_card
from geo.export.eventfiles import events_csv, events_geojson, events_parquet
from geo.records.reading import ROOT, read_vocabulary
from tests.maps.test_fieldcolumns import ROWS, dataset, row


def said(few: Dataset, wanted: Filter = EVERYTHING) -> dict[str, Any]:
    return events_envelope(few, few.left_out(wanted), [("outlet", "Gazette")], "from Gazette")


def test_every_form_says_what_was_asked_and_what_it_left_out(tmp_path: Path) -> None:
    few, wanted = dataset(tmp_path, ROWS), Filter(source=("Gazette",))
    few = replace(few, title="=Unrest", licence="Do not pass it on.")
    told = said(few, wanted)
    assert told["query"] == {"options": [["outlet", "Gazette"]], "words": "from Gazette"}
    assert told["citation"].startswith("=Unrest: 1 event (from Gazette), by way of Basing Atlas, version ")
    assert (told["licence"], told["shown"], told["total"]) == ("Do not pass it on.", 1, 4)
    assert told["hidden"] == {"other filters": 3}
    whole = json.loads(events_geojson(few, wanted, told))
    assert {name: whole[name] for name in told} == told
    metadata = parquet.read_schema(io.BytesIO(events_parquet(few, wanted, told))).metadata
    assert json.loads(metadata[b"geo"])["version"] == "1.1.0"
    assert json.loads(metadata[b"query"]) == told["query"]
    assert metadata[b"citation"].decode() == told["citation"]
    assert metadata[b"licence"] == b"Do not pass it on."
    first, *others = csv.DictReader(io.StringIO(events_csv(few, EVERYTHING, told).decode(), newline=""))
    assert first["about_this_file"] == f"'{told['citation']} Left out: 3 other filters. Do not pass it on."
    assert [row["about_this_file"] for row in others] == ["", "", ""]
    assert [*csv.DictReader(io.StringIO(events_csv(few, Filter(source=("nobody",)), told).decode()))] == []
    assert said(replace(few, licence=None))["licence"] == "Not stated: ask whoever published the table."


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
    [bad, good] = csv.DictReader(io.StringIO(events_csv(few, EVERYTHING, said(few)).decode(), newline=""))
    for name in ("id", "says", "source"):
        assert bad[name] == f"'{text}"
    assert bad["actors"] == f"'{text}; B"
    assert bad["place_name"] == f"a{text}"
    assert (float(bad["lat"]), float(bad["lon"])) == (-1.5, -2.5)
    assert (good["id"], good["says"], good["start"]) == ("b", "", "")


def test_geojson_is_what_the_question_asks_for(tmp_path: Path) -> None:
    few = dataset(tmp_path, [*ROWS, row("e", says='Тараз \u2028 "q"', source="Gazette")])
    whole = json.loads(
        events_geojson(few, Filter(source=("Gazette",)), said(few, Filter(source=("Gazette",))))
    )
    assert [feature["id"] for feature in whole["features"]] == ["a", "e"]
    assert (whole["shown"], whole["total"]) == (2, 5)
    assert whole["features"][0]["geometry"]["coordinates"] == [71.5, 41.25]
    assert whole["features"][1]["geometry"] is None
    assert json.loads(events_geojson(few, Filter(source=("nobody",)), said(few)))["features"] == []
    (tmp_path / "a.geojson").write_bytes(events_geojson(few, EVERYTHING, said(few)))
    assert len(geopandas.read_file(tmp_path / "a.geojson")) == 5
    assert whole["features"][0]["properties"]["start"] == date(2003, 12, 31).isoformat()


LEG = row(
    "leg", lat=41.25, lon=71.5, place_name="Port Amber", to_place="<Far> Hill", to_lat=-1.5, to_lon=2.25
)


def test_files_have_the_second_end_beside_the_first_point(tmp_path: Path) -> None:
    few = dataset(tmp_path, [LEG, row("b")])
    [leg, other] = csv.DictReader(io.StringIO(events_csv(few, EVERYTHING, said(few)).decode(), newline=""))
    assert (leg["to_place"], leg["to_lat"], leg["to_lon"]) == ("<Far> Hill", "-1.5", "2.25")
    assert (other["to_place"], other["to_lat"], other["to_lon"]) == ("", "", "")
    feature = json.loads(events_geojson(few, EVERYTHING, said(few)))["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [71.5, 41.25]}
    assert [feature["properties"][name] for name in ("to_place", "to_lat", "to_lon")] == [
        "<Far> Hill",
        -1.5,
        2.25,
    ]
    frame = geopandas.read_parquet(io.BytesIO(events_parquet(few, EVERYTHING, said(few))))
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
