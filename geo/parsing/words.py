"""Capitalised words: what is known of one wherever it stands, worked out when it is first met."""

from __future__ import annotations

from dataclasses import dataclass

from geo.gazetteer import folding
from geo.parsing import russian
from geo.parsing.lexicon import Adjective
from geo.parsing.names import Names
from geo.parsing.remembered import Remembered
from geo.parsing.senses import Name

__all__ = ["APOSTROPHES", "Word", "Words"]

APOSTROPHES = "'’‘ʻʼ`"
NOUNS = frozenset({"body", "kind", "street", "compass", "kindof", "title"})
"""Classes of words that name no place by themselves: "Valley", "Force"."""
GRAMMAR = frozenset({"in", "to", "of", "with", "and", "the", "article"})
"""Classes of words that have a capital only where a sentence begins."""
ENGLISH = frozenset("123")
"""Letters of words.txt.gz for English words."""
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
    leads: bool
    """Whether names of several words may begin with it."""
    given: bool
    title: bool
    known: bool
    """Whether it is an English word."""
    nobody: bool
    """Whether nothing at all is known of it: then it is likely a given name."""
    adjective: Adjective | None
    capitals: str
    grammar: bool
    """Whether it has a capital only where a sentence begins."""
    latin: bool
    short: Name | None
    """What it is short for, and `dotted` what it is short for if a full stop follows."""
    dotted: Name | None


class Words(Remembered[str, Word]):
    """The words that were met, as they are written, up to a bound."""

    def __init__(self, names: Names) -> None:
        super().__init__(self._make)
        self.names = names

    def _make(self, raw: str) -> Word:
        names, lexicon = self.names, self.names.lexicon
        plain = raw[:-2] if raw[-1] in "sS" and raw[-2:-1] in APOSTROPHES and len(raw) > 2 else raw
        key = folding.key(plain)
        classes, letters = lexicon.classes.get(key, ()), lexicon.words.get(key, "")
        stopped = key in lexicon.stopped or plain in BODIES or self._is_bent_stop(key)
        adjective = lexicon.adjectives.get(key)
        short = self._short(plain) if plain in lexicon.abbreviations else None
        dotted = self._short(f"{plain}.") if f"{plain}." in lexicon.abbreviations else None
        if short and plain not in ALWAYS and "." not in plain:
            dotted = dotted or short  # only in addresses: "Lexington, KY"
        bent = not key.isascii() and lexicon.bent.fullmatch(key) is not None  # "Советский" is no town
        name = names.get(key) if len(key) > 1 and not stopped and not bent else None
        leads = not short and names.leads(key)
        idle = not (short or dotted or adjective) and (
            key not in OPENERS if stopped else name is None and not leads and len(key) > 1
        )
        capitals = _capitals(plain) if plain.isupper() else ""
        known = bool(classes) or not ENGLISH.isdisjoint(letters)
        place = name if not key[:1].isdigit() and NOUNS.isdisjoint(classes) else None
        return Word(
            key, len(raw) - len(plain), place,
            stopped, idle, leads, lexicon.is_given(key), key in lexicon.titles,
            known, not (known or place or stopped or adjective), adjective, capitals,
            capitals != "long" and not GRAMMAR.isdisjoint(classes), key.isascii(), short, dotted,
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
        return self.names.name(key, tuple(wide[:1]), short=True)


def _capitals(raw: str) -> str:
    """How a word in capitals is written: an abbreviation, perhaps, or a headline."""
    if len(raw) < 2:
        return ""
    return "short" if len(raw.replace(".", "")) <= 4 else "long"
