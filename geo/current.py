"""The atlas of this checkout with the reader's workspace: opened once a process, and again when either changes.

A workspace that cannot be opened takes nothing away from the rest: what is wrong with it is a notice.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import NamedTuple

from geo.atlas import Atlas, open_atlas
from geo.errors import AtlasError, WorkspaceError
from geo.gazetteer import Gazetteer, open_gazetteer
from geo.records.reading import FOLDERS, ROOT, Records, read_records
from geo.workspace import Workspace, place_of_workspace
from geo.workspace.joining import Joined, joined

__all__ = ["current_atlas", "current_gazetteer", "current_notices", "stamp"]

Progress = Callable[[float, str], None]
"""Told how far the opening is, from 0 to 1, and what it is at; only called while something takes long."""

_POLL_S = 0.2


class _Opened(NamedTuple):
    """What stands behind every page, as of one state of the record files."""

    stamped: int
    files: int
    records: Records
    atlas: Atlas
    gazetteer: Gazetteer
    notices: tuple[str, ...]


def stamp(root: Path | None = None, within_s: float = 0.0) -> int:
    """Changes with every record file that is written, added or removed, and with every decision in the workspace.

    Hundreds of files are not looked at again if that was done less than `within_s` seconds ago.
    """
    return hash((_lately(root or ROOT, within_s), _own_stamp()))


def _lately(root: Path, within_s: float) -> int:
    global _looked
    seen = _looked
    if seen is None or seen[0] != root or monotonic() - seen[1] >= within_s:
        seen = _looked = (root, monotonic(), _files(root))
    return seen[2]


def _files(root: Path) -> int:
    """A hash of names, sizes and times."""
    documents = ((folder, pattern.startswith("**")) for folder, pattern, _ in FOLDERS)
    folders = (*documents, ("data", False), ("data/stories", False))
    return hash((root, *sorted(state for folder, deep in folders for state in _states(root / folder, deep))))


def _states(folder: Path | str, deep: bool) -> Iterator[tuple[str, int, int]]:
    """Record files with time and size. Done at every change of a page: a walk of pathlib's takes twice as long."""
    try:
        found = os.scandir(folder)
    except FileNotFoundError:
        return
    with found:
        for one in found:
            if one.name.endswith(".toml"):
                state = one.stat()
                yield one.path, state.st_mtime_ns, state.st_size
            elif deep and one.is_dir():
                yield from _states(one.path, deep)


def _own_stamp() -> object:
    """The file and the number of the last decision in it; for a file that cannot be read, its state."""
    where = place_of_workspace()
    try:
        state = None if "://" in where else Path(where).expanduser().stat()
    except OSError:
        return None
    try:
        workspace = _workspace((where, state.st_ino if state else 0))
    except WorkspaceError:
        return (where, state.st_mtime_ns, state.st_size) if state else where
    try:
        return (where, state.st_ino if state else 0, workspace.id, workspace.newest()) if workspace else None
    except WorkspaceError as error:
        return str(error)


def _workspace(key: tuple[str, int]) -> Workspace | None:
    """The workspace, held open as long as its file is the same one. Raises WorkspaceError."""
    global _own
    with _holding:
        if _own is None or _own[0] != key:
            if _own and _own[1]:
                _own[1].close()
            _own = None
            _own = (key, Workspace.existing())
        return _own[1]


def current_atlas(progress: Progress | None = None, within_s: float = 0.0) -> Atlas:
    """The atlas as the records now stand, or stood within so many seconds. Raises RecordError, GazetteerError, UnknownPlaceError.

    May be called from several threads: one opens, the others wait and hear the same progress.
    """
    return _current(progress, within_s).atlas


def current_gazetteer(within_s: float = 0.0) -> Gazetteer:
    """The gazetteer that the atlas was geocoded with. Raises as `current_atlas` does."""
    return _current(None, within_s).gazetteer


def current_notices(within_s: float = 0.0) -> tuple[str, ...]:
    """What had to be left out of the reader's workspace, in a sentence each. Raises as `current_atlas` does."""
    return _current(None, within_s).notices


def _current(progress: Progress | None, within_s: float) -> _Opened:
    global _opened
    newest = stamp(within_s=within_s)
    found = _opened
    if found is None or found.stamped != newest:
        with _turn(progress):
            found = _opened
            if found is None or found.stamped != newest:
                found = _opened = _open(newest, progress)
    return found


def _open(newest: int, progress: Progress | None) -> _Opened:
    def say(fraction: float, words: str) -> None:
        global _stage
        _stage = (fraction, words)
        if progress:
            progress(fraction, words)

    gazetteer, files = open_gazetteer(progress=say), _files(ROOT)
    records = _opened.records if _opened and _opened.files == files else read_records(ROOT)
    own = _joined(records, gazetteer)
    atlas = open_atlas(gazetteer.get, documents=own.documents, places=own.places, records=records)
    return _Opened(newest, files, records, atlas, gazetteer, own.notices)


def _joined(records: Records, gazetteer: Gazetteer) -> Joined:
    """The reader's part; where it cannot be had, the sentence that says why."""
    try:
        workspace = Workspace.existing()
        if workspace is None:
            return Joined()
        try:
            return joined(workspace, records, gazetteer.get)
        finally:
            workspace.close()
    except AtlasError as error:
        return Joined(notices=(f"{error} The records of the atlas itself are shown.",))


@contextmanager
def _turn(progress: Progress | None) -> Iterator[None]:
    """Hold the one lock; who has to wait for it hears how far the other is."""
    while not _opening.acquire(timeout=_POLL_S):
        if progress:
            progress(*_stage)
    try:
        yield
    finally:
        _opening.release()


_opening, _holding = Lock(), Lock()
_stage = (0.0, "opening the records")
_opened: _Opened | None = None
_looked: tuple[Path, float, int] | None = None
_own: tuple[tuple[str, int], Workspace | None] | None = None
