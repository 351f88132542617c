"""Rivers in a text: a bare name behind words that say so, "Chu river" in small letters, and "река" before a name in Russian."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from geo.gazetteer import Quality, folding
from geo.parsing.language import russian
from geo.parsing.toponyms.landforms import HEADS, REKA, RIVER, TOLD
from geo.parsing.toponyms.senses import Name
from geo.parsing.toponyms.words import NOUNS

if TYPE_CHECKING:
    from geo.parsing.toponyms.scanning import Found, Scan, Scanner

__all__ = ["WORD", "Rivers", "is_the", "may_tell", "stands_alone"]

WORD = re.compile(r"[ \u00a0-]*(\w+(?:['’ʼ`]\w+)*)")
MORE = 2
"""Words before the last one of a name."""
SMALL = re.compile(r" (river|canal|mountains|desert)(?![\w-])")
BEFORE = re.compile(r"(?<= )river (?=[A-Z])")
REKI = re.compile(r"(?<!\w)[Рр]ек(?:а|и|е|у|ой|ою|ам|ах|ами|)? [«\"]?(?=[А-ЯЁӘҒҚҢӨҰҮҺІ])")
FOLLOWING = frozenset(
    ["in", "at", "near", "from", "to", "into", "on", "of", "off", "by", "with", "for", "where", "which", "that", "who", "when", "while", "as", "but", "before", "after", "since", "during", "until", "between", "through",
     "is", "was", "are", "were", "has", "had", "will", "would", "can", "could", "may", "flows", "flowed", "flooded", "floods", "rises", "rose", "runs", "ran", "froze", "overflowed", "burst",
     "basin", "valley", "delta", "bank", "banks", "bridge", "bridges", "estuary", "shore", "shores", "crossing", "ferry", "waters", "tributary", "tributaries", "again", "today", "yesterday", "there", "here"]
)  # fmt: skip
"""Words behind a river's bare name that leave it one: "the Hudson is", but not "the Hudson team"."""
MARKS = frozenset("\n.,;:!?)(]\"'”’»—–…")
CROSSING = re.compile(
    r"(?:\b(?:on|along|across|over|down|up|beyond|by|beside|cross|crosse[ds]|crossing|bridged?|spans?|spanning|(?:banks?|mouth|waters|tributary|tributaries|west|east|north|south|side) of) )the $",
    re.IGNORECASE,
)
"""What stands before a river, and not before a state of its name."""


