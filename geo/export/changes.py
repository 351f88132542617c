"""A comparison of two dates as files: one row, or one feature, for each place, actor and matter."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import datetime
from typing import Any

from geo.atlas import Atlas, Selection
from geo.comparison import RULE, VERDICTS, Change, Comparison
from geo.export.csv import cell
from geo.export.envelope import envelope

__all__ = ["COLUMNS", "change_row", "changes_csv", "changes_geojson"]

COLUMNS = (
    "place", "place_name", "place_kind", "host", "actor", "actor_name", "matter", "before", "before_in_words", "after",
    "after_in_words", "verdict", "verdict_in_words", "why", "other", "presumed", "alleged", "claims", "sources", "source_titles",
    "source_urls", "lat", "lon", "precision", "radius_m",
)  # fmt: skip


def change_row(atlas: Atlas, change: Change) -> dict[str, Any]:
    """One row: `claims` are ids, the sources stand in the same order; `lat`, `lon` in degrees (WGS 84)."""
    site, actors = change.site, atlas.records.actors
    sources = {entry.source.id: entry.source for entry in change.entries}
    return {
        "place": site.id, "place_name": site.name, "place_kind": site.kind, "host": site.country or None,
        "actor": change.actor or None, "actor_name": actors[change.actor].name if change.actor in actors else None,
        "matter": change.matter, "before": change.before.word, "before_in_words": change.before.text,
        "after": change.after.word, "after_in_words": change.after.text,
        "verdict": change.verdict, "verdict_in_words": VERDICTS[change.verdict].label, "why": change.why,
        "other": change.other or None, "presumed": change.presumed, "alleged": change.alleged,
        "claims": [entry.id for entry in change.entries], "sources": list(sources),
        "source_titles": [source.title for source in sources.values()],
        "source_urls": [entry.link for entry in change.entries if entry.link],
        "lat": round(site.lat, 6), "lon": round(site.lon, 6), "precision": site.precision, "radius_m": site.radius_m,
    }  # fmt: skip


def changes_geojson(
    atlas: Atlas, selection: Selection, found: Comparison, generated: datetime | None = None
) -> dict[str, Any]:
    """A FeatureCollection of Points ([lon, lat]); the envelope also carries the dates, the rule and the counts."""
    features = [_feature(change_row(atlas, change)) for change in found.changes]
    said = _envelope(atlas, selection, found, generated)
    return {"type": "FeatureCollection", "name": "changes", **said, "features": features}


def changes_csv(
    atlas: Atlas, selection: Selection, found: Comparison, generated: datetime | None = None
) -> str:
    """One row each (RFC 4180, UTF-8 with a byte order mark). What the file is stands in its last column."""
    out = io.StringIO(newline="")
    said = _envelope(atlas, selection, found, generated)
    about = f"{said['citation']} {said['comparison']['words']} Rule: {' '.join(RULE)} {said['licence']}"
    writer = csv.DictWriter(out, [*COLUMNS, "about_this_file"])
    writer.writeheader()
    for change in found.changes:
        row = change_row(atlas, change) | {"about_this_file": about}
        writer.writerow({name: cell(value) for name, value in row.items()})
    return "\ufeff" + out.getvalue()


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
    return {"type": "Feature", "geometry": geometry, "properties": row}


def _envelope(
    atlas: Atlas, selection: Selection, found: Comparison, generated: datetime | None
) -> dict[str, Any]:
    """The query is the view without its years: a comparison does not apply them."""
    plain = atlas.select(replace(selection.view, years=None))
    counts = {verdict: found.counts[verdict] for verdict in VERDICTS if found.counts[verdict]}
    said = ", ".join(f"{count} {VERDICTS[verdict].label}" for verdict, count in counts.items()) or "no rows"
    comparison = {
        "before": found.before.written, "after": found.after.written, "rule": list(RULE), "counts": counts,
        "left_out": {"undated": found.undated, "talk": found.talk, "nothing recorded by the second date": found.silent},
        "words": f"What changed from {found.before.words} to {found.after.words}: {said}.",
    }  # fmt: skip
    return envelope(atlas, plain, generated) | {"comparison": comparison}
