"""Linked Places Format 1.2 (JSON-LD, a GeoJSON FeatureCollection): one feature a place, for gazetteer builders.

https://github.com/LinkedPasts/linked-places-format. A timespan there must have a start, and without an end it means
only the interval of its start: so every dated claim gets both, and what was still so when its source spoke ends "at
the earliest" on that day, with a flag of our own (`ongoing_when_last_attested`). What has no date has no `when`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from geo.atlas import Atlas, Entry, Selection, Site
from geo.export.citations import cite
from geo.export.envelope import envelope
from geo.export.frames import places_of
from geo.export.geojson import dump
from geo.records.when import When, read_when
from geo.records.wording import when_in_words

__all__ = ["linked_places"]

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
)
_ID = "urn:basing-atlas:place:"
_GEONAMES_CODES = {
    "airbase": ("S", "AIRB", "airbase"), "airfield": ("S", "AIRF", "airfield"), "port": ("L", "PRT", "port"),
    "city": ("P", "PPL", "populated place"), "sea": ("H", "SEA", "sea"), "region": ("L", "RGN", "region"),
}  # fmt: skip
"""Kind of place to GeoNames feature class, code and name (https://www.geonames.org/export/codes.html)."""

_AAT = {
    "city": ("300008347", "inhabited place"),
    "country": ("300387506", "country"),
    "region": ("300182722", "region (geographic)"),
}
"""Kind of place to Getty AAT concept, from the list of types that the World Historical Gazetteer uses."""

_CLASSES = {"country": "A", "province": "A", "district": "A"} | {
    kind: code[0] for kind, code in _GEONAMES_CODES.items()
}
_CERTAINTY = {"exact": "certain", "near": "less-certain", "district": "less-certain"}
_STANCE = {"asserted": "certain", "reported": "less-certain"}
_LINKS = {"geonames": "gn:", "wikidata": "wd:"}


def linked_places(atlas: Atlas, selection: Selection) -> bytes:
    """The places of the selection with what the claims say of them. Coordinates are [lon, lat], WGS 84."""
    features = [_feature(atlas, site, selection.shown) for site in places_of(selection.shown)]
    collection = {
        "type": "FeatureCollection", "@context": CONTEXT, "name": "Basing Atlas: places", **envelope(atlas, selection),
        "features": features,
    }  # fmt: skip
    return dump(collection).encode()


def _feature(atlas: Atlas, site: Site, entries: Iterable[Entry]) -> dict[str, Any]:
    here = [e for e in entries if e.site.id == site.id]
    arriving = [e for e in entries if e.to and e.to.id == site.id]
    feature: dict[str, Any] = {
        "@id": _ID + site.id,
        "type": "Feature",
        "properties": _properties(site),
        "names": list(_names(site)),
        "types": _types(atlas, site),
        "geometry": {"type": "GeometryCollection", "geometries": [_geometry(site)]},
        "links": list(_links(site)),
        "relations": list(_relations(site, here)),
        "descriptions": [_description(entry) for entry in here + arriving],
    }
    if spans := _timespans(here + arriving):
        feature["when"] = {"timespans": spans, "label": "what the claims of this view speak of"}
    return feature


def _properties(site: Site) -> dict[str, Any]:
    record = site.record
    countries = [site.country] if site.country else list(record.countries) if record else []
    found: dict[str, Any] = {
        "title": site.name, "ccodes": countries, "fclasses": [_CLASSES[site.kind]] if site.kind in _CLASSES else [],
        "kind": site.kind, "precision": site.precision, "radius_m": site.radius_m, "coordinates_from": site.basis,
    }  # fmt: skip
    return found | {
        f"{name}_code": code for name, code in (record.links.items() if record else ()) if name not in _LINKS
    }


def _names(site: Site) -> Iterator[dict[str, Any]]:
    """The place's own name, cited, then those of its record: with years only where the record has a basis for them."""
    names = site.record.names if site.record else ()
    own: dict[str, Any] = {"toponym": site.name}
    if lang := next((name.lang for name in names if name.text == site.name), ""):
        own["lang"] = lang
    yield own | {"citations": [_source_of(site)]}
    for name in names:
        if name.text == site.name:
            continue
        named: dict[str, Any] = {"toponym": name.text, "lang": name.lang}
        if name.script:
            named["script"] = name.script
        if name.basis:
            named["citations"] = [{"label": name.basis}]
        if name.from_ or name.to:
            named["when"] = {"timespans": [_span(read_when(f"{name.from_ or ''}/{name.to or ''}"))]}
        yield named


def _source_of(site: Site) -> dict[str, str]:
    number = site.id.removeprefix("geonames-")
    if number != site.id and site.record is None:
        return {"label": "GeoNames", "@id": f"gn:{number}"}
    return {"label": "Basing Atlas, data/places.toml" if site.record else site.basis}


def _types(atlas: Atlas, site: Site) -> list[dict[str, Any]]:
    label = atlas.records.words.label("place_kind", site.kind)
    source = {"sourceLabels": [{"label": label, "lang": "en"}]}
    found: list[dict[str, Any]] = []
    if site.kind in _AAT:
        number, term = _AAT[site.kind]
        found.append({"identifier": f"aat:{number}", "label": term, **source})
    if site.kind in _GEONAMES_CODES:
        class_, code, term = _GEONAMES_CODES[site.kind]
        found.append(
            {"identifier": f"https://www.geonames.org/ontology#{class_}.{code}", "label": term, **source}
        )
    return found or [{"label": label, **source}]


def _geometry(site: Site) -> dict[str, Any]:
    return {
        "type": "Point",
        "coordinates": [round(site.lon, 6), round(site.lat, 6)],
        "citations": [{"label": site.basis}],
        "certainty": _CERTAINTY.get(site.precision, "uncertain"),
    }


def _links(site: Site) -> Iterator[dict[str, str]]:
    """Itself in GeoNames or Wikidata; `seeAlso` is the entry beside it that only lends its coordinates."""
    record = site.record
    if site.id.startswith("geonames-"):
        yield {"type": "exactMatch", "identifier": f"gn:{site.id.removeprefix('geonames-')}"}
    own = [
        f"{_LINKS[name]}{code}" for name, code in (record.links.items() if record else ()) if name in _LINKS
    ]
    yield from ({"type": "closeMatch", "identifier": identifier} for identifier in own)
    lender = f"gn:{record.at.removeprefix('geonames-')}" if record and record.at else ""
    if record and record.at and record.at.startswith("geonames-") and lender not in own:
        yield {"type": "seeAlso", "identifier": lender}


def _relations(site: Site, here: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    if site.record and site.record.parent:
        yield {
            "relationType": "gvp:broaderPartitive",
            "relationTo": _ID + site.record.parent,
            "label": "part of",
        }
    for entry in here:
        if entry.to:
            yield {
                "relationType": "gvp:tgn3000_related_to", "relationTo": _ID + entry.to.id, "label": entry.claim.says,
                "certainty": _STANCE.get(entry.claim.stance, "uncertain"), "citations": [_citation(entry)], **_when(entry),
            }  # fmt: skip


def _description(entry: Entry) -> dict[str, Any]:
    """A claim: its sentence and source as the format has them, the rest under the names of our other formats."""
    claim = entry.claim
    said: dict[str, Any] = {"@id": entry.link} if entry.link else {}
    return said | {
        "value": claim.says, "lang": "en", "source": cite(entry.source), "claim": entry.id, "kind": claim.kind,
        "about": claim.about, "family": entry.family, "status": claim.status, "stance": claim.stance,
        "actors": [{"id": part.id, "role": part.role} for part in claim.actors], "edtf": claim.when or None, **_when(entry),
    }  # fmt: skip


def _citation(entry: Entry) -> dict[str, str]:
    return {"label": cite(entry.source)} | ({"@id": entry.link} if entry.link else {})


def _timespans(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    spans = (json.dumps(_span(e.when)) for e in entries if not e.when.undated and e.claim.stance != "denied")
    return [json.loads(span) for span in sorted(set(spans))]


def _when(entry: Entry) -> dict[str, Any]:
    when = entry.when
    if when.undated:
        return {}
    found: dict[str, Any] = {"timespans": [_span(when)], "label": when_in_words(when)}
    if when.written.endswith("/.."):
        found["ongoing_when_last_attested"] = True
    return {"when": found}


def _span(when: When) -> dict[str, dict[str, str]]:
    """A timespan with a start and an end that say no more than the source.

    `[..B]` starts and ends at the latest on B; `A/..` ends at the earliest on the day on which it was last attested.
    """
    first, last = (day.isoformat() if day else "" for day in (when.earliest, when.latest))
    text = when.written.strip()
    if text.startswith("["):
        if not first:
            return {"start": {"latest": last}, "end": {"latest": last}}
        return {"start": {"earliest": first}, "end": {"latest": last} if last else {"earliest": first}}
    left, slash, right = text.partition("/")
    if not slash:
        return {"start": {"in": text}, "end": {"in": text}}
    start = {"in": left} if left else {"latest": last}
    return {"start": start, "end": {"in": right} if right not in ("", "..") else {"earliest": last}}
