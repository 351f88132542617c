"""Where the map's scripts, styles and basemap come from: local addresses, or everything inside the page."""

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
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
    "basemap",
    "pins",
    "arrange",
    "places",
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
FIELD = ("events", "eventpaint", "fieldpointer", "field")
"""What draws a dataset's events; only beside a server, which has the datasets."""

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
        """Addresses below ``prefix``, where ``leaflet/``, ``atlas/`` and ``basemap/`` are served.

        From inside the streamlit-folium frame the prefix is ``../../assets``, which survives a base path.
        """
        root, mark = prefix.rstrip("/"), f"?v={version()}"
        ours = [(f"atlas_{name}", f"{root}/atlas/{name}.js{mark}") for name in (*SCRIPTS, *FIELD)]
        return cls(
            basemap={name: f"{root}/basemap/{name}.geojson{mark}" for name in LAYERS},
            js=[("leaflet", f"{root}/leaflet/leaflet.js"), *ours],
            css=[
                ("leaflet_css", f"{root}/leaflet/leaflet.css"),
                ("atlas_css", f"{root}/atlas/atlas.css{mark}"),
            ],
        )

    @classmethod
    def inlined(cls) -> "Assets":
        """Everything as text, pictures as data: addresses; a page built with it asks nothing of any server."""
        leaflet = leaflet_directory()
        library = re.sub(r"//# sourceMappingURL=\S+", "", (leaflet / "leaflet.js").read_text("utf-8"))
        style = _inline_pictures((leaflet / "leaflet.css").read_text("utf-8"), leaflet)
        return cls(
            basemap={name: json.loads((BASEMAP / f"{name}.geojson").read_text("utf-8")) for name in LAYERS},
            scripts=[library, *((STATIC / f"{name}.js").read_text("utf-8") for name in SCRIPTS)],
            styles=[style, (STATIC / "atlas.css").read_text("utf-8")],
        )


def _inline_pictures(style: str, directory: Path) -> str:
    """The style sheet with every ``url(file)`` replaced by the file itself."""

    def data(match: re.Match[str]) -> str:
        path = directory / match.group(1)
        if not path.is_file():  # "#default#VML", for Internet Explorer
            return match.group(0)
        kind = "svg+xml" if path.suffix == ".svg" else path.suffix[1:]
        return f"url(data:image/{kind};base64,{base64.b64encode(path.read_bytes()).decode()})"

    return re.sub(r"url\(([^)]+)\)", data, style)
