"""Names whose only places lie outside what the text says to contain them: "Zhambyl District of North Kazakhstan Region", "Vasa, MN"."""

from __future__ import annotations

from geo.gazetteer import Quality
from geo.gazetteer.distance import haversine_km
from geo.gazetteer.index import Index
from geo.parsing.toponyms.resolving import Group, contains
from geo.parsing.toponyms.senses import Sense

__all__ = ["DIVISION", "elsewhere", "is_outside"]

PROVINCE = frozenset({"province"})
HELD = 0.1
"""Share of a container's senses below which it holds a place as good as not."""
SURELY = 0.5
"""Share from which a container is one place."""
KNOWN = 5.0
"""Logarithm of the people of a town that stands in lists of places wherever it lies: "Dubai, Russia and China"."""
DIVISION_KM, BORDER_KM = 300.0, 100.0
"""How far from the middle of a division, and from all places of a country, nothing lies that is still said to be of it: gazetteers and papers
draw borders differently.
"""
STATE = "unresolved: the state that follows holds no place of that name here"
DIVISION = "unresolved: the division that the words beside it name holds no place of that name here"
COUNTRY = "unresolved: the country that the words beside it name holds no place of that name here"


def elsewhere(group: Group, index: Index) -> str:
    """Why a name is left open: what follows it, and so contains it, holds no place of it. Empty if it is not."""
    if not group.within:
        return ""
    _, best = max(zip(group.shares, group.name.senses, strict=True))
    states = [holder for holder in group.within if holder.name.short and holder.name.kinds == PROVINCE]
    if states and all(contains(holder, best) < HELD for holder in states):
        return STATE
    weak = best.quality >= Quality.ALTERNATE and best.people < KNOWN and best.kind == "city"
    holders = group.within if weak else group.placed
    if any(contains(holder, sense) >= HELD for holder in group.within for sense in group.name.senses):
        return ""
    return next((why for holder in holders if (why := _lacks(holder, best, index))), "")


def _lacks(holder: Group, best: Sense, index: Index) -> str:
    share, outer = max(zip(holder.shares, holder.name.senses, strict=True))
    if share < SURELY:
        return ""
    if outer.kind == "province" and is_outside(best, outer):
        return DIVISION
    if outer.kind != "country" or outer.country == best.country:
        return ""
    around = map(index.entity, index.around(best.lat, best.lon, BORDER_KM))
    return "" if any(place.country == outer.country for place in around) else COUNTRY


def is_outside(sense: Sense, division: Sense) -> bool:
    """Whether a place is neither held by a division nor lies anywhere near it."""
    if sense.admin1 == division.number or sense.number == division.number:
        return False
    return haversine_km(sense.lat, sense.lon, division.lat, division.lon) > DIVISION_KM
