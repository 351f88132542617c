"""Query parameters: what there is, and how each is read or refused. An unknown one is refused (OGC 17-069r4, 7.8)."""

from __future__ import annotations

import re
from collections.abc import Collection as Names
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo.errors import AtlasError
from geo.serve.ogc.boxes import Box, read_box
from geo.serve.ogc.collections import Parameter
from geo.serve.ogc.days import Days, read_days
from geo.view import FACETS, Choices

__all__ = ["BBOX", "DATETIME", "FORMAT", "LIMIT", "OFFSET", "ItemsQuery", "ParameterError", "facet_parameter", "read_format", "read_items", "view_parameters"]  # fmt: skip

DEFAULT, MOST = 100, 10_000
FORMATS = ("json", "html")
_WHOLE = re.compile(r"\d{1,4000}", re.ASCII)
_LISTED = 300
"""A facet with more values than that is described in words, not value by value."""

_REST = r"(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]){time})?)?"
_CLOCK = r"([01]\d|2[0-3])(:[0-5]\d(:([0-5]\d|60)(\.\d+)?)?)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)?"
_DAY = "[12][0-9]{3}" + _REST.replace("{time}", "")
_INSTANT = r"(000[1-9]|00[1-9]\d|0[1-9]\d{2}|[1-9]\d{3})" + _REST.replace("{time}", f"([Tt ]{_CLOCK})?")
_INTERVAL = rf"^({_INSTANT}|{_INSTANT}/(\.\.|{_INSTANT})?|(\.\.)?/{_INSTANT})$"

FORMAT = Parameter(
    "f", "The form of the answer; without it, the request's Accept header says.", {"type": "string", "enum": [*FORMATS]}
)  # fmt: skip
BBOX = Parameter(
    "bbox",
    "Only features that touch this box: west, south, east, north in degrees (WGS 84), or the same with a lower height "
    "third and an upper one last, which are not looked at. West beyond east: a box across the antimeridian.",
    {"type": "array", "items": {"type": "number"}, "oneOf": [{"minItems": n, "maxItems": n} for n in (4, 6)]},
)
DATETIME = Parameter(
    "datetime",
    "Only claims attested on at least one of these days, boundary days included: an instant, or an interval with '/', "
    "either end of which may be open ('..' or empty). Undated claims are left out unless undated is on.",
    {"type": "string", "pattern": _INTERVAL},
)
LIMIT = Parameter(
    "limit",
    f"The most features in one answer; more than {MOST} is read as {MOST}.",
    {
        "type": "integer",
        "minimum": 1,
        "maximum": MOST,  # printed as Requirement 20 does; more is no error all the same (Requirement 22 C)
        "default": DEFAULT,
    },
)
OFFSET = Parameter(
    "offset",
    "How many features to pass over. Links of relation 'next' and 'prev' carry it.",
    {"type": "integer", "minimum": 0, "default": 0},
)
_PAGING = (BBOX, DATETIME, LIMIT, OFFSET, FORMAT)


class ParameterError(AtlasError):
    """A parameter that is unknown, malformed or given twice."""


@dataclass(frozen=True)
class ItemsQuery:
    """A request for features, read. `options` are those that the collection itself reads."""

    box: Box | None
    days: Days | None
    limit: int
    offset: int
    options: Mapping[str, Sequence[str]]


def view_parameters(choices: Choices, exact: Names[str]) -> tuple[Parameter, ...]:
    """The options of a view; facets in `exact` mean the same as the property of their name."""
    facets = [facet_parameter(facet, choices.facets.get(facet, {}), facet in exact) for facet in FACETS]
    year = {"type": "string", "pattern": "^[12][0-9]{3}(/[12][0-9]{3})?$"}
    years = {"type": "array", "items": year, "minItems": 1, "maxItems": 2}
    return (
        Parameter("years", "First and last year, both included: 2001/2005, or the option twice.", years),
        *facets,
        Parameter(
            "known",
            "Only what certainly was published by this day.",
            {"type": "string", "pattern": f"^({_DAY})?$"},
        ),
        Parameter("undated", "With years or datetime: keep undated claims.", {"type": "boolean"}),
        Parameter(
            "presumed",
            "With years or datetime: keep what may have gone on before or after it was attested.",
            {"type": "boolean"},
        ),
    )


def facet_parameter(facet: str, values: Mapping[str, str], exact: bool) -> Parameter:
    """A repeatable option: any of those values."""
    said = _FACETS.get(facet, f"Only features with one of these in {facet}.")
    return Parameter(facet, said, _any_of(values), exact)


_FACETS = {
    "actor": "Only claims in which one of these actors has a part.",
    "host": "Only claims about the ground of one of these countries (two-letter codes).",
    "family": "Only claims of one of these families.",
    "about": "Only claims that bear on one of these.",
    "kind": "Only claims of one of these kinds.",
    "stance": "Only claims of which the source says this: asserted, reported, alleged, denied.",
    "source": "Only claims of one of these sources.",
    "place": "Only claims about one of these places, or that lead to one.",
    "origin": "Only claims from one of these: what is built in, what a reader added, what nobody has accepted yet.",
}


def _any_of(values: Mapping[str, str]) -> dict[str, Any]:
    listed = {"enum": [*values]} if 0 < len(values) <= _LISTED else {}
    return {"type": "array", "items": {"type": "string", "minLength": 1, **listed}, "minItems": 1}


def read_format(options: Mapping[str, Sequence[str]]) -> str | None:
    """The form asked for by `f`, for answers that take no other parameter. Raises ParameterError."""
    _refuse_unknown(options, ("f",))
    return _format(options)


def read_items(options: Mapping[str, Sequence[str]], own: Names[str]) -> tuple[ItemsQuery, str | None]:
    """Read a request for features; `own` are the collection's parameters. The second value is that of `f`.

    Raises ParameterError, BoxError and DaysError, each with the one rule that is broken.
    """
    _refuse_unknown(options, (*(parameter.name for parameter in _PAGING), *own))
    box, days = _one(options, "bbox"), _one(options, "datetime")
    query = ItemsQuery(
        None if box is None else read_box(box),
        None if days is None else read_days(days),
        min(_whole(options, "limit", 1, DEFAULT), MOST),
        _whole(options, "offset", 0, 0),
        {name: options[name] for name in own if name in options},
    )
    return query, _format(options)


def _refuse_unknown(options: Mapping[str, Sequence[str]], known: Sequence[str]) -> None:
    for name in options:
        if name not in known:
            shown = repr(name if len(name) <= 40 else name[:39] + "…")
            raise ParameterError(f"There is no parameter {shown} here, only {', '.join(known)}.")


def _one(options: Mapping[str, Sequence[str]], name: str) -> str | None:
    given = options.get(name, ())
    if len(given) > 1:
        raise ParameterError(f"{name!r} is given {len(given)} times and takes one value.")
    return given[0] if given else None


def _whole(options: Mapping[str, Sequence[str]], name: str, least: int, default: int) -> int:
    given = _one(options, name)
    if given is None:
        return default
    if not _WHOLE.fullmatch(given) or int(given) < least:
        raise ParameterError(f"{name!r} takes a whole number from {least}, such as {max(least, default)}.")
    return int(given)


def _format(options: Mapping[str, Sequence[str]]) -> str | None:
    given = _one(options, "f")
    if given is not None and given not in FORMATS:
        raise ParameterError("'f' takes json or html.")
    return given
