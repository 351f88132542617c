"""A text read once more: what was decided stays with its claim, also where a corrected date gives that another one.

A claim's date is part of its mark's id, so that two claims of one sentence are two. Read anew on another day of
publication, the same claim comes with another id: it is known by its passage, its kind, its place and its actors.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.workspace.model import Item

__all__ = ["DATED", "carried", "newer_dates"]

DATED = "dated"
"""In a claim's value: the date that it has from a later reading, and not from a person."""
_DECIDED = ("accepted", "edited", "rejected")


def carried(known: Mapping[str, Item], new: Mapping[str, Item]) -> dict[str, Item]:
    """Suggestions of a new reading, by id, that are a claim decided on before under another date."""
    decided: dict[object, list[Item]] = {}
    for mark in sorted(known.values(), key=_when):
        if mark.sort == "claim" and mark.original and mark.status in _DECIDED and mark.id not in new:
            decided.setdefault(_same(mark), []).append(mark)
    found: dict[str, Item] = {}
    for mark in sorted(new.values(), key=_when):
        if mark.sort != "claim" or (mark.id in known and known[mark.id].status in _DECIDED):
            continue
        if waiting := decided.get(_same(mark)):
            found[mark.id] = waiting.pop(0)
    return found


def newer_dates(
    known: Mapping[str, Item], new: Mapping[str, Item], same: Mapping[str, Item]
) -> dict[str, dict[str, str | None]]:
    """Accepted claims, by id, to which a new reading gives another date, with that date; none whose date a person set."""
    found: dict[str, dict[str, str | None]] = {}
    for id_, mark in new.items():
        ours = same.get(id_) or known.get(id_)
        if mark.sort != "claim" or ours is None or not ours.decided:
            continue
        when, then = _when(ours), mark.value["claim"]
        if when != _when(mark) and when in (ours.value.get(DATED), _read(ours).get("when", "")):
            found[ours.id] = {name: then.get(name) or None for name in ("when", "when_basis")}
    return found


def _same(mark: Item) -> object:
    """What a claim is but for its date."""
    original, claim = mark.original or {}, _read(mark)
    actors = sorted((part["id"], part["role"]) for part in claim.get("actors", ()))
    return (
        mark.starts, mark.ends, claim.get("kind"), claim.get("about"), original.get("mention"), original.get("to"), tuple(actors),
    )  # fmt: skip


def _read(mark: Item) -> Mapping[str, Any]:
    """The claim as the parser had it."""
    claim: Mapping[str, Any] = (mark.original or {}).get("claim", {})
    return claim


def _when(mark: Item) -> str:
    return str(mark.value.get("claim", {}).get("when") or "")
