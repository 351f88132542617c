"""The controls of the count of bases, and the claims and days that a view asks it about."""

from __future__ import annotations

from datetime import date

import streamlit as st

from geo.atlas import Atlas, Entry
from geo.counting import REGION, UNITS, Rule, Unit
from geo.view import View
from pages.shared import address

__all__ = ["asked", "choose"]

_UNITS: dict[str, Unit] = {"": "installations", "sites": "sites", "presences": "presences"}


def choose() -> Rule:
    """Draw the controls; the rule that they say. It counts only the users that the view's actors name."""
    unit = _UNITS[address.look("count")]
    alleged, shared = address.look("alleged") == "in", address.look("shared") != "out"
    st.session_state.update({"count-unit": unit, "count-alleged": alleged, "count-shared": shared})
    with st.container(horizontal=True, vertical_alignment="center", key="count-rule"):
        st.segmented_control(
            "Count",
            list(UNITS),
            key="count-unit",
            required=True,
            on_change=_changed,
            label_visibility="collapsed",
        )
        st.toggle("alleged ones too", key="count-alleged", on_change=_changed)
        st.toggle("places that the host uses too", key="count-shared", on_change=_changed)
    return Rule(unit, alleged, shared, address.view().actor, address.view().host or REGION)


def asked(atlas: Atlas, view: View) -> tuple[tuple[Entry, ...], tuple[date, date], str]:
    """Claims to count from, whatever their kind and year; the days asked for, and the same in words."""
    known = atlas.select(
        View(host=view.host, source=view.source, place=view.place, origin=view.origin, known=view.known)
    )
    if view.years:
        first, last = view.years
        words = f"in {first}" if first == last else f"at some time from {first} to {last}"
        return known.shown, (date(first, 1, 1), date(last, 12, 31)), words
    return known.shown, (date(1991, 1, 1), date.today()), "at some time since 1991"


def _changed() -> None:
    state = st.session_state
    unit = next(look for look, unit in _UNITS.items() if unit == state["count-unit"])
    address.change_look(
        count=unit,
        alleged="in" if state["count-alleged"] else "",
        shared="" if state["count-shared"] else "out",
    )
