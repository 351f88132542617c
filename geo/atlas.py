"""Claims, places and sources joined: what a view shows, what it hides and why, and the counts beside each filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path

from geo.entries import Days, Entry
from geo.errors import AtlasError, RecordError
from geo.records.checking import check_relations
from geo.records.models import Claim, Source
from geo.records.reading import ORIGINS, ROOT, Document, Records, read_records
from geo.records.texts import passage_link
from geo.records.when import When, read_when
from geo.records.world import Place
from geo.sites import Located, Site, site_of
from geo.view import FACETS, Choices, View

__all__ = ["Atlas", "Entry", "Selection", "Site", "entry_of", "middle_years", "open_atlas"]


_KEPT = 32
"""How many answers to views an atlas keeps."""
_VISIBLE = frozenset({"attested", "presumed-shown", "undated-shown"})


@dataclass(frozen=True)
class Selection:
    """What a view shows. `hidden` counts what it leaves out, by the first reason that applies.

    `masked` passes every filter but time; `counts[facet][value]` is how many claims choosing that
    value would show with the other filters as they are.
    """

    view: View
    shown: tuple[Entry, ...]
    masked: tuple[Entry, ...]
    hidden: dict[str, int]
    counts: dict[str, Counter[str]]
    presumed: frozenset[str]

    @property
    def total(self) -> int:
        """All claims of the atlas."""
        return len(self.shown) + sum(self.hidden.values())


@dataclass(frozen=True)
class Atlas:
    """All claims with what they rest on. `suggested` are those that only the parser stands behind: kept apart,
    so that nothing is counted or concluded from them; a view shows them where it asks for them by name.
    """

    records: Records
    entries: tuple[Entry, ...]
    sites: dict[str, Site]
    suggested: tuple[Entry, ...] = ()

    @property
    def everything(self) -> tuple[Entry, ...]:
        """Claims and suggested claims, in the order in which the map's layer numbers them."""
        return self.entries + self.suggested

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Entries by claim id."""
        return {entry.id: entry for entry in self.everything}

    @cached_property
    def actors_named(self) -> frozenset[str]:
        """Ids of the actors that stand in any claim."""
        return frozenset(id_ for entry in self.everything for id_ in entry.values("actor"))

    @cached_property
    def years(self) -> tuple[int, int]:
        """First and last year that any claim is attested in."""
        days = [day for entry in self.entries if entry.attested for day in entry.attested]
        return (min(days).year, max(days).year) if days else (1991, date.today().year)

    @cached_property
    def middle_years(self) -> tuple[int, int]:
        """Years between which most claims fall."""
        return middle_years(self.entries) or self.years

    @cached_property
    def choices(self) -> Choices:
        """Everything that the facets of a view may be asked for, with labels."""
        words, records = self.records.words, self.records
        hosts = {actor.country: actor.name for actor in records.actors.values() if actor.country}
        return Choices(
            {
                "actor": {id_: actor.name for id_, actor in records.actors.items()},
                "host": {
                    host: hosts.get(host, host)
                    for host in sorted({*hosts, *(e.host for e in self.everything)} - {""})
                },
                "family": {id_: family.label for id_, family in words.families.items()},
                "about": {term.id: term.label for term in words.about},
                "kind": {id_: kind.label for id_, kind in words.kinds.items()},
                "stance": {term.id: term.label for term in words.stance},
                "source": {id_: document.source.title for id_, document in records.documents.items()},
                "place": {id_: site.name for id_, site in self.sites.items()},
                "origin": ORIGINS,
            }
        )

    @cached_property
    def _selections(self) -> dict[View, Selection]:
        return {}

    def select(self, view: View) -> Selection:
        """Apply a view to every claim, counting what is left out and what each filter would show.

        The answers to the last few views are kept: a page asks for the same one several times.
        """
        found = self._selections.get(view)
        if found is None:
            if len(self._selections) >= _KEPT:
                self._selections.clear()
            found = self._selections[view] = self._select(view)
        return found

    def _select(self, view: View) -> Selection:
        asked = {facet: frozenset(wanted) for facet in FACETS if (wanted := getattr(view, facet))}
        window = view.window
        shown: list[Entry] = []
        masked: list[Entry] = []
        presumed: set[str] = set()
        hidden: Counter[str] = Counter()
        all_but: dict[str, list[Entry]] = {facet: [] for facet in FACETS}
        """What would be shown if one facet alone were not asked for."""
        for entry in self.everything:
            failed = _failed(entry, asked)
            late = not _known(entry.source, view.known)
            when = _in_time(entry, view, window)
            visible = when in _VISIBLE
            if late or failed:
                if visible and not late and len(failed) == 1:
                    all_but[failed[0]].append(entry)
                other = "suggested" if failed == ["origin"] and "origin" not in asked else "other filters"
                hidden["not yet published" if late else other] += 1
                continue
            masked.append(entry)
            if visible:
                shown.append(entry)
                if when == "presumed-shown":
                    presumed.add(entry.id)
            else:
                hidden[when] += 1
        counts = {facet: _count(facet, chain(shown, others)) for facet, others in all_but.items()}
        return Selection(view, tuple(shown), tuple(masked), dict(hidden), counts, frozenset(presumed))


def _failed(entry: Entry, asked: dict[str, frozenset[str]]) -> list[str]:
    """Facets that a claim does not answer to. What is only suggested must be asked for by name."""
    failed = [facet for facet, wanted in asked.items() if wanted.isdisjoint(entry.facets[facet])]
    if entry.origin == "suggested" and "origin" not in asked:
        failed.append("origin")
    return failed


def _count(facet: str, entries: Iterable[Entry]) -> Counter[str]:
    return Counter(chain.from_iterable([entry.facets[facet] for entry in entries]))


def _known(source: Source, day: date | None) -> bool:
    latest = source.first_day.latest
    return day is None or (latest is not None and latest <= day)


def _in_time(entry: Entry, view: View, window: Days | None) -> str:
    """How a claim stands to the year window: closed overlap, boundary days count."""
    if window is None:
        return "attested"
    if entry.attested is None:
        return "undated-shown" if view.undated else "undated"
    if _overlap(entry.attested, window):
        return "attested"
    if entry.presumed and _overlap(entry.presumed, window):
        return "presumed-shown" if view.presumed else "presumed"
    return "outside the years"


def _overlap(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def open_atlas(
    locate: Callable[[str], Located], root: Path = ROOT, *, documents: Iterable[Document] = (), places: Iterable[Place] = (),
    records: Records | None = None,
) -> Atlas:  # fmt: skip
    """Read the records below `root`, if `records` are not given, and join them; `locate` is the gazetteer's `get`.

    `documents` and `places` come on top: the reader's own. Raises RecordError for records that break their
    rules, UnknownPlaceError for a place that neither the records nor the gazetteer holds.
    """
    records = (records or read_records(root)).with_own(documents, places)
    if problems := list(check_relations(records)):
        raise RecordError(problems)
    sites: dict[str, Site] = {}

    def site(id_: str) -> Site:
        if id_ not in sites:
            sites[id_] = site_of(id_, records, locate)
        return sites[id_]

    entries: list[Entry] = []
    for document in records.documents.values():
        for id_, claim in document.claims.items():
            entries.append(
                Entry(
                    id_, claim, document.source, records.words.family_of(claim),
                    records.words.kinds[claim.kind].nature == "state", site(claim.place),
                    site(claim.to) if claim.to else None, _when(claim, document.source),
                    passage_link(document.source, claim), len(entries),
                    origin="suggested" if id_ in document.suggested else document.origin,
                )
            )  # fmt: skip
    suggested = [entry for entry in entries if entry.origin == "suggested"]
    standing = [entry for entry in entries if entry.origin != "suggested"]
    return Atlas(records, tuple(_with_ends(standing)), sites, tuple(suggested))


def _when(claim: Claim, source: Source) -> When:
    """The days of a claim; what was still so when its source spoke is attested until then."""
    began = read_when(claim.when).earliest
    spoke = source.spoke and max(source.spoke, began or source.spoke)
    return read_when(claim.when, spoke)


def _with_ends(entries: list[Entry]) -> Iterable[Entry]:
    """Tell each state on which day another claim ends it: the first that does so after it began."""
    endings: dict[str, list[tuple[Entry, date]]] = {}
    for entry in entries:
        if entry.family == "ending" and entry.attested:
            endings.setdefault(entry.site.id, []).append((entry, entry.attested[1]))
    for entry in entries:
        days = [day for ending, day in endings.get(entry.site.id, ()) if _ends(ending, day, entry)]
        yield replace(entry, ended=min(days)) if days else entry


def _ends(ending: Entry, day: date, entry: Entry) -> bool:
    """Whether one claim ends the state that another at the same place attests: the same users.

    Those who only grant, host or speak do not count: a host that sends one guest away keeps the others.
    """
    if not entry.state or entry.attested is None:
        return False
    users = {part.id for part in entry.claim.actors if part.role == "uses"} or set(entry.values("actor"))
    return day >= entry.attested[0] and not users.isdisjoint(ending.values("actor"))


def middle_years(entries: Iterable[Entry]) -> tuple[int, int] | None:
    """Years between which most of some claims fall, without the tenth that begins first and the tenth that ends last; None where none has a day."""
    days = [entry.attested for entry in entries if entry.attested]
    tenth = len(days) // 10
    first, last = sorted(day[0].year for day in days), sorted(day[1].year for day in days)
    return (first[tenth], max(first[tenth], last[-1 - tenth])) if days else None


def entry_of(atlas: Atlas, id_: str) -> Entry:
    """One claim by its id. Raises AtlasError for an id that no claim has."""
    try:
        return atlas.by_id[id_]
    except KeyError:
        raise AtlasError(
            f"No claim has the id {id_!r}; it may have changed since the link was made."
        ) from None
