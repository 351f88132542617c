"""The reader's workspace as one file, with its accepted claims as GeoJSON inside."""

from __future__ import annotations

from geo.atlas import Atlas
from geo.export.geojson import claims_geojson, dump
from geo.view import View
from geo.workspace import Workspace
from geo.workspace.handover import pack

__all__ = ["handover"]


def handover(atlas: Atlas, workspace: Workspace, *, texts: bool = False) -> bytes:
    """workspace.zip: records, log, own places and GeoJSON; the texts only if the reader allows it.

    `atlas` is the one that the workspace is joined to. Raises WorkspaceError, RecordError.
    """
    mine = atlas.select(View(origin=("mine",)))
    return pack(workspace, dump(claims_geojson(atlas, mine)).encode(), texts=texts)
