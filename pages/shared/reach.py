"""Range rings and what lies within them: the reader chooses a hub and a radius."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from geo.atlas import Atlas, Selection
from geo.errors import UnknownPlaceError
from geo.export.logistics import reached_html
from geo.gazetteer import open_gazetteer
from geo.logistics import busiest, radii, within
from pages.shared import address
from pages.shared.looks import why_not
from pages.shared.movements import address_of_place

__all__ = ["choose", "draw", "spot_named", "title"]

_NONE = "none"
_KM = 500.0


@dataclass(frozen=True)
class Hub:
    """The place to measure from. Degrees, WGS 84."""

    id: str
    name: str
    lat: float
    lon: float
    radius_m: int | None


def choose(atlas: Atlas, selection: Selection) -> tuple[Hub | None, float, list[float]]:
    """Draw the two controls; the hub (None: no rings), the radius in km, and the radii to draw."""
    spots = [site.id for site in busiest(selection.shown)]
    id_ = address.look("hub") or (spots[0] if spots else _NONE)
    hub, km = _hub(atlas, id_), float(address.look("km") or _KM)
    options = list(dict.fromkeys([_NONE, *spots, id_]))
    st.session_state.update({"reach-hub": id_, "reach-km": km})
    with st.container(horizontal=True, vertical_alignment="bottom", key="reach"):
        st.selectbox(
            "Rings around", options, key="reach-hub", on_change=_hub_changed, args=(atlas,), accept_new_options=True,
            format_func=lambda one: _label(atlas, one), width=340,
            help="A place of this view, or any other: type its name in any script. At first, the place that most movements touch.",
        )  # fmt: skip
        st.number_input(
            "within km", 1.0, 5000.0, step=50.0, format="%g", key="reach-km", on_change=_km_changed, width=140
        )
        if hub and address.look("card") in atlas.sites and address.look("card") != hub.id:
            site = atlas.sites[address.look("card")]
            if not site.areal:
                st.button(f"Rings around {site.name}", on_click=_take, args=(site.id,), key="reach-take")
    return hub, km, radii(km) if hub else []


def title(hub: Hub | None, km: float) -> str:
    """The heading over the sites within reach."""
    return f"Within {km:,g} km" if hub else "Within reach"


def draw(atlas: Atlas, selection: Selection, hub: Hub | None, km: float) -> None:
    """Draw the sites within the radius, the nearest first."""
    if hub is None:
        st.info("Choose a place under **Rings around** above the map to see what lies within reach of it.")
        return
    near = within(hub, km, atlas.sites.values(), selection.shown)
    told = [one for one in near if one.claims]
    st.markdown(
        f"**{len(told)} {'site' if len(told) == 1 else 'sites'}** of this view within {km:,g} km of **{hub.name}**"
    )
    if told:
        st.html(reached_html(told, address_of_place))
    else:
        st.info(
            "No site of this view lies within that distance. Raise the kilometres, or take a filter away."
        )
    hidden = len(near) - len(told)
    more = (
        f" {hidden} more within reach {'has' if hidden == 1 else 'have'} no claim in this view."
        if hidden
        else ""
    )
    st.caption(
        "Claims are those of the view. Bearings are true, from the hub. Countries, regions and seas are left out: "
        f"the point that labels one is nowhere in particular.{more}"
    )


def _hub(atlas: Atlas, id_: str) -> Hub | None:
    if id_ == _NONE:
        return None
    if site := atlas.sites.get(id_):
        return Hub(site.id, site.name, site.lat, site.lon, site.radius_m)
    try:
        found = open_gazetteer().get(id_)
    except UnknownPlaceError:
        return None
    return Hub(found.id, found.name, found.lat, found.lon, found.radius_m)


def _label(atlas: Atlas, id_: str) -> str:
    hub = _hub(atlas, id_)
    return hub.name if hub else "no rings" if id_ == _NONE else id_


def spot_named(atlas: Atlas, text: str) -> str:
    """The id of a spot by its id, or by a name in any script: the gazetteer's best candidate. Empty: nobody knows one."""
    if not why_not(atlas, "hub", text):
        return text
    named = (candidate.entity.id for candidate in open_gazetteer().search(text, limit=8))
    return next((id_ for id_ in named if not why_not(atlas, "hub", id_)), "")


def _hub_changed(atlas: Atlas) -> None:
    """A listed place, or a name that the reader typed."""
    chosen: str = st.session_state["reach-hub"] or _NONE
    if spot := spot_named(atlas, chosen):
        address.change_look(hub=spot)
    else:
        reason = f"No spot is known by the name {chosen!r}: try another spelling."
        st.session_state["refused"] = {"hub": reason}


def _km_changed() -> None:
    address.change_look(km=f"{st.session_state['reach-km']:g}")


def _take(place: str) -> None:
    address.change_look(hub=place)
