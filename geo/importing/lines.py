"""Blocks of whole lines, decoded line by line where the file as a whole is not UTF-8."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from geo.importing.opening import Opened

__all__ = ["BLOCK", "ESCAPED", "Block", "damaged", "raw_text", "read_block", "unwestern"]

BLOCK = 12 << 20
"""Bytes a block: some ten thousand rows of a wide table, and never more than memory bears."""
ESCAPED = re.compile("[\udc80-\udcff]")
"""Bytes that are not UTF-8, as Python carries them through a text."""
_LETTER = re.compile(r"[^\W\d_\x00-\x7f\u07c0-\u07ff]")
"""Letters that UTF-8 writes in several bytes. In Windows-1252, ß and a closing quote would be one of N'Ko: none of those."""
_UNWESTERN = re.compile(r"([À-ÿ])(?!\1)([À-ÿ])(?!\1|\2)[À-ÿ]")
"""Three different letters in a row that are all outside ASCII: in Cyrillic every word, in Western languages next to none."""
LONGEST = 8 << 20
"""Bytes of the longest line; what is longer is cut, and its parts are set aside for what they lack."""


@dataclass
class Block:
    """Lines with their ends, and where each begins in the file. `odd` gives the reason why a line cannot be read."""

    lines: list[str]
    starts: Any
    """Byte offsets as an int64 array, one more than there are lines."""
    ended: bool
    """The file has nothing after this block."""
    recoded: int = 0
    """Lines that were not UTF-8 and were read as Windows-1252."""
    unwestern: int = 0
    """Those of them whose letters are then such as no Western language has."""
    odd: dict[int, str] = field(default_factory=dict)

    @property
    def cut_off(self) -> bool:
        """The last line has no end."""
        return self.ended and bool(self.lines) and not self.lines[-1].endswith("\n")


def read_block(opened: Opened, offset: int) -> Block:
    """The lines that begin in the `BLOCK` bytes after `offset`."""
    with opened.path.open("rb") as file:
        file.seek(offset)
        data = file.read(BLOCK)
        if len(data) == BLOCK and not data.endswith(b"\n"):
            data += file.readline(LONGEST)
        ended = file.tell() >= opened.size
    starts = np.flatnonzero(np.frombuffer(data, np.uint8) == 10) + 1
    starts = np.concatenate([[0], starts, [] if data.endswith(b"\n") or not data else [len(data)]])
    block = Block([], (starts + offset).astype(np.int64), ended)
    encoding = opened.encoding or "utf-8"
    try:
        text = data.decode(encoding)
        block.lines = _split(text)
    except UnicodeDecodeError:
        text = ""
        block.lines = _odd_lines(block, data, opened.encoding)
    if b"\0" in data:
        reason = "holds a NUL byte: the file is damaged here"
        block.odd |= {n: reason for n, line in enumerate(block.lines) if "\0" in line}
    if "\ufffd" in text and opened.encoding is None:
        reason = "holds a replacement character: the text was damaged before, or is not in the encoding it seems to be"
        block.odd |= {n: reason for n, line in enumerate(block.lines) if "\ufffd" in line}
    return block


def _odd_lines(block: Block, data: bytes, encoding: str | None) -> list[str]:
    """Lines of a block that as a whole is not in its encoding: only those that are not are looked at by themselves."""
    if encoding not in (None, "utf-8"):
        return [
            _line(block, n, line.encode("latin-1"), encoding)
            for n, line in enumerate(_split(data.decode("latin-1")))
        ]
    lines = _split(data.decode("utf-8", "surrogateescape"))
    for n, line in enumerate(lines):
        if not line.isascii() and ESCAPED.search(line):
            lines[n] = _line(block, n, line.encode("utf-8", "surrogateescape"), encoding)
    return lines


def _split(text: str) -> list[str]:
    """Lines with their ends; only line feeds end one, whatever else Unicode takes for the end of a line."""
    lines = text.split("\n")
    last = lines.pop()
    return [line + "\n" for line in lines] + ([last] if last else [])


def _line(block: Block, number: int, line: bytes, encoding: str | None) -> str:
    try:
        return line.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding:
            block.odd[number] = f"is not {encoding} (byte {error.start + 1} of the line)"
            return line.decode(encoding, "replace")
        if reason := damaged(line.decode("utf-8", "surrogateescape"), "line"):
            block.odd[number] = reason
            return line.decode("utf-8", "replace")
    try:
        text = line.decode("cp1252")
    except UnicodeDecodeError as error:
        block.odd[number] = f"is neither UTF-8 nor Windows-1252 (byte {error.start + 1} of the line)"
        return line.decode("latin-1")
    block.recoded += 1
    block.unwestern += unwestern(text)
    return text


def damaged(text: str, what: str) -> str | None:
    """Why a text with escaped bytes is UTF-8 that was damaged; None where it is rather in another encoding.

    Other encodings hardly ever spell a letter of UTF-8 by chance, and have a byte that is none with nearly every accent.
    """
    bad = ESCAPED.findall(text)
    if not bad or len(_LETTER.findall(text)) < len(bad):
        return None
    before = len(text[: text.index(bad[0])].encode())
    return f"is UTF-8 that was damaged or cut off (byte {before + 1} of the {what} is 0x{ord(bad[0]) - 0xDC00:02x})"


def unwestern(text: str) -> bool:
    """Whether a text that was read as Windows-1252 was rather written in an alphabet that is not the Latin one."""
    return _UNWESTERN.search(text) is not None


def raw_text(opened: Opened, start: int, size: int) -> str:
    """A row as the file has it, for the list of rows that were set aside."""
    with opened.path.open("rb") as file:
        file.seek(start)
        data = file.read(size)
    for encoding in (opened.encoding or "utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")
