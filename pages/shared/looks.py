"""How a view is looked at: the address's options beside the view itself, each with the rule that its value must keep."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence
from datetime import date

from geo.atlas import Atlas
from geo.comparison import VERDICTS
from geo.datasets import datasets
from geo.errors import UnknownPlaceError
from geo.gazetteer import open_gazetteer
from geo.records.when import WhenError, read_day
from geo.view import OPTIONS
from pages.shared import loaders

__all__ = ["LOOKS", "unknown_option", "why_none", "why_not"]

Rule = Callable[[Atlas, str], str]
"""What is wrong with a value, or nothing."""


def _one_of(*words: str) -> Rule:
    return lambda _, value: "" if value in words else f"is one of {', '.join(words)}"


def _place(atlas: Atlas, value: str) -> str:
    return "" if value in atlas.sites else "must be a place that a claim is about"


def _spot_to_measure_from(atlas: Atlas, value: str) -> str:
    """A site, or any place of the gazetteer, that is a point; an area's label point is nowhere in particular."""
    if value == "none":
        return ""
    try:
        place = atlas.sites.get(value) or open_gazetteer().get(value)
    except UnknownPlaceError:
        return "must be the id of a place that the gazetteer knows, or 'none'"
    areal = place.precision in ("country", "area", "province")
    return "must be a spot: a country, region or sea has no point to measure from" if areal else ""


def _claim(atlas: Atlas, value: str) -> str:
    return "" if value in atlas.by_id else "must be a claim's id; it may have changed since the link was made"


def _actor(atlas: Atlas, value: str) -> str:
    return "" if value in atlas.records.actors else "must be an actor of the records"


def _source(atlas: Atlas, value: str) -> str:
    return "" if value in atlas.records.documents else "must be a document of the records"


def _spot(_: Atlas, value: str) -> str:
    rule = "must be latitude,longitude,zoom, such as 42.8,74.6,6"
    try:
        lat, lon, zoom = (float(part) for part in value.split(","))
    except ValueError:
        return rule
    return "" if -90 <= lat <= 90 and -360 <= lon <= 360 and 1 <= zoom <= 19 else rule


def _day(_: Atlas, value: str) -> str:
    try:
        read_day(value)
    except WhenError as error:
        return str(error)
    return (
        "" if date(1900, 1, 1) <= read_day(value) <= date(2100, 12, 31) else "must lie between 1900 and 2100"
    )


def _number(first: float, last: float) -> Rule:
    def rule(_: Atlas, value: str) -> str:
        try:
            return "" if first <= float(value) <= last else f"must be from {first:g} to {last:g}"
        except ValueError:
            return "must be a number"

    return rule


def _count(_: Atlas, value: str) -> str:
    return "" if re.fullmatch("[1-9][0-9]?", value) else "must be a whole number from 1 to 99"


def _dataset(_: Atlas, value: str) -> str:
    return "" if value in {found.slug for found in datasets()} else "must be a dataset that is imported here"


def _text(_: Atlas, value: str) -> str:
    """Names and ids as a table prints them, which may be sentences."""
    return "" if len(value) <= 4000 else "must be 4,000 characters at most"


def _country(_: Atlas, value: str) -> str:
    return "" if re.fullmatch("[A-Z]{2}", value) else "must be a country's two capital letters, such as KZ"


def _own_place(_: Atlas, value: str) -> str:
    fits = value == "new" or re.fullmatch("my-[a-z0-9-]{1,117}", value)
    return "" if fits else "must be the id of a place of your own, such as my-old-depot-1a2b, or 'new'"


def _verdict(_: Atlas, value: str) -> str:
    return "" if value in VERDICTS else f"is one of {', '.join(VERDICTS)}"


def _story(_: Atlas, value: str) -> str:
    return "" if value in {story.id for story in loaders.stories()} else "must be one of the stories"


LOOKS: dict[str, Rule] = {
    "color": _one_of("family", "actor"),  # what the colours of marks mean
    "card": _place,  # the open place
    "claim": _claim,  # the claim in hand
    "at": _spot,  # where the map stands
    "dataset": _dataset,  # the events beside the claims
    "party": _text,  # only its events with that actor, by the name that it prints
    "outlet": _text,  # only its events of that source, by the name that it prints
    "event": _text,  # the event in hand
    "lanes": _one_of("site", "actor"),  # timeline: a lane is a site and actor, or an actor and kind
    "who": _actor,  # actors page
    "pair": _actor,  # actors page: only with that other one
    "doc": _source,  # sources page
    "own": _own_place,  # add page: the place of one's own in hand
    "find": _text,  # sources page: words that a document must have
    "by": _one_of(
        "publisher", "kind", "side", "language", "year"
    ),  # sources page: what documents are listed under
    "hub": _spot_to_measure_from,  # logistics: centre of the range rings; "none": no rings
    "km": _number(1, 5000),  # logistics: their radius
    "state-on": _day,  # logistics: the day on which agreements are asked about
    "before": _day,  # comparison: the first of the two dates
    "after": _day,  # comparison: the second
    "clock": _one_of("known"),  # comparison: what was known on two dates, not what held
    "verdict": _verdict,  # comparison: rows of one verdict only
    "q": _text,  # gazetteer: the name looked for
    "pick": _text,  # gazetteer: id of the chosen candidate
    "in": _country,  # gazetteer: country preferred
    "near": _text,  # gazetteer: a name or latitude,longitude to prefer
    "second": _text,  # gazetteer: the place that distances go to
    "story": _story,  # the story that is being told, on every page
    "step": _count,  # its step
    "count": _one_of("sites", "presences"),  # coverage: what one base counts as; else an installation
    "alleged": _one_of("in"),  # coverage: count what is only alleged
    "shared": _one_of("out"),  # coverage: do not count places that the host uses too
    "goal": _place,  # logistics: where supplies are to arrive
    "without": _text,  # logistics: nodes and hosts that are taken away, joined by commas
}
"""Name in the address to rule."""


def why_not(atlas: Atlas, name: str, value: str) -> str:
    """One sentence that says why an option of the look was refused; empty if it was not."""
    wrong = LOOKS[name](atlas, value)
    return f"The address has {name}={_quoted(value)}, but '{name}' {wrong}." if wrong else ""


def why_none(atlas: Atlas, name: str, values: Sequence[str]) -> str:
    """The same for all that an address gives for one option: several that differ are refused together."""
    if len(set(values)) > 1:
        return f"The address has '{name}' {len(values)} times, but '{name}' takes one value."
    return why_not(atlas, name, values[0])


def unknown_option(name: str) -> str:
    """One sentence about an option that neither the view nor the look has."""
    near = difflib.get_close_matches(name[:80], [*OPTIONS, *LOOKS], 2, 0.6)
    hint = f"; did you mean {' or '.join(near)}" if near else ""
    return f"The address has {_quoted(name)}, which is no option of the atlas{hint}{'?' if near else '.'}"


def _quoted(value: str) -> str:
    return repr(value if len(value) <= 40 else value[:39] + "…")
