"""When two propositions stand against each other: one denies or refuses what the other says, or they tell one happening differently.

A pair that is shown should be a real one: of several talks, plans or accords nobody can tell which a claim denies
unless both name the same happening, and of a presence only if both surely speak of the same time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from geo.atlas import Entry
from geo.ledger.likeness import amounts_fit, can_coincide, signature
from geo.presence import surely, vouched

__all__ = ["Contrast", "Why", "contrast"]

Why = Literal["denied", "refused", "dates", "amounts"]

_PRESENCE = frozenset({"operating", "deployed"})
_TALKS = frozenset({"requested", "negotiated"})
_WORDED = frozenset({"stated", "opposed", "visited"})
"""Kinds that have a wording of their own: nobody can tell what is denied."""
_SHORT = timedelta(days=366)
"""How long a date may be, at most, to stand for one time: a year."""
_GRANTED = frozenset({"offered", "agreed", "ratified"})
_ONCE = frozenset(
    {"requested", "offered", "agreed", "ratified", "appointed", "refused", "terminated", "withdrawn", "relocated", "visited"}
)  # fmt: skip
"""Kinds of which one happening has one time; talks, flights and payments go on."""
_GUEST = ("seeks", "uses", "receives")


@dataclass(frozen=True)
class Contrast:
    """Two propositions of a matter, by position, that stand against each other.

    `together`: whether their days can be the same; if not, one may have followed the other.
    """

    one: int
    other: int
    why: Why
    together: bool


def contrast(one: Sequence[Entry], other: Sequence[Entry]) -> tuple[Why, bool] | None:
    """How two propositions stand against each other, if they do."""
    a, b = one[0], other[0]
    if a.site.id != b.site.id or a.claim.to != b.claim.to or a.claim.about != b.claim.about:
        return None
    together = any(can_coincide(x, y) for x in one for y in other)
    if any(_denies(x, y) or _denies(y, x) for x in one for y in other):
        return "denied", together
    if any(_refuses(x, y) or _refuses(y, x) for x in one for y in other):
        return "refused", together
    return _tells_otherwise(one, other, together)


def _denies(denial: Entry, other: Entry) -> bool:
    """Whether one says that what the other says is not so, and both speak of the same.

    A presence is the same if both surely speak of one time; a request, a plan or an accord only if both name the
    same happening, since there may be several.
    """
    if denial.claim.stance != "denied" or other.claim.stance == "denied" or _one_voice(denial, other):
        return False
    if not _guests(denial) & _guests(other) or _topic(other) not in _denied(denial):
        return False
    if _topic(denial) == "presence":
        return _at_once(denial, other)
    return _told_of_one(denial, other) and _askers_fit(denial, other)


def _one_voice(one: Entry, other: Entry) -> bool:
    """Whether one speaker says both in one document: then he tells two things apart."""
    return one.source.id == other.source.id and one.claim.speaker == other.claim.speaker


def _topic(entry: Entry) -> str:
    """What a denial would deny: that somebody is there, means to be, talks about it, or the step itself."""
    claim = entry.claim
    if claim.kind in _TALKS:
        return "talks"
    if claim.kind == "planned" or (claim.kind in _PRESENCE and claim.status != "actual"):
        return "plan"
    return "presence" if claim.kind in _PRESENCE else f"{claim.kind} {claim.status}"


def _denied(denial: Entry) -> tuple[str, ...]:
    """The topics that a denial is about: whoever means to have no base asks for none either."""
    topic = _topic(denial)
    if denial.claim.kind in _WORDED:
        return ()
    return (topic, "talks") if topic == "plan" else (topic,)


def _askers_fit(one: Entry, other: Entry) -> bool:
    """Whether the same side asks in both, where both say who asks: each side may have asked the other."""
    mine, theirs = ({part.id for part in e.claim.actors if part.role == "seeks"} for e in (one, other))
    return not mine or not theirs or bool(mine & theirs)


def _told_of_one(one: Entry, other: Entry) -> bool:
    return bool(one.claim.event and one.claim.event == other.claim.event)


def _at_once(one: Entry, other: Entry) -> bool:
    """Whether both surely speak of the same time: a state that lasts over it, or dates of a year or less that meet."""
    a, b = vouched(one), vouched(other)
    if one.when.doubtful or other.when.doubtful:
        return False
    if a is None or b is None or a.first > b.last or b.first > a.last:
        return False
    short = [stretch for stretch in (a, b) if stretch.last - stretch.first <= _SHORT]
    if len(short) == 2:
        return True
    if not short:
        return False
    long = b if short[0] is a else a
    return surely(long, (short[0].first, short[0].last))


def _refuses(refusal: Entry, other: Entry) -> bool:
    """A host's no to what it offers or grants elsewhere in the same happening; a grant after the no is its outcome."""
    if refusal.claim.kind != "refused" or refusal.claim.stance == "denied" or other.claim.stance == "denied":
        return False
    no = {part.id for part in refusal.claim.actors if part.role == "refuses"}
    yes = {part.id for part in other.claim.actors if part.role in ("offers", "grants")}
    alike = bool(no & yes) and bool(_guests(refusal) & _guests(other)) and other.claim.kind in _GRANTED
    first, last = other.when.earliest or date.min, refusal.when.latest or date.max
    return alike and _told_of_one(refusal, other) and first <= last


def _tells_otherwise(one: Sequence[Entry], other: Sequence[Entry], together: bool) -> tuple[Why, bool] | None:
    """One happening with different days, or one day with different amounts, in two documents.

    What one document tells twice is two things, for the others too. Payments of several years are several.
    """
    a, b = one[0], other[0]
    if a.claim.kind == "stated" or signature(a) != signature(b):
        return None
    pairs = [(x, y) for x in one for y in other if x.source.id != y.source.id and _told_of_one(x, y)]
    apart = [(x, y) for x, y in pairs if not amounts_fit(x.claim.amount, y.claim.amount)]
    if together:
        units = {x.claim.amount.unit for x, _ in apart if x.claim.amount}
        comparable = units & {y.claim.amount.unit for _, y in apart if y.claim.amount}
        told = ({e.source.id for e in side if e.claim.amount} for side in (one, other))
        return ("amounts", True) if comparable and set.isdisjoint(*told) else None
    dated = any(_own_day(x) and _own_day(y) for x, y in pairs)
    return ("dates", False) if dated and not apart and a.claim.kind in _ONCE else None


def _own_day(entry: Entry) -> bool:
    """Whether a claim gives a day of its own, not merely that of its publication."""
    return entry.claim.when_basis != "derived" or entry.when.latest != entry.source.first_day.latest


def _guests(entry: Entry) -> set[str]:
    """Those who would have it: not those who grant, host, speak or oppose."""
    return {part.id for part in entry.claim.actors if part.role in _GUEST}
