"""What the server answers beside the pages: map assets from this machine, and the layer's data."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from geo.errors import AtlasError
from geo.maps.assets import BASEMAP, STATIC, leaflet_directory
from geo.serve.layer import Layer, layer
from geo.serve.ogc.routes import api_routes

__all__ = ["routes"]

_YEAR = "public, max-age=31536000, immutable"


def routes(base: str = "") -> list[BaseRoute]:
    """`/assets/<name>` for every folder of map assets, `/api/layer/{version}.json`, and the service for GIS at `/api`.

    `base`: the path below which Streamlit itself is served (`server.baseUrlPath`), with or without slashes.
    """
    folders = {"leaflet": leaflet_directory(), "atlas": STATIC, "basemap": BASEMAP}
    mounts: list[BaseRoute] = [
        Mount(f"/assets/{name}", StaticFiles(directory=folder)) for name, folder in folders.items()
    ]
    found = [*mounts, Route("/api/layer/{version}.json", _layer), *api_routes()]
    return [Mount(f"/{base.strip('/')}", routes=found)] if base.strip("/") else found


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
    if _has(request, found):
        return Response(status_code=304, headers=headers)
    return Response(found.body, media_type="application/json", headers=headers)


def _has(request: Request, found: Layer) -> bool:
    """Whether the client holds this version; a proxy may have weakened its tag."""
    tags = (tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(","))
    return any(tag in ("*", f'"{found.version}"') for tag in tags)


def _refusal(sentence: str, status: int) -> Response:
    return PlainTextResponse(sentence, status, headers={"Cache-Control": "no-store"})
