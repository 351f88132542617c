"""What a sentence dates after the day on which it was published: it had not come yet."""

from __future__ import annotations

import re
from datetime import date

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

    What lasts lasted when it was told: an end ahead, as that of a lease, is no day of it. A clock without days changes nothing.
    """
    if clock.last is None or saying.status != "actual" or not when.when:
        return saying, when
    if "/" in when.when and (rule.kind in LASTING or when.when.startswith("/")):
        return saying, _as_told(when, clock.last) if rule.kind in LASTING else when
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


def _as_told(when: Timing, last: date) -> Timing:
    """A stretch of time up to the day on which it was told, where its end lies ahead."""
    whole, (first, _, end) = read_when(when.when), when.when.partition("/")
    if whole.latest is None or whole.latest <= last or end == "..":
        return when
    note = f"the end named, {end}, lies ahead of {last}, when it was published"
    if not first:
        return Timing(f"{last:%Y-%m}~", "derived", note)
    begun = whole.earliest is not None and whole.earliest <= last
    return Timing(f"{first}/..", when.basis, note) if begun else Timing("", None, "")
