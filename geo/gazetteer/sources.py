"""Reading what the gazetteer is made of: GeoNames cities and divisions, airports, waters, rivers, former states, curated places.

Imported only while the index is built.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from geo.errors import GazetteerError
from geo.gazetteer import folding
from geo.gazetteer.distance import haversine_km
from geo.gazetteer.entity import Quality
from geo.gazetteer.inputs import Inputs
from geo.gazetteer.kinds import PRECISION_OF, agreement
from geo.records.models import AIRFIELDS, RADIUS_M, Place
from geo.records.reading import read_places

__all__ = ["Draft", "read_sources"]

AIRPORT_CODES = ("icao", "iata")
CASPIAN = "caspian-sea"
REGION = frozenset({"KZ", "KG", "UZ", "TJ", "TM", "AF", "AZ", "AM", "GE"})
TOWN_KM = 40.0
"""How far from its town an airfield may lie."""


@dataclass
class Draft:
    """An entity on its way into the index. `admin1` is a GeoNames division code such as "KZ.09"."""

    id: str
    name: str
    kind: str
    country: str
    lat: float
    lon: float
    source: str
    population: int = 0
    precision: str = ""
    radius_m: int | None = None
    admin1: str = ""
    code: str = ""
    aliases: tuple[str, ...] = ()
    """Further ids."""
    absorbed: bool = False
    """A curated place stands for it in searches."""
    names: list[tuple[str, Quality]] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.precision:
            self.precision = PRECISION_OF.get(self.kind, "exact")
            self.radius_m = RADIUS_M[self.precision]


def read_sources(inputs: Inputs) -> dict[str, Draft]:
    """Every entity by id, curated places last. Raises GazetteerError, and RecordError for bad curated places."""
    drafts = {draft.id: draft for draft in _divisions(inputs)}
    waters = (*_waters(inputs.waters), *_waters(inputs.rivers), *_waters(inputs.lands))
    for draft in (*_cities(inputs.cities), *_airports(inputs.airports), *waters):
        drafts[draft.id] = draft
    for draft in _former(inputs.former, drafts):
        drafts[draft.id] = draft
    _name_after_towns(drafts.values())
    places = read_places(inputs.overlay) if inputs.overlay.exists() else {}
    known = {**drafts, **{alias: draft for draft in drafts.values() for alias in draft.aliases}}
    for place in places.values():
        curated = _curated(place, known, inputs.overlay)
        drafts[curated.id] = curated
    _spell(inputs.spellings, drafts)
    return drafts


def _divisions(inputs: Inputs) -> Iterator[Draft]:
    english = {
        country["iso"]: country["name"] for country in json.loads(inputs.countries.read_bytes()).values()
    }
    with gzip.open(inputs.divisions, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield (
                _country(row, english)
                if row["kind"] == "country"
                else _division(row, f"geonames-{row['geonameid']}")
            )


def _division(row: dict[str, str], id_: str) -> Draft:
    names = [
        (row["name"], Quality.CANONICAL),
        *((name, _quality(name)) for name in row["names"].split("|") if name),
    ]
    return Draft(
        id_, row["name"], row["kind"], row["country"], float(row["lat"]), float(row["lon"]), "GeoNames",
        int(row["population"]), code=row["code"], names=names, admin1=".".join(row["code"].split(".")[:2]),
    )  # fmt: skip


def _country(row: dict[str, str], english: dict[str, str]) -> Draft:
    name = english.get(row["country"], row["name"]).removeprefix("The ").strip()
    draft = _division(row, folding.key(name).replace(" ", "-"))
    draft.names = [(name, Quality.CANONICAL), *((text, Quality.ALTERNATE) for text, _ in draft.names)]
    draft.name, draft.aliases, draft.code, draft.admin1 = name, (f"geonames-{row['geonameid']}",), "", ""
    return draft


def _quality(name: str, otherwise: Quality = Quality.ALTERNATE) -> Quality:
    return Quality.CODE if folding.is_code(name) else otherwise


def _cities(path: Path) -> Iterator[Draft]:
    for city in json.loads(path.read_bytes()).values():
        names = [(city["name"], Quality.CANONICAL)]
        names += [
            (name, _quality(name))
            for name in city["alternatenames"]
            if not (name.isascii() and name.islower())
        ]
        country = city["countrycode"]
        yield Draft(
            f"geonames-{city['geonameid']}", city["name"], "city", country, city["latitude"], city["longitude"], "GeoNames",
            city["population"], "exact", 1_000, f"{country}.{city['admin1code']}", names=names,
        )  # fmt: skip


def _airports(path: Path) -> Iterator[Draft]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not row["icao"]:
                continue
            names = [(row["name"], Quality.CANONICAL), (row["city"], Quality.SERVES)]
            names += [(row[code], Quality.CODE) for code in AIRPORT_CODES]
            yield Draft(
                f"icao-{row['icao'].lower()}", row["name"], "airfield", row["country"], float(row["lat"]),
                float(row["lon"]), "airportsdata", names=[(name, quality) for name, quality in names if name],
            )  # fmt: skip


def _name_after_towns(drafts: Collection[Draft]) -> None:
    """Let airfields of the region be found under every name of their town: Khujand, not only Khudzhand or Leninabad.

    Elsewhere the name that airportsdata gives is enough, and the index stays small.
    """
    towns: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.kind == "city" and draft.country in REGION:
            for key in {folding.key(name) for name, _ in draft.names}:
                towns[draft.country, key].append(draft)
    for draft in drafts:
        if draft.source == "airportsdata" and draft.country in REGION:
            keys = [folding.key(name) for name, quality in draft.names if quality != Quality.CODE]
            known = [town for key in keys for town in towns[draft.country, key.removesuffix(" airport")]]
            near = [town for town in known if _km(draft, town) < TOWN_KM]
            for town in sorted(near, key=lambda town: _km(draft, town))[:1]:
                draft.names += [
                    (name, Quality.SERVES) for name, quality in town.names if quality != Quality.CODE
                ]


def _km(draft: Draft, other: Draft) -> float:
    return haversine_km(draft.lat, draft.lon, other.lat, other.lon)


def _waters(path: Path) -> Iterator[Draft]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = [(row["name"], Quality.CANONICAL)]
            names += [(name, Quality.ALTERNATE) for name in row["names"].split("|") if name]
            own = row["ne_id"].isdigit() or row["ne_id"] == CASPIAN or row["kind"] == "river"
            source = "Natural Earth" if own else "Flinn-Engdahl"
            yield Draft(
                f"{folding.key(source).replace(' ', '-')}-{row['ne_id']}", row["name"], row["kind"],
                row.get("country", ""), float(row["lat"]), float(row["lon"]), source, names=names,
            )  # fmt: skip


def _former(path: Path, known: dict[str, Draft]) -> Iterator[Draft]:
    """States that are no more, each at the point of the one that is called its successor or holds its capital."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for line in lines:
        if line and not line.startswith("#"):
            id_, name, at, others = (field.strip() for field in line.split(":"))
            names = [(name, Quality.CANONICAL), *((other, Quality.ALTERNATE) for other in others.split("|"))]
            point = known[at]
            yield Draft(
                id_, name, "region", "", point.lat, point.lon, point.source, point.population, names=names
            )


