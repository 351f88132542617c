"""What every name of the gazetteer looks like and means without a text, mapped into memory: weighed once, when the gazetteer is built.

Most capitalised words of a text turn out to be no places. With this table telling so takes a look-up, not a weighing of all
that they might mean. A million names have some five thousand different looks; nine in ten mean one place only, whose sense
is soon made, and the senses of the others stand here in their order. Of single words it says what the lexicon does, too. The
file holds how many there are of each, the single words, the scores of the looks, the number of the look of each name, the
first sense of each name, what is known of each word, the senses, and the strengths of the looks; it lies beside the index,
and its name is a digest of all that shapes it, so that a stale one is never read.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from struct import Struct
from typing import Any

import marisa_trie  # type: ignore[import-not-found]  # it has no stubs

from geo.gazetteer.index import QUALITIES, mapped
from geo.gazetteer.kinds import KINDS
from geo.parsing.language.remembered import Remembered
from geo.parsing.toponyms.senses import Sense
from geo.parsing.toponyms.weights import STRENGTHS

__all__ = ["Flags", "Look", "Looks", "Table"]

Look = tuple[str, float]
"""Strength and score of a Name."""
Flags = tuple[bool, bool, bool, bool, bool, bool, bool]
"""Of a single word whether names of several words begin with it, and its Traits; see words.py."""
FLAGS: list[Flags] = list(product((False, True), repeat=7))  # type: ignore[arg-type]  # of that length
COUNTS, SCORE, NUMBER = Struct("<QQQQQ"), Struct("<d"), Struct("<I")
SENSE = Struct("<IddB2siBdd??q")
"""A Sense: kinds and qualities by number, countries in two bytes."""
LETTERS = ("", *STRENGTHS)
"""Strengths by number; the first is that of a name that no place has here, such as an airport's code."""
BITS, MASK = 7, 127
"""A single word has its flags in the lowest bits, and the number of its look above."""
COUNTRIES = Remembered[bytes, str](lambda packed: packed.decode().rstrip("\0"))


class Looks:
    """The look of a name by its number in the index; None for names that no place has here."""

    def __init__(self, path: Path) -> None:
        content = mapped(path)
        looks, names, senses, words, keys = COUNTS.unpack_from(content)
        numbers = [size * NUMBER.size for size in (names, names + 1, words)]
        sizes = keys, looks * SCORE.size, *numbers, senses * SENSE.size, looks
        self._keys, scores, *parts, self._senses, strengths = _parts(content[COUNTS.size :], sizes)
        different = zip(map(LETTERS.__getitem__, strengths), scores.cast("d"), strict=True)
        self._looks = [look if look[0] else None for look in different]
        self._of_names, self._starts, self._of_words = (part.cast("I") for part in parts)
        self._word: Any = marisa_trie.Trie().map(self._keys).get

    def __len__(self) -> int:
        return len(self._of_names)

    def __getitem__(self, number: int) -> Look | None:
        return self._looks[self._of_names[number]]

    def word(self, key: str) -> tuple[Look | None, Flags]:
        """What is known of a single word in plain Latin letters: how it looks as a name, if it is one, and its flags."""
        if (number := self._word(key)) is None:
            return None, FLAGS[0]
        packed = self._of_words[number]
        return self._looks[packed >> BITS], FLAGS[packed & MASK]

    def senses(self, number: int) -> tuple[Sense, ...]:
        """What a name means that means several places, the likeliest first; nothing for others."""
        first, last = self._starts[number] * SENSE.size, self._starts[number + 1] * SENSE.size
        if first == last:
            return ()
        new = tuple.__new__  # quicker than Sense(...)
        return tuple([
            new(Sense, (
                entity, lat, lon, KINDS[kind], COUNTRIES[country], admin1, QUALITIES[quality], people, prior, interest, capital, cell
            ))
            for entity, lat, lon, kind, country, admin1, quality, people, prior, interest, capital, cell
            in SENSE.iter_unpack(self._senses[first:last])
        ])  # fmt: skip


def _parts(content: memoryview, sizes: Sequence[int]) -> Iterator[memoryview]:
    """The parts of a file in their order. The first begins at a multiple of eight bytes, as a trie in place must."""
    start = 0
    for size in sizes:
        yield content[start : start + size]
        start += size


class Table:
    """A table on its way to the disk, name by name."""

    def __init__(self) -> None:
        self._different: dict[Look | None, int] = {None: 0}
        self._of_names, self._starts, self._senses = array("I"), array("I", [0]), bytearray()
        self._words: dict[str, int] = {}

    def add(self, look: Look | None, senses: Sequence[Sense]) -> None:
        """The look of the next name, and its senses if it has several."""
        self._of_names.append(self._different.setdefault(look, len(self._different)))
        for sense in senses if len(senses) > 1 else ():
            entity, lat, lon, kind, country, admin1, quality, *others = sense
            self._senses += SENSE.pack(
                entity, lat, lon, KINDS.index(kind), country.encode(), admin1, quality, *others
            )
        self._starts.append(len(self._senses) // SENSE.size)

    def add_word(self, key: str, name: int | None, flags: Flags) -> None:
        """A single word with the number of the name that it is; all names first."""
        self._words[key] = (0 if name is None else self._of_names[name]) << BITS | FLAGS.index(flags)

    def packed(self) -> bytes:
        """The file's content."""
        looks = [look or (LETTERS[0], 0.0) for look in self._different]
        words = marisa_trie.Trie(sorted(self._words))
        of_words = array("I", map(self._words.__getitem__, map(words.restore_key, range(len(words)))))
        keys = words.tobytes()
        counts = COUNTS.pack(len(looks), len(self._of_names), self._starts[-1], len(words), len(keys))
        scores = array("d", [score for _, score in looks]).tobytes()
        strengths = bytes(LETTERS.index(strength) for strength, _ in looks)
        numbers = b"".join(numbers.tobytes() for numbers in (self._of_names, self._starts, of_words))
        return b"".join((counts, keys, scores, numbers, self._senses, strengths))
