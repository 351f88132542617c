"""The events of a dataset as a table under the map, a page at a time, and their files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from geo.atlas import Atlas
from geo.datasets import Dataset, Filter
from geo.export.eventcard import days_in_words, ends_in_words
from geo.export.eventfiles import events_csv, events_geojson, events_parquet
from geo.maps.fieldview import Asked
from geo.view import View
from pages.shared import events
from pages.shared.markdown import plain

__all__ = ["draw"]

PAGE = 100
"""Rows of the table at a time."""
GEOJSON = 250_000
"""Events of a GeoJSON file at most: it is made in memory, half a kilobyte an event."""
_COLUMNS = (
    "id", "start", "end", "family", "kind", "place_name", "to_place", "to_lat", "actors",
    "says", "stance", "source", "source_url",
)  # fmt: skip


def draw(atlas: Atlas, view: View) -> None:
    """The events of the view, a page at a time, and their files."""
    dataset = events.chosen()
    if dataset is None:
        return
    asked = events.question(atlas, dataset, view)
    if asked.rows is not None:
        _pages(atlas, dataset, asked, events.envelope(atlas, view) or {})


@st.fragment
def _pages(atlas: Atlas, dataset: Dataset, asked: Asked, said: Mapping[str, Any]) -> None:
    """In a fragment: turning a page draws no map anew."""
    if st.session_state.pop("events-turn", False):
        st.rerun()  # a row was chosen: its card and its ring stand outside this fragment
    assert asked.rows is not None
    total = dataset.count(asked.rows)
    last = max(1, -(-total // PAGE))
    st.markdown(f"## The {total:,} events of {plain(dataset.title)} in this view")
    if not total:
        st.caption(_none_fits(dataset, said["hidden"]))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = int(
            st.number_input(f"Page, of {last:,}", 1, last, key=f"events-page-{hash(asked.rows)}", width=160)
        )
        _files(dataset, asked.rows, said)
    rows = dataset.page(asked.rows, (number - 1) * PAGE, PAGE, _COLUMNS).to_pylist()
    ids = tuple(row["id"] for row in rows)
    key = f"events-{hash(ids)}"
    st.dataframe(
        pd.DataFrame([_row(atlas, row) for row in rows]), hide_index=True, width="stretch", height=min(36 * (len(rows) + 1), 480),
        selection_mode="single-row", key=key, on_select=partial(_chosen_row, key, ids), row_height=36,
        alt="Events of the dataset with date, kind, place, actors, wording, stance and source",
        column_config={
            "Says": st.column_config.TextColumn(width=420),
            "Link": st.column_config.LinkColumn(display_text="open ↗", width=70),
        },
    )  # fmt: skip


def _none_fits(dataset: Dataset, hidden: Mapping[str, int]) -> str:
    if hidden.get("without a day of publication") == dataset.events:
        return "This table gives no day of publication, so nobody can tell which events were known by then: empty **As known on**."
    return "No event fits: widen the years, or take a filter away."


def _row(atlas: Atlas, event: dict[str, Any]) -> dict[str, object]:
    words = atlas.records.words
    known = event["kind"] in words.kinds
    return {
        "When": days_in_words(event),
        "What": words.label("family", event["family"]) if event["family"] else "",
        "Kind": words.label("kind", event["kind"]) if known else "reported event",
        "Where": ends_in_words(event, "{} → {}") or None,
        "Who": ", ".join(event["actors"] or []),
        "Says": event["says"],
        "How sure": words.label("stance", event["stance"]) if event["stance"] else "",
        "Source": event["source"],
        "Link": event["source_url"],
        "Event": event["id"],
    }


def _files(dataset: Dataset, wanted: Filter, said: Mapping[str, Any]) -> None:
    """Made on click, under a name that tells a part of a dataset from the whole."""
    total = said["shown"]
    name = dataset.slug if total == dataset.events else f"{dataset.slug}-{total}-of-{dataset.events}"
    kinds = [(".parquet", events_parquet, "application/vnd.apache.parquet"), (".csv", events_csv, "text/csv")]
    if total <= GEOJSON:
        kinds.append((".geojson", events_geojson, "application/geo+json"))
    for suffix, write, mime in kinds:
        st.download_button(
            f"Events {suffix}", partial(write, dataset, wanted, said), f"{name}{suffix}", mime, on_click="ignore",
            key=f"events-file{suffix}", icon=":material/download:",
        )  # fmt: skip


def _chosen_row(key: str, ids: tuple[str, ...]) -> None:
    rows: list[int] = st.session_state[key]["selection"]["rows"]
    if rows:
        events.open_event(ids[rows[0]])
        st.session_state["events-turn"] = True
