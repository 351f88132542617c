from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime

from geo.atlas import Atlas
from geo.comparison import RULE, compare, moments_of
from geo.export.change_card import changes_card, learned_card, verdict_color
from geo.export.changes import COLUMNS, changes_csv, changes_geojson
from geo.export.geojson import dump
from geo.view import View

DAY = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def test_geojson_carries_query_dates_rule_and_what_was_left_out(atlas: Atlas) -> None:
    selection = atlas.select(View(actor=("norland",), years=(1990, 1991)))
    found = compare(atlas, selection, *moments_of("2002", "2005"))
    read = json.loads(dump(changes_geojson(atlas, selection, found, DAY)))
    assert read["type"] == "FeatureCollection"
    assert read["query"]["options"] == [["actor", "norland"]]
    assert (read["comparison"]["before"], read["comparison"]["after"]) == ("2002", "2005")
    assert read["comparison"]["rule"] == list(RULE)
    assert read["comparison"]["left_out"]["undated"] == 1
    assert sum(read["comparison"]["counts"].values()) == len(read["features"]) == len(found.changes)
    assert read["licence"]
    closed = [f for f in read["features"] if f["properties"]["verdict"] == "closed"]
    assert {f["properties"]["place"] for f in closed} == {"mill-field", "port-amber"}
    assert closed[0]["geometry"]["coordinates"] == [
        closed[0]["properties"]["lon"],
        closed[0]["properties"]["lat"],
    ]
    assert set(closed[0]["properties"]) == set(COLUMNS)
    ids = {entry.id for entry in atlas.entries}
    assert all(set(f["properties"]["claims"]) <= ids and f["properties"]["claims"] for f in read["features"])


def test_csv_has_the_same_rows(atlas: Atlas) -> None:
    selection = atlas.select(View())
    found = compare(atlas, selection, *moments_of("2002", "2005"))
    text = changes_csv(atlas, selection, found, DAY)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["verdict"] for row in rows] == [change.verdict for change in found.changes]
    assert all("from 2002 to 2005" in row["about_this_file"] for row in rows)


def test_the_card_escapes_and_links(atlas: Atlas) -> None:
    found = compare(atlas, atlas.select(View()), *moments_of("2002", "2005"))
    here = [change for change in found.changes if change.site.id == "mill-field"]
    html = changes_card(atlas, here, lambda page, *, place="", **look: f"{page}?card={look['card']}&x=<b>")
    assert "site?card=mill-field&amp;x=&lt;b&gt;" in html
    assert verdict_color(atlas, "closed") in html
    assert "The end is recorded 1 Mar 2005." in html
    assert 'aria-label="Mill Field"' in learned_card(
        atlas, "mill-field", list(here[0].entries), lambda page, *, place="", **look: ""
    )
