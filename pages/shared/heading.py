"""What a page is called: in the browser's tab and in its first heading; and headings that are heard and not seen."""

from __future__ import annotations

from html import escape

import streamlit as st

from geo.atlas import Atlas
from pages.shared import address

__all__ = ["draw", "unseen"]

_OWN = frozenset({"site", "coverage", "stories", "method"})
"""Pages that show a first heading of their own."""
_IN_HAND = {"map": "card", "site": "card", "actors": "who", "sources": "doc"}
"""Page to the look that names what is open there."""


def draw(atlas: Atlas, title: str) -> None:
    """Name the tab after what is open on this page, or after the page; a page without a first heading gets one for ears and paper."""
    st.set_page_config(f"{_in_hand(atlas) or title} · Basing Atlas")
    if address.page() not in _OWN:
        unseen(title, 1)


def unseen(words: str, level: int = 2) -> None:
    """A heading for those who hear the page, where others see by its place what a part is."""
    st.html(f'<h{level} class="unseen">{escape(words)}</h{level}>')


def _in_hand(atlas: Atlas) -> str:
    id_ = address.look(_IN_HAND.get(address.page(), ""))
    if site := atlas.sites.get(id_):
        return site.name
    if actor := atlas.records.actors.get(id_):
        return actor.name
    document = atlas.records.documents.get(id_)
    return document.source.title if document else ""
