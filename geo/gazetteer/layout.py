"""How the index lies on disk: names of its files, the record of an entity, packing of small things."""

from __future__ import annotations

from math import floor
from struct import Struct

__all__ = [
    "CELLS", "DEGREE", "ENTITIES", "ENTITY", "IDS", "IN_CELLS", "KIND", "LENGTHS", "LETTERS", "NAMES", "NONE", "OPENINGS", "PLACE", "POSTINGS", "QUALITY", "QUALITY_BITS", "STARTS",
    "TEXTS", "TITLE", "cell", "letters", "posting", "unpack_posting",
]  # fmt: skip

NAMES = "names.marisa"  # folded name -> number of the name
STARTS = "starts.u32"  # number of the name -> first of its postings
POSTINGS = "postings.u32"
OPENINGS = "openings.marisa"  # the first word, and the first two, of every name of several words
LETTERS = "letters.u32"  # number of the name -> which letters it has
LENGTHS = "lengths.u8"
IDS = "ids.marisa"  # id -> number of the entity
ENTITIES = "entities.bin"  # one ENTITY record each
TEXTS = "texts.utf8"  # id, name and further names, tabs between, a line each
CELLS = "cells.u32"  # one-degree cells, sorted, one a place
IN_CELLS = "in_cells.u32"  # the place in each

ENTITY = Struct("<iiIIII2sBBBB")
"""Latitude, longitude, population, radius, admin1, start of texts, country, kind, precision, source, absorbed."""

PLACE = Struct("<iiI4xI4x2sBxxB")
"""Of the same record what weighing a name takes: without radius, texts, precision and source."""

TITLE = Struct("<20xI")
"""Of the same record where its texts start."""

KIND = Struct("<iiIIII2s").size
"""Where in the record the kind stands."""

DEGREE = 1_000_000
"""Coordinates are whole microdegrees, 11 cm at most."""

NONE = 0xFFFFFFFF
QUALITY_BITS = 3
QUALITY = (1 << QUALITY_BITS) - 1
"""Where a posting has its quality: in its lowest bits."""
_LETTERS = 26


class _Bits(dict[str, int]):
    def __missing__(self, character: str) -> int:
        code = ord(character)
        bit = self[character] = 1 << (code - 97 if "a" <= character <= "z" else _LETTERS + code % 6)
        return bit


_BITS = _Bits()


def posting(entity: int, quality: int) -> int:
    """Entity number and quality in one integer."""
    return entity << QUALITY_BITS | quality


def unpack_posting(packed: int) -> tuple[int, int]:
    """Entity number and quality."""
    return packed >> QUALITY_BITS, packed & QUALITY


def letters(key: str) -> int:
    """Which letters a key has, as 32 bits: one for each Latin letter, six shared by all others.

    One typing error changes two bits at most.
    """
    bits = 0
    for character in set(key):
        bits |= _BITS[character]
    return bits


def cell(lat: float, lon: float) -> int:
    """Number of the one-degree cell that holds a point."""
    return min(floor(lat) + 90, 179) * 360 + (floor(lon) + 180) % 360
