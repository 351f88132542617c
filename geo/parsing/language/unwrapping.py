"""Texts whose lines were broken at a width, as in mails, cables and old forums: names and sentences run on over the break."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["unwrapped"]

NARROW, WIDE = 45, 100
"""Widths between which lines may have been broken, in characters."""
FEWEST = 3
"""Lines that a paragraph must have to show its width."""


def unwrapped(text: str) -> str:
    """The text with spaces for line breaks that only a width asked for; of the same length, and the same text if there are none."""
    if text.count("\n") * WIDE < len(text):
        return text
    lines = text.split("\n")
    if max(map(len, lines)) > WIDE:
        return text
    ends = [len(lines[0])]
    for line in lines[1:]:
        ends.append(ends[-1] + 1 + len(line))
    letters = list(text)
    for number in _broken(lines):
        letters[ends[number]] = " "
    return "".join(letters)


def _broken(lines: list[str]) -> Iterator[int]:
    """Numbers of the lines that go on in the next one: its first word would not have fitted."""
    first = 0
    for number in range(len(lines) + 1):
        if number == len(lines) or not lines[number].strip():
            block = lines[first:number]
            width = max(map(len, block), default=0)
            if len(block) >= FEWEST and NARROW <= width <= WIDE:
                full = [at for at in range(len(block) - 1) if _is_full(block[at], block[at + 1], width)]
                if 2 * len(full) >= len(block) - 1:
                    yield from (first + at for at in full)
            first = number + 1


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line.rstrip()) + 1 + len(following.split(None, 1)[0]) > width
