"""Sentences without a date that go on to tell of times long before the publication."""

from __future__ import annotations

import re
from bisect import bisect_left

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.dates.clock import Clock
from geo.records.when import read_when

__all__ = ["tells_of_old"]

_BACK = 500
"""Code points before a sentence in which the time of which it tells may have been named."""
_PAST = re.compile(
    r"\b(?:was|were|had|would|could|might|did|(?!based|supposed|expected|planned|scheduled)[a-z]{3,}ed)\b|\b\w{2,}(?:л|ла|ло|ли)(?:с[яь])?\b"
)
_NOW = re.compile(
    r"\b(?:is|are|has|have|will|may|now|currently|today|still|plans?|remains?|hosts?|operates?|uses)\b|\b(?:сейчас|ныне|теперь|будет|будут|является|находится|планирует|планируют)\b",
    re.I,
)


def tells_of_old(passage: Passage, phrase: re.Match[str], clock: Clock) -> bool:
    """Whether a sentence in the past tense stands behind one that is dated in a year before that of the publication."""
    if clock.first is None:
        return False
    said = passage.text[passage.start : min(passage.end, phrase.end() + 40)]
    if _NOW.search(said) or not _PAST.search(said):
        return False
    dates = passage.document.dates
    for date in dates[: bisect_left(dates, passage.start, key=lambda one: one.start)][::-1]:
        if date.end < passage.start - _BACK:
            return False
        if date.edtf:
            latest = read_when(date.edtf).latest
            return latest is not None and latest.year < clock.first.year
    return False