def _spell(path: Path, known: dict[str, Draft]) -> None:
    """Add the spellings that the sources lack to the entries that they are of."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for line in lines:
        if line and not line.startswith("#"):
            id_, spellings = (field.strip() for field in line.split(":"))
            if id_ not in known:
                raise GazetteerError(
                    f"{path.name} · {id_}: no gazetteer entry has this id; look one up with 'where'"
                )
            for spelling in spellings.split("|"):
                _spell_one(known[id_], spelling)


def _spell_one(draft: Draft, spelling: str) -> None:
    text = spelling.lstrip("=-")
    if spelling[0] == "-":
        draft.names = [
            (name, quality) for name, quality in draft.names if folding.key(name) != folding.key(text)
        ]
    else:
        draft.names.append((text, Quality.CANONICAL if spelling[0] == "=" else Quality.ALTERNATE))


def _curated(place: Place, known: dict[str, Draft], path: Path) -> Draft:
    """A draft of a curated place; the entry that it takes its coordinates from may be absorbed."""
    lat, lon, basis = place.lat, place.lon, None
    if place.at is not None:
        basis = known.get(place.at)
        if basis is None:
            raise GazetteerError(
                f"{path.name} · place {place.id} · at is {place.at!r}: no gazetteer entry has this id; look one up with 'where'"
            )
        lat, lon = basis.lat, basis.lon
    assert lat is not None  # the model gives either `at` or both
    assert lon is not None
    draft = Draft(
        place.id, place.name, place.kind, place.country or "", lat, lon, "curated" if basis is None else basis.source,
        precision=place.precision, radius_m=place.within_m,
        names=[(place.name, Quality.CURATED), *((name.text, _quality(name.text, Quality.CURATED)) for name in place.names)],
    )  # fmt: skip
    draft.names += [(str(place.links[code]), Quality.CODE) for code in AIRPORT_CODES if place.links.get(code)]
    if basis is not None:
        draft.admin1 = basis.admin1
        if _is_the_same(draft, basis):
            _absorb(draft, basis)
    return draft


def _is_the_same(draft: Draft, basis: Draft) -> bool:
    """An air base is the airfield that gives its coordinates; a port is not the town that does."""
    if draft.precision == "near":
        return False
    kinds = {draft.kind, basis.kind}
    return kinds <= AIRFIELDS or agreement(draft.kind, basis.kind) > 0


def _absorb(draft: Draft, basis: Draft) -> None:
    own = {folding.key(name) for name, _ in draft.names}
    for name, quality in basis.names:
        if folding.key(name) not in own:
            draft.names.append((name, max(quality, Quality.ALTERNATE)))
    draft.population, basis.absorbed = basis.population, True
