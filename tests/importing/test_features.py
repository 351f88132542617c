"""GeoJSON as programs really write it: names that come late, keys in any order, several collections, other encodings."""

from __future__ import annotations

import json
from typing import Any

import pytest

from geo.errors import DatasetError
from geo.importing import features
from geo.importing.features import RECODED, WIDE
from geo.importing.table import UNWESTERN
from tests.importing.tables import Desk


def feature(id_: str, lon: float = 70, lat: float = 40, **properties: Any) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "geometry": point, "properties": {"id": id_, "when": "2005", **properties}}


def collection(*made: dict[str, Any], **more: Any) -> str:
    return json.dumps({"type": "FeatureCollection", **more, "features": list(made)})


def ids(desk: Desk) -> list[str]:
    return [event["id"] for event in desk.events()]


def test_a_name_that_comes_late_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "BLOCK", 4000)
    made = [feature(f"f{n}") for n in range(200)] + [feature("late", place_name="Kant")]
    desk.run(desk.file(collection(*made), "table.geojson"), "geojson")
    assert len(ids(desk)) == 201
    assert desk.events()[-1]["place_name"] == "Kant"


def test_a_mapping_may_name_what_only_the_last_feature_has(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(features, "BLOCK", 4000)
    made = [feature(f"f{n}") for n in range(200)] + [feature("late", town="Kant")]
    desk.run(
        desk.file(collection(*made), "table.geojson"), "geojson", '[columns]\nid = "id"\nplace_name = "town"\nwhen = "when"\n'
    )  # fmt: skip
    assert desk.events()[-1]["place_name"] == "Kant"


@pytest.mark.parametrize("between", ["\n", ",\n", "\n\x1e"], ids=["lines", "collection", "text sequence"])
def test_a_broken_feature_costs_only_itself_whatever_comes_first_in_it(desk: Desk, between: str) -> None:
    whole = [json.dumps(feature(f"f{n}", nested={"a": [{"b": 1}]}), sort_keys=True) for n in range(6)]
    text = between.join([*whole[:2], whole[2][:-25], *whole[3:]])
    text = '{"features": [' + text + '], "type": "FeatureCollection"}' if "," in between else text
    desk.run(desk.file(text, "table.geojson"), "geojson")
    assert ids(desk) == ["f0", "f1", "f3", "f4", "f5"]
    assert [(number, reason) for number, reason, _ in desk.rejected()] == [(3, "is not JSON")]


@pytest.mark.parametrize("cut", [1, 2, 30])
def test_each_of_many_broken_lines_is_a_row_by_itself(desk: Desk, cut: int) -> None:
    lines = [json.dumps(feature(f"f{n}"), sort_keys=True) for n in range(300)]
    text = "\n".join(line if n % 3 == 0 else line[:-cut] for n, line in enumerate(lines)) + "\n"
    summary = desk.run(desk.file(text, "table.geojson"), "geojson")
    assert (summary.rows, summary.events, summary.rejected) == (300, 100, 200)


def test_blanks_larger_than_any_block_are_passed_over(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "BLOCK", 1000)
    monkeypatch.setattr(features, "LONGEST", 2000)
    text = json.dumps(feature("a")) + " " * 9000 + "\n" + json.dumps(feature("b"))
    desk.run(desk.file(text, "table.geojson"), "geojson")
    assert ids(desk) == ["a", "b"]


def test_a_broken_feature_at_the_edge_of_a_block(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [json.dumps(feature(f"f{n}"), sort_keys=True) for n in range(60)]
    text = "\n".join([*whole[:20], whole[20][:-9], *whole[21:]])
    for size in range(300, 330, 6):
        monkeypatch.setattr(features, "BLOCK", size)
        desk.run(desk.file(text, "table.geojson"), "geojson", name=f"of-{size}")
        assert len(desk.events(f"of-{size}")) == 59, size


def test_a_feature_on_many_lines_with_much_before_its_type(desk: Desk) -> None:
    text = json.dumps({"id": "a", "note": "x" * 900} | feature("b"), indent=2)
    desk.run(desk.file(text, "table.geojson"), "geojson")
    assert ids(desk) == ["b"]


@pytest.mark.parametrize("more", [{}, {"metadata": {"features": ["a", "b"]}}, {"crs": {"type": "name"}}])
def test_several_collections_each_with_its_own_list(desk: Desk, more: dict[str, Any]) -> None:
    text = "\n".join(
        [
            collection(feature("a"), feature("b"), **more),
            collection(),
            collection(feature("c"))[:-1] + ', "total": 1}',
        ]
    )
    assert desk.run(desk.file(text, "table.geojson"), "geojson").rows == 3
    assert ids(desk) == ["a", "b", "c"]


def test_properties_may_be_called_features(desk: Desk) -> None:
    text = "\n".join(json.dumps(feature(name, features=["wifi", "pool"])) for name in "ab")
    desk.run(desk.file(text, "table.geojson"), "geojson")
    assert ids(desk) == ["a", "b"]


def test_a_bare_list_of_features(desk: Desk) -> None:
    desk.run(desk.file(json.dumps([feature("a"), feature("b")]), "table.geojson"), "geojson")
    assert ids(desk) == ["a", "b"]


def test_what_stands_behind_the_list_and_is_broken_is_told(desk: Desk) -> None:
    text = collection(feature("a"))[:-1] + ', "more": {"type": '
    summary = desk.run(desk.file(text, "table.geojson"), "geojson")
    assert (summary.events, summary.rejected) == (1, 1)
    assert "behind the list of features" in desk.rejected()[0][1]


@pytest.mark.parametrize("between", ["\n", ", "], ids=["lines", "collection"])
@pytest.mark.parametrize("large", [0, 3, 39])
def test_a_feature_larger_than_a_block_costs_no_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, between: str, large: int
) -> None:
    """The text that holds it ends where its bytes do, most often within a later feature."""
    made = [
        feature(f"f{n:02}", nested={"a": {"b": n}}, note="x" * (3000 if n == large else 0)) for n in range(40)
    ]
    text = between.join(map(json.dumps, made))
    text = '{"type": "FeatureCollection", "features": [' + text + "]}" if "," in between else text
    path = desk.file(text, "table.geojson")
    monkeypatch.setattr(features, "BLOCK", 1000)
    for longest in range(3500, 5500, 70):
        monkeypatch.setattr(features, "LONGEST", longest)
        summary = desk.run(path, "geojson", name=f"of-{longest}")
        assert (summary.events, summary.rejected) == (40, 0), longest


def test_a_feature_larger_than_any_text_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "BLOCK", 1000)
    monkeypatch.setattr(features, "LONGEST", 4000)
    made = [feature("a"), feature("b", note="x" * 9000), feature("c")]
    desk.run(desk.file("\n".join(map(json.dumps, made)), "table.geojson"), "geojson")
    assert ids(desk) == ["a", "c"]
    assert "is not JSON, or is larger than" in desk.rejected()[0][1]


