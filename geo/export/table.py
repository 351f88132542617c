"""A claim as a flat row of properties: the one list of fields that every format shares."""

from __future__ import annotations

from typing import Any

from geo.atlas import Entry
from geo.records.vocabulary import Vocabulary
from geo.records.wording import amount_in_words

__all__ = ["COLUMNS", "properties", "worded"]

COLUMNS = (
    "id", "says", "kind", "about", "family", "status", "condition", "place", "place_name", "place_kind", "precision",
    "radius_m", "to", "to_name", "host", "actors", "roles", "when", "when_basis", "when_note", "start", "end", "target", "stance",
    "speaker", "speaks_for", "speaker_named", "amount", "event", "agreement", "via", "caution", "source", "source_title",
    "source_url", "published", "published_basis", "paragraph", "span", "lat", "lon", "coordinates_from", "origin",
)  # fmt: skip
"""Names of the properties, in the order in which tables show them."""


def properties(entry: Entry) -> dict[str, Any]:
    """The properties of one claim.

    `start` and `end` are the earliest and latest day it can mean (ISO, None where not known);
    `actors` and `roles` have the same order; `lat`, `lon` are degrees (WGS 84).
    """
    claim, source = entry.claim, entry.source
    first, last = entry.when.earliest, entry.when.latest
    values: dict[str, Any] = claim.model_dump(
        include=set(COLUMNS) & set(type(claim).model_fields) - {"actors"}
    )
    values |= {
        "id": entry.id,
        "family": entry.family,
        "place_name": entry.site.name,
        "place_kind": entry.site.kind,
        "precision": entry.precision,
        "radius_m": entry.radius_m,
        "to_name": entry.to.name if entry.to else None,
        "host": entry.host or None,
        "actors": [part.id for part in claim.actors],
        "roles": [part.role for part in claim.actors],
        "start": first.isoformat() if first else None,
        "end": last.isoformat() if last else None,
        "target": claim.target or None,
        "via": list(claim.via),
        "span": list(claim.span),
        "source": source.id,
        "source_title": source.title,
        "source_url": entry.link,
        "published": source.published,
        "published_basis": source.published_basis,
        "lat": round(entry.site.lat, 6),
        "lon": round(entry.site.lon, 6),
        "coordinates_from": entry.site.basis,
        "origin": entry.origin,
    }
    return {name: values[name] for name in COLUMNS}


def worded(entry: Entry, words: Vocabulary, actors: dict[str, str]) -> dict[str, str]:
    """The coded properties of one claim once more, in words, for people who read the table."""
    claim = entry.claim
    roles = [f"{actors.get(part.id, part.id)} ({words.label('role', part.role)})" for part in claim.actors]
    return {
        "kind_in_words": words.label("kind", claim.kind),
        "about_in_words": words.label("about", claim.about),
        "family_in_words": words.label("family", entry.family),
        "stance_in_words": words.label("stance", claim.stance),
        "status_in_words": words.label("status", claim.status),
        "precision_in_words": words.label("precision", entry.precision),
        "actors_in_words": "; ".join(roles),
        "amount_in_words": amount_in_words(claim.amount) if claim.amount else "",
    }
