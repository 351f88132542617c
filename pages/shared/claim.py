"""One claim in hand: what it says, and the ways on from it."""

from __future__ import annotations

import streamlit as st

from geo.atlas import Atlas, Entry, Selection
from geo.export.card import claim_html
from pages.shared import address, heading

__all__ = ["draw"]


def draw(atlas: Atlas, selection: Selection) -> bool:
    """Draw the claim that the address names, with what leads on; False if it names none."""
    entry = atlas.by_id.get(address.look("claim"))
    if entry is None:
        return False
    with st.container(key="card-open"):
        heading.unseen("The chosen claim")
        st.button(
            "Close", key="claim-close", icon=":material/close:", type="tertiary", on_click=_close
        )  # fmt: skip
        st.html(
            f'<article class="card" aria-label="The chosen claim">{claim_html(atlas, entry, entry.id in selection.presumed)}</article>'
        )
        if entry not in selection.shown:
            st.caption("The filters or the years hide this claim now.")
        with st.container(horizontal=True):
            for page, words, icon, look in _ways(entry):
                if st.button(words, key=f"claim-{page}", icon=f":material/{icon}:"):
                    address.change_look(**look)
                    st.switch_page(f"{page}.py")
    return True


def _ways(entry: Entry) -> list[tuple[str, str, str, dict[str, str]]]:
    """Page, words, icon and look of each way on."""
    here = {"card": entry.site.id, "claim": entry.id}
    return [
        ("map", "Show on the map", "map", here),
        ("site", "All about the place", "location_on", here),
        ("sources", "In its document", "article", {**here, "doc": entry.source.id}),
    ]


def _close() -> None:
    address.change_look(claim="", card="")
