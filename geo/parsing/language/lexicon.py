"""What words show about the names beside them: classes written by hand, English words, given names and surnames."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from geo.gazetteer import folding
from geo.parsing.language.russian import bent_adjectives

__all__ = ["CLASSES", "PLURALS", "Adjective", "Lexicon", "classes_of", "lexicon"]

HERE = Path(__file__).parent
CLASSES, WORDS = HERE / "lexicon.txt", HERE / "words.txt.gz"
ADJECTIVES, ABBREVIATIONS = HERE / "adjectives.txt", HERE / "abbreviations.txt"
PLURALS = {
    "bases": "airbase",
    "airfields": "airfield",
    "airports": "airfield",
    "ports": "port",
    "harbours": "port",
}
"""Kinds of place named once for several names: "Kuryk and Aktau ports"."""


INNER = frozenset({"kind", "joining", "inner"})


class Adjective(NamedTuple):
    """Place that an adjective stands for, and whether it is one or only points there, as "the Turks" does."""

    place: str
    reported: bool


class Lexicon:
    """Word classes by folded word; see lexicon.txt, adjectives.txt, abbreviations.txt and words.txt.gz."""

    def __init__(self) -> None:
        pairs = list(classes_of(CLASSES))
        self.inner = {word for word, name in pairs if name in INNER}
        """Small words that may stand within a name."""
        self.ordinary = frozenset(word for word, name in pairs if name == "ordinary")
        """Russian words that have a capital where a sentence begins, and are spelt as some place is."""
        apart = ("inner", "ordinary")
        self.classes: dict[str, tuple[str, ...]] = _by_word(pair for pair in pairs if pair[1] not in apart)
        self.before = {word: tuple(f"p:{name}" for name in names) for word, names in self.classes.items()}
        self.after = {word: tuple(f"n:{name}" for name in names) for word, names in self.classes.items()}
        self.words = _words()
        self.given = {word for word, classes in self.classes.items() if "given" in classes}
        self.stopped = {word for word, classes in self.classes.items() if "stop" in classes}
        self.bodies = _sides(word for word, classes in self.classes.items() if "named" in classes)
        """By each word in the names of bodies, what stands before and behind it there."""
        self.adjectives, self.stems = _adjectives()
        self.abbreviations: dict[str, tuple[str, str]] = dict(_abbreviations())

    @cached_property
    def bent(self) -> re.Pattern[str]:
        """Russian adjectives of places in any case; made when the first Russian word comes."""
        return bent_adjectives(tuple(self.stems))

    def is_given(self, key: str) -> bool:
        """Whether a folded word is a given name."""
        return key in self.given or not {"g", "h"}.isdisjoint(self.words.get(key, ""))

    def has(self, key: str, name: str) -> bool:
        """Whether a folded word is of a class."""
        return name in self.classes.get(key, ())


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The project's lexicon, read once."""
    return Lexicon()


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def classes_of(path: Path) -> Iterator[tuple[str, str]]:
    """Folded words with their classes, as a file such as lexicon.txt has them: one class a line, continued on indented ones."""
    name = ""
    for line in _lines(path):
        if not line.startswith(" "):
            name, _, line = line.partition(":")
        for word in line.split():
            yield folding.key(word), name


def _by_word(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    classes: dict[str, list[str]] = defaultdict(list)
    for word, name in pairs:
        classes[word].append(name)
    return {word: tuple(dict.fromkeys(names)) for word, names in classes.items()}


def _sides(bodies: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    sides: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in bodies:
        for word in re.finditer(r"\w+", name):
            sides[word[0]].append((name[: word.start()], name[word.end() :]))
    return dict(sides)


def _words() -> dict[str, str]:
    """Letters for what a word is, by the word; without a loop of its own, which took twice the time: it is the longest list."""
    return dict(map(str.split, gzip.decompress(WORDS.read_bytes()).decode().splitlines()))


def _adjectives() -> tuple[dict[str, Adjective], dict[str, tuple[str, str]]]:
    """Adjectives by folded key, and the stems of Russian ones with the noun that must follow."""
    known: dict[str, Adjective] = {}
    stems: dict[str, tuple[str, str]] = {}
    for line in _lines(ADJECTIVES):
        place, _, rest = line.partition(":")
        latin, _, cyrillic = rest.partition(":")
        reported, _, others = latin.partition("|")
        known |= {folding.key(word): Adjective(place, True) for word in reported.split()}
        known |= {folding.key(word): Adjective(place, False) for word in others.split()}
        for form in cyrillic.split():
            stem, _, noun = form.partition("(")
            stems[stem] = (place, noun)
    return known, stems


def _abbreviations() -> Iterator[tuple[str, tuple[str, str]]]:
    """Country and folded name by the form as it is written, full stops included."""
    for line in _lines(ABBREVIATIONS):
        name, _, forms = line.partition(":")
        country, _, name = name.partition(" ")
        for form in forms.split():
            yield form, (country, folding.key(name))
