"""Codes of a table into the words of the atlas: precision, kind, what it is about, stance and family."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from geo.importing.codes import Coded, combined
from geo.importing.mapping import REPORTED, Mapping_
from geo.records.fields import RADIUS_M, About, Stance
from geo.records.reading import ROOT, read_vocabulary

__all__ = ["CodeError", "Meaning", "date_precision", "in_words", "meanings", "precision", "unknown"]

_OURS = {"about": frozenset(get_args(About)), "stance": frozenset(get_args(Stance))}
_DATE_WORDS = ("day", "days", "week", "month", "year")


class CodeError(ValueError):
    """A code that the mapping does not know."""


def _looked_up(printed: str, codes: Mapping[str, Any]) -> Any | None:
    """By the code as printed; else without a decimal point (`1.0`) on either side, without regard to case."""
    if printed in codes:
        return codes[printed]
    plain = _plain(printed)
    return next((word for code, word in codes.items() if _plain(code) == plain), None)


@lru_cache(maxsize=1 << 12)  # codes are asked for again with every value
def _plain(code: str) -> str:
    return re.sub(r"\.0+$", "", code.strip()).casefold()


def in_words(printed: str, codes: Mapping[str, str]) -> str:
    """What to print for a code; a code that is not listed stands as it is."""
    word = _looked_up(printed, codes)
    return printed if word is None else str(word)


def precision(printed: str, mapping: Mapping_) -> str:
    """Our word for a precision code. Raises CodeError."""
    word = _looked_up(printed, mapping.codes.precision)
    plain = printed.strip().casefold()
    if word is None and plain not in RADIUS_M:
        raise CodeError(_known(mapping.codes.precision or RADIUS_M))
    return str(word or plain)


def date_precision(printed: str, mapping: Mapping_) -> str:
    """day, days, week, month or year for a code. Raises CodeError."""
    word = _looked_up(printed, mapping.codes.date_precision)
    plain = printed.strip().casefold()
    if word is None and plain not in _DATE_WORDS:
        raise CodeError(_known(mapping.codes.date_precision or _DATE_WORDS))
    return str(word or plain)


def _known(codes: Mapping[str, object] | tuple[str, ...]) -> str:
    return f"is no code of this mapping, which knows {', '.join(codes)}"


@dataclass(frozen=True)
class Meaning:
    """What happened in the words of the atlas. Without a family, the table's word is none of ours."""

    family: str | None
    kind: str
    about: str | None
    stance: str | None


def meanings(
    kind: Coded | None, about: Coded | None, stance: Coded | None, mapping: Mapping_
) -> tuple[Coded, list[Meaning]]:
    """Distinct combinations of the three columns, and what each means. At least one column must be there."""
    together = combined(kind, about, stance)
    return together, [_meaning(k, a, s, mapping) for k, a, s in together.values]


def unknown(role: str, printed: str, mapping: Mapping_) -> bool:
    """Whether a value of the column of kinds, `about` or stances is neither a code of the mapping nor a word of ours."""
    if role == "kind":
        known = _looked_up(printed, mapping.codes.kind)
        return known is None and printed.strip().casefold() not in (REPORTED, *_kinds())
    return _word(role, printed, getattr(mapping.codes, role)) is None


def _meaning(kind: str | None, about: str | None, stance: str | None, mapping: Mapping_) -> Meaning:
    words = _looked_up(kind, mapping.codes.kind) if kind else None
    plain = kind.strip().casefold() if kind else ""
    own = plain if plain in _kinds() else mapping.constants.kind or REPORTED
    found = words.kind if words else own
    said_about = (
        _word("about", about, mapping.codes.about) or (words and words.about) or mapping.constants.about
    )
    said_how = (
        _word("stance", stance, mapping.codes.stance) or (words and words.stance) or mapping.constants.stance
    )
    return Meaning(_family(found, said_about, said_how), found, said_about, said_how)


def _word(list_: str, printed: str | None, codes: Mapping[str, str]) -> str | None:
    if not printed:
        return None
    plain = printed.strip().casefold()
    return _looked_up(printed, codes) or (plain if plain in _OURS[list_] else None)


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    """Kinds of the atlas, and the family of each."""
    return {id_: kind.family for id_, kind in read_vocabulary(ROOT / "data" / "kinds.toml").kinds.items()}


def _family(kind: str, about: str | None, stance: str | None) -> str | None:
    """As Vocabulary.family_of has it; an event table knows no status."""
    if kind not in _kinds():
        return None
    asked_to_leave = kind == "requested" and about == "withdrawal"
    return "against" if stance == "denied" or asked_to_leave else _kinds()[kind]
