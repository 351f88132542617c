"""Rivers, canals, lakes, ranges and straits in a text, told from the towns and countries whose names they bear.

"Hudson River" is the river, if the gazetteer holds it; one that it does not hold is found whole and left without coordinates,
rather than placed at the town of Hudson.
Towns called so ("Fall River", "Lake Charles") are in the gazetteer under the whole name, and remain towns.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from geo.gazetteer import Quality, folding
from geo.parsing.language import russian
from geo.parsing.toponyms.landforms import HEADS, LEADS
from geo.parsing.toponyms.rivers import WORD, Rivers, is_the, may_tell, stands_alone
from geo.parsing.toponyms.senses import Name

if TYPE_CHECKING:
    from geo.parsing.toponyms.scanning import Found, Scan, Scanner

__all__ = ["Features"]

MORE = 4
"""Words of a name before "River" and the like."""
OF = frozenset({"strait", "straits", "gulf", "sea"})
OTHER = frozenset({"little", "big", "north", "south", "east", "west", "middle", "great"})
"""Words before a river's name that make it another's."""
PLACING = (" in ", " at ", " near ", " from ", " outside ")
"""What stands before "Port" and the like if they begin the name of a place."""
PARTS = frozenset(
    ["upper", "lower", "north", "south", "east", "west", "northern", "southern", "little", "big", "great", "middle", "white", "black", "red", "blue", "green", "old", "new", "kara", "ak", "san", "santa", "rio", "el", "la", "st", "saint"]
)  # fmt: skip
"""Words that belong to the one behind them."""


class Features:
    """Finds features in texts that a scanner has read."""

    def __init__(self, scanner: Scanner, found: type[Found]) -> None:
        self.scanner, self.names, self.landforms = scanner, scanner.names, scanner.names.landforms
        self._found, self.rivers = found, Rivers(scanner, found)

    def find(self, scan: Scan) -> dict[int, Found | None]:
        """What begins at a word, by its number, and None at the other words of it."""
        taken: dict[int, Found | None] = {}
        text, marked = scan.text, list[int]()
        if not text.isascii() or not self.landforms.marked.isdisjoint(scan.counts):  # few texts have any
            marked = [at for at, word in enumerate(scan.words) if word.marked]
        elif not may_tell(text):
            return {}
        for found in self._all(scan, marked):
            span = range(found.first, found.last + 1)
            if taken.keys().isdisjoint(span):
                taken.update(dict.fromkeys(span))
                taken[found.first] = found
        for at in marked:
            if self.rivers.is_other(scan, at) and not self._holds(scan, at):
                taken.setdefault(at, None)
        return taken

    def _holds(self, scan: Scan, at: int) -> bool:
        """Whether the gazetteer holds a name of several words that begins at one."""
        return any(one.last > at for one in self.scanner.candidates(scan, at))

    def _all(self, scan: Scan, marked: list[int]) -> Iterator[Found]:
        for at in marked:
            key = scan.words[at].key
            yield from self._listed(scan, at)
            if key in HEADS:
                yield from self._headed(scan, at, HEADS[key])
            if key in LEADS:
                yield from self._led(scan, at, LEADS[key])
            yield from self.rivers.bare(scan, at)
        yield from self.rivers.told(scan)

    def _listed(self, scan: Scan, at: int) -> Iterator[Found]:
        """A name of landforms.txt."""
        word, start, features = scan.words[at], scan.starts[at], self.landforms.features
        for first in (word.key,) if word.latin else russian.nominatives(word.key):
            for key, kind in features.get(first, ()):
                end = self._reaches(scan.text, start, key)
                if end is None:
                    continue
                last = bisect_left(scan.starts, end) - 1
                if scan.joined[last + 1] or scan.text[end : end + 1] == "-":
                    return  # "Sahara Group"
                held = self.names.get(key)
                if held and not is_the(scan.text, start):
                    return  # a town is called so, too
                yield self._found(start, end, at, last, None, None, "", kind)
                return

    def _reaches(self, text: str, start: int, key: str) -> int | None:
        """Where a name that begins here ends; None if another begins here."""
        words = key.split()
        end = start
        for number, word in enumerate(words):
            match = WORD.match(text, end)
            if match is None or (number and not 0 < match.start(1) - end < 3):
                return None
            written = folding.word_key(match[1])
            if written != word and (word.isascii() or word not in russian.nominatives(written)):
                return None
            end = match.end(1)
        return end

    def _headed(self, scan: Scan, at: int, kind: str) -> Iterator[Found]:
        """A name with its word behind it: "Kunar River"."""
        if not scan.joined[at] or scan.joined[at + 1] or scan.text[scan.ends[at] : scan.ends[at] + 1] == "-":
            return
        first = at
        while scan.joined[first] and at - first < MORE and not scan.words[first - 1].grammar:
            first -= 1
        for begin in range(first, at):
            found = self.scanner.candidates(scan, begin)
            if held := [one for one in found if one.last == at and one.name]:
                other = begin > first and scan.words[begin - 1].key in OTHER  # "Little Missouri River"
                told = self._told(scan, held[0], kind, is_the(scan.text, held[0].start))
                yield from [self.rivers.made(scan, begin - 1, at, unheld=kind)] if other else told
                return
            if any(begin < one.last == at - 1 for one in found):
                yield self.rivers.made(scan, begin, at, unheld=kind)  # "Red Deer River"
                return
        if first < at:
            yield from self._unheld(scan, first, at, kind)

    def _unheld(self, scan: Scan, first: int, at: int, kind: str) -> Iterator[Found]:
        """A name of which nothing is held, from no word before `first`."""
        if self.rivers.is_no_name(scan, at - 1):
            return
        if kind == "river delta" and scan.words[at - 1].key not in self.landforms.rivers:
            return  # "Operation Delta"
        begin = at - 1
        while begin > first and scan.words[begin - 1].key in PARTS:
            begin -= 1
        begin -= scan.between[begin] == "-"
        yield self.rivers.made(scan, begin, at, unheld=kind)

    def _told(self, scan: Scan, found: Found, kind: str, the: bool) -> Iterator[Found]:
        """Of a name that a river and others have the one that the words tell: a river has "the", or its word first."""
        name = found.name
        assert name is not None
        rivers = tuple(sense for sense in name.senses if sense.kind == "river")
        towns = [s for s in name.senses if s.kind == "city" and s.quality <= Quality.CANONICAL]
        others = tuple(sense for sense in name.senses if sense.kind != "river")
        if rivers and others and (the or towns) and not _is_state(scan.text, found.end):
            senses = rivers if the else others
            key = f"the {name.key}" if the else name.key
            told = Name(key, name.strength, name.score, lambda _: senses)
            yield self._found(found.start, found.end, found.first, found.last, told, None, found.capitals)
        elif towns and the and kind in ("river", "creek") and stands_alone(scan.text, found.end):
            yield self._found(found.start, found.end, found.first, found.last, None, None, "", kind)

    def _led(self, scan: Scan, at: int, kind: str) -> Iterator[Found]:
        """A name with its word before it: "Mount Elbrus", "Gulf of Finland", "the River Lea"."""
        last = at + 1
        if not self._may_lead(scan, at):
            return
        if held := [one for one in self.scanner.candidates(scan, at) if one.last >= last and one.name]:
            if held[0].last == last:
                yield from self._told(scan, held[0], "", kind == "river" or is_the(scan.text, held[0].start))
            return
        if self.rivers.is_no_name(scan, last):
            return
        name = self.rivers.river(scan.words[last].key) if kind == "river" else None
        if name or kind != "river" or is_the(scan.text, scan.starts[at]):  # else "River Road"
            yield self.rivers.made(scan, at, last, name, "" if name else kind)

    def _may_lead(self, scan: Scan, at: int) -> bool:
        """Whether a word such as "Lake" stands before one name, and is no part of another."""
        last, text = at + 1, scan.text
        if last == len(scan.words) or scan.words[at].short or scan.joined[last + 1]:
            return False
        if scan.joined[at] and not scan.words[at - 1].grammar:
            return False
        if LEADS[scan.words[at].key] == "place" and not text.endswith(PLACING, 0, scan.starts[at]):
            return False
        key, end = scan.words[at].key, scan.ends[last]
        gaps = (" of ", " of the ") if key in OF else (" ", ". ") if key == "mt" else (" ",)
        return text[scan.ends[at] : scan.starts[last]] in gaps and text[end : end + 1] != "-"


def _is_state(text: str, end: int) -> bool:
    """Whether a name is said to be that of a division: "Blue Nile state"."""
    return text.startswith((" state", " State", " province", " Province"), end)
