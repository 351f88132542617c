"""Which role each party of a suggested claim has: by its rule, by the matter, and by whose ground it is."""

from __future__ import annotations

import re

from geo.parsing.actornames import actor_names
from geo.parsing.model import Mention
from geo.parsing.parts import Parties
from geo.parsing.rules import Rule, Rules

__all__ = ["roles_of"]

_HOSTING = re.compile(r"hosts|home to", re.I)


def roles_of(
    made: Rules, rule: Rule, phrase: re.Match[str], about: str, parties: Parties, place: Mention
) -> tuple[tuple[str, str], ...]:
    """(actor, role) pairs: by the rule, and the state whose ground it is where the rule gives it a role."""
    names = actor_names()
    ground = place.best.country if place.best else ""
    own = names.state_of.get(ground, "")
    subject, other = rule.subject or "party", rule.object
    if part := _part(made, rule, about, parties, own):
        return part
    if parties.subject and subject == other != "party":
        other = None  # one who uses it stands before the phrase: what comes behind is something else
    if rule.kind == "requested" and about in ("aid", "training"):
        other = "supplies"
    if rule.id == "operating" and _HOSTING.search(phrase[0]):
        subject, other = "hosts", "uses"
    found: dict[str, str] = {}
    if parties.subject:
        found[parties.subject] = subject
    if parties.object and other and parties.object not in found:
        if other in ("uses", "seeks", "hosts"):
            other = "hosts" if parties.object == own else "uses" if other == "hosts" and rule.host else other
        found[parties.object] = other
    if rule.host == "hosts" and found.get(own) == "uses":
        found[own] = "hosts"
    if (
        rule.host
        and own
        and about not in ("aid", "training")
        and own not in found
        and names.kind.get(own) == "state"
    ):
        found[own] = rule.host
    return tuple(found.items())


def _part(made: Rules, rule: Rule, about: str, parties: Parties, own: str) -> tuple[tuple[str, str], ...]:
    """What the matter makes of the two sides of an accord or a plan; empty where it is not theirs: then the rule says it."""
    roles = made.parts.get((rule.kind, about))
    sides = [actor for actor in (parties.subject, parties.object) if actor]
    if roles is None or rule.subject not in ("party", "seeks") or not sides or own in made.users:
        return ()
    if own not in sides and not made.users.intersection(sides):
        return ()
    user, host = roles
    found = {
        actor: host if actor == own else user if actor in made.users else rule.object or "party"
        for actor in sides
    }
    if host == "hosts" and own and user in found.values():
        found.setdefault(own, host)
    return tuple(found.items())
