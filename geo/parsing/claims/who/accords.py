"""What "the agreement" means where a sentence names neither its sides nor its place: the accord that the text spoke of just before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.parsing.actors.names import actor_names
from geo.parsing.claims.sentence.passage import Document, Passage
from geo.parsing.claims.who.parties import Parties
from geo.parsing.claims.who.referring import Draft
from geo.parsing.model import Suggestion
from geo.parsing.rules.reading import Rule

__all__ = ["accord_meant", "is_of_others", "read_accords", "sides_of"]

_SAID_OF_ACCORDS = frozenset({"agreed", "ratified", "negotiated", "terminated"})
"""Kinds of claims that may be said of an accord without its matter."""
_MADE = frozenset({"agreed", "ratified", "negotiated"})
"""Kinds of claims that speak of an accord."""
_NEAR = 60
_BACK = 2
"""Statements before a sentence in which the accord was spoken of."""
_OF_ITS_OWN = re.compile(
    r"\s+(?:on|with|between|about|for|to|of|over|that|which|concerning|regarding|under|о|об|с|со|между|по|на|для|которо\w+)\s",
    re.I,
)
"""What follows "the agreement" where the sentence itself says which."""


def read_accords(document: Document, passage: Passage, drafts: Sequence[Draft], least: float) -> None:
    """Keep the accords that a sentence speaks of, for the sentences behind it."""
    made = [
        one
        for one, alone in drafts
        if alone
        and one.kind in _MADE
        and one.confidence >= least
        and one.stance != "denied"
        and len(one.actors) > 1
    ]
    if made:
        document.accords.append((passage.start, made))


def accord_meant(passage: Passage, rule: Rule, phrase: re.Match[str]) -> Suggestion | None:
    """The claim on the accord that the sentence goes on to speak of; None where it names one itself, or a place, or other actors."""
    document = passage.document
    if not document.accords or rule.noun or rule.kind not in _SAID_OF_ACCORDS:
        return None
    said, made = document.accords[-1]
    if not 0 < document.statements_between(said, passage.start) <= _BACK:
        return None
    noun = passage.find("accord", phrase.start() - _NEAR, phrase.end() + _NEAR)
    if noun is None or _OF_ITS_OWN.match(passage.text, noun.end()):
        return None
    if len({(one.mention, one.about) for one in made}) > 1 or is_of_others(passage, phrase, made):
        return None
    other = (
        rule.kind == made[0].kind == "ratified" and made[0].about == "alliance"
    )  # another parliament, on its own ground
    return None if other else max(made, key=lambda one: one.confidence)


def is_of_others(passage: Passage, phrase: re.Match[str], made: Sequence[Suggestion]) -> bool:
    """Whether actors or places near the phrase are not those of the accord or withdrawal; a city is where it was signed."""
    best = passage.document.mentions[made[0].mention].best
    sides = {actor for one in made for actor, _ in one.actors}
    countries = {best.country if best else "", *(actor_names().country[actor] for actor in sides)}
    near = range(phrase.start() - _NEAR, phrase.end() + _NEAR)
    return any(passage.state(one.actor) not in sides and one.start in near for one in passage.actors) or any(
        m.best
        and m.start in near
        and m.best.kind != "city"
        and (m.best.kind != "country" or m.best.country not in countries)
        for _, m in passage.mentions
    )


def sides_of(rule: Rule, parties: Parties, before: Suggestion) -> tuple[tuple[str, str], ...]:
    """The sides of an accord in the parts that a claim of the rule's kind gives them."""
    if rule.kind in ("agreed", "ratified"):
        return (
            before.actors
            if before.kind in ("agreed", "ratified")
            else tuple((actor, "party") for actor, _ in before.actors)
        )
    if rule.kind == "negotiated":
        return tuple((actor, "party") for actor, _ in before.actors)
    kept = {"uses": "uses", "grants": "hosts"}
    return tuple(
        (actor, "ends" if actor == parties.subject else kept.get(role, "party"))
        for actor, role in before.actors
    )
