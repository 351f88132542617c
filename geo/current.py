"""The atlas of this checkout: opened once a process, and again when a record file changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from geo.atlas import Atlas, open_atlas
from geo.gazetteer import Gazetteer, open_gazetteer
from geo.records.reading import ROOT

__all__ = ["current_atlas", "current_gazetteer", "stamp"]

Progress = Callable[[float, str], None]
"""Told how far the opening is, from 0 to 1, and what it is at; only called while something takes long."""

_POLL_S = 0.2


class _Opened(NamedTuple):
    """What stands behind every page, as of one state of the record files."""

    stamped: int
    atlas: Atlas
    gazetteer: Gazetteer


def stamp(root: Path | None = None) -> int:
    """Changes whenever a record file is written, added or removed: a hash of names, sizes and times."""
    root = root or ROOT
    files = sorted([*(root / "seeds").glob("*.toml"), *(root / "data").glob("*.toml")])
    states = ((path.name, path.stat()) for path in files)
    return hash((root, *((name, state.st_mtime_ns, state.st_size) for name, state in states)))


def current_atlas(progress: Progress | None = None) -> Atlas:
    """The atlas as the records now stand. Raises RecordError, GazetteerError, UnknownPlaceError.

    May be called from several threads: one opens, the others wait and hear the same progress.
    """
    return _current(progress).atlas


def current_gazetteer() -> Gazetteer:
    """The gazetteer that the atlas was geocoded with. Raises as `current_atlas` does."""
    return _current(None).gazetteer


def _current(progress: Progress | None) -> _Opened:
    global _opened
    newest = stamp()
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

    gazetteer = open_gazetteer(progress=say)
    return _Opened(newest, open_atlas(gazetteer.get, ROOT), gazetteer)


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


_opening = Lock()
_stage = (0.0, "opening the records")
_opened: _Opened | None = None
