"""One part of a corpus: what is read, parsed and written in one go, here or on another machine."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

__all__ = ["File", "Part", "Shape"]

Shape = Literal["files", "lines", "rows"]


@dataclass(frozen=True, slots=True)
class File:
    """A document that is a file: where it lies, what it is called in the tables, and what it held when it was found."""

    path: str
    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Part:
    """Some files; or lines of a JSON Lines file, `begin` to `end` in bytes; or rows of a Parquet file.

    row     number of its first line or row, counted from 1
    size    bytes, for the progress; those of the file in proportion where it has rows
    sha256  of those bytes; of the whole file where it has rows; empty for files, which have their own
    """

    number: int
    shape: Shape
    path: str = ""
    name: str = ""
    begin: int = 0
    end: int = 0
    row: int = 1
    size: int = 0
    sha256: str = ""
    files: tuple[File, ...] = ()

    def as_line(self) -> str:
        """One line of JSON, the same for the same part."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_line(cls, line: str) -> Self:
        """The part of such a line."""
        found: dict[str, Any] = json.loads(line)
        return cls(**found | {"files": tuple(File(**file) for file in found["files"])})

    @property
    def called(self) -> str:
        """How a message names it."""
        if self.shape == "files":
            return f"{self.files[0].name} … {self.files[-1].name}"
        return f"{self.name}, {self.shape} from {self.row:,}"
