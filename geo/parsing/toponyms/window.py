"""The words behind a capitalised one that may belong to a name with it: "New York", "Lee's Summit"."""

from __future__ import annotations

import re
from collections.abc import Container

from geo.gazetteer import folding
from geo.parsing.toponyms.embedded import ABBREVIATED
from geo.parsing.toponyms.words import APOSTROPHES, without_possessive

__all__ = ["CONNECTING", "IN_FULL", "NEXT", "window"]

NEXT = re.compile(rf"(?:[ \u00a0-]|\. )(\w+(?:[{APOSTROPHES}]\w+)*)")
LONGEST = 7
"""Words in a name."""
IN_FULL = {"mt": "mount", "ft": "fort", "co": "county"}
CONNECTING = frozenset({"the", "of", "and", "de", "da", "do", "del", "della", "di", "des", "la", "le", "les", "los", "las", "el", "al", "upon", "on", "sur", "es", "en", "am", "an", "der", "und", "e", "i", "ez", "az", "ul", "ud"})  # fmt: skip


def window(
    text: str, first: str, end: int, joining: Container[str], whole: bool = False
) -> tuple[list[str], list[int]]:
    """Keys and ends of the words that may belong to a name with the first of them, which ends at `end`.

    `joining` are the small words that may stand in one. A possessive ending is the end of it, and no part; as a `whole` words have it and go on: "Lee's Summit".
    """
    keys, ends = [first], [end]
    while len(keys) < LONGEST and (match := NEXT.match(text, end)):
        if (
            match[0][0] == "."
            and keys[-1] not in ABBREVIATED
            and keys != [IN_FULL.get(text[end - 2 : end].lower())]
        ):
            break
        raw = match[1]
        plain = raw if whole else without_possessive(raw)
        key = folding.word_key(plain)
        if not (
            not raw.islower()
            or raw[0].isdigit()
            or key in joining
            or (len(keys) == 1 and match[0][0] == "-")  # "Kurgan-tyube"
            or (len(raw) < 3 and keys[-1].isdigit())
        ):
            break
        keys.append(key)
        end = match.end()
        ends.append(end - len(raw) + len(plain))
        if plain != raw:
            break
    while len(keys) > 1 and keys[-1] in CONNECTING:
        keys.pop()
    return keys, ends
