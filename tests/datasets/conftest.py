from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from geo.datasets import Dataset, open_dataset
from geo.importing import import_table

POINTS = [
    # id, when, lon, lat, actors, kind, published
    ("dated", "2005-01-20", (74.6, 42.9), ["Norland", "Westland"], "operating", "2005-02-01"),
    ("long", "2001/2006-08", (66.9, 39.6), ["Norland"], "deployed", "2007"),
    ("by", "[..2003-05-05]", (-179.5, 51.0), ["Southland"], "reported", None),
    ("open", "2003/..", (179.5, 51.0), [], "withdrawn", "2004-06-30"),
    ("undated", None, (0.5, -33.0), ["Southland"], "requested", "1999"),
    ("nowhere", "2010", None, ["Norland"], "operating", "2011-01-01"),
]


def _feature(
    id_: str, when: str | None, at: Any, actors: list[str], kind: str, published: str | None
) -> dict[str, Any]:
    said = {
        "id": id_,
        "when": when,
        "actors": actors,
        "kind": kind,
        "published": published,
        "country": "KG" if id_ == "dated" else None,
        "says": f"{id_}.",
    }
    return {
        "type": "Feature",
        "geometry": at and {"type": "Point", "coordinates": list(at)},
        "properties": said,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "events.geojson"
    made = [_feature(*point) for point in POINTS]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": made}), encoding="utf-8")
    import_table(path, "geojson", folder=tmp_path / "datasets", title="Six events")
    return tmp_path / "datasets"


@pytest.fixture
def six(folder: Path) -> Dataset:
    """Six made-up events of every sort that a filter tells apart."""
    return open_dataset("events", folder)
