"""What a single value of a record may be: words of fixed lists, ids, dates, spans, numbers."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from geo.records.when import WhenError, read_when

__all__ = [
    "AIRFIELDS",
    "RADIUS_M",
    "About",
    "Anchor",
    "Country",
    "Edtf",
    "NamedRecord",
    "Number",
    "PlaceKind",
    "Precision",
    "Record",
    "Role",
    "Slug",
    "Span",
    "Stance",
    "Status",
    "Text",
    "Url",
    "WhenBasis",
    "in_order",
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


def in_order(first: str | None, last: str | None, what: str) -> None:
    """Raise ValueError where a record's last day comes before its first."""
    if first and last:
        began, ended = read_when(first).earliest, read_when(last).latest
        if began and ended and ended < began:
            raise ValueError(f"{what} ends before it begins ({first} to {last})")


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("must be a finite number, without quotes")
    return value


def _span(span: tuple[int, int]) -> tuple[int, int]:
    if not 0 <= span[0] < span[1]:
        raise ValueError("must be [start, end) with 0 <= start < end")
    return span


def _five_words(anchor: str) -> str:
    if len(anchor.split()) > 5:
        raise ValueError("must be at most five words")
    return anchor


SLUG, COUNTRY, URL = r"^[a-z0-9]+(-[a-z0-9]+)*$", r"^[A-Z]{2}$", r"^https?://[^\s\"'<>]+$"
"""Patterns of ids, countries and addresses; what they ask stands in rules.py."""
Number = Annotated[int | float, BeforeValidator(_number)]
Span = Annotated[tuple[int, int], Field(strict=False), AfterValidator(_span)]
Anchor = Annotated[str, Field(min_length=1), AfterValidator(_five_words)]
Slug = Annotated[str, Field(pattern=SLUG, max_length=80)]
Text = Annotated[str, Field(min_length=1)]
Edtf = Annotated[str, AfterValidator(_edtf)]
Country = Annotated[str, Field(pattern=COUNTRY)]
Url = Annotated[str, Field(pattern=URL)]


class Record(BaseModel):
    """Strict and frozen: what is not known to the model is an error, never dropped."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, strict=True)


class NamedRecord(Record):
    """A record that others point at."""

    id: Slug = Field(description="Stable id: lower-case English words and digits joined by hyphens.")
