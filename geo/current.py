"""The atlas of this checkout: opened once a process, and again when a record file changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from geo.atlas import Atlas, open_atlas
from geo.gazetteer import open_gazetteer
from geo.records.reading import ROOT

__all__ = ["current_atlas", "stamp"]


def stamp(root: Path = ROOT) -> int:
    """Changes whenever a record file does: the newest modification time, in nanoseconds."""
    files = [*(root / "seeds").glob("*.toml"), *(root / "data").glob("*.toml")]
    return max((path.stat().st_mtime_ns for path in files), default=0) + len(files)


def current_atlas(progress: Callable[[float, str], None] | None = None) -> Atlas:
    """The atlas as the records now stand. Raises RecordError, GazetteerError, UnknownPlaceError."""
    newest = stamp()
    if newest not in _opened:
        gazetteer = open_gazetteer(progress=progress)
        _opened.clear()
        _opened[newest] = open_atlas(gazetteer.get)
    return _opened[newest]


_opened: dict[int, Atlas] = {}
