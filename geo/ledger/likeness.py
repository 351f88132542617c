"""What makes two claims alike: what they say of whom, on which days, and with which amounts."""

from __future__ import annotations

from datetime import date
from math import inf

from geo.atlas import Entry
from geo.records.models import Amount

__all__ = ["amounts_fit", "can_coincide", "signature"]

_SAME = {"deployed": "operating"}  # forces stationed, a base worked: presence either way


def signature(entry: Entry) -> tuple[object, ...]:
    """What is said of whom, but for the time. The speaker and the host say nothing that the place does not."""
    claim = entry.claim
    parts = {(part.id, part.role) for part in claim.actors}
    telling = {part for part in parts if part[1] not in ("speaks", "hosts")} or parts
    kind = _SAME.get(claim.kind, claim.kind)
    negated = claim.stance == "denied"
    return kind, claim.about, entry.site.id, claim.to, claim.status, negated, frozenset(telling)


def can_coincide(one: Entry, other: Entry) -> bool:
    """Whether some day is possible for both; what is not dated is possible on any."""
    first = max(one.when.earliest or date.min, other.when.earliest or date.min)
    return first <= min(one.when.latest or date.max, other.when.latest or date.max)


def amounts_fit(one: Amount | None, other: Amount | None) -> bool:
    """Whether both amounts can be true of one thing; what is not given fits any."""
    if one is None or other is None:
        return True
    (low, high), (least, most) = _bounds(one), _bounds(other)
    return one.unit == other.unit and low <= most and least <= high


def _bounds(amount: Amount) -> tuple[float, float]:
    """The values that an amount allows; "about" and "order of" give no bound that could be checked."""
    if amount.qualifier in ("more than", "at least"):
        return amount.value, inf
    if amount.qualifier in ("less than", "at most"):
        return -inf, amount.value
    return (amount.value, amount.value) if amount.qualifier == "exact" else (-inf, inf)
