"""Folding of names: what makes two spellings one key, and Cyrillic letters in Latin ones.

`fold` maps one character to one, so that offsets into a text survive; `key` makes an index key of it.
Cyrillic letters are transliterated after BGN/PCGN for Russian, with the usual Latin letters for
those that Kazakh, Kyrgyz, Tajik and Uzbek add.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["CODE_LENGTHS", "fold", "is_code", "key", "transliterations", "word_key"]

CODE_LENGTHS = (3, 4)
"""IATA and ICAO codes have three and four letters."""

APOSTROPHE = "'"
_APOSTROPHES = "'’‘‛ʻʼʽʾʿˈˊˋ`´ʹʺˌ′″“”\""
_SINGLE = dict(zip("łøıđßæœþðəħŋŧĸſɛɔ", "loidsaotdehnrksao", strict=True)) | {"ё": "е"}
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ә": "a", "ғ": "gh", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "ҳ": "h", "ҷ": "j",
    "є": "ye", "ґ": "g", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "d", "џ": "dz", "ќ": "k", "ѓ": "g", "ў": "o",
}  # fmt: skip
_LOOSE = {"қ": "k", "ғ": "g", "ң": "n", "ж": "j", "х": "h", "ц": "c", "й": "i"}


class _Folds(dict[int, str]):
    """A translation table that works out each character when it first meets it."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in _APOSTROPHES:
        return APOSTROPHE
    lowered = character.lower()
    base = lowered if lowered in "йў" else unicodedata.normalize("NFKD", lowered)[:1]
    base = _SINGLE.get(base, base)
    return base if base.isalnum() or unicodedata.combining(character) else " "


class _Drops(dict[int, str | None]):
    """Takes out apostrophes and combining marks."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        kept = self[code] = None if character == APOSTROPHE or unicodedata.combining(character) else character
        return kept


_FOLDS, _DROPS = _Folds(), _Drops()


def fold(text: str) -> str:
    """The text with case, diacritics and punctuation folded; as long as the text itself.

    Letters and digits keep their place, every kind of apostrophe becomes one, a combining mark
    stays, and whatever else there is becomes a space.
    """
    return text.translate(_FOLDS)


def key(name: str) -> str:
    """The index key of a name: folded, without apostrophes and marks, single spaces between words.

    >>> key("Oʻzbekiston"), key("Qarshi-Xonobod"), key("Алма-Ата")
    ('ozbekiston', 'qarshi xonobod', 'алма ата')
    """
    if name.isascii():
        if name.isalpha():
            return name.lower()  # the same, sooner: most names are one plain word
    else:
        name = unicodedata.normalize("NFC", name)
    return " ".join(name.translate(_FOLDS).translate(_DROPS).split())


word_key = lru_cache(maxsize=32_768)(key)
"""The same for the words of texts, which come again and again."""


def transliterations(folded: str) -> tuple[str, ...]:
    """Latin keys of a folded Cyrillic key, the strict one first; nothing for keys without Cyrillic.

    >>> transliterations("қарши ханабад")
    ('qarshi khanabad', 'karshi hanabad')
    """
    if _CYRILLIC.keys().isdisjoint(folded):
        return ()
    strict = "".join(_CYRILLIC.get(c, c) for c in folded)
    loose = "".join(_LOOSE.get(c) or _CYRILLIC.get(c, c) for c in folded)
    return (strict,) if strict == loose else (strict, loose)


def is_code(name: str) -> bool:
    """Whether a name is written like an airport's code: three or four capitals or digits."""
    return len(name) in CODE_LENGTHS and name.isascii() and name.isalnum() and name.isupper()
