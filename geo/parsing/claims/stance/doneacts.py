"""Acts of speech that are done, although the sentence looks ahead: a request that somebody will consider has been made."""

from __future__ import annotations

import re

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.claims.who.actnouns import is_owned
from geo.parsing.rules.reading import Rule

__all__ = ["is_done"]

_ACTS = frozenset(
    {"requested", "offered", "negotiated", "agreed", "ratified", "refused", "opposed", "stated"}
)
"""Kinds of acts of speech, done when they are said."""
_OTHER_ACT = re.compile(
    r"agreed|ask|urg|demand|offer|propos|decided|decision|promis|pledg|order|right|предлож|соглас", re.I
)
"""Words before an act of speech that are acts themselves: `agreed to a request for`."""
_TAKEN_UP = re.compile(
    r"\b(?:consider|discuss|study|studi|examin|review|weigh|look(?:ing)?\s+(?:at|into)|respond\w*\s+to|reply\w*\s+to|answer|debat|vote\s+on|take\s+up|accept|grant|approv|reject|turn\s+down)\w*\s+(?P<whose>(?:[\w.’'-]+\s+){0,4})$",
    re.I,
)
"""Before a request that lies on the table, with whose it is: `will consider Moscow's`, `ready to discuss the American`."""
_REQUEST = re.compile(r"(?:requests?|proposals?|demands?|bids?|offers?)\b", re.I)
_ANY = re.compile(r"\b(?:any|future|possible|further|new|other|such)\b", re.I)
_OF_THE_MATTER = re.compile(
    r"plan|propos|possib|future|upcoming|forthcoming|consider|decision|order|impending|imminent|looming", re.I
)
"""Words that say of what somebody is against, and not of that, that it lies ahead: `criticized plans to`."""


def is_done(passage: Passage, rule: Rule, phrase: re.Match[str], ahead: str) -> bool:
    """Whether an act of speech is done, although the word `ahead` stands before it."""
    if rule.kind not in _ACTS:
        return False
    if _OTHER_ACT.match(ahead) or is_owned(passage, phrase):
        return True
    if rule.kind == "opposed":
        return _OF_THE_MATTER.match(ahead) is not None
    return rule.kind == "requested" and _is_taken_up(passage, phrase)


def _is_taken_up(passage: Passage, phrase: re.Match[str]) -> bool:
    """Whether the phrase is a request of somebody named, or a certain one, that another one considers."""
    first = max(passage.start, phrase.start() - 70)
    taken = _TAKEN_UP.search(passage.text, first, phrase.start()) if _REQUEST.match(phrase[0]) else None
    if taken is None or _ANY.search(taken["whose"]):
        return False
    named = any(taken.start("whose") <= actor.start < phrase.start() for actor in passage.actors)
    return named or taken["whose"].strip().lower() in ("the", "this", "its", "their")
