"""Lanes of time, drawn by a component of our own: fading ends, labels that stay, and the keyboard."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from pages.shared import address, filters, loaders

__all__ = ["SCRIPTS", "draw"]

_HERE = Path(__file__).parent
SCRIPTS = ("lanes-layout.js", "lanes-rows.js", "lanes-axis.js", "lanes-hand.js", "lanes.js")
"""In the order in which each builds on those before it."""

_component = st.components.v2.component(
    "basing_atlas_lanes",
    html='<div class="lanes"></div>',
    css=(_HERE / "lanes.css").read_text("utf-8"),
    js="\n".join((_HERE / name).read_text("utf-8") for name in SCRIPTS),
)


def draw(key: str, chart: dict[str, Any], names: tuple[str, str], **options: Any) -> None:
    """Draw a chart of `geo.timeline`. A click on a claim opens it; one on the axis sets the view's years.

    `names` are what lanes are grouped by and what they are, e.g. ("place", "actor"). Options: `label` and
    `caption` in words, `corner` above the labels, `fixed` keeps the lanes' own order and shows all of them at once, `depth` is the number
    of rows of marks before a lane gathers the rest into pills, `height` in pixels.
    """
    _component(
        key=key,
        data={**chart, "names": list(names), **options},
        on_opened_change=partial(_opened, key),
        on_years_change=partial(_years, key),
    )


def _opened(key: str) -> None:
    """A claim was chosen: it is in hand on every page, and its place is the open one."""
    atlas = loaders.atlas()
    entry = atlas.by_id.get(str(st.session_state[key].opened))
    if entry:
        address.change_look(card=entry.site.id, claim=entry.id)


def _years(key: str) -> None:
    first, last = st.session_state[key].years
    filters.set_years((int(first), int(last)), loaders.atlas().years)
