"""Where to begin? Stories that lead a newcomer through the atlas, a step at a time."""

from html import escape

import streamlit as st

from pages.shared import loaders, story

st.html(
    '<div class="stories"><h1>Stories</h1><p>Each is a handful of views with a sentence or two. What a step says rests on the claims '
    "that it names; from any step you can wander off, and <em>Show this step again</em> brings you back. Keys: ← and →.</p></div>"
)
found = loaders.stories()
if not found:
    st.info("No story is written yet: they are files in `data/stories/`.")
for told in found:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"tale-{told.id}"):
        steps = " → ".join(escape(step.title) for step in told.step)
        st.html(
            f'<h2 class="story-title">{escape(told.title)}</h2><p class="story-text">{escape(told.lead)}</p>'
            f'<p class="fine">{len(told.step)} steps: {steps}</p>',
            width="stretch",
        )
        st.button(
            "Begin",
            on_click=story.begin,
            args=(told,),
            type="primary",
            key=f"begin-{told.id}",
            help=told.title,
        )
