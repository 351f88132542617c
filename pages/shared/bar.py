"""The sentence above every page: what is shown, what is hidden and why; with link, download, undo and reset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from geo.atlas import Atlas, Selection
from geo.view import View, view_in_words
from pages.shared import address, events, loaders, takeaway
from pages.shared.markdown import plain

__all__ = ["draw", "hidden_in_words", "refresh"]

_WHY = {
    "undated": "undated",
    "presumed": "only presumed in these years",
    "outside the years": "outside the years",
    "not yet published": "from sources not yet published then",
    "without a day of publication": "whose table gives no day of publication",
    "suggested": "suggested and not yet accepted",
    "other filters": "left out by the filters",
}


def draw(atlas: Atlas, selection: Selection) -> None:
    """Draw the sentence and the actions, then what the address asked for in vain."""
    with st.container(horizontal=True, vertical_alignment="center", key="bar", gap="small"):
        with st.container(key="sentence", width="stretch"):
            slot = st.session_state["sentence"] = st.empty()
            slot.markdown(_sentence(atlas, selection))
        with st.container(horizontal=True, width="content", gap="small", key="actions"):
            past, future = st.session_state.get("past"), st.session_state.get("future")
            st.button(
                "",
                on_click=address.undo,
                disabled=not past,
                help="Undo: back to the view before",
                icon=":material/undo:",
                key="undo",
            )
            st.button(
                "",
                on_click=address.redo,
                disabled=not future,
                help="Redo",
                icon=":material/redo:",
                key="redo",
            )
            _whose(atlas)
            _link()
            takeaway.button(atlas, selection)
            st.button(
                "Reset",
                on_click=_reset,
                disabled=selection.view == View() and not events.narrowed(),
                help="Show the whole story again",
            )
    # One place whatever is said there: what stands below it, a map above all, is not drawn anew.
    slot = st.empty()
    if address.refused() or loaders.notices() or not selection.shown:
        with slot.container():
            _say(selection)


def _say(selection: Selection) -> None:
    """What the address asked for in vain, what the workspace lacks, and that nothing fits."""
    for reason in address.refused().values():
        st.warning(f"{plain(reason)} It was left out of the view below; **Reset** shows everything.")
    for notice in loaders.notices():
        st.warning(plain(notice))
    if not selection.shown:
        st.info("No claim fits all filters at once. Take one away, widen the years, or use **Reset**.")


def refresh(words: str = "") -> str:
    """Say the sentence anew where it stands: for a fragment that changes what it counts; to be called at its every run."""
    words = words or _sentence(loaders.atlas(), loaders.selection(address.view()))
    if slot := st.session_state.get("sentence"):
        slot.markdown(words)
    return words


def hidden_in_words(hidden: Mapping[str, int]) -> str:
    """`7 undated, 3 outside the years`: what is hidden and why, or nothing."""
    return ", ".join(f"{count:,} {_WHY[why]}" for why, count in hidden.items())


def _sentence(atlas: Atlas, selection: Selection) -> str:
    hidden = hidden_in_words(selection.hidden)
    words = plain(view_in_words(selection.view, atlas.choices))
    beside = events.in_words(atlas, selection.view)
    beside = f" **and {plain(beside)}**" if beside else ""
    if left := hidden_in_words(events.left_out(atlas, selection.view)):
        hidden = f"of the claims {hidden}; of the events {left}" if hidden else f"of the events {left}"
    tail = f" — hidden: {hidden}" if hidden else " — nothing is hidden"
    return f"**{len(selection.shown)} of {selection.total} claims**{beside} · {words}:gray[{tail}]"


def _whose(atlas: Atlas) -> None:
    """One click to the five seeds and back, on a phone too, where the filters are folded away."""
    if not {"seeds", "reference"} <= {entry.origin for entry in atlas.entries}:
        return
    seeds = address.view().origin == ("seeds",)
    st.button(
        "All records" if seeds else "Five seeds", key="whose", on_click=_change_whose, args=(() if seeds else ("seeds",),),
        help="Show the reference set too" if seeds else "Only the five documents that the atlas began with",
    )  # fmt: skip


def _change_whose(origin: tuple[str, ...]) -> None:
    address.change(replace(address.view(), origin=origin))


def _link() -> None:
    with st.popover("Link", icon=":material/link:", help="A link that reopens this view"):
        st.caption("Reopens this very view. Use the copy button at its right.")
        st.code(takeaway.view_address(), language=None, wrap_lines=True)


def _reset() -> None:
    address.change(View())
    address.change_look(card="", claim="", at="", party="", outlet="")
