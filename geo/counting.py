"""How many foreign bases? A count that states its rule: what one counts as, what is in and out, and a range.

It rests on presences (`geo.presence`) and on nothing else, so that whoever has the claims can count again.
The lower number is what claims attest within the days asked for; the upper adds what they leave open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from geo.atlas import Atlas, Entry, Site
from geo.presence import Attested, Presence, presences, surely
from geo.records.when import read_when

__all__ = ["REGION", "RULES", "UNITS", "Count", "Counted", "Rule", "Unit", "by_year", "count_bases"]

Unit = Literal["sites", "installations", "presences"]

UNITS: dict[Unit, str] = {
    "sites": "towns or places that have at least one installation in foreign use, however many stand there",
    "installations": "bases, airfields, ports and stations, each once, however many states use it",
    "presences": "pairs of an installation and a state that uses it",
}
"""What one counts as, with its meaning."""

REGION = ("KZ", "KG", "TJ", "TM", "UZ")
"""Central Asia, the ground that is counted unless a view names hosts."""

RULES = (
    "The ground is that of Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan, unless the view chooses hosts.",
    "A claim counts if it says that a state's forces use a place, or have left it, since nobody leaves where they are not; and if it is about basing, or troops are stationed there, unless for an exercise, training, liaison or aid. Plans, permissions and denials attest no use.",
    "The place must be a base, airfield, port, station or town. Claims that name only a country or region are no base. A base and the towns of its garrisons count each as an installation; as sites they may be one.",
    "A state's forces on its own ground are no foreign base. Bodies count as the state that they are part of. No state is presumed to be anywhere after it has ceased to exist. Both stand in data/actors.toml.",
    "The lower number counts what a source asserts or reports for the days asked for, and nobody denies for the same days, be it in the same source. A source vouches for nothing after the day on which it spoke. A month or a year counts as sure only if it lies wholly within the days asked for; an interval counts from the last day on which it may have begun to the first on which it may have ended; a departure, on its first possible day; a doubtful date never.",
    "A presence that is attested before and after these days counts for them too, unless a claim ends it in between; a claimed arrival or a closed interval begins a presence of its own.",
    "The upper number adds what is presumed for up to three years beyond attested days where no claim fixes that end, and for three years before an end where that is all that is known; what is undated; what is dated too vaguely to be sure of these days; and what is denied for all days that it is sure of.",
    "Alleged presences are counted only if asked for, and only in the upper number.",
    "Shared places are those that the host uses too: civil airfields and ports, and places where a claim gives the host's forces a use.",
)
"""How the count is made, for the reader."""

_PLACES = frozenset({"airbase", "airfield", "port", "facility", "city"})
_REACH = timedelta(days=3 * 365)
_TROOPS = frozenset({"deployed", "withdrawn", "relocated", "terminated"})
_PASSING = frozenset({"exercise", "training", "liaison", "aid"})
_CIVIL = frozenset({"airfield", "port"})


@dataclass(frozen=True)
class Rule:
    """What is counted: the unit, whether alleged presences are in, whether shared places are in, and by whom.

    `users` are ids of states; empty: any. `hosts` are two-letter countries whose ground counts; empty: any.
    """

    unit: Unit = "installations"
    alleged: bool = False
    shared: bool = True
    users: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Counted:
    """One thing counted. `users` are actors' ids, the certain ones if there are any, `perhaps` the others.

    `certain`: in the lower number too; `why` says why it is not. `entries`: every claim that attests or ends
    the presences counted, all of them where a user came more than once.
    """

    site: Site
    users: tuple[str, ...]
    perhaps: tuple[str, ...]
    certain: bool
    why: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Count:
    """The lower and the upper number, and what they count, the certain ones first, each by name."""

    low: int
    high: int
    counted: tuple[Counted, ...]


@dataclass(frozen=True)
class _Found:
    site: Site
    user: str
    why: str
    entries: tuple[Entry, ...]


def count_bases(
    atlas: Atlas, entries: Iterable[Entry], days: tuple[date, date], rule: Rule = Rule()
) -> Count:
    """Count bases in foreign use on at least one of the days from `days[0]` to `days[1]`, both included."""
    return _count(_candidates(atlas, entries, rule), atlas, days, rule)


def by_year(
    atlas: Atlas, entries: Iterable[Entry], years: Iterable[int], rule: Rule = Rule()
) -> list[tuple[int, int, int]]:
    """(year, low, high) for each year."""
    found = _candidates(atlas, entries, rule)
    counts = ((year, _count(found, atlas, (date(year, 1, 1), date(year, 12, 31)), rule)) for year in years)
    return [(year, count.low, count.high) for year, count in counts]


def _candidates(atlas: Atlas, entries: Iterable[Entry], rule: Rule) -> list[tuple[Site, str, Presence]]:
    """Every presence that may count on some day, with its place and the state that uses it."""
    about = [entry for entry in entries if _counts(entry)]
    found = presences(about) + presences(about, "denied")
    if rule.alleged:
        found += presences(about, "alleged")
    rows = [(atlas.sites[p.place], atlas.records.state_of(p.actor), p) for p in found]
    shared = {site.id for site, user, _ in rows if _own(atlas, site, user)}
    return [
        (site, user, presence)
        for site, user, presence in rows
        if site.kind in _PLACES
        and not _own(atlas, site, user)
        and (not rule.hosts or site.country in rule.hosts)
        and (not rule.users or user in rule.users)
        and (rule.shared or not (site.kind in _CIVIL or site.id in shared))
    ]


def _counts(entry: Entry) -> bool:
    """Whether a claim bears on a base: it is about basing, or troops are stationed or leave, whatever they do there."""
    if entry.claim.about == "basing":
        return True
    return entry.claim.kind in _TROOPS and entry.claim.about not in _PASSING


def _own(atlas: Atlas, site: Site, user: str) -> bool:
    known = atlas.records.actors.get(user)
    return bool(known and known.country and known.country == site.country)


def _count(
    found: Sequence[tuple[Site, str, Presence]], atlas: Atlas, days: tuple[date, date], rule: Rule
) -> Count:
    denied: dict[tuple[str, str], list[Attested]] = {}
    for site, user, presence in found:
        if presence.standing == "denied":
            denied.setdefault((site.id, user), []).extend(presence.days)
    by_user: dict[tuple[str, str], list[_Found]] = {}
    for site, user, presence in found:
        gone = _end(atlas, user)
        why = _why(presence, days, gone)
        if presence.standing == "denied" or why is None:
            continue
        undenied = _without(days, denied.get((site.id, user), ()))
        if not why and not any(_why(presence, part, gone) == "" for part in undenied):
            why = "denied for the same days"
        by_user.setdefault((site.id, user), []).append(_Found(site, user, why, presence.entries))
    counted = _united(atlas, [one for several in by_user.values() for one in _best(several)], rule.unit)
    low = sum(one.certain for one in counted)
    return Count(
        low, len(counted), tuple(sorted(counted, key=lambda c: (not c.certain, c.site.name, c.users)))
    )


def _without(days: tuple[date, date], denials: Sequence[Attested]) -> list[tuple[date, date]]:
    """What is left of the days, first to last, without those of the denials."""
    left, day = list[tuple[date, date]](), timedelta(days=1)
    first, last = days
    for denial in sorted(denials, key=lambda d: d.first):
        if denial.last < first or denial.first > last:
            continue
        if first < denial.first:
            left.append((first, denial.first - day))
        if denial.last >= last:
            return left
        first = denial.last + day
    return [*left, (first, last)]


def _best(several: Sequence[_Found]) -> list[_Found]:
    """All of one user's presences that surely count; where none does, all that may. They are one, with all their claims."""
    return [one for one in several if not one.why] or list(several)


