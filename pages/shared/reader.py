"""The reader: a document's text, its claims and a map, side by side, lighting up together.

The drawing is one component of ours (`reader*.js`, `reader.css`) that uses the map's own scripts, so that
a mark on its map looks as on every other. All of it comes from this machine.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from geo.atlas import Atlas, Selection
from geo.export.reader import reader_data
from geo.gazetteer import open_gazetteer
from geo.maps.assets import Assets
from geo.maps.sheet import CREDIT
from geo.records.reading import Document
from pages.shared import address, loaders, style

__all__ = ["SCRIPTS", "draw"]

_HERE = Path(__file__).parent
SCRIPTS = ("reader-text.js", "reader-map.js", "reader.js")
"""In the order in which each builds on those before it."""
_PAGES = {"map": "map.py", "site": "site.py", "actor": "actors.py"}


def draw(atlas: Atlas, selection: Selection, document: Document, text: str | None) -> None:
    """Draw the reader; what the reader opens there becomes the claim in hand, or the next page."""
    data = reader_data(atlas, selection, document, text, lambda name: open_gazetteer().search(name, limit=5))
    if not data["stops"] and text is None:
        st.info(
            "No claim of this document is in the view. Take a filter away, widen the years, or use **Reset**."
        )
        return
    key = f"reader-{document.source.id}"
    component = st.components.v2.component(
        "atlas_reader",
        css=(_HERE / "reader.css").read_text("utf-8"),
        js="\n".join((_HERE / name).read_text("utf-8") for name in SCRIPTS),
        isolate_styles=False,
    )
    result = component(
        key=key, data={**data, "claim": address.look("claim"), "map": _map(atlas, selection, document), "dark": style.dark()},
        on_open_change=lambda: _opened(key), on_go_change=lambda: None,
    )  # fmt: skip
    if result.go:
        _go(atlas, result.go)


def _map(atlas: Atlas, selection: Selection, document: Document) -> dict[str, Any]:
    """What the map of this document needs; addresses are relative to the page's own."""
    view, assets = selection.view, Assets.linked("assets")
    masked = {entry.id for entry in selection.masked if entry.source.id == document.source.id}
    return {
        "scripts": [link for _, link in assets.js],
        "styles": [link for _, link in assets.css],
        "options": {
            "layer": f"api/layer/{loaders.layer_version()}.json", "basemap": assets.basemap, "credit": CREDIT,
            "narrow_height": 300, "tiles": None, "at": None,
        },
        "state": {
            "mask": [n for n, entry in enumerate(atlas.everything) if entry.id in masked],
            "years": list(view.years or atlas.years), "extent": list(atlas.years),
            "undated": view.undated or view.years is None, "presumed": view.presumed,
            "color": "actor" if address.look("color") == "actor" else "family",
        },
    }  # fmt: skip


def _opened(key: str) -> None:
    """A passage or card was opened: its claim is now in hand, and its place is the open one on every page."""
    entry = loaders.atlas().by_id.get(str(st.session_state[key].get("open")))
    if entry:
        address.change_look(claim=entry.id, card=entry.site.id)


def _go(atlas: Atlas, asked: dict[str, Any]) -> None:
    entry = atlas.by_id.get(str(asked.get("claim")))
    page = _PAGES.get(str(asked.get("page")))
    if entry is None or page is None:
        return
    who = str(asked.get("actor"))
    address.change_look(
        claim=entry.id, card=entry.site.id, **({"who": who} if who in atlas.records.actors else {})
    )
    st.switch_page(page)
