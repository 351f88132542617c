"""Bytes to text: the encoding that a file declares, or the one in which it reads as a language.

Tried in this order: a byte order mark, UTF-8, a declared charset, UTF-16 told by its zero bytes, then the
Cyrillic single-byte encodings and Windows-1252 told by their letters, last charset-normalizer.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

from geo.errors import UnreadableFileError

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""", re.I)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_COMMON = Counter({letter: rank for rank, letter in enumerate("бгязыьупмдклврстниаео")})
"""The commonest Russian letters, a higher number for a commoner one."""


def decode(name: str, data: bytes, declares: bool = False) -> tuple[str, str]:
    """The text, without zeros, and the encoding it was read in. Raises UnreadableFileError for binary data.

    `declares` is whether a charset may be declared inside, as in HTML.
    """
    text, encoding = _read(name, data, declares)
    text = text.removeprefix("\ufeff")
    controls = len(_CONTROL.findall(text[:200_000]))
    if controls > max(8, len(text[:200_000]) // 200) or not _few_zeros(text):
        raise _binary(name)
    return text.replace("\x00", ""), encoding


def _few_zeros(text: str) -> bool:
    """Whether a text holds no more zeros than slip into one; text of two bytes a letter, read as one, holds many."""
    return text.count("\x00", 0, 200_000) * 50 <= len(text[:200_000])


def _read(name: str, data: bytes, declares: bool) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text, _ = _try(data, encoding) or (data.decode(encoding, "replace"), encoding)
            return text, encoding.removesuffix("-sig")
    declared = _DECLARED.search(data[:4096]) if declares else None
    tries = ["utf-8", *([declared[1].decode("ascii")] if declared else [])]
    for encoding in tries:
        found = _try(data, encoding)
        if found and _few_zeros(found[0]):
            return found
    if wide := _wide(data):
        return wide
    if data[:4000].count(0) > 4:
        raise _binary(name)
    return _single_byte(data) or _guessed(name, data)


def _try(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return data.decode(encoding), codecs.lookup(encoding).name
    except (UnicodeError, LookupError, ValueError):
        return None


def _wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without its mark: every other byte is zero, or one of few high bytes."""
    sample = data[:4000]
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if high and sum(byte in (0, 4) for byte in high) > 0.9 * len(high):
            return _try(data[: len(data) // 2 * 2], encoding)
    return None


def _single_byte(data: bytes) -> tuple[str, str] | None:
    """Windows-1251, KOI8-R, CP866, ISO 8859-5 by the frequency of Russian letters; Windows-1252 where few bytes are high."""
    high = sum(byte > 127 for byte in data[:20_000])
    if not high:
        return None
    if high > 0.2 * len(data[:20_000]):
        read = [
            found
            for encoding in ("cp1251", "koi8-r", "cp866", "iso8859-5")
            if (found := _try(data, encoding))
        ]
        best = max(read, key=lambda found: _russian(found[0]), default=None)
        return best if best and _russian(best[0]) > 5 else None
    return _try(data, "cp1252")


def _russian(text: str) -> float:
    """How Russian the letters are: mean rank of its lower-case letters, less what is no letter."""
    sample = text[:20_000]
    marks = [letter for letter in sample if ord(letter) > 127]
    if not marks:
        return 0.0
    return sum(
        _COMMON[letter] if letter in _COMMON else -4 * (not letter.isalpha()) for letter in marks
    ) / len(marks)


def _guessed(name: str, data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000], threshold=0.1).best()
    found = _try(data, best.encoding) if best else None
    if found is None:
        raise UnreadableFileError(
            f"{name} is in an encoding that could not be told; save it as UTF-8 and give it again."
        )
    return found


def _binary(name: str) -> UnreadableFileError:
    return UnreadableFileError(f"{name} is binary data, not a text, a web page, a PDF or a DOCX document.")
