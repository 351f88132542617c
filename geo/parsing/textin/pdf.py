"""PDF: the text layer page by page, through PDFium (pypdfium2)."""

from __future__ import annotations

import ctypes
import math
import re
import sys
from collections.abc import Iterator
from typing import Any

from geo.errors import UnreadableFileError
from geo.parsing.textin.headline import headline_of
from geo.parsing.textin.heads import without_running_heads
from geo.parsing.textin.language import language_of
from geo.parsing.textin.lines import Line, Page
from geo.parsing.textin.model import MAX_CHARACTERS, Text
from geo.parsing.textin.pages import running_text
from geo.parsing.textin.plain import one_line
from geo.parsing.textin.titles import title_and_site

__all__ = ["read_pdf"]

_MOST_PAGES = 3_000
_PASSWORD = 4
"""PDFium's error code for a file that asks for a password (fpdfview.h, FPDF_ERR_PASSWORD)."""
_LINE = re.compile(r"[^\s\x02\ufffe](?:[^\r\n\x02\ufffe]*[^\s\x02\ufffe])?[\x02\ufffe]?")
"""A line in PDFium's text, which has no line's end behind a hyphen that divides a word, but U+0002 or U+FFFE for it."""
_UNTITLED = re.compile(r"(?i)^(?:untitled|microsoft word\b.*|.*\.(?:docx?|pdf|indd|qxd|rtf))$")


def read_pdf(name: str, data: bytes) -> Text:
    """Text and metadata of a PDF. Raises UnreadableFileError if it is encrypted, damaged, or only scanned."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise UnreadableFileError(
                f"{name} is encrypted: remove its password and give it again."
            ) from None
        raise UnreadableFileError(f"{name} is a damaged or truncated PDF; fetch it again.") from None
    try:
        count = len(document)
        if count > _MOST_PAGES:
            raise UnreadableFileError(
                f"{name} has {count:,} pages; at most {_MOST_PAGES:,} are read: split it."
            )
        facts = document.get_metadata_dict()
        title = one_line(facts.get("Title", ""))
        text, notes = _text(name, document, count, title)
    finally:
        document.close()
    title, site = title_and_site("" if _UNTITLED.match(title) else title, text)
    return Text(
        text, "pdf", title=title or headline_of(text), publisher=site, author=one_line(facts.get("Author", "")),
        language=language_of(text), notes=notes,
    )  # fmt: skip


def _text(name: str, document: object, count: int, title: str) -> tuple[str, tuple[str, ...]]:
    """All pages joined. The file's own date is that of its making, not of publication, so it is not taken."""
    pages: list[Page] = []
    total = 0
    for page in _pages(document, count):
        pages.append(page)
        total += sum(len(line.words) for line in page)
        if total > MAX_CHARACTERS:
            raise UnreadableFileError(
                f"{name} holds more than {MAX_CHARACTERS:,} characters of text, the most that is read: split it."
            )
    bare = sum(not page for page in pages)
    if not count or bare == count:
        raise UnreadableFileError(
            f"{name} has no text layer: it seems to be scanned; run text recognition (OCR) on it first."
        )
    notes = (f"{bare} of {count} pages hold no text; they may be scanned.",) if bare else ()
    left, touched = without_running_heads(pages, title)
    if touched:
        notes = (*notes, f"Running heads, feet and page numbers were left out on {touched} of {count} pages.")
    return running_text(left), notes


def _pages(document: object, count: int) -> Iterator[Page]:
    import pypdfium2

    assert isinstance(document, pypdfium2.PdfDocument)
    for number in range(count):
        try:
            page = document[number]
            layer = page.get_textpage()
            found = list(_lines(layer.raw, layer.count_chars(), page.get_bbox()))
            layer.close()
            page.close()
        except pypdfium2.PdfiumError:
            found = []  # one damaged page does not cost the others; it is counted as bare
        yield found


def _lines(layer: Any, count: int, shown: tuple[float, float, float, float]) -> Iterator[Line]:
    """Lines of a page's text layer that stand on the page."""
    from pypdfium2 import raw

    codes = [raw.FPDFText_GetUnicode(layer, at) for at in range(count)]
    letters = "".join(chr(code) if code <= sys.maxunicode else "\ufffd" for code in codes)
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for found in _LINE.finditer(letters):
        first, last = found.start(), found.end() - 1
        placed = raw.FPDFText_GetCharOrigin(layer, first, x, y) and raw.FPDFText_GetLooseCharBox(
            layer, last, box
        )
        if not placed or not (shown[0] <= x.value <= shown[2] and shown[1] <= y.value <= shown[3]):
            continue
        # The second of three: one may be a drop cap, a note's number, or in another type.
        size = sorted(_size(layer, at) for at in (first, (first + last) // 2, last))[1]
        words = found[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        yield Line(words, x.value, box.right, y.value, size)


def _size(layer: Any, at: int) -> float:
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(layer, at, matrix)
    return float(raw.FPDFText_GetFontSize(layer, at) * math.hypot(matrix.b, matrix.d))
