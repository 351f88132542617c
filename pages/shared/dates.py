"""The two dates of a comparison: what is asked, and the ways to ask it."""

from __future__ import annotations

import streamlit as st

from geo.atlas import Atlas
from geo.comparison import Moment, moments_of, publications
from geo.errors import ViewError
from pages.shared import address

__all__ = ["draw", "known"]

_MODES = {"": "what held", "known": "what was known"}
_WIDEST = "first and last year of the records"


def known() -> bool:
    """Whether the comparison is of what was known, not of what held."""
    return address.look("clock") == "known"


def draw(atlas: Atlas) -> tuple[Moment, Moment] | None:
    """Draw the controls; the two dates, or None with one sentence that says why they are none."""
    first, last = (str(year) for year in atlas.middle_years)
    before, after = address.look("before", first), address.look("after", last)
    st.session_state.update(
        {"cmp-clock": address.look("clock"), "cmp-before": before, "cmp-after": after, "cmp-preset": None}
    )
    with st.container(horizontal=True, vertical_alignment="bottom", key="cmp-dates"):
        st.segmented_control(
            "Compare", list(_MODES), key="cmp-clock", format_func=_MODES.__getitem__, required=True, width="content",
            on_change=lambda: address.change_look(clock=st.session_state["cmp-clock"] or "", verdict="", card=""),
        )  # fmt: skip
        st.text_input("on", key="cmp-before", on_change=_typed, max_chars=20, help=_HELP)
        st.text_input("and on", key="cmp-after", on_change=_typed, max_chars=20, help=_HELP)
        st.button("Swap", icon=":material/swap_horiz:", on_click=_set, args=(after, before), key="cmp-swap")
        presets = _presets(atlas)
        st.selectbox(
            "Or choose", list(presets), key="cmp-preset", placeholder="a pair of dates", width=330,
            on_change=lambda: _set(*presets[st.session_state["cmp-preset"]]),
        )  # fmt: skip
    try:
        return moments_of(before, after)
    except ViewError as error:
        st.warning(f"{error} A date is a year, a month or a day: 2005, 2005-08 or 2005-08-16.")
        return None


_HELP = "A year, a month or a day: 2005, 2005-08 or 2005-08-16."


def _presets(atlas: Atlas) -> dict[str, tuple[str, str]]:
    pairs = {_WIDEST: (str(atlas.years[0]), str(atlas.years[1]))}
    for _, words, day_before, last_day in publications(atlas):
        pairs[f"before and after {words}"] = (day_before, last_day)
    return pairs


def _typed() -> None:
    _set(st.session_state["cmp-before"].strip(), st.session_state["cmp-after"].strip())


def _set(before: str, after: str) -> None:
    address.change_look(before=before, after=after)
