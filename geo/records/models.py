"""The records people write, as frozen models: a source with its claims and mentions, a place, an actor, the words.

Each field's `description` is its meaning and `examples` its look; the codebook is made from them.
An unknown key, a wrong type or a word outside a fixed list is refused by the model itself; rules
that need more than one record are in `checking`.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from geo.records.when import When, WhenError, read_when

__all__ = [
    "AIRFIELDS",
    "RADIUS_M",
    "Actor",
    "Amount",
    "Claim",
    "Membership",
    "Mention",
    "Name",
    "Part",
    "Place",
    "Source",
]

Precision = Literal["exact", "near", "district", "province", "country", "area"]
PlaceKind = Literal["airbase", "airfield", "port", "city", "region", "country", "sea", "facility"]
Stance = Literal["asserted", "reported", "alleged", "denied"]
Status = Literal["actual", "planned", "conditional"]
WhenBasis = Literal["stated", "derived", "context"]
Role = Literal[
    "seeks", "offers", "grants", "uses", "hosts", "party", "supplies", "receives", "opposes", "refuses", "ends",
    "visits", "speaks",
]  # fmt: skip
About = Literal[
    "basing", "overflight", "transit", "aid", "exercise", "training", "liaison", "withdrawal", "alliance", "security",
]  # fmt: skip

RADIUS_M: dict[str, int | None] = {
    "exact": 1_000, "near": 25_000, "district": 75_000, "province": 250_000, "country": None, "area": None,
}  # fmt: skip
"""How far the true spot may lie from the coordinates, in metres; None: within the place's own outline."""

AIRFIELDS = frozenset({"airbase", "airfield"})


