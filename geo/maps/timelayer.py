"""The time layer: a folium element that starts the script, and a feature group that only sets its state.

streamlit-folium rebuilds a map when the map's own script changes and merely evaluates the script of
``feature_group_to_add`` when it does not. So the map is constant and everything that changes goes through
:func:`state_group`.
"""

from collections.abc import Mapping
from typing import Any, Literal, TypedDict

import folium
from jinja2 import Template

from geo.maps.rings import Rings


class Flight(TypedDict):
    """A spot the map is to go to. Degrees, WGS 84, and Leaflet's zoom."""

    lat: float
    lon: float
    zoom: float
    name: str
    """what the pin there says; empty: no pin, the place has its mark"""
    n: int
    """counts flights: each is made once"""


class Field(TypedDict):
    """A dataset's events: where their columns are, and which of them pass."""

    address: str
    """of the columns (`geo.maps.fieldcolumns`), with their version"""
    rows: str
    """where `<row>.json` says what the table says of a row"""
    keep: dict[str, list[str]]
    """column to the words that pass: family, kind, about, stance, country, source, actor"""
    known: int | None
    """only events published by that day (days since 1970-01-01)"""
    none: bool
    """nothing passes: a filter is on that no event table can answer"""
    spot: list[float] | None
    """latitude, longitude of the chosen event"""


class State(TypedDict, total=False):
    """What is shown. Keys left out keep their value (at first: all claims, the whole span, nothing selected)."""

    mask: list[int] | None
    """indexes of the claims that pass every filter but time; ``None`` for all"""
    years: list[int]
    """first and last year shown, both included"""
    undated: bool
    """whether undated claims are shown among these years"""
    undated_on: bool
    """their switch: when the reader moves the years on the map, it alone keeps them"""
    presumed: bool
    color: Literal["family", "actor"]
    selected: str | None
    """place id"""
    claim: str | None
    """claim id; its leg is drawn stronger"""
    theme: Literal["light", "dark"]
    extent: list[int]
    """first and last year of the strip's axis"""
    seq: int
    """the highest ``n`` of the events seen so far; a state with an older one leaves the reader's own moves alone"""
    typed: int
    """counts what was typed into ``boxes``, so that the layer, which has drawn it already, hears of every answer"""
    awaited: bool
    """whether the page waits to hear that the map is drawn"""
    rings: Rings | None
    """rings of true distance around a hub"""
    fly: Flight | None
    """where to go; ``None`` takes the pin of the last one away"""
    raised: bool
    """open on the whole story above the legend, where lines lead south; read when the map is drawn"""
    field: Field | None
    """events of a dataset, drawn below the marks of the atlas"""
    at: list[float]
    """latitude, longitude, zoom at the start; read once, when the map is first drawn"""


class TimeLayer(folium.MacroElement):
    """Starts the drawing on the map it is added to, with ``options`` as ``timelayer.js`` reads them."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "window.atlas = Atlas.start({{ this._parent.get_name() }}, {{ this.options|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, options: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "TimeLayer"
        self.options = dict(options)


class _SetState(folium.MacroElement):
    _template = Template(
        "{% macro script(this, kwargs) %}window.atlas.setState({{ this.state|tojson }});{% endmacro %}"
    )

    def __init__(self, state: State) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "SetState"
        self.state = state


def state_group(state: State) -> folium.FeatureGroup:
    """A feature group for ``st_folium(…, feature_group_to_add=…)`` that hands ``state`` to the drawn map."""
    group = folium.FeatureGroup(name="state", control=False)
    group.add_child(_SetState(state))
    return group
