"""What was looked for: the rows of data/guide.toml, so that "no base" can be told apart from "nobody looked"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from geo.errors import Problem
from geo.records.fields import About, Country, Edtf, NamedRecord, Slug, Text
from geo.records.models import Claim
from geo.records.reading import ROOT, Records, read_table
from geo.records.when import read_when

__all__ = ["GuideRow", "check_guide", "read_guide"]

_ALL_YEARS = "1991/2026"


class GuideRow(NamedRecord):
    """One thing that was looked for. A claim answers it if it fits each list that is given, by any of its values."""

    title: Text = Field(description="What was looked for.", examples=["Ayni (Gissar) airfield"])
    places: Annotated[tuple[Slug, ...], Field(strict=False)] = Field(
        default=(), description="Places; a claim fits by where or where to."
    )
    hosts: Annotated[tuple[Country, ...], Field(strict=False)] = Field(
        default=(), description="Countries whose ground it is."
    )
    actors: Annotated[tuple[Slug, ...], Field(strict=False)] = Field(
        default=(), description="Who has a part in it."
    )
    about: Annotated[tuple[About, ...], Field(strict=False)] = Field(
        default=(), description="What it bears on."
    )
    kinds: Annotated[tuple[Slug, ...], Field(strict=False)] = Field(
        default=(), description="What was done or was so."
    )
    years: Edtf = Field(
        default=_ALL_YEARS, description="The years that were looked at.", examples=["2001/2014"]
    )
    looked: Edtf = Field(description="The day of the last look.", examples=["2026-11-22"])
    queries: Annotated[tuple[Text, ...], Field(strict=False)] = Field(
        default=(), description="What was searched for, word for word."
    )
    note: Text | None = Field(default=None, description="What remains open, in words.")

    @model_validator(mode="after")
    def _says_what(self) -> GuideRow:
        if not (self.places or self.hosts or self.actors or self.about):
            raise ValueError("must name places, hosts, actors or about: else every claim would answer it")
        return self

    def answered_by(self, claim: Claim, host: str, days: tuple[date, date] | None) -> bool:
        """Whether a claim about ground of `host` (two letters), attested on `days` (None: undated), answers this row.

        Undated claims answer rows that look at all years.
        """
        return (
            (not self.places or claim.place in self.places or claim.to in self.places)
            and (not self.hosts or host in self.hosts)
            and (not self.actors or any(part.id in self.actors for part in claim.actors))
            and (not self.about or claim.about in self.about)
            and (not self.kinds or claim.kind in self.kinds)
            and self._in_years(days)
        )

    def _in_years(self, days: tuple[date, date] | None) -> bool:
        if self.years == _ALL_YEARS:
            return True
        span = read_when(self.years)
        if days is None or span.earliest is None or span.latest is None:
            return False
        return days[0] <= span.latest and span.earliest <= days[1]


def read_guide(root: Path = ROOT) -> tuple[GuideRow, ...]:
    """The rows below `root`, in their order; none where nobody wrote any. Raises RecordError."""
    path = root / "data" / "guide.toml"
    return tuple(read_table(path, GuideRow, "row").values()) if path.is_file() else ()


def check_guide(rows: tuple[GuideRow, ...], records: Records) -> Iterator[Problem]:
    """Every actor and kind of the guide that the records do not know."""
    for row in rows:
        for field, named, known in (
            ("actors", row.actors, records.actors),
            ("kinds", row.kinds, records.words.kinds),
        ):
            for id_ in named:
                if id_ not in known:
                    rule = f"is not among the {field} of the records"
                    yield Problem("data/guide.toml", f"row {row.id}", field, id_, rule)
