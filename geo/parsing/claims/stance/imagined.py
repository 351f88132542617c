"""What a sentence only fears, wants others to do, pledges to end, or had been done long before: no plan, grant or offer of its own."""

from __future__ import annotations

import re

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.rules.reading import ENDINGS, LASTING, Rule

__all__ = ["hangs_on_noun", "is_imagined", "is_wished"]

_FEARED = re.compile(
    r"\b(?:fear(?:s|ed|ing)?|worr(?:y|ies|ied)|afraid|concern(?:s|ed)?|warn(?:s|ed|ing)?|alarm(?:ed)?)\s+(?:that\s+)?+(?!(?:it|they|he|she|we|about|over|of|by|at)\b)[^,;:“”\"]{2,100}$",
    re.I,
)
"""Ahead of what somebody fears, who is not the one that would do it: `worried the agreement will`."""
_FINITE = re.compile(r"(?:will|would|may|might|could|can|is|are|was|be)\b", re.I)
_MODAL = re.compile(r"\b(?:will|would|may|might|could)\s+(?:\w+\s+)?$", re.I)
_TOOK_PART = re.compile(
    r"(?:\b(?:role|part|hand|help\w*|involved|instrumental|assist\w*|participat\w+|succeed\w*)\s+in|\b(?:led|oversaw|supervised|managed|after|since|by))\s+(?:the\s+)?$",
    re.I,
)
"""Before the gerund of what was done: `had a hand in building`."""
_LESS = re.compile(
    r"[^,;.]{0,30}?\b(?:reduc|cut(?:ting|s)?\b|shrink|halv|trim|scal(?:e|ing)\s+(?:down|back)|draw(?:ing)?\s+down)",
    re.I,
)
"""What is meant to be less, which is no plan of a base: `contemplating reducing its presence`."""
_OUGHT = re.compile(
    r"\b(?:should|must|ought\s+to|need\s+to|has\s+to|have\s+to)\s+(?:not\s+)?(?:be\s+)?$", re.I
)
"""Before what somebody thinks right: `should be allowed`."""
_MIGHT_GIVE = re.compile(
    r"\b(?:can|could|may|might)\s+(?:\w+ly\s+|also\s+)?(?:offer|give|provide|lend|take|do|make|consider|contribute|choose)\b[^.;]{0,140}$",
    re.I,
)
"""Ahead of a gerund that names one thing that somebody could do: `the help it can give, allowing`."""
_GERUND = re.compile(r"\w+ing\b")
_AS_SUBJECT = re.compile(r"(?:^|[.,;:”\"“—–-]\s*)[“\"]?$")
_IS_THOUGHT = re.compile(r"[^,;:.]{3,120}?\s(?:would|could|might|means|meant)\s")
"""Behind a gerund with which a statement begins: `Letting them in would be`."""
_READY = re.compile(r"\b(?:ready|prepared|willing)\s+to\s+$")
"""Before talks that are offered: `was ready to discuss`."""
_VOWS = re.compile(r"pledg|promis", re.I)
_TO_GO = re.compile(
    r"[^,;]{0,140}?\bto\s+(?:shut|close|vacate|leave|withdraw|pull|quit|hand\s+(?:over|back)|give\s+(?:up|back)|return|remove|end|evict|expel)\b|[^,;]{0,60}?\b(?:will|would)\s+(?:shut|close|vacate|leave|withdraw|pull\s+out|quit|hand\s+(?:over|back)|give\s+up|remove|end)\b"
)
"""Behind a pledge that offers nothing: `promised at talks in Vienna to close`."""
_NO_GROUND = re.compile(
    r"\s+(?:[\w’'.-]+\s+){0,4}?(?:alternatives?|advantages?|opportunit(?:y|ies)|chances?|glimpse|insight|explanations?|lessons?)\b",
    re.I,
)
"""Behind an offer what nobody gives: `a base in Sudan could offer Moscow an alternative`."""
_OBJECTIONS = re.compile(
    r"\s+(?:(?!(?:by|to|for|of|from|despite)\s)[\w.’'-]+\s+){0,4}?(?:objections?|criticisms?|protests?|complaints?|concerns|worries|fears|claims|allegations|accusations|suggestions)\b",
    re.I,
)
"""Behind `rejected`: what others say against it, or of it."""
_COMMITTEE = re.compile(
    r"\b(?:sub)?(?:committee|commission|panel)s?\b(?:\s+(?:of|in)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}(?:parliament|senate|house|duma|mazhilis|congress|assembly))?"
    r"(?![^.;]*\b(?:parliament|senate|house|duma|mazhilis|congress|assembly|president|lawmakers|deputies)\b[^.;]*$)",
    re.I,
)
"""Who ratifies nothing: a committee that no parliament follows in the sentence."""
_SPOKEN_OF = re.compile(
    r"\b(?:about|for|discuss\w*|negotiat\w*|over|sign\w*|agreements?\b[^,;]{0,40}?\bon|accords?\b[^,;]{0,40}?\bon|deals?\b[^,;]{0,40}?\bon|talks\b[^,;]{0,40}?\bon)\s+(?:the\s+)?"
    r"(?:transit|transport|transportation|shipment|passage|delivery|movement)\s+of\s+(?:[\w.-]+\s+){0,4}$",
    re.I,
)
"""Before cargo of which an accord or talks are: `an agreement on the transit of cargo through`."""
_DEMANDED = re.compile(
    r"\bdemand\w*\s+that\s(?:[^,;.]|(?<=[A-Z])\.){2,110}?(?<!\bwill )(?<!\bwould )(?<!\bto )\b(?:be\s+(?:closed|shut|removed|evacuated|vacated)|close|shut|withdraw|leave|vacate|evict|pull\s+out|remove)\b",
    re.I,
)
"""What somebody wants others to end: `demanded that the base be closed`."""
_BEING = re.compile(r"(?<!is )(?<!are )(?<!was )(?<!were )being\s$")


