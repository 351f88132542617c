"""How somebody's access to a place stands on one date, as far as claims say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.atlas import Entry
from geo.comparison.evidence import Evidence, Step, Use
from geo.comparison.moment import Moment
from geo.ledger import independent
from geo.presence import surely, vouched
from geo.records.wording import when_in_words

__all__ = ["Standing", "standing"]

_WEAK = ("opposed", "end agreed", "end proposed")
"""Objections and plans to leave change nothing by themselves: they count only where no other step is recorded."""


@dataclass(frozen=True)
class Standing:
    """One date: `word` is in use, presumed in use, a step's word, or not known; with the claims that say so.

    `note` is what other claims say beside it. `sure`: a claim of use surely means one of the date's days. `end` is the
    last end recorded by then, `after` the claims of use after it.
    """

    word: str
    entries: tuple[Entry, ...] = ()
    note: str = ""
    sure: bool = False
    end: Step | None = None
    after: tuple[Use, ...] = ()

    @property
    def in_use(self) -> bool:
        """Whether use is attested, or presumed where that was asked for."""
        return self.word in ("in use", "presumed in use")

    @property
    def text(self) -> str:
        """The word with the date of the claim that counts: `ended, by 16 Aug 2005`."""
        when = (
            f", {when_in_words(self.entries[-1].when)}" if self.entries and self.word != "not known" else ""
        )
        return f"{self.word}{when}{f' ({self.note})' if self.note else ''}"


def standing(found: Evidence, uses: Iterable[Use], at: Moment, presumed: bool) -> Standing:
    """The standing on a date; `uses` are those of the evidence that may count on it."""
    known = list(uses)
    ended = [step for step in found.steps if step.word == "ended" and step.days[1] <= at.last]
    if alive := [use for use in known if at.touches(use.days) and not _superseded(use, ended)]:
        note = "another claim has it ended before" if any(_gone(use, ended) for use in alive) else ""
        if ended and _stands(ended, alive):
            note = f"more sources have it ended before, {_when(_last_end(ended))}"
        sure = any((days := vouched(use.entry)) and surely(days, (at.first, at.last)) for use in alive)
        return Standing("in use", tuple(use.entry for use in alive), note, sure)
    later = [use for use in known if use.days[1] < at.first and not _superseded(use, ended)]
    stands = bool(ended) and _stands(ended, later)
    if presumed and (likely := [u for u in known if _presumed(u, found, at) and not (stands and u in later)]):
        return Standing("presumed in use", tuple(use.entry for use in likely))
    done = [step for step in found.steps if step.days[1] <= at.last]
    strong = [step for step in done if step.word not in _WEAK] or done
    if stands:
        return _ended(_last_end(ended), later, strong)
    if later:
        return _last_use(later, ended)
    return Standing(strong[-1].word, (strong[-1].entry,)) if strong else Standing("not known")


def _superseded(use: Use, ended: list[Step]) -> bool:
    """Whether an ending came after the use began; one that speaks of a whole stretch beyond it still holds."""
    return any(
        step.days[1] >= use.days[0] and not (use.entry.when.interval and use.days[1] > step.days[1])
        for step in ended
    )


def _gone(use: Use, ended: list[Step]) -> bool:
    return any(step.entry is not use.entry and use.days[0] <= step.days[1] < use.days[1] for step in ended)


def _presumed(use: Use, found: Evidence, at: Moment) -> bool:
    span = use.presumed(step for step in found.steps if step.word == "ended")
    return bool(span and at.touches(span))


def _stands(ended: Sequence[Step], later: Sequence[Use]) -> bool:
    """Whether an end holds against claims of use after it: it has more sources, and none dates a new beginning.

    In a country as a whole one base may end and another go on: there no end holds against a later use. Nor does it
    against a whole stretch that goes on beyond it.
    """
    end = _last_end(ended)
    if any(_gone(use, [end]) for use in later):
        return False
    if later and (end.entry.site.areal or any(use.begun and use.begun[0] > end.days[1] for use in later)):
        return False
    ends, uses = (independent(item.entry for item in items) for items in (ended, later))
    return len(ends) > len(uses)


def _ended(end: Step, later: Sequence[Use], strong: Sequence[Step]) -> Standing:
    """An end that stands, unless an accord came after it. What else was asked or said after it stands beside it."""
    since = [step for step in strong if step.days[0] > end.days[1] and step.word != "ended"]
    notes = [f"in use after that by other claims, {_when(_latest(later))}"] if later else []
    if accords := [step for step in since if step.word == "agreed"]:
        notes.insert(0, f"ended {_when(end)}")
        return Standing(
            "agreed", (end.entry, accords[-1].entry), "; ".join(notes), end=end, after=tuple(later)
        )
    if since:
        notes.append(f"{since[-1].word} since, {_when(since[-1])}")
    beside = [*(use.entry for use in later), *(step.entry for step in since[-1:])]
    return Standing("ended", (*beside, end.entry), "; ".join(notes), end=end, after=tuple(later))


def _last_use(later: Sequence[Use], ended: Sequence[Step]) -> Standing:
    """Nothing but a use before the date, beside an end before it if there was one."""
    last, end = _latest(later), _last_end(ended) if ended else None
    note = f"last attested in use {_when(last)}" + (f"; an end is recorded {_when(end)}" if end else "")
    entries = (end.entry, last.entry) if end else (last.entry,)
    return Standing("not known", entries, note, end=end, after=tuple(later) if end else ())


def _when(item: Step | Use) -> str:
    return when_in_words(item.entry.when)


def _last_end(ended: Sequence[Step]) -> Step:
    """The last end, as exactly as it is told: "2005" says less than "by 30 Nov 2005"."""
    return max(ended, key=lambda step: (step.days, not step.entry.when.interval))


def _latest(uses: Iterable[Use]) -> Use:
    return max(uses, key=lambda use: use.days[1])
