"""Names of the reader's own gazetteer in a text: as they are written there, as whole words, in the same case."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from operator import attrgetter

from geo.parsing.model import Mention, Option

__all__ = ["with_own"]

_SURE = 1.0


def with_own(
    text: str, mentions: Sequence[Mention], own: Mapping[str, Sequence[Option]]
) -> tuple[Mention, ...]:
    """Mentions with those of own places, `own` by name; a longer name that stands there already stays as it is."""
    found = [made for made in _named(text, own) if not any(_longer(other, made) for other in mentions)]
    if not found:
        return tuple(mentions)
    kept = [other for other in mentions if not any(_meet(other, made) for made in found)]
    others = {(other.start, other.end): other.options for other in mentions}
    made = [one._replace(options=(*one.options, *others.get((one.start, one.end), ()))) for one in found]
    return tuple(sorted((*kept, *made), key=attrgetter("start", "end")))


def _named(text: str, own: Mapping[str, Sequence[Option]]) -> list[Mention]:
    """Every place in the text where one of the names stands; of two that begin there, the longer."""
    written = {" ".join(name.split()): options for name, options in own.items() if name.strip()}
    if not written:
        return []
    longest = sorted(written, key=len, reverse=True)
    names = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest)
    return [
        Mention(m.start(), m.end(), m[0], "literal", tuple(written[" ".join(m[0].split())]), True, _SURE)
        for m in re.finditer(rf"(?<!\w)(?:{names})(?!\w)", text)
    ]


def _meet(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _longer(one: Mention, other: Mention) -> bool:
    return _meet(one, other) and one.end - one.start > other.end - other.start
