"""Places as the atlas draws them: a curated record, or an entry of the gazetteer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from geo.records.reading import Records
from geo.records.world import Place

__all__ = ["Site", "is_own", "site_of"]


class Located(Protocol):
    """What the atlas needs of a gazetteer's entry."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def lat(self) -> float: ...
    @property
    def lon(self) -> float: ...
    @property
    def precision(self) -> str: ...
    @property
    def radius_m(self) -> int | None: ...
    @property
    def source(self) -> str: ...


@dataclass(frozen=True)
class Site:
    """A place as the atlas draws it. Degrees, WGS 84; `radius_m` None: somewhere within its own outline."""

    id: str
    name: str
    kind: str
    country: str
    lat: float
    lon: float
    precision: str
    radius_m: int | None
    basis: str
    record: Place | None = None

    @property
    def areal(self) -> bool:
        """Whether claims about it are about an area as a whole: a badge on the map, never a mark."""
        return self.precision in ("country", "area", "province")


def is_own(id_: str) -> bool:
    """Whether it is the id of a place of the reader's own, which no gazetteer holds."""
    return id_.startswith("my-")


def site_of(id_: str, records: Records, locate: Callable[[str], Located]) -> Site:
    """Join what the records say of a place with what the gazetteer holds; `locate` is its `get`.

    A place of the reader's own (`my-…`) is in no gazetteer: its record says where it is.
    """
    place = records.places.get(id_)
    if place and is_own(id_) and place.lat is not None and place.lon is not None:
        return Site(
            id_, place.name, place.kind, place.country or "", place.lat, place.lon, place.precision, place.within_m, place.basis,
            place,
        )  # fmt: skip
    found = locate(id_)
    basis = place.basis if place else f"{found.source} ({id_})"
    return Site(
        id_, found.name, found.kind, found.country or "", found.lat, found.lon, found.precision, found.radius_m,
        basis, place,
    )  # fmt: skip
