"""What can go wrong, as a reader should hear it: one sentence, no traceback.

AtlasError
├── RecordError     records break their rules; all problems at once
├── ViewError       a view option that is unknown, malformed or contradictory
├── UnknownPlaceError    an id that neither the records nor the gazetteer holds
├── GazetteerError  the index cannot be built or opened
└── ExportError     a file that cannot be written as asked
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = [
    "AtlasError",
    "ExportError",
    "GazetteerError",
    "Problem",
    "RecordError",
    "UnknownPlaceError",
    "ViewError",
]


class AtlasError(Exception):
    """Any error whose text is meant for a reader."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule: where it stands, the value found, and what the rule asks."""

    file: str
    record: str
    field: str
    value: object
    rule: str

    def __str__(self) -> str:
        where = " · ".join(part for part in (self.file, self.record, self.field) if part)
        shown = "" if self.value is None else f" is {_short(self.value)}"
        return f"{where}{shown}: {self.rule}"


class RecordError(AtlasError):
    """Records that break their rules; `problems` holds every one that was found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        head = "1 problem in the records" if count == 1 else f"{count} problems in the records"
        super().__init__(head + ":\n" + "\n".join(f"  {problem}" for problem in self.problems))


class ViewError(AtlasError):
    """View options that were refused; `refused` maps each option to the reason."""

    def __init__(self, refused: dict[str, str]) -> None:
        self.refused = refused
        super().__init__(" ".join(refused.values()))


class UnknownPlaceError(AtlasError):
    """An id that neither the records nor the gazetteer holds."""


class GazetteerError(AtlasError):
    """The gazetteer's index cannot be built or opened."""


class ExportError(AtlasError):
    """A file cannot be written as asked."""


def _short(value: object, limit: int = 80) -> str:
    text = repr(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"
