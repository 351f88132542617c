"""What every name of the gazetteer looks like without a text, mapped into memory: weighed once, when the gazetteer is built.

Most capitalised words of a text turn out to be no places. With this table telling so takes a look-up, not a weighing of all
that they might mean. A million names have some five thousand different looks. The file holds their number, their scores,
the number of the look of each name, and the strengths; it lies beside the index, and its name is a digest of all that
shapes it, so that a stale one is never read.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path
from struct import Struct

from geo.gazetteer.index import mapped
from geo.parsing.weights import STRENGTHS

__all__ = ["Look", "Looks", "packed"]

Look = tuple[str, float]
"""Strength and score of a Name."""
COUNT, SCORE = Struct("<Q"), Struct("<d")
LETTERS = ("", *STRENGTHS)
"""Strengths by number; the first is that of a name that no place has here, such as an airport's code."""


class Looks:
    """The look of a name by its number in the index; None for names that no place has here."""

    def __init__(self, path: Path) -> None:
        content = mapped(path)
        (count,) = COUNT.unpack_from(content)
        scores, strengths = COUNT.size + SCORE.size * count, len(content) - count
        letters = map(LETTERS.__getitem__, content[strengths:])
        looks = zip(letters, content[COUNT.size : scores].cast("d"), strict=True)
        self._looks = [look if look[0] else None for look in looks]
        self._of_names = content[scores:strengths].cast("I")

    def __len__(self) -> int:
        return len(self._of_names)

    def __getitem__(self, number: int) -> Look | None:
        return self._looks[self._of_names[number]]


def packed(looks: Sequence[Look | None], of_names: Sequence[int]) -> bytes:
    """The file's content: the different looks, and for each name the place of its own among them."""
    known = [look or (LETTERS[0], 0.0) for look in looks]
    scores = array("d", [score for _, score in known])
    strengths = bytes(LETTERS.index(strength) for strength, _ in known)
    return COUNT.pack(len(known)) + scores.tobytes() + array("I", of_names).tobytes() + strengths
