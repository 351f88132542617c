"""The documents of a part, one after another; what cannot be read comes as what it is and why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from geo.corpus.part import File, Part
from geo.corpus.record import FIELDS, RefusedError, column_of, from_record
from geo.errors import CorpusError, UnreadableFileError
from geo.parsing.textin import MAX_BYTES, read_bytes
from geo.parsing.textin.model import Text

__all__ = ["Aside", "Document", "documents"]

BATCH = 32
"""Rows of a Parquet file in memory at a time."""
RAW = 2_000
"""Characters of what was set aside that are kept beside the reason."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text to parse. `source` and `row` say where it lies; `row` is None for a file of its own."""

    source: str
    row: int | None
    id: str | None
    text: Text

    @property
    def key(self) -> str:
        """Unique in the corpus."""
        return self.source if self.row is None else f"{self.source}:{self.row}"


@dataclass(frozen=True, slots=True)
class Aside:
    """A document that cannot be read, and why; `offset` in bytes where it is a line, `raw` as much of it as is kept.

    It stands for as many `documents` as share the reason: the rows of a Parquet file that cannot be read further.
    """

    source: str
    row: int | None
    offset: int | None
    reason: str
    raw: str | None = None
    documents: int = 1


def documents(part: Part, fields: Mapping[str, str]) -> Iterator[Document | Aside]:
    """What a part holds. `fields` are names of fields where they are not the common ones.

    Raises CorpusError where the lines are no longer those that were found when the run began.
    """
    if part.shape == "lines":
        return _lines(part, fields)
    return _rows(part, fields) if part.shape == "rows" else (_file(file, fields) for file in part.files)


def _file(file: File, fields: Mapping[str, str]) -> Document | Aside:
    try:
        with Path(file.path).open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        return Aside(file.name, None, None, f"cannot be read: {error.strerror or error}")
    if file.bytes <= MAX_BYTES and hashlib.sha256(data).hexdigest() != file.sha256:
        return Aside(file.name, None, None, "has changed since the run began")
    name = Path(file.name).name
    try:
        if name.lower().endswith(".json"):
            return Document(file.name, None, *from_record(_object(data), fields))
        return Document(file.name, None, None, read_bytes(name, data))
    except (UnreadableFileError, RefusedError) as error:
        return Aside(file.name, None, None, str(error).removeprefix(f"{name} ").rstrip("."))


def _object(data: bytes) -> Any:
    """The JSON in some bytes. Raises RefusedError."""
    if len(data) > MAX_BYTES:
        raise RefusedError(f"is too large: at most {MAX_BYTES // 1_000_000} MB are read")
    try:
        return json.loads(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RefusedError(f"is not UTF-8 (byte {error.start + 1})") from None
    except json.JSONDecodeError as error:
        raise RefusedError(
            f"is not JSON ({error.msg.removesuffix(' at')} at character {error.pos + 1})"
        ) from None
    except ValueError:  # a number of thousands of digits
        raise RefusedError("is not JSON that can be read: it holds a number of too many digits") from None
    except RecursionError:
        raise RefusedError("is not JSON that can be read: it is nested too deeply") from None


def _lines(part: Part, fields: Mapping[str, str]) -> Iterator[Document | Aside]:
    digest, at, row = hashlib.sha256(), part.begin, part.row
    with Path(part.path).open("rb") as file:
        file.seek(at)
        while at < part.end and (line := file.readline(min(MAX_BYTES + 2, part.end - at))):
            digest.update(line)
            size = len(line) + _rest(file, line, part.end - at - len(line), digest)
            if line.strip():
                yield _line(part.name, row, at, line, fields)
            at, row = at + size, row + 1
    if at != part.end or digest.hexdigest() != part.sha256:
        raise CorpusError(f"{part.path} has changed since the run began: begin anew in another folder.")


def _rest(file: IO[bytes], line: bytes, left: int, digest: Any) -> int:
    """Bytes to the end of a line that is too long to be read, passed over a piece at a time."""
    passed = 0
    while not line.endswith(b"\n") and passed < left:
        line = file.readline(min(1 << 20, left - passed))
        if not line:
            break
        digest.update(line)
        passed += len(line)
    return passed


def _line(name: str, row: int, offset: int, line: bytes, fields: Mapping[str, str]) -> Document | Aside:
    try:
        return Document(name, row, *from_record(_object(line.rstrip(b"\r\n")), fields))
    except RefusedError as error:
        raw = line[: RAW * 4].decode("utf-8", "backslashreplace").rstrip("\r\n")[:RAW]
        return Aside(name, row, offset, str(error), raw)


def _rows(part: Part, fields: Mapping[str, str]) -> Iterator[Document | Aside]:
    import pyarrow as pa
    from pyarrow import parquet

    row = part.row
    try:
        with parquet.ParquetFile(part.path) as file:
            there = {name.lower(): name for name in reversed(file.schema_arrow.names)}
            wanted = {key: name for key in FIELDS if (name := column_of(key, there, fields))}
            if "text" not in wanted:
                shown = ", ".join(file.schema_arrow.names[:8])
                raise RefusedError(
                    f"has no column of text (its columns: {shown}): name it with --fields text=NAME"
                )
            for batch in _batches(file, part, list(wanted.values())):
                for values in _dictionaries(batch):
                    yield _row(part.name, row, values, fields)
                    row += 1
    except RefusedError as error:
        reason = f"{error}; rows {part.begin + 1:,} to {part.end:,}"
        yield Aside(part.name, None, None, reason, documents=_left(part, part.row))
    except (OSError, pa.ArrowException) as error:
        reason = f"cannot be read as Parquet from row {row:,} on ({str(error).splitlines()[0]})"
        yield Aside(part.name, None, None, reason, documents=_left(part, row))


def _left(part: Part, row: int) -> int:
    """Rows of a part from one on; 1 where the file does not tell how many it has."""
    return max(part.end - row + 1, 1)


def _batches(file: Any, part: Part, names: list[str]) -> Iterator[Any]:
    """The rows of the part, a few at a time; row groups without any of them are not read."""
    at = 0
    for group in range(file.num_row_groups):
        first, at = at, at + file.metadata.row_group(group).num_rows
        if at <= part.begin or first >= part.end:
            continue
        for batch in file.iter_batches(BATCH, row_groups=[group], columns=names):
            last = first + len(batch)
            if last > part.begin and first < part.end:
                begin = max(part.begin - first, 0)
                yield batch.slice(begin, min(part.end - first, len(batch)) - begin)
            first = last


def _dictionaries(batch: Any) -> Iterator[dict[str, Any]]:
    """Rows with texts as bytes: a column of texts may hold some that are no UTF-8."""
    import pyarrow as pa

    columns = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if pa.types.is_dictionary(column.type):
            column = column.dictionary_decode()
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            column = column.cast(pa.large_binary())
        columns[name] = column
    for n in range(len(batch)):
        yield {name: column[n].as_py() for name, column in columns.items()}


def _row(name: str, row: int, values: dict[str, Any], fields: Mapping[str, str]) -> Document | Aside:
    try:
        record = {key: _decoded(key, value) for key, value in values.items()}
        return Document(name, row, *from_record(record, fields))
    except RefusedError as error:
        return Aside(name, row, None, str(error))


def _decoded(name: str, value: Any) -> Any:
    if not isinstance(value, bytes):
        return value
    if len(value) > MAX_BYTES:
        raise RefusedError(f"is too large: at most {MAX_BYTES // 1_000_000} MB are read")
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(f"is not UTF-8 ({name!r}, byte {error.start + 1})") from None
