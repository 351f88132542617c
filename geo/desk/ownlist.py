"""The reader's own gazetteer as a list: each place with what stands on it, and what changing or removing it would do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from geo.desk.preview import Locate, foreseen
from geo.errors import RecordError
from geo.gazetteer import Gazetteer
from geo.geodesic import compass, course
from geo.records.models import Place
from geo.records.wording import many
from geo.whereabouts import countries
from geo.workspace import Item, Plan, Workspace
from geo.workspace.uses import uses

__all__ = ["OwnPlace", "Use", "around_in_words", "change_in_words", "own_list", "removal_in_words"]

_CALLED = {"kind": "Kind", "country": "Country", "precision": "How exactly it is known", "reason": "Why no gazetteer has it"}  # fmt: skip
_SITES = ("airbase", "airfield", "port", "city", "facility")
_AROUND_KM, _FARTHEST_KM = 30, 300
_MOST_AROUND = 3


@dataclass(frozen=True)
class Use:
    """A mark that names an own place, and the document that it lies in."""

    mark: Item
    title: str
    away: bool


@dataclass(frozen=True)
class OwnPlace:
    """A place of the reader's; `place` is None, and `wrong` says why, where it no longer fits the model."""

    item: Item
    place: Place | None
    wrong: str
    used: tuple[Use, ...]

    @property
    def id(self) -> str:
        """Its id."""
        return self.item.id

    @property
    def name(self) -> str:
        """Its name, or its id where it has none."""
        return str(self.item.value.get("name") or self.id)

    def count(self, sort: str, *, decided: bool = False) -> int:
        """How many marks of a sort name it; only those that a person accepted, if asked."""
        return sum(use.mark.sort == sort and (use.mark.decided or not decided) for use in self.used)

    @property
    def used_in_words(self) -> str:
        """`2 mentions · 3 claims, 1 accepted`, or that nothing does."""
        mentions, claims, accepted = (
            self.count("place"),
            self.count("claim"),
            self.count("claim", decided=True),
        )
        parts = [many(mentions, "mention")] if mentions else []
        if claims:
            sure = (
                "accepted" if accepted == claims else f"{accepted} accepted" if accepted else "only suggested"
            )
            parts.append(f"{many(claims, 'claim')}, {sure}")
        return " · ".join(parts) or "used nowhere"


def own_list(workspace: Workspace, *, removed: bool = False) -> list[OwnPlace]:
    """Own places by name, or those that were removed."""
    sites = [site for site in workspace.sites(removed=True) if (site.status == "removed") == removed]
    used = uses(workspace, [site.id for site in sites])
    documents = {own.id: own for own in workspace.documents(removed=True)} if any(used.values()) else {}
    made = []
    for site in sites:
        place, wrong = _read(site)
        marks = [m for m in used[site.id] if m.document in documents]
        found = [(m, documents[m.document or ""]) for m in marks]
        made.append(OwnPlace(site, place, wrong, tuple(Use(m, own.title, own.item.status == "removed") for m, own in found)))  # fmt: skip
    return sorted(made, key=lambda own: (own.name.casefold(), own.id))


def _read(site: Item) -> tuple[Place | None, str]:
    try:
        return site.place, ""
    except RecordError as error:
        return None, error.of_fields


def change_in_words(workspace: Workspace, own: OwnPlace, plan: Plan, locate: Locate) -> str:
    """What a change of a place would do, in sentences, before it is made."""
    before, after = own.item.value, plan.changes[0].after.value
    said = [f"{called}: {_value(before, name)} → {_value(after, name)}." for name, called in _CALLED.items() if before.get(name) != after.get(name)]  # fmt: skip
    if before.get("name") != after["name"]:
        said.append(f"“{before.get('name')}” becomes “{after['name']}”, wherever it is named.")
    known = {after["name"], *_names(after)}
    if lost := [name for name in (before.get("name"), *_names(before)) if name and name not in known]:
        listed = ", ".join(f"“{name}”" for name in lost)
        said.append(
            f"In texts that are yet to be read {listed} will not be found, unless kept among its other names."
        )
    if new := [name for name in _names(after) if name not in {before.get("name"), *_names(before)}]:
        said.append(f"It will be found as {', '.join(f'“{name}”' for name in new)}, too.")
    if not plan.effective:
        return "Nothing is changed yet."
    return " ".join([*said, *_moved(workspace, own, plan, locate)])


