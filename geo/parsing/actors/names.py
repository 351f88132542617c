"""Every name under which a text may speak of an actor, ready to be looked up: from data/actors.toml and its adjectives.

`data/actors.toml` is read with the standard library alone, since its rules are held by `geo check`: a parser must start
in a fifth of a second.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from geo.gazetteer import folding
from geo.parsing.language import russian
from geo.parsing.language.branching import branching
from geo.parsing.language.lexicon import lexicon

__all__ = ["PERSONS", "ActorNames", "Known", "actor_names"]

ACTORS = Path(__file__).resolve().parents[3] / "data" / "actors.toml"
_ADJECTIVES = {"soviet": "soviet-union", "советск": "soviet-union"}
"""Adjectives of states that no gazetteer holds any more."""
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_ENDINGS: tuple[tuple[str, str], ...] = (
    ("ия", "ии ию ией"), ("ая", "ой ую"), ("ое", "ого ому ым ом"), ("ые", "ых ым ыми"), ("ий", "ого ому им ом"), ("ый", "ого ому ым ом"),
    ("ка", "ки ке ку кой"), ("га", "ги ге гу гой"), ("а", "ы е у ой"), ("я", "и е ю ей"), ("о", "а у ом е"),
    ("е", "я ю ем и"), ("ль", "ля лю лем ле"), ("й", "я ю ем е"), ("ы", "ов ам ами ах"), ("", "а у ом е"),
)  # fmt: skip
"""Endings of a Russian noun or adjective in the nominative, and what stands for them in other cases."""


PERSONS = frozenset({"chad", "israel", "jordan"})
"""States that are called as many persons are: actors only where the text names the place."""


class Known(NamedTuple):
    """A name with the actor that it means."""

    text: str
    actor: str
    how: Literal["name", "alias", "metonym"]


class ActorNames:
    """Names by their first two letters, the longest first; adjectives by folded word."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self._folded: dict[str, str] = {}
        self.country = {row["id"]: row.get("country", "") for row in rows}
        self.kind = {row["id"]: row["kind"] for row in rows}
        self.state_of = {
            row["country"]: row["id"]
            for row in reversed(rows)
            if row["kind"] == "state" and row.get("country")
        }
        """The state whose ground a country is, by two-letter code."""
        self.label = {row["id"]: row["name"] for row in rows}
        self.part_of = {row["id"]: row.get("part_of", "") for row in rows}
        self.by_opening: dict[str, list[Known]] = defaultdict(list)
        lower: dict[str, Known] = {}
        for known in (known for row in rows for known in _names(row)):
            if known.text[0].islower() or not known.text[0].isupper():
                lower[known.text] = known
                if _CYRILLIC.match(known.text):  # «Талибы» at the head of a sentence
                    large = known._replace(text=known.text[0].upper() + known.text[1:])
                    self.by_opening[large.text[:2]].append(large)
            else:
                self.by_opening[known.text[:2]].append(known)
        for list_ in self.by_opening.values():
            list_.sort(key=lambda known: -len(known.text))
        self.lower = lower
        self.lower_names = re.compile(branching(lower))
        words = lexicon()
        self.adjectives = {
            key: found.place for key, found in words.adjectives.items() if found.place in self.kind
        }
        self.adjectives |= {word: actor for word, actor in _ADJECTIVES.items() if word.isascii()}
        self.stems = {stem: place for stem, (place, _) in words.stems.items() if place in self.kind}
        self.stems |= {word: actor for word, actor in _ADJECTIVES.items() if not word.isascii()}
        self.doubled = {word.partition("-")[0] for word in self.adjectives if "-" in word}
        self.bent = russian.bent_adjectives(tuple(self.stems))

    def adjective(self, word: str) -> str:
        """The actor that a word is an adjective of; empty for other words. Each word is folded once."""
        if word not in self._folded:
            if len(self._folded) > 50_000:
                self._folded.clear()
            self._folded[word] = self.adjectives.get(folding.key(word).replace(" ", "-"), "")
        return self._folded[word]

    def state(self, actor: str) -> str:
        """The state that a body is part of; the actor itself where it is none's."""
        return self.part_of.get(actor) or actor


@lru_cache(maxsize=1)
def actor_names() -> ActorNames:
    """The project's own actors, read once."""
    return ActorNames(tomllib.loads(ACTORS.read_text(encoding="utf-8"))["actor"])


def _names(row: dict[str, Any]) -> Iterator[Known]:
    yield from _forms(Known(row["name"], row["id"], "name"))
    short = row.get("short", "")
    for alias in [*row.get("aliases", ()), *([short] if len(short) > 2 else [])]:
        yield from _forms(Known(alias, row["id"], "alias"))
    for metonym in row.get("metonyms", ()):
        yield from _forms(Known(metonym, row["id"], "metonym"))


def _forms(known: Known) -> Iterator[Known]:
    """The name, and for a Russian one its other cases; the first word bends, and the second behind an adjective."""
    yield known
    words = known.text.split()
    if not _CYRILLIC.search(known.text) or words[0].isupper():
        return
    adjective = len(words) > 1 and words[0].endswith(("ая", "ое", "ые", "ий", "ый"))
    tail = words[2:] if adjective else words[1:]
    seconds = _bent(words[1]) if adjective else [""]
    for first in _bent(words[0]):
        for second in seconds:
            yield known._replace(text=" ".join(part for part in (first, second, *tail) if part))


def _bent(word: str) -> list[str]:
    ending, others = next(pair for pair in _ENDINGS if word.endswith(pair[0]))
    stem = word.removesuffix(ending)
    return [stem + other for other in others.split()]
