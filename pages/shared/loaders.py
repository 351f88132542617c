"""Cached loaders: wrappers of two lines over functions in `geo`."""

from __future__ import annotations

from typing import Any

import streamlit as st

from geo.atlas import Atlas, Selection
from geo.current import current_atlas, stamp
from geo.maps.columns import columns
from geo.view import View


def atlas() -> Atlas:
    """The atlas as the records now stand."""
    return current_atlas()


def selection(view: View) -> Selection:
    """What a view shows and hides."""
    return atlas().select(view)


@st.cache_data(max_entries=2, show_spinner=False)
def _layer_version(stamped: int) -> str:
    return str(columns(atlas())["version"])


def layer_version() -> str:
    """Digest of the map layer's data, part of its address."""
    return _layer_version(stamp())


def layer_columns() -> dict[str, Any]:
    """The map layer's data itself."""
    return columns(atlas())
