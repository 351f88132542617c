"""Who acts in a suggested claim and who is acted upon: the actors before and behind the phrase."""

from __future__ import annotations

import re
from typing import NamedTuple

from geo.parsing.actors.names import actor_names
from geo.parsing.claims.sentence.owners import whose_base, whose_base_behind, whose_presence
from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.claims.who.acting import TOWARDS, is_but_a_date, only_tells, takes_no_part, think_alone
from geo.parsing.claims.who.actnouns import answers_it, doer_of_noun, is_felt, turns_on_plan
from geo.parsing.claims.who.asplace import is_place
from geo.parsing.claims.who.foregoing import actor_before
from geo.parsing.claims.who.inverted import acts_behind, done_by
from geo.parsing.claims.who.joined import beside, listed, listed_behind
from geo.parsing.claims.who.pronouns import meant_by
from geo.parsing.claims.who.sides import both_of, pair_of
from geo.parsing.claims.who.speaking import teller_and_told
from geo.parsing.model import ActorMention
from geo.parsing.rules.reading import Rule

__all__ = ["Parties", "parties_of"]

_BY = re.compile(
    r"\b(?:by(?!\s+(?:rail|road|sea|air|land|ship|train|truck|barge)\b)|со стороны)\s+(?:the\s+)?(?:[\w-]+\s){0,2}$",
    re.I,
)
_PROMPTED = re.compile(
    r",\s+(?:prompted|caused|triggered|sparked|driven|marked|followed|accompanied)\s+by\s+(?:the\s+)?(?:[\w-]+\s){0,2}$"
)
"""Before who brought something else about: `was renewed, despite the eviction, prompted by`."""
_WISH = re.compile(
    r"\b(?:requests?|proposals?|offers?|bids?|demands?|attempts?|plans?|use|presence)\s+$", re.I
)
_PASSIVE = re.compile(r"^(?!demand|insist).*?\b(?:be|been|being)\b(?!\s+\w+ing\b)", re.I | re.S)
_WAS = re.compile(r"\b(?:was|were|been|being|be)\s+\w+ly\s+$")
_IS = re.compile(r"\b(?:is|are)\s+(?:\w+ly\s+)?$")
_AT_REQUEST = re.compile(r"(?:at\s+the\s+)?request\s+of\s+(?:the\s+)?", re.I)
_ACTIVE = re.compile(
    r"(?:\w+ing|ready|quick|willing|prepared|open|close|welcome|in|under|about|able|home|against|not|no)\b",
    re.I,
)
_NOUN_ACT = re.compile(
    r"(?:closure|termination|expulsion|eviction|suspension|expiry|expiration)\s+of\b", re.I
)
_BROUGHT = re.compile(
    r"(?:[’']s?)?\s+(?:[\w-]+\s+)?$|.*\b(?:order|announc|approv|endors|adopt|declar|decree|decid|led to|vot)",
    re.I | re.S,
)
"""Who brings an end about, before its noun: `Kyrgyzstan ordered the closure of`, and not `Moscow welcomed the closure of`."""
_NEXT_CLAUSE = re.compile(
    r"\s(?:under|in|by|for|through)\s(?:which|whom)\s|,?\s+(?:but|whereas|while|although|though|and that|and also|а|но|хотя|и что)\s(?!(?:also|not|only)\b)|,?\s+but\s+only\s+(?:the\s+)?(?-i:[A-Z])|:\s|\s[–—]\s|\n[*•–-]\s",
    re.I,
)
"""Where another statement begins, whose actor has no part in this one."""
_OF_BASES = frozenset({"terminated", "withdrawn", "planned", "agreed", "operating"})
"""Kinds that are said of a base itself: `the Russian base was closed`, `a second Russian base could be opened`."""
_GOT = re.compile(r"получ|receiv", re.I)
"""What is said of whoever gets it: `received … from`."""
_NEXT = 6
_DEFINITE = re.compile(r"\b(?:the|its|their|this)\s+$", re.I)


