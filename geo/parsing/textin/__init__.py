"""Text in: a document from a file or from bytes, whatever its name says it is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from geo.errors import UnreadableFileError
from geo.parsing.textin.dateline import dated
from geo.parsing.textin.language import language_of
from geo.parsing.textin.model import MAX_BYTES, MAX_CHARACTERS, Kind, Text
from geo.parsing.textin.sniffing import sniff

__all__ = [
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "SUFFIXES",
    "Text",
    "documents",
    "language_of",
    "read_bytes",
    "read_file",
]

SUFFIXES: dict[str, Kind] = {
    ".txt": "plain", ".text": "plain", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".pdf": "pdf", ".docx": "docx", ".mhtml": "mime", ".mht": "mime", ".eml": "mime",
}  # fmt: skip
"""What a folder is searched for, and what each name promises; a file given by name may have any."""

_CALLED: dict[Kind, str] = {
    "plain": "plain text", "markdown": "Markdown", "html": "a web page", "pdf": "a PDF", "docx": "a Word document",
    "mime": "a mail or a web page saved as one file",
}  # fmt: skip


def read_file(path: Path) -> Text:
    """Read a document. Raises UnreadableFileError in one sentence; a file over the limit is not read at all."""
    try:
        if path.is_dir():
            raise UnreadableFileError(f"{path} is a folder, not a document.")
        if not path.is_file():
            kind = "is no regular file" if path.exists() else "does not exist"
            raise UnreadableFileError(f"{path} {kind}.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
            size = path.stat().st_size
    except OSError as error:
        raise UnreadableFileError(f"{path} cannot be read: {error.strerror or error}.") from None
    if len(data) > MAX_BYTES:
        raise _too_large(path.name, size)
    return read_bytes(path.name, data)


def read_bytes(name: str, data: bytes) -> Text:
    """Read a document from its bytes; `name` serves messages and tells Markdown from plain text.

    Where the file holds no day of publication, that of a dateline at the text's beginning is taken, and a note says so.

    Raises UnreadableFileError for an empty, encrypted, scanned-only, damaged, over-large or binary file.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data))
    kind = sniff(name, data)
    text = dated(_read(name, data, kind))
    if len(text.text) > MAX_CHARACTERS:
        raise UnreadableFileError(
            f"{name} holds {len(text.text):,} characters; at most {MAX_CHARACTERS:,} are read: split it."
        )
    promised = SUFFIXES.get(Path(name).suffix.lower())
    if promised in (None, kind) or {promised, kind} == {"plain", "markdown"}:
        return text
    note = f"Named {Path(name).suffix}, but it is {_CALLED[kind]}, and was read as that."
    return dataclasses.replace(text, notes=(note, *text.notes))


def _read(name: str, data: bytes, kind: Kind) -> Text:
    if kind == "html":
        from geo.parsing.textin.html import read_html

        return read_html(name, data)
    if kind == "pdf":
        from geo.parsing.textin.pdf import read_pdf

        return read_pdf(name, data)
    if kind == "docx":
        from geo.parsing.textin.docx import read_docx

        return read_docx(name, data)
    if kind == "mime":
        from geo.parsing.textin.mime import read_mime

        return read_mime(name, data)
    from geo.parsing.textin.plain import read_plain

    return read_plain(name, data, kind)


def documents(paths: list[Path]) -> Iterator[Path]:
    """Files as given, and those of folders at any depth that have a document's suffix, in order; links are not followed."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = (
            found for found in path.rglob("*") if found.suffix.lower() in SUFFIXES and not found.is_symlink()
        )
        yield from sorted(found for found in inside if found.is_file())


def _too_large(name: str, size: int) -> UnreadableFileError:
    return UnreadableFileError(
        f"{name} has {size / 1e6:,.0f} MB; at most {MAX_BYTES // 1_000_000} MB are read: split it, or take its text out."
    )
