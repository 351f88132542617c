"""What a sentence dates after the day on which it was published: it had not come yet."""

from __future__ import annotations

import re

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.claims.stance.stances import Saying
from geo.parsing.claims.when.timing import Timing
from geo.parsing.dates.clock import Clock
from geo.parsing.rules.reading import LASTING, Rule
from geo.records.when import read_when

__all__ = ["consistent"]

_TOLD = frozenset(
    {"agreed", "negotiated", "offered", "opposed", "ratified", "refused", "requested", "stated"}
)
"""Kinds of what was said or written when it was told: a day to come is that of what it is about."""
_TO_COME = re.compile(r"\b(?:will|shall|would|is to|are to|likely to|expected to)\s[^.,;]{0,30}$")


def consistent(
    passage: Passage, rule: Rule, phrase: re.Match[str], saying: Saying, when: Timing, clock: Clock
) -> tuple[Saying, Timing]:
    """A claim that wholly lies after the publication is planned; of what was only said by then the publication bounds the day.

    A clock without days changes nothing.
    """
    if clock.last is None or saying.status != "actual" or not when.when or when.when.startswith("/"):
        return saying, when
    earliest = read_when(when.when).earliest
    if earliest is None or earliest <= clock.last:
        return saying, when
    if rule.kind in LASTING:
        return saying, Timing("", None, "")
    said = rule.kind in _TOLD and not _TO_COME.search(passage.text, passage.start, phrase.end() - 1)
    if said:
        by = f"the day named lies ahead, this was by {clock.last}, when it was published"
        return saying, Timing(f"[..{clock.last}]", "derived", by)
    return saying._replace(status="planned", why=(*saying.why, f"planned: dated after {clock.last}")), when
