"""Schemas of the answers, for OpenAPI 3.0 (after the schemas that OGC publishes with Part 1)."""

from __future__ import annotations

from typing import Any

__all__ = ["SCHEMAS"]

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_TIME: Schema = {"type": "string", "format": "date-time"}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _list(items: Schema, **rules: Any) -> Schema:
    return {"type": "array", "items": items, **rules}


def _object(required: tuple[str, ...] = (), **properties: Schema) -> Schema:
    needed = {"required": list(required)} if required else {}
    return {"type": "object", **needed, "properties": properties}


_POSITION = _list({"type": "number"}, minItems=2, maxItems=3)
_INTERVAL = _list({**_TIME, "nullable": True}, minItems=2, maxItems=2)
_LINKS = _list(_ref("link"))

SCHEMAS: dict[str, Schema] = {
    "exception": _object(("code",), code=_TEXT, description=_TEXT),
    "link": _object(("href", "rel"), href=_TEXT, rel=_TEXT, type=_TEXT, title=_TEXT, hreflang=_TEXT),
    "landingPage": _object(("links",), title=_TEXT, description=_TEXT, attribution=_TEXT, links=_LINKS),
    "confClasses": _object(("conformsTo",), conformsTo=_list(_TEXT), links=_LINKS),
    "extent": _object(
        (),
        spatial=_object((), bbox=_list(_list({"type": "number"}, minItems=4, maxItems=6), minItems=1), crs=_TEXT),
        temporal=_object((), interval=_list(_INTERVAL, minItems=1), trs=_TEXT),
    ),
    "collection": _object(
        ("id", "links"),
        id=_TEXT, title=_TEXT, description=_TEXT, itemType=_TEXT, crs=_list(_TEXT), extent=_ref("extent"), links=_LINKS,
        licence=_TEXT,
    ),
    "collections": _object(("links", "collections"), links=_LINKS, collections=_list(_ref("collection"))),
    "point": _object(("type", "coordinates"), type={**_TEXT, "enum": ["Point"]}, coordinates=_POSITION),
    "lineString": _object(
        ("type", "coordinates"), type={**_TEXT, "enum": ["LineString"]}, coordinates=_list(_POSITION, minItems=2)
    ),
    "geometry": {"type": "object", "nullable": True, "required": ["type"], "properties": {"type": _TEXT}},
    "feature": _object(
        ("type", "geometry", "properties"),
        type={**_TEXT, "enum": ["Feature"]}, id=_TEXT, geometry=_ref("geometry"),
        properties={"type": "object", "nullable": True}, links=_LINKS,
    ),
    "featureCollection": _object(
        ("type", "features", "numberMatched", "numberReturned", "timeStamp", "links"),
        type={**_TEXT, "enum": ["FeatureCollection"]}, features=_list(_ref("feature")),
        numberMatched={"type": "integer", "minimum": 0}, numberReturned={"type": "integer", "minimum": 0},
        timeStamp=_TIME, links=_LINKS, query={"type": "object"}, citation=_TEXT, licence=_TEXT,
        hidden={"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}},
    ),
}  # fmt: skip
