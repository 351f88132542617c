"""Whose a base or a presence is that a sentence names, by the words beside the name: `the Russian base in`, `Russia's presence`."""

from __future__ import annotations

import re

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.model import ActorMention

__all__ = ["BASE", "THEN_IT", "WEIGHT", "whose_base", "whose_base_behind", "whose_presence"]

BASE = re.compile(
    r"[\s-]+(?:[\w-]+\s){0,2}?(?:air\s?|air\s)?(?:bases?|airbases?|garrisons?|facilit|airfield|leases?\b|(?-i:military presence)\b|баз|авиабаз|полигон|рлс)",
    re.I,
)
"""What an adjective before it says whose it is: `the Russian base`."""
_USE_OF = re.compile(r"(?:\s[A-Z]\w+){0,2}(?:[’']s?)?\s+use\s+of\b")
THEN_IT = re.compile(r",\s+(?:and\s+)?it\s+(?:has|had|is|was|will|would|became|remains)\b")
WEIGHT = re.compile(
    r"(?:[’']s?)?[\s-]+(?:[\w-]+\s){0,2}?(?:presence|footprint|influence|sanctions|membership|pressure|objections?|opposition|concerns?)\b",
    re.I,
)
"""What is somebody's and does not act: `a U.S. presence`, `Russian pressure`."""


def whose_base(passage: Passage, phrase: re.Match[str]) -> ActorMention | None:
    """The user whose base it is that the sentence says something of: `the Russian base in … was closed`."""
    for actor in reversed(passage.actors):
        before_noun = actor.how == "adjective" or actor.text.isupper()  # `Russian`, `U.S.`
        used = _USE_OF.match(passage.text, actor.end) is not None  # `the French army’s use of the base`
        near = (before_noun or used) and actor.end <= phrase.start() < actor.end + 120
        if (
            near
            and not THEN_IT.search(passage.text, actor.end, phrase.start())
            and passage.state(actor.actor) in passage.document.rules.users
            and (used or BASE.match(passage.text, actor.end))
        ):
            return actor
    return None


def whose_presence(passage: Passage, phrase: re.Match[str], teller: ActorMention) -> ActorMention | None:
    """The user of whose presence somebody says that it was spoken of: `a Kyrgyz source said Russia's military presence was discussed`."""
    if passage.find("speech", teller.end, phrase.start()) is None:
        return None
    for actor in passage.actors:
        inside = teller.end < actor.start and actor.end <= phrase.start()
        if inside and passage.state(actor.actor) in passage.document.rules.users:
            return actor if WEIGHT.match(passage.text, actor.end) else None
    return None


def whose_base_behind(passage: Passage, host: ActorMention) -> ActorMention | None:
    """The user whose base is named behind a host that is told what to do: `urged Kyrgyzstan to close the American base`."""
    users = passage.document.rules.users
    for actor in passage.actors if passage.state(host.actor) not in users else ():
        if actor.start > host.end and passage.state(actor.actor) in users:
            return actor if BASE.match(passage.text, actor.end) else None
    return None
