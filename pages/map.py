"""Where? The map, the first thing a visitor sees: sites, badges, movements, the strip of years, and the card of a place."""

import streamlit as st

from pages.shared import address, events, firstmap, listing, loaders, places, sheet

atlas = loaders.atlas()
selection = loaders.selection(address.view())

sheet_column, card_column = st.columns([7, 3], gap="small")
with sheet_column:
    events.pick()
    sheet.draw()
with card_column, st.container(key="beside", height=sheet.HEIGHT, border=False):
    if not firstmap.awaited() and not events.card(atlas):
        places.draw(atlas, selection)
if not firstmap.awaited():
    listing.draw()
