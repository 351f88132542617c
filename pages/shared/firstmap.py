"""The first map of a session comes before all that is not above it: a browser draws map and page with one thread."""

from __future__ import annotations

import streamlit as st

from pages.shared import address

__all__ = ["awaited", "begin", "drawn", "wait"]

_PATIENCE_S = 6.0


def begin() -> None:
    """A session that opens another page than the map, or that no browser asked for, waits for none."""
    if address.page() != "map" or st.context.url is None:
        drawn()


def awaited() -> bool:
    """Whether the page keeps back its table, its lists and its filters until the map stands: drawn before, they hold it up."""
    return "map-drawn" not in st.session_state


def drawn() -> None:
    """From now on the page is drawn whole: the map has said that it stands, or there is none."""
    st.session_state["map-drawn"] = True


@st.fragment(run_every=_PATIENCE_S)
def wait() -> None:
    """Should nothing be heard of the map, the rest of the page comes all the same."""
    if "map-awaited" in st.session_state:
        drawn()
        st.rerun()
    st.session_state["map-awaited"] = True
