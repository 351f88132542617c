"""The frame of every page: navigation, and the view with its filters, drawn here so that they survive a change of page."""

import streamlit as st

from geo.errors import AtlasError
from geo.serve import starting

starting.wait()  # before this thread loads any library of its own
from pages.shared import address, ahead, bar, filters, firstmap, heading, landing, loaders, story, style  # noqa: E402

st.set_page_config(page_icon=style.ICON, layout="wide", initial_sidebar_state="auto")
style.apply()

page = st.navigation(
    [
        st.Page("map.py", title="Map", url_path="map", default=True),
        st.Page("timeline.py", title="Timeline", url_path="timeline"),
        st.Page("site.py", title="Sites", url_path="site"),
        st.Page("actors.py", title="Actors", url_path="actors"),
        st.Page("logistics.py", title="Logistics", url_path="logistics"),
        st.Page("sources.py", title="Sources", url_path="sources"),
        st.Page("gazetteer.py", title="Gazetteer", url_path="gazetteer"),
        st.Page("compare.py", title="Compare", url_path="compare"),
        st.Page("coverage.py", title="Coverage", url_path="coverage"),
        st.Page("stories.py", title="Stories", url_path="stories"),
        st.Page("add.py", title="Add", url_path="add"),
        st.Page("method.py", title="Method", url_path="method"),
    ],
    position="top",
)
try:
    atlas = loaders.begin()
except AtlasError as error:
    st.error("The records cannot be opened. Run `make check`, mend what it names, and reload this page.")
    st.code(str(error), language=None, wrap_lines=True)
    st.stop()

address.keep_entries()
address.open_address(atlas, page.url_path)
firstmap.begin()
landing.draw()
heading.draw(atlas, page.title)
selection = loaders.selection(address.view())
story.draw(atlas)
bar.draw(atlas, selection)
try:
    page.run()
except AtlasError as error:
    ahead.say(error)
except Exception:
    address.write_address()  # the reader's view is not to be lost with the page
    raise
finally:
    filters.draw(atlas, selection)
address.write_address()
