"""Mapping files: which column of a table means what, and what its codes mean in the words of the atlas.

The published shapes are mapping files too (`shapes/`); a reader's own is laid over them, or stands alone.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, ValidationError, field_validator

from geo.errors import DatasetError, Problem
from geo.records.fields import About, Country, Precision, Record, Stance, Text, Url
from geo.records.reading import ROOT, read_vocabulary
from geo.records.rules import rule_of

__all__ = ["KINDS", "REPORTED", "Columns", "MappingError", "Mapping_", "read_mapping"]

KINDS = ("ucdp", "acled", "gdelt", "csv", "geojson")
SHAPES = Path(__file__).resolve().parent / "shapes"
REPORTED = "reported-event"
"""The kind of an event whose table has no word that is one of ours."""


class MappingError(DatasetError):
    """A mapping file with mistakes; `problems` holds every one that was found, the message names them in one line."""

    def __init__(self, problems: Sequence[Problem], hint: str = "") -> None:
        self.problems = tuple(problems)
        head = f"{len(problems)} mistakes in the mapping: " if len(problems) > 1 else ""
        said = " ".join("; ".join(map(str, problems)).split())
        super().__init__(f"{head}{said}{'.' if not said.endswith('.') else ''}{hint}")


DatePrecision = Literal["day", "days", "week", "month", "year"]
Names = Annotated[tuple[Text, ...], Field(strict=False, min_length=1)]


class _Printed(Record):
    """Blanks and tabs within quotes are meant."""

    model_config = ConfigDict(str_strip_whitespace=False)


class Columns(_Printed):
    """Names of the table's columns, by what they hold.

    Where several are given, the first that is filled counts; of `actors` all count. `says` is made of pieces such
    as "{side_a}" or " against {side_b}"; a piece whose column is empty is left out.
    """

    id: Text | None = None
    lat: Text | None = None
    lon: Text | None = None
    when: Text | None = None
    start: Text | None = None
    end: Text | None = None
    date_precision: Text | None = None
    published: Text | None = None
    precision: Text | None = None
    radius_m: Text | None = None
    kind: Text | None = None
    about: Text | None = None
    stance: Text | None = None
    actors: Names | None = None
    place_name: Names | None = None
    country: Names | None = None
    to_place: Names | None = None
    to_lat: Text | None = None
    to_lon: Text | None = None
    says: Names | None = None
    note: Text | None = None
    source: Names | None = None
    source_url: Text | None = None

    @field_validator("actors", "place_name", "country", "to_place", "says", "source", mode="before")
    @classmethod
    def _one_or_more(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value


class KindWords(Record):
    """What a code of the table is in the words of the atlas."""

    kind: Text
    about: About | None = None
    stance: Stance | None = None


class Codes(Record):
    """Codes of the table, as printed, and our word for each."""

    precision: dict[str, Precision] = Field(default_factory=dict)
    date_precision: dict[str, DatePrecision] = Field(default_factory=dict)
    kind: dict[str, KindWords] = Field(default_factory=dict)
    stance: dict[str, Stance] = Field(default_factory=dict)
    about: dict[str, About] = Field(default_factory=dict)
    words: dict[str, dict[str, str]] = Field(default_factory=dict)
    """By column: what to print in `says` for a code."""


class Constants(Record):
    """What holds for every row."""

    kind: Text | None = None
    about: About | None = None
    stance: Stance | None = None
    precision: Precision | None = None
    country: Country | None = None
    source: Text | None = None
    source_url: Url | None = None


class Mapping_(_Printed):  # noqa: N801 -- `Mapping` alone would be taken for the one of collections.abc
    """A mapping file. Everything may be left out but `columns`."""

    title: Text | None = None
    licence: Text | None = None
    encoding: Text | None = None
    delimiter: Annotated[str, Field(min_length=1, max_length=1)] | None = None
    quotes: bool = True
    names: Annotated[tuple[Names, ...], Field(strict=False)] = ()
    """Column names of a table without a header; one list for each number of columns that it may have."""
    date_format: Text | None = None
    swapped: bool | None = None
    country_code: Literal["iso2", "iso3", "number", "fips", "name"] | None = None
    actor_separator: Text | None = None
    required: Annotated[tuple[Text, ...], Field(strict=False)] | None = None
    """Columns that must be there, where others may be missing; absent: every named column must be."""
    columns: Columns
    constants: Constants = Constants()
    codes: Codes = Codes()

    @field_validator("date_format")
    @classmethod
    def _order_of_three(cls, value: str | None) -> str | None:
        if value and order_of(value) is None:
            raise ValueError('must be the order of day, month and year: "d/m/Y", "m/d/Y" or "Y/m/d"')
        return value

    @field_validator("encoding")
    @classmethod
    def _known_encoding(cls, value: str | None) -> str | None:
        try:
            "".encode(value or "utf-8")
        except LookupError:
            raise ValueError('must be an encoding such as "utf-8", "cp1252" or "utf-16"') from None
        return value

    @property
    def order(self) -> str | None:
        """The declared order of day, month and year: dmy, mdy or ymd."""
        return order_of(self.date_format) if self.date_format else None


def order_of(date_format: str) -> str | None:
    """`d/m/Y`, `%d.%m.%Y` or `DD-MM-YYYY` as dmy; None if it is no order of three."""
    letters = [letter for letter in date_format.casefold() if letter in "dmy"]
    order = "".join(dict.fromkeys(letters))
    return order if order in ("dmy", "mdy", "ymd") else None


def read_mapping(kind: str, path: Path | None = None) -> Mapping_:
    """The mapping of a published shape, with a reader's own laid over it.

    Raises MappingError with every problem of the file: unknown fields with those that are near, words that are
    not the atlas's, and so on.
    """
    table = _toml(SHAPES / f"{kind}.toml")
    shown = f"shapes/{kind}.toml"
    if path:
        own = _toml(path)
        shown = str(path)
        alone = kind in ("csv", "geojson") and "columns" in own
        table = own if alone else _laid_over(table, own)
    try:
        mapping = Mapping_.model_validate(table)
    except ValidationError as error:
        raise MappingError(list(_problems(shown, error))) from None
    problems = list(_words(shown, mapping))
    if problems:
        raise MappingError(problems)
    return mapping


def _laid_over(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    both = dict(under)
    for key, value in over.items():
        below = both.get(key)
        both[key] = _laid_over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return both


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        rule = f"cannot be read ({error.strerror})"
    except UnicodeDecodeError as error:
        rule = f"is not UTF-8 (byte {error.start})"
    except tomllib.TOMLDecodeError as error:
        rule = f"is not TOML: {error}"
    raise MappingError([Problem(str(path), "", "", None, rule)])


def _problems(shown: str, error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors():
        *above, name = map(str, detail["loc"]) if detail["loc"] else [""]
        absent = detail["type"] in ("extra_forbidden", "missing")
        rule = _unknown(name, above) if detail["type"] == "extra_forbidden" else rule_of(detail)
        yield Problem(shown, ".".join(above), name, None if absent else detail["input"], rule)


def _unknown(name: str, above: Sequence[str]) -> str:
    models: Mapping[str, type[Record]] = {"columns": Columns, "codes": Codes, "constants": Constants}
    model = models.get(above[0]) if above else Mapping_
    known = list(model.model_fields) if model else []
    near = difflib.get_close_matches(name, known, 3, 0.5)
    said = f"did you mean {' or '.join(map(repr, near))}? " if near else ""
    return (
        f"is not a field of a mapping: {said}There are {', '.join(known)}" if known else "is not a field here"
    )


def _words(shown: str, mapping: Mapping_) -> Iterator[Problem]:
    """Kinds are a list that the records hold, so no type can check them."""
    known = read_vocabulary(ROOT / "data" / "kinds.toml").kinds
    named = [(f"codes.kind.{code}", words.kind) for code, words in mapping.codes.kind.items()]
    if mapping.constants.kind:
        named.append(("constants", mapping.constants.kind))
    for record, kind in named:
        if kind != REPORTED and kind not in known:
            rule = f"is not a kind of the atlas: {', '.join(known)}, or {REPORTED}"
            yield Problem(shown, record, "kind", kind, rule)