def hangs_on_noun(passage: Passage, phrase: re.Match[str]) -> bool:
    """Whether what is done hangs on a word that may stand far ahead: `talk of the possibility of all its planes being moved to`."""
    return _BEING.search(passage.text, passage.start, phrase.start()) is not None


def is_imagined(passage: Passage, rule: Rule, phrase: re.Match[str]) -> bool:
    """Whether what the phrase says is only feared, wanted or spoken of, or is no such act: `pledged to shut down` offers nothing."""
    text = passage.text
    before = text[max(passage.start, phrase.start() - 130) : phrase.start()]
    found: re.Match[str] | None = None
    if rule.kind == "planned":
        return _is_no_plan(passage, phrase, before)
    if _is_demanded(passage, rule, phrase) or (
        rule.kind not in LASTING and _is_only_named(passage, phrase, before)
    ):
        return True
    if rule.kind == "offered" and _VOWS.match(phrase[0]):
        found = _TO_GO.match(text, phrase.end())
    elif rule.kind == "offered":
        found = _NO_GROUND.match(text, phrase.end())
    elif rule.kind == "negotiated":
        found = _READY.search(before)
    elif rule.id == "refused":
        found = _OBJECTIONS.match(text, phrase.end())
    elif rule.id == "ratified":
        found = _COMMITTEE.search(text[passage.start : phrase.start()])
    elif rule.id == "granted":
        found = _OUGHT.search(before) or (_FEARED.search(before) if _MODAL.search(before) else None)
    elif rule.id == "cargo-moved":
        found = _SPOKEN_OF.search(before)
    return found is not None


def _is_demanded(passage: Passage, rule: Rule, phrase: re.Match[str]) -> bool:
    """Whether an end is what somebody demands: `demanded that the base be closed`."""
    wanted = (
        _DEMANDED.search(passage.text, passage.start, phrase.end() + 12) if rule.kind in ENDINGS else None
    )
    return wanted is not None and wanted.start() < phrase.start() < wanted.end()


def _is_no_plan(passage: Passage, phrase: re.Match[str], before: str) -> bool:
    finite = _FINITE.match(phrase[0]) or _MODAL.search(before)
    feared = finite is not None and _FEARED.search(before) is not None
    done = phrase[0].lower().endswith("ing up") and _TOOK_PART.search(before) is not None
    return feared or done or _LESS.match(passage.text, phrase.end()) is not None


def _is_only_named(passage: Passage, phrase: re.Match[str], before: str) -> bool:
    """Whether a gerund only names what might be done: `the help it can give, allowing …`, `Letting them in would mean`."""
    if not _GERUND.match(phrase[0]):
        return False
    thought = _AS_SUBJECT.search(before) and _IS_THOUGHT.match(passage.text, phrase.end())
    return bool(thought or _MIGHT_GIVE.search(before))


def is_wished(passage: Passage, rule: Rule, phrase: re.Match[str], speaks_for: str | None) -> bool:
    """Whether a refusal is what somebody thinks right who does not speak for a host: `analysts said it should not be allowed`."""
    ought = rule.id == "not-allowed" and _OUGHT.search(
        passage.text, max(passage.start, phrase.start() - 24), phrase.start()
    )
    return bool(ought) and (not speaks_for or speaks_for in passage.document.rules.users)
