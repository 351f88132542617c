"""A dataset's events for the map: all as packed columns, one row as words. The last few packings are kept."""

from __future__ import annotations

import gzip
import json
from contextlib import suppress
from functools import lru_cache
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from geo.datasets import EVERYTHING, Dataset, datasets_folder, open_dataset
from geo.errors import DatasetError
from geo.export.eventcard import days_in_words, ends_in_words
from geo.maps.fieldcolumns import LAYOUT, field_columns

if TYPE_CHECKING:
    from geo.records.vocabulary import Vocabulary

__all__ = ["columns_version", "packed_columns", "prepare", "row_in_words"]

LEVEL = 5
"""Of gzip: a tenth of a second for a hundred thousand events, done once."""
_SAID = ("id", "start", "end", "when", "family", "kind", "stance", "precision", "actors", "place_name", "to_place", "to_lat", "says", "source")  # fmt: skip


def columns_version(dataset: Dataset) -> str:
    """Changes with the events and with the layout of the container."""
    return f"{dataset.version}-{LAYOUT}"


def packed_columns(slug: str, version: str) -> bytes | None:
    """The container in gzip; None if the dataset has another version by now.

    Raises DatasetError where there is no such dataset or its file cannot be read.
    """
    dataset = open_dataset(slug)
    if columns_version(dataset) != version:
        return None
    with _turn:  # who comes second takes what the first has packed
        return _packed(str(datasets_folder()), slug, version)


def prepare(dataset: Dataset) -> None:
    """Have the columns packed beside, so that they are ready when the browser has drawn a map to put them on."""
    Thread(target=_prepare, args=(dataset.slug, columns_version(dataset)), daemon=True).start()


def _prepare(slug: str, version: str) -> None:
    with suppress(DatasetError):  # the request that follows says what is wrong
        packed_columns(slug, version)


_turn = Lock()


@lru_cache(maxsize=3)
def _packed(folder: str, slug: str, version: str) -> bytes:
    """Folder and version are only there to be remembered with the bytes."""
    return gzip.compress(field_columns(open_dataset(slug)), LEVEL, mtime=0)


def row_in_words(slug: str, version: str, row: int, words: Vocabulary) -> bytes | None:
    """One row as JSON: `id`, a `title`, and `lines` for a tip. None for another version or no such row."""
    dataset = open_dataset(slug)
    if columns_version(dataset) != version or not 0 <= row < dataset.events:
        return None
    found = dataset.page(EVERYTHING, row, 1, _SAID).to_pylist()
    if not found:
        raise DatasetError(f"{dataset.path} is shorter than dataset.json says: import its table again.")
    return json.dumps(_tip(found[0], words), ensure_ascii=False).encode()


def _tip(event: dict[str, Any], words: Vocabulary) -> dict[str, Any]:
    kind = words.label("kind", event["kind"]) if event["kind"] in words.kinds else "reported event"
    spot = words.label("precision", event["precision"]) if event["precision"] else "place: precision not told"
    lines = [
        event["says"],
        f"{days_in_words(event)} · {kind}",
        ", ".join(event["actors"] or []),
        spot,
        event["source"],
        "movement; the line is schematic, not the route" if event["to_lat"] is not None else "",
    ]
    place = ends_in_words(event, "{} → {}") or "Place not named"
    return {"id": event["id"], "title": place, "lines": [_short(line) for line in lines if line]}


def _short(line: str, limit: int = 160) -> str:
    return line if len(line) <= limit else line[: limit - 1] + "…"
