"""Villages that a text itself tells to be none: behind "Syunik Region", "Syunik" is the region wherever it stands."""

from __future__ import annotations

from collections.abc import Mapping

from geo.gazetteer.kinds import split_kind
from geo.parsing.toponyms.containing import Key
from geo.parsing.toponyms.resolving import Group

__all__ = ["call_divisions"]

PROVINCE = "province"
"""Districts and counties are no such divisions: nearly all have a town of their name."""
SMALL = 4.0
"""Logarithm of the people of a town below which its division is meant: Osh is the town, whatever is said of Osh Region."""


def call_divisions(groups: Mapping[Key, Group]) -> None:
    """Ask for the division, where a name that is first of all a small town's stands with a division's word elsewhere in the text."""
    called: set[str] = set()
    for key, hint in groups:
        if hint == PROVINCE:
            called.add(groups[key, hint].name.key)
        elif " " in key and (asked := split_kind(key)) and asked.kind == PROVINCE:
            called.add(asked.rest)
    for group in groups.values() if called else ():
        top = group.name.senses[0]
        small = group.hint is None and top.kind == "city" and top.people < SMALL
        if small and group.name.key in called and PROVINCE in group.name.kinds:
            group.hint = PROVINCE
