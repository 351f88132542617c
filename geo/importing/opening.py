"""The file as it is given: what it is, its digest, and a copy in UTF-8 where it is in UTF-16 or has odd line ends."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path

from geo.errors import DatasetError

__all__ = ["Opened", "digest", "open_file"]

PIECE = 1 << 22
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"), (codecs.BOM_UTF8, "utf-8"),
)  # fmt: skip
_OTHER = (
    (b"PK\x03\x04", "a zip archive or a spreadsheet: unpack it, or save the sheet as CSV"),
    (b"\x1f\x8b", "compressed with gzip: unpack it"),
    (b"PAR1", "a Parquet file: save it as CSV"),
    (b"%PDF", "a PDF: only tables in text can be imported"),
    (b"\xd0\xcf\x11\xe0", "an old spreadsheet: save the sheet as CSV"),
)


@dataclass(frozen=True)
class Opened:
    """Bytes to read: a path, where the first row begins, and the encoding; None: UTF-8, else Windows-1252, by line.

    `given` is the file that the reader named, for messages: what is read may be a copy of it.
    """

    path: Path
    begin: int
    encoding: str | None
    size: int
    given: Path


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def open_file(path: Path, encoding: str | None, copy: Path, *, whole: bool = False) -> Opened:
    """Look at a file's first bytes; `copy` is where a copy in UTF-8 goes if one is needed.

    `whole`: the file is not read by lines, so one in another encoding than UTF-8 is copied, too.
    Raises DatasetError for what is not there, empty, or no text.
    """
    given, head = path, _head(path)
    for magic, what in _OTHER:
        if head.startswith(magic):
            raise DatasetError(f"{path} is {what}.")
    if encoding and codecs.lookup(encoding).name in ("utf-8", "utf-8-sig"):
        encoding = "utf-8"
    mark, marked = next(((m, name) for m, name in _MARKS if head.startswith(m)), (b"", None))
    if not head.removeprefix(mark).strip(b" \t\r\n\0" if marked != "utf-8" and mark else None):
        raise DatasetError(f"{path} is empty: there is nothing to import.")
    wide = _wide(encoding, marked, head)
    if whole and not wide and not marked and encoding and encoding != "utf-8" and not _is_wide(encoding):
        wide = encoding
    if wide or (b"\r" in head and b"\n" not in head):
        _copy(path, copy, wide or "latin-1")
        path = copy
    if wide or (encoding and _is_wide(encoding)):
        encoding = None
    begin = len(mark) if marked == "utf-8" else 0
    return Opened(path, begin, encoding, path.stat().st_size, given)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(PIECE // 4)
    except IsADirectoryError:
        raise DatasetError(f"{path} is a folder: name one file.") from None
    except OSError as error:
        raise DatasetError(f"{path} cannot be read ({error.strerror or error}).") from None
    return head


def _is_wide(encoding: str) -> bool:
    return codecs.lookup(encoding).name.startswith(("utf-16", "utf-32"))


def _wide(encoding: str | None, marked: str | None, head: bytes) -> str | None:
    """UTF-16 or UTF-32 as the file is, whatever is declared where its mark says otherwise; None: neither."""
    if marked:
        return marked if marked != "utf-8" else None
    if not encoding or not _is_wide(encoding):
        return _unmarked(head)
    name = codecs.lookup(encoding).name
    if name not in ("utf-16", "utf-32"):
        return name
    # the order of bytes is neither declared nor marked: Windows writes the little end first
    return _unmarked(head) or (f"{name}-le" if b"\0" in head else None)


def _unmarked(head: bytes) -> str | None:
    """UTF-16 without its mark: in tables nearly every other byte is then zero."""
    even, odd = head[0:4000:2].count(0), head[1:4000:2].count(0)
    half = len(head[:4000]) // 2
    if half > 8 and max(even, odd) > 0.7 * half and min(even, odd) < 0.1 * half:
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


def _copy(path: Path, copy: Path, encoding: str) -> None:
    """Write the file again in UTF-8 with line feeds (`latin-1`: the bytes as they are)."""
    partial = copy.with_suffix(".partial")
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    bare = None
    with path.open("rb") as file, partial.open("wb") as out:
        while piece := file.read(PIECE):
            text = decoder.decode(piece)
            bare = ("\n" not in text) if bare is None else bare
            text = text.replace("\r", "\n") if bare else text
            out.write(text.encode("latin-1" if encoding == "latin-1" else "utf-8", "replace"))
        out.write(decoder.decode(b"", final=True).encode("utf-8"))
    partial.replace(copy)
