"""What an import came to, as a sentence and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from geo.datasets.dataset import Dataset

__all__ = ["COUNTS", "Summary"]


COUNTS = ("rows", "events", "rejected", "unplaced", "undated", "repeated_ids")


@dataclass(frozen=True)
class Summary:
    """Counts of one import. `rows` = `events` + `rejected`; `notes` say what was kept but read in a particular way."""

    dataset: str
    folder: Path
    rows: int
    events: int
    rejected: int
    unplaced: int
    undated: int
    repeated_ids: int
    notes: dict[str, int]
    reasons: dict[str, int]
    resumed: bool
    replaced: str | None
    """When the dataset that stood under this name was imported."""
    replaced_events: int | None
    replaced_same_file: bool | None
    """Whether that was made of the same bytes."""

    @classmethod
    def of(
        cls, description: Mapping[str, Any], folder: Path, *, resumed: bool, replaced: Dataset | None
    ) -> Self:
        """From what dataset.json says, and the dataset that stood there before."""
        same = replaced.about["source"].get("sha256") == description["source"]["sha256"] if replaced else None
        counts: Mapping[str, int] = description["counts"]
        return cls(
            dataset=str(description["slug"]), folder=folder, notes=dict(description["notes"]), reasons=dict(description["reasons"]),
            resumed=resumed, replaced=replaced.imported if replaced else None,
            replaced_events=replaced.events if replaced else None, replaced_same_file=same, **{name: counts[name] for name in COUNTS},
        )  # fmt: skip

    def as_json(self) -> dict[str, Any]:
        """The same as plain values."""
        return asdict(self) | {"folder": str(self.folder), "rejected_file": str(self.folder / "rejected.csv")}

    def __str__(self) -> str:
        kept = [
            f"{self.unplaced:,} without a place" * bool(self.unplaced),
            f"{self.undated:,} without a date" * bool(self.undated),
        ]
        among = ", ".join(filter(None, kept))
        said = [
            f"{self.dataset}: {self.events:,} of {self.rows:,} rows imported"
            + (f" ({among})" if among else "")
            + "."
        ]
        if self.rejected:
            commonest = next(iter(self.reasons), "")
            said.append(
                f"{self.rejected:,} set aside, each with its reason, in {self.folder / 'rejected.csv'}"
                + (f"; most often: {commonest}." if commonest else ".")
            )
        if self.repeated_ids:
            said.append(
                f"{self.repeated_ids:,} rows bear an id that an earlier row has; they are kept with ~2, ~3 … behind it."
            )
        said += [f"{count:,} {what}." for what, count in self.notes.items()]
        if self.resumed:
            said.append("An interrupted import was gone on with.")
        if self.replaced:
            made = "the same file" if self.replaced_same_file else "a file of that name with other contents"
            said.append(
                f"It takes the place of the import of {self.replaced[:10]}, {self.replaced_events:,} events made of {made}."
            )
        return " ".join(said)
