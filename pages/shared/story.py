"""A story as it is told: the words of its step above the page that shows it, stepped through by button or key."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from geo.atlas import Atlas
from geo.export.anchors import cite
from geo.records.stories import Story
from geo.stories import scene
from pages.shared import address, loaders
from pages.shared.looks import LOOKS, why_not

__all__ = ["begin", "draw"]


_keys = st.components.v2.component(
    "basing_atlas_story_keys", html="", js=(Path(__file__).parent / "story.js").read_text("utf-8")
)


def begin(story: Story) -> None:
    """Open the first step; a callback."""
    go(story.id, 1)


def go(id_: str, number: int) -> None:
    """Show a step: its view, its looks, its page; a callback. The view before can be had back by Undo."""
    story = {story.id: story for story in loaders.stories()}[id_]
    atlas, step = loaders.atlas(), story.step[number - 1]
    shown = scene(atlas, step)
    given = {
        name: value for name, value in shown.look.items() if name in LOOKS and not why_not(atlas, name, value)
    }
    address.change(shown.view)
    kept = {name.replace("-", "_"): given.get(name, "") for name in LOOKS if name != "color"}
    address.change_look(**{**kept, "story": story.id, "step": str(number)})
    address.arrive()
    st.session_state["story-page"] = step.page


def draw(atlas: Atlas) -> None:
    """Draw the step in hand, and lead to the page that it is told on. Nothing where no story is open."""
    if address.page() == "stories" and address.look("story") and not address.look("step"):
        go(address.look("story"), 1)  # a link that names a story and no step of it
    page = st.session_state.pop("story-page", "")
    if page and page != address.page():  # to go to the open one anew would lose the view
        st.switch_page(f"{page}.py")
    story = {story.id: story for story in loaders.stories()}.get(address.look("story"))
    if story is None:
        return
    last = len(story.step)
    number = min(int(address.look("step") or 1), last)
    step = story.step[number - 1]
    with st.container(border=True, key="story"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="story-head"):
            st.html(
                f'<p class="story-of"><b>{escape(story.title)}</b> <span>step {number} of {last}</span></p>'
                f'<div class="story-bar" role="progressbar" aria-valuemin="1" aria-valuemax="{last}" aria-valuenow="{number}" '
                f'aria-label="Step {number} of {last}"><i style="width:{100 * number / last:.0f}%"></i></div>',
                width="stretch",
            )
            with st.container(horizontal=True, width="content", gap="small", key="story-steps"):
                st.button(
                    "Back",
                    on_click=go,
                    args=(story.id, number - 1),
                    disabled=number == 1,
                    icon=":material/arrow_back:",
                    help="Key: ←",
                    key="story-back",
                )
                if number < last:
                    st.button(
                        "Next",
                        on_click=go,
                        args=(story.id, number + 1),
                        icon=":material/arrow_forward:",
                        icon_position="right",
                        help="Key: →",
                        type="primary",
                        key="story-next",
                    )
                else:
                    st.button("End", on_click=_leave, type="primary", key="story-next", help="Key: →")
                st.button(
                    "",
                    icon=":material/close:",
                    on_click=_leave,
                    help="Leave the story; the view stays",
                    key="story-leave",
                )
        with st.container(key="story-keys"):
            _keys()
        st.html(
            f'<h2 class="story-title">{escape(step.title)}</h2><p class="story-text">{escape(step.text)}</p>{_rests(atlas, story, number)}'
        )
        if address.page() != step.page or address.view() != scene(atlas, step).view:
            st.button(
                "Show this step again",
                on_click=go,
                args=(story.id, number),
                icon=":material/replay:",
                help="You have wandered off: the page below is no longer the one that these words are about",
                key="story-again",
            )


def _rests(atlas: Atlas, story: Story, number: int) -> str:
    """The claims that the words rest on, each leading to its passage."""
    entries = scene(atlas, story.step[number - 1]).entries
    links = [
        f'<a href="{escape(e.link)}" target="_blank" rel="noopener noreferrer" title="{escape(e.claim.says)}">{escape(cite(e))} ↗</a>'
        if e.link
        else f'<span title="{escape(e.claim.says)}">{escape(cite(e))}</span>'
        for e in entries
    ]
    return f'<p class="fine">Rests on: {" · ".join(links)}</p>'


def _leave() -> None:
    address.change_look(story="", step="")
