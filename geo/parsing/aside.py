"""Places and actors that a sentence only sets beside what it says: what happened in spite of it, before it, or elsewhere in the same way."""

from __future__ import annotations

import re

from geo.parsing.model import ActorMention, Mention
from geo.parsing.passage import Passage

__all__ = ["is_set_beside"]

_BESIDE = re.compile(
    r"\b(?:(?:despite|in spite of|notwithstanding|unlike|contrary to|in contrast to|compared (?:to|with)|similar to|modell?ed on|apart from|aside from|вместо|вопреки|несмотря на|в отличие от|наряду с|the\s+same\s+(?:\w+\s+){1,3}as)\s|"
    r"(?:than|as)(?:\s+\w+ing)?\s+(?=(?:via|through|in|at|from)\s))",
    re.I,
)
"""`Was renewed, despite the eviction from`, `twice as much as going via`, `covers the same region as`."""


def is_set_beside(passage: Passage, phrase: re.Match[str], one: Mention | ActorMention) -> bool:
    """Whether a place or an actor stands in words that set something beside what the phrase says, which are not those of the phrase."""
    text = passage.text
    if one.start >= phrase.end():
        word = _BESIDE.search(text, phrase.start(), one.start)
        return word is not None and "," not in text[word.end() : one.start]
    before = text.rfind(",", passage.start, one.start) + 1 or passage.start
    word = _BESIDE.search(text, max(passage.start, before), one.start)
    return word is not None and "," in text[one.end : phrase.start()]
