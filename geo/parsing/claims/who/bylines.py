"""Who speaks in what stands under a line with name and office alone: `Ivan Petrov, director of an institute:`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from geo.parsing.actors.officewords import APPOSED
from geo.parsing.claims.sentence.passage import Passage

__all__ = ["speaker_above"]

_LINE = re.compile(r"^[A-ZА-ЯЁ][^\n:;!?]{6,180}:[ \t]*$", re.M)
_RUSSIAN = re.compile(
    r"[А-ЯЁ][а-яё-]+ [А-ЯЁ][а-яё-]+, [^.]*?(?:эксперт|директор|профессор|аналитик|политолог|востоковед|министр|посол|депутат|руководител|президент|генерал|глава )"
)
_NEXT = re.compile(r"\s*\n[ \t]*\n?")
_BREAK, _LINE_BREAK = re.compile(r"\n[ \t]*\n"), re.compile(r"\n")
_ENDS = re.compile(
    r"[ \t]*(?:[*\[(©]|About\b|Editor|See also|Read more|Photo|Source|Related|Share\b|Q:|Question|[^\n]{2,60}:[ \t]*(?:\n|$))"
)
"""How a paragraph begins that is no longer his."""
_QUOTED = re.compile(r"[“«\"][^”»\"]{0,600}[”»\"]")
_OWN = re.compile(r"(?<![\w’'])(?:I|we|our|us|my|мы|нас|нам|наш\w*|я|мой|моя|мне)(?!\w)", re.I)
"""By which a paragraph shows that somebody speaks in his own words."""


class _Block(NamedTuple):
    """A speaker, where his line begins, and where his words end."""

    said: str
    line: int
    end: int


def speaker_above(passage: Passage) -> tuple[str | None, str | None]:
    """Name and office of who speaks, and the state that he speaks for; None where no such line stands above.

    His are the first paragraph below the line, and those as far as the last in which somebody says "we" or "I".
    """
    blocks = _blocks(passage.text)
    at = bisect_right(blocks, passage.start, key=lambda block: block.line) - 1
    if at < 0 or passage.start >= blocks[at].end:
        return None, None
    offices, line = passage.document.offices, blocks[at].line
    number = bisect_left(offices, line, key=lambda office: office.start)
    actor = offices[number].actor if number < len(offices) and offices[number].start == line else ""
    return blocks[at].said, passage.state(actor) if actor else None


@lru_cache(maxsize=4)
def _blocks(text: str) -> tuple[_Block, ...]:
    found = []
    for line in _LINE.finditer(text):
        named = APPOSED.match(text, line.start(), line.end()) or _RUSSIAN.match(
            text, line.start(), line.end()
        )
        if named is None:
            continue
        said = line[0].rstrip().removesuffix(":")
        if end := _end(text, line.end(), said.split(",")[0].split()[-1]):
            found.append(_Block(said, line.start(), end))
    return tuple(found)


def _end(text: str, start: int, surname: str) -> int:
    """Where what a person says ends; 0 where nothing stands below the line."""
    at, last, first = start, 0, True
    break_ = _BREAK if _BREAK.match(text, start) else _LINE_BREAK
    while below := _NEXT.match(text, at):
        at = below.end()
        stop = break_.search(text, at)
        end = stop.start() if stop else len(text)
        if at >= end or _ENDS.match(text, at, end) or surname in text[at:end]:
            break
        if first or _OWN.search(_QUOTED.sub("", text[at:end])):
            last = end
        at, first = end, False
    return last
