"""Events with a second end: movements from one place to another."""

from __future__ import annotations

import json
from typing import Any

import pytest

from geo.datasets import EVERYTHING
from geo.errors import DatasetError
from geo.export.envelope import events_envelope
from geo.export.eventfiles import events_csv, events_geojson
from geo.records.reading import ROOT
from tests.importing.tables import COLUMNS, Desk, table

ENDS = (*COLUMNS, "to_place", "to_lat", "to_lon")
TO = {"to_place": "Far Hill", "to_lat": "41.5", "to_lon": "71.25"}


def ends(desk: Desk, *rows: dict[str, str], mapping: str | None = None) -> list[tuple[Any, Any, Any]]:
    desk.run(table(desk.folder / "table.csv", *rows, columns=ENDS), mapping=mapping)
    return [(event["to_place"], event["to_lat"], event["to_lon"]) for event in desk.events()]


def test_columns_by_their_own_names(desk: Desk) -> None:
    assert ends(desk, TO, {}, {"to_place": "Far Hill"}) == [
        ("Far Hill", 41.5, 71.25), (None, None, None), ("Far Hill", None, None),
    ]  # fmt: skip
    assert [event["lat"] for event in desk.events()] == [42.9] * 3


def test_the_example_names_columns_for_it(desk: Desk) -> None:
    mapping = (
        (ROOT / "data" / "mappings" / "example.toml").read_text(encoding="utf-8").replace("# to_", "to_")
    )
    head = "ref,y,x,first_seen,last_seen,date_quality,printed_on,place_quality,what,visitor,host_navy,harbour,district,land,paper,link"
    row = "1,42.9,74.6,20/01/2005,20/01/2005,sure,,A,port call,Norland,,Port Amber,,Kyrgyzstan,,"
    desk.run(desk.file(f"{head},next_harbour,next_y,next_x\n{row},Far Hill,41.5,71.25\n"), mapping=mapping)
    [event] = desk.events()
    assert (event["to_place"], event["to_lat"], event["to_lon"]) == ("Far Hill", 41.5, 71.25)


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ({"to_lon": ""}, "second ends with only one of two coordinates, left out"),
        ({"to_lat": ""}, "second ends with only one of two coordinates, left out"),
        ({"to_lat": "0", "to_lon": "0"}, "second ends at 0, 0, which stands for no place, left out"),
    ],
    ids=str,
)
def test_what_is_no_second_end_is_left_out_and_said(desk: Desk, cells: dict[str, str], note: str) -> None:
    summary = desk.run(table(desk.folder / "table.csv", TO | cells, TO, columns=ENDS))
    assert (summary.events, summary.unplaced, summary.notes) == (2, 0, {note: 1})
    first, second = desk.events()
    assert (first["lat"], first["to_place"], first["to_lat"], first["to_lon"]) == (
        42.9,
        "Far Hill",
        None,
        None,
    )
    assert second["to_lat"] == 41.5


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"to_lat": "95"}, "second end's latitude '95' is impossible: it goes from -90 to 90; latitude and longitude may be exchanged"),
        ({"to_lon": "190"}, "second end's longitude '190' is impossible: it goes from -180 to 180"),
        ({"to_lat": "north"}, "second end's latitude 'north' is no number of degrees"),
        ({"lat": "95", "to_lon": "190"}, "latitude '95' is impossible: it goes from -90 to 90; latitude and longitude may be exchanged; second end's longitude '190' is impossible: it goes from -180 to 180"),
    ],
    ids=str,
)  # fmt: skip
def test_a_bad_second_end_sets_the_row_aside(desk: Desk, cells: dict[str, str], reason: str) -> None:
    assert ends(desk, TO | cells, TO) == [("Far Hill", 41.5, 71.25)]
    assert [(row, said) for row, said, _ in desk.rejected()] == [(2, reason)]


