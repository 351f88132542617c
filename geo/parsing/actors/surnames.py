"""Persons whom a text names again: by surname alone, in any Russian case, or with a title that leaves out the state."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import combinations

from geo.parsing.actors.names import ActorNames
from geo.parsing.actors.officewords import HEAD, NO_GIVEN, TITLE_WORDS
from geo.parsing.actors.titles import FORMER_WHY, NOBODY
from geo.parsing.model import ActorMention, Office

__all__ = ["Holders", "named_again"]

_SAME = 0.6
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_CASES = r"(?:ого|ому|ым|им|ом|ем|ой|ою|ый|ий|ая|а|у|е|я|ю|ы|и|й)"
_BENT = re.compile(rf"(?<=\w\w\w){_CASES}$")
_GIVEN_BEFORE = re.compile(r"(?<![\w’'-])([A-ZÀ-ÝА-ЯЁ](?:[\w’'-]+|\.))[ ]?$")
_NOT_HIMSELF = re.compile(
    r"-\w|[’']s?[ ](?:[\w-]+[ ])?(?:sons?|daughters?|brothers?|sisters?|family|wife|husband|widow|nephew|cousin|relatives|clan|opponents?|critics|rivals?|foes|party|supporters)\b|"
    r"[ ](?:family|clan|brothers|University|Foundation|Institute|Street|Avenue|Prize|Center|Centre|International|Airport)\b"
)
"""What follows where those near somebody are meant, or what is called after him."""
_PLACE = re.compile(r"\b(?:in|at|near|outside|(?:town|city|village) of|под|близ|город\w*)[ ]$", re.I)


def _stem(surname: str) -> str:
    """A surname without its Russian case."""
    return _BENT.sub("", surname) if _CYRILLIC.match(surname) else surname


def _given(office: Office) -> str:
    """A given name; empty where none stands with the office."""
    return next((word for word in office.name.split() if word != office.surname), "")


def _are_same(one: str, other: str) -> bool:
    """Whether two given names may be one person's: an initial of the other, or the same in other letters (`Sergei`, `Sergey`)."""
    if not one or not other or "." in (one[1:2], other[1:2]):
        return one[:1] == other[:1] or not one or not other
    return SequenceMatcher(None, one, other).ratio() >= _SAME


class Holders:
    """Who is named with an office in a text, by surname."""

    def __init__(self, found: Sequence[Office], names: ActorNames) -> None:
        self._names = names
        self._known: dict[str, list[Office]] = defaultdict(list)
        for office in found:
            if office.surname:
                self._known[_stem(office.surname)].append(office)

    def pattern(self) -> re.Pattern[str] | None:
        """Every surname, in whatever case."""
        if not self._known:
            return None
        bent = [
            rf"{re.escape(stem)}{_CASES}?" if _CYRILLIC.match(stem) else re.escape(stem)
            for stem in self._known
        ]
        return re.compile(rf"(?<![\w-])(?:{'|'.join(bent)})(?!\w)")

    def words(self, surname: str) -> set[str]:
        """Words of the names of those who are called so."""
        return {word for office in self._known.get(_stem(surname), ()) for word in office.name.split()}

    def who(self, surname: str, given: str, at: int) -> Office | None:
        """Who of that name is meant at a point of the text: the one who was introduced last; nobody where it may be one of two.

        `given` is the given name that stands there, or empty.
        """
        introduced = [
            office for office in self._known.get(_stem(surname), ()) if _are_same(given, _given(office))
        ]
        settled = [office for office in introduced if office.actor or office.why in (FORMER_WHY, NOBODY)]
        if any(
            self._names.state(one.actor) != self._names.state(other.actor)
            and not _are_same(_given(one), _given(other))
            for one, other in combinations(settled, 2)
        ):
            return None
        before = [office for office in settled if office.start < at]
        if before:
            return before[-1]
        return next(iter([*settled, *introduced]), None)


def named_again(
    text: str, found: Sequence[Office], actors: Sequence[ActorMention], names: ActorNames
) -> Iterator[Office]:
    """Later and earlier mentions of those who are named with an office, by surname alone."""
    holders = Holders(found, names)
    pattern = holders.pattern()
    taken = [(one.start, one.end) for one in found] + [(one.start, one.end) for one in actors]
    for match in pattern.finditer(text) if pattern else ():
        start, end = match.span()
        if any(first <= start < last for first, last in taken) or _NOT_HIMSELF.match(text, end):
            continue
        if _PLACE.search(text, max(0, start - 12), start):
            continue
        office = holders.who(match[0], _given_before(text, start, holders.words(match[0])), start)
        if office:
            yield replace(
                office, start=start, end=end, text=match[0], why=office.why or f"as “{office.said}”"
            )


def _given_before(text: str, start: int, own: Set[str]) -> str:
    """The given name before a surname, unless it is one of the `own` words of the names in the text."""
    word = _GIVEN_BEFORE.search(text, max(0, start - 24), start)
    if word is None:
        return ""
    small = word[1].lower()
    adverb = _CYRILLIC.match(small) is not None and small.endswith(("о", "е"))  # `Позднее Беков`
    no_name = adverb or word[1] in own or small in NO_GIVEN or small in TITLE_WORDS or HEAD.fullmatch(word[1])
    return "" if no_name else word[1]
