"""The atlas as columns that the time layer draws from: places once, claims as parallel lists."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from geo.atlas import Atlas, Entry
from geo.records.fields import RADIUS_M
from geo.records.reading import ORIGINS
from geo.sites import Site
from geo.timeline import GREY

__all__ = ["columns"]

_BY_PRECISION = tuple(RADIUS_M)
_EPOCH = date(1970, 1, 1).toordinal()
_ORIGINS = tuple(ORIGINS)
"""A claim's `origin` is a position in this list: from 2 on it is the reader's, 3 is only suggested."""


def columns(atlas: Atlas) -> dict[str, Any]:
    """Layer data: families, actors, places, sources and claims.

    Days are integers since 1970-01-01, None where not known: `start` and `end` are attested, `from`
    and `until` the outer limits of what is presumed. `place`, `to`, `family`, `actors` are positions
    in the lists beside them; `to` is -1 where nothing moves. `version` is a digest of all of it.
    """
    words, records = atlas.records.words, atlas.records
    sites = list(atlas.sites.values())
    position = {site.id: n for n, site in enumerate(sites)}
    families = {id_: n for n, id_ in enumerate(words.families)}
    named = {id_ for e in atlas.everything for id_ in e.values("actor")}
    used = [id_ for id_ in records.actors if id_ in named]
    here: dict[str, list[Entry]] = {}
    for entry in atlas.everything:
        here.setdefault(entry.site.id, []).append(entry)
    actors = {id_: n for n, id_ in enumerate(used)}
    data: dict[str, Any] = {
        "families": [{"id": f.id, "label": f.label, "color": f.color} for f in words.families.values()],
        "actors": [
            {"id": id_, "label": records.actors[id_].name, "color": records.actors[id_].color or GREY} for id_ in used
        ],
        "places": [_place(site, here.get(site.id, []), atlas) for site in sites],
        "sources": [
            {"id": d.source.id, "title": d.source.title, "start": _day(d.source.first_day.earliest), "end": _day(d.source.first_day.latest)}
            for d in records.documents.values()
        ],
        "claims": _claims(atlas.everything, position, families, actors),
    }  # fmt: skip
    digest = hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
    return {"version": digest[:12], **data}


def _place(site: Site, here: list[Entry], atlas: Atlas) -> dict[str, Any]:
    """A place as precisely as the best of its claims knows it: Taraz is exact, a base somewhere near it is not."""
    best = min(here, key=lambda e: _BY_PRECISION.index(e.precision), default=None)
    precision, radius = (best.precision, best.radius_m) if best else (site.precision, site.radius_m)
    return {
        "id": site.id, "name": site.name, "kind": site.kind, "country": site.country, "lat": round(site.lat, 5), "lon": round(site.lon, 5),
        "precision": precision, "radius_m": radius, "areal": site.areal, "spot": atlas.records.words.label("precision", precision),
    }  # fmt: skip


def _claims(
    entries: tuple[Entry, ...], position: dict[str, int], families: dict[str, int], actors: dict[str, int]
) -> dict[str, list[Any]]:
    return {
        "id": [e.id for e in entries],
        "place": [position[e.site.id] for e in entries],
        "to": [position[e.to.id] if e.to else -1 for e in entries],
        "family": [families[e.family] for e in entries],
        "actors": [[actors[id_] for id_ in e.values("actor")] for e in entries],
        "start": [_day(e.attested[0]) if e.attested else None for e in entries],
        "end": [_day(e.attested[1]) if e.attested else None for e in entries],
        "from": [_limit(e.presumed[0]) if e.presumed else None for e in entries],
        "until": [_limit(e.presumed[1]) if e.presumed else None for e in entries],
        "says": [e.claim.says for e in entries],
        "state": [int(e.state) for e in entries],
        "origin": [_ORIGINS.index(e.origin) for e in entries],
    }


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - _EPOCH


def _limit(day: date) -> int:
    """An outer limit; the calendar's own ends stand for "no limit" and stay finite."""
    return day.toordinal() - _EPOCH