def test_exchanged_columns_of_second_ends(desk: Desk) -> None:
    turned = [{"to_lat": "174.6", "to_lon": "-36.8"}] * 20
    with pytest.raises(
        DatasetError, match=r"'to_lat' and 'to_lon' seem to be exchanged \(20 of 20 latitudes"
    ):
        ends(desk, *turned)
    rows = [{"lat": "74.6", "lon": "42.9", "to_lat": "71.25", "to_lon": "41.5"}]
    named = '[columns]\nlat = "lat"\nlon = "lon"\nto_lat = "to_lat"\nto_lon = "to_lon"'
    assert ends(desk, *rows, mapping=f"swapped = true\n{named}") == [(None, 41.5, 71.25)]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ('to_lat = "to_lat"', "'to_lat' and 'to_lon' go together"),
        ('to_lat = "to_lon"\nto_lon = "to_lat"', "the latitude of the second end from the column 'to_lon'"),
        ('to_lat = "to_latt"\nto_lon = "to_lon"', "to_lat is 'to_latt': is no column of table.csv (did you mean 'to_lat'"),
    ],
)  # fmt: skip
def test_mistakes_in_the_mapping_are_said(desk: Desk, columns: str, said: str) -> None:
    with pytest.raises(DatasetError) as caught:
        ends(desk, TO, mapping=f'[columns]\nlat = "lat"\nlon = "lon"\n{columns}')
    assert said in str(caught.value)


def feature(line: list[Any] | None, **properties: Any) -> dict[str, Any]:
    geometry = {"type": "LineString", "coordinates": line} if line else None
    return {"type": "Feature", "geometry": geometry, "properties": {"when": "2005", **properties}}


def collection(desk: Desk, *features: dict[str, Any], mapping: str | None = None) -> None:
    numbered = [{**one, "id": f"f{n}"} for n, one in enumerate(features)]
    text = json.dumps({"type": "FeatureCollection", "features": numbered})
    desk.run(desk.file(text, "table.geojson"), "geojson", mapping)


def test_a_line_of_geojson_leads_from_its_first_position_to_its_last(desk: Desk) -> None:
    far = [[74.6, 42.9], [73, 42], [71.25, 41.5]]
    ring = [[70, 40], [72, 40], [72, 42], [70, 40]]
    collection(
        desk, feature(far), feature(ring), feature([*far, [200, 41]]), feature(far, to_lat=1.5, to_lon=2.5), feature([[70]] * 2),
        feature(None, to_place="Far Hill", to_lat=1.5, to_lon=2.5),
    )  # fmt: skip
    line, outline, own, nowhere = desk.events()
    assert (line["lat"], line["lon"], line["to_lat"], line["to_lon"]) == (42.9, 74.6, 41.5, 71.25)
    assert line["precision"] is None
    assert (outline["to_lat"], outline["precision"]) == (None, "area")
    assert (own["lat"], own["to_lat"], own["to_lon"]) == (42.9, 1.5, 2.5), "its own columns come first"
    assert (nowhere["lat"], nowhere["to_place"], nowhere["to_lat"]) == (None, "Far Hill", 1.5)
    reasons = sorted(reason for _, reason, _ in desk.rejected())
    assert reasons[1] == "second end's longitude '200' is impossible: it goes from -180 to 180"
    assert "geometry that cannot be read" in reasons[0]


def test_a_line_whose_place_stands_in_columns_of_its_own_leads_nowhere(desk: Desk) -> None:
    line = feature([[74.6, 42.9], [71.25, 41.5]], y=10, x=20)
    collection(desk, line, mapping='[columns]\nlat = "y"\nlon = "x"\nwhen = "when"')
    [event] = desk.events()
    assert (event["lat"], event["to_lat"]) == (10, None)


@pytest.mark.parametrize("kind", ["csv", "geojson"])
def test_what_is_taken_away_comes_back(desk: Desk, kind: str) -> None:
    assert len(ends(desk, TO, {})) == 2
    write = {"csv": events_csv, "geojson": events_geojson}[kind]
    said = events_envelope(desk.opened(), {}, [], "all events")
    desk.run(desk.file(write(desk.opened(), EVERYTHING, said), f"again.{kind}"), kind)
    before, after = desk.events(), desk.events("again")
    assert [{**event, "dataset": "table"} for event in after] == before
