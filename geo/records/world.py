"""What we know of the world, as frozen models: places with their names, actors with their memberships."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from geo.records.fields import (
    Country,
    Edtf,
    NamedRecord,
    PlaceKind,
    Precision,
    Record,
    Slug,
    Text,
    Url,
    in_order,
)

__all__ = ["Actor", "Membership", "Name", "Place"]


class Name(Record):
    """One name of a place, with language, and years where a basis for them is given."""

    text: Text
    lang: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] = "en"
    script: Annotated[str, Field(pattern=r"^[A-Z][a-z]{3}$")] | None = None
    from_: Edtf | None = Field(default=None, alias="from")
    to: Edtf | None = None
    basis: Text | None = None

    @model_validator(mode="after")
    def _years_have_a_basis(self) -> Name:
        if (self.from_ or self.to) and not self.basis:
            raise ValueError("years of a name need a basis")
        in_order(self.from_, self.to, "a name")
        return self


class Place(NamedRecord):
    """A place that claims are about and that a gazetteer lacks or calls otherwise."""

    name: Text
    kind: PlaceKind
    country: Country | None = Field(default=None, description="Country whose ground it is.")
    countries: Annotated[tuple[Country, ...], Field(strict=False)] = Field(
        default=(), description="Countries that a region or sea spans."
    )
    at: Slug | None = Field(default=None, description="Gazetteer entry that the coordinates are taken from.")
    lat: Annotated[float, Field(ge=-90, le=90)] | None = Field(
        default=None, description="Degrees north, WGS 84."
    )
    lon: Annotated[float, Field(ge=-180, le=180)] | None = Field(
        default=None, description="Degrees east, WGS 84."
    )
    basis: Text = Field(description="Where the coordinates come from, in words.")
    precision: Precision
    radius_m: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="Where it differs from the precision's own."
    )
    parent: Slug | None = None
    reason: Text | None = Field(default=None, description="Why no gazetteer can know it.")
    names: Annotated[tuple[Name, ...], Field(strict=False)] = ()
    links: dict[str, str | int] = Field(
        default_factory=dict, description="geonames, icao, iata, unlocode, wikidata."
    )

    @model_validator(mode="after")
    def _placed_once(self) -> Place:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("lat and lon go together")
        if (self.at is None) == (self.lat is None):
            raise ValueError("give either 'at' (a gazetteer entry) or 'lat' and 'lon'")
        if self.lat is not None and not self.reason:
            raise ValueError("curated coordinates need a reason")
        return self


class Membership(Record):
    """An actor's membership in an alliance or body, with the basis for its years."""

    of: Slug
    from_: Edtf | None = Field(default=None, alias="from")
    to: Edtf | None = None
    basis: Text
    url: Url | None = None

    @model_validator(mode="after")
    def _runs_forward(self) -> Membership:
        in_order(self.from_, self.to, "a membership")
        return self


class Actor(NamedRecord):
    """A state, former state, alliance, body, group or company that acts in claims."""

    name: Text
    kind: Literal["state", "former-state", "alliance", "body", "group", "company"]
    country: Country | None = None
    color: Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")] | None = None
    short: Text | None = None
    aliases: Annotated[tuple[str, ...], Field(strict=False)] = ()
    metonyms: Annotated[tuple[str, ...], Field(strict=False)] = ()
    from_: Edtf | None = Field(default=None, alias="from")
    to: Edtf | None = None
    part_of: Slug | None = None
    basis: Text | None = None
    url: Url | None = None
    membership: Annotated[tuple[Membership, ...], Field(strict=False)] = ()

    @model_validator(mode="after")
    def _runs_forward(self) -> Actor:
        in_order(self.from_, self.to, "an actor")
        return self
