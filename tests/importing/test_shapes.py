"""The published shapes, by small made-up tables: precision codes in words, dates, actors, what is said."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks.make_tables import ACLED, UCDP, features, lines
from geo.errors import DatasetError
from geo.records.reading import ROOT
from tests.importing.tables import Desk, table


def _ucdp(desk: Desk, *rows: dict[str, str]) -> None:
    usual = {
        "date_start": "2005-01-20 00:00:00.000", "date_end": "2005-01-24 00:00:00.000", "date_prec": "1", "latitude": "42.9", "longitude": "74.6",
        "where_prec": "1", "side_a": "Norland Army", "side_b": "Southland Navy", "where_coordinates": "Port Amber", "country": "Kyrgyzstan",
        "source_date": "2005-01-25;2005-02-01", "source_article": "Amber Daily",
    }  # fmt: skip
    desk.run(table(desk.folder / "table.csv", *(usual | row for row in rows), columns=UCDP.split()), "ucdp")


def test_ucdp_precision_in_words(desk: Desk) -> None:
    _ucdp(desk, *({"where_prec": str(code)} for code in range(1, 8)))
    assert [(event["precision"], event["radius_m"]) for event in desk.events()] == [
        ("exact", 1_000), ("near", 25_000), ("district", 75_000), ("province", 250_000), ("area", None), ("country", None), ("area", None),
    ]  # fmt: skip


def test_ucdp_dates(desk: Desk) -> None:
    _ucdp(desk, *({"date_prec": str(code)} for code in range(1, 6)))
    whens = [event["when"] for event in desk.events()]
    assert whens == ["2005-01-20/2005-01-24", *["[2005-01-20..2005-01-24]"] * 4]


def test_a_ucdp_event(desk: Desk) -> None:
    _ucdp(desk, {"id": "17"})
    event = desk.events()[0]
    assert event.pop("geometry")[:5] == b"\x01\x01\x00\x00\x00"
    assert event == {
        "id": "17", "lat": 42.9, "lon": 74.6, "start": date(2005, 1, 20), "end": date(2005, 1, 24), "when": "2005-01-20/2005-01-24",
        "precision": "exact", "radius_m": 1000, "family": None, "kind": "reported-event", "about": None, "stance": "reported",
        "actors": ["Norland Army", "Southland Navy"], "place_name": "Port Amber", "country": "KG",
        "to_place": None, "to_lat": None, "to_lon": None,
        "says": "Norland Army against Southland Navy, Port Amber", "source": "Amber Daily", "source_url": None,
        "published": date(2005, 2, 1), "dataset": "table", "raw": None,
    }  # fmt: skip


def _acled(desk: Desk, *rows: dict[str, str], raw: bool = False) -> None:
    usual = {
        "event_date": "20 January 2005", "time_precision": "1", "latitude": "42.9", "longitude": "74.6", "geo_precision": "1", "actor1": "Norland Army",
        "assoc_actor_1": "Westland; Eastmark", "actor2": "Southland", "sub_event_type": "Armed clash", "location": "Port Amber", "iso": "417",
    }  # fmt: skip
    desk.run(
        table(desk.folder / "table.csv", *(usual | row for row in rows), columns=ACLED.split()),
        "acled",
        raw=raw,
    )


def test_acled_codes_in_words(desk: Desk) -> None:
    _acled(desk, *({"geo_precision": code, "time_precision": code, "event_id_cnty": code} for code in "123"))
    events = desk.events()
    assert [event["precision"] for event in events] == ["exact", "near", "province"]
    assert [event["when"] for event in events] == ["2005-01-20", "2005-01-20~", "2005-01"]


def test_the_acled_deed_that_is_ours(desk: Desk) -> None:
    _acled(
        desk,
        {"sub_event_type": "Headquarters or base established", "event_id_cnty": "1"},
        {"event_id_cnty": "2"},
    )
    own, other = desk.events()
    assert (own["kind"], own["about"], own["family"]) == ("operating", "basing", "in-use")
    assert (other["kind"], other["about"], other["family"], other["country"]) == (
        "reported-event",
        None,
        None,
        "KG",
    )
    assert own["actors"] == ["Norland Army", "Westland", "Eastmark", "Southland"]
    assert other["says"] == "Armed clash: Norland Army and Southland, Port Amber"


def test_notes_are_said_and_cut(desk: Desk) -> None:
    _acled(desk, {"notes": "Lorries\nwere counted. " + "x" * 400, "event_id_cnty": "1"})
    said = desk.events()[0]["says"]
    assert said.startswith("Lorries were counted. xxx")
    assert (len(said), said[-1]) == (280, "…")


def test_columns_that_are_not_mapped_are_kept_when_asked_for(desk: Desk) -> None:
    _acled(desk, {"fatalities": "3", "tags": 'a "b"', "event_id_cnty": "1"}, raw=True)
    kept = {"sub_event_type": "Armed clash", "fatalities": "3", "tags": 'a "b"'}
    assert json.loads(desk.events()[0]["raw"]) == kept


@pytest.mark.parametrize("columns", [61, 58, 57])
def test_gdelt_by_position(desk: Desk, columns: int) -> None:
    cells = [""] * 61
    cells[0], cells[1], cells[5], cells[6], cells[15] = "9", "20050120", "NOR", "NORLAND", "SOUMIL"
    cells[26], cells[28] = "072", "07"
    cells[51:59] = ["5", "Port Amber, Norland", "KG", "KG01", "x", "42.9", "74.6", "-1"]
    cells[59], cells[60] = "20050122101500", "javascript:alert(1)"
    if columns < 61:
        cells = [cell for n, cell in enumerate(cells) if n not in (39, 47, 55)][:columns]
    desk.run(desk.file("\t".join(cells) + '\n10"\tcut off'), "gdelt")
    event = desk.events()[0]
    assert (event["id"], event["when"], event["published"]) == ("9", "2005-01-20", date(2005, 1, 22))
    assert (event["precision"], event["country"], event["kind"]) == ("province", "KG", "reported-event")
    assert (event["lat"], event["lon"], event["actors"]) == (42.9, 74.6, ["NOR", "SOUMIL"])
    assert event["says"] == "Provide aid (072): NORLAND, Port Amber, Norland"
    assert event["source_url"] is None
    assert [row for row, _, _ in desk.rejected()] == [2]


def test_a_code_of_gdelt_that_a_mapping_names(desk: Desk) -> None:
    made = b"".join(lines("gdelt", 200, 7, holes=False))
    desk.run(desk.file(made), "gdelt", mapping='[codes.kind]\n072 = { kind = "provided", about = "aid" }')
    kinds = desk.opened().values("kind")
    assert kinds["provided"] == sum(line.split(b"\t")[26] == b"072" for line in made.splitlines()) > 0


def test_gdelt_of_another_width_is_refused(desk: Desk) -> None:
    with pytest.raises(
        DatasetError, match="has 4 columns set apart by tabs; a table of this shape has 61 or 58 or 57"
    ):
        desk.run(desk.file("1\t2\t3\t4\n"), "gdelt")


@pytest.mark.parametrize("shape", ["ucdp", "acled"])
def test_tables_saved_with_semicolons_and_decimal_commas(desk: Desk, shape: str) -> None:
    head, *rows = csv.reader(line.decode() for line in lines(shape, 20, 7, holes=False))
    at = [head.index("latitude"), head.index("longitude")]
    for row in rows:
        for n in at:
            row[n] = row[n].replace(".", ",")
    with (desk.folder / "table.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([head, *rows])
    assert desk.run(desk.folder / "table.csv", shape).events == 20
    expected = sorted(float(row[at[0]].replace(",", ".")) for row in rows)
    assert sorted(event["lat"] for event in desk.events()) == expected


@pytest.mark.parametrize("shape", ["ucdp", "acled", "gdelt", "csv"])
def test_every_row_of_a_table_with_holes_is_somewhere(desk: Desk, shape: str) -> None:
    path = desk.file(b"".join(lines(shape, 3000, 11, holes=True)))
    mapping = (
        (ROOT / "data" / "mappings" / "example.toml").read_text(encoding="utf-8") if shape == "csv" else None
    )
    summary = desk.run(path, shape, mapping)
    assert summary.rows == 3000 == summary.events + summary.rejected
    assert len(desk.rejected()) == summary.rejected > 5
    assert len({event["id"] for event in desk.events()}) == summary.events
    assert summary.repeated_ids > 0
    assert "rejected.csv" in str(summary)


def test_geojson(desk: Desk) -> None:
    path = desk.file(b"".join(features(50, 7, holes=False)), "table.geojson")
    assert desk.run(path, "geojson").events == 50
    event = desk.events()[0]
    assert event["kind"] in {"operating", "withdrawn", "reported-event"}
    assert len(event["actors"]) == 2
    assert 36 <= event["lat"] <= 50


def test_geojson_shapes_other_than_points(desk: Desk) -> None:
    ring = [[70, 40], [72, 40], [72, 42], [70, 42], [70, 40]]
    geometries = [
        None,
        {"type": "Polygon", "coordinates": [ring]},
        {"type": "Point", "coordinates": [70.5, 40.5, 900]},
        {"type": "Polygon", "coordinates": [[1]]},
    ]
    made = [
        {"type": "Feature", "id": n, "geometry": g, "properties": {"when": "2005"}}
        for n, g in enumerate(geometries)
    ]
    desk.run(desk.file(json.dumps({"type": "FeatureCollection", "features": made}), "table.json"), "geojson")
    nowhere, area, point = desk.events()
    assert (nowhere["lat"], nowhere["geometry"]) == (None, None)
    assert (area["precision"], 40 < area["lat"] < 42, 70 < area["lon"] < 72) == ("area", True, True)
    assert (point["lat"], point["lon"], point["precision"]) == (40.5, 70.5, None)
    assert "geometry that cannot be read" in desk.rejected()[0][1]


@pytest.mark.parametrize(
    "between", [",\n", "\n", "\n\x1e"], ids=["collection", "a line each", "text sequence"]
)
def test_broken_features_cost_only_themselves(desk: Desk, between: str) -> None:
    nested = {"when": "2005", "nested": {"id": 1}}
    whole = [
        json.dumps({"type": "Feature", "geometry": None, "properties": {"id": f"f{n}", **nested}})
        for n in range(6)
    ]
    broken = [
        *whole[:2],
        whole[2][:-10],
        whole[3],
        '{"type": "Feature", "properties": 7}',
        whole[4],
        whole[5][:50],
    ]
    text = between.join(broken)
    text = '{"type": "FeatureCollection", "features": [' + text if "," in between else text
    desk.run(desk.file(text, "table.geojson"), "geojson")
    assert [event["id"] for event in desk.events()] == ["f0", "f1", "f3", "f4"]
    assert [reason for _, reason, _ in desk.rejected()] == [
        "is not JSON",
        "is not a GeoJSON feature",
        "is cut off: the file ends within this feature",
    ]


def test_what_follows_the_features_is_no_feature(desk: Desk) -> None:
    text = '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"when":"2005"}}],"query":{"type":"Feature"}}'
    assert desk.run(desk.file(text, "table.geojson"), "geojson").rows == 1


def test_what_is_not_geojson(desk: Desk) -> None:
    with pytest.raises(DatasetError, match="is not GeoJSON"):
        desk.run(desk.file('{"a": 1}', "table.geojson"), "geojson")


def test_our_own_exports_come_back(desk: Desk, tmp_path: Path) -> None:
    path = desk.file(
        "id,says,kind,about,stance,host,lat,lon,when\nx,It is so.,operating,basing,denied,KG,42.9,74.6,2003/2005-08\n"
    )
    desk.run(path)
    event = desk.events()[0]
    assert (event["family"], event["stance"], event["country"], event["says"]) == (
        "against",
        "denied",
        "KG",
        "It is so.",
    )
