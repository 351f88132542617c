"""The view in the session and in the address: one direction, address -> view -> widgets -> view -> address.

The session's view is the truth. A widget is set from it before it is drawn and reports its change
through a callback; the address is written from it at the end of the frame. An address that differs
from the one last written was changed from outside (a link, Back) and is read again. Widgets are not
bound to the address by Streamlit itself, since a bad bound value vanishes without a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo.atlas import Atlas
from geo.view import OPTIONS, View, read_view_leniently
from pages.shared.looks import LOOKS, unknown_option, why_none

__all__ = [
    "arrive",
    "change",
    "change_look",
    "keep_entries",
    "look",
    "open_address",
    "page",
    "redo",
    "refused",
    "undo",
    "view",
    "visit",
    "write_address",
]

_STREAMLIT = frozenset({"embed", "embed_options"})
_KEPT = 50
_LATELY = 6
"""How many addresses back a browser may lag behind while somebody types."""

_entries = st.components.v2.component(
    "basing_atlas_entries", html="", js=Path(__file__).with_name("entries.js").read_text("utf-8")
)


def keep_entries() -> None:
    """One entry in the browser's history for each step of the reader, so that Back leads where they were."""
    with st.container(key="entries"):
        _entries()


def view() -> View:
    """The session's view."""
    return st.session_state.get("view", View())  # type: ignore[no-any-return]


def page() -> str:
    """The page that is open, by its name; the map, which opens first, has no path."""
    return st.session_state.get("page") or "map"


def look(name: str, default: str = "") -> str:
    """One option of how the session looks at the view (`looks.LOOKS` has them all)."""
    return _looks().get(name, default)


def _looks() -> dict[str, str]:
    return st.session_state.get("look", {})  # type: ignore[no-any-return]


def pairs() -> list[tuple[str, str]]:
    """View and look as (name, value) pairs: what a link to this page must carry."""
    return view().options() + [(name, value) for name, value in _looks().items() if value]


def refused() -> dict[str, str]:
    """What the last address asked for that could not be given, with the reason."""
    return st.session_state.get("refused", {})  # type: ignore[no-any-return]


def change(new: View) -> None:
    """Take a new view and keep the old one for undo."""
    st.session_state["acted"] = True
    if new != view():
        st.session_state["past"] = [*st.session_state.get("past", []), view()][-_KEPT:]
        st.session_state["future"] = []
        st.session_state["view"] = new
    st.session_state["refused"] = {}


def change_look(**values: str) -> None:
    """Look at the same view otherwise, e.g. `change_look(card="kant")`; an empty value is the default again."""
    st.session_state["acted"] = True
    named = {name.replace("_", "-"): value for name, value in values.items()}
    kept = {name: value for name, value in {**_looks(), **named}.items() if value}
    st.session_state["look"] = {name: kept[name] for name in LOOKS if name in kept}


def undo() -> None:
    """Go back to the view before."""
    _step("past", "future")


def redo() -> None:
    """Take back an undo."""
    _step("future", "past")


def _step(from_: str, to: str) -> None:
    kept: list[View] = st.session_state.get(from_, [])
    if kept:
        st.session_state[to] = [*st.session_state.get(to, []), view()]
        st.session_state["view"] = kept[-1]
        st.session_state[from_] = kept[:-1]
        st.session_state["refused"] = {}


def visit() -> int:
    """Counts how often a page was entered, or its address changed from outside: what must start afresh then."""
    return st.session_state.get("visit", 0)  # type: ignore[no-any-return]


def arrive() -> None:
    """Start afresh what starts afresh on a visit: the map opens at the look's `at`, on this page too."""
    st.session_state["visit"] = visit() + 1


def open_address(atlas: Atlas, page: str) -> None:
    """Read the address if it was changed from outside; refuse by name what it cannot mean.

    Opening another page through the navigation leaves an empty address: the view then comes along.
    An empty address that Back leads to is one that was looked at without filters.
    When the records have changed under an open session, its own view is read again by the same rules.
    """
    found = _raw()
    moved = st.session_state.get("page") != page
    st.session_state["page"] = page
    known = st.session_state.get("records-of")
    st.session_state["records-of"] = atlas.records
    comes_along = moved and not found and "view" in st.session_state and not _by_history()
    same = found == st.session_state.get("written") or comes_along or _late(found)
    if moved or not same:
        arrive()
    if comes_along:
        st.session_state["refused"] = {}
    if not same:
        _read(atlas, found)
    elif known is not None and known is not atlas.records:
        _read(atlas, pairs())
    st.session_state["written"] = (
        found  # known from here on: a run that is broken off may be the next to see it
    )


def _by_history() -> bool:
    """Whether this run was asked for by Back or Forward; Streamlit knows, but has no public word for it."""
    run = get_script_run_ctx()
    return run is not None and run.is_history_navigation


def _late(found: list[tuple[str, str]]) -> bool:
    """Whether the reader acted before the browser had heard of the newest address.

    The run then carries an address of ours that is one or two older; to read it would undo the act. Back and Forward
    carry such a one too, but mean it.
    """
    acted = bool(st.session_state.get("acted")) and not _by_history()
    return acted and found in st.session_state.get("lately", [])


def _read(atlas: Atlas, found: Sequence[tuple[str, str]]) -> None:
    """Make view and look of (name, value) pairs, and keep the reasons for what was refused."""
    asked: dict[str, list[str]] = {}
    for name, value in found:
        asked.setdefault(name, []).append(value)
    new, wrong = read_view_leniently(asked, atlas.choices)
    given = {name: values for name, values in asked.items() if name in LOOKS}
    wrong |= {name: reason for name, values in given.items() if (reason := why_none(atlas, name, values))}
    unknown = set(asked) - {*OPTIONS, *LOOKS, *_STREAMLIT}
    wrong |= {name: unknown_option(name) for name in sorted(unknown)}
    if "view" in st.session_state:
        change(new)
    st.session_state["view"] = new
    st.session_state["look"] = {}
    change_look(**{name: values[0] for name, values in given.items() if name not in wrong})
    st.session_state["refused"] = wrong
    # The address said so, and not a hand: another that comes before this is drawn is no late one.
    st.session_state["acted"] = False


def write_address() -> None:
    """Write view and look into the address, so that a copied link reopens them."""
    if pairs() != _raw():
        st.query_params.from_dict(_grouped(pairs()))
    st.session_state["written"] = _raw()
    st.session_state["lately"] = [*st.session_state.get("lately", []), st.session_state["written"]][-_LATELY:]
    st.session_state["acted"] = False


def _grouped(flat: Sequence[tuple[str, str]]) -> dict[str, str | list[str]]:
    grouped: dict[str, list[str]] = {}
    for name, value in flat:
        grouped.setdefault(name, []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in grouped.items()}


def _raw() -> list[tuple[str, str]]:
    return [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
