"""How did things move? Movements between two places, countries crossed, what they rest on, and what lies within reach."""

import streamlit as st

from geo.logistics import crossings, departures, legs, moves
from geo.maps.rings import rings
from pages.shared import address, agreements, claim, loaders, movements, reach, remaining, sheet, ways

atlas = loaders.atlas()
selection = loaders.selection(address.view())
moved = [entry for entry in selection.shown if moves(entry)]
found = legs(moved)
states = agreements.standing(atlas, selection, moved)

movements.sentence(moved, found)
hub, km, radii = reach.choose(atlas, selection)
sheet_column, beside_column = st.columns([7, 3], gap="small")
with sheet_column:
    sheet.draw(
        key="logistics-sheet", among=moves,
        rings=rings(hub.name, hub.lat, hub.lon, radii) if hub else None,
    )  # fmt: skip
    st.caption(movements.CAPTION)
with beside_column, st.container(key="beside", height=sheet.HEIGHT, border=False):
    if claim.draw(atlas, selection):
        movements.note(found, states)
    else:
        asked = bool(address.look("goal") or address.look("without"))
        legs_tab, remaining_tab, reach_tab = st.tabs(
            [f"Movements ({len(found)})", "What remains", reach.title(hub, km)],
            default="What remains" if asked else None,
        )
        with legs_tab:
            movements.beside(atlas, found)
        with remaining_tab:
            remaining.draw(atlas, selection, found)
        with reach_tab:
            reach.draw(atlas, selection, hub, km)
movements.table(atlas, found, states)
agreements.draw(atlas, selection, states)
movements.without_a_second_place(atlas, selection, crossings(moved), departures(moved))
ways.follow()
