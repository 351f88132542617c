"""What every file says about itself: the question, how to cite it, its licence, and what it left out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from geo import __version__
from geo.atlas import Atlas, Selection
from geo.datasets import Dataset
from geo.records.wording import many
from geo.view import view_in_words

__all__ = ["LICENCE", "about_in_words", "as_strings", "envelope", "events_envelope", "hidden_in_words"]

LICENCE = (
    "Claims, summaries and codes: CC BY 4.0, Basing Atlas contributors. Coordinates and names: GeoNames (CC BY 4.0), "
    "airportsdata (MIT), Natural Earth (public domain). The sources themselves belong to their publishers."
)


def envelope(atlas: Atlas, selection: Selection, generated: datetime | None = None) -> dict[str, Any]:
    """Query (options and words), citation, licence, time of making, counts shown and hidden with reasons."""
    made = (generated or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    view = selection.view
    words = view_in_words(view, atlas.choices)
    return {
        "query": {"options": [list(pair) for pair in view.options()], "words": words},
        "citation": _citation(selection, words, made),
        "licence": LICENCE,
        "generated": made.isoformat().replace("+00:00", "Z"),
        "shown": len(selection.shown),
        "total": selection.total,
        "hidden": dict(selection.hidden),
    }


def events_envelope(
    dataset: Dataset, hidden: Mapping[str, int], options: Iterable[Sequence[str]], words: str
) -> dict[str, Any]:
    """The same for events of a dataset, under the licence of their table. `hidden` is what `Dataset.left_out` counts."""
    made = datetime.now(UTC).replace(microsecond=0)
    shown = dataset.events - sum(hidden.values())
    return {
        "query": {"options": [list(pair) for pair in options], "words": words},
        "citation": f"{dataset.title}: {many(shown, 'event')} ({words}), by way of Basing Atlas, version {__version__}, "
        f"retrieved {made.date().isoformat()}.",
        "licence": dataset.licence or "Not stated: ask whoever published the table.",
        "generated": made.isoformat().replace("+00:00", "Z"),
        "shown": shown,
        "total": dataset.events,
        "hidden": dict(hidden),
    }


def as_strings(said: Mapping[str, Any]) -> dict[str, str]:
    """An envelope for formats whose metadata are pairs of strings: what is no string stands as JSON."""
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in said.items()
    }


def hidden_in_words(hidden: Mapping[str, int]) -> str:
    """`7 undated, 3 outside the years`, or `nothing`."""
    return ", ".join(f"{count} {reason}" for reason, count in hidden.items()) or "nothing"


def about_in_words(said: Mapping[str, Any]) -> str:
    """An envelope as one text, for a table's last column: citation, what was left out, licence."""
    return f"{said['citation']} Left out: {hidden_in_words(said['hidden'])}. {said['licence']}"


def _citation(selection: Selection, words: str, made: datetime) -> str:
    sources = len({entry.source.id for entry in selection.shown})
    return (
        f"Basing Atlas, version {__version__}: {many(len(selection.shown), 'claim')} from {many(sources, 'source')} ({words}), "
        f"retrieved {made.date().isoformat()}. Cite the source of each claim beside it."
    )