def test_a_large_feature_that_is_set_aside_is_kept_whole(desk: Desk) -> None:
    ring = [[60 + n / 9000, 40] for n in range(20_000)]
    shape = feature("b") | {"geometry": {"type": "Polygonn", "coordinates": [ring]}}
    text = "\n".join(map(json.dumps, [feature("a"), shape, feature("c")]))
    desk.run(desk.file(text, "table.geojson"), "geojson")
    assert ids(desk) == ["a", "c"]
    assert str(ring[-1]) in desk.opened().rejected_path.read_text(encoding="utf-8")


def test_bytes_that_are_not_utf_8_are_windows_1252(desk: Desk) -> None:
    made = [feature("a", place_name="Zürich"), feature("b", place_name="Kant")]
    text = "\n".join(json.dumps(one, ensure_ascii=False) for one in made)
    summary = desk.run(desk.file(text.encode("cp1252"), "table.geojson"), "geojson")
    assert [event["place_name"] for event in desk.events()] == ["Zürich", "Kant"]
    assert dict(summary.notes)[RECODED] == 1


def test_utf_8_that_was_damaged_is_set_aside(desk: Desk) -> None:
    text = "\n".join(json.dumps(feature(name, place_name="Кант"), ensure_ascii=False) for name in "ab")
    desk.run(desk.file(text.encode().replace("т".encode(), b"\xd1", 1), "table.geojson"), "geojson")
    assert ids(desk) == ["b"]
    [(number, reason, raw)] = desk.rejected()
    assert (number, reason) == (1, "is UTF-8 that was damaged or cut off (byte 140 of the feature is 0xd1)")
    assert "Кан�" in raw


def test_cyrillic_that_was_taken_for_windows_1252_is_told(desk: Desk) -> None:
    text = json.dumps(feature("a", place_name="Семей"), ensure_ascii=False).encode("cp1251")
    assert desk.run(desk.file(text, "t.geojson"), "geojson").notes == {RECODED: 1, UNWESTERN: 1}