def _moved(workspace: Workspace, own: OwnPlace, plan: Plan, locate: Locate) -> Iterable[str]:
    before, after = own.place, plan.changes[0].after.value
    if before is None or before.lat is None or before.lon is None:
        yield "It comes onto the map again, with what stands on it."
        return
    if (before.lat, before.lon) == (after["lat"], after["lon"]):
        yield "Nothing moves on the map."
        return
    way = course(before.lat, before.lon, after["lat"], after["lon"])
    yield f"It moves {_far(way.km)} {compass(way.bearing)}."
    yield foreseen(workspace, plan, locate)["words"] if own.used else "Nothing stands on it."
    if waiting := own.count("claim") - own.count("claim", decided=True):
        yield f"{many(waiting, 'suggested claim')} too."


def around_in_words(gazetteer: Gazetteer, lat: float, lon: float, kinds: Mapping[str, str]) -> str:
    """What the gazetteer holds around a spot, the nearest first, so that a slip in its coordinates is seen before it is kept; `kinds`: their labels."""
    near = (
        gazetteer.nearby(lat, lon, _AROUND_KM, _SITES) or gazetteer.nearby(lat, lon, _FARTHEST_KM, _SITES)[:1]
    )
    named: dict[str, str] = {}  # a town and its airfield may share a name: the nearer one is said
    for km, entity in near:
        way = course(entity.lat, entity.lon, lat, lon)
        where = f"{_far(km)} {compass(way.bearing)} of " if km >= 0.05 else ""
        country = countries().get(entity.country, entity.country)
        kind = kinds.get(entity.kind, entity.kind)
        about = ", ".join(filter(None, (country, "" if kind in entity.name else kind)))
        named.setdefault(entity.name, f"{where}{entity.name} ({about})")
    if not named:
        return f"The gazetteer holds no place within {_FARTHEST_KM} km of it."
    return f"By the gazetteer: {'; '.join([*named.values()][:_MOST_AROUND])}."


def _far(km: float) -> str:
    return f"{km * 1000:,.0f} m" if km < 1 else f"{km:,.1f} km" if km < 100 else f"{km:,.0f} km"


def removal_in_words(own: OwnPlace) -> tuple[str, bool]:
    """What stands on a place and would become of it, and whether it can be removed."""
    accepted, claims, mentions = own.count("claim", decided=True), own.count("claim"), own.count("place")
    if accepted:
        rest = "rests" if accepted == 1 else "rest"
        return (
            f"{many(accepted, 'accepted claim')} {rest} on it, so it stays: choose another place there first, or take the decision back.",
            False,
        )  # fmt: skip
    said = []
    if mentions:
        stay, their = ("stays marked, its", "") if mentions == 1 else ("stay marked, their", "s")
        said.append(f"{many(mentions, 'mention')} {stay} place{their} to be chosen again.")
    if claims:
        wait = "waits" if claims == 1 else "wait"
        said.append(f"{many(claims, 'suggested claim')} {wait} until another place is chosen.")
    return " ".join(
        said or ["Nothing stands on it."]
    ) + " It is put away, not deleted: Undo brings it back.", True


def _names(value: Mapping[str, Any]) -> list[str]:
    names = value.get("names")
    return [str(n["text"]) for n in names if isinstance(n, Mapping) and n.get("text")] if isinstance(names, list | tuple) else []  # fmt: skip


def _value(value: Mapping[str, Any], name: str) -> str:
    return str(value.get(name) or "not said")
