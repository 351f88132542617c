"""Where a reader lands who goes on to something else: at its top."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.shared import address

__all__ = ["draw"]

_landing = st.components.v2.component(
    "basing_atlas_landing", html="", js=Path(__file__).with_suffix(".js").read_text("utf-8")
)

_OPENS = {"site": ("card",), "actors": ("who",)}
"""What of the look opens something else on a page; elsewhere only the page itself does."""


def draw() -> None:
    """Tell the browser what is open, once a run."""
    page = address.page()
    at = "|".join([page, *(address.look(name) for name in (*_OPENS.get(page, ()), "story", "step"))])
    with st.container(key="landing"):
        _landing(data={"page": page, "at": at})
