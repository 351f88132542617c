"""The application: pages for people, routes for programs. `streamlit run app.py` starts it."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route
from streamlit import App, config

from geo.serve.routes import routes


def lead(to: str) -> Callable[[Request], RedirectResponse]:
    """From an address that a reader may well type to the one that Streamlit serves, with its query."""
    return lambda request: RedirectResponse(f"./{to}?{request.url.query}" if request.url.query else f"./{to}")


base = (config.get_option("server.baseUrlPath") or "").strip("/")
under = f"/{base}" if base else ""
# Streamlit serves its first page at the root only, and would say that `/map` does not exist.
named = [Route(f"{under}/map", lead("")), Route(f"{under}/sites", lead("site"))]
app = App("pages/_frame.py", routes=[*named, *routes(base)])
