"""Persons who are named with their office: `Tajik Foreign Minister, Aziz Karimov,`, `his Kyrgyz counterpart Askar Bekov`.

An office is read around its noun: to the left as far as the state or body whose it is, to the right over what it is of, to the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from geo.parsing.actors.names import actor_names
from geo.parsing.actors.officewords import (
    AMERICAN,
    APPOSED,
    COUNTRY,
    FORMERLY,
    HEAD,
    NO_NAMES,
    OF_NO_STATE,
    PERSONAL,
    PORTFOLIO,
    SAID_OF_HOLDERS,
    SENT,
    TITLE_WORDS,
)
from geo.parsing.model import ActorMention, Office
from geo.parsing.rules.reading import rules

__all__ = ["FORMER_WHY", "NOBODY", "is_name", "owner_within", "state_just_named", "titled"]

NOBODY = "speaks for nobody: a private person"
FORMER_WHY = "held an office before and acts for nobody now"
_WORD_BEFORE = re.compile(r"(?<![\w’'.&-])([^\s,;:()“”\"«»\[\]]+)[ ]$")
_WORD_BEHIND = re.compile(r"[ ](&|[\w’'-]+(?:\.(?=[ ][A-Z]))?)")
_JOINING = frozenset({"of", "to", "for", "in", "at", "with", "from", "and", "the", "&"})
_CLOSES = re.compile(r"[,.;:)]|\s[—–-]\s|\s*$|\n")
"""What stands behind a name that was set beside its office with a comma."""
_BEGINS_OFFICE = re.compile(r"(?:the|an?|then|his|her|former|[a-z]+(?= of ))\b|[A-Z]")
"""How an office begins behind a name, and not what somebody does: `the U.S. envoy`, `head of`."""
_NEAR_HOLDER = re.compile(
    r"\b(?:wife|widow|husband|sons?|daughters?|brother|sister|relative|critic|rival|opponent|foe|enemy|friend|ally|aide|adviser|advisor|assistant|predecessor|successor|envoy|deputy)\s+"
    r"(?:of|to)\s+(?:the\s+)?$"
)
"""Before an office behind which either may be named: `the wife of the Kazakh president, Aliya Bekova,`."""
_OF_STATE = re.compile(r"[ ]of[ ](?:the[ ])?")
_POSSESSIVE = re.compile(r"[’']s?$")
_MOST = 9
"""Words before the noun of an office within which its state may stand."""
_BY_BIRTH = re.compile(r"[ ](?:who|by birth|national|citizen|native)\b|-born\b")
_GOING_THERE = re.compile(r"\b(?:to|in|into|from|across)[ ](?:the[ ])?$")
_SENT_FOR = re.compile(r"\b(?:to|in|for|at|with)[ ](?:the[ ])?$")


class _Left(NamedTuple):
    """What stands before the noun of an office."""

    start: int
    """Where the words of the office begin, with the name of the state."""
    bare: int
    """Where they begin without it."""
    actor: ActorMention | None
    former: bool
    private: bool


def titled(text: str, first: int, last: int, actors: Sequence[ActorMention]) -> Iterator[Office]:
    """Persons behind the noun of an office, or behind a comma, in a stretch of text."""
    ends = {actor.end: actor for actor in actors}
    starts = {actor.start: actor for actor in actors}
    for head in HEAD.finditer(text, first, last):
        left = _left(text, head, ends)
        end, whose = _right(text, head, starts)
        person = PERSONAL.match(text, end)
        if person is None or not is_name(person["name"], starts, person.start("name")):
            continue
        actor = left.actor or whose
        stop = person.end()
        if actor is None and not person["comma"] and (of := _OF_STATE.match(text, stop)):
            actor = starts.get(of.end())
            actor = actor if actor and actor.how in ("name", "alias") else None
            stop = actor.end if actor else stop
        office = _made(text, left, head, stop, person, actor)
        if person["comma"] and not _is_beside(text, office, person, actors):
            continue
        if office.why or (head["old"] and not person["comma"]):
            yield office


def _made(
    text: str, left: _Left, head: re.Match[str], end: int, person: re.Match[str], actor: ActorMention | None
) -> Office:
    start = left.start
    title = text[left.bare : head.end()].lower()
    name = person["name"]
    if left.former or left.private:
        why = FORMER_WHY if left.former else NOBODY
        return Office(
            start, end, text[start:end], _surname(name, ""), "", text[start:end], True, why, name, title
        )
    own = actor.actor if actor else AMERICAN[1] if AMERICAN[0].match(text, left.bare) else ""
    beside = "beside" if actor and start <= actor.start < end else "just before"
    why = f"“{actor.text}” {beside} the office" if actor else "an office of the United States" if own else ""
    return Office(
        start, end, text[start:end], _surname(name, own), own, text[start:end], True, why, name, title
    )


def _surname(name: str, actor: str) -> str:
    """The last word of a name; the first where a state's people write it so."""
    words = name.split()
    return words[0] if actor in ("china", "north-korea", "south-korea") and len(words) == 2 else words[-1]


