"""What the server answers beside the pages: map assets from this machine, and the layer's data."""

from __future__ import annotations

import gzip

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from geo.current import current_atlas
from geo.errors import AtlasError, DatasetError
from geo.maps.assets import BASEMAP, BUNDLE, STATIC, bundle, leaflet_directory, version
from geo.serve.events import packed_columns, row_in_words
from geo.serve.layer import layer
from geo.serve.ogc.routes import api_routes

__all__ = ["routes"]

_YEAR = "public, max-age=31536000, immutable"
_BINARY = "application/octet-stream"


def routes(base: str = "") -> list[BaseRoute]:
    """`/assets/<name>` for every folder of map assets, the data of layer and field below `/api`, and the service for GIS at `/api`.

    `base`: the path below which Streamlit itself is served (`server.baseUrlPath`), with or without slashes.
    """
    folders = {"leaflet": leaflet_directory(), "atlas": STATIC, "basemap": BASEMAP}
    mounts: list[BaseRoute] = [
        Mount(f"/assets/{name}", StaticFiles(directory=folder)) for name, folder in folders.items()
    ]
    data = [
        Route(f"/assets/{BUNDLE}", _script),
        Route("/api/layer/{version}.json", _layer),
        Route("/api/columns/{dataset}/{version}.bin", _columns),
        Route("/api/columns/{dataset}/{version}/{row:int}.json", _row),
    ]
    found = [*mounts, *data, *api_routes()]
    return [Mount(f"/{base.strip('/')}", routes=found)] if base.strip("/") else found


def _script(request: Request) -> Response:
    """All scripts of the map as one. A page asks for it with today's version behind it, and may keep that for ever."""
    today = f'"{version()}"'
    fresh = request.query_params.get("v") == version()
    headers = {"Cache-Control": _YEAR if fresh else "no-cache", "ETag": today}
    if _has(request, version()):
        return Response(status_code=304, headers=headers)
    return Response(bundle(), media_type="text/javascript", headers=headers)


def _layer(request: Request) -> Response:
    """The claims as columns for the time layer. The version is part of the address, so it can be kept for ever.

    Streamlit's server packs the answer for clients that take gzip.
    """
    try:
        found = layer(request.path_params["version"])
    except AtlasError:
        return _refusal("The records cannot be opened: run 'make check' and mend what it names.", 503)
    if found is None:
        return _refusal("The map's data have another version by now: reload the page.", 404)
    headers = {"Cache-Control": _YEAR, "ETag": f'"{found.version}"'}
    if _has(request, found.version):
        return Response(status_code=304, headers=headers)
    return Response(found.body, media_type="application/json", headers=headers)


def _columns(request: Request) -> Response:
    """A dataset's events as packed columns, already in gzip, which every browser takes."""
    version = request.path_params["version"]
    headers = {"Cache-Control": _YEAR, "ETag": f'"{version}"', "Vary": "Accept-Encoding"}
    try:
        body = packed_columns(request.path_params["dataset"], version)
    except DatasetError as error:
        return _refusal(str(error), 404)
    if body is None:
        return _refusal("The dataset has another version by now: reload the page.", 404)
    if _has(request, version):
        return Response(status_code=304, headers=headers)
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(gzip.decompress(body), media_type=_BINARY, headers=headers)
    return Response(body, media_type=_BINARY, headers={**headers, "Content-Encoding": "gzip"})


def _row(request: Request) -> Response:
    """One event in words, for the tip and for its id."""
    asked = request.path_params
    try:
        found = row_in_words(asked["dataset"], asked["version"], asked["row"], current_atlas().records.words)
    except AtlasError as error:
        return _refusal(str(error), 404)
    if found is None:
        return _refusal("The dataset has no such row in this version.", 404)
    return Response(found, media_type="application/json", headers={"Cache-Control": _YEAR})


def _has(request: Request, version: str) -> bool:
    """Whether the client holds this version; a proxy may have weakened its tag."""
    tags = (tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(","))
    return any(tag in ("*", f'"{version}"') for tag in tags)


def _refusal(sentence: str, status: int) -> Response:
    return PlainTextResponse(sentence, status, headers={"Cache-Control": "no-store"})
