"""Names nearly like a key: a filter by letters over all names, then an edit distance over what is left."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from geo.gazetteer import layout

__all__ = ["Near", "allowed_errors", "near_names"]

MOST_CHANGED_LETTERS = 2
"""One insertion, deletion, substitution or swap changes at most two bits of a key's letters."""


class Near(NamedTuple):
    """A key near the one asked for: its number, the key, and how many single-letter errors lie between."""

    number: int
    key: str
    errors: int


def allowed_errors(key: str) -> int:
    """How many letters may be wrong in a key: none in up to three, then one, two from eight, three from thirteen."""
    length = len(key)
    return (length > 3) + (length > 7) + (length > 12)


def near_names(folder: Path, names: Any, key: str) -> list[Near]:
    """The nearest keys within the allowed errors of `key`, all equally near. `names` is the index's trie.

    Distances are optimal string alignment (Damerau's four errors; Boytsov, Indexing Methods for
    Approximate Dictionary Searching, 2011).
    """
    import numpy as np  # 80 ms: only those who mistype pay for it
    from rapidfuzz.distance import OSA

    most = allowed_errors(key)
    if not most:
        return []
    bits = np.memmap(folder / layout.LETTERS, dtype=np.uint32, mode="r")
    lengths = np.memmap(folder / layout.LENGTHS, dtype=np.uint8, mode="r")
    changed = np.bitwise_count(bits ^ np.uint32(layout.letters(key)))
    longer = np.abs(lengths.astype(np.int16) - len(key))
    for errors in range(1, most + 1):  # most slips are one letter, and few names pass the filter for one
        alike = np.flatnonzero((changed <= MOST_CHANGED_LETTERS * errors) & (longer <= errors))
        found = [Near(number, names.restore_key(number), errors) for number in alike.tolist()]
        if found := [near for near in found if OSA.distance(key, near.key, score_cutoff=errors) == errors]:
            return found
    return []
