"""Word documents (DOCX), through python-docx, with a bound on what may be unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from geo.errors import UnreadableFileError
from geo.parsing.textin.language import language_of
from geo.parsing.textin.model import Text
from geo.parsing.textin.plain import one_line

__all__ = ["read_docx"]

_MOST_UNPACKED = 60_000_000
"""Bytes of XML that may come out of the archive; a long book has some ten million."""
_MOST_PARTS = 5_000


def read_docx(name: str, data: bytes) -> Text:
    """Text and metadata of a Word document. Raises UnreadableFileError if it is damaged, empty or a trap."""
    plain = _only_what_is_read(name, data)
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml import etree

    try:
        document = Document(io.BytesIO(plain))
        text = "\n\n".join(_blocks(document.element.body, _notes(document.part)))
        facts = document.core_properties
        title, author, language = facts.title or "", facts.author or "", facts.language or ""
    except (OpcError, etree.LxmlError, KeyError, ValueError, AttributeError, TypeError, RecursionError):
        raise _damaged(name) from None
    if not text.strip():
        raise UnreadableFileError(f"{name} is a Word document without text.")
    return Text(
        text, "docx", title=one_line(title), author="" if author == "python-docx" else one_line(author),
        language=language_of(text) or language[:2].lower(),
    )  # fmt: skip


def _only_what_is_read(name: str, data: bytes) -> bytes:
    """The archive without pictures and fonts. A size that an entry states is the most that zipfile unpacks of it."""
    kept = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(kept, "w") as bare:
            entries = archive.infolist()
            wanted = [entry for entry in entries if entry.filename.lower().endswith((".xml", ".rels"))]
            if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in wanted) > _MOST_UNPACKED:
                raise UnreadableFileError(
                    f"{name} would unpack to more than {_MOST_UNPACKED // 1_000_000} MB of text parts, "
                    "the most that is read; it is too large or made to exhaust memory."
                )
            if any(entry.flag_bits & 1 for entry in entries):
                raise UnreadableFileError(f"{name} is encrypted: remove its password and give it again.")
            for entry in entries:
                bare.writestr(entry.filename, archive.read(entry) if entry in wanted else b"")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise _damaged(name) from None
    return kept.getvalue()


def _notes(part: Any) -> dict[tuple[str, str], str]:
    """Footnotes and endnotes, by the kind of what refers to them and its number."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import parse_xml

    found: dict[tuple[str, str], str] = {}
    for relation in part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1].removesuffix("s")
        if kind not in ("footnote", "endnote") or relation.is_external:
            continue
        for note in parse_xml(relation.target_part.blob).iter(qn(f"w:{kind}")):
            # Notes of a type are the rules that part the others from the text.
            if note.get(qn("w:type"), "normal") == "normal":
                found[qn(f"w:{kind}Reference"), note.get(qn("w:id"), "")] = " ".join(_blocks(note, {}))
    return found


def _blocks(body: Any, notes: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """Paragraphs in the order of the document, those of tables among them, and behind each the notes to it; what was
    deleted in review is out.
    """
    from docx.oxml.ns import qn

    text, tab, lines, deleted = qn("w:t"), qn("w:tab"), (qn("w:br"), qn("w:cr")), qn("w:del")
    references = (qn("w:footnoteReference"), qn("w:endnoteReference"))
    for paragraph in body.iter(qn("w:p")):
        words: list[str] = []
        below: list[str] = []
        for element in paragraph.iter(text, tab, *lines, *references):
            if element.tag == text or element.tag in references:
                inside = next(element.iterancestors(qn("w:p")), None)
                if inside is not paragraph or next(element.iterancestors(deleted), None) is not None:
                    continue
                if element.tag == text:
                    words.append(element.text or "")
                else:
                    below.append(notes.get((element.tag, element.get(qn("w:id"), "")), ""))
            else:
                words.append(" " if element.tag == tab else "\n")
        yield from filter(None, ["".join(words).strip(), *below])


def _damaged(name: str) -> UnreadableFileError:
    return UnreadableFileError(f"{name} is a damaged or truncated DOCX file; fetch it again.")
