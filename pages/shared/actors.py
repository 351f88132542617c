"""Actors: the list to choose from, and what one of them did, with whom, and what it belonged to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

import streamlit as st

from geo.actors import (
    VERBS,
    Mix,
    Spell,
    bodies_of,
    counterparts,
    index,
    spell_chart,
    spell_in_words,
    spells,
    taking_part,
    verb_lanes,
)
from geo.atlas import Atlas, Entry, Selection
from geo.export.card import claim_html
from geo.timeline import GREY, Lane, chart
from pages.shared import address, claim, lanes

__all__ = ["choose", "draw_index", "draw_one"]

_KINDS = {"state": "States", "former-state": "Former states", "alliance": "Alliances and bodies", "body": "Alliances and bodies",
          "group": "Groups and companies", "company": "Groups and companies"}  # fmt: skip


FIRST = 16
"""Actors of one kind that are listed before the rest is folded away."""


def choose(atlas: Atlas, selection: Selection) -> str:
    """The box that chooses an actor; returns the id of the one chosen, or nothing."""
    found = index(atlas, selection.shown, address.look("who") or "")
    counts = {mix.actor: mix.count for mix in found}
    st.session_state["who-choice"] = address.look("who") or None
    st.selectbox(
        "Actor", [mix.actor for mix in found], key="who-choice", placeholder="Choose an actor, or one of the list below",
        format_func=lambda id_: f"{atlas.records.actors[id_].name} ({counts[id_]})", on_change=_chosen, label_visibility="collapsed",
    )  # fmt: skip
    return address.look("who")


def _chosen() -> None:
    _go(st.session_state["who-choice"] or "")


def _go(who: str, pair: str = "") -> None:
    address.change_look(who=who, pair=pair, claim="", card="")


def draw_index(atlas: Atlas, selection: Selection) -> None:
    """Every actor with the number and mix of its claims in this view."""
    found = index(atlas, selection.shown)
    most = max((mix.count for mix in found), default=1) or 1
    columns = st.columns(2, gap="medium")
    for n, heading in enumerate(dict.fromkeys(_KINDS.values())):
        those = [mix for mix in found if _KINDS[atlas.records.actors[mix.actor].kind] == heading]
        with columns[0 if n == 0 else 1]:
            st.markdown(f"## {heading}")
            told = [mix for mix in those if mix.count]
            _rows(atlas, told[:FIRST], most, "actor", _go)
            if len(told) > FIRST:
                with st.expander(f"{len(told) - FIRST} more with fewer claims"):
                    _rows(atlas, told[FIRST:], most, "actor", _go)
            silent = [atlas.records.actors[mix.actor].name for mix in those if not mix.count]
            if silent:
                st.caption(f"In no claim of this view: {', '.join(silent)}.")


def draw_one(atlas: Atlas, selection: Selection, who: str) -> None:
    """One actor: its rows on the axis, its counterparts, memberships, bodies and claims."""
    pair = address.look("pair")
    actors = (who, pair) if pair and pair != who else (who,)
    masked, shown = taking_part(selection.masked, *actors), taking_part(selection.shown, *actors)
    _head(atlas, who, pair, len(shown))
    left, right = st.columns([11, 4], gap="small")
    with left:
        made = verb_lanes(masked, who)
        found = spells(atlas, who)
        named = who in atlas.actors_named
        if named or found:
            data = chart(atlas, selection, made, address.look("claim"))
            rows, marks = spell_chart(atlas, found, who, len(data["marks"]))
            data |= {"lanes": [*data["lanes"], *rows], "marks": [*data["marks"], *marks]}
            lanes.draw(
                "actor-years", data, ("", ""), label=f"What {atlas.records.actors[who].name} did, by year", fixed=True, depth=2,
                corner="A click on a year shows it alone",
            )  # fmt: skip
        if not named:
            st.info(
                "No claim of the atlas names this actor. It is known for what documents of your own may say of it."
            )
        elif not masked:
            st.info("The filters leave no claim of this actor. Take one away or use **Reset**.")
        _memberships(atlas, found, who)
    with right:
        claim.draw(atlas, selection)
        _counterparts(atlas, selection, who, pair)
        _bodies(atlas, selection, who)
    _claims(atlas, selection, made, shown)


def _head(atlas: Atlas, who: str, pair: str, count: int) -> None:
    actor = atlas.records.actors[who]
    with_ = f" with {escape(atlas.records.actors[pair].name)}" if pair and pair != who else ""
    part = (
        f", part of {atlas.records.actors[actor.part_of].name}"
        if actor.part_of in atlas.records.actors
        else ""
    )
    other = " · ".join(dict.fromkeys((*actor.aliases, *actor.metonyms)))
    claims = "1 claim" if count == 1 else f"{count} claims"
    st.html(
        f'<header class="who"><h2><i style="--c:{actor.color or GREY}"></i>{escape(actor.name)}{with_}</h2>'
        f'<p class="fine">{escape(actor.kind.replace("-", " ") + part)} · {claims} in this view</p>'
        + (
            f'<details class="fine"><summary>Names under which texts speak of it</summary>{escape(other)}</details>'
            if other
            else ""
        )
        + "</header>"
    )
    with st.container(horizontal=True):
        st.button(
            "All actors", key="who-all", icon=":material/arrow_back:", type="tertiary", on_click=_go, args=("",)
        )  # fmt: skip
        if with_:
            st.button(
                f"{actor.name} with everybody", key="who-alone", type="tertiary", on_click=_go, args=(who,)
            )


def _rows(atlas: Atlas, found: Sequence[Mix], most: int, key: str, go: Callable[[str], None]) -> None:
    box = st.container(gap=None)
    for mix in found:
        with box.container(horizontal=True, vertical_alignment="center", key=f"mix-{key}-{mix.actor}"):
            st.button(
                f"{atlas.records.actors[mix.actor].name} :gray[{mix.count}]", key=f"{key}-{mix.actor}", type="tertiary", on_click=go,
                args=(mix.actor,),
            )  # fmt: skip
            st.html(_bar(atlas, mix, most))


def _bar(atlas: Atlas, mix: Mix, most: int) -> str:
    families = atlas.records.words.families
    words = ", ".join(f"{count} {families[id_].label}" for id_, count in mix.families.items())
    parts = "".join(
        f'<b style="flex:{count};background:{families[id_].color}"></b>'
        for id_, count in mix.families.items()
    )
    return f'<div class="mixbar" role="img" aria-label="{escape(words)}" title="{escape(words)}"><i style="width:{100 * mix.count / most:.1f}%">{parts}</i></div>'


def _counterparts(atlas: Atlas, selection: Selection, who: str, pair: str) -> None:
    found = counterparts(atlas, selection.shown, who)
    st.markdown("## With whom")
    if not found:
        st.caption("No claim of this view names another actor beside it.")
        return
    _rows(atlas, found, found[0].count, "pair", lambda other: _go(who, "" if other == pair else other))


def _bodies(atlas: Atlas, selection: Selection, who: str) -> None:
    bodies = {body.id for body in bodies_of(atlas, who)}
    found = [mix for mix in index(atlas, selection.shown) if mix.actor in bodies]
    if found:
        st.markdown("## Its bodies")
        _rows(atlas, found, max(1, found[0].count), "body", _go)
        st.caption("Their claims stand on their own pages and are not counted here.")


def _memberships(atlas: Atlas, found: Iterable[Spell], who: str) -> None:
    items = [_membership(atlas, spell, who) for spell in found]
    if items:
        st.html(
            f'<details class="spells"><summary>Memberships: {len(items)}, each with its basis</summary><ul>{"".join(items)}</ul>'
            '<p class="fine">Grey bars above. They come from the record of the actor, not from claims.</p></details>'
        )


def _membership(atlas: Atlas, spell: Spell, who: str) -> str:
    other = spell.of if spell.member == who else spell.member
    known = atlas.records.actors.get(other)
    link = (
        f' <a href="{escape(spell.record.url)}" target="_blank" rel="noopener noreferrer">its page ↗</a>'
        if spell.record.url
        else ""
    )
    return f"<li><b>{escape(known.name if known else other)}</b>, {escape(spell_in_words(spell))}. {escape(spell.record.basis)}{link}</li>"


def _claims(atlas: Atlas, selection: Selection, made: Sequence[Lane], shown: Sequence[Entry]) -> None:
    """The claims under the row that they stand in first; the first row is open."""
    left = {entry.id for entry in shown}
    parts: list[str] = []
    for lane in made:
        here = [mark.entry for mark in lane.marks if mark.entry.id in left]
        left -= {entry.id for entry in here}
        if here:
            body = "".join(claim_html(atlas, entry, entry.id in selection.presumed) for entry in here)
            opened = "" if parts else " open"
            parts.append(
                f"<details{opened}><summary>{escape(VERBS[lane.name[0]])} <span>{len(here)}</span></summary>"
                f'<div class="card columns">{body}</div></details>'
            )
    if parts:
        st.markdown(
            f"## {'The one claim' if len(shown) == 1 else f'The {len(shown)} claims'}, by what it did"
        )
        st.html(f'<section class="verbs">{"".join(parts)}</section>')
