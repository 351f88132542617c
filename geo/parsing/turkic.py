"""Case endings of Kazakh, Kyrgyz and Uzbek: from a name as a sentence bends it to what may stand before the ending.

The endings of place, source, direction, possession and object, with their harmony of vowels and consonants
(Johanson and Csató, The Turkic Languages, 1998, in outline); Tajik's object marker is with them, since its texts
share the alphabet. They give too much rather than too little: what no gazetteer holds falls away.
"""

from __future__ import annotations

from geo.gazetteer.folding import transliterations

__all__ = ["CYRILLIC_ENDINGS", "SHORT_NAMES", "is_uzbek", "uzbek_stems"]

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
_SHORTEST = 3
_MARKED, _SIGNS, _LETTERS = frozenset("oOgG"), "‘ʻ’'`", "ўқғҳЎҚҒҲ"
"""Letters of the alphabet's own: Latin ones with a sign behind them, "oʻ", and Cyrillic ones."""
_LATIN = (" va ", " bilan ", " uchun ", " ham ", " haqida ")
_SMALL = (*_LATIN, " билан ", " учун ", " ҳам ", " ҳақида ")


def uzbek_stems(key: str) -> tuple[str, ...]:
    """What a folded key may be without its ending, in Latin letters; only its last word is bent.

    >>> uzbek_stems("toshkentda")
    ('toshkent',)
    """
    latin = transliterations(key) or (key,)
    bent = (form[: -len(ending)] for form in latin for ending in _UZBEK if form.endswith(ending))
    whole = latin if latin != (key,) else ()
    return (*whole, *(stem for stem in bent if len(stem) >= _SHORTEST))


def is_uzbek(text: str) -> bool:
    """Whether a text is in Uzbek: it has letters of its own, and enough of its small words."""
    if not _has_letters(text):
        return False  # sooner than counting
    small = sum(map(text.count, _LATIN if text.isascii() else _SMALL))
    return small > 1 and small > len(text) / 1000


def _has_letters(text: str) -> bool:
    """Whether there is any letter of its own; looking for single characters is quickest."""
    for sign in _SIGNS:
        if sign in text and not _MARKED.isdisjoint([part[-1:] for part in text.split(sign)[:-1]]):
            return True
    return not text.isascii() and any(letter in text for letter in _LETTERS)
