"""What movements rest on, and how far that had got on the day that the reader asks about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from geo.agreements import RULE, Ground, State, grounds, last_word, state_on
from geo.atlas import Atlas, Entry, Selection
from geo.export.logistics import ground_html
from geo.records.when import read_day
from geo.records.wording import day_in_words, many
from geo.view import View
from pages.shared import address, movements

__all__ = ["draw", "standing"]

_KEY = "state-on"


def standing(atlas: Atlas, selection: Selection, moved: Sequence[Entry]) -> list[tuple[Ground, State]]:
    """What the given movements rest on, each with its state on the chosen day.

    Steps are taken from all claims known by then, whatever the other filters: half an agreement has no state.
    """
    known = atlas.select(View(known=selection.view.known)).shown
    day = _day()
    return [(ground, state_on(ground, day)) for ground in grounds(moved, known)]


def draw(atlas: Atlas, selection: Selection, states: Sequence[tuple[Ground, State]]) -> None:
    """Draw the day and one box for each agreement."""
    st.markdown("## What they rest on")
    st.session_state[_KEY] = _day()
    with st.container(horizontal=True, vertical_alignment="bottom", key="state-day"):
        st.date_input(
            "State on", key=_KEY, on_change=_changed, min_value=date(1900, 1, 1), max_value=date(2100, 12, 31), width=170
        )  # fmt: skip
        st.button("Today", on_click=_today, disabled=not address.look(_KEY), key="state-today")
        st.caption(f"{RULE} {_last_word(atlas, selection)}", width="stretch")
    if not states:
        st.info(
            "No movement of this view names an agreement or shares an event with one. Widen the years or use **Reset**."
        )
        return
    shown, link = {entry.id for entry in selection.shown}, movements.address_of_place
    st.caption(f"{many(len(states), 'agreement')}, those with most movements in this view first.")
    first = sorted(states, key=lambda one: (-len(one[0].movements), -len(one[0].steps)))
    boxes = [
        ground_html(
            atlas, ground, state, {step.entry.id for step in ground.steps} - shown, selection.presumed, link
        )
        for ground, state in first
    ]
    movements.folded("grounds", boxes)


def _day() -> date:
    chosen = address.look(_KEY)
    return read_day(chosen) if chosen else date.today()


def _last_word(atlas: Atlas, selection: Selection) -> str:
    """Up to which day a source here surely speaks: what came later hardly anybody here tells."""
    day = last_word(atlas, selection.view.known)
    return (
        f"The sources surely speak up to {day_in_words(day)}; of later days they know little." if day else ""
    )


def _changed() -> None:
    day: date | None = st.session_state[_KEY]
    address.change_look(state_on=day.isoformat() if day else "")


def _today() -> None:
    address.change_look(state_on="")
