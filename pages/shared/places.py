"""Beside the map: the box that finds a place, and either the open card or the eight places to begin with."""

from __future__ import annotations

import streamlit as st

from geo.atlas import Atlas, Entry, Selection
from geo.export.card import place_card
from pages.shared import address, loaders, sheet

__all__ = ["draw"]

FIRST = (
    "semipalatinsk-airfield",
    "geonames-1516905",
    "geonames-1518542",
    "aktau-port",
    "kuryk-port",
    "karshi-khanabad",
    "ganci",
    "kant",
)
"""The places that the five seed documents were chosen for, in the order in which they are listed."""

_MARK = {"airbase": "▲", "airfield": "▲", "port": "■", "city": "●", "facility": "◆"}


def draw(atlas: Atlas, selection: Selection) -> None:
    """Draw the column beside the map."""
    _find(atlas)
    claim = atlas.by_id.get(address.look("claim"))
    card = address.look("card") or (claim.site.id if claim else "")
    if card:
        with st.container(key="card-open"):
            st.button(
                "Close",
                key="card-close",
                icon=":material/close:",
                type="tertiary",
                on_click=_open,
                args=("",),
            )
            st.html(place_card(atlas, selection, card))
            st.page_link("site.py", label="All about this site", icon=":material/arrow_forward:")
    else:
        _first_places(atlas, selection)


def _find(atlas: Atlas) -> None:
    name = st.text_input(
        "Find a place", key="find", placeholder="Find a place, in any script …", label_visibility="collapsed",
        icon=":material/search:", on_change=sheet.land,
    )  # fmt: skip
    if not name.strip():
        return
    found = loaders.gazetteer().search(name, limit=6)
    if not found:
        st.caption("No place is known by that name. Try another spelling.")
    for n, candidate in enumerate(found):
        entity = candidate.entity
        where = " · ".join(part for part in (entity.kind, entity.country) if part)
        st.button(
            f"{entity.name} :gray[{where}]", key=f"found-{n}", type="tertiary", help="; ".join(candidate.why),
            on_click=_go, args=(atlas, entity.id, entity.name, entity.lat, entity.lon, entity.kind),
        )  # fmt: skip


def _go(atlas: Atlas, place: str, name: str, lat: float, lon: float, kind: str) -> None:
    zoom = {"country": 5, "region": 5, "sea": 5, "province": 7}.get(kind, 9)
    known = place in atlas.sites
    sheet.fly(lat, lon, zoom, "" if known else name)
    _open(place if known else "")


def _open(place: str) -> None:
    address.change_look(card=place, claim="")


def _first_places(atlas: Atlas, selection: Selection) -> None:
    st.markdown("##### Eight places to begin with")
    with st.container(gap=None):
        for place in FIRST:
            site = atlas.sites.get(place)
            if site is None:
                continue
            claims = [entry for entry in selection.shown if place in entry.values("place")]
            st.button(
                f"{_MARK.get(site.kind, '●')} **{site.name}**  \n:gray[{_status(atlas, claims)}]", key=f"first-{place}",
                type="tertiary", on_click=_open, args=(place,), width="stretch",
            )  # fmt: skip
    st.caption(
        "Badges on the map stand for claims about a country, a region or a sea: open one to read them."
    )


def _status(atlas: Atlas, claims: list[Entry]) -> str:
    """What happened there as far as the view shows, when, and by how many claims."""
    if not claims:
        return "no claim in this view"
    families = {entry.family for entry in claims}
    happened = ", ".join(f.label for f in atlas.records.words.families.values() if f.id in families)
    years = sorted({day.year for entry in claims if entry.attested for day in entry.attested})
    span = "undated" if not years else str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
    return f"{happened} · {span} · {len(claims)} claim{'' if len(claims) == 1 else 's'}"
