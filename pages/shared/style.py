"""The style sheets, for screen and paper, over Streamlit's theme."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

__all__ = ["DOTS", "ICON", "apply", "dark"]

ICON = str(Path(__file__).with_name("icon.svg"))
"""The page's icon, from this machine: Streamlit would fetch a symbol of its own from elsewhere."""

DOTS = {
    "proposed": "orange",
    "agreed": "blue",
    "in-use": "green",
    "ending": "violet",
    "against": "red",
    "talk": "gray",
}
"""Streamlit's name for the colour nearest to a family's, for dots in Markdown; in the order of the legend."""

_SHEETS = tuple(Path(__file__).with_name(name) for name in ("style.css", "print.css"))


def apply() -> None:
    """Put the style sheets and the name of the atlas into the page."""
    st.logo(Path(__file__).with_name("wordmark.svg"), size="large", icon_image=ICON)
    for sheet in _SHEETS:
        st.html(sheet)


def dark() -> bool:
    """Whether the reader's theme is dark."""
    return st.context.theme.type == "dark"
