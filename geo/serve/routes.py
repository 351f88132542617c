"""What the server answers beside the pages: map assets from this machine, and the layer's data."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from geo.errors import AtlasError
from geo.maps.assets import BASEMAP, STATIC, leaflet_directory

__all__ = ["routes"]

_YEAR = "public, max-age=31536000, immutable"


def routes() -> list[BaseRoute]:
    """Mounts `/assets/<name>` for every folder of map assets, and `/api/layer/{version}.json`."""
    folders = {"leaflet": leaflet_directory(), "atlas": STATIC, "basemap": BASEMAP}
    mounts: list[BaseRoute] = [
        Mount(f"/assets/{name}", StaticFiles(directory=folder)) for name, folder in folders.items()
    ]
    return [*mounts, Route("/api/layer/{version}.json", _layer)]


def _layer(request: Request) -> Response:
    """The claims as columns for the time layer. The version is part of the address, so it can be kept for ever."""
    from geo.current import current_atlas
    from geo.maps.columns import columns

    try:
        data = columns(current_atlas())
    except AtlasError as error:
        return PlainTextResponse(str(error), 503)
    asked = request.path_params["version"]
    kept = {"Cache-Control": _YEAR if asked == data["version"] else "no-store"}
    return JSONResponse(data, headers=kept)
