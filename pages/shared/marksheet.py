"""A map of a few marks on a page: candidates for a name, changes between two dates."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from geo.maps import marksheet
from geo.maps.assets import Assets
from pages.shared import style

__all__ = ["HEIGHT", "draw"]

HEIGHT = 520


def draw(
    key: str, state: marksheet.Marks, chosen: Callable[[str], None], *, height: int = HEIGHT, picked: Callable[[float, float], None] | None = None
) -> None:  # fmt: skip
    """Draw marks. `chosen` is told the id of a mark that the reader presses, before the next run.

    With `picked` the reader is asked for a spot: it is told the latitude and longitude of a press on the map.
    """
    state = {
        **state,
        "theme": "dark" if style.dark() else "light",
        "picking": picked is not None,
        "seq": st.session_state.get(f"{key}-told", 0),
    }
    st_folium(
        # The same from run to run, and made anew: st_folium adds the state's feature group to the map that it is given.
        marksheet.build(Assets.linked("../../assets"), channel=key, height=height), key=key, height=height, use_container_width=True, returned_objects=[],
        feature_group_to_add=marksheet.marks_group(state), on_change=partial(_told, key, chosen, picked), wrap_longitude=False,
    )  # fmt: skip


def _told(key: str, chosen: Callable[[str], None], picked: Callable[[float, float], None] | None) -> None:
    event: dict[str, Any] = st.session_state.get(key) or {}
    st.session_state[f"{key}-told"] = max(int(event.get("n", 0)), st.session_state.get(f"{key}-told", 0))
    if isinstance(event.get("chosen"), str):
        chosen(event["chosen"])
    if picked and isinstance(event.get("picked"), list):
        picked(*map(float, event["picked"]))
