"""The sheet on the map page: the constant map, its state for this view, and what the reader does with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from geo.atlas import Atlas, Entry, Selection
from geo.maps import sheet, timelayer
from geo.maps.assets import Assets
from geo.maps.rings import Rings
from pages.shared import address, ahead, events, eventspot, filters, firstmap, loaders, style

__all__ = ["HEIGHT", "draw", "fly", "land"]

HEIGHT = sheet.HEIGHT
"""Of map and strip together, in pixels: what stands beside them is as high and scrolls by itself."""

_KEY = "sheet"


def draw(
    *,
    key: str = _KEY,
    among: Callable[[Entry], bool] | None = None,
    rings: Rings | None = None,
) -> None:
    """Draw map and strip. What the reader does there changes view or look before the next run.

    A page that shows only some claims of the view says so with `among`, and takes a key of its own.
    """
    ahead.apart(_frame, ahead.SHEET)(key, among, rings)
    if firstmap.awaited():
        firstmap.wait()


def _frame(key: str, among: Callable[[Entry], bool] | None, rings: Rings | None) -> None:
    atlas = loaders.atlas()
    selection = loaders.selection(address.view())
    st_folium(
        # The map's own script is the same from run to run, or it would be drawn anew and lose zoom and pan.
        # It is not kept between runs: st_folium adds the state's feature group to the map that it is given.
        sheet.build(f"../../api/layer/{loaders.layer_version()}.json", Assets.linked("../../assets"), at=_opened_at(), boxes=filters.YEAR_BOXES),
        key=key, height=sheet.HEIGHT, use_container_width=True, returned_objects=[],
        feature_group_to_add=timelayer.state_group({**_state(atlas, selection, among), "rings": rings, "raised": among is not None}),
        on_change=partial(_told, key), wrap_longitude=False,
    )  # fmt: skip


def fly(lat: float, lon: float, zoom: float, name: str = "") -> None:
    """Have the map go there, once; with a name, a pin marks the spot until the next one."""
    n = st.session_state.get("flights", 0) + 1
    st.session_state["flights"] = n
    st.session_state["fly"] = (
        address.visit(),
        timelayer.Flight(lat=lat, lon=lon, zoom=zoom, name=name, n=n),
    )


def land() -> None:
    """Take the pin away."""
    st.session_state.pop("fly", None)


def _opened_at() -> list[float] | None:
    """Where the map stood when the reader came to this page, or followed a link to another spot."""
    visit = address.visit()
    if st.session_state.get("opened", (None,))[0] != visit:
        st.session_state["opened"] = (visit, address.look("at") or eventspot.spot(events.chosen()))
    at: str = st.session_state["opened"][1]
    return [float(part) for part in at.split(",")] if at else None


def _flight() -> timelayer.Flight | None:
    """A flight asked for on this visit: a map drawn anew opens where the reader left it instead."""
    visit, flight = st.session_state.get("fly", (None, None))
    return flight if visit == address.visit() else None


def _state(atlas: Atlas, selection: Selection, among: Callable[[Entry], bool] | None) -> timelayer.State:
    view = selection.view
    waiting: timelayer.State = {"awaited": True} if firstmap.awaited() else {}
    masked = {entry.id for entry in selection.masked if among is None or among(entry)}
    return {
        "mask": None if len(masked) == len(atlas.everything) else [n for n, e in enumerate(atlas.everything) if e.id in masked],
        "years": list(view.years or events.extent(atlas)),
        "undated": view.undated or view.years is None,
        "undated_on": view.undated,
        "presumed": view.presumed,
        "color": "actor" if address.look("color") == "actor" else "family",
        "selected": address.look("card") or None,
        "claim": address.look("claim") or None,
        "theme": "dark" if style.dark() else "light",
        "extent": list(events.extent(atlas)),
        "field": events.field(atlas, view) if among is None else None,
        "fly": _flight(),
        "seq": st.session_state.get("told", 0),
        "typed": st.session_state.get("typed", 0),
        **waiting,
    }  # fmt: skip


def _told(key: str) -> None:
    """What the reader did on the map: chose a place or a leg, or neither; moved the window of years; moved the map.

    One report may say several of these: it carries all that the page has not answered yet.
    """
    told: dict[str, Any] = st.session_state.get(key) or {}
    firstmap.drawn()
    st.session_state["told"] = max(int(told.get("n", 0)), st.session_state.get("told", 0))
    atlas = loaders.atlas()
    if told.get("place") in atlas.sites:
        address.change_look(card=told["place"], claim="", event="")
    if told.get("leg") in atlas.by_id:
        address.change_look(card=atlas.by_id[told["leg"]].site.id, claim=told["leg"], event="")
    if isinstance(told.get("event"), str):
        address.change_look(card="", claim="", event=told["event"])
    if told.get("clear"):
        address.change_look(card="", claim="", event="")
    if told.get("years"):
        first, last = told["years"]
        filters.set_years((int(first), int(last)), events.extent(atlas))
    if "at" in told:
        address.change_look(at="" if told["at"] is None else "{:.3f},{:.3f},{:g}".format(*told["at"]))
    ahead.follow(*[ahead.LISTING] if "years" in told else [])
