"""What every file says about itself: the question, how to cite it, its licence, and what it left out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from geo import __version__
from geo.atlas import Atlas, Selection
from geo.view import view_in_words

__all__ = ["LICENCE", "envelope"]

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


def _citation(selection: Selection, words: str, made: datetime) -> str:
    sources = len({entry.source.id for entry in selection.shown})
    return (
        f"Basing Atlas, version {__version__}: {len(selection.shown)} claims from {sources} sources ({words}), "
        f"retrieved {made.date().isoformat()}. Cite the source of each claim beside it."
    )
