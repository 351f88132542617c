"""Beside the map: the box that finds a place, and either the open card or eight places to begin with."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from geo.atlas import Atlas, Entry, Selection
from geo.export.card import place_card
from geo.export.places import parts_in_words
from geo.records.wording import many
from pages.shared import address, heading, loaders, sheet
from pages.shared.style import DOTS

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
_SITES = ("airbase", "airfield", "port", "facility")

_MARK = {"airbase": "▲", "airfield": "▲", "port": "■", "city": "●", "facility": "◆"}


_FOUND = 6
"""Places that the box lists at most."""


def draw(atlas: Atlas, selection: Selection) -> None:
    """Draw the column beside the map."""
    _find(atlas)
    claim = atlas.by_id.get(address.look("claim"))
    card = address.look("card") or (claim.site.id if claim else "")
    if card:
        with st.container(key="card-open"):
            heading.unseen("The open place")
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
    found = loaders.gazetteer().search(name, limit=2 * _FOUND)
    # What the atlas tells of is what its reader is likely to mean, unless the name hardly fits.
    enough = found[0].score / 2 if found else 0
    found.sort(key=lambda one: one.entity.id not in atlas.sites or one.score < enough)
    if not found:
        st.caption("No place is known by that name. Try another spelling.")
    for n, candidate in enumerate(found[:_FOUND]):
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
    by_place: dict[str, list[Entry]] = {}
    for entry in selection.shown:
        for place in entry.values("place"):
            by_place.setdefault(place, []).append(entry)
    found = _telling(atlas, selection, by_place)
    if not found:
        return
    st.markdown(f"## {_NUMBERS[len(found)]} to begin with")
    with st.container(gap=None):
        for place in found:
            site = atlas.sites[place]
            st.button(
                f"{_MARK.get(site.kind, '●')} **{site.name}**  \n{_status(place, by_place.get(place, []))}", key=f"first-{place}",
                type="tertiary", on_click=_open, args=(place,), width="stretch",
            )  # fmt: skip
    st.page_link("site.py", label="All places of this view", icon=":material/arrow_forward:")
    st.caption(
        "Badges on the map stand for claims about a country, a region or a sea: open one to read them."
    )


_NUMBERS = ("", "One place", "Two places", "Three places", "Four places", "Five places", "Six places", "Seven places", "Eight places")  # fmt: skip


def _telling(atlas: Atlas, selection: Selection, by_place: Mapping[str, list[Entry]]) -> list[str]:
    """Of the seeds, the places that they were chosen for; else the sites of which most sources of the view tell."""
    if selection.view.origin == ("seeds",):
        return [place for place in FIRST if place in atlas.sites]
    sites = [place for place in by_place if atlas.sites[place].kind in _SITES]
    sources = {place: len({entry.source.id for entry in by_place[place]}) for place in sites}
    return sorted(sites, key=lambda place: (-sources[place], -len(by_place[place]), place))[: len(FIRST)]


def _status(place: str, claims: list[Entry]) -> str:
    """What happened there as far as the view shows, when, by how many claims of how many sources."""
    if not claims:
        return ":gray[no claim in this view]"
    families = {entry.family for entry in claims}
    dots = "".join(f":{color}[●]" for family, color in DOTS.items() if family in families)
    years = sorted({day.year for entry in claims if entry.attested for day in entry.attested})
    span = "undated" if not years else str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
    sources = len({entry.source.id for entry in claims})
    parts = parts_in_words(place, claims)
    told = f"{many(len(claims), 'claim')}{f': {parts}' if parts else ''}"
    return f"{dots} :gray[{span} · {many(sources, 'source')} · {told}]"