def test_a_mapping_tells_the_encoding(desk: Desk) -> None:
    text = collection(feature("a", place_name="Семей"))
    plain = json.dumps(json.loads(text), ensure_ascii=False)
    desk.run(desk.file(plain.encode("cp1251"), "table.geojson"), "geojson", 'encoding = "cp1251"\n')
    assert desk.events()[0]["place_name"] == "Семей"


def test_what_is_in_no_encoding_is_set_aside(desk: Desk) -> None:
    text = "\n".join(json.dumps(feature(name, place_name="X?")) for name in "ab").encode()
    desk.run(desk.file(text.replace(b"X?", b"\xff\x81", 1), "table.geojson"), "geojson")
    assert ids(desk) == ["b"]
    assert "neither UTF-8 nor Windows-1252" in desk.rejected()[0][1]


def test_a_number_of_thousands_of_digits_costs_only_its_feature(desk: Desk) -> None:
    text = "\n".join(json.dumps(feature(name)) for name in "abc").replace('"b"', "9" * 5000)
    desk.run(desk.file(text, "table.geojson"), "geojson")
    assert ids(desk) == ["a", "c"]


def test_features_in_one_line_are_counted_one_by_one(desk: Desk) -> None:
    made = [feature("") for _ in range(3)]
    for one in made:
        del one["properties"]["id"]
    assert desk.run(desk.file(collection(*made), "table.geojson"), "geojson").repeated_ids == 0
    assert ids(desk) == ["row-1", "row-2", "row-3"]


def test_a_shape_across_the_180th_meridian_is_told(desk: Desk) -> None:
    def ring(west: float, east: float) -> dict[str, Any]:
        corners = [[west, 40], [east, 40], [east, 50], [west, 50], [west, 40]]
        return feature("a") | {"geometry": {"type": "Polygon", "coordinates": [corners]}}

    summary = desk.run(
        desk.file(collection(ring(170, -170), ring(-180, 180), ring(50, 90)), "t.geojson"), "geojson"
    )
    assert dict(summary.notes)[WIDE] == 1


def system(name: str) -> dict[str, Any]:
    return {"type": "name", "properties": {"name": name}}


METRES = system("urn:ogc:def:crs:EPSG::3857")


@pytest.mark.parametrize(
    "crs",
    [
        METRES, "EPSG:3857", {"type": "EPSG", "properties": {"code": 3857}}, system("WGS 84 / UTM zone 43N"), system("EPSG:43260"),
        {"type": "link", "properties": {"href": "http://www.opengis.net/def/crs/EPSG/0/3857", "type": "proj4"}},
    ],
)  # fmt: skip
def test_another_reference_system_is_named(desk: Desk, crs: Any) -> None:
    path = desk.file(collection(feature("a"), crs=crs), "table.geojson")
    with pytest.raises(DatasetError, match=r"(3857|43N|43260)'.*must be in WGS 84.*ogr2ogr -t_srs EPSG:4326"):
        desk.run(path, "geojson")


@pytest.mark.parametrize(
    "text",
    [
        collection(feature("a"))[:-1] + f', "total": 1, "crs": {json.dumps(METRES)}}}',
        collection(feature("a")) + "\n" + collection(feature("b"), crs=METRES),
        collection(feature("a"), feature("b") | {"crs": METRES}),
        json.dumps(feature("a") | {"geometry": {"type": "Point", "crs": METRES, "coordinates": [7, 4]}}),
    ],
    ids=["behind the list", "a later collection", "feature", "geometry"],
)
def test_a_reference_system_is_found_wherever_it_stands(desk: Desk, text: str) -> None:
    with pytest.raises(DatasetError, match="EPSG::3857"):
        desk.run(desk.file(text, "table.geojson"), "geojson")


@pytest.mark.parametrize(
    "crs",
    [
        "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84", "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
        "EPSG:4326", "urn:ogc:def:crs:EPSG::4326", "urn:ogc:def:crs:EPSG:6.9:4326", "http://www.opengis.net/gml/srs/epsg.xml#4326",
        "http://spatialreference.org/ref/epsg/4326/proj4/", "WGS 84", "wgs84", "",
    ],
)  # fmt: skip
def test_wgs_84_is_read_under_all_its_names(desk: Desk, crs: str) -> None:
    made = feature("a", crs="EPSG:3857", metadata={"crs": METRES})
    desk.run(desk.file(collection(made, crs=system(crs), metadata={"crs": METRES}), "t.geojson"), "geojson")
    desk.run(desk.file(collection(made, crs=None), "t.geojson"), "geojson")
    assert desk.opened("t").events == 1
