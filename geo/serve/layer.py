"""The map layer's data as bytes, by version: the last few are kept, for pages that were drawn before a change."""

from __future__ import annotations

import json
from typing import NamedTuple

from geo.current import current_atlas
from geo.maps.columns import columns

__all__ = ["Layer", "layer"]

KEPT = 4


class Layer(NamedTuple):
    """One state of the records as JSON."""

    version: str
    body: bytes


def layer(version: str) -> Layer | None:
    """The layer of that version if it is today's or one of the last few; None for any other.

    Raises what `geo.current.current_atlas` does.
    """
    if version in _kept:
        return _kept[version]
    data = columns(current_atlas())
    found = Layer(data["version"], json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())
    for old in [*_kept][: max(0, len(_kept) - KEPT + 1)]:
        _kept.pop(old, None)
    _kept[found.version] = found
    return found if found.version == version else None


_kept: dict[str, Layer] = {}
