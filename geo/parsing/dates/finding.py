"""Dates in a text, found and read to EDTF; relative ones against the day of publication, with the reason.

No year is borrowed: "on 1 August" stays unread unless the day of publication is known, and is then the last such day
before it (or the next, where the sentence looks ahead), marked as derived.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.parsing.dates.clock import Clock, Reading, UnreadDateError, bounded, within_year
from geo.parsing.dates.oldyears import is_year
from geo.parsing.dates.reading import DateReader
from geo.parsing.dates.words import BEFORE, FOUND, START
from geo.parsing.model import DateMention
from geo.records.when import WhenError, read_when

__all__ = ["find_dates"]

_LONGEST = 60
"""Code points that a date takes at most: white space can be made hostile."""
_HEADLESS = ("esterday", "oday", "omorrow")
_JOINT = re.compile(r"\s*(?:[-–—]|\bto\b|\buntil\b|\bthrough\b|\band\b|\bпо\b|\bдо\b|(?P<night>\bна\b))\s*")
_FROM = re.compile(r"\b(from|between|с|со|от|между)\s+(?:the\s+)?$", re.I)
_EXTENDED = re.compile(
    r"\b(?:exten(?:d|ds|ded|ding|sion)|prolong\w*|renew\w*)\b[^.;]{0,45}?\b(?P<word>to)\s+$", re.I
)
"""`Extended the lease to 2044`: until when."""
_PAPER = re.compile(r"(?<!\w)[A-Z]\w+ $")
"""Before a word that then ends the name of a paper: `told Mail Today`."""
_WORDS = {
    "till": "until", "to": "until", "through": "until", "around": "about", "circa": "about", "approximately": "about", "с": "since",
    "со": "since", "до": "until", "к": "by", "ко": "by", "не позднее": "by", "не позже": "by", "не поздней": "by", "no later than": "by", "not later than": "by", "около": "about", "примерно": "about",
}  # fmt: skip


def find_dates(text: str, published: str | None = None) -> tuple[DateMention, ...]:
    """Every date in the text, in order, not overlapping.

    `published` is the publication date in EDTF. Raises geo.records.when.WhenError where it is malformed.
    """
    clock = Clock.of(published)
    found: list[DateMention] = []
    for match in _matches(text):
        found.append(_mention(text, match, clock, found))
    return tuple(_joined(text, found))


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Exact finds, tried only where a date may begin."""
    done = 0
    for start in START.finditer(text):
        first = start.start() - start[0].startswith(_HEADLESS)
        if first >= done and (match := FOUND.match(text, first, start.end() + _LONGEST)):
            if match["oldyear"] and not is_year(text, match.start(), match.start() + 4):
                continue
            done = match.end()
            if not (match[0] == "Today" and _PAPER.search(text, max(0, first - 24), first)):
                yield match


def _mention(text: str, match: re.Match[str], clock: Clock, before: list[DateMention]) -> DateMention:
    start = match.start()
    try:
        reading = DateReader(text, match, clock, before).read()
    except UnreadDateError as error:
        reading = Reading("", "stated", f"left unread: {error}")
    bound = BEFORE.search(text, max(0, start - 20), start) or _EXTENDED.search(
        text, max(0, start - 64), start
    )
    if bound and reading.edtf:
        word = " ".join(bound["word"].lower().split())
        word = _WORDS.get(word, word)
        if word == "until" and match[0].startswith("конца"):
            word = "by"  # "до конца года"
        edtf = bounded(reading.edtf, word)
        if edtf != reading.edtf:
            start, reading = (
                bound.start("word"),
                Reading(edtf, reading.basis, f"{reading.why}; bounded by '{bound['word']}'"),
            )
    return DateMention(start, match.end(), text[start : match.end()], *reading)


def _joined(text: str, found: list[DateMention]) -> Iterator[DateMention]:
    """Two dates with `to` or a dash between them as one interval: `from 28 September to 3 October 2005`, `2001-2005`."""
    waiting: DateMention | None = None
    for mention in found:
        if waiting is not None:
            if one := _interval(text, waiting, mention):
                waiting = one
                continue
            yield waiting
        waiting = mention
    if waiting is not None:
        yield waiting


def _interval(text: str, first: DateMention, last: DateMention) -> DateMention | None:
    between = text[first.end : last.start]
    opened = _FROM.search(text, max(0, first.start - 12), first.start)
    start = first.start
    if opening := re.match(r"(?:с|со|от)\s+", first.text):
        opened, start = opening, first.start + opening.end()
    listed = between.strip() in ("and", "и")
    closed = opened is not None and between.isspace() and last.edtf.startswith("/")  # `from 2001 until 2014`
    joint = _JOINT.fullmatch(between)
    if joint and joint["night"] and not text.endswith("ночь ", 0, first.start):
        return None  # "с 4 на 5 июля" alone moves what was to be
    if not (joint or closed) or (
        listed
        and (
            opened is None
            or opened[1 if opened.re is _FROM else 0].strip().lower() not in ("between", "между")
        )
    ):
        return None
    left, right = _point(first, 0), _point(last, 1)
    if not right:
        return None
    if not left or (first.basis == "derived" and last.basis == "stated"):
        left = _lent(text[start : first.end], right)
    if not left:
        return None
    edtf = f"[{left}..{right}]" if listed and len(left) == len(right) else f"{left}/{right}"
    try:
        read_when(edtf)
    except WhenError:
        return None
    start = opened.start() if opened is not None and opened.re is _FROM else first.start
    basis = last.basis
    return DateMention(
        start, last.end, text[start : last.end], edtf, basis, f"from '{first.text}' to '{last.text}'"
    )


def _point(mention: DateMention, end: int) -> str:
    """The plain point in a mention, without the bound that its preposition gave it; about the first (0) or the last (1) of `early 2009`."""
    if re.fullmatch(r"/?[\d-]+~?(?:/\.\.)?", mention.edtf):
        return re.sub(r"^/|/\.\.$", "", mention.edtf)
    span = within_year(mention.edtf)
    return f"{span[end]}~" if span else ""


def _lent(written: str, right: str) -> str:
    """The first of two dates with the year of the second: `28 September to 3 October 2005`."""
    match = FOUND.search(f"{written} {right[:4]}")
    if match is None:
        return ""
    try:
        edtf = DateReader(match.string, match, Clock(), []).read().edtf
    except UnreadDateError:
        return ""
    if re.fullmatch(r"[\d-]+", edtf):
        return edtf
    span = within_year(edtf)
    return f"{span[0]}~" if span else ""
