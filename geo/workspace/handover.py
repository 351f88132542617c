"""workspace.zip: everything of a workspace as one file, for a backup or for another installation.

manifest.json        format and version, whose it is, and size and checksum of every other file
documents/<id>.toml  accepted claims and mentions as seed records
places.toml          own places
claims.geojson       accepted claims, for any GIS
records.jsonl        every document, mark and place as it is now: what another installation opens
decisions.jsonl      the log, with what each decision changed
texts/<id>.txt       the texts themselves, only if the reader allows it
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from geo.workspace import store
from geo.workspace.connection import reading
from geo.workspace.model import Item
from geo.workspace.schema import TEXTS
from geo.workspace.seed import seed_of, sites_toml
from geo.workspace.workspace import Workspace

__all__ = ["FORMAT", "MANIFEST", "PACKED", "pack"]

FORMAT, PACKED, MANIFEST = "basing-atlas-workspace", 1, "manifest.json"

_README = """A workspace of the Basing Atlas.

Open it in the atlas to merge it with your own. For other programs: documents/*.toml and places.toml are
records as the project keeps them, claims.geojson holds the accepted claims, manifest.json the checksum
of every file. Sources belong to their publishers; their texts are only in here if texts/ is.
"""


def pack(workspace: Workspace, claims: bytes, *, texts: bool = False) -> bytes:
    """The file's bytes. `claims` are the accepted claims as GeoJSON. Raises WorkspaceError."""
    files = {
        "README.txt": _README.encode(),
        "claims.geojson": claims,
        "places.toml": sites_toml(workspace.places()).encode(),
    }
    for document in workspace.documents():
        files[f"documents/{document.id}.toml"] = seed_of(workspace, document.id).toml.encode()
    files |= _state(workspace, texts)
    sums = {n: {"bytes": len(c), "sha256": hashlib.sha256(c).hexdigest()} for n, c in sorted(files.items())}
    manifest = {
        "format": FORMAT, "version": PACKED, "workspace": workspace.id, "made": store.now(), "made_by": workspace.who,
        "texts": texts, "files": sums,
    }  # fmt: skip
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        for name, content in sorted(files.items()):
            archive.writestr(name, content)
    return written.getvalue()


def _state(workspace: Workspace, texts: bool) -> dict[str, bytes]:
    """Records, log and texts, all as of one moment."""
    files: dict[str, bytes] = {}
    with reading(workspace.engine) as connection:
        held = {row.document: row for row in connection.execute(select(TEXTS))}
        items = [i for i in store.items(connection) if i.sort != "conflict"]
        files["records.jsonl"] = _lines(_record(i, held) for i in items)
        log = store.decisions(connection)
        files["decisions.jsonl"] = _lines(
            {**asdict(d), "workspace": d.workspace or workspace.id, "changes": [*_changes(connection, d.id)]}
            for d in log
        )
        for id_, row in held.items() if texts else ():
            if row.text is not None:
                files[f"texts/{id_}.txt"] = row.text.encode()
    return files


def _changes(connection: Any, decision: str) -> Iterator[dict[str, Any]]:
    for record, before, after, version in store.changes_of(connection, decision):
        states = {"before": before._asdict() if before else None, "after": after._asdict()}
        yield {"record": record, "version": version, **states}


def _record(item: Item, held: dict[str, Any]) -> dict[str, Any]:
    row = asdict(item)
    if item.sort == "document":
        row |= {"sha256": held[item.id].sha256, "length": held[item.id].length}
    return row


def _lines(rows: Iterable[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
