"""The map as one constant folium.Map, without any address outside the page's own server."""

from collections.abc import Mapping, Sequence
from typing import Any

import branca.element
import folium

from geo.maps.assets import Assets
from geo.maps.timelayer import State, TimeLayer

HEIGHT = 670
"""Map and strip together, in pixels, as asked of the frame on a wide screen."""
NARROW_HEIGHT = 590
"""The same on a phone."""
CREDIT = "Natural Earth; cities: GeoNames (CC BY 4.0)"


def build(
    layer: str | Mapping[str, Any],
    assets: Assets,
    *,
    at: Sequence[float] | None = None,
    state: State | None = None,
    height: int = HEIGHT,
    online: bool | None = None,
    boxes: Sequence[str] = (),
) -> folium.Map:
    """The sheet with its time layer and the strip of years below it.

    ``layer`` is the address the claims are fetched from (relative to the page or frame), or the data themselves.
    ``at`` is latitude, longitude, zoom; without it the map opens on the whole story. ``state`` is for pages that
    have no Python behind them; a Streamlit page sends its state with ``timelayer.state_group``, since any change of
    the map's own script rebuilds it. ``online`` offers OpenStreetMap tiles as a layer that is off until the reader
    switches it on: by default with linked assets only. ``boxes`` are CSS selectors of two inputs of the page around
    the map's frame, first and last year: what is typed there is drawn before the server has answered.
    """
    sheet = folium.Map(
        location=[45.0, 67.0], zoom_start=4, tiles=None, height=height, zoom_control=False, attribution_control=True,
        zoom_snap=0.25, zoom_delta=1, wheel_px_per_zoom_level=120,
        max_bounds=True, min_lat=-80, max_lat=84, min_lon=-200, max_lon=200, max_bounds_viscosity=0.8,
    )  # fmt: skip
    # The time layer follows the size of its frame itself; Leaflet would report that as a move of the reader's.
    sheet.options.update(minZoom=2, maxZoom=12, trackResize=False)
    sheet.default_js, sheet.default_css = list(assets.js), list(assets.css)
    figure = sheet.get_root()
    assert isinstance(figure, branca.element.Figure), "a folium map draws itself into a figure"
    for style in assets.styles:
        figure.header.add_child(_Text(f"<style>{style}</style>"))
    for script in assets.scripts:
        figure.header.add_child(_Text(f"<script>{script}</script>"))
    offered = bool(assets.js) if online is None else online
    sheet.add_child(
        TimeLayer(
            {
                "layer": layer,
                "basemap": assets.basemap,
                "at": None if at is None else [float(value) for value in at],
                "state": state or {},
                "narrow_height": NARROW_HEIGHT,
                "credit": CREDIT,
                "tiles": _online_tiles() if offered else None,
                "boxes": list(boxes) or None,
            }
        )
    )
    return sheet


class _Text(branca.element.Element):
    """Text that goes into the page as it is: a script is no template, whatever braces it holds."""

    def __init__(self, source: str) -> None:
        super().__init__("{{ this.source }}")
        self.source = source


def _online_tiles() -> dict[str, Any]:
    import xyzservices.providers

    tiles = xyzservices.providers.OpenStreetMap.Mapnik
    return {"url": tiles.build_url(), "attribution": tiles.html_attribution, "max_zoom": tiles.max_zoom}
