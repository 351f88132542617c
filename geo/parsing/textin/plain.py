"""Plain text and Markdown, kept as written; and the short values that every reader takes from a file."""

from __future__ import annotations

import re

from geo.errors import UnreadableFileError
from geo.parsing.textin.encoding import decode
from geo.parsing.textin.headline import headline_of, publication_of
from geo.parsing.textin.language import language_of
from geo.parsing.textin.model import Kind, Text
from geo.records.when import YEARS, WhenError, read_when

__all__ = ["edtf_of", "one_line", "read_plain", "unread_date"]

_FRONT = re.compile(
    r"\A(?:---[ \t]*\r?\n(.{0,8000}?)\r?\n(?:---|\.\.\.)|\+{3}[ \t]*\r?\n(.{0,8000}?)\r?\n\+{3})[ \t]*(?:\r?\n|\Z)",
    re.S,
)
"""In YAML between lines of `---`, or in TOML between lines of `+++`."""
_PAIR = re.compile(r"""(?m)^([A-Za-z_-]{2,20})[ \t]*[:=][ \t]*["']?([^\r\n]*?)["']?[ \t]*\r?$""")
_HEADING = re.compile(r"(?m)\A\s*# +(\S[^\r\n]{0,300}?)[ \t]*#*[ \t]*\r?$")
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?(?![\d-])")
_FIELDS = {
    "title": "title", "publisher": "publisher", "site": "publisher", "source": "publisher", "author": "author",
    "date": "published", "published": "published", "url": "url", "lang": "language", "language": "language",
}  # fmt: skip


def read_plain(name: str, data: bytes, kind: Kind) -> Text:
    """A text as its file holds it, line ends and all. Raises UnreadableFileError for binary or empty data."""
    text, encoding = decode(name, data)
    if not text.strip():
        raise UnreadableFileError(f"{name} is empty: there is no text in it.")
    notes = () if encoding in ("utf-8", "ascii") else (f"Read as {encoding}.",)
    facts = _front_matter(text) if kind == "markdown" else {}
    if unread := unread_date(facts.get("published", "")):
        notes = (*notes, unread)
    facts["published"] = edtf_of(facts.get("published", ""))
    if (
        kind == "markdown"
        and not facts.get("title")
        and (heading := _HEADING.search(_FRONT.sub("", text, count=1)))
    ):
        facts["title"] = one_line(heading[1])
    if kind == "plain":
        facts |= {"title": headline_of(text), "publisher": publication_of(text)}
    facts["language"] = facts.get("language", "")[:2].lower() or language_of(text)
    return Text(text, kind, notes=notes, **facts)


def _front_matter(text: str) -> dict[str, str]:
    front = _FRONT.match(text)
    pairs = _PAIR.findall(front[1] or front[2] or "") if front else []
    return {_FIELDS[key.lower()]: one_line(value) for key, value in pairs if key.lower() in _FIELDS and value}


def one_line(text: str, most: int = 400) -> str:
    """White space folded, at most 400 characters: what a file holds may be hostile."""
    return " ".join(text[: most * 4].split())[:most]


def unread_date(written: str) -> str:
    """A sentence on a date that a file gives itself and that cannot be taken; empty where it can, or gives none."""
    if not written or edtf_of(written):
        return ""
    match = _DATE.match(written.strip())
    why = "it is not written as year, month and day"
    if match and int(match[1]) not in YEARS:
        why = f"the year {int(match[1])} is outside {YEARS.start} to {YEARS.stop - 1}"
    elif match:
        why = "there is no such day"
    return f"The file dates itself “{one_line(written, 60)}”, which was not taken: {why}."


def edtf_of(written: str) -> str:
    """The day, month or year that a machine-written date begins with (ISO 8601 and near it); empty for others."""
    match = _DATE.match(written.strip())
    if not match:
        return ""
    edtf = "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)])
    try:
        read_when(edtf)
    except WhenError:
        return ""
    return edtf
