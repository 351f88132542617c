"""What can go wrong, as a reader should hear it: one sentence, no traceback.

AtlasError
├── RecordError     records break their rules; all problems at once
├── ViewError       a view option that is unknown, malformed or contradictory
├── UnknownPlaceError    an id that neither the records nor the gazetteer holds
├── GazetteerError  the index cannot be built or opened
├── DatasetError    a table cannot be imported, or a dataset not read
├── CorpusError     a corpus cannot be parsed as asked
├── WorkspaceError  the reader's workspace cannot be opened, read or written as asked
│   └── StaleRecordError    somebody else decided on the same record in between
├── ExportError     a file that cannot be written as asked
└── UnreadableFileError  a document that cannot be read as text
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

__all__ = [
    "AtlasError",
    "CorpusError",
    "DatasetError",
    "ExportError",
    "GazetteerError",
    "Problem",
    "RecordError",
    "StaleRecordError",
    "UnknownPlaceError",
    "UnreadableFileError",
    "ViewError",
    "WorkspaceError",
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

    @property
    def of_fields(self) -> str:
        """The problems of one record in a line, where the words around it name file and record already."""
        return "; ".join(str(replace(problem, file="", record="")) for problem in self.problems)


class ViewError(AtlasError):
    """View options that were refused; `refused` maps each option to the reason."""

    def __init__(self, refused: dict[str, str]) -> None:
        self.refused = refused
        super().__init__(" ".join(refused.values()))


class UnknownPlaceError(AtlasError):
    """An id that neither the records nor the gazetteer holds."""


class GazetteerError(AtlasError):
    """The gazetteer's index cannot be built or opened."""


class WorkspaceError(AtlasError):
    """The reader's workspace cannot be opened, read or written as asked; what was kept before is kept still."""


class StaleRecordError(WorkspaceError):
    """A decision on a record that has changed since it was looked at; nothing of it was written.

    `theirs` and `yours` say both decisions in words.
    """

    def __init__(self, record: str, theirs: str, yours: str) -> None:
        self.record, self.theirs, self.yours = record, theirs, yours
        super().__init__(
            f"{record} has changed since you looked at it: {theirs}. Your decision ({yours}) was not written; "
            "look again and decide once more."
        )


class DatasetError(AtlasError):
    """A table cannot be imported, or an imported dataset cannot be read."""


class CorpusError(AtlasError):
    """A corpus cannot be parsed as asked; what is finished of it stays."""


class ExportError(AtlasError):
    """A file cannot be written as asked."""


class UnreadableFileError(AtlasError):
    """A document cannot be read as text: empty, encrypted, only scanned, damaged, too large, or no document."""


def _short(value: object, limit: int = 80) -> str:
    text = repr(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"
