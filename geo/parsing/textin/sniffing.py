"""What a file really is, from its bytes; the name is only a hint between kinds of plain text."""

from __future__ import annotations

import io
import re
import zipfile

from geo.errors import UnreadableFileError
from geo.parsing.textin.model import Kind

__all__ = ["sniff"]

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file; save it as DOCX, PDF or text"),
    (b"{\\rtf", "an RTF file; save it as DOCX, PDF or text"),
    (b"\x89PNG", "a picture; the atlas reads text, not images"),
    (b"\xff\xd8\xff", "a picture; the atlas reads text, not images"),
    (b"GIF8", "a picture; the atlas reads text, not images"),
    (b"II*\x00", "a picture; the atlas reads text, not images"),
    (b"MM\x00*", "a picture; the atlas reads text, not images"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"\x7fELF", "a program, not a document"),
    (b"MZ\x90", "a program, not a document"),
    (b"SQLite format 3", "a database, not a document"),
    (b"wOFF", "a font, not a document"),
    (b"ID3", "a sound file, not a document"),
    (b"OggS", "a sound or video file, not a document"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:|[ \t]|$")
_MIME = re.compile(rb"^(?:mime-version: ?1|content-type: ?(?:multipart/|text/))", re.I | re.M)
"""What the header of a mail, or of a page saved as one, holds among its lines."""
_TAGS = re.compile(rb"</(?:p|div|html|body|head|title|article|span|h[1-6])\s*>", re.I)
_HEADING = re.compile(rb"(?m)^#{1,6} \S|^\[[^\]\n]+\]: \S|\]\(https?://|^```")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MARKDOWN = (".md", ".markdown", ".mdown")
_WEB = (".html", ".htm", ".xhtml")


def sniff(name: str, data: bytes) -> Kind:
    """The kind of a document. Raises UnreadableFileError for what is none, naming what it is instead."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFileError(f"{name} is empty: there is no text in it.")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[:4] == b"PK\x03\x04":
        return _packed(name, data)
    if data[:4] == b"PK\x05\x06":
        raise UnreadableFileError(f"{name} is an empty archive: there is no document in it.")
    if _MIME.search(_header(data)):
        return "mime"
    for magic, what in _FOREIGN:
        if data.startswith(magic):
            raise UnreadableFileError(f"{name} is {what}.")
    return _written(name, data)


def _header(data: bytes) -> bytes:
    """The lines that a mail begins with, `Name: value`; empty for what does not begin so."""
    head = data[:16384].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    return head if all(_FIELD.match(line) for line in head.split(b"\n")) else b""


def _packed(name: str, data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise UnreadableFileError(
            f"{name} is a damaged or truncated DOCX or ZIP file; fetch it again."
        ) from None
    if "word/document.xml" in names:
        return "docx"
    other = {
        "xl/workbook.xml": "an Excel workbook; save its text as DOCX, PDF or text",
        "ppt/presentation.xml": "a PowerPoint file; save it as PDF",
        "mimetype": "an OpenDocument or EPUB file; save it as DOCX, PDF or text",
    }
    what = next((said for part, said in other.items() if part in names), "a ZIP archive; unpack it first")
    raise UnreadableFileError(f"{name} is {what}.")


def _written(name: str, data: bytes) -> Kind:
    """HTML, Markdown or plain text; HTML in UTF-16 is told with its zero bytes taken out."""
    head = data[:65536]
    if head[:2] in _UTF16:
        head = head.replace(b"\x00", b"")[2:]
    head = head.removeprefix(b"\xef\xbb\xbf")
    lower = name.lower()
    if _HTML.match(head) or (lower.endswith(_WEB) and _TAGS.search(head)) or len(_TAGS.findall(head)) >= 5:
        return "html"
    if lower.endswith(_MARKDOWN) and not lower.endswith(".txt"):
        return "markdown"
    if not lower.endswith((".txt", ".text", *_WEB)) and len(_HEADING.findall(head)) >= 2:
        return "markdown"
    return "plain"
