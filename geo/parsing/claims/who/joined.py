"""Actors that a sentence names together: `Italian and Spanish troops`, `Russia and Tajikistan signed it`."""

from __future__ import annotations

import re
from itertools import pairwise

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.claims.who.sides import AND
from geo.parsing.model import ActorMention

__all__ = ["beside", "listed", "listed_behind"]

_LISTED = re.compile(r"(?:,\s+(?!а\s)|(?P<last>,?\s+(?:and|и|а\s+также)\s+))(?:(?:the|his|her)\s+)?")
_AND_OTHERS = re.compile(r",?\s+(?:and|и)\s+(?:[\w-]+\s+){0,3}?(?:other|друг)", re.I)
_MOST_LISTED = 6
_SHORT = re.compile(r"(?:[A-Z]\.?){2,5}")
"""What may stand as an adjective, too: `US and British jets`."""


def beside(passage: Passage, actor: ActorMention) -> ActorMention | None:
    """`Russia and Tajikistan signed it`: the other of two who act together."""
    adjective = actor.how == "adjective"
    known = [
        other
        for other in passage.actors
        if other.end < actor.start and (other.how == "adjective") == adjective
    ]
    joined = next((one for one in reversed(known) if AND.fullmatch(passage.text, one.end, actor.start)), None)
    return joined if joined and passage.state(joined.actor) != passage.state(actor.actor) else None


def listed(passage: Passage, last: ActorMention) -> list[ActorMention]:
    """Those who are named before one in the same way: `Italian and Spanish troops`, `Italy, Spain and Norway withdrew`."""
    found, end = [last], last.start
    for actor in reversed(passage.actors):
        if len(found) > _MOST_LISTED or actor.end > end:
            continue
        joined = _LISTED.fullmatch(passage.text, actor.end, end)
        others = len(found) == 1 and _AND_OTHERS.match(passage.text, last.end)
        if (
            not _alike(actor, last)
            or joined is None
            or (len(found) == 1 and not joined["last"] and not others)
        ):
            break
        found.append(actor)
        end = actor.start
    return found[:0:-1]


def listed_behind(passage: Passage, first: ActorMention) -> list[ActorMention]:
    """The same behind one: `was used by American and British fighters`."""
    behind = [first, *(actor for actor in passage.actors if actor.start >= first.end)]
    found: list[ActorMention] = []
    for one, other in pairwise(behind[: _MOST_LISTED + 1]):
        joined = _LISTED.fullmatch(passage.text, one.end, other.start)
        if joined is None or not _alike(other, first):
            return []
        found.append(other)
        if joined["last"]:
            return found
    return []


def _alike(one: ActorMention, other: ActorMention) -> bool:
    """Whether two are named in the same way; letters stand for a noun and an adjective."""
    return (one.how == "adjective") == (other.how == "adjective") or any(
        actor.how != "adjective" and _SHORT.fullmatch(actor.text) for actor in (one, other)
    )
