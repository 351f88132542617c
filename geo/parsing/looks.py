"""What every name of the gazetteer looks like and means without a text, mapped into memory: weighed once, when the gazetteer is built.

Most capitalised words of a text turn out to be no places. With this table telling so takes a look-up, not a weighing of all
that they might mean. A million names have some five thousand different looks; nine in ten mean one place only, whose sense
is soon made, and the senses of the others stand here in their order. The file holds how many there are of each, the scores
of the looks, the number of the look of each name, the first sense of each name, the senses, and the strengths of the looks;
it lies beside the index, and its name is a digest of all that shapes it, so that a stale one is never read.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from struct import Struct

from geo.gazetteer.index import QUALITIES, mapped
from geo.gazetteer.kinds import KINDS
from geo.parsing.remembered import Remembered
from geo.parsing.senses import Sense
from geo.parsing.weights import STRENGTHS

__all__ = ["Look", "Looks", "Table"]

Look = tuple[str, float]
"""Strength and score of a Name."""
COUNTS, SCORE, NUMBER = Struct("<QQQ"), Struct("<d"), Struct("<I")
SENSE = Struct("<IddB2siBdd??q")
"""A Sense: kinds and qualities by number, countries in two bytes."""
LETTERS = ("", *STRENGTHS)
"""Strengths by number; the first is that of a name that no place has here, such as an airport's code."""
COUNTRIES = Remembered[bytes, str](lambda packed: packed.decode().rstrip("\0"))


class Looks:
    """The look of a name by its number in the index; None for names that no place has here."""

    def __init__(self, path: Path) -> None:
        content = mapped(path)
        looks, names, senses = COUNTS.unpack_from(content)
        sizes = (COUNTS.size, SCORE.size * looks, NUMBER.size * names, NUMBER.size * (names + 1))
        parts = list(_parts(content, (*sizes, SENSE.size * senses, looks)))
        letters = map(LETTERS.__getitem__, parts[5])
        different = zip(letters, parts[1].cast("d"), strict=True)
        self._looks = [look if look[0] else None for look in different]
        self._of_names, self._starts, self._senses = parts[2].cast("I"), parts[3].cast("I"), parts[4]

    def __len__(self) -> int:
        return len(self._of_names)

    def __getitem__(self, number: int) -> Look | None:
        return self._looks[self._of_names[number]]

    def senses(self, number: int) -> tuple[Sense, ...]:
        """What a name means that means several places, the likeliest first; nothing for others."""
        first, last = self._starts[number] * SENSE.size, self._starts[number + 1] * SENSE.size
        new = tuple.__new__  # quicker than Sense(...)
        return tuple([
            new(Sense, (
                entity, lat, lon, KINDS[kind], COUNTRIES[country], admin1, QUALITIES[quality], people, prior, interest, capital, cell
            ))
            for entity, lat, lon, kind, country, admin1, quality, people, prior, interest, capital, cell
            in SENSE.iter_unpack(self._senses[first:last])
        ])  # fmt: skip


def _parts(content: memoryview, sizes: Sequence[int]) -> Iterator[memoryview]:
    start = 0
    for size in sizes:
        yield content[start : start + size]
        start += size


class Table:
    """A table on its way to the disk, name by name."""

    def __init__(self) -> None:
        self._different: dict[Look | None, int] = {None: 0}
        self._of_names, self._starts, self._senses = array("I"), array("I", [0]), bytearray()

    def add(self, look: Look | None, senses: Sequence[Sense]) -> None:
        """The look of the next name, and its senses if it has several."""
        self._of_names.append(self._different.setdefault(look, len(self._different)))
        for sense in senses if len(senses) > 1 else ():
            entity, lat, lon, kind, country, admin1, quality, *others = sense
            self._senses += SENSE.pack(
                entity, lat, lon, KINDS.index(kind), country.encode(), admin1, quality, *others
            )
        self._starts.append(len(self._senses) // SENSE.size)

    def packed(self) -> bytes:
        """The file's content."""
        looks = [look or (LETTERS[0], 0.0) for look in self._different]
        counts = COUNTS.pack(len(looks), len(self._of_names), self._starts[-1])
        scores = array("d", [score for _, score in looks]).tobytes()
        strengths = bytes(LETTERS.index(strength) for strength, _ in looks)
        return b"".join(
            (counts, scores, self._of_names.tobytes(), self._starts.tobytes(), self._senses, strengths)
        )
