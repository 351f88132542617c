"""Phrases as data/rules.toml writes them, compiled, and found by how they begin: all lists in one walk through a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from geo.parsing.branching import branching
from geo.parsing.remembered import Remembered

__all__ = ["Phrases", "phrases"]


_BETWEEN = r"(?:(?:[^\s.;]+|(?:\w\.)+)\s+){0,4}?"
"""Up to four words of one sentence; `U.S.` is one."""
Tried = tuple[re.Pattern[str], tuple[tuple[int, re.Pattern[str]], ...]]
"""All phrases with an opening, and those of each list by its number."""


def phrases(written: Sequence[str]) -> re.Pattern[str]:
    """One expression for phrases: `*` is the rest of a word, `?` one letter, `...` up to four words between."""
    return re.compile(rf"(?<![\w-]){_either(written)}(?!\w)", re.I)


class Phrases:
    """Numbered lists of phrases that are looked for together.

    One expression for how any of them may begin is cheap. The phrases themselves are tried only where one may, those
    alone that begin so, and they are compiled when they are first wanted.
    """

    def __init__(self, lists: Sequence[Sequence[str]]) -> None:
        begun = [(_opening(phrase), number, phrase) for number, list_ in enumerate(lists) for phrase in list_]
        stems = {stem for stem, _, _ in begun}
        either = {way for stem in stems for way in (stem, stem[0].upper() + stem[1:], stem.upper())}
        self.openings = re.compile(branching(sorted(either, key=len)) or r"(?!)")
        """How any phrase may begin."""
        self._begun = begun
        self._tried: Remembered[str, Tried] = Remembered(self._compile)

    def find(self, text: str, start: int, end: int) -> list[tuple[int, re.Match[str]]]:
        """Finds by number of the list, then in the order of the text; those of one list do not overlap."""
        found: list[tuple[int, re.Match[str]]] = []
        done: dict[int, int] = {}
        for opening in self.openings.finditer(text, start, end):
            first = opening.start()
            if first and (text[first - 1].isalnum() or text[first - 1] in "_-"):
                continue  # within a word
            any_of_them, lists = self._tried[opening[0]]
            if any_of_them.match(text, first, end):
                for number, expression in lists:
                    if done.get(number, 0) <= first and (match := expression.match(text, first, end)):
                        done[number] = match.end()
                        found.append((number, match))
        found.sort(key=lambda find: find[0])
        return found

    def _compile(self, opening: str) -> Tried:
        lists: dict[int, list[str]] = {}
        for stem, number, phrase in self._begun:
            if stem.startswith(opening.lower()):
                lists.setdefault(number, []).append(phrase)
        made = tuple((number, _behind(written)) for number, written in lists.items())
        return (made[0][1] if len(made) == 1 else _behind(list(chain(*lists.values())))), made


def _behind(written: Sequence[str]) -> re.Pattern[str]:
    """One expression for phrases that are tried where a word begins."""
    return re.compile(rf"{_either(written)}(?!\w)", re.I)


def _either(written: Sequence[str]) -> str:
    return f"(?:{'|'.join(map(_phrase, sorted(written, key=len, reverse=True)))})"


def _opening(phrase: str) -> str:
    """The letters that every find of a phrase begins with."""
    return re.split(r"[*?'.\s]", phrase, maxsplit=1)[0].lower()


def _phrase(written: str) -> str:
    parts = [_BETWEEN if word == "..." else _word(word) + r"\s+" for word in written.split()]
    return "".join(parts).removesuffix(r"\s+")


def _word(word: str) -> str:
    if word == "n't":
        return r"\w+n[’']t"
    if word == "*":
        return r"\S+"
    return (
        re.escape(word)
        .replace(r"\*", r"[\w,.]*" if word[0] in "$€£" else r"\w*")
        .replace(r"\?", r"\w")
        .replace("'", "[’']")
    )
