"""A text read once more: what was decided stays with its claim, also where a corrected date gives that another one.

A claim's date is part of its mark's id, so that two claims of one sentence are two. Read anew on another day of
publication, the same claim comes with another id: it is known by its passage, its kind, its place and its actors.
Where what the text around it means has changed (a name was put at a place of one's own), the passage may now be told
of another place or of others: what was decided on it stands for that, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from geo.workspace.model import Item

__all__ = ["DATED", "carried", "newer_dates"]

DATED = "dated"
"""In a claim's value: the date that it has from a later reading, and not from a person."""
_DECIDED = ("accepted", "edited", "rejected")


def carried(known: Mapping[str, Item], new: Mapping[str, Item]) -> dict[str, Item]:
    """Suggestions of a new reading, by id, that are a claim decided on before: under another date, or read otherwise by now."""
    decided = [
        mark
        for mark in sorted(known.values(), key=_when)
        if mark.sort == "claim" and mark.original and mark.status in _DECIDED and mark.id not in new
    ]
    fresh = [
        mark
        for mark in sorted(new.values(), key=_when)
        if mark.sort == "claim" and not (mark.id in known and known[mark.id].status in _DECIDED)
    ]
    found = _matched(decided, fresh, _same)
    left = [mark for mark in decided if mark not in found.values()]
    unseen = [
        m for m in fresh if m.id not in found and (m.id not in known or known[m.id].status == "removed")
    ]
    return found | _matched(left, unseen, _passage)


def _matched(
    decided: Iterable[Item], fresh: Iterable[Item], alike: Callable[[Item], object]
) -> dict[str, Item]:
    """Fresh marks, by id, with the decided one that each is; every decided one stands for one of them."""
    waiting: dict[object, list[Item]] = {}
    for mark in decided:
        waiting.setdefault(alike(mark), []).append(mark)
    return {mark.id: ours.pop(0) for mark in fresh if (ours := waiting.get(alike(mark)))}


def newer_dates(
    known: Mapping[str, Item], new: Mapping[str, Item], same: Mapping[str, Item]
) -> dict[str, dict[str, str | None]]:
    """Accepted claims, by id, to which a new reading gives another date, with that date; none whose date a person set."""
    found: dict[str, dict[str, str | None]] = {}
    for id_, mark in new.items():
        ours = same.get(id_) or known.get(id_)
        if mark.sort != "claim" or ours is None or not ours.decided or _same(ours) != _same(mark):
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


def _passage(mark: Item) -> object:
    """Where a claim is told, and what it is about."""
    claim = _read(mark)
    return (mark.starts, mark.ends, claim.get("kind"), claim.get("about"))


def _read(mark: Item) -> Mapping[str, Any]:
    """The claim as the parser had it."""
    claim: Mapping[str, Any] = (mark.original or {}).get("claim", {})
    return claim


def _when(mark: Item) -> str:
    return str(mark.value.get("claim", {}).get("when") or "")
