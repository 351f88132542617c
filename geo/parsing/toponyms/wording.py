"""Signs that the words beside a name give, bundled: most come from one word, and are weighed when it is first met there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from geo.gazetteer import folding
from geo.parsing.language.lexicon import Lexicon
from geo.parsing.language.remembered import Remembered
from geo.parsing.toponyms.words import Word

__all__ = ["WORD_AFTER", "Bundle", "Wording"]

STRIP = "\"'“”‘’«»()[]{},;:!?*—–…"
ENDS = (".", "!", "?", ":", "”", "»", "—", '"')
WORD_BEFORE, WORD_AFTER = ("p:word",), ("n:word",)
FURTHER = frozenset({"of", "the"})
"""Small words before which another one tells more: "president of", "city of the"."""

OFTEN, PERSON, PLACED, SMALL, GIVEN = 3, 4, 8, 16, 32
"""What a whole text says of a word, in bits of one number: the lowest two are how often it stands there, at most three times."""
CAPITALS = {"short": 64, "long": 128}


class Side(NamedTuple):
    """The signs of a neighbour on one side."""

    capital: str
    given: str
    adjective: str
    known: str
    unknown: str
    name: str


BEHIND, AHEAD = (
    Side(*(f"{side}:{sign}" for sign in ("Cap", "Given", "Adjective", "Known", "Unknown", "Name ")))
    for side in "pn"
)


class Bundle(dict[str, float]):
    """Signs that come together; a look-up by the strength of a name gives what they are worth beside it, in logits."""

    __slots__ = ("_around", "said", "signs")

    def __init__(self, signs: tuple[str, ...], around: Mapping[str, Mapping[str, float]]) -> None:
        self.signs, self._around = signs, around
        self.said = "n:said" in signs

    def __missing__(self, strength: str) -> float:
        get = self._around[strength].get
        worth = self[strength] = sum([get(sign, 0.0) for sign in self.signs])
        return worth


class Wording:
    """Bundles of signs by what gives them, for any text. `around` are the weights by strength and sign."""

    def __init__(self, lexicon: Lexicon, around: Mapping[str, Mapping[str, float]]) -> None:
        self._lexicon, self.classes = lexicon, lexicon.classes
        self.bundle: Remembered[tuple[str, ...], Bundle] = Remembered(lambda signs: Bundle(signs, around))
        """The bundle of some signs."""
        self.behind: Remembered[Word, Bundle] = Remembered(partial(self._neighbour, BEHIND))
        """What a capitalised word right before a name gives, and `ahead` one right after it."""
        self.ahead: Remembered[Word, Bundle] = Remembered(partial(self._neighbour, AHEAD))
        self.nearest: Remembered[str, Bundle | None] = Remembered(self._nearest)
        """What the word before a name gives, as it is written; None if the word before that one tells more."""
        self.before: Remembered[tuple[str, ...], Bundle] = Remembered(self._before)
        """What the last one or two words before a name give, as they are written."""
        self.after: Remembered[str, Bundle] = Remembered(self._after)
        """What the word after a name gives, as it is written."""
        self.document: Remembered[int, Bundle] = Remembered(lambda state: self.bundle[_of_text(state)])
        """What the whole text says of a word, by the sum of its bits."""

    def _neighbour(self, side: Side, word: Word) -> Bundle:
        """Signs of a capitalised word right beside the candidate."""
        classes = self._lexicon.classes.get(word.key, ())
        signs = [side.capital]
        if classes:
            signs += [f"{side.capital} {name}" for name in classes]
        if word.given:
            signs.append(side.given)
        if word.adjective:
            signs.append(side.adjective)
        elif word.name is None:
            signs.append(side.known if word.known else side.unknown)
        elif not classes:
            signs.append(side.name + word.name.strength)
        return self.bundle[tuple(signs)]

    def _nearest(self, raw: str) -> Bundle | None:
        word = _plain(raw, STRIP)
        if word in FURTHER:
            return None
        return (
            self.bundle[self._lexicon.before.get(word, WORD_BEFORE)]
            if raw.isalpha()
            else self._before((raw,))
        )

    def _before(self, raw: tuple[str, ...]) -> Bundle:
        """Classes of the small word before a name, and of the one before "of" or "the"."""
        word = _plain(raw[-1], STRIP)
        if len(raw) == 1 and raw[0].isalpha():
            return self.bundle[self._lexicon.before.get(word, WORD_BEFORE)]
        signs: list[str] = []
        if raw[-1].endswith(ENDS):
            signs.append("p:start")
        elif raw[-1].endswith((",", ";")):
            signs.append("p:comma")
        signs += self._lexicon.before.get(word, WORD_BEFORE)
        if len(raw) > 1:
            classes = self._lexicon.classes.get(folding.key(raw[0].strip(STRIP)), ())
            signs += [f"p:{name} {word}" for name in classes]
        return self.bundle[tuple(signs)]

    def _after(self, raw: str) -> Bundle:
        return self.bundle[self._lexicon.after.get(_plain(raw, STRIP + "."), WORD_AFTER)]


def _of_text(state: int) -> tuple[str, ...]:
    signs = [f"doc:times {state & OFTEN}"]
    if state & PERSON:
        signs += ["doc:person", "doc:person placed"] if state & PLACED else ["doc:person"]
    elif state & PLACED:
        signs.append("doc:placed")
    others = (
        (SMALL, "doc:small"),
        (GIVEN, "given"),
        *((bit, f"capitals:{how}") for how, bit in CAPITALS.items()),
    )
    return (*signs, *(sign for bit, sign in others if state & bit))


def _plain(raw: str, marks: str) -> str:
    if raw.isascii() and raw.isalpha():
        return raw.lower()  # the same, sooner
    return folding.word_key(raw.strip(marks))
