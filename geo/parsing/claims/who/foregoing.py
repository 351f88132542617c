"""The actor before a phrase that does what the phrase says."""

from __future__ import annotations

import re

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.claims.sentence.sites import said_of_site
from geo.parsing.claims.who.acting import can_act
from geo.parsing.claims.who.asplace import are_sent_by
from geo.parsing.claims.who.pronouns import spoken_of
from geo.parsing.claims.who.sides import AND
from geo.parsing.model import ActorMention

__all__ = ["actor_before"]

_FAR = 150
"""Code points before a phrase beyond which nobody acts in it."""


_WISH = re.compile(r"по (?:просьбе|требованию|настоянию|предложению)", re.I)
"""What is done at somebody's wish is none of whoever does it: `войска введены по просьбе президента`."""


def actor_before(passage: Passage, phrase: re.Match[str], persons: bool) -> ActorMention | None:
    """Actors that can act; behind a verb of speech, the one it speaks of before the speaker."""
    if _WISH.match(passage.text, max(0, phrase.start() - 3), phrase.end()):
        return None
    first = max(phrase.start() - _FAR, said_of_site(passage, phrase))
    able = [
        actor
        for actor in passage.actors
        if first < actor.end <= phrase.start() + 1
        and can_act(passage, actor, phrase)
        and not passage.are_parted(phrase.start(), actor.start)
        and not (persons and are_sent_by(passage, actor.start))  # soldiers that arrive visit nobody
    ]
    speech = [match for match in passage.each("speech") if match.end() < phrase.start()]
    if speech:
        able = spoken_of(passage, phrase, able, speech[-1])
    near = [
        actor
        for actor in able
        if phrase.start() - actor.end < (40 if persons and actor.how != "office" else _FAR)
    ]
    if not near or _private(passage, near[-1], phrase):
        return None
    outer = [
        one
        for one in near
        if not any(
            other.start <= one.start and one.end <= other.end and _length(one) < _length(other)
            for other in near
        )
    ]
    named = [actor for actor in outer if actor.how != "adjective"] or outer
    if persons:  # `the minister signed an accord with Tajikistan during a visit to`
        named = [actor for actor in named if actor.how == "office"] or named
    return named[-1] if phrase.start() - outer[-1].end > 25 else outer[-1]


def _length(actor: ActorMention) -> int:
    return actor.end - actor.start


def _private(passage: Passage, actor: ActorMention, phrase: re.Match[str]) -> bool:
    """Whether a person who speaks for nobody comes between the actor and the phrase, or holds its name; not one who acts with it."""
    return any(
        not o.actor
        and o.named
        and actor.start < o.end <= phrase.start()
        and not AND.fullmatch(passage.text, actor.end, o.start)
        for o in passage.offices
    )
