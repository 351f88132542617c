"""What a phrase bears on: the topic whose word stands nearest to it."""

from __future__ import annotations

import re

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.rules.reading import Rule

__all__ = ["topic_of"]

_WISHED = frozenset({"requested", "offered"})
_TOPIC_FAR = 130
"""Code points within which a topic word bears on a phrase."""
_LAW_FAR = 240
"""The same behind the ratification of a law with a long name."""
_PARTED = re.compile(r"\b(?:and|but|while)\s")
"""Between a topic and what somebody plans besides: `has a base there and is expected to be pleased`."""
_IT_SHOULD = re.compile(r"\bit\s+(?:should|would|could|may|might|will|must)\s+$")
"""What is named before goes on: `open a base, and suggested it should be located`."""
_OF_FAR = 45
"""The same behind `construction of`, whose matter follows."""
_WAY = 60
"""Code points between aircraft and the airspace that they cross."""
_BROAD = {"security": 45, "alliance": 25, "basing": 4}
"""Code points by which a broad topic counts as farther than a narrow one."""
_COST = re.compile(
    r"(?:\s+(?:million|billion))?[\s-]+(?:[\w-]+\s+){0,2}?(?:(?:air)?base|airfield|port|facility|hub)\b"
)
"""Behind an amount that something has cost."""
_OF = re.compile(r"\s+(?:of|for)\s")
_AFTER = re.compile(r"\b(?:after|following|before|during|после|перед)\s+(?:[\w-]+\s+){0,2}$", re.I)
_TREATY = re.compile(r"treaty|договор", re.I)
_GIVEN = re.compile(r"\s+(?:an?|the|its|their)\s+(?:[\w-]+\s+){0,3}$", re.I)
"""Between forces and the way that they are given: `gave French troops a road`."""
_INTO = re.compile(r"(?:\s+from)?\s+(?:[\w-]+\s+){0,4}?into\s+(?:the\s+)?[A-Z]")
_TREATY_ON = 35
"""The same for a treaty, which may be on anything."""


_ASKED_THAT = re.compile(r"requests?(?:ed|ing)? that$", re.I)
_ASKED_FOR = frozenset({"basing", "withdrawal"})
"""What may be requested of forces, by rules of their own: the word that stands nearest says which."""


def topic_of(passage: Passage, rule: Rule, phrase: re.Match[str]) -> str | None:
    """The topic that the rule can bear on whose word stands nearest to the phrase, in it at best."""
    able = _ASKED_FOR.union(rule.about) if _ASKED_THAT.match(phrase[0]) else rule.about
    best, least = (
        rule.otherwise,
        float({"plan-named": _OF_FAR, "ratified": _LAW_FAR}.get(rule.id, _TOPIC_FAR)),
    )
    for about, start, end in passage.topics:
        if passage.are_parted(phrase.start(), start):
            continue
        if start < phrase.start() and rule.kind == "opposed" and _OF.match(passage.text, phrase.end()):
            continue  # `criticism of`: its matter follows
        if rule.kind == "negotiated" and _is_said_later(passage, phrase, start):
            continue
        if about == "aid" and (passage.find("no_aid", start - 45, end + 30) or _is_cost(passage, start, end)):
            continue  # `a rent of $115 million` is none, and neither is `a $110 million drone base`
        if (
            (rule.kind == "planned" or (about == "aid" and rule.kind in _WISHED))
            and start < phrase.start()
            and _PARTED.search(passage.text, end, phrase.start())
            and not _IT_SHOULD.search(passage.text, end, phrase.start())
        ):
            continue
        apart = max(start - phrase.end(), 1.4 * passage.apart(end, phrase.start()), 0) + _BROAD.get(about, 0)
        about = _moving(passage, rule, phrase, start, end) if about == "basing" else about
        if about == "alliance":
            apart += _alliance(passage, phrase, start, end)
        if about in able and apart < least:
            best, least = about, apart
    if best in able and best not in rule.about:
        return None
    return "basing" if (rule.kind, best) == ("terminated", "withdrawal") else best


def _alliance(passage: Passage, phrase: re.Match[str], start: int, end: int) -> float:
    """What to add to the distance of an alliance: nearest of all where the phrase itself names it, `left the CSTO`."""
    if _TREATY.match(passage.text, start):
        return _TREATY_ON
    return -_BROAD["alliance"] - 1 if phrase.start() <= start and end <= phrase.end() else 0


def _is_cost(passage: Passage, start: int, end: int) -> bool:
    amount = passage.text[start:end]
    return ("$" in amount or "illion" in amount) and _COST.match(passage.text, end) is not None


def _is_said_later(passage: Passage, phrase: re.Match[str], topic: int) -> bool:
    """Whether somebody spoke of it after the talks, of which it then was not the matter: `after talks with him, she said that`."""
    after = _AFTER.search(passage.text, max(passage.start, phrase.start() - 20), phrase.start())
    return after is not None and passage.find("speech", phrase.end(), topic) is not None


def _moving(passage: Passage, rule: Rule, phrase: re.Match[str], start: int, end: int) -> str:
    """What a word for forces bears on: a base, or the way that they take."""
    if "overflight" in rule.about and (
        _flies_over(passage, start, end) or _flies_into(passage, rule, phrase, start, end)
    ):
        return "overflight"
    return "transit" if "transit" in rule.about and _are_given_a_way(passage, end) else "basing"


def _flies_over(passage: Passage, start: int, end: int) -> bool:
    """Whether it is aircraft on their way through airspace, which need no base."""
    return passage.find("aircraft", start, end) is not None and any(
        about == "overflight" and 0 <= there - end < _WAY for about, there, _ in passage.topics
    )


def _flies_into(passage: Passage, rule: Rule, phrase: re.Match[str], start: int, end: int) -> bool:
    """Whether it is aircraft that entered a land, of which no base is told: `jets flew from Chad into Niger`."""
    flown = rule.kind == "conducted" and passage.find("aircraft", start, end) is not None
    return flown and _INTO.match(passage.text, phrase.end(), passage.end) is not None


def _are_given_a_way(passage: Passage, end: int) -> bool:
    """Whether the words end with those to whom a way is given, which is the matter: `gave NATO forces a supply route`."""
    return any(
        about == "transit" and end < there <= end + _WAY and _GIVEN.fullmatch(passage.text, end, there)
        for about, there, _ in passage.topics
    )
