"""Beside a time axis: the choice of lanes, and how the marks are read."""

from __future__ import annotations

from html import escape

import streamlit as st

from geo.atlas import Atlas
from pages.shared import address

__all__ = ["choose_lanes", "draw"]

_LANES = {"site": "place and actor", "actor": "actor and kind of claim"}
_MARKS = (
    ("instant", "on a day that the source gives"),
    ("interval", "attested from its first day to its last"),
    ("interval open", "an end that no source fixes fades; how far, only the switch Presumed draws"),
    ("within", "some time in that span, not known when"),
    ("by", "by that day at the latest"),
    ("doubtful", "a date that is doubtful as printed"),
    ("undated", "undated: in the column at the right"),
    ("faint", "faint: hidden by the years or the switches"),
)


def choose_lanes() -> str:
    """What a lane is: `site` (a place and an actor) or `actor` (an actor and a kind)."""
    now = address.look("lanes", "site")
    st.session_state["lanes-choice"] = now
    st.segmented_control(
        "A lane is", list(_LANES), format_func=lambda lane: f"Lanes: {_LANES[lane]}", key="lanes-choice", on_change=_chosen,
        label_visibility="collapsed",
    )  # fmt: skip
    return now


def _chosen() -> None:
    choice = st.session_state["lanes-choice"]
    address.change_look(lanes="actor" if choice == "actor" else "")


def draw(atlas: Atlas) -> None:
    """How marks are read, with the colours of the families."""
    families = "".join(
        f'<li><i class="dot" style="--c:{f.color}"></i>{escape(f.label)}</li>'
        for f in atlas.records.words.families.values()
    )
    marks = "".join(
        f'<li><i class="sample {shape}"><b></b></i><span>{escape(words)}</span></li>'
        for shape, words in _MARKS
    )
    st.html(
        '<section class="timekey" aria-label="How to read the marks"><h2>How to read it</h2>'
        f'<ul class="families">{families}</ul><ul>{marks}</ul>'
        "<p>Choose a mark to read its claim. Wheel over the years, or Ctrl and wheel, zooms; drag moves. "
        "With the keyboard: arrows move between lanes and claims, Enter opens, + and − zoom.</p></section>"
    )
