"""Who was where, from when to when, as far as claims say: intervals derived from states and their endings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geo.atlas import Entry

__all__ = ["Presence", "presences"]


@dataclass(frozen=True)
class Presence:
    """One actor's attested use of one place. Each end rests on a claim.

    `begins`, `ends`: whether a claim fixes that end; if not, the presence may have gone on beyond it.
    `first`, `last` are None where the claim that attests it is undated.
    """

    actor: str
    place: str
    first: date | None
    last: date | None
    begins: bool
    ends: bool
    first_from: Entry
    last_from: Entry


def presences(entries: Iterable[Entry]) -> list[Presence]:
    """Presences in the given claims, by place and actor, earliest first.

    A claim attests presence if it is of a state, actual, and not denied; its users are present.
    Claims of one actor at one place are taken together: from the first attested day to the last,
    or to the day on which another claim ends it. What is alleged counts only if nothing else is there.
    """
    claims = list(entries)
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in claims:
        if entry.state and entry.claim.status == "actual" and entry.claim.stance != "denied":
            for part in entry.claim.actors:
                if part.role == "uses":
                    found.setdefault((entry.site.id, part.id), []).append(entry)
    made = [_presence(place, actor, states, claims) for (place, actor), states in found.items()]
    return sorted(made, key=lambda p: (p.place, p.first or date.max, p.actor))


def _presence(place: str, actor: str, states: list[Entry], claims: list[Entry]) -> Presence:
    firm = [entry for entry in states if entry.claim.stance != "alleged"] or states
    dated = [entry for entry in firm if entry.attested]
    if not dated:
        return Presence(actor, place, None, None, False, False, firm[0], firm[0])
    opening = min(dated, key=lambda e: e.attested or (date.max, date.max))
    closing = max(dated, key=lambda e: (e.attested or (date.min, date.min))[1])
    first, last = (opening.attested or (date.max,))[0], (closing.attested or (date.min, date.min))[1]
    begins = opening.when.interval and opening.when.begins
    ends = closing.when.interval and closing.when.ends
    endings = [e for e in claims if _ends(e, place, actor) and e.attested and e.attested[1] >= first]
    if endings:
        closing = min(endings, key=lambda e: (e.attested or (date.max, date.max))[1])
        last, ends = max(last, (closing.attested or (date.min, date.min))[1]), True
    return Presence(actor, place, first, last, begins, ends, opening, closing)


def _ends(entry: Entry, place: str, actor: str) -> bool:
    return entry.family == "ending" and entry.site.id == place and actor in entry.values("actor")
