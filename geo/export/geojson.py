"""GeoJSON (RFC 7946): one feature a claim; legs in a collection of their own."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from geo.atlas import Atlas, Entry, Selection
from geo.export.envelope import envelope
from geo.export.table import properties

__all__ = ["claims_geojson", "dump", "legs_geojson"]

SCHEMATIC = "schematic: a straight line between two places that the source names, not a route"


def claims_geojson(atlas: Atlas, selection: Selection, generated: datetime | None = None) -> dict[str, Any]:
    """A FeatureCollection of Points ([lon, lat]), one a claim, with query, citation, licence and what is hidden."""
    return _collection("claims", atlas, selection, [_point(entry) for entry in selection.shown], generated)


def legs_geojson(atlas: Atlas, selection: Selection, generated: datetime | None = None) -> dict[str, Any]:
    """A FeatureCollection of LineStrings ([lon, lat] pairs), one a claim that has a place and a 'to'."""
    legs = [_leg(entry) for entry in selection.shown if entry.to]
    collection = _collection("legs", atlas, selection, legs, generated)
    still = len(selection.shown) - len(legs)
    hidden = collection["hidden"] | ({"no movement": still} if still else {})
    return collection | {"shown": len(legs), "hidden": hidden}


def dump(collection: dict[str, Any]) -> str:
    """JSON text: one feature a line, so that a change of one claim is a change of one line."""
    head = {key: value for key, value in collection.items() if key != "features"}
    opening = json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    features = ",\n".join(
        json.dumps(feature, ensure_ascii=False, allow_nan=False) for feature in collection["features"]
    )
    return f'{opening},\n "features": [\n{features}\n]}}\n'


def _collection(
    name: str, atlas: Atlas, selection: Selection, features: list[dict[str, Any]], generated: datetime | None
) -> dict[str, Any]:
    said = envelope(atlas, selection, generated)
    return {"type": "FeatureCollection", "name": name, **said, "features": features}


def _point(entry: Entry) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": [round(entry.site.lon, 6), round(entry.site.lat, 6)]}
    return {"type": "Feature", "id": entry.id, "geometry": geometry, "properties": properties(entry)}


def _leg(entry: Entry) -> dict[str, Any]:
    assert entry.to is not None
    ends = [[round(site.lon, 6), round(site.lat, 6)] for site in (entry.site, entry.to)]
    geometry = {"type": "LineString", "coordinates": ends}
    values = properties(entry) | {"geometry_is": SCHEMATIC}
    return {"type": "Feature", "id": entry.id, "geometry": geometry, "properties": values}
