"""What lies in the folders and files that are given: documents, JSON Lines, Parquet, and what is passed over."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from geo.corpus.part import Shape
from geo.errors import CorpusError
from geo.parsing.textin import SUFFIXES

__all__ = ["SHAPES", "Found", "checked", "found", "printable"]

SHAPES: dict[str, Shape] = {
    ".jsonl": "lines", ".ndjson": "lines", ".jsonlines": "lines", ".parquet": "rows", ".pq": "rows",
    **dict.fromkeys((*SUFFIXES, ".json"), "files"),
}  # fmt: skip
"""What a folder is searched for. A file given by name is a document if its suffix is not here."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file, what it is called in the tables, and what it is taken for."""

    path: str
    name: str
    shape: Shape | Literal["passed over"]
    bytes: int


def checked(paths: Sequence[Path], out: Path) -> list[tuple[Path, str]]:
    """The inputs, absolute, with a name for each. Raises CorpusError for one that is not there or is given twice."""
    whole = [path.resolve() for path in paths]
    for given, path in zip(paths, whole, strict=True):
        if not path.exists():
            raise CorpusError(
                f"{given} does not exist: name folders, JSON Lines or Parquet files of documents."
            )
        if out.resolve().is_relative_to(path):
            raise CorpusError(
                f"{out} lies within {given}, whose documents are read: write to another folder."
            )
        if sum(path.is_relative_to(other) for other in whole) > 1:
            raise CorpusError(
                f"{given} is given twice, or lies within another input: its documents would count twice."
            )
    names: list[str] = []
    for path in whole:
        name, number = path.name or "root", 1
        while (shown := name if number == 1 else f"{name}-{number}") in names:
            number += 1
        names.append(shown)
    return list(zip(whole, names, strict=True))


def found(inputs: Sequence[tuple[Path, str]]) -> Iterator[Found]:
    """Every file, in an order that is always the same. Links within folders are not followed, but passed over."""
    for path, name in inputs:
        if path.is_dir():
            yield from _within(path, name)
        else:
            shape = SHAPES.get(path.suffix.lower(), "files")
            yield Found(str(path), printable(name), shape, path.stat().st_size)


def _within(root: Path, name: str) -> Iterator[Found]:
    """Files at any depth; memory holds the names of the folders on the way, not of all files."""
    waiting = [(str(root), name)]
    while waiting:
        folder, called = waiting.pop()
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
        below = []
        for entry in entries:
            inside = f"{called}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                below.append((entry.path, inside))
            else:
                yield _one(entry, inside)
        waiting += reversed(below)


def _one(entry: os.DirEntry[str], name: str) -> Found:
    wanted = entry.is_file(follow_symlinks=False) and not entry.name.startswith(".")
    shape = SHAPES.get(Path(entry.name).suffix.lower()) if wanted else None
    size = entry.stat(follow_symlinks=False).st_size
    return Found(entry.path, printable(name), shape or "passed over", size)


def printable(name: str) -> str:
    """A name as text that every format can hold, also where the file system has bytes that are none."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
