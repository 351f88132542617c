"""One imported dataset: what it says of itself, and its events by column, page or feature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from geo.datasets.filter import EVERYTHING, Filter

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Dataset"]


@dataclass(frozen=True)
class Dataset:
    """A folder of events. Opening it reads no event; columns are read and kept when they are asked for.

    slug   the name of its folder, so that no two have the same
    version  changes whenever the events do; for caches and ETags
    years  first and last year of what is dated; None: nothing is
    bbox   west, south, east, north of what is placed, in degrees; None: nothing is
    about  everything that dataset.json says, the mapping among it
    """

    slug: str
    title: str
    kind: str
    licence: str | None
    version: str
    imported: str
    events: int
    rejected: int
    unplaced: int
    undated: int
    years: tuple[int, int] | None
    bbox: tuple[float, float, float, float] | None
    folder: Path = field(compare=False)
    about: Mapping[str, Any] = field(compare=False, repr=False)

    @classmethod
    def from_description(cls, about: Mapping[str, Any], folder: Path) -> Self:
        """From what dataset.json holds. Raises LookupError, TypeError or ValueError where that is not a dataset's."""
        counts, box, years = about["counts"], about["bbox"], about["years"]
        if box and len(box) != 4:
            raise ValueError(f"a bbox has 4 sides, not {len(box)}")
        return cls(
            slug=folder.name, title=str(about["title"]), kind=str(about["kind"]), licence=about["licence"],
            version=str(about["version"]), imported=str(about["imported"]), events=int(counts["events"]), rejected=int(counts["rejected"]),
            unplaced=int(counts["unplaced"]), undated=int(counts["undated"]),
            years=(int(years[0]), int(years[1])) if years else None,
            bbox=(float(box[0]), float(box[1]), float(box[2]), float(box[3])) if box else None,
            folder=folder, about=about,
        )  # fmt: skip

    @property
    def path(self) -> Path:
        """The GeoParquet file."""
        return self.folder / "events.parquet"

    @property
    def rejected_path(self) -> Path:
        """Rows that were set aside: row, reason, raw."""
        return self.folder / "rejected.csv"

    def count(self, wanted: Filter = EVERYTHING) -> int:
        """How many events answer the question."""
        from geo.datasets import rows

        return rows.count(self._file, wanted)

    def left_out(self, wanted: Filter = EVERYTHING) -> dict[str, int]:
        """How many events do not answer, by why, in the words of `Selection.hidden` and two of an event table's own."""
        from geo.datasets import rows

        return dict(rows.left_out(self._file, wanted))

    def columns(self, names: Sequence[str] | None = None, wanted: Filter = EVERYTHING) -> pa.Table:
        """Columns of the events that answer, in the file's order (by start); all columns where none are named.

        `table["lat"].to_numpy()` gives float64 degrees with NaN where unplaced; `start` and `end` are date32,
        that is days since 1970-01-01. Raises DatasetError for a column that no dataset has.
        """
        from geo.datasets import rows

        return rows.columns(self._file, names, wanted)

    def page(
        self,
        wanted: Filter = EVERYTHING,
        offset: int = 0,
        limit: int = 100,
        names: Sequence[str] | None = None,
    ) -> pa.Table:
        """At most `limit` of the events that answer, after `offset` of them; reads only their row groups.

        Raises DatasetError for a negative offset or limit.
        """
        from geo.datasets import rows

        return rows.page(self._file, wanted, offset, limit, names)

    def event(self, id_: str) -> dict[str, Any] | None:
        """One event by its id, columns by name; None where the dataset has no such id."""
        from geo.datasets import rows

        return rows.event(self._file, id_)

    def telling(self) -> tuple[int, ...]:
        """The numbers, from 0, of the events that show of which type a property is where the first ones may not.

        The first whose date is no plain day, and the first with a radius and with a second end.
        """
        from geo.datasets import rows

        return rows.telling(self._file)

    def values(self, column: str, wanted: Filter = EVERYTHING) -> Counter[str]:
        """How often each value of a column of words stands among the events that answer; actors one by one."""
        from geo.datasets import rows

        return rows.values(self._file, column, wanted)

    def features(
        self, wanted: Filter = EVERYTHING, offset: int = 0, limit: int | None = None
    ) -> Iterator[dict[str, Any]]:
        """GeoJSON features (longitude first; geometry null where unplaced), read a batch at a time."""
        from geo.datasets.features import features

        return features(self, wanted, offset, limit)

    @property
    def _file(self) -> tuple[Path, int]:
        """The file and when it was written, so that nothing is remembered of a file that was replaced."""
        return self.path, self.path.stat().st_mtime_ns
