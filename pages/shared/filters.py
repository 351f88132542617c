"""The filters of the view, drawn once by the frame: pills with counts that follow each other."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path

import streamlit as st

from geo.actors import bodies_of
from geo.atlas import Atlas, Selection
from geo.view import YEARS
from pages.shared import address, ahead, events, firstmap
from pages.shared.style import DOTS

__all__ = ["YEAR_BOXES", "count", "draw", "other_rows", "tell", "to_tell"]

_counts = st.components.v2.component(
    "basing_atlas_counts", html="", js=Path(__file__).with_name("counts.js").read_text("utf-8")
)

_HEADINGS = {
    "origin": "Whose record",
    "family": "What happened",
    "actor": "Actor",
    "about": "About",
    "stance": "How sure",
    "host": "Whose ground",
    "source": "Source",
    "kind": "In detail",
    "place": "Place",
}
_OPEN = ("family", "actor", "about", "stance", "origin")
YEAR_BOXES = (".st-key-f-first input", ".st-key-f-last input")
"""Where the two boxes of years are in the page, for a map that draws what is typed there at once."""
_MOST = 12
"""How many values of a facet are listed before the rest is a box to choose from."""


def draw(atlas: Atlas, selection: Selection) -> None:
    """Draw every filter in the sidebar. A choice changes the session's view before the next run."""
    with st.sidebar:
        if firstmap.awaited():
            st.markdown("## Time")
            return
        _time(atlas, selection)
        ahead.apart(_color)()
        for facet, heading in _HEADINGS.items():
            if facet == "origin" and len({e.origin for e in atlas.everything}) < 2:
                continue  # everything is of one origin: nothing to choose
            if facet in _OPEN:
                ahead.apart(_facet)(atlas, selection, facet, heading)
            else:
                _folded(atlas, selection, facet, heading)


def count(atlas: Atlas, selection: Selection) -> None:
    """Say the counts anew in the filters that stand in the page: for the fragment that comes ahead of them."""
    tell(to_tell(atlas, selection))


def to_tell(atlas: Atlas, selection: Selection) -> str:
    """What there is to say anew."""
    facets = {}
    for facet, values in st.session_state.get("listed", {}).items():
        labels, counts = atlas.choices.facets[facet], selection.counts[facet]
        facets[facet] = {labels[value]: counts[value] for value in values if value in labels}
    return json.dumps({"facets": facets, "switches": _switches(selection)})


def tell(told: str) -> None:
    """Say it in the filters that stand in the page; to be called at every run of a fragment, with what was said last if that still holds."""
    with st.container(key="counts"):
        _counts()
        st.html(f'<i data-counts="{escape(told)}"></i>')


def other_rows(atlas: Atlas, selection: Selection) -> bool:
    """Whether the page has to be drawn anew for whose records there are: the first of the reader's own has no row yet."""
    listed = st.session_state.get("listed", {}).get("origin")
    return listed is not None and {*listed} != {*_values(atlas, selection, "origin")}


def _values(atlas: Atlas, selection: Selection, facet: str) -> list[str]:
    """The values of a facet that have a row: those that something has, and those chosen."""
    counts, chosen = selection.counts[facet], getattr(selection.view, facet)
    return [value for value in atlas.choices.facets[facet] if counts[value] or value in chosen]


def _switches(selection: Selection) -> dict[str, int]:
    """How many claims each of the two switches is about."""
    return {
        "undated": sum(1 for entry in selection.masked if entry.attested is None),
        "presumed": selection.hidden.get("presumed", 0) + len(selection.presumed),
    }


def _folded(atlas: Atlas, selection: Selection, facet: str, heading: str) -> None:
    """A facet that is drawn only while it is open: what is folded away costs every change of the view."""
    chosen = len(getattr(selection.view, facet))
    label = heading + (f" · {chosen} chosen" if chosen else "")
    # One key a number of choices: what a link or undo brings along opens, and the reader can close it.
    fold = st.expander(label, expanded=chosen > 0, key=f"fold-{facet}-{chosen}", on_change="rerun")
    if fold.open:
        with fold:
            ahead.apart(_facet)(atlas, selection, facet, heading, hidden_label=True)


def _time(atlas: Atlas, selection: Selection) -> None:
    view = selection.view
    st.markdown("## Time")
    first, last = st.columns(2)
    extent = events.extent(atlas)
    years = view.years or extent
    st.session_state.update(
        {
            "f-first": years[0],
            "f-last": years[1],
            "f-undated": view.undated,
            "f-presumed": view.presumed,
            "f-known": view.known,
        }
    )
    for column, label, key in ((first, "From", "f-first"), (last, "to", "f-last")):
        with column:
            ahead.apart(_year)(label, key, extent)
    counts = _switches(selection)
    switch = ahead.apart(_switch)
    switch(
        "undated",
        f"Undated claims ({counts['undated']})",
        "With a window of years, also show what the sources do not date.",
    )
    switch(
        "presumed",
        f"Presumed ({counts['presumed']})",
        "Also show what may have gone on before or after it was attested.",
    )
    ahead.apart(_known)()


def _known() -> None:
    st.date_input(
        "As known on", key="f-known", on_change=_known_changed, min_value=date(YEARS[0], 1, 1), max_value=date(YEARS[1], 12, 31),
        help="Keep only sources that were certainly published by that day. Empty: as known today.",
    )  # fmt: skip


