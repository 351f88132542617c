"""Ways from page to page: links in our own HTML that keep the session, and are real addresses besides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from geo.view import read_view_leniently
from pages.shared import address, loaders
from pages.shared.looks import LOOKS, why_not

__all__ = ["follow", "to"]

_PAGES = Path(__file__).parents[1]


def to(page: str, *, place: str = "", **look: str) -> str:
    """The address of a page with this view and another look, relative to any page; empty if there is no such page.

    Only what is named is looked at there. `place` narrows the view to claims about one place.
    """
    if not (_PAGES / f"{page}.py").is_file():
        return ""
    view = replace(address.view(), place=(place,)) if place else address.view()
    named = [(name.replace("_", "-"), value) for name, value in look.items() if value]
    query = urlencode(view.options() + named)
    path = "./" if page == "map" else page
    return f"{path}?{query}" if query else path


def follow() -> None:
    """Let links with `data-go` in this page's HTML lead on within the session. Call it once a page."""
    _listen()(key="ways", on_go_change=_go, height=1)
    page = st.session_state.pop("way", "")
    if page and page != address.page():
        st.switch_page(f"{page}.py")


@st.cache_resource(show_spinner=False)
def _listen() -> Any:
    return st.components.v2.component("ways", js=Path(__file__).with_suffix(".js").read_text("utf-8"))


def _go() -> None:
    """Before the next run: the view and look of the link; another page is opened by `follow`."""
    told = st.session_state.get("ways") or {}
    path, _, query = str(told.get("go") or "").partition("?")
    page = path.removeprefix("./") or "map"
    if not (_PAGES / f"{page}.py").is_file() or "/" in page:
        return
    atlas = loaders.atlas()
    asked: dict[str, list[str]] = {}
    for name, value in parse_qsl(query):
        asked.setdefault(name, []).append(value)
    view, _ = read_view_leniently(asked, atlas.choices)
    given = {name: asked[name][-1] for name in LOOKS if name in asked}
    given = {name: value for name, value in given.items() if not why_not(atlas, name, value)}
    address.change(view)
    kept = {
        name.replace("-", "_"): given.get(name, "")
        for name in LOOKS
        if name not in ("color", "at") or name in given
    }
    address.change_look(**kept)
    if "at" in given:
        address.arrive()
    st.session_state["way"] = page
