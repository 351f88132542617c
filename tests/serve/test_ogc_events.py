"""Imported datasets as collections: the same count as the dataset gives, paged, filtered, refused."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyarrow as pa
import pytest
from pyarrow import parquet

from geo.atlas import Atlas
from geo.datasets import Filter, datasets, datasets_folder, open_dataset
from geo.datasets.registry import RESERVED
from geo.datasets.schema import EVENTS
from geo.errors import DatasetError
from geo.serve.ogc.atlas import atlas_collections
from geo.serve.routes import routes
from tests.serve.asking import Answer, ask

PLACES = [(41.5, 71.25), (0.0, 179.5), (0.0, -179.5), (None, None), (90.0, 0.0)]
ITEMS = "/api/collections/clashes/items"
DROPPED = object()


def event(n: int) -> dict[str, Any]:
    lat, lon = PLACES[n % 5]
    dated = n % 7 != 0
    return {
        "id": f"e{n}", "lat": lat, "lon": lon, "start": date(2001 + n % 10, 3, 1) if dated else None,
        "end": date(2001 + n % 10, 3, 31) if dated else None, "when": f"{2001 + n % 10}-03" if dated else None, "precision": "near", "radius_m": 25_000,
        "family": ["in-use", "ending"][n % 2], "kind": ["conducted", "withdrawn"][n % 2], "actors": [f"Band {n % 3}"], "place_name": f"Hill {n}",
        "country": ["SL", None][n % 2], "says": f"Event {n} <b>happened</b>.", "source": "A paper", "published": date(2012, 1, 1), "dataset": "clashes",
        "to_place": "Port" if n == 7 else None, "to_lat": 1.5 if n == 7 else None, "to_lon": 2.5 if n == 7 else None,
    }  # fmt: skip


@pytest.fixture
def clashes(served: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "sets" / "clashes"
    folder.mkdir(parents=True)
    rows = [dict.fromkeys(EVENTS.names) | event(n) for n in range(300)]
    parquet.write_table(
        pa.Table.from_pylist(rows, schema=EVENTS), folder / "events.parquet", row_group_size=64
    )
    about = {
        "slug": "clashes", "title": "Clashes", "kind": "made up", "licence": None, "imported": "2026-01-01", "version": "v1", "years": [2001, 2010],
        "bbox": [-179.5, 0.0, 179.5, 90.0], "counts": {"events": 300, "rejected": 0, "unplaced": 60, "undated": 43},
    }  # fmt: skip
    (folder / "dataset.json").write_text(json.dumps(about), encoding="utf-8")
    monkeypatch.setenv("ATLAS_DATASETS", str(folder.parent))


def by_id(feature: dict[str, Any]) -> str:
    return str(feature["id"])


def get(address: str, **headers: str) -> Answer:
    return ask(routes(), address, **headers)


def test_a_dataset_is_a_collection_beside_the_atlas(clashes: None) -> None:
    found = {each["id"]: each for each in get("/api/collections").json["collections"]}
    assert [*found] == ["claims", "places", "legs", "clashes"]
    assert found["clashes"]["extent"]["temporal"]["interval"] == [
        ["2001-01-01T00:00:00Z", "2010-12-31T23:59:59Z"]
    ]
    item = get("/api/openapi").json["paths"]["/collections/clashes/items"]
    assert {"kind", "country", "precision"} <= {each["name"] for each in item["get"]["parameters"]}
    actor = next(each for each in item["parameters"] if each["name"] == "actor")
    assert actor["schema"]["items"]["enum"] == ["Band 0", "Band 1", "Band 2"]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", Filter()),
        ("years=2003/2004", Filter(years=(2003, 2004))),
        ("years=2003/2004&presumed=true", Filter(years=(2003, 2004), presumed=True)),
        ("datetime=2003-03-31/2004-03-01", Filter(days=(date(2003, 3, 31), date(2004, 3, 1)))),
        ("datetime=2005-04-01/..&undated=true", Filter(days=(date(2005, 4, 1), None), undated=True)),
        ("datetime=../2002-03-01", Filter(days=(None, date(2002, 3, 1)))),
        ("bbox=70,40,72,42", Filter(bbox=(70, 40, 72, 42))),
        ("bbox=170,-10,-170,10", Filter(bbox=(170, -10, -170, 10))),
        ("bbox=170,-10,190,10", Filter(bbox=(170, -10, -170, 10))),
        ("bbox=-1e9,-1e9,1e9,1e9", Filter(bbox=(-180, -90, 180, 90))),
        ("actor=Band+1&actor=Band+2&kind=conducted", Filter(actor=("Band 1", "Band 2"), kind=("conducted",))),
        ("host=SL", Filter(country=("SL",))),
        ("known=2011-12-31", Filter(known=date(2011, 12, 31))),
    ],
)
def test_it_counts_as_the_dataset_does(clashes: None, query: str, wanted: Filter) -> None:
    dataset = open_dataset("clashes")
    page = get(f"{ITEMS}?limit=10000&{query}").json
    assert page["numberMatched"] == dataset.count(wanted) == len(page["features"])
    assert sorted(page["features"], key=by_id) == sorted(dataset.features(wanted), key=by_id)
    assert sum(page["hidden"].values()) == 300 - page["numberMatched"]


def test_first_comes_what_tells_gdal_of_which_type_a_property_is(
    clashes: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On whatever pages it is asked for, each event comes once."""
    folder = tmp_path / "sets" / "vague"
    folder.mkdir()
    rows = [dict.fromkeys(EVENTS.names) | event(n) for n in range(40)]
    for n, row in enumerate(rows):
        row["when"] = "2005-07~" if n in (33, 35) else f"2005-07-{n % 28 + 1:02}"
        row["radius_m"] = 25_000 if n > 25 else None
    parquet.write_table(pa.Table.from_pylist(rows, schema=EVENTS), folder / "events.parquet")
    about = json.loads((tmp_path / "sets" / "clashes" / "dataset.json").read_text("utf-8"))
    (folder / "dataset.json").write_text(json.dumps(about | {"slug": "vague"}), encoding="utf-8")
    items = "/api/collections/vague/items"
    whole = [each["id"] for each in get(f"{items}?limit=100").json["features"]]
    ahead = [33, 26, 7]  # a vague date, a radius, a second end
    assert whole == [f"e{n}" for n in (*ahead, *(n for n in range(40) if n not in ahead))]
    for limit in (1, 2, 7, 26, 33, 34, 39):
        paged = [
            each["id"]
            for offset in range(0, 40, limit)
            for each in get(f"{items}?limit={limit}&offset={offset}").json["features"]
        ]
        assert paged == whole
    assert get(f"{items}?bbox=0,91,1,92").json["features"] == []


