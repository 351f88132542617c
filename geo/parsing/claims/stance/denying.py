"""Which word of a sentence denies or negates what a phrase says."""

from __future__ import annotations

import re

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.language.russian import FINITE_END
from geo.parsing.rules.reading import ENDINGS, LASTING, Rule

__all__ = ["denied_by", "is_left_open", "unproven_by"]

_REACH = 70
"""Code points before a phrase in which a word still bears on it, if no clause ends between."""
_OF_THEMSELVES = frozenset({"terminated", "stated"})
"""Kinds some of whose phrases hold a negation: `did not extend`, `no objection`."""
_SOON = 35
_NO_PART = re.compile(
    r"\s+(?:[\w’']+\s+){0,4}?(?:link\w*|connect\w+|involvement|role|responsibility|knowledge|part|pressure[ds]?|ask\w+|request\w*|urg\w+|demand\w*|"
    r"связ\w+|причастност\w+|участи\w+)\b",
    re.I,
)
"""Behind a denial that bears on something beside the matter: `denied any link between the closure and`, `that it asked them to`."""
_WITHHELD = re.compile(
    r"\s+(?:\w+\s+)?(?:permission|access|overflights?|landing|transit|clearance|entry|the use)\b", re.I
)
"""Behind a denial that is a refusal and denies nothing that was said: `denied permission`."""
_OF_ANOTHER = re.compile(
    r"\s+(?:that|any|having|(?:the|an?|its|their)\s+(?!(?:[\w-]+\s+)?(?:reports?|claims?|allegations?|rumou?rs?|suggestions?|news|information|story|stories|accusations?|charges?|plans?|deployment|move)\b)\w+)\b"
)
"""Behind a denial that follows what is told, what it denies instead: `After it opened a base, the minister denied that`."""
_NEXT = 12
_REASON = re.compile(
    r"\b(?:reasons?|explanations?|comments?|details?|apolog(?:y|ies))\b[^.;]*\b(?:was|were|been|be)\s+$", re.I
)
_OF_SPEECH = frozenset({"planned", "requested", "offered", "negotiated", "stated"})
"""Kinds of which asking and pressing may be the matter."""
_AHEAD_OF_IT = re.compile(r"(?:no|нет)\s", re.I)
"""Of denials, those that bear only on what follows: `no plans`."""
_AND_DID = re.compile(
    r",?\s(?:and|but)\s(?:(?:has|have|had|is|was|were|will|would|also|then)\s|\w+ed\s)|,\s(?:we|they|it|he|she|there)\s(?:only\s)?(?:have|has|had|is|are|was|were)\s|,\s(?:и|но|а)\s"
)
"""Where another statement is joined on, on which a denial before it does not bear: `denied it, and has pledged`."""
_NOT = re.compile(r"not\b|n.t\b|never|cannot|не\b|никогда", re.I)
"""Negations of a verb: `no reason was given for ending it` denies no end."""
_ONLY = re.compile(r"\.?\s*\d|\s+(?:only|just|merely|least|later|less|fewer|sooner|только)\b", re.I)
"""Behind what negates nothing: `Protocol No. 5`, `not only`."""
_AT_ANY_PRICE = re.compile(
    r"[^.;]{0,80}?\b(?:любой ценой|во что бы то ни стало|at any (?:price|cost)|at all costs)\b", re.I
)
"""What is only denied where it costs too much."""
_DENIED_THAT = re.compile(
    r"(?<!\w)(?<!не )(?P<word>отрица[ею]т|отрицал\w*|опроверг\w*|опроверга[ею]т),?\s+(?:(?:информаци|сообщени|данные|слух|утверждени|сведени)\w*\s+)?(?:(?:прессы|СМИ|газет\w*)\s+)?(?:о\s+том,\s+)?что\s",
    re.I,
)
"""A Russian denial of all that its clause tells, however long: `отрицает слухи о том, что порт, где …, сдан`."""
_ASIDE = re.compile(r",\s(?:где|котор\w+)\s[^,]*$")
"""A clause within it that tells of something else."""
_AND = re.compile(r"\sи\s(?:(?:[а-яё]+о|также|уже|сейчас)\s)?$")
"""Before a Russian verb of its own, which no negation of another denies: `не намерены оставаться и рассматривают`."""
_UNLESS = re.compile(r"\b(?:unless|if)\b")
"""Behind which a negation of the main clause does not reach: `will not open one unless it asks for`."""
_NONE = re.compile(
    r"\s+(?:(?:no(?!\s+(?:later|less|fewer|sooner))|neither|nothing|никак\w+)\b|(?:[^.;,]{1,60}\s)?не\s+(?:получил|дал|выдал|добил))",
    re.I,
)

_UNPROVEN = re.compile(
    r"\b(?:little|no|scant|hardly\s+any)\s+(?:\w+\s+){0,2}(?:evidence|proof|trace|confirmation)\b(?!\s+(?:against|was\s+needed))[^,;:]{0,90}$",
    re.I,
)
"""Ahead of what nothing shows: `scant proof has emerged that would show any`."""
_THAT = re.compile(r"\bthat\s+(?!would|might|could|can)", re.I)
"""`No evidence that the base in Osh was attacked` denies no base, and what else is told so is only open."""
_SCANT = re.compile(r"[^,;:]{0,60}?\b(?:is|was|remains)\s+(?:scant|thin|lacking|weak|slim)\b", re.I)
_EVIDENCE_OF = re.compile(r"\b(?:evidence|proof|traces?)\s+(?:of|for)\s+[^,;:]{0,40}$", re.I)
_RUMOUR_DENIED = re.compile(
    r"\b(?:dismiss|den[iy]|reject|refut)\w*\s+(?:\w+\s+){0,3}(?:rumou?rs?|speculations?|suspicions?)\b", re.I
)


