"""The workspace as one file: taken out for a backup or for somebody else, and brought in from them."""

from __future__ import annotations

from functools import partial

import streamlit as st

from geo.desk import in_words
from geo.errors import AtlasError
from geo.export.handover import handover
from geo.workspace import Item
from geo.workspace.merging import Merged, merge
from pages.shared import loaders
from pages.shared.intake import plain
from pages.shared.workspace import workspace

__all__ = ["draw"]


def draw() -> None:
    """Draw both ways of a hand-over, what came of the last one, and conflicts that wait for a choice."""
    conflicts = workspace().conflicts()
    for conflict in conflicts:
        _conflict(conflict)
    with st.expander(
        "Hand over, back up, bring in: workspace.zip", expanded=bool(st.session_state.get("handover-said"))
    ):
        left, right = st.columns(2, gap="large")
        with left:
            _out()
        with right:
            _in()


def _out() -> None:
    st.markdown(
        "**Take it out.** Claims, decisions with who and when, own places, GeoJSON; another installation opens it."
    )
    texts = st.toggle("With the texts", key="handover-texts", value=False)
    st.caption(
        "Texts belong to their publishers. Put them in only for yourself, or where you have the right to pass them on; "
        "without them the other side sees your claims and can add the same text again."
    )
    st.download_button(
        "workspace.zip", partial(_packed, texts), "workspace.zip", "application/zip", on_click="ignore", key="handover-out",
        icon=":material/download:",
    )  # fmt: skip


def _packed(texts: bool) -> bytes:
    return handover(loaders.atlas(), workspace(), texts=texts)


def _in() -> None:
    turn = st.session_state.setdefault("handover-turn", 0)
    file = st.file_uploader("**Bring one in.** What differs from yours is kept side by side; nothing of yours is lost.", ["zip"], key=f"handover-in-{turn}")  # fmt: skip
    if file is not None:
        try:
            merged = merge(workspace(), file.getvalue())
            said = (_report(merged), "warning" if merged.aside else "success")
        except AtlasError as error:
            said = (in_words(error), "error")
        st.session_state["handover-said"] = said
        st.session_state["handover-turn"] += 1
        st.rerun()
    words, how = st.session_state.pop("handover-said", ("", ""))
    if words:
        {"error": st.error, "warning": st.warning, "success": st.success}[how](plain(words))


def _report(merged: Merged) -> str:
    beside = len(merged.conflicts)
    kept = f" {beside} decided otherwise here: both are kept side by side, choose below." if beside else ""
    words = merged.decision.words[:1].upper() + merged.decision.words[1:]
    texts = (
        f", {merged.texts} {'text' if merged.texts == 1 else 'texts'} that lacked here"
        if merged.texts
        else ""
    )
    aside = "".join(f" {said}" for said in merged.aside)
    return f"{words}: {merged.added} new, {merged.updated} brought up to date{texts}.{kept}{aside}"


def _conflict(conflict: Item) -> None:
    value = conflict.value
    ours = workspace().item(value["record"])
    with st.container(border=True, key=conflict.id):
        st.markdown(
            f"**Two decisions on {plain(ours.words)}.** Here: {ours.status}. {plain(str(value['who']))} ({plain(str(value['at'])[:10])}): {value['status']}."
        )
        with st.container(horizontal=True):
            st.button("Keep mine", key=f"ours-{conflict.id}", on_click=_settle, args=(conflict, "ours"))
            st.button("Take theirs", key=f"theirs-{conflict.id}", on_click=_settle, args=(conflict, "theirs"))


def _settle(conflict: Item, keep: str) -> None:
    try:
        workspace().decide(workspace().plans.settle(conflict, "theirs" if keep == "theirs" else "ours"))
    except AtlasError as error:
        st.session_state["handover-said"] = (in_words(error), "error")
