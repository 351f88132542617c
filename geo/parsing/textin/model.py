"""A document as text, with what its file says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "Kind", "Text"]

MAX_BYTES = 50_000_000
"""Largest file that is read."""

MAX_CHARACTERS = 5_000_000
"""Longest text that is taken: some fifteen hundred newspaper pages."""

Kind = Literal["plain", "markdown", "html", "pdf", "docx", "mime"]


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its metadata. Every offset elsewhere counts code points of `text` as it stands here.

    What the file does not hold is an empty string, never guessed; `published` is EDTF, the file's own or that of a dateline; `language` is a
    two-letter code found from the text where it is clear, or as the file declares it. `notes` are sentences for
    the reader: what was left out, or read otherwise than the file's name suggests.
    """

    text: str
    kind: Kind
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: str = ""
    language: str = ""
    url: str = ""
    notes: tuple[str, ...] = ()
