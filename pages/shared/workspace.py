"""The reader's workspace, opened once a process: two-line wrappers over `geo.workspace`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from geo.workspace import OwnDocument, Workspace, place_of_workspace
from pages.shared import address

__all__ = ["in_hand", "workspace"]


@st.cache_resource(max_entries=2, show_spinner=False)
def _opened(where: str, file: int) -> Workspace:
    return Workspace.open(where)


def workspace() -> Workspace:
    """The workspace where `$ATLAS_WORKSPACE` says, or in the user's data folder. Raises WorkspaceError."""
    where = place_of_workspace()
    path = Path(where).expanduser()
    return _opened(where, path.stat().st_ino if "://" not in where and path.exists() else 0)


def in_hand() -> OwnDocument | None:
    """The document of one's own that the address opens; None if it opens none."""
    doc = address.look("doc")
    return next((own for own in workspace().documents() if own.id == doc), None)
