"""Values of mapped columns that are no words of ours: kept as printed, counted, and the commonest named."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.importing.tables import Desk

HEAD = "id,lat,lon,when,kind,precision,about,stance,color,country\n"
ROW = "1,42,74,2005,port call,,logistics,probable,red,Krgyzstan\n"
LOST = {"country": "Krgyzstan", "kind": "port call", "about": "logistics", "stance": "probable"}


def raws(desk: Desk) -> list[Any]:
    return [event["raw"] and json.loads(event["raw"]) for event in desk.events()]


@pytest.mark.parametrize("raw", [False, True])
def test_what_is_no_word_of_ours_is_kept_as_printed(desk: Desk, raw: bool) -> None:
    known = "2,42,74,2005,Operating,,basing,denied,,KG\n3,42,74,2005,reported-event,,,unknown,blue,\n"
    summary = desk.run(desk.file(HEAD + ROW + known), raw=raw)
    event = desk.events()[0]
    assert [event[name] for name in ("kind", "about", "stance", "country")] == [
        "reported-event",
        None,
        None,
        None,
    ]
    assert raws(desk) == ([LOST | {"color": "red"}, {}, {"color": "blue"}] if raw else [LOST, None, None])
    assert summary.notes == {
        "rows with a kind that is no word of ours (port call), kept as printed in raw": 1,
        "rows with a word under 'about' that is none of ours (logistics), kept as printed in raw": 1,
        "rows with a word under 'stance' that is none of ours (probable), kept as printed in raw": 1,
        "rows whose country is in no list (Krgyzstan), kept without one": 1,
    }


def test_features_keep_them_too(desk: Desk) -> None:
    properties = {"when": "2005", "kind": "port call", "country": "Krgyzstan", "color": 'r"ed'}
    one = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [74, 42]},
        "properties": properties,
    }
    path = desk.file(json.dumps({"type": "FeatureCollection", "features": [one]}), "table.geojson")
    for raw, more in ((False, {}), (True, {"color": 'r"ed'})):
        desk.run(path, "geojson", raw=raw)
        assert raws(desk) == [{"country": "Krgyzstan", "kind": "port call", **more}]


def test_the_commonest_are_named_over_all_parts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.importing.lines.BLOCK", 300)
    kinds = ["call {x}"] * 9 + ["visit"] * 20 + ["x" * 60] * 5 + ["rare"] + ["operating"] * 5 + ["visit"] * 3
    rows = "".join(f"{n},42,74,2005,{kind}\n" for n, kind in enumerate(kinds))
    [(note, count)] = desk.run(desk.file("id,lat,lon,when,kind\n" + rows)).notes.items()
    named = f"(visit, call {{x}}, {'x' * 39}…, …)"
    assert (note, count) == (f"rows with a kind that is no word of ours {named}, kept as printed in raw", 38)


def test_codes_and_constants_of_a_mapping(desk: Desk) -> None:
    rules = """
        [columns]
        when = "when"
        kind = "kind"
        country = ["country", "about"]
        [constants]
        kind = "visited"
        stance = "reported"
        [codes.kind]
        "port call" = { kind = "agreed" }
        """
    rows = "1,,,2005,Port Call,,KG,,,\n2,,,2005,lease,,KG,,,Krgyzstan\n"
    desk.run(desk.file(HEAD + rows), mapping=rules)
    assert [(event["kind"], event["country"]) for event in desk.events()] == [
        ("agreed", "KG"),
        ("visited", "KG"),
    ]
    assert raws(desk) == [None, {"country": "Krgyzstan", "kind": "lease"}]


def test_what_else_came_to_nothing(desk: Desk) -> None:
    head = "id,lat,lon,when,precision,radius_m,published,source_url,to_lat,to_lon\n"
    rows = "1,42,,2005,exact,7,2006,ftp://x,1,2\n2,42,74,2005,near,wide,soon,https://x.org,,2\n"
    desk.run(desk.file(head + rows))
    assert raws(desk) == [
        {"lat": "42", "precision": "exact", "radius_m": "7", "source_url": "ftp://x"},
        {"radius_m": "wide", "to_lon": "2", "published": "soon"},
    ]
