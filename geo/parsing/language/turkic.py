"""Case endings of Kazakh, Kyrgyz, Uzbek and Turkmen: from a name as a sentence bends it to what may stand before the ending.

The endings of place, source, direction, possession and object, with their harmony of vowels and consonants
(Johanson and Csató, The Turkic Languages, 1998, in outline); Tajik's object marker is with them, since its texts
share the alphabet. They give too much rather than too little: what no gazetteer holds falls away.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from geo.gazetteer.folding import transliterations

__all__ = [
    "CYRILLIC_ENDINGS",
    "SHORT_NAMES",
    "is_bent",
    "is_turkmen",
    "is_uzbek",
    "short_form",
    "uzbek_stems",
]

_CYRILLIC = (
    "дағы дегі тағы тегі дагы деги тагы теги догу дөгү тогу төгү даги "
    "ның нің дың дің тың тің нын нин нун нүн дын дин дун дүн тын тин тун түн нинг "
    "дан ден тан тен нан нен дон дөн тон төн да де та те до дө то тө ға ге қа ке га ка го гө ко кө қо кү "
    "ны ні ни ну нү ды ді ди ду дү ты ті ти ту тү мен бен пен менен ро"
)
CYRILLIC_ENDINGS = tuple(_CYRILLIC.split())
SHORT_NAMES = frozenset({"ош"})
"""Names of two letters; other rests so short are chance."""

_UZBEK = ("dagi", "ning", "gacha", "dan", "da", "ga", "ka", "qa", "ni", "lik")
_TURKMEN = ("daky", "daki", "den", "nyn", "nin", "de", "ny", "yn", "in", "na", "ne", "y", "a", "e")
"""Those that Uzbek has not; only of longer names."""
_LONG = 5
_SHORTEST = 3
_VOICED = {"d": "t", "b": "p"}
"""Last letters of a name before a vowel, and without it: "Aşgabada", to Ashgabat."""
_MARKED, _SIGNS, _LETTERS = frozenset("oOgG"), "‘ʻ’'`", "ўқғҳЎҚҒҲ"
"""Letters of the alphabet's own: Latin ones with a sign behind them, "oʻ", and Cyrillic ones."""
_LATIN = (" va ", " bilan ", " uchun ", " ham ", " haqida ")
_TURKMEN_WORDS = (" we ", " bilen ", " üçin ", " hem ", " barada ")
_SMALL = (*_LATIN, " билан ", " учун ", " ҳам ", " ҳақида ")


def uzbek_stems(key: str) -> tuple[str, ...]:
    """What a folded key may be without its ending, in Latin letters; only its last word is bent.

    >>> uzbek_stems("toshkentda")
    ('toshkent',)
    """
    latin = transliterations(key) or (key,)
    bent = (form[: -len(ending)] for form in latin for ending in _UZBEK if form.endswith(ending))
    whole = latin if latin != (key,) else ()
    return (*whole, *(stem for stem in bent if len(stem) >= _SHORTEST), *_turkmen_stems(key))


def _turkmen_stems(key: str) -> Iterator[str]:
    """The same of a Turkmen name, which is in Latin letters."""
    for ending in _TURKMEN if key.isascii() else ():
        if key.endswith(ending) and len(stem := key.removesuffix(ending)) >= _LONG:
            yield stem
            if len(ending) < 3 and stem[-1] in _VOICED and ending[0] in "yiae":
                yield stem[:-1] + _VOICED[stem[-1]]


def short_form(word: str, known: Container[str]) -> str:
    """The short form in capitals that a word bends: "AQSh" of "AQShda"; the word itself if there is none.

    >>> short_form("АКШнын", {"АКШ"})
    'АКШ'
    """
    if word[:2].isupper() and word[-1:].islower():
        for ending in (*CYRILLIC_ENDINGS, *_UZBEK, *_TURKMEN):
            if word.endswith(ending) and (form := word.removesuffix(ending)) in known:
                return form
    return word


def is_bent(text: str) -> bool:
    """Whether names of a text have endings that must be told by its language, since English words have them, too."""
    return is_uzbek(text) or is_turkmen(text)


def is_uzbek(text: str) -> bool:
    """Whether a text is in Uzbek: it has letters of its own, and enough of its small words."""
    if not _has_letters(text):
        return False  # sooner than counting
    small = sum(map(text.count, _LATIN if text.isascii() else _SMALL))
    return small > 1 and small > len(text) / 1000


def is_turkmen(text: str) -> bool:
    """Whether a text is in Turkmen, by its letters and its small words."""
    if "ý" not in text or "ň" not in text:
        return False
    small = sum(map(text.count, _TURKMEN_WORDS))
    return small > 1 and small > len(text) / 1000


def _has_letters(text: str) -> bool:
    """Whether there is any letter of its own; looking for single characters is quickest."""
    for sign in _SIGNS:
        if sign in text and not _MARKED.isdisjoint([part[-1:] for part in text.split(sign)[:-1]]):
            return True
    return not text.isascii() and any(letter in text for letter in _LETTERS)
