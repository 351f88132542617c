"""Take it away: every format of the view with what it is for, the view in words, how to cite it, its address, licences.

Formats come from the register in `geo.export.formats`; a new one there is a new row here. Files are made on click.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from geo.atlas import Atlas, Selection
from geo.export.bibliography import as_bibtex, as_csl, as_ris, as_text
from geo.export.citations import Item, events_item
from geo.export.envelope import LICENCE, hidden_in_words
from geo.export.formats import FORMATS, legs_bytes, render
from geo.export.frames import places_of
from geo.records.wording import many
from geo.view import view_in_words
from pages.shared import address, events

__all__ = ["button", "view_address"]

_CITED: dict[str, tuple[str, Callable[[Atlas, Selection, str, Sequence[Item]], str]]] = {
    "Text": ("", as_text), "BibTeX": (".bib", as_bibtex), "RIS": (".ris", as_ris), "CSL-JSON": (".csl.json", as_csl),
}  # fmt: skip
"""Form of a citation: the file that holds it, and who writes it to be copied."""


@st.fragment
def button(atlas: Atlas, selection: Selection) -> None:
    """The button that opens the panel, which the rest of the page does not wait for, nor it for the page."""
    if st.button(
        "Take it away", icon=":material/download:", disabled=not selection.shown, key="takeaway",
        help="Files, citations and the address of this view",
    ):  # fmt: skip
        _panel(atlas, selection)


def view_address() -> str:
    """The address that reopens this view on this server; empty where the browser does not say its own."""
    bare = (st.context.url or "").split("?")[0]
    bare += "/" if bare.count("/") == 2 else ""  # of the root, the browser's own way of writing it
    query = urlencode(address.pairs())
    return f"{bare}?{query}" if bare and query else bare


@st.dialog("Take it away", width="medium", icon=":material/download:")
def _panel(atlas: Atlas, selection: Selection) -> None:
    said = events.envelope(atlas, selection.view)
    st.html(_summary(atlas, selection) + (_beside(said) if said else ""))
    files, citation = st.tabs(["Files", "Cite and link"])
    with files, st.container(gap=None, key="take-files"):
        _files(atlas, selection)
    with citation:
        _citations(atlas, selection, said)
    st.caption(LICENCE)


def _summary(atlas: Atlas, selection: Selection) -> str:
    words = view_in_words(selection.view, atlas.choices)
    return (
        f'<p class="take-view"><strong>{len(selection.shown)} of {selection.total} claims</strong> · {escape(words)}<br>'
        f'<span class="take-fine">Left out: {escape(hidden_in_words(selection.hidden))}. Every file says so inside.</span></p>'
    )


def _beside(said: Mapping[str, Any]) -> str:
    """The events that the page shows, whose files stand with their table."""
    return (
        f'<p class="take-view"><strong>and {said["shown"]} of {said["total"]} events</strong><br>'
        f'<span class="take-fine">Left out: {escape(hidden_in_words(said["hidden"]))}. Their files stand with their table, below the map; '
        f"those here hold the claims. Licence of the events: {escape(said['licence'])}</span></p>"
    )


def _files(atlas: Atlas, selection: Selection) -> None:
    counts = _counts(selection)
    cited = {suffix for suffix, _ in _CITED.values()}
    for suffix, form in FORMATS.items():
        if suffix not in cited:
            _row(
                form.name,
                suffix,
                form.use,
                counts[form.counts],
                form.mime,
                partial(render, suffix, atlas, selection),
            )
    legs = sum(1 for entry in selection.shown if entry.to)
    if legs:
        _row(
            "Legs", "-legs.geojson", "Movements as schematic lines, GeoJSON.", many(legs, "line"), "application/geo+json",
            partial(legs_bytes, atlas, selection),
        )  # fmt: skip


def _row(name: str, suffix: str, use: str, count: str, mime: str, data: Callable[[], bytes]) -> None:
    """One format: what it is and is for, and the button that makes the file."""
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"take-row{suffix.replace('.', '-')}"
    ):
        st.html(
            f'<div class="take-row"><strong>{name}</strong><br><span class="take-fine">{use} {count}.</span></div>',
            width="stretch",
        )
        st.download_button(
            suffix.removeprefix("-legs"), data, f"basing-atlas{suffix}", mime, on_click="ignore", key=f"take{suffix}",
            icon=":material/download:",
        )  # fmt: skip


def _counts(selection: Selection, beside: int = 0) -> dict[str, str]:
    sources = {entry.source.id for entry in selection.shown}
    return {
        "claims": many(len(selection.shown), "claim"),
        "places": many(len(places_of(selection.shown)), "place"),
        "sources": many(len(sources) + 1 + beside, "entry", "entries"),
    }


def _citations(atlas: Atlas, selection: Selection, said: Mapping[str, Any] | None) -> None:
    where, dataset = view_address(), events.chosen()
    beside = [events_item(dataset, said, where)] if dataset and said else []
    also = ", the events beside its claims" if beside else ""
    st.html(f'<p class="take-fine">The view{also}, then each document that its claims rest on.</p>')
    for tab, (name, (suffix, write)) in zip(st.tabs(list(_CITED)), _CITED.items(), strict=True):
        with tab:
            st.code(write(atlas, selection, where, beside), language=None, wrap_lines=True, height=260)
            if suffix:
                form = FORMATS[suffix]
                _row(
                    name,
                    suffix,
                    form.use,
                    _counts(selection, len(beside))[form.counts],
                    form.mime,
                    partial(_cited, write, atlas, selection, beside),
                )
    st.html('<p class="take-head">Address of this view</p>')
    st.code(where or "This browser does not say its address.", language=None, wrap_lines=True)


def _cited(
    write: Callable[[Atlas, Selection, str, Sequence[Item]], str],
    atlas: Atlas,
    selection: Selection,
    beside: Sequence[Item],
) -> bytes:
    return write(atlas, selection, "", beside).encode()
