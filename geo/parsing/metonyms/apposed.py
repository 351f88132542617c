"""What stands between commas behind a name and before its verb: "Kyrgyzstan, in turn, will", "Turkey, a member of NATO, agreed"."""

from __future__ import annotations

import re

__all__ = ["behind_aside"]

_ASIDE = re.compile(
    r", (?:in turn|in (?:its|his) turn|however|too|for (?:its|his) part|meanwhile|on the other hand|by contrast|in contrast|of course|in response|in return|on its part|therefore|at this stage|apparently),(?= )"
)
"""What may stand between a name and its verb: "Kyrgyzstan, in turn, will …"."""
_APPOSED = re.compile(
    r", (?:an?|the|one of|together with|along with|which|who|with|like|[A-Z][\w-]+[’']s) [^,;:.()\n]{2,70}(?:, [A-Z]\w+)?,(?= )"
)
"""What is said of a name between it and its verb: "Uzbekistan, Kyrgyzstan's neighbour, attacked"."""
_HEAD = 4
"""Words at most before a name that begins its sentence: "But in March Uzbekistan"."""


def behind_aside(text: str, end: int, before: int) -> int:
    """Where the verb of a name that ends before a comma may stand, behind what the commas hold; 0 where they hold something else.

    `before` counts the words before the name in its sentence: one that does not begin it may lie where something is done.
    """
    aside = _ASIDE.match(text, end) or (_APPOSED.match(text, end) if before < _HEAD else None)
    return aside.end() if aside else 0
