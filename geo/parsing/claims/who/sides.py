"""The two sides of an accord that a sentence names as two: `an agreement between X and Y`, `the two countries`."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from geo.parsing.actors.names import actor_names
from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.model import ActorMention

__all__ = ["AND", "both_of", "pair_of"]

AND = re.compile(
    r"(?:[’']s)?\s+(?:and|и)\s+(?:(?:the|his|her)\s+)?(?:government\s+of\s+(?:the\s+)?|правительств\w+\s+)?"
)
_AND_BODY = re.compile(
    r"(?:[’']s?)?\s+(?:(?:[A-Z][\w-]+|government|parliament|president|army|military|armed|forces|navy|border|service|defen[cs]e|foreign|interior|ministry|minister|general|staff)\s+){1,4}"
    r"and\s+(?:the\s+)?"
)
"""The same behind a body of the first: `between Kazakhstan’s Defense Ministry and`."""
_BETWEEN = re.compile(
    r"\b(?:between|между)\s+(?:the\s+)?(?:governments?\s+of\s+(?:the\s+)?|правительств\w+\s+)?$", re.I
)
_HELD = re.compile(
    r"\b(?:held|conducted|signed|concluded|reached|underway|under way|велись|ведутся|проводились|шли|идут|подписан\w*|заключ[её]н\w*)\s+(?:between|между)\s+(?:the\s+)?$",
    re.I,
)
"""Between whom it was done, said at the end: `talks on the use of the port were held between`."""
_HELD_FAR = 130
_COMMA = re.compile(r",\s+(?:the\s+)?")
_FAR_BACK = 30
"""Names of actors before a sentence among which two sides are looked for."""


def pair_of(passage: Passage, phrase: re.Match[str]) -> tuple[ActorMention, ActorMention] | None:
    """The two sides of `an agreement between the U.S. and Kazakhstan`, close to the phrase or at the end of its clause."""
    for number, (one, other) in enumerate(pairwise(passage.actors)):
        apart = one.start - phrase.end()
        near = -90 <= apart < 40 or (
            40 <= apart < _HELD_FAR and _HELD.search(passage.text, phrase.end(), one.start)
        )
        if near and _BETWEEN.search(passage.text, max(passage.start, one.start - 34), one.start):
            joined = any(word.fullmatch(passage.text, one.end, other.start) for word in (AND, _AND_BODY))
            if joined and one.actor != other.actor:
                return one, other
            return _of_three(passage, *passage.actors[number : number + 3])
    return None


def _of_three(passage: Passage, *actors: ActorMention) -> tuple[ActorMention, ActorMention] | None:
    """Of `an agreement between India, Russia and Tajikistan` the first user and the host."""
    if len(actors) < 3 or not _COMMA.fullmatch(passage.text, actors[0].end, actors[1].start):
        return None
    if not AND.fullmatch(passage.text, actors[1].end, actors[2].start):
        return None
    users = passage.document.rules.users
    guests = [actor for actor in actors if passage.state(actor.actor) in users]
    hosts = [actor for actor in actors if passage.state(actor.actor) not in users]
    return (guests[0], hosts[0]) if guests and len(hosts) == 1 else None


def both_of(passage: Passage, phrase: re.Match[str]) -> tuple[str, str] | None:
    """`The two countries signed it`: the state whose ground the sentence names and the one beside it before, else the last two states."""
    if passage.find("both", phrase.start() - 60, phrase.start()) is None:
        return None
    names, known = actor_names(), passage.document.actors
    first = bisect_left(known, passage.start, key=lambda actor: actor.start)
    before = known[max(0, first - _FAR_BACK) : first]
    states = list(dict.fromkeys(state for actor in reversed(before) if (state := _state(passage, actor))))
    host = _host(passage)
    if host in states and len(states) > 2:
        joined = [
            {_state(passage, one), _state(passage, other)} - {host, ""}
            for one, other in pairwise(before)
            if host in (_state(passage, one), _state(passage, other))
            and AND.fullmatch(passage.text, one.end, other.start)
        ]
        users = [state for state in states if state in passage.document.rules.users]
        partner = min(joined[-1]) if joined and joined[-1] else next(iter(users), "")
        states = [host, partner] if partner else states
    elif not host and passage.document.accords:
        told = {
            state
            for one in passage.document.accords[-1][1]
            for state, _ in one.actors
            if names.kind[state] == "state"
        }
        states = list(told) if len(told) == 2 else states
    if len(states) < 2:
        return None
    one, other = sorted(states[:2])
    return one, other


def _state(passage: Passage, actor: ActorMention) -> str:
    """The state that an actor is or is part of; empty for alliances."""
    state = passage.state(actor.actor)
    return state if actor_names().kind[state] == "state" else ""


def _host(passage: Passage) -> str:
    """The one state on whose ground the places of the sentence lie, where it uses none of others."""
    names, users = actor_names(), passage.document.rules.users
    hosts = {names.state_of.get(m.best.country, "") for _, m in passage.mentions if m.best} - {"", *users}
    return min(hosts) if len(hosts) == 1 else ""
