"""Places of the reader's own as they now stand; decisions on them taken, said, taken back and done again."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from geo.desk import OwnPlace, in_words, own_list
from geo.errors import AtlasError
from geo.workspace import SITES, Decision, Item, Plan
from pages.shared import placedraft
from pages.shared.markdown import plain
from pages.shared.workspace import workspace

__all__ = ["attempt", "decide", "draw", "places", "said", "say"]


def places(*, removed: bool = False) -> list[OwnPlace]:
    """Own places, or those removed; looked up anew after each decision."""
    return _places(workspace().id, workspace().newest(), removed)


@st.cache_resource(max_entries=4, show_spinner=False)
def _places(id_: str, newest: int, removed: bool) -> list[OwnPlace]:
    return own_list(workspace(), removed=removed)


def say(words: str, *, bad: bool = False, beside: bool = False) -> None:
    """Say something on the next run: above the list or the form, or beside the form's button."""
    st.session_state["place-said"] = (words, bad, beside)


def said(*, beside: bool = False) -> bool:
    """What came of the last act, if it is to be said here; whether it was."""
    words, bad, there = st.session_state.get("place-said", ("", False, False))
    if not words or there != beside:
        return False
    del st.session_state["place-said"]
    (st.error if bad else st.info)(plain(words))
    return True


def decide(plan: Plan, *, beside: bool = False) -> None:
    """Take a decision and say it. Raises as `Workspace.decide` does."""
    _say(workspace().decide(plan), beside=beside)


def attempt(make: Callable[[Item], Plan], site: Item) -> bool:
    """Plan and take a decision; why not, where it cannot be, is said."""
    try:
        decide(make(site))
    except AtlasError as error:
        say(in_words(error), bad=True)
        return False
    return True


def _say(decision: Decision, *, beside: bool = False) -> None:
    say(f"{decision.words[:1].upper()}{decision.words[1:]}.", beside=beside)


def draw() -> None:
    """Undo and redo, each with what it is about."""
    back, forth = workspace().to_undo(SITES), workspace().to_redo(SITES)
    for name, step, found in (("Undo", "undo", back), ("Redo", "redo", forth)):
        none = (
            "Nothing to take back among your places"
            if step == "undo"
            else "Nothing to do again among your places"
        )
        tip = f"{'Take back' if step == 'undo' else 'Do again'}: {plain(found.words)}" if found else none
        st.button(
            name, key=f"places-{step}", icon=f":material/{step}:", disabled=found is None, help=tip,
            on_click=_step, args=(step, found.id if found else ""),
        )  # fmt: skip


def _step(step: str, expected: str) -> None:
    try:
        _say((workspace().undo if step == "undo" else workspace().redo)(SITES, expected=expected))
        placedraft.hush()
    except AtlasError as error:
        say(in_words(error), bad=True)