def test_an_id_with_a_slash_has_an_address(clashes: None, tmp_path: Path) -> None:
    folder = tmp_path / "sets" / "odd"
    folder.mkdir()
    names = ["node/1", "/lead", "a%2Fb", "<b>x</b>", "zwei\nZeilen", "?"]
    rows = [dict.fromkeys(EVENTS.names) | event(n) | {"id": name} for n, name in enumerate(names)]
    parquet.write_table(pa.Table.from_pylist(rows, schema=EVENTS), folder / "events.parquet")
    about = json.loads((tmp_path / "sets" / "clashes" / "dataset.json").read_text("utf-8"))
    (folder / "dataset.json").write_text(json.dumps(about | {"slug": "odd"}), encoding="utf-8")
    for name in names:
        found = get(f"/api/collections/odd/items/{quote(name, safe='')}").json
        assert found["id"] == name
        links = {each["rel"]: each["href"] for each in found["links"]}
        assert get("/api" + links["self"].partition("/api")[2]).json["id"] == name


@pytest.mark.parametrize("facet", ["stance", "about", "actor"])
def test_a_word_of_the_atlas_that_no_event_bears_finds_none(clashes: None, served: Atlas, facet: str) -> None:
    answer = get(f"{ITEMS}?{facet}={next(iter(served.choices.facets[facet]))}")
    assert (answer.status, answer.json["numberMatched"]) == (200, 0)


def test_undated_events_are_counted_by_themselves(clashes: None) -> None:
    dataset = open_dataset("clashes")
    for query, asked in (
        ("datetime=0001-01-01/9999-12-31", Filter(days=(date.min, date.max))),
        ("years=2001/2010", Filter(years=(2001, 2010))),
    ):
        page = get(f"{ITEMS}?limit=1&{query}").json
        undated = dataset.count(replace(asked, undated=True)) - dataset.count(asked)
        assert page["hidden"]["undated"] == undated > 0
    assert "undated" not in get(f"{ITEMS}?limit=1").json["hidden"]


def test_a_box_beyond_the_pole_holds_nothing(clashes: None) -> None:
    answer = get(f"{ITEMS}?bbox=-10,91,10,92&kind=conducted").json
    assert answer["numberMatched"] == 0
    assert answer["hidden"] == {"other filters": 150, "outside the bbox": 150}


