"""A mapping held against the columns that a table has: what each is called there, or which are near it."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.errors import DatasetError, Problem
from geo.importing.mapping import Columns, Mapping_, MappingError

__all__ = ["Bound", "bind"]

COLUMN_IN_PIECE = re.compile(r"\{([^{}]*)\}")
EXAMPLE = "data/mappings/example.toml"
DATES = ("when", "start", "end", "published")
PAIRS = (("lat", "lon"), ("to_lat", "to_lon"))
_LAT, _LON = re.compile(r"lat(itude)?|y", re.IGNORECASE), re.compile(r"lon(g|gitude)?|lng|x", re.IGNORECASE)


@dataclass(frozen=True)
class Bound:
    """A mapping whose columns all exist. `names` are the columns to be read, as the table prints them."""

    mapping: Mapping_
    columns: Columns
    names: tuple[str, ...]

    @property
    def dates(self) -> dict[str, str]:
        """Columns of dates by what they hold."""
        return {role: name for role in DATES if (name := getattr(self.columns, role))}


def bind(mapping: Mapping_, header: Sequence[str], table: Path, shown: str) -> Bound:
    """Find every column of the mapping in the table's header.

    Raises MappingError naming each column that is not there, with those that are near it, and DatasetError where
    no column at all says where or when.
    """
    twice = {name for name, count in Counter(header).items() if count > 1}
    folded = {name.casefold(): name for name in reversed(header)}
    problems: list[Problem] = []
    found: dict[str, object] = {}
    for role in Columns.model_fields:
        named = getattr(mapping.columns, role)
        if named:
            found[role] = _found(role, named, folded, mapping, twice, problems, (header, table, shown))
    if problems:
        raise MappingError(problems, f" The columns of {table.name} are {_listed(header)}.")
    columns = _turned(Columns.model_validate({role: name for role, name in found.items() if name}), mapping)
    if not (columns.lat and columns.lon) and not (columns.start or columns.when):
        raise DatasetError(
            f"No column of {table} is known to say where or when: name them in a mapping file (--mapping; "
            f"{EXAMPLE} is an example). Its columns are {_listed(header)}."
        )
    for lat, lon in PAIRS:
        if bool(getattr(columns, lat)) != bool(getattr(columns, lon)):
            raise DatasetError(f"{shown}: {lat!r} and {lon!r} go together; {table} has only one of them.")
    return Bound(mapping, columns, tuple(dict.fromkeys(_used(columns))))


Where = tuple[Sequence[str], Path, str]
"""Header, table, and the mapping file as messages name it."""


def _found(
    role: str,
    named: object,
    folded: dict[str, str],
    mapping: Mapping_,
    twice: set[str],
    problems: list[Problem],
    where: Where,
) -> object:
    """The columns of one role as the table prints them; those that may be missing are left out."""
    if role == "says" and isinstance(named, tuple):
        pieces = (_piece(piece, folded, mapping, problems, where) for piece in named)
        return tuple(piece for piece in pieces if piece)
    kept = []
    for name in (named,) if isinstance(named, str) else named if isinstance(named, tuple) else ():
        column = _column(name, folded, where[0])
        if column in twice:
            problems.append(
                Problem(where[2], "columns", role, name, f"stands more than once in the header of {where[1]}")
            )
        if column:
            kept.append(column)
        elif mapping.required is None or name in mapping.required:
            problems.append(_missing(role, name, where))
    return kept[0] if kept and isinstance(named, str) else tuple(kept)


def _column(name: str, folded: dict[str, str], header: Sequence[str]) -> str | None:
    name = " ".join(name.split())
    return name if name in header else folded.get(name.casefold())


def _piece(
    piece: str, folded: dict[str, str], mapping: Mapping_, problems: list[Problem], where: Where
) -> str | None:
    """A piece of `says` with its columns as the table prints them; None where one is missing and may be."""
    for name in COLUMN_IN_PIECE.findall(piece):
        column = _column(name, folded, where[0])
        if column is None:
            if mapping.required is None:
                problems.append(_missing("says", name, where))
            return None
        piece = piece.replace(f"{{{name}}}", f"{{{column}}}")
    return piece


def _missing(role: str, name: str, where: Where) -> Problem:
    header, table, shown = where
    by_fold = {column.casefold(): column for column in header}
    close = [by_fold[key] for key in difflib.get_close_matches(name.casefold(), by_fold, 3, 0.6)]
    near = f" (did you mean {' or '.join(map(repr, close))}?)" if close else ""
    rule = f"is no column of {table.name}{near}"
    return Problem(shown, "columns", role, name, rule)


def _listed(header: Sequence[str], most: int = 70) -> str:
    more = f" and {len(header) - most} more" if len(header) > most else ""
    return ", ".join(name if len(name) <= 40 else name[:39] + "…" for name in header[:most]) + more


def _turned(columns: Columns, mapping: Mapping_) -> Columns:
    """Latitude and longitude exchanged where the mapping declares it.

    Raises DatasetError where the names themselves say that they are exchanged and nothing is declared.
    """
    for lat, lon in PAIRS:
        of_lat, of_lon = getattr(columns, lat), getattr(columns, lon)
        named = _LON.fullmatch(_bare(of_lat)) and _LAT.fullmatch(_bare(of_lon))
        if mapping.swapped:
            columns = columns.model_copy(update={lat: of_lon, lon: of_lat})
        elif named and mapping.swapped is None:
            whose = "of the second end " if lat.startswith("to_") else ""
            raise DatasetError(
                f"The mapping takes the latitude {whose}from the column {of_lat!r} and the longitude from {of_lon!r}: exchange "
                "them, or write swapped = false into the mapping file if the columns are named wrongly."
            )
    return columns


def _bare(name: str | None) -> str:
    """A column's name without what tells the second end from the first: `to_lat` is a latitude like `lat`."""
    return (name or "").casefold().removeprefix("to_")


def _used(columns: Columns) -> Iterator[str]:
    for role in Columns.model_fields:
        named = getattr(columns, role)
        if role == "says":
            for piece in named or ():
                yield from COLUMN_IN_PIECE.findall(piece)
        elif named:
            yield from (named,) if isinstance(named, str) else named
