"""Russian case endings, with those of the Turkic languages beside them: from a name as a sentence bends it to the forms that a gazetteer may hold.

Rules for the declension of place names in the singular and of adjectives (Zaliznyak, Grammatical Dictionary of
Russian, 1977, in outline). They give too much rather than too little: what no gazetteer holds falls away.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, product

from geo.parsing.language.turkic import CYRILLIC_ENDINGS, SHORT_NAMES

__all__ = ["CYRILLIC", "FINITE_END", "bent_adjectives", "nominatives", "nominatives_of_words"]

CYRILLIC = re.compile("[\u0400-\u052f]")
FINITE_END = re.compile(r"(?:л|ла|ло|ли|[её]т|ит|[уюая]т)(?:с[яь])?$")
"""How a finite verb ends, in the past or the third person."""
SHORTEST = 3
"""Letters that must be left of a name without its ending."""
MOST = 24

_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    # ending, nominative endings it may come from; longest first
    ("иями", ("ии",)), ("ского", ("ский", "ское")), ("скому", ("ский", "ское")), ("ском", ("ский", "ское")),
    ("ским", ("ский", "ское")), ("ской", ("ская",)), ("скую", ("ская",)),
    ("цкого", ("цкий", "цкое")), ("цкому", ("цкий", "цкое")), ("цким", ("цкий", "цкое")),
    ("ного", ("ный", "ное")), ("ному", ("ный", "ное")), ("ном", ("ный", "ное", "н")), ("ным", ("ный", "ное")),
    ("ной", ("ная", "на")), ("ную", ("ная",)),
    *((ending, ("",)) for ending in CYRILLIC_ENDINGS),
    ("ого", ("ый", "ое", "ой")), ("ому", ("ый", "ое", "ой")), ("его", ("ий", "ее")), ("ему", ("ий", "ее")),
    ("ами", ("ы", "и", "а")), ("ями", ("и", "я")), ("ах", ("ы", "и", "а")), ("ях", ("и", "я")), ("ам", ("ы", "и", "а")),
    ("ям", ("и", "я")), ("ых", ("ые",)), ("их", ("ие",)), ("ыми", ("ые",)), ("ими", ("ие",)),
    ("ией", ("ия",)), ("ию", ("ия", "ий")), ("ии", ("ия", "ий")), ("ем", ("ь", "й", "е", "")), ("ом", ("", "о")),
    ("ней", ("няя", "ня", "нь")), ("ой", ("а", "ой", "ая")), ("ей", ("я", "а", "ея")), ("ею", ("ея",)), ("еи", ("ея",)), ("ым", ("ый", "ое", "")), ("им", ("ий", "ое")),
    ("ую", ("ая",)), ("юю", ("яя",)), ("ью", ("ь",)), ("ов", ("ы", "ов")),
    ("а", ("", "о")), ("я", ("ь", "й", "е")), ("у", ("а", "", "о")), ("ю", ("я", "ь", "й")),
    ("е", ("", "а", "о", "ь", "й", "я")), ("ы", ("а", "")), ("и", ("ь", "а", "я", "й", "")),
)  # fmt: skip
_ADJECTIVE_ENDINGS = "ий|ого|ому|им|ом|ая|ой|ую|ою|ое|ие|их|ими|к|қ"
"""Those of Russian; and the last letter of Kazakh and Kyrgyz ones: "қытайлық", "россиялык"."""


@lru_cache(maxsize=16_384)
def nominatives(word: str, shortest: int = SHORTEST) -> tuple[str, ...]:
    """A folded Cyrillic word, then the nominatives that it may be a case of; nothing more for other words.

    >>> nominatives("бишкеком")[:2]
    ('бишкеком', 'бишкек')
    """
    if not CYRILLIC.search(word):
        return (word,)
    found = [word]
    for ending, origins in _ENDINGS:
        left = len(word) - len(ending)
        if word.endswith(ending) and (left >= shortest or word[:left] in SHORT_NAMES):
            found += (word[: -len(ending)] + origin for origin in origins)
    return tuple(dict.fromkeys(found))


def nominatives_of_words(key: str) -> tuple[str, ...]:
    """The same for a folded key of several words, of which each may be bent."""
    first, *others = key.split()
    forms = product(nominatives(first)[:8], *(nominatives(word, 2)[:8] for word in others))
    return tuple(" ".join(words) for words in islice(forms, 400))[1 : MOST * 16]


def bent_adjectives(stems: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for stems such as "российск" with any adjective ending; group 1 is the stem."""
    either = "|".join(sorted(stems, key=len, reverse=True))
    return re.compile(rf"(?<!\w)((?:{either}))(?:{_ADJECTIVE_ENDINGS})(?!\w)", re.IGNORECASE)
