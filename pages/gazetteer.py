"""Where is …? Live search in any script over the whole gazetteer; candidates in a list and on a map; distances, names."""

import streamlit as st

from geo.gazetteer import open_gazetteer
from pages.shared import found, loaders, ways, whereis

ways.follow()
atlas, gazetteer = loaders.atlas(), open_gazetteer()
asked = whereis.answer(gazetteer)
other = found.second(gazetteer) if asked.chosen else None

search, sheet = st.columns([2, 3], gap="medium")
with search:
    whereis.draw_list(atlas, asked)
    found.draw_help(asked, whereis.EXAMPLES)
    whereis.draw_options(asked)
    st.caption(f"{len(gazetteer):,} places. The filters of the view do not narrow this search.")
with sheet:
    whereis.draw_map(asked, other)
    found.draw_distance(asked, other)
found.draw(atlas, gazetteer, asked)
