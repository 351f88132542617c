"""What was found in texts, written for other programs: JSON, GeoJSON, W3C Web Annotation, brat stand-off.

Offsets are code points of the text in all four, as each of them asks. Coordinates are WGS 84: `lat`, `lon` by name in
JSON; longitude first in GeoJSON (RFC 7946) and in the GeoJSON bodies of annotations.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from geo.parsing.model import DateMention, Mention, Parsed, Suggestion
from geo.parsing.textin.model import Text

__all__ = ["FORMATS", "Annotated", "annotation_page", "feature_collection", "record", "standoff"]

FORMATS = {"json": ".json", "geojson": ".geojson", "webanno": ".jsonld", "brat": ".ann"}
"""Names of the formats on the terminal, and the endings of their files."""

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"geojson": "https://purl.org/geojson/vocab#"}]
_QUOTED = 32
"""Code points of prefix and suffix that tell a quotation from its repetitions."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document by its name, its text, and what was found in it."""

    name: str
    text: Text
    parsed: Parsed


def record(document: Annotated) -> dict[str, Any]:
    """One document as a JSON object: metadata, mentions, dates, actors, and suggested claims."""
    text, parsed = document.text, document.parsed
    facts = {key: getattr(text, key) or None for key in ("title", "publisher", "author", "published", "url")}
    return {
        "file": document.name,
        "kind": text.kind,
        **facts,
        "language": parsed.language or text.language or None,
        "length": len(text.text),
        "notes": list(text.notes),
        "mentions": [_mention(mention) for mention in parsed.mentions],
        "dates": [_date(date) for date in parsed.dates],
        "actors": [
            {"start": a.start, "end": a.end, "text": a.text, "actor": a.actor, "how": a.how, "why": a.why}
            for a in parsed.actors
        ],
        "claims": [_claim(document, one) for one in parsed.suggestions],
    }


def _mention(mention: Mention) -> dict[str, Any]:
    best = mention.best
    place: dict[str, Any] = dict.fromkeys(("place", "name", "kind", "lat", "lon", "country", "score"))
    if best:
        place = {key: getattr(best, key) for key in place}
    return {
        "start": mention.start, "end": mention.end, "text": mention.text, "how": mention.how, **place,
        "country": (place["country"] or None), "resolved": best is not None, "confidence": mention.confidence,
        "why": [*mention.why, *(best.why if best else ())],
        "candidates": [
            {"place": o.place, "name": o.name, "kind": o.kind, "country": o.country or None, "lat": o.lat, "lon": o.lon, "score": o.score, "why": list(o.why)}
            for o in mention.options
        ],
    }  # fmt: skip


def _date(date: DateMention) -> dict[str, Any]:
    return {
        "start": date.start, "end": date.end, "text": date.text, "edtf": date.edtf or None, "basis": date.basis, "why": date.why,
    }  # fmt: skip


def _claim(document: Annotated, one: Suggestion) -> dict[str, Any]:
    mentions = document.parsed.mentions
    place = mentions[one.mention].best
    to = None if one.to is None else mentions[one.to].best
    return {
        "suggested": True, "start": one.start, "end": one.end, "evidence": document.text.text[one.start : one.end],
        "kind": one.kind, "about": one.about, "mention": one.mention,
        "place": place.place if place else None, "place_name": place.name if place else None,
        "lat": place.lat if place else None, "lon": place.lon if place else None, "host": (place.country or None) if place else None,
        "to": to.place if to else None, "actors": [actor for actor, _ in one.actors], "roles": [role for _, role in one.actors],
        "when": one.when, "when_basis": one.when_basis, "stance": one.stance, "status": one.status, "speaker": one.speaker,
        "speaks_for": one.speaks_for, "confidence": one.confidence, "rule": one.rule, "why": list(one.why),
    }  # fmt: skip


def feature_collection(documents: Sequence[Annotated]) -> dict[str, Any]:
    """GeoJSON (RFC 7946): a point for each resolved mention and each suggested claim; unresolved ones have no geometry."""
    features = []
    for document in documents:
        whole = record(document)
        for what, list_ in (("mention", whole["mentions"]), ("suggested claim", whole["claims"])):
            for one in list_:
                properties = {
                    key: value for key, value in one.items() if key not in ("lat", "lon", "candidates")
                }
                features.append({"type": "Feature", "geometry": _point(one["lat"], one["lon"]), "properties": {"file": document.name, "what": what, **properties}})  # fmt: skip
    return {"type": "FeatureCollection", "features": features}


