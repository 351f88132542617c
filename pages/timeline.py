"""When? Claims on lanes of one axis: a lane is a place and an actor, or an actor and a kind of claim."""

import streamlit as st

from geo.timeline import chart, lanes_by_actor, lanes_by_site
from pages.shared import address, claim, lanes, legend, loaders

atlas = loaders.atlas()
selection = loaders.selection(address.view())
by_actor = legend.choose_lanes() == "actor"
make = lanes_by_actor if by_actor else lanes_by_site
axis_column, card_column = st.columns([11, 4], gap="small")
with axis_column:
    lanes.draw(
        "timeline",
        chart(atlas, selection, make(atlas, selection.masked), address.look("claim")),
        ("actor", "kind") if by_actor else ("place", "actor"),
        label="Timeline of the claims of this view",
        colors=address.look("color", "family"),
        corner="A click on a year shows it alone",
        caption="Dark marks under the years: when the sources were published; faint where that is only known within years. A claim of several actors stands in the lane of each.",
    )
with card_column:
    claim.draw(atlas, selection)
    legend.draw(atlas)
