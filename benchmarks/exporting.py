"""Files of a dataset's events, made by the atlas and by GeoDataFrame.to_file."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from geo.datasets import EVERYTHING, open_dataset
from geo.export.envelope import events_envelope
from geo.export.eventfiles import events_csv, events_parquet


def compare_exports(folder: Path, sizes: list[int]) -> dict[str, dict[str, float]]:
    """Seconds for each way, the faster of two."""
    import geopandas as gpd

    found = {}
    for size in sizes:
        dataset = open_dataset(f"made-{size}", folder)
        said = events_envelope(dataset, {}, [], "all events")
        frame = gpd.read_parquet(dataset.path).drop(columns=["raw"])
        frame["actors"] = frame["actors"].map("; ".join)
        with tempfile.TemporaryDirectory() as out:
            room = Path(out)

            def geojson(dataset: Any = dataset, room: Path = room) -> None:
                with (room / "ours.geojson").open("w") as file:
                    for feature in dataset.features():
                        file.write(json.dumps(feature, ensure_ascii=False))

            ways: dict[str, Callable[[], object]] = {
                "GeoParquet, atlas": lambda dataset=dataset, said=said: events_parquet(dataset, EVERYTHING, said),
                "CSV, atlas": lambda dataset=dataset, said=said: events_csv(dataset, EVERYTHING, said),
                "GeoJSON, atlas (streamed)": geojson,
                "GeoJSON, to_file": lambda frame=frame, room=room: frame.to_file(room / "theirs.geojson", driver="GeoJSON"),
                "GeoPackage, to_file": lambda frame=frame, room=room: frame.to_file(room / "theirs.gpkg", driver="GPKG"),
                "GeoParquet, to_parquet": lambda frame=frame, room=room: frame.to_parquet(room / "theirs.parquet"),
            }  # fmt: skip
            found[str(size)] = {name: min(_seconds(way), _seconds(way)) for name, way in ways.items()}
    return found


def _seconds(way: Callable[[], object]) -> float:
    began = time.perf_counter()
    way()
    return time.perf_counter() - began
