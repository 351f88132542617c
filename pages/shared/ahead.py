"""What a reader looks at comes ahead of the rest of the page: map, sentence, rows and the filters' numbers, then all else.

A browser takes some 200 ms to draw the filters anew. On the map page a change of the view is therefore answered
twice: what was asked for by its key first, as fragments, and the whole page right after.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from typing import ParamSpec

import streamlit as st
from streamlit.errors import StreamlitAPIException

from geo.errors import AtlasError
from pages.shared import address

__all__ = ["LISTING", "SHEET", "all_after", "apart", "follow", "say"]

SHEET, LISTING = "sheet", "listing"
"""Keys of the fragments that may come ahead: the map, and the rows with the sentence and the filters' numbers."""
_PAINT_S = 0.16
"""What a browser is given to paint them before it hears of the rest. It draws in one go whatever has reached it, and begins again
when more arrives. On a slow machine the sentence stood after 270 ms in the median and 585 in the 95th percentile with 40 ms, after
180 and 330 with 160; the page came some 50 ms later."""

P = ParamSpec("P")


def apart(draw: Callable[P, None], key: str | None = None) -> Callable[P, None]:
    """The same, in a fragment on the map page: a browser then hears of a change of its widgets as one of that part alone.

    Their callbacks end in `follow`, or nothing else would be drawn. A fragment lies in a container; on every other page there
    is one, too, or a browser would build the filters anew with each change of page, and for a moment show none.
    """
    if address.page() != "map":

        @wraps(draw)
        def contained(*args: P.args, **named: P.kwargs) -> None:
            with st.container():
                draw(*args, **named)

        return contained

    @wraps(draw)
    def part(*args: P.args, **named: P.kwargs) -> None:
        try:
            draw(*args, **named)
        except AtlasError as error:  # Streamlit shows what leaves a fragment as a traceback
            say(error)

    return st.fragment(part, key=key)


def follow(*keys: str) -> None:
    """The end of a callback: first the fragments of these keys, `LISTING` always among them, then the page; or the page at once."""
    if address.page() != "map":
        return  # the page is drawn whole in any case
    if keys:
        st.session_state["ahead"] = True
        with suppress(StreamlitAPIException):  # a page that failed half way lacks some of them
            st.rerun([*keys])
        st.session_state["ahead"] = False
    st.rerun()


def say(error: AtlasError) -> None:
    """What went wrong, where the page or its part would stand."""
    st.error("This page cannot be shown as it was asked for.")
    st.code(str(error), language=None, wrap_lines=True)


@contextmanager
def all_after() -> Iterator[None]:
    """Around what is drawn in `LISTING`, the last that comes ahead: the page follows, and says it if something is wrong here."""
    came = st.session_state.pop("ahead", False)
    try:
        yield
    except Exception:
        if not came:
            raise
    if came:
        time.sleep(_PAINT_S)
        st.rerun()
