"""A small map of one place: its mark, the halo in which the true spot may lie, at true scale, and the sites around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol

import branca.element
import folium
from jinja2 import Template

from geo.maps.assets import Assets
from geo.maps.sheet import CREDIT

__all__ = ["HEIGHT", "build"]

HEIGHT = 320
"""In pixels."""
SCRIPT = "locator"


class Spot(Protocol):
    """What the map needs of a place; degrees, WGS 84, and metres."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def lat(self) -> float: ...
    @property
    def lon(self) -> float: ...
    @property
    def precision(self) -> str: ...
    @property
    def radius_m(self) -> int | None: ...
    @property
    def areal(self) -> bool: ...


def build(
    place: Spot,
    others: Sequence[Spot],
    assets: Assets,
    *,
    countries: Sequence[str] = (),
    theme: Literal["light", "dark"] = "light",
    height: int = HEIGHT,
) -> folium.Map:
    """The map. For an area `countries` (two letters) are what it covers: the map shows their outline whole."""
    sheet = folium.Map(
        location=[place.lat, place.lon], zoom_start=7, tiles=None, height=height, zoom_control=False,
        attribution_control=True, zoom_snap=0.25, scroll_wheel_zoom=False, max_bounds=True,
        min_lat=-80, max_lat=84, min_lon=-200, max_lon=200,
    )  # fmt: skip
    sheet.options.update(minZoom=2, maxZoom=13)
    assets = assets.with_script(SCRIPT)
    sheet.default_js, sheet.default_css = list(assets.js), list(assets.css)
    figure = sheet.get_root()
    assert isinstance(figure, branca.element.Figure), "a folium map draws itself into a figure"
    for tag, texts in (("style", assets.styles), ("script", assets.scripts)):
        for text in texts:
            figure.header.add_child(_Text(f"<{tag}>{text}</{tag}>"))
    options = {
        **_plain(place), "others": [_plain(other) for other in others], "countries": list(countries), "theme": theme,
        "basemap": assets.basemap, "credit": CREDIT, "label": _label(place),
    }  # fmt: skip
    sheet.add_child(_Locate(options))
    return sheet


def _plain(place: Spot) -> dict[str, Any]:
    names = ("name", "kind", "lat", "lon", "precision", "radius_m", "areal")
    return {name: getattr(place, name) for name in names}


def _label(place: Spot) -> str:
    if place.areal or place.radius_m is None:
        return f"Map of {place.name}"
    return f"Map around {place.name}; the spot lies within {place.radius_m / 1000:g} km of the mark"


class _Locate(folium.MacroElement):
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "Atlas.locate({{ this._parent.get_name() }}, {{ this.options|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, options: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Locate"
        self.options = dict(options)


class _Text(branca.element.Element):
    """Text that goes into the page as it is: a script is no template, whatever braces it holds."""

    def __init__(self, source: str) -> None:
        super().__init__("{{ this.source }}")
        self.source = source
