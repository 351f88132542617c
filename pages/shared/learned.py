"""What was known on two dates: what the sources in between added."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from geo.atlas import Atlas, Selection
from geo.comparison import Learned, Moment, learned_between
from geo.export.change_card import learned_card, learned_sources
from geo.export.csv import claims_csv
from geo.maps.marksheet import Mark, Marks
from geo.records.wording import when_in_words
from pages.shared import address, changes, heading, marksheet, ways

__all__ = ["draw"]


def draw(atlas: Atlas, selection: Selection, dates: tuple[Moment, Moment]) -> None:
    """What was known on two dates."""
    found = learned_between(atlas, selection.view, *dates)
    _learned_sentence(found)
    sheet, card = st.columns([7, 4], gap="medium")
    with sheet:
        marksheet.draw(changes.MAP, _learned_marks(atlas, found), changes.open_place, height=changes.HEIGHT)
    with card, st.container(height=changes.HEIGHT, border=False, key="change-card"):
        here = [entry for entry in found.added if entry.site.id == address.look("card")]
        if here:
            heading.unseen("The open place")
            st.html(learned_card(atlas, address.look("card"), here, ways.to))
        else:
            st.markdown("## Who added it")
            st.html(learned_sources(atlas, found, ways.to))
    if found.added:
        added = atlas.select(replace(selection.view, known=found.after.last))
        added = replace(added, shown=found.added, hidden=added.hidden | {"known before": len(found.known)})
        st.dataframe(
            pd.DataFrame([{"When": when_in_words(e.when), "Where": e.site.name, "Says": e.claim.says, "Source": e.source.series or e.source.publisher} for e in found.added]),
            hide_index=True, width="stretch", height=min(36 * (len(found.added) + 1) + 2, 520), row_height=36, alt="Claims that were added between the two dates",
            column_config={"Says": st.column_config.TextColumn(width=560)},
        )  # fmt: skip
        st.download_button(
            f"CSV: {len(found.added)} added claims", lambda: claims_csv(atlas, added).encode(), "basing-atlas-added.csv", "text/csv",
            on_click="ignore", icon=":material/download:",
        )  # fmt: skip


def _learned_sentence(found: Learned) -> None:
    later = f" :gray[— {found.later} more came later]" if found.later else ""
    st.markdown(
        f"By **{found.before.words}** the sources here had said **{len(found.known)}** claims of this view; "
        f"by **{found.after.words}** they had added **{len(found.added)}**{later}"
    )
    if not found.added:
        st.info(
            "No source of this view appeared between the two dates: nothing was added. Choose dates around a publication."
        )


def _learned_marks(atlas: Atlas, found: Learned) -> Marks:
    count: dict[str, int] = {}
    for entry in found.added:
        count[entry.site.id] = count.get(entry.site.id, 0) + 1
    color = atlas.records.words.families["in-use"].color
    marks: list[Mark] = [
        {
            "id": id_, "lat": site.lat, "lon": site.lon, "name": site.name, "areal": site.areal, "radius_m": None,
            "signs": [{"symbol": "plus", "color": color, "text": "added"}], "words": f"{n} added",
            "aside": changes.aside(site),
        }
        for id_, n in count.items() for site in (atlas.sites[id_],)
    ]  # fmt: skip
    return {
        "marks": marks, "legend": [{"symbol": "plus", "color": color, "text": "claims added between the two dates"}],
        "selected": address.look("card") or None, "fit": f"known|{found.before.written}|{found.after.written}",
        "label": "Map of the places about which claims were added. The table below holds the claims.",
    }  # fmt: skip
