"""Who tells what a phrase says: a person, a state, or somebody whom the sentence does not name."""

from __future__ import annotations

import re
from itertools import pairwise

from geo.parsing.model import ActorMention
from geo.parsing.offices import Office
from geo.parsing.passage import Passage

__all__ = ["speaker_of", "teller_and_told", "told_of"]

_WITHIN = re.compile(r"\b(?:in|at|from|в|из)\s+(?:the\s+)?$", re.I)
_WITH = re.compile(r"\b(?:with|beside|alongside)\s+(?:(?:the|his|her|visiting|then)\s+)*$", re.I)
_BY = re.compile(r"\b(?:by|from|to)\s+(?:the\s+)?$")
_BUT = re.compile(r",\s+(?:but|and)\s+(?:has\s+|had\s+|also\s+|then\s+)*$")
"""`He gave way after a visit by the envoy, but said that`: not the envoy said it."""
_QUOTED = re.compile(r"[”\"»,]\s*(?:[\w.’'-]+\s+){0,9}$")
_OPENED = re.compile(r"(?<!\w)[“«\"](?=[A-ZА-ЯЁ])[^”»\"]*$")
"""A quotation that has begun and not ended; one that begins with a small letter is often a name or a word."""
_THAT = re.compile(r"[^,;]{0,40}?,?\s(?:that|что)\s")
_PAPER = re.compile(
    r"\s+(?:the\s+|this\s+|an?\s+)?(?:[\w.-]+\s+){0,3}?(?:agreements?|accords?|protocols?|treat(?:y|ies)|documents?|deals?|laws?|plans?|terms|schedule|contract|statistics)\b",
    re.I,
)
"""What lays down and does not tell: `according to the protocol`."""
_OWN_ACT = re.compile(r"announc|объяв", re.I)
_TOLD_THEM = re.compile(r"\s+(?:ha[sd]\s+)?(?:told|informed|notified|warned|advised)\s+(?:the\s+)?")
_SAYERS = re.compile(
    r"\b(?:he|she|they|officials?|sources?|analysts?|experts?|diplomats?|spokes\w+|reports?|newspapers?|paper|media|agency|ministry|"
    r"statement|minister|commander|leader|article|president|government|prosecutor|embassy|command|department|lawmakers?|deputy|ambassador|chief|secretary|general|envoy|он|она|они|источник\w*|эксперт\w*|издание|газета|агентство|министр\w*)\s+(?:[\w’-]+\s+){0,4}$",
    re.I,
)


def teller_and_told(passage: Passage, phrase: re.Match[str]) -> tuple[ActorMention, ActorMention] | None:
    """Who tells and to whom, of two actors ahead of the phrase: `Chad informed France that no lease would be`."""
    ahead = [actor for actor in passage.actors if actor.end <= phrase.start()]
    return next(
        (
            (one, other)
            for one, other in pairwise(ahead)
            if _TOLD_THEM.fullmatch(passage.text, one.end, other.start)
        ),
        None,
    )


def told_of(passage: Passage, phrase: re.Match[str]) -> str:
    """What shows that somebody else says it, though not who: hearsay, a quotation, `sources say`; empty where nothing does."""
    hearsay = passage.find("hearsay")
    if hearsay and not _PAPER.match(passage.text, hearsay.end()):
        return f"“{hearsay[0]}”"
    if _OPENED.search(passage.text, passage.start, phrase.start()):
        return "within a quotation"
    for verb in passage.each("speech"):
        if verb.end() <= phrase.start():
            before = _SAYERS.search(passage.text, max(passage.start, verb.start() - 45), verb.start())
            met = any(_is_met(passage, office, verb) for office in passage.offices)
            if before or met or (not _OWN_ACT.match(verb[0]) and _THAT.match(passage.text, verb.end())):
                return f"“{verb[0]}”"
        elif verb.start() >= phrase.end() and _QUOTED.search(
            passage.text, max(phrase.end(), verb.start() - 90), verb.start()
        ):
            return f"“{verb[0]}”"
    return ""


def speaker_of(passage: Passage, phrase: re.Match[str]) -> tuple[str | None, str | None]:
    """Who says it: in front of a verb of speech, or behind it where a quotation ends there."""
    for verb in [*passage.each("speech"), *passage.each("hearsay")]:
        if phrase.start() <= verb.start() < phrase.end():
            continue
        if person := _beside(passage, verb):
            return person.said, passage.state(person.actor) if person.actor else None
        if _OWN_ACT.match(verb[0]) or passage.find("hearsay", verb.start(), verb.end()):
            continue  # a state that announces what it does does it
        state = next(
            (
                a
                for a in passage.actors
                if 0 <= verb.start() - a.end <= 14
                and a.how != "adjective"
                and verb.start() < phrase.start()
                and "," not in passage.text[a.end : verb.start()]
                and not _WITHIN.search(passage.text, max(passage.start, a.start - 8), a.start)
                and not _is_met(passage, a, verb)
            ),
            None,
        )
        if state is not None and not passage.find("planned", verb.start(), verb.end()):
            return state.text, passage.state(state.actor)
    return None, None


def _beside(passage: Passage, verb: re.Match[str]) -> Office | None:
    before = [
        o
        for o in passage.offices
        if 0 <= verb.start() - o.end <= 60 and not re.search(r"[.;”]", passage.text[o.end : verb.start()])
    ]
    before = [o for o in before if not _is_met(passage, o, verb)]
    behind = [o for o in passage.offices if 0 <= o.start - verb.end() <= 12]
    quoted = _QUOTED.search(passage.text, max(passage.start, verb.start() - 30), verb.start())
    if behind and (quoted or verb[0].lower().startswith(("according", "по "))):
        return behind[0]
    return before[-1] if before else None


def _is_met(passage: Passage, one: Office | ActorMention, verb: re.Match[str]) -> bool:
    """Whether the speaker stands further ahead: `Ivanov, after talks with the Indian prime minister, said`."""
    first, between = max(passage.start, one.start - 24), passage.text[one.end : verb.start()]
    met = _WITH.search(passage.text, first, one.start) and between.startswith(",")
    other = _BY.search(passage.text, first, one.start) and _BUT.search(between)
    return bool(met or other)
