"""A corpus cut into parts: files in groups, JSON Lines at line ends, Parquet by rows. Every byte is read once, for its digest."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from geo.corpus.inputs import Found, found
from geo.corpus.part import File, Part

__all__ = ["part_bytes", "parts"]

FILES = 500
"""At most so many files a part."""
LEAST, MOST, PARTS = 1 << 18, 1 << 24, 512
"""Bytes of a part: a second of work in a small corpus, so that a kill costs little; more in a large one."""
PIECE = 1 << 20


def part_bytes(inputs: Sequence[tuple[Path, str]]) -> int:
    """How large parts are, if nobody says otherwise."""
    total = sum(one.bytes for one in found(inputs) if one.shape != "passed over")
    return min(MOST, max(LEAST, total // PARTS))


def parts(inputs: Sequence[tuple[Path, str]], size: int, passed: Counter[str]) -> Iterator[Part]:
    """The parts, in an order that is always the same. `passed` counts what is passed over, by suffix."""
    numbers, waiting = count(), list[File]()
    for one in found(inputs):
        if one.shape == "passed over":
            passed[Path(one.name).suffix.lower() or Path(one.name).name] += 1
        elif one.shape == "files":
            waiting.append(File(one.path, one.name, one.bytes, _digest(one.path)))
            if len(waiting) >= FILES or sum(file.bytes for file in waiting) >= size:
                yield _files(next(numbers), waiting)
                waiting = []
        else:
            yield from _lines(one, size, numbers) if one.shape == "lines" else _rows(one, size, numbers)
    if waiting:
        yield _files(next(numbers), waiting)


def _files(number: int, files: Sequence[File]) -> Part:
    return Part(number, "files", size=sum(file.bytes for file in files), files=tuple(files))


def _digest(path: str) -> str:
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _lines(one: Found, size: int, numbers: Iterator[int]) -> Iterator[Part]:
    """Ranges of whole lines: each is cut at the first line end after `size` bytes."""
    begin, at, row, ends, digest = 0, 0, 1, 0, hashlib.sha256()
    with Path(one.path).open("rb") as file:
        while piece := file.read(min(PIECE, max(size, 1))):
            while piece:
                cut = piece.find(b"\n", max(0, begin + size - at - 1)) + 1
                taken = piece[: cut or len(piece)]
                piece = piece[len(taken) :]
                digest.update(taken)
                at, ends = at + len(taken), ends + taken.count(b"\n")
                if cut:
                    yield Part(
                        next(numbers),
                        "lines",
                        one.path,
                        one.name,
                        begin,
                        at,
                        row,
                        at - begin,
                        digest.hexdigest(),
                    )
                    begin, row, digest = at, 1 + ends, hashlib.sha256()
    if at > begin:
        yield Part(next(numbers), "lines", one.path, one.name, begin, at, row, at - begin, digest.hexdigest())


def _rows(one: Found, size: int, numbers: Iterator[int]) -> Iterator[Part]:
    """Ranges of rows: small row groups together, large ones cut. A file that is no Parquet is one part, which will say so."""
    digest = _digest(one.path)
    rows, unpacked = _row_groups(one.path)
    total = sum(rows)
    if not total:
        yield Part(next(numbers), "rows", one.path, one.name, size=one.bytes, sha256=digest)
        return
    each = max(1, int(size / max(unpacked / total, 1)))
    begin = end = 0
    for group in rows:
        if end > begin and end + group - begin > each:
            yield _range(next(numbers), one, begin, end, total, digest)
            begin = end
        end += group
        while end - begin > each:
            yield _range(next(numbers), one, begin, begin + each, total, digest)
            begin += each
    if end > begin:
        yield _range(next(numbers), one, begin, end, total, digest)


def _range(number: int, one: Found, begin: int, end: int, total: int, digest: str) -> Part:
    size = one.bytes * end // total - one.bytes * begin // total
    return Part(number, "rows", one.path, one.name, begin, end, begin + 1, size, digest)


def _row_groups(path: str) -> tuple[list[int], int]:
    """Rows of each row group, and the bytes of all of them unpacked; nothing where the file cannot be read."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as file:
            groups = [file.metadata.row_group(n) for n in range(file.num_row_groups)]
            return [group.num_rows for group in groups], sum(group.total_byte_size for group in groups)
    except (OSError, pa.ArrowException):
        return [], 0
