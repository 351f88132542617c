"""Bases that change hands: «Россия передала Грузии базу» is a withdrawal, `Tajikistan handed the airfield over to Russia` a grant.

The words are the same: which of the two it is shows by who had it and who gets it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geo.parsing.actors.names import actor_names
from geo.parsing.claims.sentence.owners import whose_base
from geo.parsing.claims.sentence.passage import BASES, Passage
from geo.parsing.claims.who.acting import stands_before_actor
from geo.parsing.claims.who.parties import Parties
from geo.parsing.model import ActorMention
from geo.parsing.rules.reading import Rule

__all__ = ["HANDED", "handed_over", "matter_of_handing"]

HANDED = "handed-over"
"""The rule of data/rules.toml whose phrases say that something changes hands."""
_OBJECT = re.compile(
    r"(?:[\w«»\"-]+\s+){0,5}?[«\"]?(?:(?:авиа)?баз[ауы]|аэродром[аы]?|полигон[аы]?|(?:радиолокационн\w+\s+)?станци[юяи]|рлс|радар[аы]?|космодром|гарнизон[аы]?|(?:военн\w+\s+)?городо?к[аи]?|"
    r"(?:военн\w+\s+)?объект(?:ы|ов)?|узел)(?!\w)|"
    r"\s?(?:(?:the|its|their|an?|this|two|three|all|both)\s+)?(?:(?!(?:of|and|to|in|at|for)\s)[\w.’'-]+\s+){0,4}?(?:(?:air)?(?:base|field|port)s?|ranges?|sites?|stations?|radars?|facilit(?:y|ies)|complex|cosmodrome|cent(?:er|re)|garrisons?|camps?|installations?|compound|checkpoints?)(?!\w)",
    re.I,
)
"""Behind the verb: what is handed over. A word that something else is done at or for stands behind a preposition."""
_APART = re.compile(
    r"(?<!\w)(?:at|for|from|by|with|about|near|в|во|на|для|с|со|по|о|об|из|к|от|при|возле|около)\s", re.I
)
_LET = re.compile(r"\bleas|\brent|\buse\b|аренд|пользовани|лизинг|эксплуатаци", re.I)
"""Only let, not given back."""
_PASSIVE = re.compile(r"^(?:be|been|was|were)$|передан[аоы]?$|сдан[аоы]?$|возвращ[её]н[аоы]?$|переш", re.I)
_FROM = re.compile(r"прин[яи]|получ|при[её]м", re.I)
"""What the one does who gets it."""
_TO = re.compile(r"(?<!\w)(?:у|от)\s+(?:[а-яё-]+\s+){0,2}$", re.I)
_PLACING = re.compile(r"(?<!\w)(?:в|во|на|из|с|со|между|к|по|о|об|при|у|от)\s+(?:[а-яё-]+\s+){0,2}$", re.I)
_SUBJECT = re.compile(
    r"(?:^|(?<=что\s)|(?<=[.:]\s))[«\"]?(?:[А-Яа-яЁё-]+\s)?(?:(?:авиа)?база|аэродром|полигон|станция|РЛС|космодром)(?!\w)"
)
"""What begins a clause and so is its subject, however far the verb is."""
_TO_WHOM = re.compile(r"\bto\s+(?:the\s+)?$", re.I)
"""Before the one who gets it, in English."""
_FAR = 170
_NEAR = 70
_BACK = 2
"""Statements before an accord in which the base was named."""
_HANDING = re.compile(
    r"(?<!\w)(?:(?:о|об)\s+(?:при[её]ме[ -](?:передаче|сдаче)|передаче|возвращении|возврате)|акт\w*\s+при[её]ма-(?:передачи|сдачи))\s(?!в\s|данн|информ|груз(?!и)|власт|полномоч|в?оруж|техник)",
    re.I,
)
"""Behind an accord: that something is handed over."""


def handed_over(
    passage: Passage, rule: Rule, phrase: re.Match[str], parties: Parties
) -> tuple[Rule, Parties] | None:
    """The rule and the parties by which way it goes: to the host is a withdrawal, to a user a grant; None where that does not show."""
    users = passage.document.rules.users
    if not _is_of_a_base(passage, phrase):
        return None
    if _FROM.search(phrase[0]):
        giver, receiver = _from(passage, phrase), parties.subject
    elif _PASSIVE.search(phrase[0].split()[0]):
        whose = whose_base(passage, phrase)
        giver, receiver = passage.state(whose.actor) if whose else "", _receiver(passage, phrase)
    else:
        giver, receiver = parties.subject, _receiver(passage, phrase)
        receiver = "" if receiver == giver else receiver
    let = _LET.search(passage.text, phrase.start(), min(passage.end, phrase.end() + _NEAR))
    if (receiver in users and giver not in users) or (receiver in users and let):
        granted = replace(rule, kind="agreed", subject="grants", object="uses", host=None, place="subject")
        return granted, parties._replace(subject=giver, object=receiver)
    if not (receiver or giver) and phrase[0].isascii():
        return rule, parties._replace(subject="", object="")
    if let or receiver in users or not (giver in users or (receiver and not giver)):
        return None
    return rule, parties._replace(subject=giver, object=receiver)


def matter_of_handing(passage: Passage, phrase: re.Match[str], about: str | None) -> str | None:
    """What an accord on handing something over is about: to the host it is a withdrawal; None where it does not say to whom."""
    handing = _HANDING.search(
        passage.text, phrase.start() - _NEAR, min(passage.end, phrase.end() + 2 * _NEAR)
    )
    if handing is None or about != "basing":
        return about
    users = passage.document.rules.users
    for actor in _given(passage, handing.end() - 1):
        return about if passage.state(actor.actor) in users else "withdrawal"
    known = passage.document
    held = any(
        mention.best and users.intersection(known.told.get(mention.best.place, ()))
        for mention in known.mentions
        if mention.start < passage.end and known.statements_between(mention.start, passage.start) <= _BACK
    )
    return "withdrawal" if held else None


def _is_of_a_base(passage: Passage, phrase: re.Match[str]) -> bool:
    """Whether a base is what changes hands: named behind the verb, or before it where nothing else is."""
    text, last = passage.text, min(passage.end, phrase.end() + _NEAR)
    if _OBJECT.search(phrase[0]):
        return True
    behind = _OBJECT.match(text, phrase.end() + 1, last)
    if behind and not _APART.search(text, phrase.end(), behind.end()):
        return True
    named = any(
        m.best and m.best.kind in BASES and -1 <= m.start - phrase.end() <= _NEAR // 2
        and not _APART.search(text, phrase.end(), m.start)
        for _, m in passage.mentions
    )  # fmt: skip
    if named:
        return True
    if not (_PASSIVE.search(phrase[0].split()[0])):
        return False
    first = max(passage.start, phrase.start() - _NEAR)
    far = max(passage.start, phrase.start() - _FAR)
    nouns = [*_OBJECT.finditer(text, first, phrase.start()), *_SUBJECT.finditer(text, far, phrase.start())]
    sites = [
        m
        for _, m in passage.mentions
        if m.best and m.best.kind in BASES and first <= m.start < phrase.start()
    ]
    return bool(nouns or sites)


def _given(passage: Passage, at: int) -> Iterator[ActorMention]:
    """Actors behind a verb or a noun to whom something may be given: behind no preposition, and no adjective of the thing itself."""
    for actor in passage.actors:
        given = not _PLACING.search(passage.text, at, actor.start)
        if actor.text.isascii():
            given = _TO_WHOM.search(passage.text, at, actor.start) is not None
        if at <= actor.start <= at + _NEAR and given:
            adjective = actor.how == "adjective" and not stands_before_actor(passage, actor)
            if actor_names().kind.get(passage.state(actor.actor)) and not adjective:
                yield actor


def _receiver(passage: Passage, phrase: re.Match[str]) -> str:
    """To whom it is given: the first such actor behind the verb, within the phrase or after it."""
    for actor in _given(passage, phrase.start() + 1):
        return passage.state(actor.actor)
    before = [a for a in passage.actors if 0 <= phrase.start() - a.end <= 2 and a.text.endswith(("у", "и"))]
    return passage.state(before[0].actor) if before and _PASSIVE.search(phrase[0].split()[0]) else ""


def _from(passage: Passage, phrase: re.Match[str]) -> str:
    """From whom it is taken: `завершили приём-сдачу станции у России`."""
    for actor in passage.actors:
        near = phrase.start() < actor.start <= phrase.end() + 2 * _NEAR
        if near and _TO.search(passage.text, phrase.start(), actor.start):
            return passage.state(actor.actor)
    return ""
