"""Weighing every name of the gazetteer once, so that no text has to: some seconds, when the index is new or a weight has changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from geo.gazetteer import Gazetteer, Quality, open_gazetteer
from geo.gazetteer.inputs import Progress
from geo.gazetteer.layout import unpack_posting
from geo.parsing.language.lexicon import CLASSES, WORDS, lexicon
from geo.parsing.toponyms.looks import Flags, Look, Looks, Table
from geo.parsing.toponyms.names import Names
from geo.parsing.toponyms.othernames import COUNTY, FEW
from geo.parsing.toponyms.senses import Sense
from geo.parsing.toponyms.weights import FILE, load_weights
from geo.parsing.toponyms.words import traits_of

__all__ = ["open_looks", "prepared", "tables", "weigh"]

SHAPED_BY = (
    "language/lexicon", "toponyms/looks", "toponyms/memory", "toponyms/names", "toponyms/othernames", "toponyms/senses",
    "toponyms/weighing", "toponyms/weights", "toponyms/words",
)  # fmt: skip
"""Modules whose code says how a name looks and what it means; those of the gazetteer change the index, and the table lies with it."""
LONG = 7
"""Letters from which on the length of a name tells nothing more; see senses.features."""
OFTEN = 50_000
"""Names between two reports of progress."""
KEPT = 3
"""Tables that are kept, for checkouts and branches that take turns."""


def open_looks(gazetteer: Gazetteer, progress: Progress | None = None) -> Looks | None:
    """The table of looks under the committed weights, made first if an input has changed or none is there.

    None if it is not there and the index's folder cannot be written to: then names are weighed as texts name them,
    which is slower and comes to the same.
    """
    path = gazetteer.index.folder / f"looks-{_digest()}.bin"
    if not path.exists():
        try:
            _write(path, weigh(Names(gazetteer, lexicon(), load_weights(), interest=True), progress))
        except OSError:
            return None
    return Looks(path)


@lru_cache(maxsize=1)
def tables() -> tuple[Gazetteer, Looks | None]:
    """The project's gazetteer and its table, opened once for all parsers: memory that is mapped twice counts twice."""
    gazetteer = open_gazetteer()
    return gazetteer, open_looks(gazetteer)


def prepared(progress: Progress | None = None) -> Gazetteer:
    """The project's gazetteer when index and table are there, so that the first text need not wait for either."""
    gazetteer = open_gazetteer(progress=progress)
    open_looks(gazetteer, progress)
    return gazetteer


def weigh(names: Names, progress: Progress | None = None) -> bytes:
    """The table's content for the names of a gazetteer."""
    table, whole = Table(), len(names.gazetteer.index.names)
    for number, (look, senses) in enumerate(_looks(names)):
        table.add(look, senses)
        if progress and number % OFTEN == 0:
            progress(number / whole, "weighing the names")
    for key, flags in _words(names):
        table.add_word(key, names.gazetteer.index.names.get(key), flags)
    if progress:
        progress(1.0, f"{whole:,} names weighed")
    return table.packed()


def _looks(names: Names) -> Iterator[tuple[Look | None, tuple[Sense, ...]]]:
    """The look of each name, and its senses where it has several postings.

    It is weighed only if no name before it gave the same signs: of a million six thousand.
    """
    words, capitals = names.lexicon.words, _capitals(names)
    sights = _sights(names)
    known: dict[object, Look | None] = {}
    for key, postings in names.gazetteer.index.entries():
        plain = len(key) > FEW and not key.endswith(COUNTY) and "1" not in words.get(key, "")
        if len(postings) == 1 and (plain or len(names.senses(key)) == 1):
            # as nine of ten have: spares making the sense
            count, (entity, quality) = 1, unpack_posting(postings[0])
            there = quality <= Quality.ROMANISED and sights[entity] is not None
            found: tuple[Sense, ...] = ()
        elif there := bool(found := names.senses(key)):
            count, entity, quality = len(found), found[0].number, found[0].quality
        if not there:
            yield None, ()
            continue
        long = min(LONG, len(key)), key.count(" ")
        signs = sights[entity], quality, count.bit_length(), long, words.get(key), key in capitals
        if signs not in known:
            senses = found or names.senses(key)
            name = names.name(key, senses) if senses else None
            known[signs] = (name.strength, name.score) if name else None
        yield known[signs], found


def _words(names: Names) -> Iterator[tuple[str, Flags]]:
    """The single words in plain Latin letters that are names, begin names, or stand in the lexicon."""
    lexicon, openings = names.lexicon, names.gazetteer.index.openings
    tries = chain(names.gazetteer.index.names.iterkeys(), openings.iterkeys())
    for key in {
        key for key in chain(tries, lexicon.classes, lexicon.words) if key.isascii() and key.isalpha()
    }:
        traits = traits_of((lexicon.classes.get(key, ()), lexicon.words.get(key, "")))
        yield key, (key in openings, *traits)


def _capitals(names: Names) -> set[str]:
    return {word for word, classes in names.lexicon.classes.items() if "capital" in classes}


def _sights(names: Names) -> list[int | None]:
    """For each entity a number that it shares with those that give a name the same signs; None if it has given way."""
    index, seen = names.gazetteer.index, dict[object, int]()
    sights: list[int | None] = []
    for number in range(len(index)):
        sense, absorbed = names.sense(number), index.place(number)[-1]
        sight = seen.setdefault((sense.kind, int(sense.people), sense.interest), len(seen))
        sights.append(None if absorbed else sight)
    return sights


def _write(path: Path, content: bytes) -> None:
    """Put a table in its place when it is whole, so that no reader sees half of it; keep a few that it replaces."""
    import tempfile  # with what it loads, only for those who write

    handle, unfinished = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(unfinished).replace(path)
    others = sorted(path.parent.glob("looks-*.bin"), key=lambda other: other.stat().st_mtime)
    for old in others[:-KEPT]:
        old.unlink(missing_ok=True)


def _digest() -> str:
    """Sixteen hexadecimal digits over the weights, the words and the code that says how a name looks."""
    hashed = blake2b(digest_size=8)
    for path in (FILE, CLASSES, WORDS, *(Path(__file__).parents[1] / f"{module}.py" for module in SHAPED_BY)):
        hashed.update(path.name.encode() + path.read_bytes())
    return hashed.hexdigest()
