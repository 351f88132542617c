"""Candidates: capitalised words, and the longest names of the gazetteer that begin at each.

Offsets are code points of the text; folding keeps every character in its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from geo.gazetteer import Quality, folding
from geo.parsing.lexicon import Adjective
from geo.parsing.names import Names
from geo.parsing.russian import CYRILLIC
from geo.parsing.senses import Name

__all__ = ["Found", "Scan", "Scanner", "Token", "Word"]

_UPPER = "".join(chr(code) for code in (*range(0x41, 0x530), *range(0x1E00, 0x1F00)) if chr(code).isupper())
_APOSTROPHES = "'’‘ʻʼ`"
TOKEN = re.compile(
    rf"(?<!\w)(?:(?:[A-Z]\.){{2,}}(?!\w)|\d+(?:st|nd|rd|th)(?= [Mm]ilitary [Bb])|[{_UPPER}]\w*(?:[{_APOSTROPHES}]\w+)*)"
)
NEXT = re.compile(rf"(?:[ \u00a0-]|\. )(\w+(?:[{_APOSTROPHES}]\w+)*)")
POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")
SMALL = re.compile(r"\w+")
LONGEST = 7
"""Words in a name."""
REMEMBERED = 60_000
BODY = 30
"""Characters to either side in which the name of a body is looked for."""
AFTER_FIRST = (" ", "-", "\u00a0", ".")
ABBREVIATED = frozenset({"st", "ft", "mt", "ste"})
CONNECTING = frozenset({"the", "of", "and", "de", "da", "do", "del", "della", "di", "des", "la", "le", "les", "los", "las", "el", "al", "upon", "on", "sur", "es", "en", "am", "an", "der", "und"})  # fmt: skip
NOUNS = frozenset({"body", "kind", "street", "compass", "kindof", "title"})
"""Classes of words that name no place by themselves: "Valley", "Force"."""
OPENERS = frozenset({"north", "south", "east", "west", "central", "upper", "lower", "st", "mount", "saint", "new", "republic", "city", "village", "island"})  # fmt: skip
"""Words that name no place but begin names."""
ALWAYS = frozenset({"US", "UK", "USA", "UAE", "NSW"})
"""Short forms that need no full stop and no place before them."""


@dataclass(frozen=True, slots=True)
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
    short: Name | None
    """What it is short for, and `dotted` what it is short for if a full stop follows."""
    dotted: Name | None


class Token(NamedTuple):
    """A capitalised word in a text; `joined` if only a space parts it from the one before."""

    start: int
    end: int
    word: Word
    joined: bool


class Found(NamedTuple):
    """A stretch of text that may name a place: from token `first` to the last one it covers."""

    start: int
    end: int
    first: int
    last: int
    name: Name | None
    adjective: Adjective | None
    capitals: str


@dataclass(slots=True)
class Scan:
    """A text, its capitalised words, and how often each stands there."""

    text: str
    tokens: list[Token] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


class Scanner:
    """Finds candidates in texts; remembers the words it has met."""

    def __init__(self, names: Names) -> None:
        self.names, self.lexicon = names, names.lexicon
        self._words: dict[str, Word] = {}
        self._inner = {
            word
            for word, classes in self.lexicon.classes.items()
            if "kind" in classes or "joining" in classes
        }
        self._of_bodies = set(
            self.lexicon.bodies.pattern.replace("(?:", "|").replace(")", "|").replace(" ", "|").split("|")
        )

    def scan(self, text: str) -> Scan:
        """The capitalised words of a text."""
        scan, end = Scan(text), -9
        words, append = self._words, scan.tokens.append
        for match in TOKEN.finditer(text):
            start, stop = match.span()
            raw = match[0]
            word = words.get(raw) or self._word(raw)
            append(Token(start, stop - word.cut, word, start - end == 1 and text[end] in " \u00a0"))
            end = stop
        scan.counts.update([token.word.key for token in scan.tokens])
        return scan

    def candidates(self, scan: Scan, at: int) -> Iterator[Found]:
        """What may begin at token `at`, the longest first."""
        token, text = scan.tokens[at], scan.text
        word = token.word
        if text[token.start - 1 : token.start] == "-" and self._belongs(scan, at):
            return
        if self._in_body(scan, at):
            return
        if text[token.end : token.end + 1] in AFTER_FIRST and token.end == token.start + len(word.key):
            yield from self._long(scan, at)
        if word.dotted and text[token.end : token.end + 1] == ".":
            yield Found(token.start, token.end + 1, at, at, word.dotted, None, "")
        elif word.short and (word.dotted is None or text[token.start - 2 : token.start] == ", "):
            yield Found(token.start, token.end, at, at, word.short, None, "")
        elif word.adjective:
            yield Found(token.start, token.end, at, at, None, word.adjective, word.capitals)
        elif word.name and not word.stopped:
            yield Found(token.start, token.end, at, at, word.name, None, word.capitals)

    def _belongs(self, scan: Scan, at: int) -> bool:
        """Whether a hyphen makes the word part of another name: "Interfax-Kazakhstan", "Euro-Atlantic"."""
        before = scan.tokens[at - 1] if at else None
        if before is None or before.end != scan.tokens[at].start - 1:
            return False
        return before.word.stopped or (before.word.name is None and before.word.adjective is None)

    def _in_body(self, scan: Scan, at: int) -> bool:
        """Whether the word stands in the name of a body, an agency or a paper that the lexicon knows."""
        token = scan.tokens[at]
        if token.word.key not in self._of_bodies:
            return False
        start = max(0, token.start - BODY)
        around = folding.fold(scan.text[start : token.end + BODY])
        return any(
            start + match.start() <= token.start < start + match.end()
            for match in self.lexicon.bodies.finditer(around)
        )

    def _word(self, raw: str) -> Word:
        if len(self._words) > REMEMBERED:
            self._words.clear()
        lexicon = self.lexicon
        plain = raw[:-2] if raw[-1] in "sS" and raw[-2:-1] in _APOSTROPHES and len(raw) > 2 else raw
        key = folding.key(plain)
        stopped, classes = key in lexicon.stopped, lexicon.classes.get(key, ())
        short = self._short(plain) if plain in lexicon.abbreviations else None
        dotted = self._short(f"{plain}.") if f"{plain}." in lexicon.abbreviations else None
        if short and plain not in ALWAYS and "." not in plain:
            dotted = dotted or short  # only in addresses: "Lexington, KY"
        idle = not (short or dotted or key in lexicon.adjectives) and (
            key not in OPENERS
            if stopped
            else len(key) > 1 and self.names.get(key) is None and not self.names.leads(key)
        )
        word = self._words[raw] = Word(
            key, len(raw) - len(plain), self.names.get(key) if len(key) > 1 and not stopped and NOUNS.isdisjoint(classes) else None,
            stopped, idle, lexicon.is_given(key),
            key in lexicon.titles, not {"1", "2", "3"}.isdisjoint(lexicon.words.get(key, "")) or key in lexicon.classes,
            lexicon.adjectives.get(key), _capitals(plain), short, dotted,
        )  # fmt: skip
        return word

    def _short(self, form: str) -> Name | None:
        country, key = self.lexicon.abbreviations[form]
        name = self.names.get(key)
        senses = [s for s in name.senses if s.country == country] if name else []
        if name is None or not senses:
            return None
        wide = [s for s in senses if s.kind in ("country", "province")] or senses
        return Name(key, tuple(wide[:1]), "A", None)

    def _long(self, scan: Scan, at: int) -> Iterator[Found]:
        """Names and adjectives of several words."""
        token, text = scan.tokens[at], scan.text
        following = text[token.end + 1 : token.end + 2]
        if following.islower() and not self._may_follow(text[token.end + 1 : token.end + 17]):
            return
        if text[token.end] not in " -\u00a0." or not (following.isalnum() or following == " "):
            return
        if token.word.short or not self.names.leads(token.word.key):
            return
        keys, ends = self._window(text, token)
        if len(keys) < 2:
            return
        for size, key in self._sizes(keys):
            end = ends[size - 1]
            name, adjective = self.names.get(key), self.lexicon.adjectives.get(key)
            if (name is None and adjective is None) or self._is_no_place(key, name):
                continue
            last = at
            while last + 1 < len(scan.tokens) and scan.tokens[last + 1].start < end:
                last += 1
            yield Found(
                token.start, end, at, last, None if adjective else name, adjective, token.word.capitals
            )

    def _is_no_place(self, key: str, name: Name | None) -> bool:
        """Dates, two names joined ("Australia and New Zealand"), and persons after whom an airport is called."""
        words = key.split()
        if key in self.lexicon.stopped or (
            all(word in self.lexicon.stopped or word.isdigit() for word in words)
            and any(word.isdigit() for word in words)
        ):
            return True
        if name is None:
            return False
        top = name.senses[0]
        if "and" in words and top.kind == "region":
            return True
        return top.kind == "airfield" and top.quality >= Quality.SHORT and self.lexicon.is_given(words[0])

    def _may_follow(self, text: str) -> bool:
        """Whether a small word can stand in a name."""
        word = SMALL.match(text)
        return word is not None and (word[0] in CONNECTING or word[0] in self._inner)

    def _window(self, text: str, token: Token) -> tuple[list[str], list[int]]:
        """Keys and ends of the words that may belong to a name with the token."""
        keys, ends, end = [token.word.key], [token.end], token.end
        while len(keys) < LONGEST and (match := NEXT.match(text, end)):
            if match[0][0] == "." and keys[-1] not in ABBREVIATED:
                break
            raw = match[1]
            possessive = POSSESSIVE.search(raw)
            key = folding.key(raw[: possessive.start()] if possessive else raw)
            if not (
                not raw.islower()
                or raw[0].isdigit()
                or key in CONNECTING
                or self.lexicon.has(key, "kind")
                or self.lexicon.has(key, "joining")
            ):
                break
            keys.append(key)
            ends.append(match.end() - (len(possessive[0]) if possessive else 0))
            end = match.end()
            if possessive:
                break
        while len(keys) > 1 and keys[-1] in CONNECTING:
            keys.pop()
        return keys, ends

    def _sizes(self, keys: list[str]) -> Iterator[tuple[int, str]]:
        """How many of the words make a name, most first, with the key."""
        joined = " ".join(keys)
        if not CYRILLIC.search(joined):
            known = {
                key.count(" ") + 1
                for key in self.names.gazetteer.index.names.prefixes(joined + " ")
                if joined.startswith(f"{key} ") or key == joined
            }
        else:
            known = {2, 3, 4}
        known |= {2, 3}
        for size in range(len(keys), 1, -1):
            if size in known and keys[size - 1] not in CONNECTING:
                yield size, " ".join(keys[:size])


def _capitals(raw: str) -> str:
    if not raw.isupper() or len(raw) < 2:
        return ""
    return "short" if len(raw.replace(".", "")) <= 4 else "long"
