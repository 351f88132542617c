"""A dataset beside the claims on the map page: box, sentence, table, card, address."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from benchmarks.make_events import write_table
from geo.datasets.schema import EVENTS
from pages.shared import sheet
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
