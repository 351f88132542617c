"""Addresses to answers: everything below `/api` that is not somebody else's."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from geo.errors import AtlasError, GazetteerError, RecordError, UnknownPlaceError
from geo.serve.ogc import documents, html, items, openapi
from geo.serve.ogc.addresses import Way, absolute, relative, root_of
from geo.serve.ogc.answers import HTML, JSON, answer, dumps, etag, form_of, options_of, refusal, stream
from geo.serve.ogc.atlas import atlas_collections
from geo.serve.ogc.collections import Collection, Json, collections, register
from geo.serve.ogc.documents import GEOJSON, OPENAPI
from geo.serve.ogc.events import dataset_collections
from geo.serve.ogc.parameters import read_format, read_items

__all__ = ["api_routes"]

_LONGEST_QUERY = 8_000
"""Bytes; a view that names every place of the atlas fits many times over."""

_UNREADY = (RecordError, GazetteerError, UnknownPlaceError)


def api_routes() -> list[BaseRoute]:
    """`/api` and everything below it. Routes that come before these in the application keep their addresses.

    Programs on other sites' pages may ask only where `$ATLAS_CORS` names their origins (`https://maps.example`,
    several parted by spaces or commas, or `*`).
    """
    register(atlas_collections)
    register(dataset_collections)
    application = _application()
    below = Mount("/api", _Service(application, ""))
    # Starlette's own pattern stops at a line break, and a stranger's page would answer for an id that has one.
    below.path_regex = re.compile(below.path_regex.pattern, re.DOTALL)
    return [Route("/api", _Service(application, "/api")), below]


def _application() -> Starlette:
    feature = Route(
        "/collections/{collection}/items/{feature:path}", _feature
    )  # an id may hold a slash, as "2005/12"
    feature.path_regex = re.compile(feature.path_regex.pattern, re.DOTALL)  # or a line break
    return Starlette(
        routes=[
            Route("/", _landing),
            Route("/conformance", _conformance),
            Route("/openapi", _definition),
            Route("/collections", _collections),
            Route("/collections/{collection}", _collection),
            Route("/collections/{collection}/items", _items),
            feature,
        ],
        middleware=_cors(),
        exception_handlers={AtlasError: _refused, HTTPException: _not_here},
    )


def _cors() -> list[Middleware]:
    origins = [each for each in re.split(r"[\s,]+", os.environ.get("ATLAS_CORS", "")) if each]
    if not origins:
        return []
    exposed = ["ETag", "Link"]
    return [
        Middleware(
            CORSMiddleware, allow_origins=origins, allow_methods=["GET", "HEAD"], allow_headers=["If-None-Match"], expose_headers=exposed
        )
    ]  # fmt: skip


class _Service:
    """Takes `/api` and `/api/…` alike, with or without a slash at the end, and no endless query."""

    def __init__(self, application: ASGIApp, missing: str) -> None:
        """`missing` is what the scope's root path lacks of the service's root."""
        self._application, self._missing = application, missing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        root, path = scope["root_path"] + self._missing, scope["path"]
        below = path.removeprefix(root).rstrip("/")
        if len(scope["query_string"]) > _LONGEST_QUERY:
            response = refusal(
                414,
                "QueryTooLong",
                f"The query is longer than {_LONGEST_QUERY} characters: ask for less at once.",
            )
            await response(scope, receive, send)
            return
        inner = {**scope, "root_path": root, "path": f"{root}{below or '/'}", "asked": path}
        await self._application(inner, receive, send)


# ---- one function an address


def _landing(request: Request) -> Response:
    return _document(request, documents.landing, html.landing_page)


def _conformance(request: Request) -> Response:
    return _document(request, documents.conformance, html.conformance_page)


def _collections(request: Request) -> Response:
    found = collections().values()
    return _document(request, lambda way: documents.collection_list(way, found), html.collections_page)


def _definition(request: Request) -> Response:
    made = openapi.definition(root_of(request), collections().values())
    return _document(request, lambda way: made, html.definition_page, OPENAPI)


def _collection(request: Request) -> Response:
    of = _asked_for(request)
    return _document(
        request,
        lambda way: documents.collection(way, of),
        lambda way, made: html.collection_page(way, made, of),
    )


def _feature(request: Request) -> Response:
    of = _asked_for(request)
    found = of.feature(request.path_params["feature"])
    if found is None:
        raise HTTPException(
            404, f"No feature of {of.id!r} has this id; it may have changed since the link was made."
        )
    return _document(
        request,
        lambda way: items.feature_document(way, of, found),
        lambda way, made: html.feature_page(way, made, of),
        GEOJSON,
    )


def _items(request: Request) -> Response:
    of = _asked_for(request)
    query, asked = read_items(options_of(request), [each.name for each in of.parameters])
    form = form_of(request, asked)
    way, path = _way(request, form), f"collections/{of.id}/items"
    selected = of.select(query.options, query.box, query.days)
    pairs = request.query_params.multi_items()
    page = items.page_of(selected, query, way, path, pairs, form)
    tag = etag(of.version, form, root_of(request), request.scope["asked"], repr(pairs))
    if form == "html":
        return stream(request, tag, items.gathered(html.items_page(way, of, page)), HTML, {})
    links = ", ".join(
        f'<{each["href"]}>; rel="{each["rel"]}"; type="{each["type"]}"' for each in page.head["links"]
    )
    return stream(request, tag, items.gathered(items.collection_parts(page)), GEOJSON, {"Link": links})


def _document(
    request: Request,
    document: Callable[[Way], Json],
    page: Callable[[Way, Json], bytes],
    media_type: str = JSON,
) -> Response:
    """A document as JSON or as a page, whichever is asked for."""
    form = form_of(request, read_format(options_of(request)))
    way = _way(request, form)
    made = document(way)
    if form == "html":
        return answer(request, page(way, made), HTML)
    return answer(request, dumps(made), media_type)


def _way(request: Request, form: str) -> Way:
    return relative(request) if form == "html" else absolute(request)


def _asked_for(request: Request) -> Collection:
    found = collections()
    id_ = request.path_params["collection"]
    if id_ not in found:
        raise HTTPException(404, f"There is no such collection here, only {', '.join(found)}.")
    return found[id_]


# ---- refusals


def _refused(request: Request, error: Exception) -> Response:
    if isinstance(error, _UNREADY):
        sentence = "The records cannot be opened: run 'make check' and mend what it names."
        return _said(request, 503, "NotReady", sentence)
    return _said(request, 400, "InvalidParameterValue", str(error))


def _not_here(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        detail = error.detail if error.detail != "Not Found" else "There is nothing at this address."
        return _said(request, 404, "NotFound", detail)
    return refusal(error.status_code, error.detail.replace(" ", ""), f"{error.detail}.", error.headers)


def _said(request: Request, status: int, code: str, description: str) -> Response:
    """A refusal as JSON, or as a page for those who asked for one."""
    asked = request.query_params.get("f")
    if form_of(request, asked if asked in ("json", "html") else None) == "json":
        return refusal(status, code, description)
    page = html.refusal_page(relative(request), status, description)
    return refusal(status, code, description, page=page)
