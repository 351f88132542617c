"""A passage as a claim points to it: its paragraph, and the few words that find it again.

The anchor is what a browser searches for (WICG, URL Fragment Text Directives): whole words in any case,
at most five, standing once in the text and beginning inside the passage. Where a text says the same words twice, as a
headline that its first line repeats, a browser goes to the first: there they are an anchor too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from geo.errors import WorkspaceError
from geo.records.texts import is_repeated, occurrences, paragraph_at

__all__ = ["Passage", "passage_at", "trimmed"]

_WORD = re.compile(r"\S+")
_LENGTHS = (3, 4, 5, 2, 1)
"""Words of an anchor, as tried: three say enough to a reader, and a page has more on it than its text."""
_SIGNS = " ,;:.!?()[]\"'“”‘’«»"


class Passage(dict[str, object]):
    """`paragraph`, `span` and `anchor`, as a Claim has them."""


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the white space at its ends. Raises WorkspaceError for one that is empty or leaves the text."""
    if not 0 <= start < end <= len(text):
        raise WorkspaceError(
            f"The span {start} to {end} does not lie in the text, which has {len(text)} characters."
        )
    marked = text[start:end]
    first, last = start + len(marked) - len(marked.lstrip()), end - len(marked) + len(marked.rstrip())
    if first >= last:
        raise WorkspaceError("Nothing but white space is marked.")
    return first, last


def passage_at(text: str, start: int, end: int) -> Passage:
    """Where a passage stands and how it is found. `start`, `end` in code points.

    Raises WorkspaceError for a passage that leaves its paragraph or that nothing tells from another.
    """
    start, end = trimmed(text, start, end)
    paragraph = paragraph_at(text, start, end)
    if paragraph is None:
        raise WorkspaceError("A claim's passage lies within one paragraph: mark a part of it.")
    for anchor in _anchors(text, start, end):
        if _once(anchor, text):
            return Passage(paragraph=paragraph, span=[start, end], anchor=anchor)
    anchor = " ".join(text[start:end].split("\n")[0].split(" ")[: max(_LENGTHS)]).strip(_SIGNS)
    if anchor and is_repeated(text, start, end) and next(occurrences(anchor, text), -1) == start:
        return Passage(paragraph=paragraph, span=[start, end], anchor=anchor)
    raise WorkspaceError(
        "The same words stand earlier in the text, where a link would lead: mark them there, or a longer passage."
    )


def _anchors(text: str, start: int, end: int) -> Iterator[str]:
    """Runs of one to five words: from the passage's first word, then from each later one; they may run past its end.

    What begins a run that stands there again stands there again too: then no shorter one is tried.
    """
    line = text.find("\n", end)
    words = [match.span() for match in _WORD.finditer(text, start, len(text) if line < 0 else line)]
    for first, (begins, _) in enumerate(words):
        if begins >= end:
            return
        runs = {
            n: text[begins : words[first + n - 1][1]].strip(_SIGNS)
            for n in _LENGTHS
            if first + n <= len(words)
        }
        if runs[max(runs)] and not _once(runs[max(runs)], text):
            continue
        yield from (run for run in runs.values() if run and "\n" not in run)


def _once(words: str, text: str) -> bool:
    """Whether a browser would find the words in one place only."""
    return len([*islice(occurrences(words, text), 2)]) == 1