class Rivers:
    """Finds rivers in texts that a scanner has read."""

    def __init__(self, scanner: Scanner, found: type[Found]) -> None:
        self.names, self.landforms = scanner.names, scanner.names.landforms
        self._found = found

    def made(
        self, scan: Scan, first: int, last: int, name: Name | None = None, unheld: str = "", end: int = 0
    ) -> Found:
        """What stands from one word to another, with the name that it is or what it is if none is held."""
        return self._found(scan.starts[first], end or scan.ends[last], first, last, name, None, "", unheld)

    def is_other(self, scan: Scan, at: int) -> bool:
        """Whether a river's bare name is part of another: "Danube Commission"."""
        if scan.words[at].key not in self.landforms.rivers or not scan.joined[at + 1]:
            return False
        name = scan.words[at].name
        return name is not None and name.senses[0].kind == "river"

    def told(self, scan: Scan) -> Iterator[Found]:
        """Those that small letters before or behind their names tell."""
        text = scan.text
        if may_tell(text):
            for match in SMALL.finditer(text):
                yield from self._small(scan, match)
            for match in BEFORE.finditer(text):
                yield from self._called(scan, match.end())
        if not text.isascii() and "ек" in text:
            for match in REKI.finditer(text):
                yield from self._reka(scan, match.end())

    def bare(self, scan: Scan, at: int) -> Iterator[Found]:
        """A river without its word: "the Potomac", "the river Don"."""
        key, start, end, text = scan.words[at].key, scan.starts[at], scan.ends[at], scan.text
        if key not in self.landforms.rivers or scan.joined[at + 1]:
            return
        if text[start - 6 : start] == "river ":
            told = text[end : end + 1] != "-"
        elif not is_the(text, start):
            return
        elif key in TOLD or self._is_wide(key):
            told = stands_alone(text, end) and CROSSING.search(text, max(0, start - 24), start) is not None
        else:
            told = stands_alone(text, end)
        if told and (name := self.river(key)):
            yield self.made(scan, at, at, name)

    def _small(self, scan: Scan, match: re.Match[str]) -> Iterator[Found]:
        """A name with its word behind it in small letters: "Chu river"."""
        last = bisect_left(scan.ends, match.start())
        if last == len(scan.ends) or scan.ends[last] != match.start() or scan.words[last].grammar:
            return
        head, first = match[1], last
        while scan.joined[first] and last - first < MORE:
            first -= 1
        for begin in range(first, last + 1):
            key = folding.key(scan.text[scan.starts[begin] : match.end()])
            if name := self.names.get(key):
                yield self.made(scan, begin, last, name, end=match.end())
                return
        first = last
        while not self.is_no_name(scan, first) and scan.joined[first] and last - first < MORE:
            first -= 1
        if self.is_no_name(scan, first) or scan.words[first].adjective:
            first += 1
        if first > last:
            return
        first -= scan.between[first] == "-"
        name = scan.words[last].name
        if first == last and name and name.senses[0].kind == "country":
            return  # "the Ukraine river"
        yield self.made(scan, first, last, unheld=HEADS[head], end=match.end())

    def _called(self, scan: Scan, start: int) -> Iterator[Found]:
        """An unknown name behind "river": "the river Teign"."""
        at = bisect_left(scan.starts, start)
        if scan.starts[at : at + 1] != [start] or scan.joined[at + 1] or self.is_no_name(scan, at):
            return
        word = scan.words[at]
        if (
            self.river(word.key) is None
            and not word.adjective
            and (word.name is None or word.name.strength > "B")
        ):
            yield self.made(scan, at, at, unheld="river")

    def _reka(self, scan: Scan, start: int) -> Iterator[Found]:
        """A name behind a Russian word for a river: "на реке Чу"."""
        at = bisect_left(scan.starts, start)
        if at == len(scan.starts) or scan.starts[at] != start or scan.joined[at + 1]:
            return
        word, end = scan.words[at], scan.ends[at]
        if scan.text[end : end + 1] == "-":
            return
        name = self.river(word.key)
        if name is None:
            known = self.names.gazetteer.index.names.get(word.key) is not None
            if not known or word.adjective or (word.name and word.name.strength == "A"):
                return  # "реки Казахстана"
        yield self.made(scan, at, at, name, "" if name else "river")

    def river(self, key: str) -> Name | None:
        """The river that a bare name means."""
        if key.isascii():
            return self.names.get(key + RIVER)
        trie = self.names.gazetteer.index.names
        for form in russian.nominatives(key):
            for called in (REKA + form, form):
                name = self.names.get(called) if called in trie else None
                if name and name.senses[0].kind == "river":
                    return name
        return None

    def _is_wide(self, key: str) -> bool:
        name = self.names.get(key)
        return name is not None and any(
            s.kind in ("country", "province") and s.quality <= Quality.CANONICAL for s in name.senses[:4]
        )

    def is_no_name(self, scan: Scan, at: int) -> bool:
        """Whether a word is none that a feature can be called by."""
        word = scan.words[at]
        if word.key in HEADS:
            return False  # "Kara Darya river"
        if word.grammar or word.stopped or word.title or len(word.key) < 2 or word.cut:
            return True
        return not NOUNS.isdisjoint(self.names.lexicon.classes.get(word.key, ()))


def may_tell(text: str) -> bool:
    """Whether a text has one of the words of SMALL."""
    return (
        " river" in text or " canal" in text or " mountains" in text
        or " desert" in text
    )  # fmt: skip


def is_the(text: str, start: int) -> bool:
    """Whether an article stands before a name."""
    return text[max(0, start - 4) : start] in ("the ", "The ")


def stands_alone(text: str, end: int) -> bool:
    """Whether what follows does not make a name part of something else."""
    after = text[end : end + 1]
    if after != " ":
        return not after or after in MARKS
    match = WORD.match(text, end)
    return match is not None and match[1] in FOLLOWING
