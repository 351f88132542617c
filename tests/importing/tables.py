"""Small tables for tests, and importing them into a folder of their own."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from geo.datasets import Dataset, open_dataset
from geo.importing import Summary, import_table

COLUMNS = ("id", "lat", "lon", "start", "place_name")
ROW = {"id": "a", "lat": "42.9", "lon": "74.6", "start": "2005-01-20", "place_name": "Port Amber"}


def table(path: Path, *rows: Mapping[str, str], columns: Iterable[str] = COLUMNS) -> Path:
    """A CSV; what a row does not say is as in ROW, but ids are a1, a2 and so on."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), extrasaction="ignore", restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({**ROW, "id": f"a{n}", **row} for n, row in enumerate(rows, 1))
    return path


class Desk:
    """A folder of datasets, and imports into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.datasets = folder / "datasets"

    def file(self, content: bytes | str, name: str = "table.csv") -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def run(self, path: Path, kind: str = "csv", mapping: str | None = None, **options: Any) -> Summary:
        rules = self.file(mapping, "mapping.toml") if mapping else None
        return import_table(path, kind, mapping=rules, folder=self.datasets, **options)

    def opened(self, slug: str = "table") -> Dataset:
        return open_dataset(slug, self.datasets)

    def events(self, slug: str = "table") -> list[dict[str, Any]]:
        """Events by column, in the order of their ids."""
        found: list[dict[str, Any]] = self.opened(slug).columns().to_pylist()
        return sorted(found, key=lambda event: str(event["id"]))

    def rejected(self, slug: str = "table") -> list[tuple[int, str, str]]:
        with self.opened(slug).rejected_path.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        assert head == ["row", "reason", "raw"]
        return [(int(row), reason, raw) for row, reason, raw in rows]
