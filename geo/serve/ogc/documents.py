"""Landing page, conformance declaration and descriptions of collections, as JSON (OGC 17-069r4, 7.2 to 7.14)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo import __version__
from geo.export.envelope import LICENCE
from geo.serve.ogc.addresses import Way
from geo.serve.ogc.collections import Collection, Json

__all__ = ["CRS84", "DESCRIPTION", "GEOJSON", "OPENAPI", "TITLE", "collection", "collection_list", "conformance", "landing", "link"]  # fmt: skip

TITLE = "Basing Atlas"
DESCRIPTION = (
    "Who had, asked for, offered, refused or gave up which base or supply route in Central Asia, when, and who says so. "
    "Every feature is, or comes from, a claim that a source makes; what contradicts stands side by side."
)
GEOJSON = "application/geo+json"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"

_CLASSES = ("core", "geojson", "oas30", "html")
_GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"


def link(
    way: Way, rel: str, type_: str, title: str, path: str, query: Sequence[tuple[str, str]] = ()
) -> dict[str, str]:
    """A link object."""
    return {"href": way(path, query), "rel": rel, "type": type_, "title": title}


def _here(way: Way, path: str) -> list[dict[str, str]]:
    return [
        link(way, "self", "application/json", "This document", path, [("f", "json")]),
        link(way, "alternate", "text/html", "This document as a page", path, [("f", "html")]),
    ]


def landing(way: Way) -> Json:
    """Where everything else is."""
    return {
        "title": TITLE,
        "description": DESCRIPTION,
        "attribution": f"Basing Atlas, version {__version__}",
        "links": [
            *_here(way, ""),
            link(way, "service-desc", OPENAPI, "The definition of this service", "openapi", [("f", "json")]),
            link(way, "service-doc", "text/html", "The definition as a page", "openapi", [("f", "html")]),
            link(way, "conformance", "application/json", "What this service conforms to", "conformance"),
            link(way, "data", "application/json", "Collections of features", "collections"),
        ],
    }


def conformance(way: Way) -> Json:
    """The conformance classes of Part 1 that hold here."""
    base = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf"
    return {"conformsTo": [f"{base}/{name}" for name in _CLASSES], "links": _here(way, "conformance")}


def collection_list(way: Way, collections: Iterable[Collection]) -> Json:
    """Every collection with its extent."""
    return {
        "links": _here(way, "collections"),
        "collections": [collection(way, each) for each in collections],
    }


def collection(way: Way, of: Collection) -> Json:
    """One collection: what it holds, where and when, and where its features are."""
    path = f"collections/{of.id}"
    items = f"{path}/items"
    return {
        "id": of.id,
        "title": of.title,
        "description": of.description,
        "itemType": "feature",
        "crs": [CRS84],
        **_extent(of),
        "links": [
            *_here(way, path),
            link(way, "items", GEOJSON, f"{of.title} as GeoJSON", items),  # bare: GDAL adds "/id" to it
            link(way, "items", "text/html", f"{of.title} as a page", items, [("f", "html")]),
        ],
        "licence": LICENCE,
    }


def _extent(of: Collection) -> Json:
    """Bounds; a collection without features has none."""
    box, days = of.extent.box, of.extent.days
    extent: Json = {}
    if box:
        extent["spatial"] = {"bbox": [list(box)], "crs": CRS84}
    if days:
        interval = [f"{days[0]}T00:00:00Z", f"{days[1]}T23:59:59Z"]
        extent["temporal"] = {"interval": [interval], "trs": _GREGORIAN}
    return {"extent": extent} if extent else {}
