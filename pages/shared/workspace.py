"""The reader's workspace, opened once a process: two-line wrappers over `geo.workspace`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from geo.atlas import Atlas
from geo.gazetteer import Gazetteer
from geo.workspace import OwnDocument, Workspace, World, place_of_workspace
from pages.shared import address

__all__ = ["in_hand", "keep_up", "workspace"]


@st.cache_resource(max_entries=2, show_spinner=False)
def _opened(where: str, file: int) -> Workspace:
    return Workspace.open(where)


def workspace() -> Workspace:
    """The workspace where `$ATLAS_WORKSPACE` says, or in the user's data folder. Raises WorkspaceError."""
    where = place_of_workspace()
    if "://" in where:
        return _opened(where, 0)
    path = Path(where).expanduser()
    if not path.exists():
        Workspace.open(where).close()  # made first, so that all of this run share the one that is opened
    return _opened(where, path.stat().st_ino)


def keep_up(atlas: Atlas, gazetteer: Gazetteer) -> None:
    """Hold claims against the records and the gazetteer that the page offers, which may be newer than the workspace's."""
    workspace().world = World(atlas.records.actors, atlas.records.words, gazetteer.get)


def in_hand() -> OwnDocument | None:
    """The document of one's own that the address opens; None if it opens none."""
    doc = address.look("doc")
    return next((own for own in workspace().documents() if own.id == doc), None)
