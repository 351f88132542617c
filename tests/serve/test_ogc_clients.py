"""Real clients against the real server, below a base path: GDAL's own programs, pyogrio, OWSLib, a validator of definitions."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pytest

from geo.atlas import Atlas, Selection
from geo.current import current_atlas
from geo.export.frames import places_of
from geo.view import read_view
from tests.serve.conftest import BASE, ORIGIN

VIEWS: list[dict[str, list[str]]] = [
    {},
    {"years": ["2001/2005"]},
    {"years": ["2001/2005"], "undated": ["true"], "presumed": ["true"]},
    {"stance": ["denied"]},
    {"family": ["in-use", "ending"], "known": ["2005-12-31"]},
]
DENMARK = (8.0, 54.5, 12.8, 57.8)
UZBEKISTAN = (56.0, 37.2, 73.2, 45.6)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return current_atlas()


def counts(selection: Selection) -> dict[str, int]:
    return {
        "claims": len(selection.shown),
        "places": len(places_of(selection.shown)),
        "legs": sum(1 for entry in selection.shown if entry.to),
    }


def fetch(address: str, method: str = "GET", **headers: str) -> tuple[Mapping[str, str], bytes]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with urllib.request.urlopen(
        urllib.request.Request(address, method=method, headers=named), timeout=60
    ) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}, answer.read()


@pytest.mark.parametrize("options", VIEWS)
def test_the_server_counts_as_the_atlas_does(
    running: str, atlas: Atlas, options: dict[str, list[str]]
) -> None:
    shown = counts(atlas.select(read_view(options, atlas.choices)))
    query = urlencode(options, doseq=True)
    for collection, count in shown.items():
        _, body = fetch(f"{running}/collections/{collection}/items?{query}")
        assert json.loads(body)["numberMatched"] == count, collection
    assert shown["claims"] > 0


def test_the_server_packs_keeps_addresses_and_lets_one_origin_in(running: str) -> None:
    address = f"{running}/collections/claims/items?limit=50"
    headers, body = fetch(address, Accept_Encoding="gzip", Origin=ORIGIN)
    assert headers["content-encoding"] == "gzip"
    assert headers["access-control-allow-origin"] == ORIGIN
    page = json.loads(gzip.decompress(body))
    assert page["numberReturned"] == 50
    assert len(body) < len(gzip.decompress(body)) / 3
    assert all(link["href"].startswith(running) for link in page["links"])
    assert f"/{BASE}/api" in running
    _, none = fetch(address, "HEAD", Accept_Encoding="gzip")
    assert none == b""
    with pytest.raises(urllib.error.HTTPError, match="304"):
        fetch(address, If_None_Match=headers["etag"])


def test_the_definition_is_valid(running: str) -> None:
    from openapi_spec_validator import OpenAPIV30SpecValidator

    _, body = fetch(f"{running}/openapi")
    assert [*OpenAPIV30SpecValidator(json.loads(body)).iter_errors()] == []


# ---- GDAL, as it comes with pyogrio


@pytest.fixture
def source(running: str) -> str:
    return f"OAPIF:{running}"


def read(source: str, layer: str, **rules: Any) -> Any:
    import pyogrio

    return pyogrio.read_dataframe(source, layer=layer, **rules)


def test_gdal_reads_every_collection(source: str, atlas: Atlas) -> None:
    import pyogrio

    layers = dict(pyogrio.list_layers(source).tolist())
    assert layers == {"claims": "Point", "places": "Point", "legs": "LineString"}
    for layer, count in counts(atlas.select(read_view({}, atlas.choices))).items():
        frame = read(source, layer)
        assert len(frame) == count
        assert frame.crs == 4326
        assert frame["id"].is_unique


def test_gdal_pages_through_without_gap(source: str, atlas: Atlas) -> None:
    frame = read(source, "claims", PAGE_SIZE=100)
    assert sorted(frame["id"]) == sorted(entry.id for entry in atlas.entries)
    assert len(frame) > 300


def test_gdal_drops_no_date_that_is_no_plain_day(source: str, atlas: Atlas) -> None:
    """It takes a column's type from the first page, where the oldest claims are of one paper and its one day."""
    frame = read(source, "claims").set_index("id")
    assert [frame.loc[entry.id, "published"] for entry in atlas.entries] == [
        entry.source.published for entry in atlas.entries
    ]
    assert [frame.loc[entry.id, "when"] for entry in atlas.entries] == [
        entry.claim.when for entry in atlas.entries
    ]


def test_gdal_filters_as_it_would_on_a_file(source: str) -> None:
    """What GDAL hands to the server gives the same as what it would have found itself."""
    whole = read(source, "claims")
    for name, value in (
        ("kind", "requested"),
        ("stance", "denied"),
        ("place", "kazakhstan"),
        ("host", "KZ"),
        ("paragraph", 3),
    ):
        asked = read(source, "claims", where=f"{name} = {value!r}")
        assert sorted(asked["id"]) == sorted(whole[whole[name] == value]["id"]), name
        assert len(asked) > 0
    places = read(source, "places")
    assert [*read(source, "places", where="kind = 'airbase'")["id"]] == [
        *places[places["kind"] == "airbase"]["id"]
    ]


