"""What the place of a name in a Russian sentence is worth, of which the corpus, in English, teaches nothing.

Behind a word for its kind a name is a place: "в городе Ош". At the head of a sentence every word has a capital, and
hundreds of ordinary ones are spelt as a town somewhere is in one of its languages: "Дорога", "Скот", "Силами".
"""

from __future__ import annotations

import re
from collections.abc import Container

from geo.parsing.language.russian import nominatives
from geo.parsing.language.turkic import CYRILLIC_ENDINGS
from geo.parsing.toponyms.russiankinds import kind_before
from geo.parsing.toponyms.scanning import Found, Scan
from geo.parsing.toponyms.senses import POINTLESS, Name

__all__ = ["RussianHeads"]

SAID = 2.2
"""By how much a name behind its kind, as in "городе", is trusted more, in logits."""
ORDINARY, LITTLE_KNOWN = -9.0, -1.5
"""By how much an ordinary word and a place far away that few know are trusted less at the head of a sentence, where nothing else in the text
shows a place; for the second its neighbours may make up."""
AROUND = frozenset({"AF", "AM", "AZ", "CN", "GE", "IN", "IR", "MN", "PK", "TR"})
"""Countries around Central Asia, of which Russian texts tell much."""
GREAT = 5.5
"""Logarithm of the people of a town or a province that is known everywhere."""
TURKIC = frozenset(CYRILLIC_ENDINGS)
"""Endings that no Russian word has: "Курска" is no case of "курс"."""
BEFORE = 24
HEAD = re.compile(r"(?:^|[.!?:;…\n])[\s«“„\"(—–-]*$")
SHORTENED = re.compile(r"(?<![\w-])(?:г|с|д|п|пос|ст|обл|оз|р|о)\. $")
"""Words for kinds of places that are cut short: "в г. Зима"."""
TOLD = re.compile(
    r",? [—–-] (?:это )?(?:[а-яё-]+ ){0,3}?(?:город|городок|сел[оа]|пос[её]лок|столица|порт|район|райцентр|область|провинция)(?!\w)"
)
"""What stands behind a name where the text says that it is a place: "Шахты — город"."""
PLACING = re.compile(r"(?<!\w)(?:в|во|из|под|около|близ|возле|у|до|через) $")


class RussianHeads:
    """One text; looks through it when the first name that opens a sentence is in doubt."""

    def __init__(self, scan: Scan, ordinary: frozenset[str], known: Container[str]) -> None:
        """`ordinary` are words of the lexicon, `known` the names of the gazetteer, all folded."""
        self._scan, self._ordinary, self._known = scan, ordinary, known
        self._shown: tuple[set[str], set[str]] | None = None

    def worth(self, found: Found) -> float:
        """What the place of a Russian name is worth, in logits."""
        name, text = found.name, self._scan.text
        if name is None:
            return 0.0
        if TOLD.match(text, found.end) or kind_before(text, found.start, found.end):
            return SAID
        if found.first != found.last or not _opens(text, found.start):
            return 0.0
        key = self._scan.words[found.first].key
        forms, great = nominatives(key), _is_known(name)
        ordinary = key in self._ordinary
        if not ordinary and not (great and key in self._known):  # "Баку" is no case of "бак"
            ordinary = any(form in self._ordinary and key.removeprefix(form) not in TURKIC for form in forms)
        if not ordinary and (found.capitals or great):
            return 0.0
        inside, placed = self._seen()
        if not (placed if ordinary else inside).isdisjoint(forms):
            return 0.0
        return ORDINARY if ordinary else LITTLE_KNOWN

    def _seen(self) -> tuple[set[str], set[str]]:
        """What has its capital within a sentence, and what of that stands behind a word of place, each in all its nominatives."""
        if self._shown is None:
            text, inside, placed = self._scan.text, set[str](), set[str]()
            for word, start in zip(self._scan.words, self._scan.starts, strict=True):
                if word.latin or text[start - 1 : start] != " " or _opens(text, start):
                    continue
                forms = nominatives(word.key)
                inside.update(forms)
                if PLACING.search(text, max(0, start - BEFORE), start):
                    placed.update(forms)
            self._shown = inside, placed
        return self._shown


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins there, but for quotation marks and dashes."""
    if text[start - 1 : start] == " " and (text[start - 2 : start - 1].isalpha() or text[start - 2] == ","):
        return False  # nearly always
    before = text[max(0, start - BEFORE) : start]
    return HEAD.search(before) is not None and not SHORTENED.search(before)


def _is_known(name: Name) -> bool:
    """Whether first of all it means what Russian texts name without telling what it is."""
    top = name.senses[0]
    near = top.interest or top.country in AROUND
    return near or top.capital or top.kind in POINTLESS or top.people >= GREAT
