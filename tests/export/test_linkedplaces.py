from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import geopandas
import pytest

from geo.atlas import Atlas
from tests.checkout import Checkout
from tests.export.reading import ALL, NOTHING, SOME, written

DAY = re.compile(r"\d{4}(-\d\d){0,2}[~?%]?")


def places(atlas: Atlas, folder: Path, view: Any = ALL) -> dict[str, Any]:
    collection: dict[str, Any] = json.loads(
        written(atlas, folder, ".lpf.json", view).read_text(encoding="utf-8")
    )
    return collection


def hold_timespans(value: Any) -> int:
    """Every timespan below `value` has a start and an end of days; returns how many there are."""
    if isinstance(value, list):
        return sum(map(hold_timespans, value))
    if not isinstance(value, dict):
        return 0
    for span in value.get("timespans", ()):
        assert set(span) == {"start", "end"}
        for end in span.values():
            assert set(end) <= {"in", "earliest", "latest"}
            assert end
            assert all(DAY.fullmatch(day) for day in end.values())
    return len(value.get("timespans", ())) + sum(map(hold_timespans, value.values()))


def test_every_feature_keeps_the_rules_of_the_format(atlas: Atlas, tmp_path: Path) -> None:
    collection = places(atlas, tmp_path)
    assert collection["type"] == "FeatureCollection"
    assert collection["@context"].endswith("linkedplaces-context-v1.1.jsonld")
    ids = [feature["@id"] for feature in collection["features"]]
    assert len(ids) == len(set(ids)) == 4
    for feature in collection["features"]:
        assert feature["type"] == "Feature"
        assert feature["properties"]["title"]
        assert all(re.fullmatch("[A-Z]{2}", code) for code in feature["properties"]["ccodes"])
        assert any(name["citations"] for name in feature["names"])
        assert all(name["toponym"] for name in feature["names"])
        assert feature["geometry"]["type"] == "GeometryCollection"
        for geometry in feature["geometry"]["geometries"]:
            assert geometry["certainty"] in ("certain", "less-certain", "uncertain")
            assert len(geometry["coordinates"]) == 2
        for relation in feature["relations"]:
            assert relation["relationType"].startswith("gvp:")
            assert relation["relationTo"]
        assert all(said["value"] and said["lang"] == "en" for said in feature["descriptions"])
    assert hold_timespans(collection["features"]) >= 8


def test_geopandas_reads_it(atlas: Atlas, tmp_path: Path) -> None:
    frame = geopandas.read_file(written(atlas, tmp_path, ".lpf.json"))
    assert len(frame) == 4
    assert frame.crs.to_epsg() == 4326
    assert list(frame[frame.title == "Port Amber"].get_coordinates().x) == [71.25]


@pytest.mark.parametrize(
    ("when", "span"),
    [
        ("2003-05-06", {"start": {"in": "2003-05-06"}, "end": {"in": "2003-05-06"}}),
        ("2003-05~", {"start": {"in": "2003-05~"}, "end": {"in": "2003-05~"}}),
        ("2001/2003-05", {"start": {"in": "2001"}, "end": {"in": "2003-05"}}),
        ("2003/..", {"start": {"in": "2003"}, "end": {"earliest": "2005-08-16"}}),
        ("/2003-05", {"start": {"latest": "2003-05-31"}, "end": {"in": "2003-05"}}),
        ("2003-05/", {"start": {"in": "2003-05"}, "end": {"earliest": "2003-05-31"}}),
        ("[..2003-05-06]", {"start": {"latest": "2003-05-06"}, "end": {"latest": "2003-05-06"}}),
        ("[2003-05-06..]", {"start": {"earliest": "2003-05-06"}, "end": {"earliest": "2003-05-06"}}),
        ("[2001-09-11..2002-12-31]", {"start": {"earliest": "2001-09-11"}, "end": {"latest": "2002-12-31"}}),
    ],
)
def test_a_timespan_says_no_more_than_the_source(
    checkout: Checkout, tmp_path: Path, when: str, span: dict[str, Any]
) -> None:
    """The paper is of 16 August 2005: what it says is still so ends at the earliest on that day."""
    checkout.document("paper", {"when": when})
    (feature,) = places(checkout.atlas(), tmp_path)["features"]
    (said,) = feature["descriptions"]
    assert feature["when"]["timespans"] == said["when"]["timespans"] == [span]
    assert said["when"].get("ongoing_when_last_attested", False) == when.endswith("/..")


def test_what_has_no_date_gets_none(checkout: Checkout, tmp_path: Path) -> None:
    checkout.document("paper", {})
    (feature,) = places(checkout.atlas(), tmp_path)["features"]
    assert hold_timespans(feature) == 0
    assert "when" not in feature
    assert feature["descriptions"][0]["edtf"] is None


def test_what_is_denied_dates_no_place(checkout: Checkout, tmp_path: Path) -> None:
    checkout.document("paper", {"when": "2003", "stance": "denied"})
    (feature,) = places(checkout.atlas(), tmp_path)["features"]
    assert "when" not in feature
    assert feature["descriptions"][0]["stance"] == "denied"


def test_movements_are_relations_between_places_of_the_file(atlas: Atlas, tmp_path: Path) -> None:
    features = {f["@id"]: f for f in places(atlas, tmp_path)["features"]}
    relations = [(f["properties"]["title"], r) for f in features.values() for r in f["relations"]]
    ((title, relation),) = relations
    assert (title, relation["relationTo"] in features) == ("Port Amber", True)
    assert relation["citations"][0]["@id"].startswith("https://paper.example/amber#:~:text=")


def test_names_and_links_come_from_the_record(checkout: Checkout, tmp_path: Path) -> None:
    text = (checkout.root / "data" / "places.toml").read_text(encoding="utf-8")
    checkout.write(
        "data/places.toml",
        text
        + 'links = { geonames = 12345, icao = "XXAA" }\nnames = [{ text = "Янтарный порт", lang = "ru" }, '
        '{ text = "Old Amber", lang = "en", from = "1950", to = "1991", basis = "A map of ours." }]\n',
    )
    checkout.document("paper", {"when": "2003"})
    (feature,) = places(checkout.atlas(), tmp_path)["features"]
    assert {"type": "closeMatch", "identifier": "gn:12345"} in feature["links"]
    assert feature["properties"]["icao_code"] == "XXAA"
    russian, old = feature["names"][1:]
    assert (russian["toponym"], russian["lang"], "when" in russian) == ("Янтарный порт", "ru", False)
    assert old["when"]["timespans"] == [{"start": {"in": "1950"}, "end": {"in": "1991"}}]
    assert old["citations"] == [{"label": "A map of ours."}]


@pytest.mark.parametrize("view", [SOME, NOTHING], ids=["some", "nothing"])
def test_the_file_says_what_was_asked(atlas: Atlas, tmp_path: Path, view: Any) -> None:
    collection = places(atlas, tmp_path, view)
    assert collection["hidden"] == atlas.select(view).hidden
    assert len(collection["features"]) == (1 if view is SOME else 0)
    assert {"query", "citation", "licence", "generated"} <= set(collection)
