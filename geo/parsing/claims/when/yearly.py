"""Lists of amounts, each with its own date and a claim of its own: `gave $5 million in 2002, $7 million in 2003 and $9 million in 2004`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.model import DateMention, Suggestion
from geo.parsing.rules.reading import Rule

__all__ = ["YEARLY", "each_year"]

YEARLY = frozenset({"provided", "conducted"})
"""Kinds of what is counted year by year."""
_AMOUNT = r"(?:USD\s+|US|C|A)?[$€£]?\s?\d[\d.,]*(?:\s(?:thousand|million|billion|m|bn))?(?:\s(?:dollars|euros|pounds|flights|sorties|tons|tonnes|containers|soldiers|officers|trucks))?"
_IN = r"\s+(?:in|for|during)\s+(?:the\s+year\s+)?$"
_FIRST = re.compile(rf"(?<![\w$€£]){_AMOUNT}(?:\s+(?!(?:and|but)\s)[\w’'-]+){{0,6}}?{_IN}")
_NEXT = re.compile(
    rf"(?:,\s+(?:and\s+)?|\s+and\s+)(?:another\s+|a\s+further\s+|some\s+|about\s+|nearly\s+|over\s+|more\s+than\s+)?{_AMOUNT}{_IN}"
)
_REACH = 70
_BEFORE = 12
"""Code points before a phrase in which its amount may stand: `300 flights over`."""


def each_year(passage: Passage, rule: Rule, phrase: re.Match[str], made: Suggestion) -> Iterator[Suggestion]:
    """The claim once for each amount of a list, as far as its date; itself where there is none."""
    dates = _dates(passage, rule, phrase)
    if not dates or dates[0].edtf != made.when:
        yield made
        return
    for date in dates:
        why = (*made.why[:-1], f"dated by “{date.text}”, in a list: {date.why}")
        yield replace(made, end=max(made.end, date.end), when=date.edtf, when_basis=date.basis, why=why)


def _dates(passage: Passage, rule: Rule, phrase: re.Match[str]) -> list[DateMention]:
    """The dates of a list of amounts behind a phrase, in order; empty where there are fewer than two."""
    if rule.kind not in YEARLY:
        return []
    found: list[DateMention] = []
    for date in passage.dates:
        if date.start < phrase.end():
            continue
        if found:
            amount = _NEXT.match(passage.text, found[-1].end, date.start)
        else:
            amount = _FIRST.search(
                passage.text, max(passage.start, phrase.start() - _BEFORE, date.start - _REACH), date.start
            )
        if amount is None or not date.edtf:
            break
        found.append(date)
    return found if len(found) > 1 else []