def _point(lat: float | None, lon: float | None) -> dict[str, Any] | None:
    return None if lat is None or lon is None else {"type": "Point", "coordinates": [lon, lat]}


def annotation_page(documents: Sequence[Annotated]) -> dict[str, Any]:
    """W3C Web Annotation (2017): each find with its quotation and position; places carry a GeoJSON feature as body."""
    items = [item for document in documents for item in _annotations(document)]
    named = "\n".join(document.name for document in documents)
    return {"@context": _CONTEXT, "id": _urn("page", named), "type": "AnnotationPage", "items": items}


def _annotations(document: Annotated) -> list[dict[str, Any]]:
    whole = record(document)
    made = []
    for one in whole["mentions"]:
        body = {
            "type": "Feature", "purpose": "identifying", "geometry": _point(one["lat"], one["lon"]),
            "properties": {key: one[key] for key in ("place", "name", "kind", "country", "how", "score", "confidence", "resolved")},
        }  # fmt: skip
        made.append(_annotation(document, "identifying", one, body))
    for one in whole["dates"]:
        made.append(_annotation(document, "tagging", one, _said("tagging", one["edtf"] or one["why"])))
    for one in whole["actors"]:
        made.append(_annotation(document, "tagging", one, _said("tagging", one["actor"])))
    for one in whole["claims"]:
        claim = {
            key: value
            for key, value in one.items()
            if key not in ("start", "end", "evidence", "why", "lat", "lon")
        }
        body = {
            "type": "Feature",
            "purpose": "classifying",
            "geometry": _point(one["lat"], one["lon"]),
            "properties": claim,
        }
        made.append(_annotation(document, "classifying", one, body))
    return made


def _said(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _annotation(
    document: Annotated, motivation: str, one: dict[str, Any], body: dict[str, Any]
) -> dict[str, Any]:
    text, start, end = document.text.text, one["start"], one["end"]
    source = document.text.url or quote(document.name)
    return {
        "id": _urn(source, f"{motivation} {start} {end} {body}"),
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": {
            "source": source,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - _QUOTED) : start],
                    "suffix": text[end : end + _QUOTED],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        },
    }


def _urn(*parts: str) -> str:
    """The same find has the same id in every run."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(parts)).urn


def standoff(document: Annotated) -> str:
    """The .ann file of brat: T lines for finds, N lines for the places they mean, # lines for all else.

    Its .txt file is the text as stored, byte for byte UTF-8 with the line ends it has.
    """
    whole, lines = record(document), list[str]()
    number = 0
    for sort, list_ in (
        ("place", whole["mentions"]),
        ("Date", whole["dates"]),
        ("Actor", whole["actors"]),
        ("Claim", whole["claims"]),
    ):
        for one in list_:
            number += 1
            label = one["how"].capitalize() if sort == "place" else sort
            spans, shown = _fragments(document.text.text, one["start"], one["end"])
            lines.append(f"T{number}\t{label if label != 'Literal' else 'Place'} {spans}\t{shown}")
            if sort == "place" and one["place"]:
                base, _, id_ = (
                    one["place"].rpartition("-")
                    if one["place"].startswith("geonames-")
                    else ("atlas", "", one["place"])
                )
                lines.append(f"N{number}\tReference T{number} {base}:{id_}\t{one['name']}")
            lines.append(f"#{number}\tAnnotatorNotes T{number}\t{_note(sort, one)}")
    return "".join(f"{line}\n" for line in lines)


def _fragments(text: str, start: int, end: int) -> tuple[str, str]:
    """Spans without line ends, which brat does not allow in one; `0 5;6 9` where a find runs over a line."""
    spans, at = [], start
    for line in text[start:end].splitlines(keepends=True):
        bare = line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        if bare:
            spans.append((at, at + len(bare)))
        at += len(line)
    return ";".join(f"{first} {last}" for first, last in spans), " ".join(
        text[first:last] for first, last in spans
    )


def _note(sort: str, one: dict[str, Any]) -> str:
    keys = {
        "place": ("lat", "lon", "country", "confidence", "why"), "Date": ("edtf", "basis", "why"), "Actor": ("actor", "how", "why"),
        "Claim": ("kind", "about", "place", "to", "actors", "roles", "when", "stance", "status", "speaker", "speaks_for", "confidence", "rule"),
    }[sort]  # fmt: skip
    shown = ((key, ", ".join(map(str, one[key])) if isinstance(one[key], list) else one[key]) for key in keys)
    return " ".join("; ".join(f"{key}: {value}" for key, value in shown if value not in (None, "")).split())
