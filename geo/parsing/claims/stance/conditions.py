"""What must happen before what a sentence tells can: `if`, `once he signs it`, `после того как президент подпишет`."""

from __future__ import annotations

import re

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.rules.reading import ENDINGS, Rule

__all__ = ["begins_with_condition", "condition_of"]

_ONCE = re.compile(
    r"(?:when|once|as soon as|after|когда|как только|после того,? как)\b[^;:]{0,200}?,[^;:]{0,80}?\b(?:will|would|будет|будут)\b|"
    r"(?:once|as soon as)\b[^;:,]{0,120}?\b(?:signs|ratifies|approves|passes|agrees)\b",
    re.I,
)
"""A sentence that begins with what must happen before what it tells can: `Once he signs it, they will`."""
_AFTER_IT = re.compile(
    r"(?<!\w)(?:после того,? как|как только|когда)\s[^,;]{0,70}?(?<!\w)(?:подпиш|одобр|утверд|ратифицир|прим|вступ|получ|проголосу)\w*(?:[еи]т|[уюая]т)(?!\w)",
    re.I,
)
"""A Russian clause of what must happen first, wherever it stands in the sentence."""

_UNDER_WHICH = re.compile(
    r"\b(?P<word>unless|if|in case|should)\b[^;:“”\"]{0,160}?,?\s(?:under|in|upon|on|following|after|during|at)\s+which(?!\s+case)\s[^,;:]*$",
    re.I,
)
"""A clause that says more of what must happen: `unless a war breaks out, during which it asks for`."""
_PROVIDED = re.compile(
    r"\b(?:provided(?:\s+that)?\s+(?=(?:its|the|their|no|that|they|it|all|his|there)\b)|on\s+(?:the\s+)?condition\s+that\b|on\s+the\s+understanding\s+that\b|(?:as|so)\s+long\s+as\b)",
    re.I,
)
"""Behind an act what it hangs on: `let it pass, provided that fees are paid`."""
_HANGING = frozenset({"agreed", "offered", "planned"})


def begins_with_condition(passage: Passage) -> bool:
    """Whether a sentence begins with what must happen first."""
    return _ONCE.match(passage.text, passage.start, passage.end) is not None


def condition_of(
    passage: Passage, rule: Rule, phrase: re.Match[str], first: int, *, ahead: bool
) -> re.Match[str] | None:
    """The words of a condition in the clause, or near what lies `ahead`; or of what must happen first."""
    found = passage.find("conditional", first, phrase.start())
    if found is None:
        found = _UNDER_WHICH.search(passage.text, passage.start, phrase.start())
    if found is None and (ahead or rule.status == "planned"):
        found = passage.find("conditional", phrase.start() - 60, phrase.end() + 120)
    if found is None and (ahead or rule.kind in _HANGING):
        found = _PROVIDED.search(passage.text, phrase.start(), passage.end)
    if found is None and (ahead or rule.kind in ENDINGS):
        found = _AFTER_IT.search(passage.text, passage.start, passage.end)
    return found
