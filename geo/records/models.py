"""What sources say, as frozen models: a source with its claims and mentions. Places and actors are in `world`.

Each field's `description` is its meaning and `examples` its look; the codebook is made from them.
An unknown key, a wrong type or a word outside a fixed list is refused by the model itself; rules
that need more than one record are in `checking`.
"""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from geo.records.fields import (
    AIRFIELDS,
    RADIUS_M,
    About,
    Anchor,
    Country,
    Edtf,
    Number,
    Precision,
    Record,
    Role,
    Slug,
    Span,
    Stance,
    Status,
    Text,
    Url,
    WhenBasis,
)
from geo.records.when import When, read_when
from geo.records.world import Actor, Membership, Name, Place

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
    "Record",
    "Source",
    "claim_id",
]


class Amount(Record):
    """Money, flights, troops: a number with its unit."""

    value: Number = Field(description="The number as the source gives it.", examples=[800])
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
    when_note: Text | None = Field(
        default=None,
        description="How the date was read or bounded, in words, where the date alone does not show it.",
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
    span: Span = Field(description="[start, end) in Unicode code points of the stored file.")
    anchor: Anchor = Field(description="The shortest unique start of the passage, at most five whole words.")
    anchor_end: Text | None = Field(
        default=None, description="Last words of the passage, where the start alone misleads."
    )
    caution: Text | None = Field(default=None, description="Why a reader should doubt a value as printed.")

    @model_validator(mode="after")
    def _coherent(self) -> Claim:
        if self.when and self.when_basis is None:
            raise ValueError("a dated claim must say its when_basis: stated, derived or context")
        if self.condition and self.status != "conditional":
            raise ValueError("a condition needs status = 'conditional'")
        if self.to and self.to == self.place:
            raise ValueError("'to' must differ from 'place'")
        if read_when(self.when).doubtful and not self.caution:
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

    id: Slug = Field(
        description="Stable id: the record file's name, in the reference set after its folder's."
    )
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
    published: Annotated[Edtf, Field(min_length=1)] = Field(
        description="Day of publication, EDTF.", examples=["2005-08-16"]
    )
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
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] = Field(
        description="Language code of ISO 639, two letters where there are two; `und`: not known."
    )
    translated_from: Annotated[str, Field(pattern=r"^[a-z]{2}$")] | None = Field(
        default=None, description="Original language."
    )
    translation_of: Slug | None = Field(
        default=None,
        description="The source that this one translates or reprints: both are kept, and count as one witness.",
        examples=["kommersant-2005-08-12-kant"],
    )
    url: Url | None = Field(default=None, description="Address of the publisher's page.")
    also: Annotated[tuple[Url, ...], Field(strict=False)] = Field(
        default=(), description="Other addresses at which the same text stands."
    )
    licence: Text | None = Field(default=None, description="Licence of the text, if known.")
    file: Annotated[str, Field(pattern=r"^[^/\\]*[^/\\.][^/\\]*$")] | None = Field(
        default=None, description="The document's own file name."
    )
    extent: Literal["whole", "excerpt"] = Field(
        default="whole",
        description="Whether that file holds the whole text or only the passages that were read; spans count in the file.",
    )
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = Field(
        default=None, description="Of the file's bytes."
    )
    length: Annotated[int, Field(ge=1)] | None = Field(default=None, description="Code points in the file.")
    summary: Text = Field(description="What it says, in our words.")

    @cached_property
    def first_day(self) -> When:
        """Bounds of the day of publication."""
        return read_when(self.published_within or self.published)

    @cached_property
    def spoke(self) -> date | None:
        """The day until which the source can vouch for what it says is still so: its last possible day of publication.

        A day known only to lie within more than a year vouches for nothing beyond its first possible one.
        """
        days = self.first_day
        if days.earliest and days.latest and days.latest - days.earliest > timedelta(days=366):
            return days.earliest
        return days.latest


def claim_id(source: str, claim: Claim) -> str:
    """Ten hexadecimal digits that stand for what is claimed, by whom, and where it says so.

    The same claim always has the same id; two claims of one passage differ by what they assert.
    """
    parts = [
        source, f"{claim.span[0]}-{claim.span[1]}", claim.kind, claim.about, claim.place, claim.to or "",
        " ".join(f"{part.id}:{part.role}" for part in claim.actors), claim.when,
    ]  # fmt: skip
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:10]
