"""The folium page with Leaflet from this machine, as the atlas serves it."""

from pathlib import Path

from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from streamlit import App

from geo.maps.assets import leaflet_directory

app = App(
    str(Path(__file__).with_name("folium_page.py")),
    routes=[Mount("/assets/leaflet", StaticFiles(directory=leaflet_directory()))],
)
