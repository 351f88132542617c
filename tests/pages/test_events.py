"""A dataset beside the claims on the map page: box, sentence, table, card, address."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.make_events import write_table
from geo.datasets import open_dataset
from geo.datasets.schema import EVENTS
from pages.shared import events, eventspot, sheet
from tests.checkout import Checkout
from tests.maps.test_fieldcolumns import row
from tests.pages.conftest import Open

ROWS = [
    row("one", lat=41.0, lon=71.0, start=date(1998, 5, 1), end=date(1998, 5, 1), family="in-use", actors=["Norland"], says="<b>Made up</b>"),
    row("two", lat=42.0, lon=72.0, start=date(2003, 12, 31), end=date(2003, 12, 31), family="talk", actors=["Westland"], place_name="Far Hill", source="Gazette",
        to_place="Port Amber", to_lat=40.0, to_lon=70.0),
    row("three", family="talk", actors=["Government of Norland"]),
]  # fmt: skip


@pytest.fixture
def imported(made_up: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_DATASETS", str(tmp_path / "datasets"))
    write_table(pa.Table.from_pylist(ROWS, schema=EVENTS), tmp_path / "datasets" / "few")


def sentence(at: AppTest) -> str:
    return next(str(m.value) for m in at.markdown if " claims**" in m.value)


def table(at: AppTest) -> list[str]:
    frames = [one.value for one in at.dataframe if "Event" in one.value]
    return list(frames[0]["Event"]) if frames else []


def card(at: AppTest) -> str:
    return "".join(html.proto.body for html in at.get("html") if '<article class="card"' in html.proto.body)


def test_without_a_dataset_there_is_no_box(
    made_up: Checkout, frame: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_DATASETS", str(tmp_path / "none"))
    at = frame()
    assert not at.exception
    assert all(box.label != "Events of a dataset" for box in at.selectbox)
    assert "events" not in sentence(at)


def test_a_dataset_is_chosen_and_counted(imported: None, frame: Open) -> None:
    at = frame()
    assert "events" not in sentence(at)
    next(box for box in at.selectbox if box.label == "Events of a dataset").select("few").run()
    assert not at.exception
    assert dict(at.query_params)["dataset"] in ("few", ["few"])
    assert "3 of 3 events" in sentence(at)
    assert sorted(table(at)) == ["one", "three", "two"]
    events = next(one.value for one in at.dataframe if "Event" in one.value)
    assert "Far Hill → Port Amber" in set(events["Where"])


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ({"years": ["1998", "2003"]}, ["one", "two"]),
        ({"years": ["1998", "2003"], "undated": "true"}, ["one", "three", "two"]),
        ({"years": ["2003", "2003"]}, ["two"]),
        ({"family": "talk"}, ["three", "two"]),
        ({"actor": "norland"}, ["one", "three"]),
        ({"party": "Westland"}, ["two"]),
        ({"outlet": "Gazette"}, ["two"]),
        ({"source": "amber-daily"}, []),
    ],
    ids=str,
)
def test_the_view_holds_for_events_too(
    imported: None, frame: Open, options: dict[str, Any], left: list[str]
) -> None:
    at = frame(dataset="few", **options)
    assert not at.exception
    assert sorted(table(at)) == left
    assert (f"{len(left)} of 3 events" if left else "none of 3 events") in sentence(at)


def test_an_event_has_its_card_and_its_words_are_only_words(imported: None, frame: Open) -> None:
    at = frame(dataset="few", event="one")
    assert "&lt;b&gt;Made up" in card(at)
    assert "<b>Made" not in card(at)
    at.button("event-close").click().run()
    assert not card(at)
    assert "event" not in at.query_params


def box(at: AppTest, label: str) -> Any:
    return next(one for one in at.selectbox if one.label == label)


def test_datasets_of_one_name_have_lines_of_their_own(imported: None, frame: Open, tmp_path: Path) -> None:
    write_table(pa.Table.from_pylist(ROWS[:2], schema=EVENTS), tmp_path / "datasets" / "first")
    write_table(pa.Table.from_pylist(ROWS, schema=EVENTS), tmp_path / "datasets" / "second")
    for slug in ("first", "second"):
        about = tmp_path / "datasets" / slug / "dataset.json"
        told = json.loads(about.read_text("utf-8"))
        told["title"], told["counts"]["events"] = "Twins", 3
        about.write_text(json.dumps(told), "utf-8")
    at = frame(dataset="second")
    lines = box(at, "Events of a dataset").options
    assert len(lines) == len(set(lines)) == 3
    assert {"Twins · 3 events (first)", "Twins · 3 events (second)"} <= set(lines)
    assert box(at, "Events of a dataset").value == "second"


def test_the_sentence_names_what_narrows_the_events_and_how_many_are_hidden(
    imported: None, frame: Open
) -> None:
    at = frame(dataset="few")
    assert "**and 3 of 3 events, 1 of all without a place on the map**" in sentence(at)
    assert sentence(at).endswith("nothing is hidden]")
    assert next(one for one in at.button if one.label == "Reset").disabled
    box(at, "Actor of the dataset").select("Norland").run()
    assert "1 of 3 events naming Norland" in sentence(at)
    assert "of the events 2 left out by the filters" in sentence(at)
    next(one for one in at.button if one.label == "Reset").click().run()
    assert "3 of 3 events," in sentence(at)
    assert box(at, "Actor of the dataset").value is None


def test_a_table_without_days_of_publication_says_so_where_it_is_asked_what_was_known(
    imported: None, frame: Open
) -> None:
    at = frame(dataset="few", known="2005-12-31")
    assert "of the events 3 whose table gives no day of publication" in sentence(at)
    assert any("gives no day of publication" in one.value for one in at.caption)
    assert all("widen the years" not in one.value for one in at.caption)
    at = frame(dataset="few", years=["2001", "2002"])
    assert "of the events 2 outside the years, 1 undated" in sentence(at)
    assert any("widen the years" in one.value for one in at.caption)


def test_a_name_that_is_not_listed_narrows_the_events_all_the_same(
    imported: None, frame: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "NAMES", 1)
    events._names.clear()
    at = frame(dataset="few")
    assert len(box(at, "Actor of the dataset").options) == 1
    at = frame(dataset="few", party="Westland")
    assert "1 of 3 events naming Westland" in sentence(at)
    events._names.clear()


def test_a_map_opens_where_a_dataset_is_that_lies_elsewhere(
    made_up: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_DATASETS", str(tmp_path / "datasets"))
    far = [row("one", lat=-10.0, lon=20.0), row("two", lat=-20.0, lon=30.0)]
    write_table(pa.Table.from_pylist(far, schema=EVENTS), tmp_path / "datasets" / "far")
    wide = [row("one", lat=40.0, lon=52.0), row("two", lat=42.0, lon=75.0)]
    write_table(pa.Table.from_pylist(wide, schema=EVENTS), tmp_path / "datasets" / "wide")
    lat, lon, zoom = map(float, eventspot.spot(open_dataset("far")).split(","))
    assert (lat, lon) == (-15.0, 25.0)
    assert 4 < zoom < 7
    assert eventspot.spot(open_dataset("wide")) == ""
    corner = [row("one", lat=40.5, lon=72.0), row("two", lat=41.0, lon=72.8)]
    write_table(pa.Table.from_pylist(corner, schema=EVENTS), tmp_path / "datasets" / "corner")
    assert eventspot.spot(open_dataset("corner")) == "40.750,72.400,8.00", "one badge among the claims' marks"
    around = [row("one", lat=-70.0, lon=20.0), row("two", lat=80.0, lon=100.0)]
    write_table(pa.Table.from_pylist(around, schema=EVENTS), tmp_path / "datasets" / "around")
    assert eventspot.spot(open_dataset("around")) == "5.000,60.000,2.00", (
        "a box around the ground, and nothing on it"
    )


def test_a_dataset_that_is_not_here_is_refused_by_name(imported: None, frame: Open) -> None:
    at = frame(dataset="other")
    assert not at.exception
    assert any("other" in w.value for w in at.warning)
    assert "events" not in sentence(at)


def test_the_window_spans_atlas_and_dataset(imported: None, frame: Open) -> None:
    at = frame(dataset="few")
    first = next(box for box in at.number_input if box.label == "From")
    assert first.value == 1998
    at.switch_page("timeline.py").run()
    first = next(box for box in at.number_input if box.label == "From")
    assert first.value is not None
    assert first.value != 1998, "another page shows claims alone"


def test_a_press_on_the_map_opens_the_card(
    imported: None, frame: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw(map_: object, *, key: str, on_change: Any, **rest: Any) -> None:
        import streamlit as st

        if st.session_state.pop("report", False):
            st.session_state[key] = {"event": "two", "n": 1}
            on_change()

    monkeypatch.setattr(sheet, "st_folium", draw)
    at = frame(dataset="few", card="port-amber")
    at.session_state["report"] = True
    at.run()
    at.run()
    assert "Far Hill" in card(at)
    assert dict(at.query_params)["event"] in ("two", ["two"])
    assert "card" not in at.query_params


def test_an_event_that_the_dataset_has_not_is_told(imported: None, frame: Open) -> None:
    at = frame(dataset="few", event="nope")
    assert not at.exception
    assert any("has no event with the id “nope”" in one.value for one in at.warning)
    assert not frame(dataset="few", event=ROWS[0]["id"]).warning


def test_take_it_away_speaks_of_the_events_beside_the_claims(imported: None, frame: Open) -> None:
    at = frame(dataset="few", party="Norland")
    files = {one.proto.label for one in at.get("download_button")}
    assert {"Events .csv", "Events .geojson", "Events .parquet"} <= files
    at.button(key="takeaway").click().run()
    assert not at.exception
    said = "".join(html.proto.body for html in at.get("html"))
    assert "and 1 of 3 events" in said
    assert "Left out: 2 other filters. Their files" in said
    assert "Licence of the events: Not stated: ask whoever published the table." in said
    text, _, _, csl = [code.value for code in at.code if "naming Norland" in code.value]
    assert (
        "3 made-up events: 1 event (all years · all actors · as known today · naming Norland), by way of"
        in text
    )
    assert json.loads(csl)[1]["custom"]["query"]["options"] == [["dataset", "few"], ["party", "Norland"]]
