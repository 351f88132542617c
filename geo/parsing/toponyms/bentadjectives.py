"""Russian adjectives of places in any case: "российских", and both places of "таджикско-афганская граница"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from geo.parsing.language.lexicon import lexicon
from geo.parsing.model import Mention

__all__ = ["bent_adjectives"]

Maker = Callable[[str, int, int, str, float], Mention | None]
"""Makes the mention of an adjective of a text: start, end, the place that it stands for, how sure it is."""
SURE = 0.9


def bent_adjectives(text: str, mentions: Sequence[Mention | None], made: Maker) -> Iterator[Mention | None]:
    """The adjectives of a text that are no part of its mentions so far."""
    taken = {offset for mention in mentions if mention for offset in range(mention.start, mention.end)}
    for match in lexicon().bent.finditer(text):
        if match.start() not in taken:
            place, noun = lexicon().stems[match[1].lower()]
            if noun:
                yield _of_two(text, match, place, noun, made)
                continue
            yield made(text, match.start(), match.end(), place, SURE)


def _of_two(text: str, match: re.Match[str], place: str, noun: str, made: Maker) -> Mention | None:
    """A place called after two others, if the noun follows: "таджикско-афганская граница"; else the latter of the two."""
    following = re.compile(rf" {noun}\w*").match(text, match.end())
    if following:
        one = made(text, match.start(), following.end(), place, SURE)
        return one._replace(how="literal", why=()) if one else None
    start = match.start() + match[1].index("-") + 1
    stem = match[1].rpartition("-")[2].lower()
    return made(text, start, match.end(), lexicon().stems[stem][0], SURE)
