"""Whether a place that a sentence names is the matter of an accord or a wish."""

from __future__ import annotations

import re

from geo.parsing.actors.names import actor_names
from geo.parsing.claims.sentence.grounds import names_base
from geo.parsing.claims.sentence.passage import BASES, Passage
from geo.parsing.claims.sentence.sites import said_of_place
from geo.parsing.claims.where.standing import BASE_IN, HELD
from geo.parsing.model import Mention

__all__ = ["bears_on"]

_SIGNED_IN = re.compile(
    r"\b(?:signed|signing|agreed|met|meeting|held|talks|summit|visit\w*|negotiat\w+|discuss\w+|announced|ratified|подписа\w+|встреч\w+|переговор\w+)\s+"
    r"(?:by\s+)?(?:(?!base|airfield|airport)[\w.,’'-]+\s+){0,12}(?:in|at|в)\s+(?:the\s+)?(?:\w+\s+){0,2}$",
    re.I,
)


def bears_on(passage: Passage, phrase: re.Match[str], mention: Mention, country: str) -> bool:
    """Whether a place is the matter of an accord or a wish, not where it was signed, and not what it serves abroad."""
    best, names = mention.best, actor_names()
    if best is None or best.kind in BASES:
        return True
    guest = not country or names.state_of.get(country) in passage.document.rules.users
    if best.kind in ("region", "sea"):  # before the phrase it only says what kind of state the host is
        return guest or mention.start > phrase.start()
    if best.kind == "port" and guest:
        return True
    if country and best.country != country:
        return False
    before = passage.text[max(passage.start, mention.start - 110) : mention.start]
    if best.kind != "city" or BASE_IN.search(before) or HELD.search(before) or names_base(passage, mention):
        return True
    behind = mention.start > phrase.start()
    return not _SIGNED_IN.search(before) if behind else said_of_place(passage, mention) is not None
