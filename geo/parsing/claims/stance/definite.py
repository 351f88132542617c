"""What makes a thing definite, so that it is there whatever is said of it: `the base in`, `its base in`."""

from __future__ import annotations

import re

from geo.parsing.claims.sentence.passage import Passage

__all__ = ["definite"]

_DEFINITE = re.compile(
    r"(?:\b(?:the|its|their|this|that|these|those|our|his|эт\w+|сво\w+|его|её|их)|[’']s|s[’'])\s+(?:(?!(?:of|in|for|on|to|an?|with|by|at|from|and|or|в|на|о)\s)[\w.’'-]+\s+){0,5}$",
    re.I,
)
_OF_IT = re.compile(
    r"(?:[’']s?)?[\s-]+(?:(?:military|armed|air|naval|army|drone|transit|training|main|only|first|large|small|joint|new|old|former|secret|key|major|[\w]+-[\w-]+|led|run|leased|operated)[\s-]+)*"
)
"""Between the name of a state and what it is put before: `the United States military base in`."""


def definite(passage: Passage, phrase: re.Match[str], first: int) -> re.Match[str] | None:
    """What makes a thing definite; the article of a state that acts does not: `the United States has no base in`."""
    known = _DEFINITE.search(passage.text, max(first, phrase.start() - 60), phrase.start())
    while known and any(
        known.start() <= actor.start <= known.start() + 4
        and not _OF_IT.fullmatch(passage.text, actor.end, phrase.start())
        for actor in passage.actors
        if actor.how in ("name", "alias")
    ):
        known = _DEFINITE.search(passage.text, known.start() + 1, phrase.start())
    return known