class Parties(NamedTuple):
    """Ids of the actor that acts and of the one acted upon, empty where not found; where they stand; states beside the one before."""

    subject: str
    object: str
    start: int
    end: int
    sure: float
    beside: tuple[str, ...] = ()
    along: tuple[str, ...] = ()
    """States along with the one behind: `hosts American and Russian bases`."""
    ties: tuple[str, ...] = ()
    """Why persons among them act for a state."""


def parties_of(passage: Passage, rule: Rule, phrase: re.Match[str]) -> Parties:
    """Who does what the phrase says and who undergoes it: by the case of a Russian name, else by the order of the words."""
    doer = done_by(passage, phrase)
    if doer:
        return _parties(passage, phrase, doer, None, 1.0)
    parties = _as_they_stand(passage, rule, phrase)
    if think_alone(passage, rule, phrase, parties.subject):
        parties = parties._replace(subject="", sure=0.85)
    if rule.kind != "provided" or not _GOT.match(phrase[0]):
        return parties
    near = (actor for actor in passage.actors if 0 < actor.start - phrase.end() <= _NEXT)
    giver = next((passage.state(actor.actor) for actor in near), "")
    return parties._replace(subject=giver, object=parties.subject)


def _as_they_stand(passage: Passage, rule: Rule, phrase: re.Match[str]) -> Parties:
    """The nearest actor before the phrase and the first behind it; turned round in the passive."""
    if rule.kind != "provided" and (pair := pair_of(passage, phrase)):
        one, other = pair
        if rule.subject == "grants" and passage.state(one.actor) in passage.document.rules.users:
            one, other = other, one
        return _parties(passage, phrase, one, other, 1.0)
    if doer := doer_of_noun(passage, phrase):
        return _parties(passage, phrase, doer, _other(passage, rule, phrase, doer), 1.0)
    felt = rule.kind == "opposed" and is_felt(phrase)
    passive = not felt and _is_passive(passage, phrase)
    before = actor_before(passage, phrase, rule.persons)
    if before and (answers_it(passage, before, phrase) or turns_on_plan(passage, rule, phrase, before)):
        before = None
    if before and rule.noun == "thing" and only_tells(passage, phrase, before):
        before = None
    if before and _NOUN_ACT.match(phrase[0]) and not _BROUGHT.match(passage.text, before.end, phrase.start()):
        before = None
    agent = None if felt else _agent(passage, phrase, passive)
    asked = _AT_REQUEST.match(passage.text, phrase.start())
    if agent and (asked or passive or before is None or phrase[0].lower().endswith(" by")):
        patient = before if asked else _patient(passage, phrase, agent) if passive else None
        return _parties(passage, phrase, agent, patient, 1.0)
    user = before is not None and passage.state(before.actor) in passage.document.rules.users
    host = _host_before(passage, phrase) if rule.subject == "grants" and user else None
    if before is None and (whose := _whose(passage, rule, phrase)):
        return _parties(passage, phrase, None, whose, 0.9)
    if passive and before:
        return _undergone(passage, rule, phrase, before, host)
    return _active(passage, rule, phrase, host or before, passive)


def _active(
    passage: Passage, rule: Rule, phrase: re.Match[str], before: ActorMention | None, passive: bool
) -> Parties:
    """Who acts, before the phrase or where the words tell it otherwise, and who is acted upon."""
    meant = meant_by(passage, phrase) if before is None and not passive else None
    if before is None and meant is None and rule.persons:
        able = (a for a in passage.actors if a.how == "office" and not is_but_a_date(passage, a))
        before = next(able, None)
        within = (a for a in passage.actors if phrase.start() < a.start and a.end <= phrase.end())
        before = before or next(within, None)  # `визит министра обороны Индии в`
    before = before or meant
    if follower := acts_behind(passage, phrase, before is None or rule.persons):
        return _parties(passage, phrase, follower, None, 0.9)
    if before is None and (both := _both(passage, rule, phrase)):
        return both
    behind = _other(passage, rule, phrase, before)
    return _parties(passage, phrase, before, behind, 1.0 if before and not meant else 0.85)


