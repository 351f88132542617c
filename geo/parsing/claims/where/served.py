"""Goods on their way: whose they are, where the sentence that tells of them does not say it, and where they are landed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from geo.parsing.actors.names import actor_names
from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.claims.where.standing import Placed
from geo.parsing.claims.who.parties import Parties
from geo.parsing.rules.reading import Rule

__all__ = ["ROUTES", "going_it", "is_of_trade", "is_served", "is_travelled", "landed_at", "with_goods"]

ROUTES = frozenset({"route", "route-named"})
"""Rules by which a way leads through a land, whoever goes it."""
_ON_THE_WAY = frozenset({"conducted", "operating", "planned"})
"""Kinds of goods that are carried, or of a way on which they are."""
_OWN_WAYS = frozenset({"russia", "china", "india", "turkey", "soviet-union", "csto"})
"""Users of the ground of others through whose own land such ways lead: a text that names them need not mean their goods."""
_FORCES = re.compile(
    r"\b(?:troops|forces|soldiers|coalition|non-?lethal|non-?military|military)\b|войск|воен|невоенн", re.I
)
_WAR = "AF"
"""The land to which goods go for the forces of others that are there."""
_ON = re.compile(
    r"[^.;]{0,40}?(?:,|\band)\s+(?:(?:will|would|then|from\s+there|there|later|be|is|are|was|were|been)\s+){0,5}(?:shipped|sent|carried|taken|moved|trucked|ferried|transported|forwarded)\b",
    re.I,
)
"""Behind where goods are brought first: `to Azerbaijan, and will then be shipped`."""
_RUNNING = re.compile(
    r"[^.;,]{0,60}?\b(?:has|have|had|was|were|is|are)\s+(?:(?!not\b|never\b|yet\b|no\b|to\b)\w+\s+){0,3}?(?:tested|used|opened|launched|inaugurated|in\s+use|in\s+operation)\b",
    re.I,
)
"""Behind a way that is gone, however new: `the new route through the Caucasus has been tested`."""
_ACTIVE = re.compile(
    r"(?:flew|flown|fly|flies|flying|carr\w+|ships?|shipped|shipping|sent|send\w*|transport\w*|deliver\w*|haul\w*|airlift\w*|brought|suppl\w+)\b",
    re.I,
)
"""What somebody does with goods, who is then named or meant, unless it is said of the goods."""
_GOODS = re.compile(
    r"suppl\w+\s+(?:[\w’'-]+\s+){0,5}?(?:through|via|left|go|went|came|come|by|cross\w*)\b", re.I
)
"""Said of supplies themselves."""
_ANOTHER = re.compile(r",\s+(?:and|but|while|although)\s")
"""Where another statement begins."""
_BACK = 6
"""Statements before a sentence in which the forces are named whom goods on the way may serve."""
_LEAST = 2
"""How often a user must be named before, and how many times as often as any other, to be the one whose goods are meant."""


def going_it(passage: Passage, rule: Rule, phrase: re.Match[str], parties: Parties) -> Parties:
    """Who goes a way: a land on it does not run it."""
    users = passage.document.rules.users
    if rule.id not in ROUTES or parties.subject in users:
        return parties
    apart = _ANOTHER.search(passage.text, phrase.end(), max(phrase.end(), parties.end))
    user = parties.object if rule.noun and parties.object in users and not apart else ""
    return parties._replace(subject="", object=user)


def is_served(passage: Passage, phrase: re.Match[str], own: str | None, to: int | None) -> bool:
    """Whether goods on the way may serve forces of others: those that the sentence names, `cargo for NATO passes through`; or those that
    the text has just told of, where goods go to the land in which they are, or are for troops.
    """
    users = passage.document.rules.users
    if any(
        passage.state(actor.actor) in users and passage.state(actor.actor) != own for actor in passage.actors
    ):
        return True
    passive = passage.find("passive", phrase.start() - 14, phrase.end()) is not None
    if _ACTIVE.match(phrase[0]) and not passive and not _GOODS.match(phrase[0]):
        return False  # `the rebels flew supplies`
    best = passage.document.mentions[to].best if to is not None else None
    there = best is not None and best.country == _WAR
    said = passage.document.statement(max(0, passage.start - 1))  # `food for troops. It will be brought to`
    return (there or _FORCES.search(passage.text, said, passage.end) is not None) and bool(
        _before(passage, own, _BACK)
    )


def is_of_trade(passage: Passage, to: int | None) -> bool:
    """Whether a way through a land is one of trade: the text tells of neighbours through whose own land it leads, and of nobody whose
    forces supplies may be for.
    """
    best = passage.document.mentions[to].best if to is not None else None
    goal = actor_names().state_of.get(best.country, "") if best else ""
    users = passage.document.rules.users - {goal}
    named = {passage.state(actor.actor) for actor in passage.document.actors} & users
    return bool(named) and named <= _OWN_WAYS and not _FORCES.search(passage.text, passage.start, passage.end)


def is_travelled(passage: Passage, phrase: re.Match[str]) -> bool:
    """Whether a way that a phrase names has been gone, however new it is."""
    return _RUNNING.match(passage.text, phrase.end(), passage.end) is not None


def landed_at(passage: Passage, rule: Rule, to: int | None, chosen: Sequence[Placed]) -> Placed | None:
    """Where goods are brought first and then go on from, which is no goal: `will be brought to Azerbaijan and shipped on`."""
    if to is None or rule.kind not in ("conducted", "planned"):
        return None
    mention = passage.document.mentions[to]
    if any(one.mention.start < mention.start for one in chosen) or not _ON.match(
        passage.text, mention.end, passage.end
    ):
        return None
    return Placed(to, mention, 0.9, f"“{mention.text}”: where goods are landed that then go on")


def with_goods(
    passage: Passage,
    rule: Rule,
    phrase: re.Match[str],
    placed: Placed,
    to: int | None,
    actors: tuple[tuple[str, str], ...],
) -> tuple[tuple[str, str], ...]:
    """The actors of a claim on transit with whose goods they are, where the sentence leaves it out and the text has been telling of
    one user only.
    """
    if rule.kind not in _ON_THE_WAY or any(role != "hosts" for _, role in actors):
        return actors
    best = placed.mention.best
    own = actor_names().state_of.get(best.country) if best else None
    user = _carried_for(passage, own) if is_served(passage, phrase, own, to) or not actors else ""
    return ((user, "uses"), *actors) if user else actors


def _carried_for(passage: Passage, own: str | None) -> str:
    """The one user of the ground of others that the text before a sentence tells of; empty where that is not one."""
    near = _before(passage, own, _BACK)
    named = _before(passage, own, None)
    if not near or not named:
        return ""
    (first, most), *others = named.most_common(2)
    alone = most >= _LEAST and all(most > _LEAST * count for _, count in others)
    return first if alone and first in near else ""


def _before(passage: Passage, own: str | None, back: int | None) -> Counter[str]:
    """How often each user is named before a sentence, in so many statements; in all of them for None."""
    document = passage.document
    last = bisect_left(document.actors, passage.start, key=lambda actor: actor.start)
    users = document.rules.users - _OWN_WAYS - {own or ""}
    found: Counter[str] = Counter()
    for actor in reversed(document.actors[max(0, last - 60) : last]):
        if back is not None and document.statements_between(actor.start, passage.start) > back:
            break
        if (state := passage.state(actor.actor)) in users:
            found[state] += 1
    return found
