"""What stands on places of the reader's own: mentions and claims that name them, in documents put away too."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import or_

from geo.workspace import store
from geo.workspace.connection import reading
from geo.workspace.model import Item
from geo.workspace.schema import RECORDS
from geo.workspace.shelf import Shelf

__all__ = ["resting", "uses"]

_LIVE = ("suggested", "accepted", "edited")


def uses(shelf: Shelf, sites: Collection[str]) -> dict[str, list[Item]]:
    """By own place, the marks that name it, in the order of their texts; none that were rejected or taken back."""
    found: dict[str, list[Item]] = {site: [] for site in sites}
    if not found:
        return found
    value = RECORDS.c.value
    columns = (value["place"], value[("claim", "place")], value[("claim", "to")])
    names = or_(*(column.as_string().in_(found) for column in columns))
    with reading(shelf.engine) as connection:
        marks = store.items(connection, ("place", "claim"), where=names & RECORDS.c.status.in_(_LIVE))
    for mark in marks:
        named = mark.value.get("claim", {}) if mark.sort == "claim" else mark.value
        for site in dict.fromkeys((named.get("place"), named.get("to"))):
            if site in found:
                found[site].append(mark)
    return found


def resting(shelf: Shelf, site: str) -> list[Item]:
    """Accepted claims that are about an own place, or lead there."""
    return [mark for mark in uses(shelf, [site])[site] if mark.sort == "claim" and mark.decided]
