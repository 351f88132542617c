"""What is asked of a dataset: the options of a view that an event table can answer."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from geo.errors import DatasetError

__all__ = ["EVERYTHING", "FACETS", "Filter"]

FACETS = ("actor", "country", "family", "kind", "about", "stance", "precision")
"""Options that take any number of values; no value: no restriction."""


@dataclass(frozen=True)
class Filter:
    """A question to a dataset. Raises DatasetError where it can have no answer.

    years, days   first and last, both included; an event is in if any day between its start and end is;
                  either end of `days` may be None. They leave undated events out unless `undated` is on
    presumed      with them: an event whose end (or start) is not known may have gone on after (or before)
    bbox          west, south, east, north in degrees (the order of GeoJSON); west > east crosses the
                  180th meridian. It leaves unplaced events out
    known         only events whose source was certainly published by that day
    actor, source  names as the table prints them; `country` two letters; the rest are words of the atlas
    party         names of actors, too: one of them takes part beside one of `actor`
    """

    years: tuple[int, int] | None = None
    days: tuple[date | None, date | None] | None = None
    undated: bool = False
    presumed: bool = False
    bbox: tuple[float, float, float, float] | None = None
    known: date | None = None
    actor: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    precision: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    party: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.years and not 1 <= self.years[0] <= self.years[1] <= 9999:
            raise DatasetError(
                f"The years {self.years[0]}/{self.years[1]} are no window: first year, last year."
            )
        first, last = self.days or (None, None)
        if first and last and last < first:
            raise DatasetError(f"The days {first}/{last} run backwards.")
        if self.bbox:
            _check_box(self.bbox)

    @property
    def windows(self) -> dict[str, tuple[date, date]]:
        """First and last day of each window that an event must meet, by why it is left out if it does not."""
        found = {}
        if self.years:
            found["outside the years"] = (date(self.years[0], 1, 1), date(self.years[1], 12, 31))
        if self.days and self.days != (None, None):
            found["outside the datetime"] = (self.days[0] or date.min, self.days[1] or date.max)
        return found


def _check_box(bbox: tuple[float, float, float, float]) -> None:
    west, south, east, north = bbox
    if not all(math.isfinite(side) for side in bbox):
        raise DatasetError(f"The bbox {bbox} has a side that is no number.")
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise DatasetError(
            f"The bbox {bbox} is not west, south, east, north in degrees, with south at most north."
        )


EVERYTHING = Filter()
"""The question that every event answers."""
