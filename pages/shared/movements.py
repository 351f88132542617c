"""Movements: the sentence above the map, the list beside it, the table below, and what has no second place."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from geo.agreements import Ground, State
from geo.atlas import Atlas, Entry, Selection
from geo.export.card import claim_html
from geo.export.document import span_in_words
from geo.export.logistics import crossings_html, distance_in_words, leg_rows, state_word
from geo.geodesic import METHOD
from geo.logistics import Crossing, Leg, pairs
from geo.records.wording import day_in_words, status_in_words, when_in_words
from pages.shared import address, ways

__all__ = [
    "CAPTION",
    "address_of_place",
    "beside",
    "folded",
    "note",
    "sentence",
    "table",
    "without_a_second_place",
]

CAPTION = (
    "Lines are schematic: a source names the two ends, and nobody here tells the way between. Only movements that a source "
    f"names are drawn. Distances and rings: {METHOD}; 1 nautical mile is 1.852 km."
)
MOST = 40
"""Pairs of places that are listed beside the map."""
FEW = 6
"""Boxes that are shown before the rest is folded away."""
_EMPTY = "No claim of this view tells of a movement between two places. Widen the years, take a filter away, or use **Reset**."


def address_of_place(place: str, claim: str) -> str:
    """Where the page about a place lies, seen from this one, with this view and the claim in hand."""
    return ways.to("site", card=place, claim=claim)


def sentence(moved: Sequence[Entry], found: Sequence[Leg]) -> None:
    """Say what the page holds before anything is touched."""
    relocations = sum(leg.relocation for leg in found)
    rest = len(moved) - len(found)
    st.markdown(
        f"**{_count(len(found), 'movement')}** between two places that a source names"
        + (f" ({_count(relocations, 'relocation')})" if relocations else "")
        + f", and **{_count(rest, 'claim')}** of transit, overflight or departure with one place only."
    )


def beside(atlas: Atlas, found: Sequence[Leg]) -> None:
    """The legs as a list to choose from; those that touch the open place come first."""
    if not found:
        st.info(_EMPTY)
        return
    card = address.look("card")
    here = [leg for leg in found if card and card in leg.entry.values("place")]
    if card in atlas.sites:
        with st.container(horizontal=True, vertical_alignment="center"):
            name = atlas.sites[card].name
            words = f"{_count(len(here), 'movement')} from or to" if here else "No movement touches"
            st.markdown(f"**{words} {name}**", width="stretch")
            if st.button("All about it", key="leg-site"):
                st.switch_page("site.py")
            st.button("Close", key="leg-close", type="tertiary", on_click=_open, args=("", ""))
    listed = pairs(here or found)
    for those in listed[:MOST]:
        _pair(atlas, those)
    if len(listed) > MOST:
        st.caption(
            f"{len(listed) - MOST} more pairs of places, of which fewer claims tell, are in the table below."
        )


def _pair(atlas: Atlas, those: Sequence[Leg]) -> None:
    """Two places and what moves between them; several claims of it are told together."""
    leg, entry = those[0], those[0].entry
    about = "" if leg.slack_km is not None else "about "
    if len(those) == 1:
        kind = atlas.records.words.label("kind", entry.claim.kind).lower()
        said = (
            f"{status_in_words(kind, entry.claim.status)}, {entry.claim.stance}, {when_in_words(entry.when)}"
        )
    else:
        sources = len({leg.entry.source.id for leg in those})
        said = f"{_count(len(those), 'claim')} of {_count(sources, 'source')}, {span_in_words(leg.entry for leg in those)}"
    st.button(
        f"**{leg.start.name} → {leg.end.name}**  \n:gray[{said}]  \n:gray[{about}{distance_in_words(leg.course)}, between {leg.ends}]",
        key=f"first-leg-{entry.id}", type="tertiary", width="stretch", on_click=_open, args=(entry.site.id, entry.id),
    )  # fmt: skip


def note(found: Sequence[Leg], states: Sequence[tuple[Ground, State]]) -> None:
    """Beside the claim in hand: how far it is, and what the movement rests on."""
    leg = next((leg for leg in found if leg.entry.id == address.look("claim")), None)
    if leg is None:
        return
    same = [one.entry for one in found if (one.start.id, one.end.id) == (leg.start.id, leg.end.id)]
    if len(same) > 1:
        at = same.index(leg.entry)
        following = same[(at + 1) % len(same)]
        st.button(
            f"Next of the {len(same)} claims about this movement :gray[{at + 1} of {len(same)}]", key="leg-next",
            on_click=_open, args=(following.site.id, following.id), icon=":material/arrow_forward:",
        )  # fmt: skip
    resting = [
        f"`{g.slug}` (on {day_in_words(s.day)}: {state_word(s)})"
        for g, s in states
        if leg.entry in g.movements
    ]
    st.markdown(
        f"**{distance_in_words(leg.course)}** between {leg.ends}  \nrests on {', '.join(resting) or 'nothing that is named'}"
    )


def table(atlas: Atlas, found: Sequence[Leg], states: Sequence[tuple[Ground, State]]) -> None:
    """The same legs as a table; choosing a row puts its claim into hand."""
    st.markdown(f"## The {_count(len(found), 'movement')} of this view")
    if not found:
        st.caption(_EMPTY)
        return
    resting = {leg.entry.id: [(g, s) for g, s in states if leg.entry in g.movements] for leg in found}
    families = atlas.records.words.families.values()
    chosen = st.dataframe(
        pd.DataFrame(leg_rows(atlas, found, resting)),
        hide_index=True, width="stretch", height=min(36 * (len(found) + 1) + 3, 500), row_height=36, key="legs",
        on_select="rerun", selection_mode="single-row",
        alt="Movements of this view: from, to, date, kind, stance, distance in kilometres and nautical miles, agreement, source",
        column_config={
            "From": st.column_config.TextColumn(width=165),
            "To": st.column_config.TextColumn(width=165),
            "When": st.column_config.TextColumn(width=150),
            "What": st.column_config.MultiselectColumn(options=[f.label for f in families], color=[f.color for f in families], width=88),
            "Kind": st.column_config.TextColumn(width=112),
            "About": st.column_config.TextColumn(width=62),
            "How sure": st.column_config.TextColumn(width=72),
            "km": st.column_config.NumberColumn(format="localized", width=58),
            "nmi": st.column_config.NumberColumn(format="localized", width=58),
            "Between": st.column_config.TextColumn(help="What the distance is measured between. The point that labels an area is nowhere in particular."),
            "Rests on": st.column_config.TextColumn(width=210, help="Agreement or event, with its state on the day chosen below."),
            "Source": st.column_config.TextColumn(width=170),
            "Passage": st.column_config.LinkColumn(display_text="read ↗", width=66),
        },
    )  # fmt: skip
    rows: list[int] = chosen["selection"]["rows"]
    if rows and rows[0] < len(found) and st.session_state.get("legs-row") != found[rows[0]].entry.id:
        entry = found[rows[0]].entry
        st.session_state["legs-row"] = entry.id
        _open(entry.site.id, entry.id)
        st.rerun()


def without_a_second_place(
    atlas: Atlas, selection: Selection, crossed: Sequence[Crossing], left: Sequence[Entry]
) -> None:
    """Countries crossed, and forces leaving for a place that no claim names: nothing here is drawn as a line."""
    st.markdown("## Countries crossed")
    st.caption("Overflight and transit for which no second place is named: no line is drawn for them.")
    if crossed:
        folded(
            "crossed", [crossings_html(atlas, [one], selection.presumed, address_of_place) for one in crossed]
        )
    else:
        st.info("No claim of this view tells of one. Widen the years, take a filter away, or use **Reset**.")
    if left:
        st.markdown("## Departures to a place that is not named")
        told = [claim_html(atlas, entry, entry.id in selection.presumed) for entry in left]
        st.html(f'<div class="card columns">{"".join(told[:FEW])}</div>')
        if len(told) > FEW:
            with st.expander(f"{len(told) - FEW} more"):
                st.html(f'<div class="card columns">{"".join(told[FEW:])}</div>')


def folded(key: str, boxes: Sequence[str]) -> None:
    """Boxes side by side: the first few, the others where the reader opens them."""
    st.html(f'<div class="lg-grid">{"".join(boxes[:FEW])}</div>')
    if len(boxes) > FEW:
        with st.expander(f"{len(boxes) - FEW} more", key=f"more-{key}"):
            st.html(f'<div class="lg-grid">{"".join(boxes[FEW:])}</div>')


def _open(place: str, claim: str) -> None:
    address.change_look(card=place, claim=claim)


def _count(n: int, word: str) -> str:
    return f"{n} {word}" if n == 1 else f"{n} {word}s"
