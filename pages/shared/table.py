"""The table under the map: the same facts for those who read rather than look."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from geo.atlas import Atlas, Entry, Selection
from geo.records.wording import status_in_words, when_in_words
from pages.shared import address, loaders

__all__ = ["draw"]


PAGE = 100
"""Rows at a time: a browser that is sent thousands of them is slow to answer to anything else."""


def draw(atlas: Atlas, selection: Selection) -> None:
    """Draw the visible claims as a table, earliest first; choosing a row opens its place."""
    if not selection.shown:
        return
    entries = sorted(selection.shown, key=lambda e: (e.attested is None, e.attested or (), e.order))
    st.markdown(
        "## The one claim of this view"
        if len(entries) == 1
        else f"## The {len(entries):,} claims of this view"
    )
    _pages(atlas, entries)


@st.fragment
def _pages(atlas: Atlas, entries: list[Entry]) -> None:
    """In a fragment: turning a page draws no map anew."""
    if st.session_state.pop("table-turn", False):
        st.rerun()  # a row was chosen: its card stands outside this fragment
    last = -(-len(entries) // PAGE)
    number = 1
    if last > 1:
        with st.container(horizontal=True, vertical_alignment="center", key="table-pages"):
            key = f"table-page-{hash(tuple(entry.id for entry in entries))}"
            number = int(
                st.number_input(f"Page of {last}", 1, last, key=key, width=130, label_visibility="collapsed")
            )
            first = (number - 1) * PAGE + 1
            st.caption(
                f"page of {last:,} · rows {first:,} to {min(first + PAGE - 1, len(entries)):,} of {len(entries):,}, earliest first. "
                "**Take it away** has all of them in one file."
            )
    _page(atlas, entries[(number - 1) * PAGE : number * PAGE])


def _page(atlas: Atlas, entries: list[Entry]) -> None:
    words = atlas.records.words
    families = [family.label for family in words.families.values()]
    ids = tuple(entry.id for entry in entries)
    key = f"table-{hash(ids)}"  # other rows are another table: a choice made in one means nothing in the next
    rows = pd.DataFrame([_row(atlas, entry) for entry in entries])
    if all(entry.origin not in ("mine", "suggested") for entry in entries):
        rows = rows.drop(columns="Whose")
    st.dataframe(
        rows,
        hide_index=True, width="stretch", height=min(36 * (len(entries) + 1), 640), selection_mode="single-row",
        key=key, on_select=partial(_choose, key, ids), row_height=36, alt="Claims of this view with date, place, actors, wording, stance and source",
        column_config={
            "When": st.column_config.TextColumn(width=190),
            "What": st.column_config.MultiselectColumn(
                options=families, color=[f.color for f in words.families.values()], width=92
            ),
            "Kind": st.column_config.TextColumn(width=110),
            "Where": st.column_config.TextColumn(width=150),
            "Who": st.column_config.TextColumn(width=110),
            "Says": st.column_config.TextColumn(width=420),
            "How sure": st.column_config.TextColumn(width=80),
            "Source": st.column_config.TextColumn(width=150),
            "Passage": st.column_config.LinkColumn(display_text="read ↗", width=70),
        },
    )  # fmt: skip


def _choose(key: str, ids: tuple[str, ...]) -> None:
    """Open the place of the chosen row; taking the choice back closes nothing."""
    rows: list[int] = st.session_state[key]["selection"]["rows"]
    if rows:
        entry = loaders.atlas().by_id[ids[rows[0]]]
        address.change_look(card=entry.site.id, claim=entry.id)
        st.session_state["table-turn"] = True


def _row(atlas: Atlas, entry: Entry) -> dict[str, object]:
    claim, words, actors = entry.claim, atlas.records.words, atlas.records.actors
    kind = words.label("kind", claim.kind)
    return {
        "When": when_in_words(entry.when),
        "What": [words.families[entry.family].label],
        "Kind": status_in_words(kind, claim.status),
        "Where": entry.site.name + (f" → {entry.to.name}" if entry.to else ""),
        "Who": ", ".join(
            actors[part.id].short or actors[part.id].name for part in claim.actors if part.id in actors
        ),
        "Says": claim.says,
        "How sure": words.label("stance", claim.stance),
        "Source": entry.source.series or entry.source.publisher,
        "Passage": entry.link,
        "Whose": atlas.choices.label("origin", entry.origin),
    }
