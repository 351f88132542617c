"""What was done within some days or weeks of another day: `within days of the attacks of 11 September`."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Literal

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.dates.clock import Clock
from geo.records.when import read_when

__all__ = ["soon_after"]

_WITHIN = re.compile(
    r"\b(?:within|only|just)\s+(?:a\s+few\s+|a\s+couple\s+of\s+)?(?P<unit>hours|days|weeks)\s+(?:of|after)\s+(?:the\s+)?(?:[\w-]+\s+(?:attacks?|events|tragedy)\s+(?:of|on)\s+|(?:attacks?|events|tragedy)\s+(?:of|on)\s+)?$",
    re.I,
)
_LONGEST = {"hours": 2, "days": 13, "weeks": 60}
"""Days that "hours", "days" and "weeks" can mean: fewer than would be told in the next unit."""
_REACH = 60


def soon_after(passage: Passage, clock: Clock) -> tuple[str, Literal["derived"], str] | None:
    """EDTF, basis and reason of the span from the one day of a sentence that something followed within hours, days or weeks."""
    for date in passage.dates:
        within = _WITHIN.search(passage.text, max(passage.start, date.start - _REACH), date.start)
        when = read_when(date.edtf) if within and date.edtf else None
        if within is None or when is None or when.earliest is None or when.earliest != when.latest:
            continue
        last = when.earliest + timedelta(days=_LONGEST[within["unit"].lower()])
        last = min(last, clock.last) if clock.last else last
        if last > when.earliest:
            return f"[{when.earliest}..{last}]", "derived", f"within {within['unit']} of “{date.text}”"
    return None
