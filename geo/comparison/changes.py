"""Comparing two dates: one row for each place, actor and matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from geo.atlas import Atlas, Entry, Selection, Site
from geo.comparison.evidence import Evidence, Key, Use, evidence
from geo.comparison.moment import Moment
from geo.comparison.standing import Standing, standing
from geo.comparison.verdicts import OLDER, VERDICTS, decide

__all__ = ["Change", "Comparison", "compare"]


@dataclass(frozen=True)
class Change:
    """One row: what is so before and after, the verdict, and every claim that it rests on.

    `actor` is "" where the claims name nobody; `other` is the actor with whom the place changed hands.
    """

    site: Site
    actor: str
    matter: str
    before: Standing
    after: Standing
    verdict: str
    why: str
    entries: tuple[Entry, ...]
    other: str = ""

    @property
    def presumed(self) -> bool:
        """Whether any of it is only presumed."""
        return "presumed in use" in (self.before.word, self.after.word)

    @property
    def older(self) -> bool:
        """Whether all claims about it are older than the first date: nothing was heard since."""
        return self.verdict == "not-known" and self.why == OLDER

    @property
    def alleged(self) -> bool:
        """Whether all that it rests on is accusation."""
        return bool(self.entries) and all(entry.claim.stance == "alleged" for entry in self.entries)


@dataclass(frozen=True)
class Comparison:
    """Two dates and what lies between them. `silent` counts rows of which nothing is recorded by the second date."""

    before: Moment
    after: Moment
    changes: tuple[Change, ...]
    counts: Counter[str]
    considered: tuple[Entry, ...]
    undated: int
    talk: int
    silent: int


def compare(atlas: Atlas, selection: Selection, before: Moment, after: Moment) -> Comparison:
    """Compare two dates over the claims that pass the selection's filters; its years are not applied."""
    considered, presumed = selection.masked, selection.view.presumed
    sites = {entry.site.id: entry.site for entry in considered}
    grounds = {id_: actor.country for id_, actor in atlas.records.actors.items() if actor.country}
    families = {id_: kind.family for id_, kind in atlas.records.words.kinds.items()}
    rows: list[tuple[Change, Evidence]] = []
    silent = 0
    for key, found in evidence(considered, grounds, families).items():
        if not _spoken(found, after):
            silent += 1
        else:
            rows.append((_change(sites[key[0]], key, found, (before, after), presumed), found))
    changes = tuple(sorted(_with_hands(rows, atlas), key=_rank))
    dated = [entry for entry in considered if entry.attested]
    talk = sum(1 for entry in dated if entry.family == "talk")
    counts = Counter(change.verdict for change in changes)
    return Comparison(before, after, changes, counts, considered, len(considered) - len(dated), talk, silent)


def _spoken(found: Evidence, after: Moment) -> bool:
    days = [use.days for use in found.uses] + [step.days for step in found.steps]
    return any(first <= after.last for first, _ in days)


def _change(site: Site, key: Key, found: Evidence, dates: tuple[Moment, Moment], presumed: bool) -> Change:
    uses = [use for use in found.uses if not _on_both(use, dates)]
    before, after = (standing(found, uses, at, presumed) for at in dates)
    decided = decide(found, uses, dates, before, after)
    entries = {e.id: e for e in (*decided.entries, *before.entries, *after.entries)}
    ordered = sorted(entries.values(), key=lambda e: (e.attested or (), e.order))
    return Change(site, key[1], key[2], before, after, decided.verdict, decided.why, tuple(ordered))


def _on_both(use: Use, dates: tuple[Moment, Moment]) -> bool:
    """A happening that may have been on either date cannot be said to have been on both."""
    return not use.entry.state and all(at.touches(use.days) for at in dates)


def _with_hands(rows: list[tuple[Change, Evidence]], atlas: Atlas) -> Iterable[Change]:
    """Where one user's access closed and another's then opened, at one spot and for one matter, it changed hands."""
    others: dict[Key, Change] = {}
    opened = [(row, found) for row, found in rows if row.verdict == "opened"]
    for closed in (row for row, _ in rows if row.verdict == "closed"):
        for row, found in opened:
            if _handed(closed, row, found, atlas):
                others.setdefault(_key(closed), row)
                others.setdefault(_key(row), closed)
    for row, _ in rows:
        if other := others.get(_key(row)):
            entries = {entry.id: entry for entry in (*row.entries, *other.entries)}
            yield replace(row, verdict="hands", other=other.actor, entries=tuple(entries.values()))
        else:
            yield row


def _handed(closed: Change, opened: Change, found: Evidence, atlas: Atlas) -> bool:
    """Whether a place passed from one to the other; `found` is what is known of the one for whom it opened.

    A body hands nothing to its own state, and who was there before the end takes nothing over; in a country as a
    whole, one base ends and another begins.
    """
    if (
        not (closed.actor and opened.actor)
        or closed.site.areal
        or (closed.site.id, closed.matter) != (opened.site.id, opened.matter)
    ):
        return False
    state_of = atlas.records.state_of
    if opened.after.word != "in use" or state_of(closed.actor) == state_of(opened.actor):
        return False
    end = closed.after.end
    return end is not None and all(_not_before(use, end.days[0]) for use in found.uses)


def _key(row: Change) -> Key:
    return row.site.id, row.actor, row.matter


def _not_before(use: Use, day: date) -> bool:
    return (use.begun or use.days)[1] >= day


def _rank(change: Change) -> tuple[object, ...]:
    return (
        list(VERDICTS).index(change.verdict), change.site.areal, change.site.name, change.actor, change.matter,
    )  # fmt: skip
