"""Capitalised words: what is known of one wherever it stands, worked out when it is first met."""

from __future__ import annotations

from dataclasses import dataclass

from geo.gazetteer import folding
from geo.parsing import russian
from geo.parsing.lexicon import Adjective
from geo.parsing.names import Names
from geo.parsing.senses import Name

__all__ = ["APOSTROPHES", "Word", "Words"]

APOSTROPHES = "'’‘ʻʼ`"
REMEMBERED = 60_000
NOUNS = frozenset({"body", "kind", "street", "compass", "kindof", "title"})
"""Classes of words that name no place by themselves: "Valley", "Force"."""
GRAMMAR = frozenset({"in", "to", "of", "with", "and", "the", "article"})
"""Classes of words that have a capital only where a sentence begins."""
OPENERS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper", "lower", "st", "mount", "saint", "new", "republic", "city", "village", "island"})  # fmt: skip
"""Words that name no place but begin names."""
BODIES = frozenset({"GUAM"})
"""Bodies whose short forms are names of places in small letters."""
ALWAYS = frozenset({"US", "UK", "USA", "UAE", "NSW", "РФ", "КНР", "США", "АҚШ", "АКШ", "ОАЭ"})
"""Short forms that need no full stop and no place before them."""


@dataclass(slots=True, eq=False)
class Word:
    """What is known of a capitalised word wherever it stands."""

    key: str
    cut: int
    """Length of a possessive ending, which is no part of the name."""
    name: Name | None
    stopped: bool
    idle: bool
    """Whether no name can begin with it."""
    given: bool
    title: bool
    known: bool
    """Whether it is an English word."""
    adjective: Adjective | None
    capitals: str
    grammar: bool
    """Whether it has a capital only where a sentence begins."""
    latin: bool
    short: Name | None
    """What it is short for, and `dotted` what it is short for if a full stop follows."""
    dotted: Name | None


class Words(dict[str, Word]):
    """The words that were met, as they are written, up to a bound."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self.names = names
        self._adjectives = russian.bent_adjectives(tuple(names.lexicon.stems))

    def __missing__(self, raw: str) -> Word:
        if len(self) > REMEMBERED:
            self.clear()
        word = self[raw] = self._make(raw)
        return word

    def _make(self, raw: str) -> Word:
        lexicon = self.names.lexicon
        plain = raw[:-2] if raw[-1] in "sS" and raw[-2:-1] in APOSTROPHES and len(raw) > 2 else raw
        key = folding.key(plain)
        stopped = key in lexicon.stopped or plain in BODIES or self._is_bent_stop(key)
        classes = lexicon.classes.get(key, ())
        short = self._short(plain) if plain in lexicon.abbreviations else None
        dotted = self._short(f"{plain}.") if f"{plain}." in lexicon.abbreviations else None
        if short and plain not in ALWAYS and "." not in plain:
            dotted = dotted or short  # only in addresses: "Lexington, KY"
        bent = not key.isascii() and self._adjectives.fullmatch(key) is not None  # "Советский" is no town
        name = self.names.get(key) if len(key) > 1 and not stopped and not bent else None
        idle = not (short or dotted or key in lexicon.adjectives) and (
            key not in OPENERS if stopped else len(key) > 1 and name is None and not self.names.leads(key)
        )
        return Word(
            key, len(raw) - len(plain), name if not key[:1].isdigit() and NOUNS.isdisjoint(classes) else None,
            stopped, idle, lexicon.is_given(key),
            key in lexicon.titles, not {"1", "2", "3"}.isdisjoint(lexicon.words.get(key, "")) or key in lexicon.classes,
            lexicon.adjectives.get(key), _capitals(plain),
            not GRAMMAR.isdisjoint(classes), key.isascii(), short, dotted,
        )  # fmt: skip

    def _is_bent_stop(self, key: str) -> bool:
        """Whether it is a case of a Russian noun that is no place: "Совете". Short ones are too much like names."""
        if key.isascii() or len(key) < 6:
            return False
        stopped = self.names.lexicon.stopped
        return any(len(form) > 4 and form in stopped for form in russian.nominatives(key)[1:])

    def _short(self, form: str) -> Name | None:
        country, key = self.names.lexicon.abbreviations[form]
        name = self.names.get(key)
        senses = [s for s in name.senses if s.country == country] if name else []
        if name is None or not senses:
            return None
        wide = [s for s in senses if s.kind in ("country", "province")] or senses
        return Name(key, tuple(wide[:1]), "A", None)


def _capitals(raw: str) -> str:
    if not raw.isupper() or len(raw) < 2:
        return ""
    return "short" if len(raw.replace(".", "")) <= 4 else "long"
