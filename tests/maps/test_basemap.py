import json
from functools import cache
from typing import Any

import pytest
from shapely.geometry import Point, shape

from geo.maps.assets import BASEMAP, LAYERS


@cache
def features(name: str) -> list[dict[str, Any]]:
    collection = json.loads((BASEMAP / f"{name}.geojson").read_text("utf-8"))
    assert collection["type"] == "FeatureCollection"
    return list(collection["features"])


def test_files_are_small() -> None:
    sizes = {name: (BASEMAP / f"{name}.geojson").stat().st_size for name in LAYERS}
    assert sum(sizes.values()) < 800_000, sizes


@pytest.mark.parametrize("name", LAYERS)
def test_every_feature_is_geojson_on_the_globe(name: str) -> None:
    for item in features(name):
        assert item["type"] == "Feature"
        west, south, east, north = shape(item["geometry"]).bounds
        assert -180 <= west <= east <= 180
        assert -90 <= south <= north <= 90


def test_outer_rings_run_counter_clockwise() -> None:
    for item in [*features("land"), *(f for f in features("water") if f["properties"]["kind"] == "lake")]:
        for polygon in shape(item["geometry"]).geoms:
            assert polygon.exterior.is_ccw
            assert not any(hole.is_ccw for hole in polygon.interiors)


def states_at(lon: float, lat: float) -> set[str]:
    spot = Point(lon, lat)
    return {
        item["properties"]["iso"]
        for item in features("land")
        if shape(item["geometry"]).buffer(0).covers(spot)
    }


@pytest.mark.parametrize(
    "city", ["Tashkent", "Bishkek", "Dushanbe", "Ashgabat", "Astana", "Kabul", "Moscow", "Washington"]
)
def test_capitals_stand_on_their_own_ground(city: str) -> None:
    found = [item for item in features("cities") if item["properties"]["name"] == city]
    (capital,) = [item for item in found if item["properties"]["capital"]]
    assert capital["properties"]["iso"] in states_at(*capital["geometry"]["coordinates"])


def test_the_caspian_is_water_and_the_aral_is_a_lake() -> None:
    (caspian,) = [item for item in features("names") if item["properties"]["kind"] == "sea"]
    assert states_at(*caspian["geometry"]["coordinates"]) == set()
    lakes = {item["properties"].get("name") for item in features("water")}
    assert {"South Aral Sea", "North Aral Sea", "Lake Balkhash"} & lakes or any(
        "Aral" in str(one) for one in lakes
    )
    assert any(item["properties"]["kind"] == "river" for item in features("water"))


def test_central_asia_is_five_states() -> None:
    assert {f["properties"]["iso"] for f in features("land") if f["properties"]["core"]} == {
        "KZ",
        "KG",
        "TJ",
        "TM",
        "UZ",
    }


def test_no_line_is_drawn_where_the_map_was_cut() -> None:
    for item in features("lines"):
        for line in shape(item["geometry"]).geoms:
            xs = {x for x, _ in line.coords}
            assert not (len(xs) == 1 and xs <= {40.0, 100.0, 20.0, 110.0, 180.0, -180.0})
