"""What remains of the supply routes if one node, or one host's consent, is taken away.

Legs are followed in the direction that their claims give. Sources name now a town and now its country: so whoever has
reached a country may go on by any leg from a place in it, and whoever has reached a place may go on by a leg from its
country. That joins more than any one source says; what is cut off here is therefore cut off at the least.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from geo.atlas import Site
from geo.logistics import Leg

__all__ = ["FAMILIES", "RULE", "Cut", "Weak", "cut", "goals", "routes", "weak_points"]

FAMILIES = ("agreed", "in-use")
"""Families of legs that count as open, unless a view asks for others."""

_SUPPLY = ("transit", "aid")

RULE = (
    "Only legs of supplies that a source names count, in the direction that it gives, and of these only agreed and used ones "
    "(choose families in the filters for others). A country and the places in it count as joined, since sources name "
    "now one, now the other: what is cut off here is cut off at the least. Taking a host's consent away closes every "
    "leg that begins, ends or lies on its ground; taking a place away closes the legs that begin or end there. A leg named "
    "only by its two ends stays open, whatever lies between them. The years and purposes of legs are joined unless the view narrows them."
)


@dataclass(frozen=True)
class Cut:
    """Places that lead to the goal before and after; legs that are closed; all sorted by name or time."""

    before: tuple[Site, ...]
    after: tuple[Site, ...]
    closed: tuple[Leg, ...]

    @property
    def lost(self) -> tuple[Site, ...]:
        """Places that led to the goal and no longer do."""
        left = {site.id for site in self.after}
        return tuple(site for site in self.before if site.id not in left)


@dataclass(frozen=True)
class Weak:
    """How many places no longer lead to the goal without this place or host (two capital letters)."""

    id: str
    name: str
    host: bool
    lost: int


def routes(legs: Iterable[Leg], families: Collection[str] = ()) -> list[Leg]:
    """The legs of supplies that count as open: of the given families, or agreed and used ones; never what is denied."""
    wanted = set(families or FAMILIES)
    return [
        leg
        for leg in legs
        if leg.entry.family in wanted
        and leg.entry.claim.stance != "denied"
        and leg.entry.claim.about in _SUPPLY
    ]


def goals(legs: Iterable[Leg]) -> list[Site]:
    """Places that legs lead to, those that most lead to first."""
    into: dict[str, int] = {}
    sites: dict[str, Site] = {}
    for leg in legs:
        sites[leg.end.id] = leg.end
        into[leg.end.id] = into.get(leg.end.id, 0) + 1
    return sorted(sites.values(), key=lambda site: (-into[site.id], site.name))


def cut(legs: Sequence[Leg], goal: Site, places: Collection[str] = (), hosts: Collection[str] = ()) -> Cut:
    """What leads to the goal with all legs, and without those that touch `places` (ids) or the ground of `hosts`."""
    closed: list[Leg] = []
    kept: list[Leg] = []
    for leg in legs:
        (closed if _touches(leg, places, hosts) else kept).append(leg)
    gone = set(places)
    after = [site for site in _leading(kept, goal) if site.id not in gone and site.country not in hosts]
    return Cut(tuple(_leading(legs, goal)), tuple(after), tuple(closed))


def weak_points(legs: Sequence[Leg], goal: Site) -> list[Weak]:
    """Every place and host on the way, with what is lost beside itself without it, the worst first.

    A place or host that is taken away is not counted among what it cuts off.
    """
    sites = {site.id: site for leg in legs for site in (leg.start, leg.end) if site.id != goal.id}
    names = {
        site.country: site.country for site in sites.values() if site.country and site.country != goal.country
    }
    found = [Weak(id_, site.name, False, _lost(legs, goal, {id_}, set())) for id_, site in sites.items()]
    found += [Weak(host, host, True, _lost(legs, goal, set(), {host})) for host in names]
    return sorted(
        (weak for weak in found if weak.lost), key=lambda weak: (-weak.lost, not weak.host, weak.name)
    )


def _lost(legs: Sequence[Leg], goal: Site, places: set[str], hosts: set[str]) -> int:
    lost = cut(legs, goal, places, hosts).lost
    return sum(1 for site in lost if site.id not in places and site.country not in hosts)


def _touches(leg: Leg, places: Collection[str], hosts: Collection[str]) -> bool:
    ends = (leg.start, leg.end)
    return any(site.id in places for site in ends) or any(
        h in hosts for h in (*(s.country for s in ends), leg.entry.host)
    )


def _leading(legs: Sequence[Leg], goal: Site) -> list[Site]:
    """The places from which legs lead to the goal, by name; the goal and places within it are not among them."""
    starts = {leg.start.id: leg.start for leg in legs}
    reached, found = [goal], dict[str, Site]()
    while reached:
        here = reached.pop()
        new = {leg.start.id: leg.start for leg in legs if _joined(leg.end, here)}
        if here.id != goal.id and here.kind == "country":  # from a place one goes on by its country's legs
            new |= {id_: site for id_, site in starts.items() if _joined(site, here)}
        for id_, site in new.items():
            if id_ not in found and not _joined(site, goal):
                found[id_] = site
                reached.append(site)
    return sorted(found.values(), key=lambda site: site.name)


def _joined(one: Site, other: Site) -> bool:
    """Whether a leg that ends at `one` brings whoever follows it to `other`: the same place, or a country and a place in it."""
    if one.id == other.id:
        return True
    return bool(one.country) and one.country == other.country and "country" in (one.kind, other.kind)
