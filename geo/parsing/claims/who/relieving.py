"""Forces that others have taken the place of: `Armenian guards have replaced Russian personnel`."""

from __future__ import annotations

import re

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.claims.who.acting import stands_before_actor
from geo.parsing.claims.who.parties import Parties
from geo.parsing.model import ActorMention

__all__ = ["REPLACED", "relieved"]

REPLACED = "replaced"
"""The rule of data/rules.toml for it."""
_THE = re.compile(r"\s+(?:the\s+|all\s+|its\s+)?")


def relieved(passage: Passage, phrase: re.Match[str], parties: Parties) -> Parties | None:
    """Whose forces were replaced: those named right behind the verb, or before it in the passive; None where it is not forces of a user,
    but their tents, or a host's.
    """
    if phrase[0].lower().endswith(" by"):
        able = [actor for actor in passage.actors if actor.end <= phrase.start()][-1:]
    else:
        able = [one for one in passage.actors if _THE.fullmatch(passage.text, phrase.end(), one.start)]
    for actor in able:
        user = passage.state(actor.actor)
        if user in passage.document.rules.users and _are_forces(passage, actor):
            start, end = min(parties.start, actor.start), max(parties.end, actor.end)
            return Parties(user, "", start, end, 1.0)
    return None


def _are_forces(passage: Passage, actor: ActorMention) -> bool:
    """`The Russian troops`, `the Germans`."""
    people = actor.how == "adjective" and actor.text.endswith("s")
    return people or stands_before_actor(passage, actor)
