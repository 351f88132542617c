"""The reader's own gazetteer: every place of it in a list and on a map, those removed below."""

from __future__ import annotations

import streamlit as st

from geo.desk import OwnPlace
from geo.gazetteer.folding import key as folded
from geo.maps.marksheet import Mark, Marks
from geo.whereabouts import countries
from pages.shared import address, marksheet, ownsteps
from pages.shared.markdown import plain, shortened
from pages.shared.workspace import workspace

__all__ = ["draw"]

_FEW, _MOST = 8, 30
"""From so many places on a name can be looked for; so many are listed at most."""


def draw() -> None:
    """Draw the list with its map; a row, or a mark, opens the place."""
    places = ownsteps.places()
    with st.container(horizontal=True, vertical_alignment="center", key="places-bar"):
        st.markdown(f"## Your places{f': {len(places)}' if places else ''}", width="stretch")
        ownsteps.draw()
        st.button(
            "Add a place", key="place-new", icon=":material/add_location_alt:", on_click=_open, args=("new",)
        )
    ownsteps.said()
    if not places:
        st.caption("None. What no gazetteer has, you can put on the map: here, or at the desk of a document.")
    else:
        left, right = st.columns([5, 6], gap="large")
        with left:
            shown = _rows(places)
        with right:
            _map(shown)
    _removed()


def _open(id_: str) -> None:
    address.change_look(own=id_, doc="", claim="")


def _rows(places: list[OwnPlace]) -> list[OwnPlace]:
    if len(places) > _FEW:
        wanted = folded(
            st.text_input("Which of them", key="places-find", placeholder="part of a name", max_chars=200)
        )
        places = [own for own in places if any(wanted in folded(name) for name in _called(own))]
    for n, own in enumerate(places[:_MOST], 1):
        with st.container(key=f"site-{own.id}", border=True, gap=None):
            st.button(f"**{n}  {plain(own.name)}** :gray[{plain(_about(own))}]", key=f"open-{own.id}", type="tertiary", on_click=_open, args=(own.id,), help="Look at it, change or remove it")  # fmt: skip
            st.caption(f"{plain(_where(own))}  \n{plain(own.used_in_words)}")
    if len(places) > _MOST:
        st.caption(f"and {len(places) - _MOST} more: type part of a name.")
    if not places:
        st.caption("None of your places is called so.")
    return places[:_MOST]


def _called(own: OwnPlace) -> list[str]:
    return [own.name, *(name.text for name in (own.place.names if own.place else ()))]


def _about(own: OwnPlace) -> str:
    kind, country = own.item.value.get("kind"), own.item.value.get("country")
    return " · ".join(str(part) for part in (kind, countries().get(str(country), country), "mine") if part)


def _where(own: OwnPlace) -> str:
    if own.place is None or own.place.lat is None or own.place.lon is None:
        return f"Set aside, it no longer fits: {own.wrong}"
    within = f", within {own.place.within_m / 1000:g} km" if own.place.within_m else ""
    return f"{own.place.lat:.5f}, {own.place.lon:.5f} · {own.place.precision}{within}"


def _map(places: list[OwnPlace]) -> None:
    marks: list[Mark] = []
    for n, own in enumerate(places, 1):
        if own.place and own.place.lat is not None and own.place.lon is not None:
            marks.append({"id": own.id, "lat": own.place.lat, "lon": own.place.lon, "name": shortened(own.name), "number": n, "radius_m": own.place.within_m, "words": f"{_about(own)}\n{own.used_in_words}"})  # fmt: skip
    state: Marks = {
        "marks": marks, "lines": [], "selected": None, "fit": " ".join(f"{mark['lat']},{mark['lon']}" for mark in marks),
        "label": "Map of your own places. The list beside it holds the same.",
    }  # fmt: skip
    marksheet.draw("places-map", state, lambda id_: _open(id_), height=360)


def _removed() -> None:
    gone = ownsteps.places(removed=True)
    if not gone:
        return
    with st.expander(f"Places removed: {len(gone)}"):
        for own in gone:
            with st.container(horizontal=True, vertical_alignment="center", key=f"gone-{own.id}"):
                st.markdown(
                    f"{plain(own.name)} :gray[{plain(_about(own))}; {plain(own.used_in_words)}]",
                    width="stretch",
                )
                st.button("Take back", key=f"place-back-{own.id}", on_click=_take_back, args=(own,))


def _take_back(own: OwnPlace) -> None:
    ownsteps.attempt(workspace().plans.restore_site, own.item)
