"""The candidate in hand: where it is, why this one, what else it could be, how far to another, what it is called."""

from __future__ import annotations

from html import escape

import streamlit as st

from geo.atlas import Atlas
from geo.gazetteer import Candidate, Entity, Gazetteer
from geo.geodesic import METHOD
from geo.whereabouts import countries, differences, distance_in_words, links, names_by_script, place_names
from pages.shared import address
from pages.shared.whereis import KIND, Answer, where_in_words

__all__ = ["draw", "draw_distance", "draw_help", "second"]

_PRECISION = {
    "exact": "exactly known",
    "near": "known within about 25 km",
    "district": "the district; the point only labels it",
    "province": "the province; the point only labels it",
    "country": "the country; the point only labels it",
    "area": "an area; the point only labels it",
}
_FEW = 8


def draw(atlas: Atlas, gazetteer: Gazetteer, asked: Answer) -> None:
    """Facts at the left, doubts in the middle, names at the right."""
    if asked.chosen is None:
        return
    facts, doubts, names = st.columns(3, gap="medium")
    with facts:
        _facts(atlas, asked.chosen)
    with doubts:
        _doubts(asked, asked.chosen)
    with names:
        _names(atlas, gazetteer, asked.chosen.entity)


def _facts(atlas: Atlas, candidate: Candidate) -> None:
    entity = candidate.entity
    kind = KIND.get(entity.kind, entity.kind)
    people = f" · {entity.population:,} people" if entity.population else ""
    st.html(
        f'<div class="found"><h3>{escape(entity.name)}</h3><p>{escape(kind)} · {escape(where_in_words(candidate) or "no one country")}{people}</p></div>'
    )
    st.caption("Latitude, longitude (WGS 84)")
    st.code(f"{entity.lat:.5f}, {entity.lon:.5f}", language=None)
    place = atlas.records.places.get(entity.id)
    st.caption(
        f"{_PRECISION.get(entity.precision, entity.precision).capitalize()}. From {place.basis if place else entity.source}."
    )
    st.html(f'<p class="found">{_links(links(atlas, entity), entity.id)}</p>')
    _claims(atlas, entity)


def _links(known: list[tuple[str, str]], id_: str) -> str:
    said = []
    for label, code in known:
        text = f"{label} {escape(code)}"
        if label == "GeoNames":
            text = f'<a href="https://www.geonames.org/{escape(code)}" target="_blank" rel="noopener noreferrer">{text} ↗</a>'
        said.append(text)
    return " · ".join([*said, f"id here: <code>{escape(id_)}</code>"])


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
    st.html(f'<div class="found"><h4>Why this one</h4><ul>{reasons}</ul></div>')
    others = [(n, c) for n, c in enumerate(asked.found, 1) if c is not chosen]
    rows = "".join(
        f"<li><b>{n} {escape(c.entity.name)}</b> {escape('; '.join(differences(chosen.entity, c.entity)))}</li>"
        for n, c in others[:_FEW]
    )
    more = f"<p>and {len(others) - _FEW} more in the list</p>" if len(others) > _FEW else ""
    none = "<p>Nothing else answers to that name.</p>"
    st.html(
        f'<div class="found"><h4>What else it could be</h4>{f"<ul>{rows}</ul>{more}" if rows else none}</div>'
    )


def _names(atlas: Atlas, gazetteer: Gazetteer, entity: Entity) -> None:
    curated = place_names(atlas.records.places.get(entity.id))
    rows = "".join(
        f'<li><b lang="{escape(n.lang)}">{escape(n.text)}</b> <span>{escape(", ".join(filter(None, (n.years, n.lang, n.script))))}</span>'
        + (f"<br><span>{escape(n.basis)}</span>" if n.basis else "")
        + "</li>"
        for n in curated
    )
    parts = [f"<h4>Names that the records give</h4><ul>{rows}</ul>"] if rows else []
    groups = names_by_script(gazetteer.names(entity.id), [n.text for n in curated])
    parts += [_script(script, names) for script, names in groups.items()]
    if not any(n.years for n in curated):
        parts.append("<p class='soft'>No source here dates any of these names.</p>")
    st.html(f'<div class="found names"><h4>Names</h4>{"".join(parts)}</div>')


def _script(script: str, names: list[str]) -> str:
    first, rest = names[:_FEW], names[_FEW:]
    said = escape(" · ".join(first))
    if rest:
        said += f"<details><summary>{len(rest)} more</summary>{escape(' · '.join(rest))}</details>"
    return f'<p><span class="script">{escape(script)}</span> {said}</p>'


def second(gazetteer: Gazetteer) -> Entity | None:
    """The place that distances go to: the best candidate for its name."""
    name = address.look("second").strip()
    found = gazetteer.search(name, limit=1) if name else []
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
