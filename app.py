"""The application: pages for people, routes for programs. `streamlit run app.py` starts it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route
from streamlit import App, config

from geo.current import current_atlas
from geo.errors import AtlasError
from geo.serve import starting
from geo.serve.routes import routes

DRAWING = ("pandas", "folium.plugins")
"""What the first page loads to draw its map and its rows, with all that they bring along: the better part of a second."""


def lead(to: str) -> Callable[[Request], RedirectResponse]:
    """From an address that a reader may well type to the one that Streamlit serves, with its query."""
    return lambda request: RedirectResponse(f"./{to}?{request.url.query}" if request.url.query else f"./{to}")


@asynccontextmanager
async def lifespan(_: App) -> AsyncIterator[None]:
    """From the moment the server stands, it makes ready what the first reader would wait for."""
    starting.start(open_records, DRAWING)
    yield


def open_records(progress: Callable[..., None]) -> None:
    """Open the records; what is wrong with them, every page says."""
    with suppress(AtlasError):
        current_atlas(progress)


base = (config.get_option("server.baseUrlPath") or "").strip("/")
under = f"/{base}" if base else ""
# Streamlit serves its first page at the root only, and would say that `/map` does not exist.
named = [Route(f"{under}/map", lead("")), Route(f"{under}/sites", lead("site"))]
app = App("pages/_frame.py", routes=[*named, *routes(base)], lifespan=lifespan)