def _both(passage: Passage, rule: Rule, phrase: re.Match[str]) -> Parties | None:
    """The two that a text names together: `the two countries`; of a user and a host the host grants it, of two hosts each does."""
    both = both_of(passage, phrase) if rule.subject in ("party", "grants") else None
    if both is None:
        return None
    one, other = both
    if rule.subject == "party":
        return Parties(one, other, *phrase.span(), 0.8)
    users = passage.document.rules.users
    if users.issuperset(both):
        return None
    if users.isdisjoint(both):
        return Parties(one, "", *phrase.span(), 0.8, (other,))
    user, host = (one, other) if one in users else (other, one)
    return Parties(host, user, *phrase.span(), 0.8)


def _whose(passage: Passage, rule: Rule, phrase: re.Match[str]) -> ActorMention | None:
    """Whose base it is said of; a definite one is there whatever is planned for it, and that is another claim."""
    whose = whose_base(passage, phrase) if rule.kind in _OF_BASES else None
    if whose and rule.kind == "planned" and _DEFINITE.search(passage.text, passage.start, whose.start):
        return None
    return whose


def _undergone(
    passage: Passage, rule: Rule, phrase: re.Match[str], before: ActorMention, host: ActorMention | None
) -> Parties:
    """What a passive says of the actor before it: `Tashkent confirmed that the U.S. will be allowed to`."""
    if rule.kind == "refused" and (told := teller_and_told(passage, phrase)):
        return _parties(passage, phrase, *told, 0.85)
    if rule.kind == "negotiated" and (whose := whose_presence(passage, phrase, before)):
        return _parties(passage, phrase, before, whose, 0.85)
    if host is None and rule.subject == "grants" and passage.find("speech", before.end, phrase.start()):
        return _parties(passage, phrase, before, None, 0.85)  # `Ashgabat announced that cargo is allowed`
    return _parties(passage, phrase, host, before, 0.85)


def _is_passive(passage: Passage, phrase: re.Match[str]) -> bool:
    """Whether a form of "to be" makes a participle of the phrase; not of `was ready to`, `were looking for`."""
    if _PASSIVE.search(phrase[0]):
        return True
    if _ACTIVE.match(phrase[0]):
        return False
    if phrase[0].endswith("ed") and _IS.search(
        passage.text, max(passage.start, phrase.start() - 20), phrase.start()
    ):
        return True
    if _WAS.search(passage.text, max(passage.start, phrase.start() - 24), phrase.start()):
        return True
    return bool(passage.find("passive", phrase.start() - 14, phrase.start()))


def _other(
    passage: Passage, rule: Rule, phrase: re.Match[str], before: ActorMention | None
) -> ActorMention | None:
    """Who is acted upon: behind the phrase, or where the words before it say so."""
    behind = _behind(passage, rule, phrase, before, 60 if rule.host == "hosts" else 130)
    if behind is None and rule.kind != "conducted":  # where cargo goes takes no part
        behind = _given(passage, phrase, before)
    if behind is None and rule.object == "refuses":
        return _host_before(passage, phrase)  # `Uzbekistan told Germany that it can no longer use`
    if before and behind is None and rule.subject == rule.object == "party" and rule.kind != "ratified":
        return beside(passage, before)
    if before and behind is None and rule.subject == "grants":
        user = beside(passage, before)  # `Germany and Uzbekistan extended the lease`
        return user if user and passage.state(user.actor) in passage.document.rules.users else None
    return behind


