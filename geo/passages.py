"""A document's text cut into pieces to read: which claims rest on each, and which names and dates stand in it.

Offsets are Unicode code points, `[start, end)`, as in the records. Passages may overlap and share words:
a piece belongs to all that cover it. Places, actors and dates never overlap: the longer reading wins.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from geo.records.models import Claim, Mention
from geo.records.texts import paragraphs
from geo.records.world import Actor

__all__ = ["Mark", "Paragraph", "Passage", "Piece", "marks_in", "passages_of", "read_paragraphs"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of the text on which claims rest; `claims` are ids in the order of the records."""

    start: int
    end: int
    paragraph: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A name or a date in the text. `mention` is the recorded one behind it, `actor` an actor's id."""

    start: int
    end: int
    kind: Literal["place", "actor", "date"]
    actor: str = ""
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that share the same passages (positions in their list) and the same mark."""

    text: str
    passages: tuple[int, ...]
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of non-blank lines, counted from 1."""

    number: int
    pieces: tuple[Piece, ...]


def passages_of(claims: Mapping[str, Claim]) -> list[Passage]:
    """The distinct spans of some claims in the order of the text, the longer of two that begin together first."""
    found: dict[tuple[int, int], Passage] = {}
    for id_, claim in claims.items():
        start, end = claim.span
        known = found.get((start, end), Passage(start, end, claim.paragraph, ()))
        found[start, end] = replace(known, claims=(*known.claims, id_))
    return sorted(found.values(), key=lambda passage: (passage.start, -passage.end))


def read_paragraphs(text: str, passages: Sequence[Passage], marks: Sequence[Mark]) -> list[Paragraph]:
    """The whole text in order, cut wherever a passage or a mark begins or ends.

    Marks must be apart from each other, as `marks_in` gives them. The pieces of a paragraph, joined,
    are the paragraph exactly as stored; nothing is escaped here.
    """
    spans: list[Passage | Mark] = [*passages, *marks]
    cuts = sorted({cut for span in spans for cut in (span.start, span.end)})
    ordered = sorted(marks, key=lambda mark: mark.start)
    starts = [mark.start for mark in ordered]

    def piece(start: int, end: int) -> Piece:
        covering = tuple(n for n, p in enumerate(passages) if p.start <= start and end <= p.end)
        nearest = bisect_right(starts, start) - 1
        mark = ordered[nearest] if nearest >= 0 and end <= ordered[nearest].end else None
        return Piece(text[start:end], covering, mark)

    read = []
    for number, (first, last) in enumerate(paragraphs(text), 1):
        edges = [first, *cuts[bisect_right(cuts, first) : bisect_right(cuts, last - 1)], last]
        pieces = tuple(piece(a, b) for a, b in pairwise(edges))
        read.append(Paragraph(number, pieces))
    return read


def marks_in(text: str, mentions: Iterable[Mention], actors: Iterable[Actor]) -> list[Mark]:
    """Places as recorded, and dates and actors as far as plain patterns are sure of them, in order.

    A recorded mention that stands for a government ("Moscow objected") is marked as the actor that has
    that name, and keeps its place. A mention whose words are not at its offsets is left out.
    """
    names = _names(actors)
    found = [_recorded(mention, names) for mention in mentions if _stands(text, mention)]
    found += [*_dates(text), *_actors(text, names)]
    found.sort(
        key=lambda mark: (mark.start - mark.end, mark.mention is None, mark.kind != "date", mark.start)
    )
    kept: list[Mark] = []
    for mark in found:
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.start)


def _stands(text: str, mention: Mention) -> bool:
    return text[mention.start : mention.end] == mention.text


def _recorded(mention: Mention, names: Mapping[str, tuple[str, bool]]) -> Mark:
    if mention.how == "metonym" and mention.text in names:
        return Mark(mention.start, mention.end, "actor", names[mention.text][0], mention)
    return Mark(mention.start, mention.end, "place", mention=mention)


# ---- actors


def _names(actors: Iterable[Actor]) -> dict[str, tuple[str, bool]]:
    """Name to actor id, and whether it is a seat that merely stands for the actor."""
    names: dict[str, tuple[str, bool]] = {}
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            names[name] = (actor.id, False)
        for name in actor.metonyms:
            names.setdefault(name, (actor.id, True))
    return names


_LITERALLY = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Aa]t|[Ff]rom|[Tt]o|[Oo]utside|[Aa]round)\s+$")
"""Before a capital, these words speak of the city; only a recorded mention may know better."""

_PART_OF_A_NAME = re.compile(r"\s+[^\W\d_a-zа-яё]")
"""After a capital, a second capitalised word makes another name of it."""


def _actors(text: str, names: Mapping[str, tuple[str, bool]]) -> Iterator[Mark]:
    if not names:
        return
    choices = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    for match in re.finditer(rf"(?<!\w)(?:{choices})(?!\w)", text):
        actor, seat = names[match.group()]
        before = text[max(0, match.start() - 12) : match.start()]
        if seat and (_LITERALLY.search(before) or _PART_OF_A_NAME.match(text, match.end())):
            continue
        yield Mark(match.start(), match.end(), "actor", actor)


# ---- dates

_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d{2}"
_DATE = re.compile(
    rf"""
      (?<![\w-]){_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w-])
    | (?<!\w){_MONTH}\s+{_DAY}(?:\s*[-–]\s*{_DAY})?(?:,?\s+{_YEAR})?(?![\w%]|[.,]\d)
    | (?<![\w.,]){_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?(?!\w)
    | (?<!\w){_MONTH},?\s+(?:of\s+)?{_YEAR}(?!\w)
    | (?<=\b(?:[Ii]n|[Bb]y)\s){_MONTH}(?!\w)
    | (?:(?<=\b[Ii]n\s)|(?<=\b[Bb]y\s)|(?<=\b[Ss]ince\s)|(?<=\b[Uu]ntil\s)|(?<=\b[Dd]uring\s)|(?<=\b[Ff]rom\s)
       |(?<=\b[Ee]arly\s)|(?<=\b[Ll]ate\s)|(?<=\b[Mm]id-)|(?<=\(<))
      {_YEAR}(?:\s*[-–]\s*(?:{_YEAR}|\d{{2}}))?(?![\w%]|[.,]\d|\s+[a-z]+s\b)
    """,
    re.VERBOSE,
)
"""English dates with a day or a year; a bare year only after a word that asks for a time, and never where
it could count something ("in 2000 tonnes")."""


def _dates(text: str) -> Iterator[Mark]:
    for match in _DATE.finditer(text):
        yield Mark(match.start(), match.end(), "date")
