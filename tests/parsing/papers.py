"""Documents that the tests make: PDF by hand, DOCX by python-docx; sentences of our own."""

from __future__ import annotations

import io
import zipfile

from geo.parsing.textin.lines import Line

SENTENCE = "The general said that the airfield near the town will stay open for the aircraft of both sides."


def printed(text: str, left: float = 50, top: float = 700, size: float = 10) -> list[Line]:
    """Lines as they stand on a page, in type of one width; an empty line is a gap, spaces before a line indent it."""
    letter = size / 2
    return [
        Line(line.strip(), left + letter * (len(line) - len(line.lstrip())), left + letter * len(line), top - 1.2 * size * row, size)
        for row, line in enumerate(text.split("\n")) if line.strip()
    ]  # fmt: skip


def pdf(*pages: str, title: str = "", encrypted: bool = False) -> bytes:
    """A small PDF with a page for each text, line by line; an empty page holds no text. Encrypted: asks for a password."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for page in pages:
        lines = page.replace("\n", ") Tj 0 -14 Td (")
        drawn = f"BT /F1 10 Tf 20 700 Td ({lines}) Tj ET".encode("latin-1") if page else b""
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 800] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(b"<< /Title (%s) /CreationDate (D:19990101000000) >>" % title.encode("latin-1"))
    trailer = b"/Root 1 0 R /Info %d 0 R" % len(objects)
    if encrypted:
        objects.append(
            b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s> >>" % (b"a1" * 32, b"b2" * 32)
        )
        trailer += b" /Encrypt %d 0 R /ID [<00> <00>]" % len(objects)
    return _file(objects, trailer)


def _file(objects: list[bytes], trailer: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def docx(*paragraphs: str, title: str = "", author: str = "") -> bytes:
    """A Word document of some paragraphs."""
    from docx import Document

    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.core_properties.title = title
    document.core_properties.author = author
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_notes(document: bytes, **notes: str) -> bytes:
    """A Word document whose first paragraph refers to a footnote, an endnote or both."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as archive, zipfile.ZipFile(out, "w") as changed:
        parts = {name: archive.read(name).decode("utf-8", "surrogateescape") for name in archive.namelist()}
        for kind, words in notes.items():
            parts["word/document.xml"] = parts["word/document.xml"].replace(
                "</w:p>", f'<w:r><w:{kind}Reference w:id="2"/></w:r></w:p>', 1
            )
            parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
                "</Types>", f'<Override PartName="/word/{kind}s.xml" ContentType="application/'
                f'vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"/></Types>',
            )  # fmt: skip
            parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
                "</Relationships>", f'<Relationship Id="{kind}" Target="{kind}s.xml" Type="http://schemas.openxmlformats.org'
                f'/officeDocument/2006/relationships/{kind}s"/></Relationships>',
            )  # fmt: skip
            line = f'<w:{kind} w:id="0" w:type="separator"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:{kind}>'
            note = f'<w:{kind} w:id="2"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:{kind}>'
            parts[f"word/{kind}s.xml"] = f'<w:{kind}s xmlns:w="{space}">{line}{note}</w:{kind}s>'
        for name, held in parts.items():
            changed.writestr(name, held.encode("utf-8", "surrogateescape"))
    return out.getvalue()


def bomb() -> bytes:
    """A Word document of some hundred kilobytes that would unpack to a hundred megabytes."""
    out = io.BytesIO(docx("x"))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/more.xml", b"<a>" + b" " * 100_000_000 + b"</a>")
    return out.getvalue()


PAGE = """<!DOCTYPE html><html lang="en"><head><title>Talks on an airfield | The Amber Daily</title>
<meta property="og:title" content="Talks on an airfield"><meta property="og:site_name" content="The Amber Daily">
<meta name="author" content="A. Writer"><meta property="article:published_time" content="2005-08-16T10:00:00Z">
<link rel="canonical" href="https://example.org/airfield"><script>var secret = "never shown";</script></head>
<body><nav><a href="/">Home</a> <a href="/all">All news</a></nav><article><h1>Talks on an airfield</h1>
<p>Norland asked for the use of the airfield in the south, and was told that it would have to wait for an answer.</p>
<p>The general said that it will stay open for the aircraft of both sides until the two of them have agreed.</p>
</article><footer>All rights reserved</footer></body></html>"""
