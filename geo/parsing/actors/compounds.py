"""Actors whose name is only part of a word, or stands for those who fight them: `Soviet-era bases`, `anti-Taliban rebels`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.parsing.actors.names import actor_names
from geo.parsing.model import ActorMention

__all__ = ["without_compounds"]

_BEFORE = re.compile(r"(?<!\w)(?:anti|pro|post|pre|non|counter|ex)[-–]$", re.I)
_BEHIND = re.compile(
    r"[-–](?:era|age|times?|standard|style|type|class|compatible|friendly|aligned|born|built|made|designed|speaking)(?!\w)|\s+(?:times|era|period|days)\b|(?:[’']s?)?\s+(?:\w+\s+)?(?:opponents?|enem(?:y|ies)|foes?|rivals?|adversar(?:y|ies))\b",
    re.I,
)
_AGAINST = re.compile(
    r"\b(?:oppos(?:ed|ing|ition)\s+to|opponents?\s+of|enem(?:y|ies)\s+of|foes?\s+of|rivals?\s+of|fight(?:s|ing|ers)?(?:\s+against)?|fought(?:\s+against)?|battl(?:e|es|ed|ing)(?:\s+against)?|"
    r"against|war\s+on|hostile\s+to|resistance\s+to|bomb(?:ed|ing)|strik(?:e|es|ing)(?:\s+(?:on|at|against))?)\s+(?:the\s+)?$",
    re.I,
)
"""Before an armed group that others fight, who are the ones that use bases for it."""
_FAR = 24


def without_compounds(text: str, actors: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """Those of the actors found in a text that a sentence can tell something of: an age, an opponent or a friend is none of them."""
    return tuple(actor for actor in actors if not _is_part(text, actor))


def _is_part(text: str, actor: ActorMention) -> bool:
    before = text[max(0, actor.start - _FAR) : actor.start]
    if actor.how != "office" and (_BEFORE.search(before) or _BEHIND.match(text, actor.end)):
        return True
    return actor_names().kind[actor.actor] == "group" and _AGAINST.search(before) is not None
