"""What every file says about itself: the question, how to cite it, its licence, and what it left out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from geo import __version__
from geo.atlas import Atlas, Selection
from geo.view import view_in_words

__all__ = ["LICENCE", "as_strings", "envelope", "hidden_in_words"]

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


def as_strings(said: Mapping[str, Any]) -> dict[str, str]:
    """An envelope for formats whose metadata are pairs of strings: what is no string stands as JSON."""
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in said.items()
    }


def hidden_in_words(hidden: Mapping[str, int]) -> str:
    """`7 undated, 3 outside the years`, or `nothing`."""
    return ", ".join(f"{count} {reason}" for reason, count in hidden.items()) or "nothing"


def _citation(selection: Selection, words: str, made: datetime) -> str:
    sources = len({entry.source.id for entry in selection.shown})
    return (
        f"Basing Atlas, version {__version__}: {_count(len(selection.shown), 'claim')} from {_count(sources, 'source')} ({words}), "
        f"retrieved {made.date().isoformat()}. Cite the source of each claim beside it."
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