def unproven_by(passage: Passage, rule: Rule, phrase: re.Match[str]) -> str:
    """The words that say that nothing shows a presence: `no evidence of`, `evidence of … is scant`; empty where there are none."""
    if rule.noun != "thing" or rule.kind not in LASTING:
        return ""
    first = max(passage.start, phrase.start() - 120)
    if found := _UNPROVEN.search(passage.text, first, phrase.start()):
        other = passage.find("considered", found.start(), phrase.start()) or passage.find(
            "over", found.start(), phrase.start()
        )
        said_of_it = _THAT.search(found[0])
        return "" if other or said_of_it else " ".join(found[0].split()[:2])
    scant = _SCANT.match(passage.text, phrase.end(), passage.end)
    named = scant and _EVIDENCE_OF.search(passage.text, first, phrase.start())
    return scant[0].split()[-1] if scant and named else ""


def is_left_open(passage: Passage, phrase: re.Match[str], reach: int) -> bool:
    """Whether a denial is doubted itself; a rumour that is denied is not: `dismissed speculation that`."""
    first = max(passage.start, phrase.start() - reach)
    doubt = passage.find("doubt", first, phrase.start())
    return doubt is not None and not _RUMOUR_DENIED.search(passage.text, first, phrase.start())


def denied_by(passage: Passage, rule: Rule, phrase: re.Match[str], first: int) -> str | None:
    """The word that denies or negates what the phrase says; None where a denial is itself negated, or of something else."""
    against = rule.kind in ("refused", "opposed")
    near = list(passage.each("denial", phrase.start() - _REACH, phrase.end() + 90))
    denials = (
        d
        for d in near
        if not phrase.start() <= d.start() < phrase.end()
        and not _WITHHELD.match(passage.text, d.end())
        and not (d.start() >= phrase.end() and _OF_ANOTHER.match(passage.text, d.end()))
    )
    told = (
        d
        for d in denials
        if not (d.end() < phrase.start() and _AND_DID.search(passage.text, d.end(), phrase.end() + 1))
        and not passage.are_parted(phrase.start(), d.start())
        and not _ASIDE.search(passage.text, d.end(), max(d.end(), phrase.start()))
        and (d.start() < phrase.start() or not _AHEAD_OF_IT.match(d[0]))
    )
    if _is_of_something_else(passage, rule, phrase, near) or _AT_ANY_PRICE.match(passage.text, phrase.end()):
        return None
    whole = _DENIED_THAT.search(passage.text, passage.start, phrase.start())
    aside = whole and _ASIDE.search(passage.text, whole.end(), phrase.start())
    if whole and not aside and not _AND_DID.search(passage.text, whole.end(), phrase.end() + 1):
        return whole["word"]
    denial = None if against else next(told, None)
    if denial and (
        (rule.kind not in _OF_SPEECH and _NO_PART.match(passage.text, denial.end()))
        or (rule.noun == "thing" and passage.find("over", first, phrase.start()))
        or (rule.noun and passage.find("considered", denial.end(), phrase.start()))
    ):
        return None  # `the opening of a base in … is not on the agenda`, `denied that it wanted a base in`
    if denial:
        return None if passage.find("negation", denial.start() - 14, denial.start()) else denial[0]
    last = phrase.start() if against or rule.kind in _OF_THEMSELVES else phrase.end()
    reach = _REACH if rule.kind not in ENDINGS else _SOON
    for negation in passage.each(
        "negation", max(passage.start, min(first, phrase.start() - 12), phrase.start() - reach), last
    ):
        noun = rule.kind in ENDINGS and not _NOT.match(negation[0])
        if noun or _ONLY.match(passage.text, negation.end()):
            continue
        if _UNLESS.search(passage.text, negation.end(), phrase.start()):
            continue
        if FINITE_END.search(phrase[0]) and _AND.search(passage.text, negation.end(), phrase.start()):
            continue
        done = "over" if rule.kind == "deployed" else "considered"
        other = rule.noun and passage.find(done, negation.end(), phrase.start())
        return None if other else negation[0]  # `will not close a base in` denies no base
    none = _NONE.match(passage.text, phrase.end())
    return none[0].strip() if none and not against else ""


def _is_of_something_else(
    passage: Passage, rule: Rule, phrase: re.Match[str], denials: list[re.Match[str]]
) -> bool:
    """`Was denied permission for`, `no reason was offered`, `denied that it had put pressure on`: of the matter it says nothing."""
    if any(_WITHHELD.match(passage.text, d.end()) and 0 <= phrase.start() - d.end() < _NEXT for d in denials):
        return True
    if rule.kind == "offered":
        return _REASON.search(passage.text, passage.start, phrase.start()) is not None
    return (
        rule.kind == "opposed" and passage.find("denial", phrase.start() - _SOON, phrase.start()) is not None
    )
