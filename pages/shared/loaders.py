"""Cached loaders: wrappers of two lines over functions in `geo`."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st

from geo.atlas import Atlas, Selection
from geo.current import current_atlas, current_gazetteer, current_notices, stamp
from geo.errors import RecordError
from geo.gazetteer import Gazetteer
from geo.maps.columns import columns
from geo.records.guide import GuideRow, read_guide
from geo.records.stories import Story, read_stories
from geo.view import View

_settled: Atlas | None = None
_RUN_S = 3.0
"""For how long a run trusts what it saw of the record files when it began."""


def begin() -> Atlas:
    """The atlas as the records now stand: each run of the frame looks at the files once, here."""
    with _bar() as progress:
        opened = current_atlas(progress)
    _settle(opened)
    return opened


def _settle(opened: Atlas) -> None:
    """Keep what stays out of the garbage collector's way, which would go through all of it again and again, and hold up answers."""
    global _settled
    if opened is _settled:
        return
    if _settled is not None:
        _settled = None
        gc.unfreeze()
        gc.collect()  # the atlas before
    _settled = opened
    gc.freeze()


def atlas() -> Atlas:
    """The atlas of this run; while the gazetteer is compiled, a bar instead of an empty page."""
    with _bar() as progress:
        return current_atlas(progress, _RUN_S)


def gazetteer() -> Gazetteer:
    """The gazetteer that the atlas was geocoded with."""
    return current_gazetteer(_RUN_S)


def notices() -> tuple[str, ...]:
    """What had to be left out, of the reader's workspace or of the stories, in a sentence each."""
    wrong = _stories(stamp(None, _RUN_S))[1]
    return (*current_notices(_RUN_S), *([wrong] if wrong else []))


@contextmanager
def _bar() -> Iterator[Callable[[float, str], None]]:
    """A progress bar that appears at the first word and goes when all is done, or has failed."""
    shown: list[Any] = []

    def say(fraction: float, words: str) -> None:
        text = f"The gazetteer is made ready, once: {words} …"
        if shown:
            shown[0].progress(fraction, text)
        else:
            shown.append(st.progress(fraction, text))

    try:
        yield say
    finally:
        for bar in shown:
            bar.empty()


def selection(view: View) -> Selection:
    """What a view shows and hides."""
    return atlas().select(view)


@st.cache_resource(max_entries=2, show_spinner=False)
def _stories(stamped: int) -> tuple[list[Story], str]:
    """The stories, and what is wrong with them: one that cannot be read costs a reader no page."""
    try:
        return read_stories(), ""
    except RecordError as error:
        return [], f"The stories are left out until they are mended. {error}"


def stories() -> list[Story]:
    """The stories, in their order."""
    return _stories(stamp(None, _RUN_S))[0]


@st.cache_resource(max_entries=2, show_spinner=False)
def _guide(stamped: int) -> tuple[GuideRow, ...]:
    return read_guide()


def guide() -> tuple[GuideRow, ...]:
    """What was looked for."""
    return _guide(stamp(None, _RUN_S))


@st.cache_data(max_entries=2, show_spinner=False)
def _layer_version(stamped: int) -> str:
    return str(columns(atlas())["version"])


def layer_version() -> str:
    """Digest of the map layer's data, part of its address."""
    return _layer_version(stamp(None, _RUN_S))
