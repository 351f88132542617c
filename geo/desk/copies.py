"""Copies of one article: nearly the same text in two files, as a web page and its PDF, say."""

from __future__ import annotations

import re
from zlib import crc32

from geo.workspace import OwnDocument, Workspace

__all__ = ["copy_of"]

_WORDS, _SAME, _FEWEST = 8, 0.5, 5
"""Words of a run; the share of runs that makes a copy; runs below which nothing can be said."""
_SIZE = 2.0
"""A text so many times as long as another is more than a copy of it."""
_REMEMBERED = 4_000
_runs_of: dict[str, frozenset[int]] = {}


def copy_of(workspace: Workspace, document: OwnDocument) -> OwnDocument | None:
    """The document of the workspace that shares most runs of words with this one, if it is nearly the same text."""
    ours, best, found = _runs(workspace, document), _SAME, None
    if len(ours) < _FEWEST:
        return None
    for other in workspace.documents():
        if other.id == document.id or not 1 / _SIZE <= other.length / document.length <= _SIZE:
            continue
        theirs = _runs(workspace, other)
        share = len(ours & theirs) / max(1, min(len(ours), len(theirs)))
        if len(theirs) >= _FEWEST and share >= best:
            best, found = share, other
    return found


def _runs(workspace: Workspace, document: OwnDocument) -> frozenset[int]:
    """Every fourth of a text's runs of eight words, picked by what they say; a document's text never changes."""
    if document.has_text and document.id not in _runs_of:
        if len(_runs_of) >= _REMEMBERED:
            _runs_of.clear()
        words = re.findall(r"\w+", (workspace.text(document.id) or "").casefold())
        sums = (crc32(" ".join(words[n : n + _WORDS]).encode()) for n in range(len(words) - _WORDS + 1))
        _runs_of[document.id] = frozenset(number for number in sums if number % 4 == 0)
    return _runs_of.get(document.id, frozenset())
