"""Candidates: capitalised words, and the longest names of the gazetteer that begin at each.

Offsets are code points of the text; folding keeps every character in its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate, product
from string import ascii_lowercase

from geo.gazetteer import Quality, folding
from geo.parsing.language.lexicon import Adjective
from geo.parsing.language.remembered import Remembered
from geo.parsing.language.russian import CYRILLIC
from geo.parsing.toponyms.chains import are_ends
from geo.parsing.toponyms.embedded import (
    ADDRESS,
    BOUND,
    NO_FIELDS,
    goes_on_behind,
    is_bound,
    is_called,
    is_nested,
    is_patron,
    is_signed,
)
from geo.parsing.toponyms.names import Names
from geo.parsing.toponyms.numbered import curated_numbers
from geo.parsing.toponyms.senses import Name
from geo.parsing.toponyms.window import CONNECTING, IN_FULL, NEXT, window
from geo.parsing.toponyms.words import APOSTROPHES, LED, Word, Words, without_possessive

__all__ = ["Found", "Scan", "Scanner"]

_UPPER = "".join(chr(code) for code in (*range(0x41, 0x530), *range(0x1E00, 0x1F00)) if chr(code).isupper())
_CAPITALISED = (
    rf"[{_UPPER}](?<!\w\w)(?:\w++(?:[{APOSTROPHES}]\w++)*+|(?:[{APOSTROPHES}]\w++)++|(?:\.[A-Z])+a?\.(?!\w)|)"
)
TOKEN = re.compile(f"({_CAPITALISED})")
ASCII_TOKEN = re.compile(
    r"([A-Z](?<!\w\w)(?:\w++(?:['`]\w++)*+|(?:['`]\w++)++|(?:\.[A-Z])+a?\.(?!\w)|))", re.ASCII
)
"""The same in texts without any other characters: a range is searched for in a third of the time."""
ORDINALS = ("st ", "nd ", "rd ", "th ", " ", "-")
APART = re.compile(rf"[{APOSTROPHES}]")
JOINING = (" ", "\u00a0")
OF_CITY = " city"
COUNCILS = frozenset({"council", "councilman", "councilwoman", "councilor", "hall", "commission", "manager", "attorney", "clerk"})  # fmt: skip
"""Bodies and officers of a city, called so behind its name."""
AFTER_FIRST = (" ", "-", "\u00a0", ".")


@dataclass(slots=True, eq=False)
class Found:
    """A stretch of text that may name a place, from word `first` to `last`; no tuple, whose parts are looked at slowly."""

    start: int
    end: int
    first: int
    last: int
    name: Name | None
    adjective: Adjective | None
    capitals: str
    unheld: str = ""
    """What it is, if it is a river, a range or the like that the gazetteer does not hold."""


@dataclass(slots=True)
class Scan:
    """A text and its capitalised words; what is known of each stands in lists, since looking there is quickest."""

    text: str
    words: list[Word]
    starts: list[int]
    ends: list[int]
    """Where each ends, without a possessive."""
    between: list[str]
    """What stands between each and the one before."""
    joined: list[bool]
    """Whether only a space does; with one for the end of the text, too."""
    open: list[int]
    """Those with which a name may begin."""
    counts: Counter[str]
    """How often each stands there, by its key."""


class Scanner:
    """Finds candidates in texts; remembers the words it has met."""

    def __init__(self, names: Names) -> None:
        self.names, self.lexicon = names, names.lexicon
        self.words = Words(names)
        self._numbers = curated_numbers(names)
        either = "|".join(self._numbers)
        self._numbered = re.compile(rf"({_CAPITALISED}|(?<!\w)(?:{either})(?:st|nd|rd|th)?(?=[ -]\w))")
        """The same with "201st military base": slower by half, since it cannot look for capitals alone."""
        self._goes_on: Callable[[tuple[str, str]], bool] = Remembered(self._begins).__getitem__
        self._words_in: Callable[[str], set[int]] = Remembered(self._known_sizes).__getitem__
        self._adjectives = {" ".join(key.split()[:2]) for key in self.lexicon.adjectives if " " in key}
        self._openings = names.gazetteer.index.openings
        self._joining = CONNECTING | self.lexicon.inner
        begun = {word[:2] for word in self._joining}
        self._apart = {pair for pair in map("".join, product(ascii_lowercase, repeat=2)) if pair not in begun}
        """How a small word begins that stands in no name."""

    def scan(self, text: str) -> Scan:
        """The capitalised words of a text."""
        numbers = (number for number in self._numbers if number in text)
        numbered = any(after.startswith(ORDINALS) for number in numbers for after in text.split(number)[1:])
        token = self._numbered if numbered else ASCII_TOKEN if text.isascii() else TOKEN
        parts = token.split(text)  # what stands between, and each word
        ends = list(accumulate(map(len, parts)))
        words = list(map(self.words.__getitem__, parts[1::2]))
        stops, beginning = ends[1::2], []
        for at, word in enumerate(words):
            if word.cut:
                stops[at] -= word.cut
            if not word.idle:
                beginning.append(at)
        between = parts[:-1:2]
        joined = [gap == " " for gap in between] if text.isascii() else [gap in JOINING for gap in between]
        joined[:1] = [False] * bool(joined)  # what stands before the first is no word
        joined.append(False)
        return Scan(
            text, words, ends[:-1:2], stops, between, joined, beginning, Counter([word.key for word in words])
        )

    def candidates(self, scan: Scan, at: int) -> list[Found]:
        """What may begin at word `at`, the longest first."""
        word, start, end, text = scan.words[at], scan.starts[at], scan.ends[at], scan.text
        after = text[end : end + 1]
        found: list[Found] = []
        if word.leads and after in AFTER_FIRST and end == start + len(word.key):
            found = self._long(scan, at, word.key, end)
        elif word.owning and text[end + word.cut : end + word.cut + 1] == " ":
            found = self._long(scan, at, f"{word.key}s", end + word.cut, whole=True)
        short = None
        if word.special:
            found += self._wide(scan, at)
            if short := self._short(scan, at):
                found.append(short)
        if short is None:
            if word.adjective:
                found.append(Found(start, end, at, at, None, word.adjective, word.capitals))
            elif word.name and not (after == "-" and goes_on_behind(scan, at)):
                found.append(Found(start, end, at, at, word.name, None, word.capitals))
        if found and (
            (scan.between[at] in BOUND and is_bound(scan, at))
            or (scan.joined[at] and is_called(scan, at))
            or (word.nested and is_nested(scan, at, self.lexicon))
            or (scan.joined[at + 1] and scan.words[at + 1].treaty and is_signed(scan, at, self.lexicon))
            or (after == "." and ADDRESS.match(text, end))
        ):
            return []  # part of the name of something else: a body, a treaty, a person, half a name
        return found

    def _short(self, scan: Scan, at: int) -> Found | None:
        """What a short form names, by the full stop behind it or the comma before it."""
        word, start, end, text = scan.words[at], scan.starts[at], scan.ends[at], scan.text
        if word.dotted and text[end : end + 1] == ".":
            return Found(start, end + 1, at, at, word.dotted, None, "")
        if word.short and (word.dotted is None or text[start - 2 : start] == ", "):
            return Found(start, end, at, at, word.short, None, "")
        return None

    def _wide(self, scan: Scan, at: int) -> Iterator[Found]:
        """What a name or an adjective means with the word that leads it: "central Asian states", "the Hague"."""
        word, start, end = scan.words[at], scan.starts[at], scan.ends[at]
        if word.key not in LED:
            return
        leading = LED[word.key]
        written = scan.text[max(0, start - len(leading)) : start]
        if written != leading and written != leading.replace("the ", "The "):
            return
        key = leading + word.key
        adjective = self.lexicon.adjectives.get(key)
        name = None if adjective else self.names.get(key)
        if name or adjective:
            yield Found(start - len(leading), end, at, at, name, adjective, "")

    def _long(self, scan: Scan, at: int, key: str, end: int, whole: bool = False) -> list[Found]:
        """Names and adjectives of several words, of which the one at `at` is the first; `whole` as in `window`."""
        text = scan.text
        spaced = text[end] in JOINING and not key.isdigit()
        if spaced and text[end + 1 : end + 3] in self._apart:
            return []  # sooner than looking at the whole word
        second = NEXT.match(text, end)
        if second is None:
            return []
        raw = second[1]
        if spaced and raw[0].islower() and raw not in self._joining and not self._is_elided(raw):
            return []
        if not self._goes_on((key, raw)):
            key = IN_FULL.get(key, "")
            if not key or not self._goes_on((key, raw)):
                return []  # few names do, and the rest need no window
        keys, ends = window(text, key, end, self._joining, whole)
        found = list(self._named(scan, at, keys, ends)) if len(keys) > 1 else []
        if not whole and ends[-1] < len(text) and text[ends[-1]] in APOSTROPHES:
            owned = self._named(scan, at, *window(text, key, end, self._joining, whole=True))
            found[:0] = [one for one in owned if one.end > ends[-1]]  # "Prince George's County"
            if is_patron(scan, at, ends[-1]):
                return []
        return found

    def _named(self, scan: Scan, at: int, keys: list[str], ends: list[int]) -> Iterator[Found]:
        """What the words of a window name, most words first."""
        start, starts, capitals = scan.starts[at], scan.starts, scan.words[at].capitals
        for size, key in self._sizes(keys):
            end = ends[size - 1]
            name, adjective = self.names.get(key), self.lexicon.adjectives.get(key)
            if (name is None and adjective is None) or self._is_no_place(key, name):
                continue
            last = at
            while last + 1 < len(starts) and starts[last + 1] < end:
                last += 1
            if key.endswith(OF_CITY) and self._is_of_council(scan, key, last, name):
                continue
            if capitals:  # of all the words: "ST. LOUIS" is no abbreviation
                capitals = "long" if scan.text[start:end].isupper() else ""
            found = Found(start, end, at, last, None if adjective else name, adjective, capitals)
            if last == at or scan.between[last] != "-" or not are_ends(scan, found):
                yield found

    def _is_of_council(self, scan: Scan, key: str, last: int, name: Name | None) -> bool:
        """Whether "City" belongs to the body behind it rather than to a far smaller place: "the Cambridge City Council"."""
        if not scan.joined[last + 1] or scan.words[last + 1].key not in COUNCILS or name is None:
            return False
        bare = self.names.get(key.removesuffix(OF_CITY))
        if bare is None or bare.senses[0].kind != "city":
            return False
        return bare.senses[0].people > name.senses[0].people + 1.0

    def _begins(self, pair: tuple[str, str]) -> bool:
        """Whether any name begins with a folded word and the word behind it as it is written."""
        first, raw = pair
        second = raw.lower() if raw.isascii() and raw.isalpha() else folding.word_key(without_possessive(raw))
        joined = f"{first} {second}"
        if joined in self._openings or joined in self._adjectives or self.names.may_bend(joined):
            return True
        return second + "s" == folding.word_key(raw) and f"{joined}s" in self._openings  # "St. Mary's"

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
        first, several = words[0], "and" in words
        called = (
            (self.lexicon.is_given(first) and first != "al")  # the article of "Al Udeid"
            or first in self.lexicon.adjectives
            or not NO_FIELDS.isdisjoint(words)
        )
        if not (called or several or first.isdigit()):
            return False
        top = name.senses[0]
        if first.isdigit() and top.quality >= Quality.SHORT:
            return True
        if several and top.kind == "region":
            return True
        return top.kind == "airfield" and top.quality >= Quality.SHORT and called

    def _is_elided(self, raw: str) -> bool:
        """Whether a small word begins with one that can stand in a name: "d'Ivoire"."""
        if raw.isalnum():
            return False
        word, *rest = APART.split(raw, maxsplit=1)
        return bool(rest) and (word in ("d", "l") or word in self._joining)

    def _known_sizes(self, joined: str) -> set[int]:
        """Of how many words the names are that these words begin with."""
        spaced = f"{joined} "
        prefixes = self.names.gazetteer.index.names.prefixes(joined)
        return {key.count(" ") + 1 for key in prefixes if spaced[len(key)] == " "}

    def _sizes(self, keys: list[str]) -> Iterator[tuple[int, str]]:
        """How many of the words make a name, most first, with the key."""
        joined = " ".join(keys)
        if not CYRILLIC.search(joined):
            known = self._words_in(joined)
        else:
            known = {2, 3, 4, *((5,) if keys[0].isdigit() else ())}
        known = known | {2, 3}
        for size in range(len(keys), 1, -1):
            if size in known and keys[size - 1] not in CONNECTING:
                yield size, " ".join(keys[:size])