def test_gdal_compares_a_radius_that_the_first_claims_do_not_have(source: str) -> None:
    for layer in ("claims", "places", "legs"):
        whole, wide = read(source, layer), read(source, layer, where="radius_m > 5000")
        assert sorted(wide["id"]) == sorted(whole[whole["radius_m"] > 5000]["id"])
        assert 0 < len(wide) < len(whole)


def test_gdal_hears_why_its_filter_on_a_date_is_refused(source: str) -> None:
    from pyogrio.errors import FeatureError

    with pytest.raises(FeatureError, match="400"):
        read(source, "claims", where="start >= '2010-01-01'")


def test_gdal_compares_dates_itself_when_they_are_text_to_it(source: str) -> None:
    """Of a date column GDAL believes that `datetime` is about it and nothing else; a claim has a start, an end and a publication."""
    import pyogrio

    pyogrio.set_gdal_config_options({"OGR_GEOJSON_DATE_AS_STRING": True})
    try:
        whole = read(source, "claims")
        for name in ("start", "end", "published"):
            late = read(source, "claims", where=f"{name} >= '2005-08-01'")
            assert [*late["id"]] == [*whole[whole[name] >= "2005-08-01"]["id"]]
            assert 0 < len(late) < len(whole)
    finally:
        pyogrio.set_gdal_config_options({"OGR_GEOJSON_DATE_AS_STRING": None})


def test_gdal_asks_for_a_box(source: str) -> None:
    west, south, east, north = UZBEKISTAN
    for layer in ("claims", "places", "legs"):
        whole, within = read(source, layer), read(source, layer, bbox=UZBEKISTAN)
        assert sorted(within["id"]) == sorted(whole.cx[west:east, south:north]["id"])
        assert len(within) > 0
    assert len(read(source, "claims", bbox=DENMARK)) == 0


# ---- GDAL's program


@pytest.mark.skipif(not shutil.which("ogrinfo"), reason="ogrinfo is not installed (Debian: gdal-bin)")
def test_ogrinfo_counts_and_filters(source: str, atlas: Atlas) -> None:
    def ogrinfo(*arguments: str) -> str:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("GDAL_", "PROJ_"))}
        done = subprocess.run(
            ["ogrinfo", *arguments], capture_output=True, text=True, timeout=60, check=False, env=clean
        )
        assert done.returncode == 0, done.stderr
        assert "ERROR" not in done.stderr
        return done.stdout

    for layer, count in counts(atlas.select(read_view({}, atlas.choices))).items():
        said = ogrinfo("-so", source, layer)
        assert f"Feature Count: {count}\n" in said
        assert "Geometry: Line String" in said if layer == "legs" else "Geometry: Point" in said
    denied = sum(1 for entry in atlas.entries if entry.claim.stance == "denied")
    assert (
        len(re.findall("^OGRFeature", ogrinfo("-q", "-where", "stance='denied'", source, "claims"), re.M))
        == denied
    )
    first = atlas.entries[0]
    assert first.claim.says in ogrinfo("-q", "-where", f"id='{first.id}'", source, "claims")


# ---- OWSLib


@pytest.mark.parametrize("options", VIEWS)
def test_owslib_asks_for_a_view(running: str, atlas: Atlas, options: dict[str, list[str]]) -> None:
    from owslib.ogcapi.features import Features  # type: ignore[import-untyped]

    service = Features(running)
    assert service.feature_collections() == ["claims", "places", "legs"]
    assert any(each.endswith("/conf/geojson") for each in service.conformance()["conformsTo"])
    for collection, count in counts(atlas.select(read_view(options, atlas.choices))).items():
        assert service.collection_items(collection, limit=7, **options)["numberMatched"] == count


def test_owslib_finds_the_definition_a_box_a_time_and_one_feature(running: str, atlas: Atlas) -> None:
    from owslib.ogcapi.features import Features

    service = Features(running)
    assert service.api()["openapi"].startswith("3.0")
    assert service.collection("legs")["itemType"] == "feature"
    found = service.collection_items(
        "claims", bbox=[*UZBEKISTAN], datetime_="2005-01-01T00:00:00Z/2005-12-31T23:59:59Z", limit=500
    )
    year = {entry.id for entry in atlas.select(read_view({"years": ["2005"]}, atlas.choices)).shown}
    west, south, east, north = UZBEKISTAN
    expected = [
        entry.id
        for entry in atlas.entries
        if entry.id in year and west <= entry.site.lon <= east and south <= entry.site.lat <= north
    ]
    assert [feature["id"] for feature in found["features"]] == expected
    assert expected
    alone = service.collection_item("claims", expected[0])
    assert alone["properties"] == found["features"][0]["properties"]
    with pytest.raises(RuntimeError, match="The atlas knows no kind"):
        service.collection_items("claims", kind="nonsense")
