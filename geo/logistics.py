"""How did things move? Legs between two places, crossings and departures without a second one, and what lies within reach.

Only what a source names is a leg. Its two ends are known as well as the claim knows them; the way
between them is not known, so that a line on a map is schematic and a distance is the shortest there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from geo.atlas import Entry, Site
from geo.geodesic import Course, course

__all__ = [
    "Crossing",
    "Leg",
    "Reached",
    "busiest",
    "crossings",
    "departures",
    "legs",
    "moves",
    "pairs",
    "radii",
    "within",
]

_LEAVING = ("relocated", "withdrawn")
_STEPS = (1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500)


class Hub(Protocol):
    """A point to measure from: a site of the atlas or an entry of the gazetteer."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def lat(self) -> float: ...
    @property
    def lon(self) -> float: ...
    @property
    def radius_m(self) -> int | None: ...


@dataclass(frozen=True)
class Leg:
    """A movement between two places that one claim names.

    `ends` says what the distance is measured between: two spots, a spot and the point that only
    labels an area, or two such points. `slack_km` is how far it may be off for spots that are known
    within a radius; None where an end is an area.
    """

    entry: Entry
    start: Site
    end: Site
    course: Course
    ends: Literal["spots", "a spot and a label point", "two label points"]
    slack_km: float | None

    @property
    def relocation(self) -> bool:
        """Whether a presence moves, rather than cargo or people passing through."""
        return self.entry.claim.kind == "relocated"


@dataclass(frozen=True)
class Crossing:
    """A country, region or sea that was, may or would be crossed: claims without a second place."""

    site: Site
    about: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Reached:
    """A site near a hub. `certain`: within the radius even if both points are as far off as they may be."""

    site: Site
    course: Course
    certain: bool
    claims: tuple[Entry, ...]


def moves(entry: Entry) -> bool:
    """Whether a claim is about movement: between two places, transit, overflight, or forces leaving."""
    claim = entry.claim
    return bool(entry.to) or claim.about in ("transit", "overflight") or claim.kind in _LEAVING


def legs(entries: Iterable[Entry]) -> list[Leg]:
    """Movements between two places, earliest first, undated ones at the end."""
    return [_leg(entry, entry.to) for entry in _by_time(entries) if entry.to]


def pairs(found: Iterable[Leg]) -> list[tuple[Leg, ...]]:
    """Legs by their two ends, in one direction: those of which most claims tell first, then the earliest."""
    by_ends: dict[tuple[str, str], list[Leg]] = {}
    for leg in found:
        by_ends.setdefault((leg.start.id, leg.end.id), []).append(leg)
    return sorted((tuple(those) for those in by_ends.values()), key=lambda those: -len(those))


def crossings(entries: Iterable[Entry]) -> list[Crossing]:
    """Transit and overflight for which no second place is named, by place and subject, most claims first."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in _by_time(entries):
        if not entry.to and entry.claim.about in ("transit", "overflight"):
            found.setdefault((entry.site.id, entry.claim.about), []).append(entry)
    made = [Crossing(claims[0].site, about, tuple(claims)) for (_, about), claims in found.items()]
    return sorted(made, key=lambda crossing: (-len(crossing.entries), crossing.site.name, crossing.about))


def departures(entries: Iterable[Entry]) -> list[Entry]:
    """Withdrawals and relocations of which no claim says where to, earliest first."""
    about = ("transit", "overflight")
    return [
        e for e in _by_time(entries) if not e.to and e.claim.kind in _LEAVING and e.claim.about not in about
    ]


def busiest(entries: Sequence[Entry]) -> list[Site]:
    """Sites that have claims and a spot of their own, those that movements touch most first, then by claims."""
    tally: dict[str, list[int]] = {}
    sites: dict[str, Site] = {}
    for entry in entries:
        for site in (entry.site, *([entry.to] if entry.to else [])):
            if not site.areal:
                sites[site.id] = site
                count = tally.setdefault(site.id, [0, 0])
                count[0] += moves(entry)
                count[1] += 1
    return sorted(sites.values(), key=lambda site: (-tally[site.id][0], -tally[site.id][1], site.name))


def within(hub: Hub, km: float, sites: Iterable[Site], entries: Iterable[Entry]) -> list[Reached]:
    """Sites no farther than `km` from a hub, the nearest first, each with its claims among `entries`.

    Sites that may lie within it, as far as the two points are known, come along as not certain.
    Areas (countries, regions, seas) are left out: the point that labels one is nowhere in particular.
    """
    claims: dict[str, list[Entry]] = {}
    for entry in entries:
        for id_ in entry.values("place"):
            claims.setdefault(id_, []).append(entry)
    found = []
    for site in sites:
        if site.areal or site.id == hub.id:
            continue
        way, slack = course(hub.lat, hub.lon, site.lat, site.lon), _slack_km(hub, site)
        if way.km - slack <= km:
            found.append(Reached(site, way, way.km + slack <= km, tuple(claims.get(site.id, ()))))
    return sorted(found, key=lambda reached: (reached.course.km, reached.site.name))


def radii(km: float) -> list[float]:
    """Radii of the rings to draw for a reach: round numbers, at most four rings, the last the reach itself."""
    step = next((step for step in _STEPS if km / step <= 4), km)
    inner = [float(step * n) for n in range(1, 5) if step * n < 0.9 * km]
    return [*inner, float(km)]


def _leg(entry: Entry, to: Site) -> Leg:
    start, end = entry.site, to
    areas = sum(site.areal for site in (start, end)) or int(
        entry.precision in ("country", "area", "province")
    )
    kinds: tuple[Literal["spots", "a spot and a label point", "two label points"], ...] = (
        "spots", "a spot and a label point", "two label points",
    )  # fmt: skip
    slack = None if areas else ((entry.radius_m or 0) + (end.radius_m or 0)) / 1000
    return Leg(entry, start, end, course(start.lat, start.lon, end.lat, end.lon), kinds[areas], slack)


def _slack_km(hub: Hub, site: Site) -> float:
    return ((hub.radius_m or 0) + (site.radius_m or 0)) / 1000


def _by_time(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda e: (e.attested is None, e.attested or (), e.order))
