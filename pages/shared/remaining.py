"""What remains reachable if a node, or a host's consent, is taken away: the reader chooses the goal and what is gone."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from geo.atlas import Atlas, Selection
from geo.export.routes import cut_html, weak_html
from geo.logistics import Leg
from geo.routes import RULE, cut, goals, routes, weak_points
from pages.shared import address, ways

__all__ = ["draw"]

_GOAL = "afghanistan"


def draw(atlas: Atlas, selection: Selection, legs: Sequence[Leg]) -> None:
    """Draw the choice and what it leaves."""
    open_ = routes(legs, selection.view.family)
    ends = {site.id: site for site in goals(open_)}
    if not ends:
        st.info("No open leg is in this view: widen the years, or choose other families of claims.")
        return
    goal = ends.get(address.look("goal")) or ends.get(_GOAL) or next(iter(ends.values()))
    sites = {site.id: site for leg in open_ for site in (leg.start, leg.end) if site.id != goal.id}
    hosts = sorted({site.country for site in sites.values() if site.country and site.country != goal.country})
    countries = _countries(atlas)
    gone = [one for one in address.look("without").split(",") if one in sites or one in hosts]
    st.session_state.update({"remaining-goal": goal.id, "remaining-gone": gone})
    st.selectbox(
        "Where supplies are to arrive",
        list(ends),
        key="remaining-goal",
        format_func=lambda id_: ends[id_].name,
        on_change=_goal,
    )
    st.multiselect(
        "Taken away", [*hosts, *sorted(sites, key=lambda id_: sites[id_].name)], key="remaining-gone", on_change=_gone,
        placeholder="a host’s consent, or a place",
        format_func=lambda one: f"consent of {countries.get(one, one)}" if one in hosts else sites[one].name,
    )  # fmt: skip
    found = cut(open_, goal, [one for one in gone if one in sites], [one for one in gone if one in hosts])
    before, after = len(found.before), len(found.after)
    st.markdown(
        f"**{before} {'place' if before == 1 else 'places'}** {'leads' if before == 1 else 'lead'} to **{goal.name}**"
        + (f"; **{after}** once that is gone." if gone else " in this view.")
    )
    st.html(cut_html(found, ways.to))
    st.markdown("**Weak points**: how many other places are cut off without one")
    st.html(weak_html(weak_points(open_, goal), countries))
    st.caption(RULE)


def _countries(atlas: Atlas) -> dict[str, str]:
    return {
        actor.country: actor.name
        for actor in atlas.records.actors.values()
        if actor.kind == "state" and actor.country
    }


def _goal() -> None:
    address.change_look(goal=st.session_state["remaining-goal"])


def _gone() -> None:
    address.change_look(without=",".join(st.session_state["remaining-gone"]))
