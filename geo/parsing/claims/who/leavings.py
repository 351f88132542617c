"""What "the withdrawal" means where a sentence says neither whose nor from where: the one that the text spoke of just before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.parsing.actors.names import actor_names
from geo.parsing.claims.sentence.passage import Document, Passage
from geo.parsing.claims.who.accords import is_of_others
from geo.parsing.claims.who.referring import Draft
from geo.parsing.model import Suggestion
from geo.parsing.rules.reading import ENDINGS, Rule

__all__ = ["leaving_meant", "read_leavings", "sides_of_leaving"]

_NEAR = 24
_BACK = 3
"""Statements before a sentence in which the withdrawal was spoken of."""
_OF_ITS_OWN = re.compile(r"\s+(?:of|by|from\s(?!th(?:is|at|ese|ose|ere)\b))", re.I)
"""What follows "the withdrawal" where the sentence itself says whose or from where."""
_PARTS = {"uses": "uses", "hosts": "hosts", "grants": "hosts", "ends": "hosts", "opposes": "hosts"}


def read_leavings(document: Document, start: int, drafts: Sequence[Draft], least: float) -> None:
    """Keep the withdrawal of one user from one place that a statement speaks of, for the statements behind it."""
    made = [
        one
        for one, alone in drafts
        if alone
        and one.confidence >= least
        and one.stance != "denied"
        and (one.about == "withdrawal" or one.kind in ENDINGS)
    ]
    users = {actor for one in made for actor, role in one.actors if role == "uses"}
    if len(users) == 1 and len({one.mention for one in made}) == 1:
        document.leavings.append((start, max(made, key=lambda one: one.confidence)))


def leaving_meant(passage: Passage, rule: Rule, phrase: re.Match[str]) -> Suggestion | None:
    """The claim on the withdrawal that the sentence goes on to speak of; None where it names its own place, or other actors."""
    document = passage.document
    if rule.kind != "withdrawn" or not document.leavings:
        return None
    said, made = document.leavings[-1]
    if not 0 < document.statements_between(said, passage.start) <= _BACK:
        return None
    noun = passage.find("withdrawal", phrase.start() - _NEAR, phrase.end() + 1)
    if noun is None or _OF_ITS_OWN.match(passage.text, noun.end()):
        return None
    return None if is_of_others(passage, phrase, [made]) else made


def sides_of_leaving(document: Document, before: Suggestion) -> tuple[tuple[str, str], ...]:
    """User and host of the withdrawal spoken of; who asked for it and has other ground is neither."""
    best, names = document.mentions[before.mention].best, actor_names()
    there = best.country if best else ""
    return tuple(
        (actor, _PARTS[role])
        for actor, role in before.actors
        if role in _PARTS and (role == "uses" or names.country[actor] == there)
    )
