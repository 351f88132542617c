"""Which datasets there are: one folder each, with events.parquet, dataset.json and rejected.csv."""

from __future__ import annotations

import difflib
import json
import os
from pathlib import Path

from geo.datasets.dataset import Dataset
from geo.errors import DatasetError

__all__ = ["RESERVED", "datasets", "datasets_folder", "open_dataset"]

RESERVED = ("claims", "places", "legs")
"""Names of the atlas's own collections: a dataset that bears one stands on the map, but is never served by the API."""


def datasets_folder() -> Path:
    """Where datasets lie: `$ATLAS_DATASETS`, or `datasets` in the user's data folder of this program."""
    named = os.environ.get("ATLAS_DATASETS")
    if named:
        return Path(named)
    from platformdirs import user_data_dir

    return Path(user_data_dir("basing-atlas", appauthor=False)) / "datasets"


def datasets(folder: Path | None = None) -> list[Dataset]:
    """Every dataset that is complete, by slug. A folder that cannot be read is passed over."""
    root = folder or datasets_folder()
    found = []
    for path in sorted(root.glob("*/dataset.json")):
        if not path.parent.name.startswith("."):
            try:
                found.append(_read(path.parent))
            except DatasetError:
                continue  # one broken folder must not take the others from the map; open_dataset says why
    return found


def open_dataset(slug: str, folder: Path | None = None) -> Dataset:
    """The dataset of that name. Raises DatasetError with names that are near it, or what is wrong with it."""
    root = folder or datasets_folder()
    if (root / slug / "dataset.json").is_file() and Path(slug).name == slug:
        return _read(root / slug)
    known = [dataset.slug for dataset in datasets(root)]
    near = difflib.get_close_matches(slug[:80], known, 3, 0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(known) or 'none yet'}."
    raise DatasetError(f"No dataset is called {slug[:80]!r}: {hint}")


def _read(folder: Path) -> Dataset:
    path = folder / "dataset.json"
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
        dataset = Dataset.from_description(about, folder)
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise DatasetError(f"{path} does not describe a dataset ({error}): import its table again.") from None
    if not dataset.path.is_file():
        raise DatasetError(f"{dataset.path} is missing: import its table again.")
    return dataset
