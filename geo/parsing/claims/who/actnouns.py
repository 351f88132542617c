"""Who does what a noun tells: `Bishkek's demands for`, `objections from Uzbekistan to`, and not who answers it."""

from __future__ import annotations

import re

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.model import ActorMention
from geo.parsing.rules.reading import Rule

__all__ = ["answering", "answers_it", "doer_of_noun", "is_felt", "is_owned", "turns_on_plan"]

_NOUN = re.compile(
    r"(?:demands?|requests?|objections?|criticisms?|opposition|protests?|complaints?|offers?|proposals?|decisions?|closure|closing|refusal|rejection|pressure)\b",
    re.I,
)
"""How phrases begin that are nouns of what somebody does."""
_OWNED = re.compile(r"(?:[’']s?\s+|\b(?:its|their|his|her)\s+)(?:[a-z]+\s+){0,2}$")
_WHOSE = re.compile(r"[’']s?\s+(?:(?!(?:and|or|of|in|on|to|for|with|at)\s)[a-z-]+\s+){0,2}")
_BY_ADJECTIVE = re.compile(r"\s+(?:(?!(?:and|or|of|in|on|to|for|with|at)\s)[a-z-]+\s+)?")
_FROM = re.compile(r"(?:(?:from|by)|\s+(?:from|by))\s+(?:the\s+)?(?:\w+\s)?")
_TO_DO = re.compile(
    r"(?:[’']s?)?\s+(?:[a-z]+\s+)?(?:decision|intention|plans?|threats?|moves?|pledges?|promises?|vows?|orders?|refusal)\s+$"
)
"""Between somebody and what he means to do: `the Kyrgyz decision to close`."""
_CLOSES = re.compile(r"closure\b|closing\b", re.I)
_OWN_WAY = re.compile(
    r"(?:[’']s?)?\s+(?:[\w-]+\s+){0,3}?(?:routes?|lines?|airspace|borders?|crossings?|territory|corridors?)\b"
)
"""What nobody else closes: `the closing of Georgia's railways`."""
_LENGTH = 5
"""Code points of a phrase that may be its own `from`."""
_ANSWERED = re.compile(
    r"\b(?:reject|dismiss|brush\w*\s+(?:aside|off)|shrug\w*\s+off|ignor|def[iy]|overr|overc|despite|in\s+spite\s+of|notwithstanding|withst[ao]|answer|(?:respon|repl|react|agree)\w*\s+(?:\w+\s+)?to|receiv|accept|"
    r"rebuff|anger\w*\s+(?:by|at|over)|alarm\w*\s+(?:by|at)|stung\s+by|fac\w+\s+down|amid|met|drew|dr[ao]w|provok|caus|attract|prompt|trigger|spark)\w*\s+(?:[\w’'-]+\s+){0,3}$",
    re.I,
)
"""Before what others object to or ask for, which whoever stands before this does not: `rejected criticism of`."""

_FELT = re.compile(
    r"(?:unhappy|uneasy|wary|suspicious|nervous|impatient|worried|displeas|irritat|discontent)|.*\sby$",
    re.I | re.S,
)
"""Who is unnerved by it or unhappy with it opposes it, and undergoes nothing."""
_TURNED_ON = re.compile(
    r"\b(?:attack|block|criticiz|criticis|condemn|oppose|object\w*\s+to|protest|denounc|veto|reject|halt)\w*\s+(?:against\s+)?(?:(?:the|a|an|any|its|their|such)\s+)?(?:[\w-]+\s+){0,2}$",
    re.I,
)
"""Between somebody and a plan of others: `attacked the plan for`."""


def doer_of_noun(passage: Passage, phrase: re.Match[str]) -> ActorMention | None:
    """Who is named as the one that asks, objects or decides, where the phrase is a noun or hangs on one: its possessor or adjective, or
    behind "from".
    """
    if phrase[0].lower().startswith("to "):
        return next(
            (a for a in passage.actors if _TO_DO.fullmatch(passage.text, a.end, phrase.start())), None
        )
    if not _NOUN.match(phrase[0]):
        return None
    start = max(phrase.start(), phrase.end() - _LENGTH)
    for actor in passage.actors:
        whose = _BY_ADJECTIVE if _is_adjective(passage, actor) else _WHOSE
        if whose.fullmatch(passage.text, actor.end, phrase.start()):
            return actor
        closed = 0 < actor.start - phrase.end() <= _LENGTH and _CLOSES.match(phrase[0])
        if closed and _OWN_WAY.match(passage.text, actor.end):
            return actor
        given = _FROM.search(passage.text, start, actor.start) if actor.start > phrase.end() else None
        if given and given.end() == actor.start and given.start() <= phrase.end():
            return actor
    return None


def _is_adjective(passage: Passage, actor: ActorMention) -> bool:
    """Whether it is an adjective, or a name that stands as one: `U.S. proposals`."""
    return actor.how == "adjective" or any(
        mention.how == "adjective" for _, mention in passage.mentions if mention.start == actor.start
    )


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


def is_felt(phrase: re.Match[str]) -> bool:
    """Whether a phrase of opposition, passive as it looks, says what its subject feels: `was displeased with`."""
    return _FELT.match(phrase[0]) is not None


def turns_on_plan(passage: Passage, rule: Rule, phrase: re.Match[str], before: ActorMention) -> bool:
    """Whether an actor before a plan is against it, and no party to it: `attacked the plan for`."""
    return rule.kind == "planned" and _TURNED_ON.search(passage.text, before.end, phrase.start()) is not None
