"""A map of a few marks, each a number or one or more signs: gazetteer candidates, changes between two dates.

The same basemap and styles as the sheet, without years. As there, the map is constant and everything
that changes goes through :func:`marks_group`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

import branca.element
import folium
from jinja2 import Template

from geo.maps.assets import Assets
from geo.maps.sheet import CREDIT

__all__ = ["Legend", "Mark", "Marks", "Sign", "build", "marks_group"]

SCRIPT = "marksheet"


class Sign(TypedDict):
    """One disc of a mark: a symbol of `marksheet.js`, its colour, and what it says."""

    symbol: str
    color: str
    text: str


class Mark(TypedDict, total=False):
    """A place on the map; `lat`, `lon` in degrees."""

    id: str
    lat: float
    lon: float
    name: str
    number: int
    """in place of signs; the same as in the list beside the map"""
    signs: list[Sign]
    areal: bool
    """about an area as a whole: drawn as a badge"""
    radius_m: int | None
    """how far the true spot may lie: a dotted circle at true scale"""
    aside: bool
    """the map does not make room for it when it moves to its marks"""
    words: str
    """the tip, and what a screen reader says after the name"""


class Legend(TypedDict):
    """One entry of the legend."""

    symbol: str
    color: str
    text: str


class Marks(TypedDict, total=False):
    """What is shown."""

    marks: list[Mark]
    lines: list[list[tuple[float, float]]]
    """lines of latitude, longitude; drawn dashed"""
    legend: list[Legend]
    selected: str | None
    theme: str
    fit: str
    """the map moves to its marks whenever this word changes, and never else"""
    picking: bool
    """a press on the map is told as a spot; marks cannot be chosen then"""
    label: str
    """what the map shows, for those who listen"""
    seq: int


class _Start(folium.MacroElement):
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "window.atlas = Atlas.startMarks({{ this._parent.get_name() }}, {{ this.options|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, options: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "MarkSheet"
        self.options = dict(options)


class _Set(folium.MacroElement):
    _template = Template(
        "{% macro script(this, kwargs) %}window.atlas.setState({{ this.state|tojson }});{% endmacro %}"
    )

    def __init__(self, state: Marks) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "SetMarks"
        self.state = state


def build(assets: Assets, *, channel: str, height: int = 520, narrow_height: int = 360) -> folium.Map:
    """An empty sheet. `channel` names the list that lights up with it. Assets may be linked or inlined."""
    sheet = folium.Map(
        location=[45.0, 67.0], zoom_start=4, tiles=None, height=height, zoom_control=False, attribution_control=True,
        zoom_snap=0.25, zoom_delta=1, wheel_px_per_zoom_level=120,
        max_bounds=True, min_lat=-80, max_lat=84, min_lon=-200, max_lon=200, max_bounds_viscosity=0.8,
    )  # fmt: skip
    sheet.options.update(minZoom=1, maxZoom=12)
    assets = assets.with_script(SCRIPT)
    sheet.default_js, sheet.default_css = list(assets.js), list(assets.css)
    figure = sheet.get_root()
    assert isinstance(figure, branca.element.Figure), "a folium map draws itself into a figure"
    for style in assets.styles:
        figure.header.add_child(_Text(f"<style>{style}</style>"))
    for script in assets.scripts:
        figure.header.add_child(_Text(f"<script>{script}</script>"))
    options = {
        "basemap": assets.basemap,
        "channel": channel,
        "credit": CREDIT,
        "narrow_height": narrow_height,
    }
    sheet.add_child(_Start(options))
    return sheet


def marks_group(state: Marks) -> folium.FeatureGroup:
    """A feature group for ``st_folium(…, feature_group_to_add=…)`` that hands ``state`` to the drawn map."""
    group = folium.FeatureGroup(name="state", control=False)
    group.add_child(_Set(state))
    return group


class _Text(branca.element.Element):
    """Text that goes into the page as it is: a script is no template, whatever braces it holds."""

    def __init__(self, source: str) -> None:
        super().__init__("{{ this.source }}")
        self.source = source
