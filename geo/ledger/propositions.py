"""Claims grouped into propositions, opposed ones together, and how many independent sources agree.

Two claims are one proposition if they say the same of the same actors and their days can be the same.
Two propositions stand against each other if one denies what the other says, if one refuses what the
other grants, or if they give one happening different days or amounts. Presumption plays no part:
only what a claim itself says is compared, and what a view shows as merely presumed is not counted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from geo.atlas import Entry
from geo.ledger.contrasts import Contrast, contrast
from geo.ledger.likeness import amounts_fit, can_coincide, signature

__all__ = ["RULE", "Matter", "Proposition", "independent", "ledger"]

RULE = (
    "Sources count as independent unless they are the same document or cite the same report: "
    "a document that repeats itself, a translation and its original, or two that rest on one agency's report, "
    "count once. "
    "Passing on an accusation, and what is only presumed in the chosen years, does not count."
)
"""How agreement is counted, for the reader."""

_CLOSED = frozenset(
    {"operating", "deployed", "requested", "offered", "refused", "opposed", "terminated", "withdrawn", "relocated", "ratified"}
)  # fmt: skip
"""Kinds that, with place, actors and days, leave nothing else to say: no shared event is needed to agree."""
_ROUTES = frozenset({"basing", "overflight", "transit", "withdrawal"})


@dataclass(frozen=True)
class Proposition:
    """Claims that say the same. `agree`: independent sources that say so; `relayed`: those that only pass it on."""

    claims: tuple[Entry, ...]
    agree: int
    relayed: int

    @property
    def denied(self) -> bool:
        """Whether it says that something is not so."""
        return self.claims[0].claim.stance == "denied"


@dataclass(frozen=True)
class Matter:
    """Propositions that stand against each other, or a single one that nothing contradicts."""

    propositions: tuple[Proposition, ...]
    contrasts: tuple[Contrast, ...] = ()

    @property
    def claims(self) -> tuple[Entry, ...]:
        """All its claims."""
        return tuple(entry for proposition in self.propositions for entry in proposition.claims)


def ledger(entries: Iterable[Entry], presumed: Collection[str] = ()) -> list[Matter]:
    """Propositions in the given claims, opposed ones in one matter, earliest first, undated last.

    `presumed` are ids of claims that a view shows only as presumed in its years: they stand in the
    ledger and count for no agreement.
    """
    groups: list[list[Entry]] = []
    for entry in sorted(entries, key=_order):
        fitting = [group for group in groups if _fits(entry, group)]
        told = [group for group in fitting if any(_shared(entry, other) for other in group)]
        homes = told or fitting
        if len(homes) == 1:
            homes[0].append(entry)
        else:  # none fits, or it is too vague to say with which it agrees
            groups.append([entry])
    propositions = [_proposition(group, presumed) for group in groups]
    contrasts = [
        Contrast(one, other, *found)
        for one, other in combinations(range(len(propositions)), 2)
        if (found := contrast(propositions[one].claims, propositions[other].claims))
    ]
    return sorted(_matters(propositions, contrasts), key=lambda matter: _order(matter.claims[0]))


def _marks(entry: Entry) -> set[str]:
    """The witnesses behind a claim: its document, what that translates or reprints, the reports it cites."""
    source = entry.source
    return {source.id, *entry.claim.via, *filter(None, [source.translation_of])}


def independent(entries: Iterable[Entry]) -> list[tuple[Entry, ...]]:
    """The claims parted into groups that are independent of each other.

    Claims of one document belong together, as do claims that cite the same report (`via`), and a
    document with those that cite it; belonging is passed on along a chain.
    """
    groups: list[tuple[set[str], list[Entry]]] = []
    for entry in entries:
        marks, members = _marks(entry), [entry]
        apart = []
        for group in groups:
            if group[0].isdisjoint(marks):
                apart.append(group)
            else:
                marks |= group[0]
                members = group[1] + members
        groups = [*apart, (marks, members)]
    return [tuple(members) for _, members in groups]


def _proposition(group: Sequence[Entry], presumed: Collection[str]) -> Proposition:
    counted = independent(e for e in group if e.id not in presumed)
    stand = sum(any(e.claim.stance != "alleged" for e in members) for members in counted)
    return Proposition(tuple(group), stand, len(counted) - stand)


def _order(entry: Entry) -> tuple[bool, date, int]:
    return (entry.attested is None, entry.attested[0] if entry.attested else date.max, entry.order)


def _fits(entry: Entry, group: Sequence[Entry]) -> bool:
    """Whether a claim says what a group says. An event has one time that all must allow; a state goes on."""
    links = (_agree(entry, other) for other in group)
    return any(links) if entry.state else all(links)


def _agree(one: Entry, other: Entry) -> bool:
    """Whether two claims say the same thing. Statements never do: each has a wording of its own."""
    a, b = one.claim, other.claim
    if a.kind == "stated" or signature(one) != signature(other):
        return False
    if not can_coincide(one, other) or not amounts_fit(a.amount, b.amount):
        return False
    if _shared(one, other):
        return True
    parted = a.event and b.event and not one.state
    unnamed = a.kind == "opposed" and not any(part.role == "opposes" for part in a.actors)
    return a.kind in _CLOSED and a.about in _ROUTES and not parted and not unnamed


def _shared(one: Entry, other: Entry) -> bool:
    """Whether both name the same happening, or the same treaty without naming different happenings."""
    a, b = one.claim, other.claim
    if a.event and b.event:
        return a.event == b.event
    whole = a.kind in _CLOSED or a.about in _ROUTES  # else: two clauses of one treaty, as likely as not
    return bool(whole and a.agreement and a.agreement == b.agreement)


def _matters(propositions: Sequence[Proposition], contrasts: Sequence[Contrast]) -> Iterable[Matter]:
    """Propositions joined by contrasts, in order; positions in the contrasts are those within the matter."""
    home = list(range(len(propositions)))
    for pair in contrasts:
        old, new = home[pair.other], home[pair.one]
        home = [new if label == old else label for label in home]
    for label in dict.fromkeys(home):
        members = [n for n, own in enumerate(home) if own == label]
        inside = {n: position for position, n in enumerate(members)}
        yield Matter(
            tuple(propositions[n] for n in members),
            tuple(
                Contrast(inside[c.one], inside[c.other], c.why, c.together)
                for c in contrasts
                if c.one in inside
            ),
        )
