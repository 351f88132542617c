"""Places and actors that a sentence only sets beside what it says: what happened in spite of it, before it, or elsewhere in the same way."""

from __future__ import annotations

import re

from geo.parsing.claims.sentence.passage import BASES, Passage
from geo.parsing.model import ActorMention, Mention
from geo.parsing.rules.reading import Rule

__all__ = ["PURPOSE", "did_besides", "flew_on", "is_set_beside", "only_serves", "sits_there"]

PURPOSE = re.compile(
    r"\b(?:operations?|missions?|wars?|campaigns?|fighting|efforts?|strikes?|attacks?|conflict|invasion|insurgency|insurgents|militants|zones?|rotations?|flying(?=\s+into)|"
    r"(?P<forces>troops|forces|soldiers|coalition|presence|contingents?|войск\w*|сил\w*|контингент\w*)|операци\w+|войн\w+|кампани\w+|действи\w+|удар\w*)\s+"
    r"(?:(?:by\s+|of\s+)?(?:the\s+)?[A-ZА-ЯЁ][\w.]*\s+){0,2}(?:in|inside|on|against|into|over|в|на|по|против)\s+(?:the\s+)?(?:\w+(?:ern|ing)\s+)?$"
)
"""What supplies and bases elsewhere are for: `forces in`, `strikes on`."""
_WISHES = frozenset({"requested", "planned", "offered", "negotiated"})
"""Kinds of what those think of who sit at a base: `commanders at Bagram asked for`."""
_SITTING = re.compile(
    r"\b(?:planners|officials|officers|commanders|experts|analysts|observers|diplomats|strategists|generals|lawmakers|legislators|politicians|leaders|sources|"
    r"many|some|critics|people|circles|hawks|voices)\s+(?:(?:here|back|both)\s+)?(?:in|at|from)\s+(?:the\s+)?(?:(?-i:[A-Z])[\w.]*(?:\s+(?-i:[A-Z])\w*)?(?:,\s+|\s+and\s+)(?:the\s+)?)?$",
    re.I,
)
"""Before where somebody sits who thinks of it: `planners in the United States are looking for`."""
_SET_OUT = re.compile(r"\bfrom\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.I)
_ON_INTO = re.compile(r"[^.,;]{0,40}?\binto\s+(?:the\s+)?(?-i:[A-Z])", re.I)
"""Behind where aircraft set out, if it is told what land they entered: `flew from Afghanistan into Turkmenistan`."""
_PRESENT = frozenset({"deployed", "withdrawn", "opposed"})
"""Kinds of which forces, presence and operations in a place may be the very matter."""
_KEPT = re.compile(
    r"\b(?:keep|station|deploy|send|maintain|leave|bas(?:e|ing)|have)(?:ing)?\s+(?:[\w,.’'-]+\s+){0,4}?(?:troops|forces|soldiers)\s+(?:in|on)\s+(?:the\s+)?$",
    re.I,
)
_BESIDE = re.compile(
    r"\b(?:(?:despite|in spite of|notwithstanding|unlike|contrary to|in contrast to|compared (?:to|with)|similar to|modell?ed on|apart from|aside from|вместо|вопреки|несмотря на|в отличие от|наряду с|the\s+same\s+(?:\w+\s+){1,3}as)\s|"
    r"(?:than|as)(?:\s+\w+ing)?\s+(?=(?:via|through|in|at|from)\s))",
    re.I,
)
"""`Was renewed, despite the eviction from`, `twice as much as going via`, `covers the same region as`."""

_TALKED = frozenset({"negotiated", "requested", "refused"})
_DID_BESIDES = re.compile(
    r",?\s(?:and|but)\s(?:(?:then|also|later|\w+ly)\s)?(?:\w+ed|took|gave|made|let|sent)\s(?:the|its|an?|his|her|their|[A-Z]\w*)\s(?!and\s|or\s)"
)
"""Between talks or a request and the place of what somebody did besides."""


def did_besides(passage: Passage, rule: Rule, phrase: re.Match[str], mention: Mention) -> bool:
    """Whether a place is that of what else was done, of which talks then only have the land: `discussed bases, and opened the airport of`."""
    return rule.kind in _TALKED and _DID_BESIDES.search(passage.text, phrase.end(), mention.start) is not None


def is_set_beside(passage: Passage, phrase: re.Match[str], one: Mention | ActorMention) -> bool:
    """Whether a place or an actor stands in words that set something beside what the phrase says, which are not those of the phrase."""
    text = passage.text
    if one.start >= phrase.end():
        word = _BESIDE.search(text, phrase.start(), one.start)
        return word is not None and "," not in text[word.end() : one.start]
    before = text.rfind(",", passage.start, one.start) + 1 or passage.start
    word = _BESIDE.search(text, max(passage.start, before), one.start)
    return word is not None and "," in text[one.end : phrase.start()]


def only_serves(passage: Passage, rule: Rule, phrase: re.Match[str], mention: Mention) -> bool:
    """Whether supplies or forces elsewhere are for what is done in a place; not where the phrase is of those very forces: `to keep troops in`."""
    first = max(passage.start, mention.start - 50)
    served = PURPOSE.search(passage.text, first, mention.start)
    if served is None or (mention.best is not None and mention.best.kind in BASES):
        return False
    if rule.kind == "planned" and _KEPT.search(passage.text, phrase.start(), mention.start):
        return False
    return not (served["forces"] if rule.kind in _PRESENT else served["forces"] == "presence")


def sits_there(passage: Passage, rule: Rule, phrase: re.Match[str], mention: Mention) -> bool:
    """Whether a place before the phrase is only where those sit who think, plan or say it."""
    there = mention.best is not None and mention.best.kind in BASES and rule.kind not in _WISHES
    if mention.end > phrase.start() or there:
        return False
    return _SITTING.search(passage.text, max(passage.start, mention.start - 60), mention.start) is not None


def flew_on(passage: Passage, rule: Rule, phrase: re.Match[str], mention: Mention) -> bool:
    """Whether a land is only where aircraft set out that entered another: the other is what was flown over."""
    if rule.id != "conducted-flights" or mention.start < phrase.start():
        return False
    out = _SET_OUT.search(passage.text, max(passage.start, mention.start - 20), mention.start)
    return out is not None and _ON_INTO.match(passage.text, mention.end, passage.end) is not None
