"""The view: which claims are asked for. The same options in the terminal, the address and over HTTP.

years     first and last year, both included (`2001/2005`, or the option twice); leaves undated claims out
undated   switch: with a year window, keep undated claims
presumed  switch: with a year window, keep what may have gone on before or after it was attested
known     a date: only sources that were certainly published by then
actor, host, family, about, kind, stance, source, place   each repeatable: any of; `place` is where or where to
origin    repeatable: whose record (seeds, reference, mine); claims that are only suggested are shown if asked for by name
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date

from geo.errors import ViewError
from geo.records.when import WhenError, read_day
from geo.records.wording import day_in_words

__all__ = [
    "FACETS",
    "OPTIONS",
    "YEARS",
    "Choices",
    "View",
    "read_view",
    "read_view_leniently",
    "view_in_words",
]

FACETS = ("actor", "host", "family", "about", "kind", "stance", "source", "place", "origin")
"""Options that take any number of values, in the order in which they are put into words."""

SWITCHES = ("undated", "presumed")
OPTIONS = ("years", *FACETS, "known", *SWITCHES)
"""Every option of a view."""

YEARS = (1000, 2999)
"""The first and the last year that a view can name."""

_YEAR = re.compile("[12][0-9]{3}")
_ON, _OFF = frozenset({"1", "true", "yes", "on", ""}), frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True)
class View:
    """A question to the atlas. No values in a facet: no restriction."""

    years: tuple[int, int] | None = None
    actor: tuple[str, ...] = ()
    host: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    known: date | None = None
    undated: bool = False
    presumed: bool = False

    @property
    def window(self) -> tuple[date, date] | None:
        """First and last day of the year window, both included."""
        return (date(self.years[0], 1, 1), date(self.years[1], 12, 31)) if self.years else None

    @property
    def everything(self) -> bool:
        """Whether nothing is restricted."""
        return self == View(undated=self.undated, presumed=self.presumed)

    def without(self, *options: str) -> View:
        """The same view with the named options back at their defaults."""
        defaults = {f.name: f.default for f in fields(self) if f.name in options}
        return replace(self, **defaults)  # type: ignore[arg-type]

    def options(self) -> list[tuple[str, str]]:
        """The view as (option, value) pairs, as an address carries them; defaults are left out."""
        pairs = [("years", str(year)) for year in self.years or ()]
        pairs += [(facet, value) for facet in FACETS for value in getattr(self, facet)]
        if self.known:
            pairs.append(("known", self.known.isoformat()))
        return pairs + [(switch, "true") for switch in SWITCHES if getattr(self, switch)]


@dataclass(frozen=True)
class Choices:
    """What each facet may be asked for: id to label."""

    facets: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def label(self, facet: str, id_: str) -> str:
        """The label of a facet's value."""
        return self.facets.get(facet, {}).get(id_, id_)


def read_view(options: Mapping[str, Sequence[str]], choices: Choices) -> View:
    """Read view options; raises ViewError that names every refused option with its reason."""
    view, refused = read_view_leniently(options, choices)
    for name in options:
        if name not in OPTIONS:
            hint = _near(name, OPTIONS) or f" It has {', '.join(OPTIONS)}."
            refused[name] = f"A view has no option {_quoted(name)}.{hint}"
    if refused:
        raise ViewError(refused)
    return view


def read_view_leniently(
    options: Mapping[str, Sequence[str]], choices: Choices
) -> tuple[View, dict[str, str]]:
    """The view without what had to be refused, and the refusals by option: a page says both.

    Other names than those of options are not looked at: an address carries more than a view.
    """
    refused: dict[str, str] = {}
    values: dict[str, object] = {}
    for facet in FACETS:
        values[facet] = _facet(facet, options.get(facet, ()), choices.facets.get(facet, {}), refused)
    values["years"] = _years(options.get("years", ()), refused)
    values["known"] = _known(options.get("known", ()), refused)
    for switch in SWITCHES:
        values[switch] = _switch(switch, options.get(switch, ()), refused)
    return View(**values), refused  # type: ignore[arg-type]


def _facet(
    facet: str, asked: Sequence[str], known: Collection[str], refused: dict[str, str]
) -> tuple[str, ...]:
    unknown = [value for value in asked if value not in known]
    if unknown:
        names = ", ".join(map(_quoted, unknown))
        refused[facet] = f"The atlas knows no {facet} {names}.{_near(unknown[0], known)}"
    return tuple(dict.fromkeys(value for value in asked if value in known))


def _near(asked: str, known: Collection[str]) -> str:
    near = [one for one in known if one.casefold() == asked.casefold()]
    near = near or difflib.get_close_matches(asked[:80], known, 3, 0.5)
    return f" Did you mean {' or '.join(near)}?" if near else ""


def _quoted(value: str) -> str:
    return repr(value if len(value) <= 40 else value[:39] + "…")


def _years(asked: Sequence[str], refused: dict[str, str]) -> tuple[int, int] | None:
    given = "/".join(asked).split("/") if asked else []
    if not given:
        return None
    if len(given) > 2 or not all(_YEAR.fullmatch(part) for part in given):
        refused["years"] = (
            f"The years {_quoted('/'.join(given))} are no window: "
            f"write a first and a last year from {YEARS[0]} to {YEARS[1]}, such as 2001/2005."
        )
        return None
    first, last = int(given[0]), int(given[-1])
    if last < first:
        refused["years"] = f"The years {first}/{last} run backwards: write {last}/{first}."
        return None
    return first, last


def _known(asked: Sequence[str], refused: dict[str, str]) -> date | None:
    if not asked or not asked[-1]:
        return None
    if len(set(asked)) > 1:
        refused["known"] = f"'known' takes one date, not {len(asked)}."
        return None
    try:
        return read_day(asked[-1])
    except WhenError as error:
        refused["known"] = f"The date {_quoted(asked[-1])} in 'known' {error}."
        return None


def _switch(name: str, asked: Sequence[str], refused: dict[str, str]) -> bool:
    words = {value.strip().lower() for value in asked}
    if (words & _ON and words & _OFF) or not words <= _ON | _OFF:
        refused[name] = f"The switch {name!r} is on or off, not {' and '.join(map(_quoted, asked))}."
        return False
    return bool(words & _ON)


def view_in_words(view: View, choices: Choices, things: str = "claims") -> str:
    """What is asked for, in words: `2001 to 2005 · United States or Russia · as known on 16 Aug 2005`."""
    first = "all years" if not view.years else f"{view.years[0]} to {view.years[1]}"
    if view.years and view.years[0] == view.years[1]:
        first = str(view.years[0])
    said = [first]
    said += [
        " or ".join(choices.label(facet, value) for value in getattr(view, facet))
        for facet in FACETS
        if getattr(view, facet)
    ]
    if not view.actor:
        said.insert(1, "all actors")
    said.append(f"as known on {day_in_words(view.known)}" if view.known else "as known today")
    said += [f"with {switch} {things}" for switch in SWITCHES if view.years and getattr(view, switch)]
    return " · ".join(said)
