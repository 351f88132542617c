"""Who does what a noun tells: `Bishkek's demands for`, `objections from Uzbekistan to`, and not who answers it."""

from __future__ import annotations

import re

from geo.parsing.model import ActorMention
from geo.parsing.passage import Passage

__all__ = ["answering", "answers_it", "doer_of_noun", "is_owned"]

_NOUN = re.compile(
    r"(?:demands?|requests?|objections?|criticisms?|opposition|protests?|complaints?|offers?|proposals?|decisions?|closure|closing|refusal|rejection|pressure)\b",
    re.I,
)
"""How phrases begin that are nouns of what somebody does."""
_OWNED = re.compile(r"(?:[’']s?\s+|\b(?:its|their|his|her)\s+)(?:[a-z]+\s+){0,2}$")
_WHOSE = re.compile(r"[’']s?\s+(?:(?!(?:and|or|of|in|on|to|for|with|at)\s)[a-z-]+\s+){0,2}")
_FROM = re.compile(r"(?:(?:from|by)|\s+(?:from|by))\s+(?:the\s+)?(?:\w+\s)?")
_LENGTH = 5
"""Code points of a phrase that may be its own `from`."""
_ANSWERED = re.compile(
    r"\b(?:reject|dismiss|brush\w*\s+(?:aside|off)|shrug\w*\s+off|ignor|def[iy]|overr|overc|despite|in\s+spite\s+of|notwithstanding|withst[ao]|answer|respon\w+\s+to|repl\w+\s+to|"
    r"rebuff|fac\w+\s+down|amid|met|drew|dr[ao]w|provok|caus|attract|prompt|trigger|spark)\w*\s+(?:[\w’'-]+\s+){0,3}$",
    re.I,
)
"""Before what others object to or ask for, which whoever stands before this does not: `rejected criticism of`."""


def doer_of_noun(passage: Passage, phrase: re.Match[str]) -> ActorMention | None:
    """Who is named as the one that asks, objects or decides, where the phrase is a noun: its possessor, or behind "from"."""
    if not _NOUN.match(phrase[0]):
        return None
    start = max(phrase.start(), phrase.end() - _LENGTH)
    for actor in passage.actors:
        if actor.how != "adjective" and _WHOSE.fullmatch(passage.text, actor.end, phrase.start()):
            return actor
        given = _FROM.search(passage.text, start, actor.start) if actor.start > phrase.end() else None
        if given and given.end() == actor.start and given.start() <= phrase.end():
            return actor
    return None


def is_owned(passage: Passage, phrase: re.Match[str]) -> bool:
    """Whether the noun is that of somebody, and so has been said or done, whatever becomes of it: `will talk about its demands for`."""
    owned = _OWNED.search(passage.text, max(passage.start, phrase.start() - 30), phrase.start())
    return _NOUN.match(phrase[0]) is not None and owned is not None


def answers_it(passage: Passage, actor: ActorMention, phrase: re.Match[str]) -> bool:
    """Whether an actor before the noun is the one who is asked or criticised: `Turkey rejected criticism of`."""
    answered = _ANSWERED.search(passage.text, actor.end, phrase.start())
    return answered is not None and _NOUN.match(phrase[0]) is not None


def answering(passage: Passage, phrase: re.Match[str]) -> str:
    """The state that rejects what others say against a base, which then is its own matter; empty where none is, or several are."""
    users = passage.document.rules.users
    states = {passage.state(a.actor) for a in passage.actors if answers_it(passage, a, phrase)} - users
    return min(states) if len(states) == 1 else ""
