"""What we know of the world, as frozen models: places with their names, actors with their memberships."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from geo.records.fields import (
    RADIUS_M,
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

    text: Text = Field(description="The name.")
    lang: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] = Field(
        default="en", description="Language code of ISO 639."
    )
    script: Annotated[str, Field(pattern=r"^[A-Z][a-z]{3}$")] | None = Field(
        default=None, description="Script, four letters of ISO 15924.", examples=["Cyrl"]
    )
    from_: Edtf | None = Field(
        default=None, alias="from", description="Since when it is so called.", examples=["2009"]
    )
    to: Edtf | None = Field(default=None, description="Until when.", examples=["2014"])
    basis: Text | None = Field(
        default=None,
        description="Where the years come from.",
        examples=["The agreement of that year gives the name."],
    )

    @model_validator(mode="after")
    def _years_have_a_basis(self) -> Name:
        if (self.from_ or self.to) and not self.basis:
            raise ValueError("years of a name need a basis")
        in_order(self.from_, self.to, "a name")
        return self


class Place(NamedRecord):
    """A place that claims are about and that a gazetteer lacks or calls otherwise."""

    name: Text = Field(description="Its name on the map.")
    kind: PlaceKind = Field(description="What it is.")
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
    precision: Precision = Field(description="How well the spot is known.")
    radius_m: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="Where it differs from the precision's own."
    )
    parent: Slug | None = Field(default=None, description="The town or region that it belongs to.")
    reason: Text | None = Field(default=None, description="Why no gazetteer can know it.")
    names: Annotated[tuple[Name, ...], Field(strict=False)] = Field(
        default=(), description="What it is called, in any language."
    )
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

    @property
    def within_m(self) -> int | None:
        """Radius in metres within which it lies: its own, or that of its precision; None: within its own outline."""
        return self.radius_m or RADIUS_M[self.precision]


class Membership(Record):
    """An actor's membership in an alliance or body, with the basis for its years."""

    of: Slug = Field(description="The alliance or body.")
    from_: Edtf | None = Field(default=None, alias="from", description="Since when.")
    to: Edtf | None = Field(default=None, description="Until when; absent: no end is known.")
    basis: Text = Field(description="Where the dates come from, in words.")
    url: Url | None = Field(default=None, description="The page that gives them.")

    @model_validator(mode="after")
    def _runs_forward(self) -> Membership:
        in_order(self.from_, self.to, "a membership")
        return self


class Actor(NamedRecord):
    """A state, former state, alliance, body, group or company that acts in claims."""

    name: Text = Field(description="Its name.")
    kind: Literal["state", "former-state", "alliance", "body", "group", "company"] = Field(
        description="What it is."
    )
    country: Country | None = Field(
        default=None, description="Two letters of ISO 3166, for a state or its body."
    )
    color: Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")] | None = Field(
        default=None, description="Colour on the map; absent: grey."
    )
    short: Text | None = Field(default=None, description="A short form for narrow places.")
    aliases: Annotated[tuple[str, ...], Field(strict=False)] = Field(
        default=(), description="Names under which texts speak of it."
    )
    metonyms: Annotated[tuple[str, ...], Field(strict=False)] = Field(
        default=(), description="Capitals and seats that stand for it."
    )
    from_: Edtf | None = Field(
        default=None, alias="from", description="Since when it exists, where that matters."
    )
    to: Edtf | None = Field(default=None, description="Until when it existed.")
    part_of: Slug | None = Field(default=None, description="The state or body that it is part of.")
    basis: Text | None = Field(default=None, description="Where its dates come from, in words.")
    url: Url | None = Field(default=None, description="The page that gives them.")
    membership: Annotated[tuple[Membership, ...], Field(strict=False)] = Field(
        default=(), description="The alliances and bodies that it belongs to."
    )

    @model_validator(mode="after")
    def _runs_forward(self) -> Actor:
        in_order(self.from_, self.to, "an actor")
        return self
