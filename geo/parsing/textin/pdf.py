"""PDF: the text layer page by page, through PDFium (pypdfium2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.errors import UnreadableFileError
from geo.parsing.textin.language import language_of
from geo.parsing.textin.model import MAX_CHARACTERS, Text
from geo.parsing.textin.pages import running_text, without_running_heads
from geo.parsing.textin.plain import one_line

__all__ = ["read_pdf"]

_MOST_PAGES = 3_000
_PASSWORD = 4
"""PDFium's error code for a file that asks for a password (fpdfview.h, FPDF_ERR_PASSWORD)."""
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
        text, notes = _text(name, document, count)
        facts = document.get_metadata_dict()
    finally:
        document.close()
    title = one_line(facts.get("Title", ""))
    return Text(
        text, "pdf", title="" if _UNTITLED.match(title) else title, author=one_line(facts.get("Author", "")),
        language=language_of(text), notes=notes,
    )  # fmt: skip


def _text(name: str, document: object, count: int) -> tuple[str, tuple[str, ...]]:
    """All pages joined. The file's own date is that of its making, not of publication, so it is not taken."""
    pages: list[str] = []
    bare, total = 0, 0
    for page in _pages(document, count):
        pages.append(page)
        bare += not page.strip()
        total += len(page)
        if total > MAX_CHARACTERS:
            raise UnreadableFileError(
                f"{name} holds more than {MAX_CHARACTERS:,} characters of text, the most that is read: split it."
            )
    if not count or bare == count:
        raise UnreadableFileError(
            f"{name} has no text layer: it seems to be scanned; run text recognition (OCR) on it first."
        )
    notes = (f"{bare} of {count} pages hold no text; they may be scanned.",) if bare else ()
    pages, touched = without_running_heads([page for page in pages if page.strip()])
    if touched:
        notes = (*notes, f"Running heads, feet and page numbers were left out on {touched} of {count} pages.")
    return running_text(pages), notes


def _pages(document: object, count: int) -> Iterator[str]:
    import pypdfium2

    assert isinstance(document, pypdfium2.PdfDocument)
    for number in range(count):
        try:
            page = document[number]
            layer = page.get_textpage()
            found = layer.get_text_bounded()
            layer.close()
            page.close()
        except pypdfium2.PdfiumError:
            found = ""  # one damaged page does not cost the others; it is counted as bare
        yield found
