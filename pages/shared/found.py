"""The candidate in hand: where it is, why this one, what else it could be, how far to another, what it is called."""

from __future__ import annotations

from html import escape

import streamlit as st

from geo.atlas import Atlas
from geo.desk import MINE, own_candidates
from geo.dossier import names_by_script
from geo.export.place import names_html, where_html
from geo.gazetteer import Candidate, Entity, Gazetteer
from geo.geodesic import METHOD
from geo.sites import site_of
from geo.whereabouts import countries, differences, distance_in_words
from pages.shared import address, ways
from pages.shared.whereis import KIND, Answer, own_places, where_in_words

__all__ = ["draw", "draw_distance", "draw_help", "second"]

_FEW = 8


def draw(atlas: Atlas, gazetteer: Gazetteer, asked: Answer) -> None:
    """Facts at the left, doubts in the middle, names at the right."""
    if asked.chosen is None:
        return
    facts, doubts, names = st.columns(3, gap="medium")
    with facts:
        _facts(atlas, gazetteer, asked.chosen)
    with doubts:
        _doubts(asked, asked.chosen)
    with names:
        _names(atlas, gazetteer, asked.chosen.entity)


def _facts(atlas: Atlas, gazetteer: Gazetteer, candidate: Candidate) -> None:
    entity = candidate.entity
    kind = KIND.get(entity.kind, entity.kind)
    people = f" · {entity.population:,} people" if entity.population else ""
    st.html(
        f'<div class="found"><h2>{escape(entity.name)}</h2><p>{escape(kind)} · {escape(where_in_words(candidate) or "no one country")}{people}</p></div>'
    )
    st.caption("Latitude, longitude (WGS 84)")
    st.code(f"{entity.lat:.5f}, {entity.lon:.5f}", language=None)
    st.html(where_html(site_of(entity.id, atlas.records, gazetteer.get)))
    if entity.source == MINE:
        st.html(f'<nav class="sp-onward"><a data-go href="{escape(ways.to("add", own=entity.id))}">Change or remove it</a></nav>')  # fmt: skip
    _claims(atlas, entity)


def _claims(atlas: Atlas, entity: Entity) -> None:
    here = [entry for entry in atlas.entries if entity.id in entry.values("place")]
    if not here:
        st.caption("No claim of the atlas is about it.")
        return
    word = "claim" if len(here) == 1 else "claims"
    st.button(
        f"What happened here: {len(here)} {word}", key="found-site", type="primary", icon=":material/article:",
        on_click=_open_site, args=(entity.id,),
    )  # fmt: skip
    if st.session_state.pop("found-go", False):
        st.switch_page(_SITE)


_SITE = "site.py"


def _open_site(place: str) -> None:
    address.change_look(card=place, claim="")
    st.session_state["found-go"] = True


def _doubts(asked: Answer, chosen: Candidate) -> None:
    reasons = "".join(f"<li>{escape(reason)}</li>" for reason in chosen.why)
    st.html(f'<div class="found"><h3>Why this one</h3><ul>{reasons}</ul></div>')
    others = [(n, c) for n, c in enumerate(asked.found, 1) if c is not chosen]
    rows = "".join(
        f"<li><b>{n} {escape(c.entity.name)}</b> {escape('; '.join(differences(chosen.entity, c.entity)))}</li>"
        for n, c in others[:_FEW]
    )
    more = f"<p>and {len(others) - _FEW} more in the list</p>" if len(others) > _FEW else ""
    none = "<p>Nothing else answers to that name.</p>"
    st.html(
        f'<div class="found"><h3>What else it could be</h3>{f"<ul>{rows}</ul>{more}" if rows else none}</div>'
    )


def _names(atlas: Atlas, gazetteer: Gazetteer, entity: Entity) -> None:
    also = () if entity.source == MINE else gazetteer.names(entity.id)
    groups = names_by_script(site_of(entity.id, atlas.records, gazetteer.get), also)
    st.html(f'<div class="found"><h3>Names</h3>{names_html(groups)}</div>')
    if not any(name.years for names in groups.values() for name in names):
        st.caption("No record here dates any of these names.")


def second(gazetteer: Gazetteer) -> Entity | None:
    """The place that distances go to: the best candidate for its name."""
    name = address.look("second").strip()
    found = [*own_candidates(own_places(), name), *gazetteer.search(name, limit=1)] if name else []
    return found[0].entity if found else None


def draw_distance(asked: Answer, other: Entity | None) -> None:
    """From the chosen candidate to a second place."""
    st.session_state["found-second"] = address.look("second")
    st.text_input(
        "How far to …", key="found-second", placeholder="a second place", max_chars=200,
        on_change=lambda: address.change_look(second=st.session_state["found-second"].strip()),
    )  # fmt: skip
    if asked.chosen is None or not address.look("second"):
        return
    if other is None:
        st.caption("No place is known by the second name. Try another spelling or script.")
        return
    where = ", ".join(part for part in (other.name, countries().get(other.country, "")) if part)
    st.html(
        f'<p class="found"><b>{escape(distance_in_words(asked.chosen.entity, other))}</b><br>'
        f"from {escape(asked.chosen.entity.name)} to {escape(where)}, {METHOD}.</p>"
    )


def draw_help(asked: Answer, examples: tuple[str, ...]) -> None:
    """What to try, for a box that is empty or a name that is unknown."""
    if asked.found:
        return
    if asked.name:
        st.info(
            "No place is known by that name. Try another spelling or script, fewer words, the nearest town, "
            "or an airport's code in capitals; a country may follow after a comma."
        )
    st.caption("Try one of these:")
    with st.container(horizontal=True, key="whereis-examples"):
        for name in examples:
            st.button(name, key=f"example-{name}", on_click=_try, args=(name,))


def _try(name: str) -> None:
    address.change_look(q=name, pick="")