@pytest.mark.parametrize(
    ("query", "hidden"),
    [
        ("bbox=70,40,72,42", {"without a place": 60, "outside the bbox": 180}),
        ("years=2003", {"undated": 43, "outside the years": 231}),
        ("known=2011-12-31", {"not yet published": 300}),
        ("kind=conducted", {"other filters": 150}),
    ],
)
def test_what_is_hidden_is_told_by_reason_as_for_claims(
    clashes: None, query: str, hidden: dict[str, int]
) -> None:
    assert get(f"{ITEMS}?limit=1&{query}").json["hidden"] == hidden


def test_pages_one_event_and_the_table(clashes: None) -> None:
    assert [each["id"] for each in get(f"{ITEMS}?limit=3&offset=120").json["features"]] == [
        "e120",
        "e121",
        "e122",
    ]
    seventh = get(f"{ITEMS}/e7").json
    assert seventh["properties"]["says"] == "Event 7 <b>happened</b>."
    assert [seventh["properties"][name] for name in ("to_place", "to_lat", "to_lon")] == ["Port", 1.5, 2.5]
    assert seventh["geometry"] == {"type": "Point", "coordinates": [-179.5, 0.0]}
    assert get(f"{ITEMS}/e999").status == 404
    table = get(f"{ITEMS}?f=html&limit=5").text
    assert "Event 3 &lt;b&gt;happened" in table
    assert "<strong>1 to 5 of 300</strong> events" in table
    assert "All events</a>" in get("/api/collections/clashes?f=html").text
    assert get(ITEMS, if_none_match=get(ITEMS).headers["etag"]).status == 304


@pytest.mark.parametrize(
    "query",
    [
        "kind=nonsense",
        "actor=%3Cscript%3E",
        "years=2004/2003",
        "place=kant",
        "known=x",
        "source=a",
        "bbox=1,2,3",
    ],
)
def test_what_is_wrong_is_named(clashes: None, query: str) -> None:
    answer = get(f"{ITEMS}?{query}")
    assert answer.status == 400
    assert query.split("=")[0] in answer.json["description"]


@pytest.mark.parametrize("wrong", [{"bbox": [1, 2]}, {"years": [2001]}, {"version": DROPPED}, {"counts": []}])
def test_one_broken_folder_takes_nothing_else_away(clashes: None, wrong: dict[str, Any]) -> None:
    folder = copied(datasets_folder() / "clashes", "broken")
    about = json.loads((folder / "dataset.json").read_text("utf-8")) | wrong
    about = {name: value for name, value in about.items() if value is not DROPPED}
    (folder / "dataset.json").write_text(json.dumps(about), encoding="utf-8")
    assert [each.slug for each in datasets()] == ["clashes"]
    with pytest.raises(DatasetError, match="import its table again"):
        open_dataset("broken")
    assert [each["id"] for each in get("/api/collections").json["collections"]][3:] == ["clashes"]
    assert get(ITEMS).status == 200


@pytest.mark.parametrize("part", ["outline", "inside"])
def test_a_damaged_table_is_refused_alone(clashes: None, part: str) -> None:
    path = copied(datasets_folder() / "clashes", "damaged") / "events.parquet"
    content = bytearray(path.read_bytes())
    if part == "outline":
        content = content[:-100]
    else:
        content[4 : len(content) // 2] = bytes(len(content) // 2 - 4)
    path.write_bytes(content)
    answer = get("/api/collections/damaged/items?kind=conducted")
    assert (answer.status, "cannot be read" in answer.json["description"]) == (400, True)
    paths = get("/api/openapi").json["paths"]
    assert ("/collections/clashes/items" in paths, "/collections/damaged/items" in paths) == (True, False)
    with pytest.raises(DatasetError, match="cannot be read"):
        open_dataset("damaged").columns()
    with pytest.raises(DatasetError, match="cannot be read"):
        open_dataset("damaged").page()


def test_a_copied_folder_is_a_dataset_of_its_own(clashes: None) -> None:
    copied(datasets_folder() / "clashes", "copy")
    assert [each.slug for each in datasets()] == ["clashes", "copy"]
    assert [each["id"] for each in get("/api/collections").json["collections"]][3:] == ["clashes", "copy"]


def copied(folder: Path, name: str) -> Path:
    return Path(shutil.copytree(folder, folder.with_name(name)))


def test_names_of_the_atlas_are_reserved(served: Atlas) -> None:
    assert {each.id for each in atlas_collections()} == set(RESERVED)
