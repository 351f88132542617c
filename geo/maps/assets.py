"""Where the map's scripts, styles and basemap come from: local addresses, or everything inside the page."""

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

STATIC = Path(__file__).parent / "static"
BASEMAP = Path(__file__).parents[2] / "data" / "basemap"
LAYERS = ("land", "lines", "water", "names", "cities")
SCRIPTS = (
    "model",
    "layout",
    "marks",
    "tip",
    "basemap",
    "pins",
    "pictures",
    "arrange",
    "places",
    "leg",
    "legs",
    "found",
    "rings",
    "legend",
    "chart",
    "strip",
    "frame",
    "timelayer",
)
"""Order matters: each file adds to the global ``Atlas`` what the later ones use."""
FIELD = ("events", "eventpaint", "eventlegs", "eventbadges", "fieldpointer", "field")
"""What draws a dataset's events; only beside a server, which has the datasets."""
BUNDLE = "map.js"
"""The name below the prefix under which a server answers with :func:`bundle`."""

Link = tuple[str, str]


def leaflet_directory() -> Path:
    """The directory with ``leaflet.js``, ``leaflet.css`` and ``images/`` of the installed xstatic package."""
    return Path(import_module("xstatic.pkg.leaflet").BASE_DIR)


@cache
def version() -> str:
    """Eight hexadecimal digits that change whenever a script, a style or a basemap file does."""
    digest = hashlib.sha256()
    for path in sorted([*STATIC.iterdir(), *BASEMAP.glob("*.geojson")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


@cache
def bundle() -> str:
    """Leaflet and all scripts of the map as one script.

    streamlit-folium asks for a page's scripts one after the other: twenty of them cost a second before the first map.
    """
    library = (leaflet_directory() / "leaflet.js").read_text("utf-8")
    return "\n;\n".join([_without_source_map(library), *map(script, (*SCRIPTS, *FIELD))])


def script(name: str) -> str:
    """The source of one of the map's own scripts."""
    return (STATIC / f"{name}.js").read_text("utf-8")


def _without_source_map(library: str) -> str:
    return re.sub(r"//# sourceMappingURL=\S+", "", library)


@dataclass(frozen=True)
class Assets:
    """What a page needs to draw the map, either as addresses or as text.

    ``js`` and ``css`` are (name, address) pairs as folium lists them; ``scripts`` and ``styles`` are sources to put
    into the page; ``basemap`` maps a layer's name to its address or to its GeoJSON.
    """

    basemap: dict[str, Any]
    js: Sequence[Link] = ()
    css: Sequence[Link] = ()
    scripts: Sequence[str] = field(default=(), repr=False)
    styles: Sequence[str] = field(default=(), repr=False)

    @classmethod
    def linked(cls, prefix: str) -> "Assets":
        """Addresses below ``prefix``, where ``map.js``, ``leaflet/``, ``atlas/`` and ``basemap/`` are served.

        From inside the streamlit-folium frame the prefix is ``../../assets``, which survives a base path.
        """
        root, mark = prefix.rstrip("/"), f"?v={version()}"
        return cls(
            basemap={name: f"{root}/basemap/{name}.geojson{mark}" for name in LAYERS},
            js=[("atlas_map", f"{root}/{BUNDLE}{mark}")],
            css=[
                ("leaflet_css", f"{root}/leaflet/leaflet.css"),
                ("atlas_css", f"{root}/atlas/atlas.css{mark}"),
            ],
        )

    @classmethod
    def inlined(cls) -> "Assets":
        """Everything as text, pictures as data: addresses; a page built with it asks nothing of any server."""
        leaflet = leaflet_directory()
        library = _without_source_map((leaflet / "leaflet.js").read_text("utf-8"))
        style = _inline_pictures((leaflet / "leaflet.css").read_text("utf-8"), leaflet)
        return cls(
            basemap={name: json.loads((BASEMAP / f"{name}.geojson").read_text("utf-8")) for name in LAYERS},
            scripts=[library, *map(script, SCRIPTS)],
            styles=[style, (STATIC / "atlas.css").read_text("utf-8")],
        )

    def with_script(self, name: str) -> "Assets":
        """The same with one more of the map's own scripts, after the others."""
        if not self.js:
            return replace(self, scripts=[*self.scripts, script(name)])
        root = self.js[0][1].rpartition("/")[0]
        return replace(self, js=[*self.js, (f"atlas_{name}", f"{root}/atlas/{name}.js?v={version()}")])


def _inline_pictures(style: str, directory: Path) -> str:
    """The style sheet with every ``url(file)`` replaced by the file itself."""

    def data(match: re.Match[str]) -> str:
        path = directory / match.group(1)
        if not path.is_file():  # "#default#VML", for Internet Explorer
            return match.group(0)
        kind = "svg+xml" if path.suffix == ".svg" else path.suffix[1:]
        return f"url(data:image/{kind};base64,{base64.b64encode(path.read_bytes()).decode()})"

    return re.sub(r"url\(([^)]+)\)", data, style)