def _edtf(written: str) -> str:
    try:
        read_when(written)
    except WhenError as error:
        raise ValueError(str(error)) from None
    return written


Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Text = Annotated[str, Field(min_length=1)]
Edtf = Annotated[str, AfterValidator(_edtf)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Url = Annotated[str, Field(pattern=r"^https?://[^\s\"'<>]+$")]


class Record(BaseModel):
    """Strict and frozen: what is not known to the model is an error, never dropped."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, strict=True)


class Amount(Record):
    """Money, flights, troops: a number with its unit."""

    value: float | int = Field(description="The number as the source gives it.", examples=[800])
    unit: Text = Field(description="What is counted.", examples=["flights", "USD million"])
    qualifier: Literal["exact", "about", "more than", "at least", "at most", "less than", "order of"] = Field(
        default="exact", description="How the number is meant."
    )


class Part(Record):
    """One actor's part in a claim."""

    id: Slug = Field(description="The actor's id in data/actors.toml.", examples=["united-states"])
    role: Role = Field(description="What it does here.", examples=["seeks"])


class Claim(Record):
    """One thing that one source says about one place."""

    says: Text = Field(description="The claim in one sentence of our own words.")
    kind: Slug = Field(description="What was done or was so (data/kinds.toml).", examples=["requested"])
    about: About = Field(description="What it bears on.", examples=["basing"])
    place: Slug = Field(description="Where it is or would be.", examples=["taraz"])
    to: Slug | None = Field(
        default=None, description="Where to; only where something moves between two places."
    )
    precision: Precision | None = Field(
        default=None, description="Only where this claim knows the spot less well than the place record does."
    )
    host: Country | None = Field(default=None, description="Country whose ground it is.", examples=["KZ"])
    actors: Annotated[tuple[Part, ...], Field(strict=False)] = Field(
        default=(), description="Who has which part in it."
    )
    speaker: Text | None = Field(
        default=None, description="Who says it, as the text names or describes them."
    )
    speaks_for: Slug | None = Field(
        default=None, description="State or body spoken for, only if the text says so."
    )
    speaker_named: bool = Field(default=True, description="False for an unnamed official or diplomat.")
    stance: Stance = Field(default="asserted", description="How far the source itself stands behind it.")
    status: Status = Field(
        default="actual", description="Whether it is so, is planned, or hangs on a condition."
    )
    condition: Text | None = Field(default=None, description="The condition, in words.")
    when: Edtf = Field(default="", description="EDTF; empty: undated.", examples=["2001-11-06"])
    when_basis: WhenBasis | None = Field(
        default=None,
        description="Stated, derived from the publication date, or bounded by the text around it.",
    )
    target: Edtf = Field(default="", description="The time that a plan aims at.", examples=["2007"])
    amount: Amount | None = Field(default=None, description="Money, flights, troops.")
    event: Slug | None = Field(default=None, description="Shared by claims about one happening.")
    agreement: Slug | None = Field(default=None, description="Shared by claims about one treaty or accord.")
    via: Annotated[tuple[Slug, ...], Field(strict=False)] = Field(
        default=(),
        description="Reports that the source itself cites for it.",
        examples=[["interfax-2005-10-04"]],
    )
    paragraph: int = Field(ge=1, description="Run of non-blank lines, counted from 1.")
    span: Annotated[tuple[int, int], Field(strict=False)] = Field(
        description="[start, end) in Unicode code points of the stored file."
    )
    anchor: Text = Field(description="The shortest unique start of the passage, at most five whole words.")
    anchor_end: Text | None = Field(
        default=None, description="Last words of the passage, where the start alone misleads."
    )
    caution: Text | None = Field(default=None, description="Why a reader should doubt a value as printed.")

    @model_validator(mode="after")
    def _coherent(self) -> Claim:
        if self.span[0] < 0 or self.span[1] <= self.span[0]:
            raise ValueError("span must be [start, end) with 0 <= start < end")
        if len(self.anchor.split()) > 5:
            raise ValueError("anchor must be at most five words")
        if self.when and self.when_basis is None:
            raise ValueError("a dated claim must say its when_basis: stated, derived or context")
        if self.condition and self.status != "conditional":
            raise ValueError("a condition needs status = 'conditional'")
        if self.to and self.to == self.place:
            raise ValueError("'to' must differ from 'place'")
        if "?" in self.when and not self.caution:
            raise ValueError("a doubtful date must carry a caution")
        return self


class Mention(Record):
    """A place as the text names it; the gazetteer finds where that is."""

    text: Text = Field(description="The name as printed.", examples=["Taldykorgan"])
    start: int = Field(ge=0, description="First code point.")
    end: int = Field(ge=1, description="Code point after the last.")
    how: Literal["literal", "metonym", "adjective"] = Field(
        default="literal", description="How the name is used."
    )
    place: Slug | None = Field(default=None, description="Only where no gazetteer can know.")
    reason: Text | None = Field(default=None, description="Why the place is written and not found.")

    @model_validator(mode="after")
    def _coherent(self) -> Mention:
        if self.end <= self.start:
            raise ValueError("end must come after start")
        if (self.place is None) != (self.reason is None):
            raise ValueError("a written place and its reason go together")
        return self


class Source(Record):
    """A document: what is known of it. What is unknown is absent."""

    id: Slug = Field(description="Stable id, also the record file's name.")
    title: Text = Field(description="Title as shown.")
    title_note: Text | None = Field(
        default=None, description="How the title is known, where the text shows none."
    )
    publisher: Text = Field(description="Who published it.")
    publisher_kind: Literal[
        "think-tank", "news-agency", "newspaper", "broadcaster", "government", "alliance", "parliament", "encyclopaedia",
        "commentary", "academic", "company", "other",
    ] = Field(description="What sort of publisher.")  # fmt: skip
    side: Slug | None = Field(
        default=None, description="The side it is read as, for coverage: an actor id or 'independent'."
    )
    series: Text | None = Field(default=None, description="Series, volume, issue.")
    author: Text | None = Field(default=None, description="Author as shown; absent: not shown.")
    translator: Text | None = Field(default=None, description="Translator as shown.")
    speaker: Text | None = Field(default=None, description="The person whose comment the document carries.")
    published: Edtf = Field(description="Day of publication, EDTF.", examples=["2005-08-16"])
    published_basis: Literal["stated", "inferred"] = Field(
        description="Stated by the publisher, or inferred."
    )
    published_within: Edtf | None = Field(
        default=None, description="The span it certainly falls in, where inferred."
    )
    published_note: Text | None = Field(default=None, description="How the date was inferred.")
    covers: Text | None = Field(
        default=None, description="What years the contents mostly speak of, in words."
    )
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = Field(description="Two-letter language code.")
    translated_from: Annotated[str, Field(pattern=r"^[a-z]{2}$")] | None = Field(
        default=None, description="Original language."
    )
    url: Url | None = Field(default=None, description="Address of the publisher's page.")
    licence: Text | None = Field(default=None, description="Licence of the text, if known.")
    file: Text | None = Field(default=None, description="The document's own file name.")
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = Field(
        default=None, description="Of the file's bytes."
    )
    length: Annotated[int, Field(ge=1)] | None = Field(default=None, description="Code points in the file.")
    summary: Text = Field(description="What it says, in our words.")

    @cached_property
    def first_day(self) -> When:
        """Bounds of the day of publication."""
        return read_when(self.published_within or self.published)


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
        return self


class Place(Record):
    """A place that claims are about and that a gazetteer lacks or calls otherwise."""

    id: Slug
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


class Actor(Record):
    """A state, former state, alliance, body, group or company that acts in claims."""

    id: Slug
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


def claim_id(source: str, claim: Claim) -> str:
    """Ten hexadecimal digits that stand for what is claimed, by whom, and where it says so.

    The same claim always has the same id; two claims of one passage differ by what they assert.
    """
    parts = [
        source, f"{claim.span[0]}-{claim.span[1]}", claim.kind, claim.about, claim.place, claim.to or "",
        " ".join(f"{part.id}:{part.role}" for part in claim.actors), claim.when,
    ]  # fmt: skip
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:10]
