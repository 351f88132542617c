"""The second clock: what was known on two dates, and what the sources in between added."""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.atlas import Atlas, Entry
from geo.comparison.moment import Moment
from geo.view import View

__all__ = ["Learned", "learned_between"]


@dataclass(frozen=True)
class Learned:
    """Claims known on the first date, and those that sources published after it and by the second added."""

    before: Moment
    after: Moment
    known: tuple[Entry, ...]
    added: tuple[Entry, ...]
    later: int
    """Claims from sources that were not certainly published by the second date."""

    @property
    def by_source(self) -> dict[str, list[Entry]]:
        """The added claims by source id, in the order of publication."""
        grouped: dict[str, list[Entry]] = {}
        for entry in sorted(
            self.added, key=lambda e: (e.source.first_day.latest is None, e.source.first_day.latest, e.order)
        ):
            grouped.setdefault(entry.source.id, []).append(entry)
        return grouped


def learned_between(atlas: Atlas, view: View, before: Moment, after: Moment) -> Learned:
    """Compare what was known by the last day of each date; the view's other filters hold, its `known` does not."""
    first, second = (atlas.select(replace(view, known=at.last)) for at in (before, after))
    known = {entry.id for entry in first.shown}
    added = tuple(entry for entry in second.shown if entry.id not in known)
    later = len(atlas.select(replace(view, known=None)).shown) - len(second.shown)
    return Learned(before, after, first.shown, added, later)