def _left(text: str, head: re.Match[str], ends: dict[int, ActorMention]) -> _Left:
    start = bare = head.start()
    former = (head["before"] or "").lower().startswith("ex")
    private = False
    at = start
    for _ in range(_MOST):
        word = _WORD_BEFORE.search(text, max(0, at - 40), at)
        if word is None:
            break
        end = word.end(1)
        whole = _POSSESSIVE.sub("", word[1])
        actor = ends.get(end) or ends.get(word.start(1) + len(whole))
        if actor and (actor.how != "adjective" or actor.end == end):
            before = text[max(0, actor.start - 16) : actor.start]
            former = former or FORMERLY.search(before) is not None
            begin = actor.start
            return _Left(begin, bare, actor, former, private)
        small = word[1].lower()
        former = former or FORMERLY.fullmatch(word[1] + " ") is not None
        private = private or OF_NO_STATE.fullmatch(small) is not None
        if COUNTRY.fullmatch(small):
            start = word.start(1)
            return _Left(start, bare, state_just_named(text, at, ends.values()), former, private)
        known = small in TITLE_WORDS or small in PORTFOLIO or small in SAID_OF_HOLDERS
        if not known and not FORMERLY.fullmatch(word[1] + " ") and not OF_NO_STATE.fullmatch(small):
            former = former or FORMERLY.search(text[max(0, word.start(1) - 16) : word.start(1)]) is not None
            break
        if small in TITLE_WORDS and bare == at and small not in _JOINING:
            bare = word.start(1)
        at = word.start(1)
    return _Left(bare, bare, None, former, private)


def _right(
    text: str, head: re.Match[str], starts: dict[int, ActorMention]
) -> tuple[int, ActorMention | None]:
    """Where what an office is of ends, and the state or body that is named there as the one whose it is."""
    end = at = head.end()
    whose: ActorMention | None = None
    joined = last = ""
    while word := _WORD_BEHIND.match(text, at):
        actor = starts.get(word.start(1))
        if actor and (last == "and" or not joined):
            break
        if actor:
            owns = joined == "of" or (
                joined in ("for", "at", "from", "with") and SENT.search(head["head"]) is None
            )
            whose = whose or (actor if owns else None)
            at = actor.end
            if text.startswith(("’s", "'s"), at):
                at += 2
            end = end if actor.how == "adjective" else at
            last = ""
            continue
        small = last = word[1].lower()
        if HEAD.fullmatch(word[1]):
            break
        if small in _JOINING:
            if not word[1].islower() and small != "&":
                break
            joined = small if small not in ("the", "and", "&") else joined
        elif joined and (small in PORTFOLIO or small in TITLE_WORDS):
            end = word.end()
        elif joined in ("to", "in", "at") and word[1][0].isupper() and text.startswith(",", word.end()):
            return word.end(), whose  # `the ambassador in Moscow, Aziz Karimov,`
        else:
            break
        at = word.end()
    return (end, whose) if end > head.end() else (head.end(), None)


def is_name(name: str, starts: dict[int, ActorMention], at: int) -> bool:
    """Whether it is a person's, of which no word is a state's or one of offices."""
    place = at
    for word in name.split(" "):
        if place in starts or word in NO_NAMES or word.lower() in TITLE_WORDS or HEAD.fullmatch(word):
            return False
        if word.isupper() and len(word) > 2:
            return False
        place += len(word) + 1
    return True


def _is_beside(text: str, office: Office, person: re.Match[str], actors: Sequence[ActorMention]) -> bool:
    """Whether a name behind a comma is that of who holds the office, and not of another whose own office follows."""
    ranked = person.start("name") - person.start() > len(", ")
    if (" " not in person["name"] and not ranked) or not _CLOSES.match(text, person.end()):
        return False
    if _NEAR_HOLDER.search(text, max(0, office.start - 30), office.start):
        return False
    own = APPOSED.match(text, person.start("name"))
    own = own if own and _BEGINS_OFFICE.match(own["office"]) else None
    other = owner_within(text, own.start("office"), own.end(), actors) if own else None
    return other is None or other.actor == office.actor


def state_just_named(text: str, at: int, actors: Iterable[ActorMention]) -> ActorMention | None:
    """The state that the same paragraph has named last before `the country’s president`; none of those that use the ground of others."""
    names, users = actor_names(), rules().users
    before = [
        actor
        for actor in actors
        if actor.end <= at and names.kind[actor.actor] == "state" and actor.actor not in users
    ]
    last = max(before, key=lambda actor: actor.end, default=None)
    return last if last and "\n" not in text[last.end : at] else None


def owner_within(
    text: str, start: int, end: int, actors: Sequence[ActorMention], inner: bool = False
) -> ActorMention | None:
    """The state or body whose office a stretch of text names: not the land that it is held in, nor that of a birth.

    `inner` where a state is meant by what somebody is in: `a source in the Kyrgyz government`.
    """
    sent = SENT.search(text, start, end) is not None
    there = _SENT_FOR if sent else _GOING_THERE
    return next(
        (
            actor
            for actor in actors
            if start <= actor.start < end
            and _BY_BIRTH.match(text, actor.end) is None
            and (inner or there.search(text, max(start, actor.start - 16), actor.start) is None)
        ),
        None,
    )
