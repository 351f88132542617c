"""The page of a place, and the index of all places: names, map, neighbours, presence and ledger around one address."""

from __future__ import annotations

from html import escape
from typing import Literal

import streamlit as st
from streamlit_folium import st_folium

from geo.atlas import Atlas, Selection, Site
from geo.dossier import names_by_script
from geo.export.ledger import ledger_html
from geo.export.place import head_html, names_html, near_html, where_html
from geo.export.places import parts_in_words, places_html
from geo.export.presence import presence_html
from geo.ledger import ledger
from geo.maps import locator
from geo.maps.assets import Assets
from geo.sites import is_own
from pages.shared import address, loaders, style, ways

__all__ = ["draw", "draw_index"]

_ZOOM = {"exact": 9, "near": 8, "district": 7, "province": 6, "country": 4.5, "area": 4.25}


def draw_index(atlas: Atlas, selection: Selection) -> None:
    """Every place that a claim is about, with what is claimed there."""
    st.html('<h1 class="sp-title">Places</h1>')
    st.caption("Every place that a claim of this view is about. Choose one to read all about it.")
    if selection.shown:
        st.html(places_html(atlas, selection, ways.to))


def draw(atlas: Atlas, selection: Selection, site: Site) -> None:
    """All about one place: who was there, where it is, and every claim about it."""
    shown = [entry for entry in selection.shown if site.id in entry.values("place")]
    total = sum(1 for entry in atlas.entries if site.id in entry.values("place"))
    _onward(site)
    st.html(f'<h1 class="sp-title">{escape(site.name)}</h1>')
    st.html(head_html(atlas, site, shown, ways.to))
    told, where = st.columns([7, 4], gap="medium")
    with told:
        st.html('<h2 class="sp-part">Who was here, when</h2>')
        st.html(presence_html(atlas, site.id, selection, {entry.id for entry in shown}))
        st.caption(_reading(selection))
        st.html('<h2 class="sp-part">What it is called</h2>')
        listed = () if is_own(site.id) else loaders.gazetteer().names(site.id)
        st.html(names_html(names_by_script(site, listed)))
    with where:
        _map(atlas, site)
        st.html(where_html(site))
        if near := near_html(atlas, site, ways.to):
            st.html(near)
    parts = parts_in_words(site.id, shown)
    st.html(f'<h2 class="sp-part">The ledger: {_count(len(shown), total)} about this place</h2>')
    if parts:
        st.caption(
            f"{parts.capitalize()}: movements from elsewhere that end here. Map and Coverage count the first alone."
        )
    if len(shown) < total:
        st.caption(
            f"{total - len(shown)} more are hidden by the filters, the years or the day of knowledge; the ledger compares only what is shown."
        )
    if shown:
        st.html(
            ledger_html(
                atlas, ledger(shown, selection.presumed), ways.to, selection.presumed, address.look("claim")
            )
        )
    else:
        st.info(
            "No claim about this place is in the view. Widen the years, take a filter away, or use **Reset**."
        )


def _count(shown: int, total: int) -> str:
    if shown == total:
        return {1: "the one claim", 2: "both claims"}.get(total, f"all {total} claims")
    return f"{shown} of {total} claims"


def _onward(site: Site) -> None:
    """Where a reader goes next, in one click."""
    at = f"{site.lat:.3f},{site.lon:.3f},{_ZOOM[site.precision]:g}"
    links = (
        ("All places", ways.to("site")),
        ("On the map", ways.to("map", card=site.id, at=at)),
        ("On the timeline", ways.to("timeline", card=site.id, place=site.id)),
        ("Within reach", ways.to("logistics", hub=site.id) if not site.areal else ""),
        ("Change this place of yours", ways.to("add", own=site.id) if is_own(site.id) else ""),
    )
    listed = "".join(
        f'<a data-go href="{href}">{text}</a>' for text, href in ((t, escape(h)) for t, h in links if h)
    )
    st.html(f'<nav class="sp-onward" aria-label="On from this place">{listed}</nav>')


def _reading(selection: Selection) -> str:
    known = "every claim" if selection.view.known is None else "every claim known on that day"
    return (
        f"Read from {known} about this place, whatever the filters and years. Solid: attested. Fading: may have gone on, "
        "no source says until when; the length of the fade means nothing. A tick: a claim ends it."
    )


def _map(atlas: Atlas, site: Site) -> None:
    others = [other for other in atlas.sites.values() if other.id != site.id and not other.areal]
    countries = site.record.countries if site.record and site.record.countries else (site.country,)
    theme: Literal["light", "dark"] = "dark" if style.dark() else "light"
    small = locator.build(
        site, others, Assets.linked("../../assets"), countries=[c for c in countries if c], theme=theme
    )
    st_folium(
        small,
        key=f"locator-{site.id}-{theme}",
        height=locator.HEIGHT,
        use_container_width=True,
        returned_objects=[],
    )
