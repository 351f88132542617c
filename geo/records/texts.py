"""The documents themselves, where a reader has them: beside the records, never in them.

A text lies in `seeds/texts/<file>` (ignored by git) or in the folder that $ATLAS_TEXTS names.
Offsets are Unicode code points of the file exactly as stored.
"""

from __future__ import annotations

import bisect
import hashlib
import os
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from geo.errors import Problem, RecordError
from geo.records.models import Claim, Source
from geo.records.reading import ROOT

__all__ = [
    "is_repeated",
    "occurrences",
    "paragraph_at",
    "paragraphs",
    "passage_link",
    "read_text",
    "text_path",
]

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")


def text_path(source: Source, root: Path = ROOT) -> Path | None:
    """Where this source's text lies on this machine; None where it does not."""
    if not source.file:
        return None
    folders = [root / "seeds" / "texts"]
    if os.environ.get("ATLAS_TEXTS"):
        folders.append(root / os.environ["ATLAS_TEXTS"])  # an absolute path stays as it is
    return next((folder / source.file for folder in folders if (folder / source.file).is_file()), None)


def read_text(source: Source, root: Path = ROOT) -> str | None:
    """The text as stored, or None where this machine lacks it.

    Raises RecordError if the file is not the one that the record was made from, or not UTF-8.
    """
    path = text_path(source, root)
    if path is None:
        return None
    raw = path.read_bytes()
    found = hashlib.sha256(raw).hexdigest()
    if source.sha256 and found != source.sha256:
        rule = (
            f"differs from the checksum of {path.name} on this machine ({found[:12]}…): the text was "
            "changed after the record was made, so its passages cannot be shown"
        )
        raise _refused(source, "sha256", f"{source.sha256[:12]}…", rule)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _refused(source, "file", source.file, f"is not UTF-8 (byte {error.start})") from None


def _refused(source: Source, field: str, value: object, rule: str) -> RecordError:
    return RecordError([Problem(f"seeds/{source.id}.toml", "source", field, value, rule)])


def paragraphs(text: str) -> list[tuple[int, int]]:
    """[start, end) of each run of non-blank lines, in order."""
    return list(_paragraphs(text))


@lru_cache(maxsize=2)
def _paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Of the texts that were asked about last: hundreds of passages of one long text are looked at in turn."""
    return tuple(match.span() for match in _PARAGRAPH.finditer(text))


def paragraph_at(text: str, start: int, end: int) -> int | None:
    """Number, from 1, of the paragraph that holds `[start, end)`; None where none does."""
    blocks = _paragraphs(text)
    number = bisect.bisect_right(blocks, start, key=lambda block: block[0])
    return number if number and end <= blocks[number - 1][1] else None


def occurrences(words: str, text: str) -> Iterator[int]:
    """Where words stand, one after the other, as a browser finds a text fragment: whole words, upper or lower case."""
    lowered, sought = _lowered(text), words.lower()
    if lowered is None or not sought:
        before, after = (
            (r"(?<!\w)" if words[:1].isalnum() else ""),
            (r"(?!\w)" if words[-1:].isalnum() else ""),
        )
        yield from (m.start() for m in re.finditer(before + re.escape(words) + after, text, re.IGNORECASE))
        return
    at = lowered.find(sought)
    while at >= 0:
        end = at + len(sought)
        whole = not (words[0].isalnum() and _in_word(lowered[max(0, at - 1) : at]))
        whole = whole and not (words[-1].isalnum() and _in_word(lowered[end : end + 1]))
        if whole:
            yield at
        at = lowered.find(sought, end if whole else at + 1)


def is_repeated(text: str, start: int, end: int) -> bool:
    """Whether the words of `[start, end)` stand again further on, and not before: a browser that looks for them comes here."""
    found = [*islice(occurrences(text[start:end], text), 2)]
    return len(found) == 2 and found[0] == start


@lru_cache(maxsize=2)
def _lowered(text: str) -> str | None:
    """The text in lower case; None where that would shift its offsets."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else None


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def passage_link(source: Source, claim: Claim) -> str | None:
    """The publisher's address with a text fragment that scrolls to the passage; None without an address.

    WICG, URL Fragment Text Directives: a raw hyphen or comma would be read as syntax, so both are
    percent-encoded with the rest. A fragment that the address already has stays in front.
    """
    if source.url is None:
        return None
    parts = [part for part in (claim.anchor, claim.anchor_end) if part]
    opening = ":~:text=" if "#" in source.url else "#:~:text="
    return source.url + opening + ",".join(quote(part, safe="").replace("-", "%2D") for part in parts)
