"""An import that can be stopped at any time: what is done lies in numbered parts, each written whole or not at all."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa

from geo.importing.table import Reject

__all__ = ["Workshop"]


class Workshop:
    """The folder of one import. Parts are named by phase and number: an Arrow file, its rejects, then its account.

    Rejects are lines of JSON: readers of CSV bound the size of a cell, and a row may be larger.
    The account (JSON) is written last, so a part without one is not done.
    """

    def __init__(self, folder: Path, about: dict[str, Any]) -> None:
        self.folder = folder
        path = folder / "import.json"
        if self._begun(path, about):
            self.resumed = any(folder.glob("*-*.json"))
        else:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            _whole(path, json.dumps(about).encode())
            self.resumed = False

    @staticmethod
    def _begun(path: Path, about: dict[str, Any]) -> bool:
        """Whether the folder holds an import of the same file by the same mapping."""
        try:
            return bool(json.loads(path.read_text(encoding="utf-8")) == about)
        except (OSError, ValueError):
            return False

    def account(self, phase: str, number: int) -> dict[str, Any] | None:
        """What a finished part says of itself."""
        try:
            found: dict[str, Any] = json.loads(self._path(phase, number, "json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return found

    def finish(
        self, phase: str, number: int, table: Any, rejected: Iterable[Reject], account: dict[str, Any]
    ) -> None:
        """Write a part whole."""
        sink = self._path(phase, number, "partial")
        packed = "lz4" if phase == "read" else None  # events are mapped into memory, so they lie unpacked
        with (
            pa.OSFile(str(sink), "wb") as file,
            pa.ipc.new_file(file, table.schema, options=pa.ipc.IpcWriteOptions(compression=packed)) as writer,
        ):
            writer.write_table(table.combine_chunks())
        sink.replace(self._path(phase, number, "arrow"))
        _whole(
            self._path(phase, number, "jsonl"), "".join(json.dumps(row) + "\n" for row in rejected).encode()
        )
        _whole(self._path(phase, number, "json"), json.dumps(account).encode())

    def table(self, phase: str, number: int) -> Any:
        """The rows of a finished part."""
        with pa.memory_map(str(self._path(phase, number, "arrow"))) as file:
            return pa.ipc.open_file(file).read_all()

    def rejected(self, phase: str, number: int) -> list[Reject]:
        """The rows that a finished part set aside."""
        with self._path(phase, number, "jsonl").open(encoding="utf-8") as file:
            return [(line, reason, raw) for line, reason, raw in map(json.loads, file)]

    def close(self) -> None:
        """Clear everything away."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _path(self, phase: str, number: int, suffix: str) -> Path:
        return self.folder / f"{phase}-{number:05}.{suffix}"


def _whole(path: Path, data: bytes) -> None:
    partial = path.with_suffix(".partial")
    partial.write_bytes(data)
    partial.replace(path)
