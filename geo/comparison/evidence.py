"""What a claim says of somebody's access to a place: a use that it attests, or a step that it records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from geo.entries import Days, Entry
from geo.records.when import read_when

__all__ = ["Evidence", "Key", "Step", "StepWord", "Use", "evidence", "matter", "subjects"]

StepWord = Literal[
    "proposed", "agreed", "refused", "denied", "opposed", "ended", "end agreed", "end proposed"
]
Key = tuple[str, str, str]
"""Place, actor ("" where the claim names none) and matter."""

_ACCESS = ("in-use", "proposed", "agreed")
"""Families of kinds that speak for access: whoever denies one of them says no to it, or that there is none."""

ROLES = ("uses", "seeks", "supplies", "receives", "party")
"""A claim speaks of those who have the first of these roles in it; hosts and speakers have no access to lose."""


@dataclass(frozen=True)
class Use:
    """Access that was really used, on the days that a claim attests."""

    entry: Entry
    days: Days

    @property
    def firm(self) -> bool:
        """Whether it is more than an allegation."""
        return self.entry.claim.stance != "alleged"

    @property
    def begun(self) -> Days | None:
        """The days on which it can have begun, where the claim dates the beginning of a state."""
        when = self.entry.when
        if not (self.entry.state and when.interval and when.begins):
            return None
        return read_when(when.written.partition("/")[0].strip()).attested

    @property
    def stated_end(self) -> Days | None:
        """The days on which it can have ended, where the claim dates the end of a state."""
        when = self.entry.when
        if not (self.entry.state and when.interval and when.ends):
            return None
        return read_when(when.written.partition("/")[2].strip()).attested

    def presumed(self, endings: Iterable[Step]) -> Days | None:
        """The days that it may also have held, up to the first ending recorded after it began."""
        ends = [step.days[1] for step in endings if step.days[1] >= self.days[0]]
        return replace(self.entry, ended=min(ends, default=None)).presumed if self.entry.state else None


@dataclass(frozen=True)
class Step:
    """Something recorded that moves access nearer or farther, on the days that the claim vouches for."""

    entry: Entry
    word: StepWord
    days: Days


@dataclass(frozen=True)
class Evidence:
    """All that the claims say about one key."""

    uses: tuple[Use, ...]
    steps: tuple[Step, ...]
    denials: tuple[Use, ...]
    """Denials that a state held, on the days that they speak of."""


def evidence(
    entries: Iterable[Entry], grounds: Mapping[str, str], families: Mapping[str, str]
) -> dict[Key, Evidence]:
    """The dated evidence in the claims, by place, actor and matter. Talk and undated claims carry none.

    `grounds` gives an actor's own country (two letters), see `subjects`; `families` the family of a kind of claim.
    """
    found: dict[Key, list[Entry]] = {}
    for entry in entries:
        if entry.attested and entry.family != "talk":
            for actor in subjects(entry, grounds):
                found.setdefault((entry.site.id, actor, matter(entry)), []).append(entry)
    return {key: _weigh(claims, families) for key, claims in found.items()}


def subjects(entry: Entry, grounds: Mapping[str, str]) -> tuple[str, ...]:
    """Whose access a claim is about: the actors with the first of ROLES that it names; ("",) if it names none.

    Of several, a country on its own ground is left out: it hosts the others. Where an ending tells of somebody who
    receives what another gives up, it is that other's access that ends.
    """
    for role in ROLES:
        if ids := _of_role(entry, role):
            if role == "receives" and entry.family == "ending":
                ids = _of_role(entry, "ends") or ids
            return tuple(id_ for id_ in ids if grounds.get(id_) != entry.host or not entry.host) or ids
    return ("",)


def _of_role(entry: Entry, role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.id for part in entry.claim.actors if part.role == role))


def matter(entry: Entry) -> str:
    """What the access is for; a call to withdraw bears on bases."""
    return "basing" if entry.claim.about == "withdrawal" else entry.claim.about


def _weigh(entries: list[Entry], families: Mapping[str, str]) -> Evidence:
    uses = [Use(e, e.attested) for e in entries if e.family == "in-use" and e.attested]
    uses = [use for use in uses if use.firm] or uses
    steps = [
        Step(e, word, e.attested)
        for e in entries
        if e.attested and (word := _word(e, families[e.claim.kind]))
    ]
    steps += [Step(use.entry, "ended", use.stated_end) for use in uses if use.stated_end]
    denials = [Use(e, e.attested) for e in entries if e.state and e.claim.stance == "denied" and e.attested]
    return Evidence(tuple(uses), tuple(sorted(steps, key=_order)), tuple(denials))


def _order(step: Step) -> tuple[object, ...]:
    return (step.days[1], step.days[0], step.entry.order)


def _word(entry: Entry, kind: str) -> StepWord | None:
    """The step that a claim records; `kind` is the family of its kind.

    A denial is a no only to what it denies: of a reason, an objection or an end it says nothing about the access.
    """
    claim, leaving = entry.claim, entry.claim.about == "withdrawal"
    if claim.stance == "denied":
        return "denied" if kind in _ACCESS and not leaving else None
    if entry.family == "against":
        return "opposed" if claim.kind == "opposed" or leaving else "refused"
    if entry.family == "proposed":
        return "end proposed" if kind == "ending" or leaving else "proposed"
    if entry.family == "agreed":
        return "end agreed" if leaving else "agreed"
    return "ended" if entry.family == "ending" else None
