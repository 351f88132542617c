"""The rows of a workspace.zip as strict models: what is not known, or not of its sort, is refused."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from geo.records.fields import Record
from geo.workspace.model import MARKS, Item, Sort, Status

__all__ = ["ChangeRow", "DecisionRow", "FileRow", "Manifest", "RecordRow", "StateRow"]

_ALLOWED: dict[str, tuple[str, ...]] = {"document": ("kept", "removed"), "site": ("kept", "removed")}
_OF_MARKS = ("suggested", "accepted", "edited", "rejected", "removed")

Id = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,120}$")]
Uuid = Annotated[str, Field(pattern=r"^[0-9a-f-]{36}$")]
Words = Annotated[str, Field(max_length=2_000)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class FileRow(Record):
    """Size and checksum of one file."""

    bytes: Annotated[int, Field(ge=0)]
    sha256: Sha256


class Manifest(Record):
    """What the file says of itself."""

    format: Literal["basing-atlas-workspace"]
    version: int
    workspace: Uuid
    made: Words
    made_by: Words
    texts: bool
    files: dict[str, FileRow]


class StateRow(Record):
    """A status with a value."""

    status: Status
    value: dict[str, Any]


class ChangeRow(Record):
    """What a decision did to one record."""

    record: Id
    version: Annotated[int, Field(ge=1, lt=2**31)]
    before: StateRow | None
    after: StateRow


class DecisionRow(Record):
    """One entry of the log."""

    seq: int
    id: Uuid
    document: Id | None
    what: Annotated[str, Field(max_length=20)]
    words: Words
    who: Annotated[str, Field(max_length=120)]
    at: Annotated[str, Field(max_length=40)]
    reverses: Uuid | None
    workspace: Uuid
    changes: Annotated[tuple[ChangeRow, ...], Field(strict=False)]


class RecordRow(Record):
    """A document, a mark or a place."""

    id: Id
    sort: Sort
    document: Id | None
    status: Status
    value: dict[str, Any]
    version: Annotated[int, Field(ge=1, lt=2**31)]
    starts: Annotated[int, Field(ge=0, lt=2**31)] | None
    ends: Annotated[int, Field(ge=0, lt=2**31)] | None
    original: dict[str, Any] | None
    decision: Uuid
    sha256: Sha256 | None = None
    length: Annotated[int, Field(ge=1, lt=2**31)] | None = None

    @model_validator(mode="after")
    def _of_its_sort(self) -> RecordRow:
        if self.sort == "conflict" or self.status not in _ALLOWED.get(self.sort, _OF_MARKS):
            raise ValueError(f"a {self.sort} cannot be {self.status}")
        if self.sort == "document" and self.id != f"my-{(self.sha256 or '')[:12]}":
            raise ValueError("a document's id is made of its text's checksum")
        if self.sort in MARKS and (self.starts is None or self.ends is None or self.ends <= self.starts):
            raise ValueError("a mark needs starts and ends")
        if self.sort != "site" and not re.fullmatch("my-[0-9a-f]{12}", self.document or ""):
            raise ValueError("must name its document")
        return self

    @property
    def item(self) -> Item:
        """As an item of a workspace."""
        return Item(
            self.id, self.sort, self.document, self.status, self.value, self.version, self.starts, self.ends,
            self.original, self.decision,
        )  # fmt: skip
