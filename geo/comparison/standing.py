"""How somebody's access to a place stands on one date, as far as claims say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.atlas import Entry
from geo.comparison.evidence import Evidence, Step, Use
from geo.comparison.moment import Moment
from geo.records.wording import when_in_words

__all__ = ["Standing", "standing"]

_WEAK = ("opposed", "end proposed")
"""Objections and plans to leave change nothing by themselves: they count only where no other step is recorded."""


@dataclass(frozen=True)
class Standing:
    """One date: `word` is in use, presumed in use, a step's word, or not known; with the claims that say so."""

    word: str
    entries: tuple[Entry, ...] = ()
    note: str = ""

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
        return Standing("in use", tuple(use.entry for use in alive), note)
    if presumed and (likely := [use for use in known if _presumed(use, found, at)]):
        return Standing("presumed in use", tuple(use.entry for use in likely))
    return _last_step(found, known, at)


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


def _last_step(found: Evidence, uses: list[Use], at: Moment) -> Standing:
    done = [step for step in found.steps if step.days[1] <= at.last]
    strong = [step for step in done if step.word not in _WEAK] or done
    ended = [step for step in done if step.word == "ended"]
    earlier = [use for use in uses if use.days[1] < at.first and not _superseded(use, ended)]
    if earlier and (not strong or strong[-1].word != "ended"):
        last = max(earlier, key=lambda use: use.days[1]).entry
        return Standing("not known", (last,), f"last attested in use {when_in_words(last.when)}")
    return Standing(strong[-1].word, (strong[-1].entry,)) if strong else Standing("not known")