def _year(label: str, key: str, extent: tuple[int, int]) -> None:
    st.number_input(label, *YEARS, step=1, key=key, on_change=_years_changed, args=(extent,))


def _color() -> None:
    st.session_state["f-color"] = address.look("color", "family")
    st.segmented_control(
        "Colours show", ["family", "actor"], key="f-color", required=True, on_change=_color_changed, width="stretch",
        format_func={"family": "what happened", "actor": "who"}.__getitem__,
    )  # fmt: skip


def _color_changed() -> None:
    chosen = st.session_state["f-color"]
    address.change_look(color="" if chosen == "family" else chosen)
    ahead.follow(ahead.SHEET, ahead.LISTING)


def _switch(name: str, label: str, help_: str) -> None:
    st.toggle(label, key=f"f-{name}", help=help_, on_change=_changed, args=(name, bool))


def _facet(
    atlas: Atlas, selection: Selection, facet: str, heading: str, *, hidden_label: bool = False
) -> None:
    counts, chosen = selection.counts[facet], getattr(selection.view, facet)
    labels = atlas.choices.facets[facet]
    values = _values(atlas, selection, facet)
    if facet not in ("family", "stance", "origin"):
        values.sort(key=lambda value: -counts[value])
    most = [value for n, value in enumerate(values) if n < _MOST or value in chosen]
    rest = [value for value in values if value not in most]
    if len(rest) < 3:
        most, rest = values, []
    st.session_state.setdefault("listed", {})[facet] = most
    key = f"f-{facet}"
    st.session_state[key] = [value for value in chosen if value in values]

    def label(value: str) -> str:
        dot = f":{DOTS[value]}[●] " if facet == "family" else ""
        return f"{dot}{labels[value]} :gray[{counts[value]}]"

    with st.container(key=f"facet-{facet}"):
        st.pills(
            heading, most, selection_mode="multi", key=key, format_func=label, on_change=_changed, args=(facet, tuple),
            label_visibility="collapsed" if hidden_label else "visible", width="stretch",
        )  # fmt: skip
        if rest:
            st.session_state[f"{key}-more"] = None
            st.selectbox(
                heading, rest, index=None, key=f"{key}-more", format_func=lambda value: f"{labels[value]} ({counts[value]})",
                placeholder=f"{len(rest)} more …", on_change=_added, args=(facet,), label_visibility="collapsed",
            )  # fmt: skip
        if facet == "actor":
            _bodies(atlas, selection)
        if not values:
            st.caption("Nothing to choose from with the other filters as they are.")


def _bodies(atlas: Atlas, selection: Selection) -> None:
    """A body is an actor of its own: what is left out of those that are part of a chosen actor is said, and comes at one press."""
    chosen, shown = selection.view.actor, {entry.id for entry in selection.shown}
    bodies = {body.id for who in chosen for body in bodies_of(atlas, who)} - {*chosen}
    if not bodies:
        return
    wider = atlas.select(replace(selection.view, actor=(*chosen, *sorted(bodies))))
    left = [entry for entry in wider.shown if entry.id not in shown]
    counts = Counter(id_ for entry in left for id_ in entry.values("actor") if id_ in bodies)
    if counts:
        named = ", ".join(f"{atlas.records.actors[id_].name} {count}" for id_, count in counts.most_common())
        claims = "1 claim" if len(left) == 1 else f"{len(left)} claims"
        st.caption(f"Not counted here: {claims} of bodies that are part of what is chosen: {named}.")
        st.button(
            "Add their claims", key="f-actor-bodies", type="tertiary", icon=":material/add:", on_click=_add_bodies, args=(tuple(counts),),
        )  # fmt: skip


def _add_bodies(bodies: tuple[str, ...]) -> None:
    _change(actor=(*address.view().actor, *bodies))


def _changed(option: str, read: Callable[[object], object]) -> None:
    _change(**{option: read(st.session_state[f"f-{option}"])})


def _added(facet: str) -> None:
    """One of the values that are not listed is chosen beside those that are."""
    value = st.session_state[f"f-{facet}-more"]
    _change(**({facet: (*getattr(address.view(), facet), value)} if value else {}))


def _known_changed() -> None:
    _change(known=st.session_state["f-known"])


def _change(**options: object) -> None:
    address.change(replace(address.view(), **options))  # type: ignore[arg-type]
    ahead.follow(ahead.SHEET, ahead.LISTING)


def _years_changed(extent: tuple[int, int]) -> None:
    """Typed years; a window typed backwards is refused in words and the one before stays."""
    st.session_state["typed"] = st.session_state.get("typed", 0) + 1
    first, last = st.session_state["f-first"], st.session_state["f-last"]
    if last < first:
        st.session_state["refused"] = {
            "years": f"The years {first}/{last} run backwards; the window before was kept."
        }
        ahead.follow()
        return
    set_years((first, last), extent)
    ahead.follow(ahead.LISTING)  # the map has drawn what was typed


def set_years(years: tuple[int, int], extent: tuple[int, int]) -> None:
    """The strip's window becomes the view's; the whole span is no window at all."""
    address.change(replace(address.view(), years=None if years == extent else years))