def _end(atlas: Atlas, user: str) -> date | None:
    """The last day on which a former state existed."""
    known = atlas.records.actors.get(user)
    return read_when(known.to).latest if known and known.to else None


def _why(presence: Presence, days: tuple[date, date], gone: date | None) -> str | None:
    """Why a presence is not in the lower number: empty if it is; None if it is in neither."""
    if _attests(presence, days):
        if presence.standing == "alleged":
            return "only alleged"
        sure = any(surely(stretch, days) for stretch in presence.days)
        return "" if sure or _bridges(presence, days) else "dated too vaguely"
    if gone and gone < days[0]:
        return None
    if _bridges(presence, days):
        return "only alleged" if presence.standing == "alleged" else ""
    first, last = presence.first, presence.last
    if first is None and last is None:
        return "undated"
    before = last is not None and last + (timedelta(0) if presence.ends else _REACH) < days[0]
    opening = first or last  # known only by its end: presumed before it, as far as presumption reaches
    after = opening is not None and opening - (timedelta(0) if presence.begins else _REACH) > days[1]
    return None if before or after else "presumed, not attested for these days"


def _bridges(presence: Presence, days: tuple[date, date]) -> bool:
    """Whether it is attested before and after the days, with no end between: `presences` parts it at one."""
    before = any(stretch.last < days[0] for stretch in presence.days)
    return before and any(stretch.first > days[1] for stretch in presence.days)


def _attests(presence: Presence, days: tuple[date, date]) -> bool:
    return any(stretch.first <= days[1] and days[0] <= stretch.last for stretch in presence.days)


def _united(atlas: Atlas, found: Sequence[_Found], unit: Unit) -> list[Counted]:
    groups: dict[str, list[_Found]] = {}
    for one in found:
        root = _parent(atlas, one.site)
        key = {"presences": f"{one.site.id} {one.user}", "installations": one.site.id, "sites": root}[unit]
        groups.setdefault(key, []).append(one)
    return [_counted(atlas, group, unit) for group in groups.values()]


def _counted(atlas: Atlas, group: Sequence[_Found], unit: Unit) -> Counted:
    whys = Counter(one.why for one in group)
    certain = "" in whys
    entries = {entry.id: entry for one in group for entry in one.entries}
    site = group[0].site
    if unit == "sites":
        site = atlas.sites.get(_parent(atlas, site), site)
    sure = {one.user for one in group if not one.why}
    rest = {one.user for one in group} - sure
    users, perhaps = (sure, rest) if sure else (rest, set[str]())
    why = "" if certain else whys.most_common(1)[0][0]
    return Counted(site, tuple(sorted(users)), tuple(sorted(perhaps)), certain, why, tuple(entries.values()))


def _parent(atlas: Atlas, site: Site) -> str:
    """The id of the town or facility that an installation belongs to, where its record names one; else its own."""
    parent = site.record.parent if site.record else None
    known = atlas.sites.get(parent or "")
    return site.id if parent is None or parent in atlas.records.actors or (known and known.areal) else parent
