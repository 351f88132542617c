"""A line of a printed page: its words, and where on the page they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Line", "Page"]


class Line(NamedTuple):
    """A line as it is printed, in points from the page's lower left corner; `size` is that of its type."""

    words: str
    left: float
    right: float
    base: float
    size: float


Page = Sequence[Line]
"""Lines in the order in which the file has them, which is that of reading."""
