"""What a decision would change on the map, in points and in a sentence, before it is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from geo.errors import RecordError, UnknownPlaceError
from geo.gazetteer import Entity
from geo.records.models import Claim, Place
from geo.workspace import Plan, Workspace

__all__ = ["Spot", "foreseen", "spot_of"]

Spot = dict[str, Any]
Locate = Callable[[str], Entity]


def foreseen(workspace: Workspace, plan: Plan, locate: Locate) -> dict[str, Any]:
    """`words`, and `spots`: {lat, lon, name, how} with how added, removed or moved. Degrees, WGS 84."""
    preview = workspace.preview(plan)
    own = workspace.places() | _after(plan)
    spots = [*_spots(preview.added, "added", own, locate), *_spots(preview.removed, "removed", own, locate)]
    spots += _spots(preview.moved, "moved", own, locate)
    parts = [
        _part("comes onto the map", preview.added, own, locate),
        _part("leaves it", preview.removed, own, locate),
        _part("moves with its place", preview.moved, own, locate),
    ]
    words = "; ".join(part for part in parts if part) or "Nothing changes on the map"
    skipped = f" Left as they are: {len(plan.skipped)}. {plan.skipped[0]}" if plan.skipped else ""
    return {"words": f"{words}.{skipped}", "spots": spots}


def _after(plan: Plan) -> dict[str, Place]:
    """Own places as a plan would leave them; one that no longer fits the model lies nowhere."""
    found = {}
    for change in plan.changes:
        if change.item.sort == "site":
            with suppress(RecordError):
                found[change.item.id] = replace(change.item, value=change.after.value).place
    return found


def spot_of(place: str, own: Mapping[str, Place], locate: Locate) -> Spot | None:
    """Where a place is: {id, name, kind, country, lat, lon, precision, own}; None where nobody knows."""
    found: Place | Entity
    try:
        found = own[place] if place in own else locate(place)
    except UnknownPlaceError:
        return None
    return {
        "id": place, "name": found.name, "kind": found.kind, "country": found.country or "", "lat": found.lat, "lon": found.lon,
        "precision": found.precision, "own": place in own,
    }  # fmt: skip


def _spots(claims: Mapping[str, Claim], how: str, own: Mapping[str, Place], locate: Locate) -> Iterator[Spot]:
    for place in dict.fromkeys(claim.place for claim in claims.values()):
        if spot := spot_of(place, own, locate):
            yield {**spot, "how": how}


def _part(what: str, claims: Mapping[str, Claim], own: Mapping[str, Place], locate: Locate) -> str:
    if not claims:
        return ""
    counts = Counter(_name(claim.place, own, locate) for claim in claims.values())
    where = [f"{name} ({count})" if count > 1 else name for name, count in counts.most_common(4)]
    more = f" and {len(counts) - 4} more places" if len(counts) > 4 else ""
    many = "1 claim" if len(claims) == 1 else f"{len(claims)} claims"
    verb = what if len(claims) == 1 else what.replace("comes", "come").replace("leaves", "leave").replace("moves", "move").replace("its", "their")  # fmt: skip
    return f"{many} {verb}: {', '.join(where)}{more}"


def _name(place: str, own: Mapping[str, Place], locate: Locate) -> str:
    spot = spot_of(place, own, locate)
    return spot["name"] if spot else place