def _given(passage: Passage, phrase: re.Match[str], before: ActorMention | None) -> ActorMention | None:
    """`it sent signals to Kazakhstan on its intentions to assist`: to whom, before the phrase."""
    if before is None:
        return None
    for actor in passage.actors:
        if before.end < actor.start and actor.end <= phrase.start():
            first = max(passage.start, actor.start - 24)
            if TOWARDS.search(passage.text, first, actor.start) and actor.actor != before.actor:
                return actor
    return None


def _host_before(passage: Passage, phrase: re.Match[str]) -> ActorMention | None:
    """Who grants it, where a user stands nearer: `an agreement between the U.S. and Romania allowed Washington`."""
    for actor in reversed(passage.actors):
        state = passage.state(actor.actor)
        if (
            actor.end <= phrase.start()
            and actor.how != "adjective"
            and state not in passage.document.rules.users
        ):
            return actor if actor_names().country[state] and not is_place(passage, actor) else None
    return None


def _agent(passage: Passage, phrase: re.Match[str], passive: bool) -> ActorMention | None:
    """Who stands behind "by": `was criticized by China`, `a request by the U.S.`; not the agent of another verb."""
    if asked := _AT_REQUEST.match(passage.text, phrase.start()):
        return next((actor for actor in passage.actors if actor.start == asked.end()), None)
    for actor in passage.actors:
        if actor.start > phrase.end() and _BY.search(passage.text, phrase.start(), actor.start):
            own = passive or passage.find("passive", phrase.end(), actor.start) is None
            if _PROMPTED.search(passage.text, phrase.end(), actor.start):
                own = _NOUN_ACT.match(phrase[0]) is not None
            return actor if own else None
    return None


def _patient(passage: Passage, phrase: re.Match[str], agent: ActorMention) -> ActorMention | None:
    others = [
        actor
        for actor in passage.actors
        if actor.end <= phrase.start()
        and not is_place(passage, actor)
        and not TOWARDS.search(passage.text, max(passage.start, actor.start - 20), actor.start)
        and passage.state(actor.actor) != passage.state(agent.actor)
    ]
    return others[-1] if others else None


def _parties(
    passage: Passage, phrase: re.Match[str], subject: ActorMention | None, other: ActorMention | None, sure: float
) -> Parties:  # fmt: skip
    first = subject or other
    others: list[ActorMention] = []
    if first:
        others = listed(passage, first) if first.start < phrase.start() else listed_behind(passage, first)
    along = listed_behind(passage, other) if subject and other and other.start > phrase.start() else []
    acting = [actor for actor in (subject, other, *others, *along) if actor]
    spans = [phrase.span(), *((actor.start, actor.end) for actor in acting)]
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    beside = tuple(passage.state(actor.actor) for actor in others)
    one, two = (passage.state(actor.actor) if actor else "" for actor in (subject, other))
    behind = tuple(passage.state(actor.actor) for actor in along)
    ties = tuple(actor.why for actor in acting if actor.how == "office")
    return Parties(one, two, start, end, sure, beside, behind, ties)


def _behind(
    passage: Passage, rule: Rule, phrase: re.Match[str], before: ActorMention | None, reach: int
) -> ActorMention | None:
    own = passage.state(before.actor) if before else ""
    for actor in passage.actors:
        if actor.start <= phrase.start() or actor.start - phrase.end() > reach:
            continue
        if any(first <= phrase.start() < last <= actor.start for first, last in passage.asides):
            return None  # `the base in Osh, which was set up in 2001, has angered`
        if _NEXT_CLAUSE.search(passage.text, phrase.end(), actor.start):
            return None
        if passage.state(actor.actor) != own and not takes_no_part(passage, rule, phrase, actor):
            if rule.kind == "opposed" and (user := whose_base_behind(passage, actor)):
                return user
            by = _BY.search(passage.text, phrase.end(), actor.start)
            return actor if by is None or _WISH.search(passage.text, phrase.start(), by.start()) else None
    return None
