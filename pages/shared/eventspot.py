"""Where the map opens for a dataset."""

from __future__ import annotations

from math import log2

import streamlit as st

from geo.datasets import Dataset, Filter, open_dataset
from geo.errors import DatasetError

__all__ = ["spot"]

_GROUND = (47.0, 32.0, 92.0, 57.0)
"""What the map opens on: west, south, east, north; as `bounds` in timelayer.js has it."""
_CORNER = 9.0
"""Degrees: what is not wider takes up less than a fifth of that view."""


def spot(dataset: Dataset | None) -> str:
    """`lat,lon,zoom` from which all of a dataset is in view; empty where the map's first view shows it well.

    It does not where none of it lies there, or where all of it lies within a corner of that, beneath the claims' marks.
    """
    if dataset is None or dataset.bbox is None:
        return ""
    west, south, east, north = dataset.bbox
    wide = max(east - west, 1.6 * (north - south), 0.5)
    over = west <= _GROUND[2] and east >= _GROUND[0] and south <= _GROUND[3] and north >= _GROUND[1]
    if over and wide > _CORNER and _on_the_ground(dataset.slug, dataset.version):
        return ""
    # A world of zoom 0 is 256 pixels wide, and a map some 500.
    zoom = min(8.0, max(2.0, log2(360 / 256 * 500 / wide)))
    return f"{(south + north) / 2:.3f},{(west + east) / 2:.3f},{zoom:.2f}"


@st.cache_data(max_entries=8, show_spinner=False)
def _on_the_ground(slug: str, version: str) -> bool:
    """Whether any event lies on the ground that the map opens on: a box around all of them may hold none of it."""
    try:
        return open_dataset(slug).count(Filter(bbox=_GROUND)) > 0
    except DatasetError:  # whoever reads its events says what is wrong with them
        return True
