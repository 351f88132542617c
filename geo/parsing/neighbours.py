"""Names that nearly pass the filter, told for places by the places beside them: "Moore, Oklahoma", "Homs and Hama"."""

from __future__ import annotations

from geo.parsing.scanning import Found, Scan
from geo.parsing.senses import Name

__all__ = ["NEARLY", "companions"]

NEARLY = 2.5
"""Logits below the threshold at which a name may still be told for a place."""
CONTAINED, LISTED = 2.5, 1.6
"""What a container that follows is worth, and a place of the same country in a list, in logits."""
WIDE = frozenset({"country", "province"})
TOWNS = frozenset({"city", "district", "province"})
AND = frozenset({", ", " and ", ", and ", " or "})


def companions(scan: Scan, near: list[tuple[Found, float]], picked: list[Found]) -> list[tuple[Found, float]]:
    """Of candidates that nearly passed, with what they lack, those whose neighbours make up for it, with what is then left over."""
    starts = {found.start: found for found in picked}
    ends = {found.end: found for found in picked}
    found = ((one, lack + _worth(scan, one, starts, ends)) for one, lack in near if _stands_alone(scan, one))
    return [(one, left) for one, left in found if left > 0]


def _stands_alone(scan: Scan, found: Found) -> bool:
    """Whether it is no part of a longer name: "Ann Moore, Oklahoma's first …"."""
    follower = found.last + 1
    after = follower < len(scan.tokens) and scan.tokens[follower].joined
    return found.name is not None and not scan.tokens[found.first].joined and not after


def _worth(scan: Scan, found: Found, starts: dict[int, Found], ends: dict[int, Found]) -> float:
    text = scan.text
    holder = starts.get(found.end + 2) if text.startswith(", ", found.end) else None
    if holder and holder.name and found.name and _contains(holder.name, found.name):
        return CONTAINED if text[holder.end : holder.end + 1] not in ("'", "’") else 0.0
    beside = [starts.get(found.end + len(gap)) for gap in AND if text.startswith(gap, found.end)]
    beside += [ends.get(found.start - len(gap)) for gap in AND if text.endswith(gap, 0, found.start)]
    listed = any(one and one.name and found.name and _alike(one.name, found.name) for one in beside)
    return LISTED if listed else 0.0


def _contains(holder: Name, name: Name) -> bool:
    top = holder.senses[0]
    if top.kind not in WIDE:
        return False
    return any(
        sense.country == top.country and (top.kind == "country" or sense.admin1 == top.number)
        for sense in name.senses
        if sense.number != top.number and sense.kind not in ("country", "airfield")
    )


def _alike(one: Name, other: Name) -> bool:
    """Whether both may be towns or divisions of one country."""
    here = {sense.country for sense in one.senses[:3] if sense.kind in TOWNS}
    return any(sense.country in here for sense in other.senses[:3] if sense.kind in TOWNS)
