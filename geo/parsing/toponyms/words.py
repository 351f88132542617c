"""Capitalised words: what is known of one wherever it stands, worked out when it is first met."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import NamedTuple

from geo.gazetteer import folding
from geo.parsing.language import russian
from geo.parsing.language.lexicon import Adjective
from geo.parsing.language.remembered import Remembered
from geo.parsing.language.turkic import short_form
from geo.parsing.toponyms.embedded import SEASONS, TREATIES
from geo.parsing.toponyms.names import Names
from geo.parsing.toponyms.senses import Name

__all__ = [
    "APOSTROPHES",
    "LED",
    "NOUNS",
    "OPENERS",
    "UNSURE",
    "Word",
    "Words",
    "traits_of",
    "without_possessive",
]

APOSTROPHES = "'’‘ʻʼ`"
LED = {
    **dict.fromkeys(("asia", "asian", "europe", "america", "american", "americans"), "central "),
    "hague": "the ",
}
"""Names, and the word before them, small or not, with which they name something else: "central Asia", "the Hague"."""
NOUNS = frozenset({"body", "kind", "street", "compass", "kindof", "title"})
"""Classes of words that name no place by themselves: "Valley", "Force"."""
GRAMMAR = frozenset({"in", "to", "of", "with", "and", "the", "article"})
"""Classes of words that have a capital only where a sentence begins."""
ENGLISH, GIVEN = frozenset("123"), frozenset("gh")
"""Letters of words.txt.gz for English words and for given names."""
OPENERS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper", "lower", "st", "mt", "ft", "mount", "saint", "new", "republic", "city", "county", "co", "village", "island", "amu", "syr", "amazon", "easter", "two", "three", "islam", "dr", "at"})  # fmt: skip
"""Words that name no place but begin names."""
BODIES = frozenset({"GUAM"})
"""Bodies whose short forms are names of places in small letters."""
RUSSIAN = 1.5
"""By how much a Russian short form is trusted more than the corpus teaches, which has none, in logits."""
UNSURE = frozenset({"РК", "КР", "РУз", "РТ", "СКО", "ВКО", "ЗКО"})
"""Short forms that mean other things, too: Tatarstan, missiles, forces."""
ALWAYS = frozenset(
    {
        "US",
        "UK",
        "USA",
        "UAE",
        "NSW",
        "РФ",
        "КНР",
        "США",
        "АҚШ",
        "АКШ",
        "AQSh",
        "AQSH",
        "ABŞ",
        "ИМА",
        "ОАЭ",
    }
    | UNSURE
)
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
    nested: bool
    """Whether it may stand in the name of a body or a season, and `treaty` whether it is what a treaty is called."""
    treaty: bool
    marked: bool
    """Whether the name of a river, a range or the like may begin with it, or end in it."""
    special: bool
    """Whether what it names depends on the marks and words beside it."""
    owning: bool = False
    """Whether names may begin with it and its possessive ending: "King's Lynn"."""


_new = object.__new__


class Traits(NamedTuple):
    """What a word is by its classes in lexicon.txt and its letters in words.txt.gz."""

    stopped: bool
    noun: bool
    given: bool
    title: bool
    known: bool
    grammar: bool


def traits_of(of: tuple[tuple[str, ...], str]) -> Traits:
    """What a word is, by its classes and its letters."""
    classes, letters = of
    return Traits(
        "stop" in classes, not NOUNS.isdisjoint(classes), "given" in classes or not GIVEN.isdisjoint(letters), "title" in classes,
        bool(classes) or not ENGLISH.isdisjoint(letters), not GRAMMAR.isdisjoint(classes),
    )  # fmt: skip


class Words(Remembered[str, Word]):
    """The words that were met, as they are written, up to a bound."""

    def __init__(self, names: Names) -> None:
        super().__init__(self._make)
        self.names, lexicon = names, names.lexicon
        self._traits = Remembered(traits_of)  # few words have classes or letters that none before them had
        self._own = {
            *OPENERS, *SEASONS, *TREATIES, *LED, *lexicon.adjectives, *lexicon.bodies, *names.landforms.marked,
            *(form.lower().rstrip(".") for form in (*BODIES, *lexicon.abbreviations)),
        }  # fmt: skip
        """Keys of words of which more may be known than classes and letters say."""
        self._find = names.senses
        self._known = names.looks.word if names.looks is not None and not names.uzbek else None
        """What a table says of plain words; in Uzbek they may have endings."""

    def _make(self, raw: str) -> Word:
        """What is known of a word; the short way for plain ones, of which no more is known than a table says."""
        if self._known is None or not (raw.isascii() and raw.isalpha()) or (key := raw.lower()) in self._own:
            return self._marked(raw)
        look, (leads, stopped, noun, given, title, known, grammar) = self._known(key)
        word = _new(Word)  # part by part: in half the time of a call with them all
        long = len(key) > 1
        name = Name(key, *look, self._find) if look and long and not (stopped or noun) else None
        word.key, word.name, word.leads = key, name, leads and not stopped
        word.idle = stopped or (long and not leads and look is None)
        word.stopped, word.given, word.title, word.known = stopped, given, title, known
        word.nobody = not (known or name or stopped)
        capitals = word.capitals = _capitals(raw) if raw.isupper() else ""
        word.grammar = grammar and capitals != "long"
        word.cut, word.latin = 0, True
        word.adjective = word.short = word.dotted = None
        word.nested = word.treaty = word.marked = word.special = word.owning = False
        return word

    def _marked(self, raw: str) -> Word:
        """A word with marks or letters of its own, or one that is known for more than its classes."""
        names, lexicon, plain = self.names, self.names.lexicon, without_possessive(raw)
        if plain != raw:
            word = self._make(plain)
            word.cut = len(raw) - len(plain)
            word.owning = word.latin and names.leads(f"{word.key}s")
            word.idle = word.idle and not word.owning
            return word
        key = folding.key(plain)
        latin, long = key.isascii(), len(key) > 1
        stopped, noun, given, title, known, grammar = self._traits[
            lexicon.classes.get(key, ()), lexicon.words.get(key, "")
        ]
        bent = False
        if not latin:
            bent = lexicon.bent.fullmatch(key) is not None  # "Советский" is no town
            stopped = stopped or (len(key) > 5 and _bends(key, lexicon.stopped))  # "Совете"
            given = given or _bends(key, lexicon.given)  # "Джорджем"
        stopped, adjective = stopped or plain in BODIES, lexicon.adjectives.get(key)
        form = plain if latin and not names.uzbek else short_form(plain, lexicon.abbreviations)
        short = self._short(form) if form in lexicon.abbreviations else None
        dotted = self._short(f"{plain}.") if f"{plain}." in lexicon.abbreviations else None
        if short and form not in ALWAYS and "." not in form:
            dotted = dotted or short  # only in addresses: "Lexington, KY"
        name = names.weigh(key) if long and not stopped and not bent else None
        leads = (short is None or key in OPENERS) and names.leads(key)
        if stopped and key not in self._own and raw.isascii() and raw.isalpha():
            leads = False
        idle = not (short or dotted or adjective) and (
            key not in OPENERS if stopped else name is None and not leads and long
        )
        if noun or key[:1].isdigit():
            name = None
        capitals = _capitals(plain) if plain.isupper() else ""
        return Word(
            key, 0, name, stopped, idle, leads, given, title, known,
            not (known or name or stopped or adjective), adjective, capitals, grammar and capitals != "long", latin, short, dotted,
            key in lexicon.bodies or key in SEASONS, key in TREATIES,
            names.landforms.marks(key), bool(short or dotted) or key in LED,
        )  # fmt: skip

    def _short(self, form: str) -> Name | None:
        country, key = self.names.lexicon.abbreviations[form]
        name = self.names.get(key)
        senses = [s for s in name.senses if s.country == country] if name else []
        if name is None or not senses:
            return None
        wide = [s for s in senses if s.kind in ("country", "province")] or senses
        made = self.names.name(key, tuple(wide[:1]), short=True)
        if not form.isascii():
            made.score += RUSSIAN  # "ВС РФ"
        return made


def _bends(key: str, known: Container[str]) -> bool:
    """Whether it is a case of a known Russian word. Short ones are too much like names."""
    return any(len(form) > 4 and form in known for form in russian.nominatives(key)[1:])


def without_possessive(raw: str) -> str:
    """A word without its possessive ending: "Kant's"."""
    return raw[:-2] if len(raw) > 2 and raw[-1] in "sS" and raw[-2] in APOSTROPHES else raw


def _capitals(raw: str) -> str:
    """How a word in capitals is written: an abbreviation, perhaps, or a headline."""
    if len(raw) < 2:
        return ""
    return "short" if len(raw.replace(".", "")) <= 4 else "long"
