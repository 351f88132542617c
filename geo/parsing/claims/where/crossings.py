"""Whose ground is crossed where a Russian sentence does not say it again: «В 2010 году зафиксировано 300 пролётов самолётов НАТО»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.parsing.claims.sentence.passage import Document, Passage
from geo.parsing.claims.where.groundbefore import is_user
from geo.parsing.claims.where.standing import Placed
from geo.parsing.claims.who.parties import Parties
from geo.parsing.claims.who.referring import Draft
from geo.parsing.model import Suggestion
from geo.parsing.rules.reading import Rule

__all__ = ["ground_crossed", "read_crossings"]

_CROSSED = frozenset({"overflight", "transit"})
_KINDS = frozenset({"conducted", "agreed", "ratified"})
_BACK = 3
"""Statements before a sentence in which the ground was named, or was last meant."""


def read_crossings(document: Document, start: int, drafts: Sequence[Draft], least: float) -> None:
    """Keep the one place over or through which a statement tells of traffic, for the statements behind it."""
    made: list[Suggestion] = [
        one
        for one, alone in drafts
        if alone and one.confidence >= least and one.about in _CROSSED and one.kind in _KINDS
    ]
    if made and len({document.mentions[one.mention].options[0].place for one in made}) == 1:
        document.crossings.append((start, made[0].mention))


def ground_crossed(
    passage: Passage, rule: Rule, phrase: re.Match[str], about: str, parties: Parties
) -> list[Placed]:
    """The ground that the text told of just before, for a user's traffic or accord in a Russian sentence that names no other ground; else none."""
    document = passage.document
    if phrase[0].isascii() or about not in _CROSSED or rule.kind not in _KINDS or not document.crossings:
        return []
    if passage.document.rules.users.isdisjoint((parties.subject, parties.object)):
        return []
    if any(mention.best and not is_user(passage, mention) for _, mention in passage.mentions):
        return []
    said, number = document.crossings[-1]
    if not 0 < document.statements_between(said, passage.start) <= _BACK:
        return []
    mention = document.mentions[number]
    return [Placed(number, mention, 0.8, f"“{mention.text}”: the ground that the text tells of just before")]
