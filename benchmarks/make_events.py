"""Datasets of made-up events of any size, from a fixed seed, written straight into the folder of datasets.

`python -m benchmarks.make_events FOLDER 10000 100000` makes `made-10000` and `made-100000` there. Nothing in them is
true: towns are random spots, half of all events lie near one of them, dates run from 1991 to 2020, and one event in
fifty is a movement to a town.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from geo.datasets.schema import EVENTS, points, with_geo

FIRST_DAY, LAST_DAY = 7670, 18627
"""1 January 1991 and 31 December 2020, in days since 1970-01-01."""
FAMILIES = ("proposed", "agreed", "in-use", "ending", "against", "talk", None)
PRECISIONS = {"exact": 1_000, "near": 25_000, "district": 75_000, "province": 250_000, "country": None}
STANCES = ("asserted", "reported", "alleged", "denied")
MOVEMENTS = 0.02
"""Share of events with a second end."""
FORMAT = 2
ACTORS = tuple(f"Party {n}" for n in range(1, 240))


def events(rows: int, seed: int = 7) -> Any:
    """A table of events, ordered by their first day."""
    random = np.random.default_rng(seed)
    lat, lon = _spots(rows, random)
    start, end = _days(rows, random)
    order = np.argsort(np.where(start < 0, 99_999, start), kind="stable")
    precision = random.choice(list(PRECISIONS), rows, p=[0.5, 0.25, 0.1, 0.1, 0.05])
    family = random.integers(0, len(FAMILIES), rows)
    columns: dict[str, Any] = {
        "id": [f"made-{n}" for n in range(rows)],
        "lat": pa.array(lat, from_pandas=True), "lon": pa.array(lon, from_pandas=True),
        "start": _dates(start[order]), "end": _dates(end[order]),
        "when": pa.nulls(rows, pa.string()),
        "precision": precision, "radius_m": [PRECISIONS[word] for word in precision],
        "family": pa.array(FAMILIES).take(pa.array(family)), "kind": pa.array(["reported-event"] * rows),
        "about": pa.array(["security"] * rows), "stance": random.choice(STANCES, rows, p=[0.3, 0.5, 0.15, 0.05]),
        "actors": _actors(rows, random), "place_name": pa.array([f"Town {n % 997}" for n in range(rows)]),
        "country": random.choice(["KZ", "KG", "UZ", "TJ", "TM", "AF"], rows),
        "says": pa.array([f"Made-up event number {n}." for n in range(rows)]),
        "source": pa.array([f"Gazette {n % 53}" for n in range(rows)]), "source_url": pa.nulls(rows, pa.string()),
        "published": _dates(np.where(start[order] < 0, -1, end[order] + 3)),
        "dataset": pa.array([f"made-{rows}"] * rows), "raw": pa.nulls(rows, pa.string()),
    }  # fmt: skip
    columns |= _second_ends(rows, seed)
    columns["geometry"] = points(columns["lat"], columns["lon"])
    return pa.table({name: columns[name] for name in EVENTS.names}, schema=EVENTS)


def write(folder: Path, rows: int, seed: int = 7) -> Path:
    """The dataset `made-<rows>` below `folder`, made unless it is there in the format of today."""
    home = folder / f"made-{rows}"
    described = home / "dataset.json"
    if described.exists() and json.loads(described.read_text()).get("format") == FORMAT:
        return home
    return write_table(events(rows, seed), home)


def write_table(table: Any, home: Path) -> Path:
    """A folder with these events and their description."""
    home.mkdir(parents=True, exist_ok=True)
    rows = len(table)
    lat, lon = table["lat"].to_numpy(), table["lon"].to_numpy()
    placed = ~np.isnan(lat)
    sides = (
        (lon[placed].min(), lat[placed].min(), lon[placed].max(), lat[placed].max()) if placed.any() else None
    )
    box = (float(sides[0]), float(sides[1]), float(sides[2]), float(sides[3])) if sides else None
    days = [day.year for name in ("start", "end") for day in pc.min_max(table[name]).as_py().values() if day]
    schema = with_geo(table.schema, box)
    parquet.write_table(
        table.cast(schema), home / "events.parquet", row_group_size=100_000, compression="zstd"
    )
    (home / "rejected.csv").write_text("row,reason,raw\n")
    counts = {
        "events": rows,
        "rejected": 0,
        "unplaced": int((~placed).sum()),
        "undated": table["start"].null_count,
    }
    about = {
        "slug": home.name, "title": f"{rows:,} made-up events", "kind": "csv", "imported": "2024-01-01", "licence": None,
        "counts": counts, "bbox": box, "years": [min(days), max(days)] if days else None, "version": f"{rows:08x}-{FORMAT}",
        "format": FORMAT, "mapping": {}, "source": {"file": "none", "sha256": ""},
    }  # fmt: skip
    (home / "dataset.json").write_text(json.dumps(about, indent=1))
    return home


def _spots(rows: int, random: np.random.Generator) -> tuple[Any, Any]:
    """Half near a town, a tenth exactly in one, the others anywhere; one in two hundred unplaced."""
    towns = np.stack([random.uniform(36, 54, 300), random.uniform(48, 86, 300)])
    of = random.integers(0, 300, rows)
    kind = random.random(rows)
    spread = np.select([kind < 0.1, kind < 0.5], [0.0, 0.35], 0.0)
    lat = towns[0][of] + random.normal(0, 1, rows) * spread
    lon = towns[1][of] + random.normal(0, 1, rows) * spread
    anywhere = (kind >= 0.5) & (kind < 0.995)
    lat = np.where(anywhere, random.uniform(35, 55, rows), lat)
    lon = np.where(anywhere, random.uniform(47, 87, rows), lon)
    return np.where(kind >= 0.995, np.nan, lat), np.where(kind >= 0.995, np.nan, lon)


def _second_ends(rows: int, seed: int) -> dict[str, Any]:
    """Towns that one event in fifty leads to; drawn apart, so that nothing else of the table depends on them."""
    random = np.random.default_rng([seed, 2])
    lat, lon = random.uniform(36, 54, 300), random.uniform(48, 86, 300)
    of, none = random.integers(0, 300, rows), random.random(rows) >= MOVEMENTS
    names = pa.array([f"Harbour {n}" for n in range(300)]).take(pa.array(of, mask=none))
    return {"to_place": names, "to_lat": pa.array(lat[of], mask=none), "to_lon": pa.array(lon[of], mask=none)}


def _days(rows: int, random: np.random.Generator) -> tuple[Any, Any]:
    """Most events last a day, some weeks; -1 where a day is not known."""
    start = random.integers(FIRST_DAY, LAST_DAY - 400, rows)
    end = start + np.where(random.random(rows) < 0.8, 0, random.integers(1, 400, rows))
    kind = random.random(rows)
    start = np.where((kind < 0.02) | (kind > 0.99), -1, start)
    end = np.where((kind < 0.01) | (kind > 0.98), -1, end)
    return start, end


def _dates(days: Any) -> Any:
    return pa.array(days.astype(np.int32), mask=days < 0).cast(pa.date32())


def _actors(rows: int, random: np.random.Generator) -> Any:
    """One or two a row, a few of them in most."""
    counts = random.integers(1, 3, rows)
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    ranks = np.minimum(random.zipf(1.5, int(offsets[-1])) - 1, len(ACTORS) - 1)
    return pa.ListArray.from_arrays(pa.array(offsets), pa.array(ACTORS).take(pa.array(ranks)))


if __name__ == "__main__":
    for size in sys.argv[2:]:
        print(write(Path(sys.argv[1]), int(size)))  # noqa: T201
