"""What the atlas has read, and where it has looked and found nothing: so that "no base" is told apart from "nobody looked"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from geo.atlas import Atlas, Entry
from geo.presence import Attested, surely, vouched
from geo.records.guide import GuideRow
from geo.records.models import Source
from geo.records.when import read_when

__all__ = ["BY", "CELLS", "Cell", "Looked", "Tally", "YearsOf", "looked_for", "tally", "years_of_sites"]

Cell = Literal["present", "perhaps", "against", "told", "nothing", "unlooked"]

CELLS: dict[Cell, str] = {
    "present": "a source says that it was in use",
    "perhaps": "perhaps in use: dated too vaguely, or doubtfully, to be sure of this year",
    "against": "sources speak only of refusal, denial or an ending",
    "told": "sources speak of it otherwise",
    "nothing": "looked for, nothing found",
    "unlooked": "nobody has looked",
}
"""What a site's year can be, with its meaning; the first that fits."""

BY = ("publisher", "publisher_kind", "side", "language", "year", "host")
"""What documents can be told apart by. `host`: the countries whose ground their claims are about."""


@dataclass(frozen=True)
class Tally:
    """How many documents and claims have one value."""

    value: str
    documents: int
    claims: int


@dataclass(frozen=True)
class Looked:
    """A row of the guide with the claims that answer it; none: looked for, not found."""

    row: GuideRow
    entries: tuple[Entry, ...]

    @property
    def sources(self) -> int:
        """How many documents they come from."""
        return len({entry.source.id for entry in self.entries})


@dataclass(frozen=True)
class YearsOf:
    """One place of the guide or of the claims, year by year. `rows` are the guide's rows that name it."""

    place: str
    name: str
    cells: tuple[Cell, ...]
    claims: int
    rows: tuple[str, ...]


def tally(entries: Iterable[Entry], by: str) -> list[Tally]:
    """Documents of the given claims, told apart by one of BY, most documents first; years and unknowns in order.

    Raises KeyError for anything else.
    """
    values = _VALUES[by]
    documents: dict[str, set[str]] = {}
    claims: Counter[str] = Counter()
    for entry in entries:
        for value in values(entry):
            documents.setdefault(value, set()).add(entry.source.id)
            claims[value] += 1
    rows = [Tally(value, len(found), claims[value]) for value, found in documents.items()]
    if by == "year":
        return sorted(rows, key=lambda row: row.value)
    return sorted(rows, key=lambda row: (-row.documents, -row.claims, row.value))


def looked_for(entries: Sequence[Entry], guide: Iterable[GuideRow]) -> list[Looked]:
    """Each row of the guide with the claims that answer it, in the guide's order."""
    return [
        Looked(row, tuple(e for e in entries if row.answered_by(e.claim, e.host, e.attested)))
        for row in guide
    ]


def years_of_sites(
    atlas: Atlas, entries: Iterable[Entry], guide: Sequence[GuideRow], years: range
) -> list[YearsOf]:
    """Every spot that claims are about or that the guide names, year by year, most claims first.

    Countries and regions are left out: a year in which a country is spoken of says nothing of a base.
    """
    about: dict[str, list[Entry]] = {}
    for entry in entries:
        about.setdefault(entry.site.id, []).append(entry)
    rows: dict[str, list[GuideRow]] = {}
    for row in guide:
        for place in row.places:
            rows.setdefault(place, []).append(row)
    found = []
    for place in {*about, *rows}:
        site, record = atlas.sites.get(place), atlas.records.places.get(place)
        if (site and site.areal) or not (site or record):
            continue
        told, asked = about.get(place, []), rows.get(place, [])
        cells = tuple(_cell(told, asked, year) for year in years)
        name = site.name if site else record.name if record else place
        found.append(YearsOf(place, name, cells, len(told), tuple(row.id for row in asked)))
    return sorted(found, key=lambda row: (-row.claims, row.name))


def _cell(told: Iterable[Entry], asked: Iterable[GuideRow], year: int) -> Cell:
    here = [(e, days) for e in told if (days := _days(e)) and days.first.year <= year <= days.last.year]
    if used := [days for entry, days in here if _in_use(entry)]:
        whole = date(year, 1, 1), date(year, 12, 31)
        return "present" if any(surely(days, whole) for days in used) else "perhaps"
    if here:
        return "against" if all(e.family in ("against", "ending") for e, _ in here) else "told"
    spans = (read_when(row.years) for row in asked)
    looked = any(
        (not s.earliest or s.earliest.year <= year) and (not s.latest or year <= s.latest.year) for s in spans
    )
    return "nothing" if looked else "unlooked"


def _days(entry: Entry) -> Attested | None:
    """The days of a claim; those of a use end with the day on which its source spoke, a plan may lie beyond it."""
    if _in_use(entry):
        return vouched(entry)
    return Attested(*entry.attested, entry) if entry.attested else None


def _in_use(entry: Entry) -> bool:
    claim = entry.claim
    return entry.state and claim.status == "actual" and claim.stance not in ("denied", "alleged")


def _year(source: Source) -> str:
    days = source.first_day
    if not (days.earliest and days.latest):
        return "not known"
    return str(days.latest.year) if days.earliest.year == days.latest.year else "not known"


_VALUES: dict[str, Callable[[Entry], list[str]]] = {
    "publisher": lambda e: [e.source.publisher],
    "publisher_kind": lambda e: [e.source.publisher_kind],
    "side": lambda e: [e.source.side or "not said"],
    "language": lambda e: [e.source.language],
    "year": lambda e: [_year(e.source)],
    "host": lambda e: [e.host or "several or none"],
}
