"""The application: pages for people, routes for programs. `streamlit run app.py` starts it."""

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route
from streamlit import App, config

from geo.serve.routes import routes


def to_the_map(request: Request) -> RedirectResponse:
    """From `/map` to the map: Streamlit serves its first page at the root only, and would say that `/map` does not exist."""
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


base = (config.get_option("server.baseUrlPath") or "").strip("/")
app = App("pages/_frame.py", routes=[Route(f"/{base}/map" if base else "/map", to_the_map), *routes(base)])
