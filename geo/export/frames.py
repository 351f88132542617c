"""Claims, places and legs as GeoDataFrames with one type a column, so that an empty or all-null column keeps it.

WGS 84 (EPSG:4326), geometries longitude first. Days are dates, and null where not known: an undated claim has none.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from geo.atlas import Atlas, Entry, Selection, Site
from geo.export.geojson import SCHEMATIC
from geo.export.table import COLUMNS, properties, worded

if TYPE_CHECKING:
    import geopandas
    import pyarrow

__all__ = ["claims_frame", "legs_frame", "place_properties", "places_frame", "places_of"]

_TYPES = {
    "start": "date", "end": "date", "radius_m": "integer", "paragraph": "integer", "lat": "number", "lon": "number",
    "speaker_named": "truth", "actors": "texts", "roles": "texts", "via": "texts", "span": "integers", "amount": "amount",
}  # fmt: skip
"""Column to type; text where none is named."""

_WORDED = tuple(
    f"{name}_in_words"
    for name in ("kind", "about", "family", "stance", "status", "precision", "actors", "amount")
)
_PLACES = {
    "id": "text", "name": "text", "kind": "text", "country": "text", "precision": "text", "radius_m": "integer",
    "other_names": "texts", "lat": "number", "lon": "number", "coordinates_from": "text", "claims": "integer", "arriving": "integer",
}  # fmt: skip


def claims_frame(atlas: Atlas, selection: Selection, *, flat: bool = False) -> geopandas.GeoDataFrame:
    """One row a claim, a Point each. `flat`: lists joined by ';' and amounts as JSON, for formats without either."""
    columns = {name: _TYPES.get(name, "text") for name in (*COLUMNS, *_WORDED)}
    return _frame(columns, _rows(atlas, selection.shown), [_point(e.site) for e in selection.shown], flat)


def legs_frame(atlas: Atlas, selection: Selection, *, flat: bool = False) -> geopandas.GeoDataFrame:
    """One row a claim with a place and a 'to', a straight LineString each: schematic, and said to be."""
    from shapely import LineString

    moving = [entry for entry in selection.shown if entry.to]
    columns = {name: _TYPES.get(name, "text") for name in (*COLUMNS, *_WORDED, "geometry_is")}
    rows = [row | {"geometry_is": SCHEMATIC} for row in _rows(atlas, moving)]
    lines = [LineString([_point(e.site), _point(e.to)]) for e in moving if e.to]
    return _frame(columns, rows, lines, flat)


def places_frame(selection: Selection, *, flat: bool = False) -> geopandas.GeoDataFrame:
    """One row a place that a claim of the selection is about or leads to, with how many do."""
    sites = places_of(selection.shown)
    about = Counter(entry.site.id for entry in selection.shown)
    arriving = Counter(entry.to.id for entry in selection.shown if entry.to)
    rows = [place_properties(site, about, arriving) for site in sites]
    return _frame(_PLACES, rows, [_point(site) for site in sites], flat)


def places_of(entries: Iterable[Entry]) -> list[Site]:
    """Places that the claims are about or lead to, each once, in the order of the claims."""
    return list({site.id: site for e in entries for site in (e.site, e.to) if site}.values())


def _rows(atlas: Atlas, entries: Iterable[Entry]) -> list[dict[str, Any]]:
    actors = {id_: actor.name for id_, actor in atlas.records.actors.items()}
    words = atlas.records.words
    return [properties(entry) | worded(entry, words, actors) for entry in entries]


def place_properties(site: Site, about: Mapping[str, int], arriving: Mapping[str, int]) -> dict[str, Any]:
    """What is said of a place; `about` and `arriving` count by its id the claims that do either."""
    names = [name.text for name in site.record.names if name.text != site.name] if site.record else []
    return {
        "id": site.id, "name": site.name, "kind": site.kind, "country": site.country or None, "precision": site.precision,
        "radius_m": site.radius_m, "other_names": list(dict.fromkeys(names)), "lat": round(site.lat, 6),
        "lon": round(site.lon, 6), "coordinates_from": site.basis,
        "claims": about.get(site.id, 0), "arriving": arriving.get(site.id, 0),
    }  # fmt: skip


def _point(site: Site) -> Any:
    from shapely import Point

    return Point(round(site.lon, 6), round(site.lat, 6))


def _frame(
    columns: Mapping[str, str], rows: list[dict[str, Any]], shapes: list[Any], flat: bool
) -> geopandas.GeoDataFrame:
    import geopandas
    import pandas

    types = _arrow_types()
    series = {}
    for name, type_ in columns.items():
        values = [_value(row[name], type_, flat) for row in rows]
        kind = types["text" if flat and type_ in ("texts", "integers", "amount") else type_]
        series[name] = pandas.Series(pandas.array(values, dtype=pandas.ArrowDtype(kind)))
    return geopandas.GeoDataFrame(series, geometry=geopandas.GeoSeries(shapes, crs=4326), crs=4326)


def _arrow_types() -> dict[str, pyarrow.DataType]:
    import pyarrow as pa

    amount = pa.struct([("value", pa.float64()), ("unit", pa.string()), ("qualifier", pa.string())])
    return {
        "text": pa.string(), "date": pa.date32(), "integer": pa.int64(), "number": pa.float64(), "truth": pa.bool_(),
        "texts": pa.list_(pa.string()), "integers": pa.list_(pa.int64()), "amount": amount,
    }  # fmt: skip


def _value(value: Any, type_: str, flat: bool) -> Any:
    """A property as its column holds it; empty text and empty lists flattened to text are null."""
    if type_ == "date":
        return date.fromisoformat(value) if value else None
    if flat and isinstance(value, list):
        value, type_ = ";".join(map(str, value)), "text"
    if flat and isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False)
    return (value or None) if type_ == "text" else value
