"""The service's definition in OpenAPI 3.0, made from the collections as they now stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress

from geo import __version__
from geo.errors import DatasetError
from geo.serve.ogc.collections import Collection, Json, Parameter
from geo.serve.ogc.documents import DESCRIPTION, GEOJSON, OPENAPI, TITLE
from geo.serve.ogc.parameters import BBOX, DATETIME, FORMAT, LIMIT, OFFSET
from geo.serve.ogc.schemas import SCHEMAS

__all__ = ["definition"]


def definition(root: str, collections: Iterable[Collection]) -> Json:
    """The whole definition; `root` is the service's own address."""
    paths = {
        "/": _path("landing", "Landing page", "landingPage"),
        "/conformance": _path("conformance", "What this service conforms to", "confClasses"),
        "/openapi": _path("definition", "This definition", None, type_=OPENAPI),
        "/collections": _path("collections", "All collections", "collections"),
    }
    for each in collections:
        with suppress(DatasetError):  # one damaged table: its own addresses say so, the others stay described
            paths |= _paths(each)
    return {
        "openapi": "3.0.3",
        "info": {
            "title": TITLE,
            "description": DESCRIPTION,
            "version": __version__,
            "license": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        },
        "servers": [{"url": root}],
        "tags": [{"name": "service"}, {"name": "features"}],
        "paths": paths,
        "components": {
            "schemas": SCHEMAS,
            "responses": {
                "refused": _content("Refused, with the reason in a sentence.", "exception", page=True)
            },
        },
    }


def _paths(of: Collection) -> Json:
    path, name = f"/collections/{of.id}", of.id
    exact = [each for each in of.parameters if each.exact]
    wider = [each for each in of.parameters if not each.exact]
    items = _path(
        f"{name}.items",
        of.description,
        "featureCollection",
        [BBOX, DATETIME, LIMIT, OFFSET, *exact, FORMAT],
        GEOJSON,
    )
    # Beside the operation, not in it: both places are the same to OpenAPI, but GDAL takes a parameter of the operation
    # for a filter on the property of that name, and `place` (where to, too) or a place's `kind` is not that.
    items["parameters"] = [_parameter(each) for each in wider]
    feature = _path(
        f"{name}.feature", f"One feature of {of.title}", "feature", [FORMAT], GEOJSON, missing=True
    )
    id_ = {
        "name": "featureId",
        "in": "path",
        "required": True,
        "description": "Its id.",
        "schema": {"type": "string", "minLength": 1},
    }
    feature["parameters"] = [id_]
    return {
        path: _path(f"{name}.describe", f"What {of.title} holds", "collection"),
        f"{path}/items": items,
        f"{path}/items/{{featureId}}": feature,
    }  # fmt: skip


def _path(
    operation: str, summary: str, schema: str | None, parameters: Sequence[Parameter] = (FORMAT,),
    type_: str = "application/json", missing: bool = False,
) -> Json:  # fmt: skip
    refused = {"$ref": "#/components/responses/refused"}
    responses = {"200": _content("As asked.", schema, type_, page=True), "400": refused}
    if missing:
        responses["404"] = refused
    responses["default"] = refused
    return {
        "get": {
            "operationId": operation,
            "summary": summary,
            "tags": ["features" if "." in operation else "service"],
            "parameters": [_parameter(each) for each in parameters],
            "responses": responses,
        }
    }


def _content(
    description: str, schema: str | None, type_: str = "application/json", page: bool = False
) -> Json:
    shape = {"$ref": f"#/components/schemas/{schema}"} if schema else {"type": "object"}
    html = {"text/html": {"schema": {"type": "string"}}} if page else {}
    return {"description": description, "content": {type_: {"schema": shape}, **html}}


def _parameter(of: Parameter) -> Json:
    """Lists are repeated (`kind=a&kind=b`), but for bbox, whose numbers are joined by commas."""
    several = of.schema.get("type") == "array" and of.name != "bbox"
    return {
        "name": of.name, "in": "query", "description": of.description, "required": False, "style": "form",
        "explode": several, "schema": of.schema,
    }  # fmt: skip
