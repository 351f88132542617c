"""Dates at the head of their clause, whose verb follows: `On September 15, the airline will`, `С 15 сентября авиакомпания начнёт`."""

from __future__ import annotations

import re

from geo.parsing.dates.words import FUTURE_BEHIND, WILL

__all__ = ["leads_ahead"]

_OPENING = (
    r"(?:(?:on|from|in|at|by|around|about|beginning|starting|effective|as (?:of|from)|the)\s+){0,3}"
    r"(?:the\s+)?$"
)
HEAD = re.compile(
    r"(?:^\W*(?:In|At|Near|From|For|To)\s+(?:[\w’'.-]+\s+){1,4}|^|[,;:\n(“«\"]|\s[–—-]|\b(?:that|and|but|then|also))\s*"
    + _OPENING,
    re.IGNORECASE,
)
"""What stands before a date that begins a clause."""
OTHERWISE = re.compile(
    r"^\W*(?:and|but|or)\b|[;\n]|\b(?:which|who|whom|whose|that|where|when|if|whether|what|how|because|since|after|as|than|was|were|had|is|are|has|have|did|say|says|said|tells?|told|"
    r"reports|met|came|began|left|went|took|gave|held|made|became|fell|rose|grew|won|lost|found|brought|sent|saw|got|spoke|put|set|hit|cut|sold|bought|built|paid|ran|wrote|knew|"
    r"(?!(?:armed|combined|allied|hundred)\b)[a-z]+ed)\b|\b(?:and|but)$"
)
"""Between it and a verb of days to come, what gives the date another verb, or that verb another clause: `On October 5, he said that it will`."""


def leads_ahead(left: str, right: str) -> bool:
    """Whether the words behind a date at the head of its clause look ahead; `left` and `right` are those of its sentence."""
    if not right.isascii() and FUTURE_BEHIND.match(right):
        return True
    verb = WILL.search(right)
    if verb is None or HEAD.search(left) is None:
        return False
    return OTHERWISE.search(right[: verb.start()].rstrip()) is None
