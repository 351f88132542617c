"""Which role each party of a suggested claim has: by its rule, by the matter, and by whose ground it is."""

from __future__ import annotations

import re

from geo.parsing.actors.names import actor_names
from geo.parsing.claims.sentence.grounds import BASE_BEHIND
from geo.parsing.claims.sentence.passage import BASES, Passage
from geo.parsing.claims.who.parties import Parties
from geo.parsing.model import Mention
from geo.parsing.rules.reading import LET, Rule, Rules

__all__ = ["forces_came", "roles_of"]

_HOSTING = re.compile(r"(?:play(?:s|ed)\s+)?host(?:s|ed|ing|\s+to)|home to|rents out|leases? out|сда", re.I)
"""Of the phrases that say who is there: what the one does whose ground it is."""
_RAN_OUT = re.compile(r"expire|lapse|ran out|run out|lease ends|lease ended|исте[кч]", re.I)
"""What ends by itself is ended by nobody."""
_PUT_OUT = re.compile(r"evict|expel|expuls|kicked out|ousted", re.I)
"""What only the host does."""
_FORCES = re.compile(
    r"\b(?:troops|soldiers|servicemen|forces|peacekeepers|guards|paratroopers|units?|personnel|contingent|battalion|brigade|planes|aircraft|jets|fighters|helicopters|bombers|warplanes)\s+(?:[\w-]+ly\s+|have\s+|had\s+|also\s+|first\s+)?$",
    re.I,
)
"""Right before what they do."""
_MAY_USE = re.compile(r"could use|welcome to use", re.I)
_BODY = re.compile(
    r"\b(?:deputies|lawmakers|legislators|parliament|MPs|депутат\w*|парламент\w*)\b[^.]*$", re.I
)
_VOTED = re.compile(r"[^.;]{0,130}?\sпроголосовал\w*\s[^.;,]{0,40}?(?:депутат|парламентари|сенатор)")
"""Behind what a parliament ends: `за денонсацию соглашения проголосовали 78 депутатов`."""
_THINGS = re.compile(
    r"\S+\s(?:(?!(?:the|an?|its|their)\s)[\w-]+\s){0,2}?(?i:troops|forces?|bases?|airbases?|contingent|presence|soldiers|personnel|facilit(?:y|ies)|garrison|aircraft|deployment)\b(?!\s(?:[A-Z]|officials?|officers?|commanders?|chiefs?|spokes|minist))"
)
"""Behind the adjective of a state what does not speak for it: `the stay of Russian soldiers looks more durable`."""
_OTHERS = {
    ("requested", "aid"): "supplies", ("requested", "training"): "supplies",
    ("terminated", "alliance"): "party",  # a league that somebody leaves uses nothing there
}  # fmt: skip
"""Role of the one behind the phrase where the matter says it, whatever the rule does."""
_TOGETHER = frozenset({"uses", "seeks", "opposes", "supplies"})
"""What several do side by side; who grants or hosts is told by the place, and two sides of an accord are told apart."""


def roles_of(
    made: Rules, rule: Rule, phrase: re.Match[str], about: str, parties: Parties, place: Mention
) -> tuple[tuple[str, str], ...]:
    """(actor, role) pairs: by the rule, and the state whose ground it is where the rule gives it a role."""
    own = _own(place)
    subject, other = rule.subject or "party", rule.object
    if part := _part(made, rule, about, parties, own):
        return part
    if rule.subject == "speaks" and parties.subject in made.users and _is_of_things(phrase, parties):
        there = {own: "hosts"} if actor_names().kind.get(own) == "state" else {}
        return tuple({**there, parties.subject: "uses"}.items())
    denies = parties.subject == own and parties.object in made.users
    if parties.subject and not denies and subject == other != "party":
        other = None  # one who uses it stands before the phrase: what comes behind is something else
    other = _OTHERS.get((rule.kind, about), other)
    if rule.id == "operating" and _HOSTING.search(phrase[0]):
        subject, other = "hosts", "uses"
    if _runs_out(rule, phrase):  # `will have to leave after its lease expires`
        subject = "hosts" if parties.subject == own else "uses"
    if rule.kind == "offered" and parties.subject in made.users and _MAY_USE.search(phrase[0]):
        subject, other = "uses", None  # `said that U.S. forces could use a base`
    found: dict[str, str] = {}
    if parties.subject:
        found[parties.subject] = subject
    if parties.object and other and parties.object not in found:
        asked = not own and rule.kind == "requested" and parties.subject in made.users
        role = other if asked else _undergoing(made, rule, other, parties.object, own)
        found |= {parties.object: role} if role else {}
    found = _together(made, rule, parties, own, found)
    return tuple(_with_host(made, rule, phrase, about, found, place).items())


def _is_of_things(phrase: re.Match[str], parties: Parties) -> bool:
    """Whether it is said of somebody's forces or base, and not by him."""
    return _THINGS.match(phrase.string, parties.start, max(parties.start, phrase.start())) is not None


def _together(made: Rules, rule: Rule, parties: Parties, own: str, found: dict[str, str]) -> dict[str, str]:
    """The same with those named beside the one before the phrase, or along with the one behind it, who do the same."""
    if found.get(parties.object) == "uses":
        found |= {actor: "uses" for actor in parties.along if actor in made.users and actor not in found}
    if found and (role := next(iter(found.values()))) in _TOGETHER:
        sent = rule.kind in ("deployed", "withdrawn")  # forces of any state may be sent abroad
        able = (a for a in parties.beside if role == "opposes" or a in made.users or (sent and a != own))
        found = dict.fromkeys(able, role) | found
    return found


def _undergoing(made: Rules, rule: Rule, role: str, actor: str, own: str) -> str:
    """The role of the one behind the phrase; empty where it would use ground of others and is none that does."""
    if role not in ("uses", "seeks", "hosts"):
        return role
    if actor == own:
        return "hosts"
    if role != "hosts" or not rule.host:
        return role
    return "uses" if actor in made.users else ""


def _with_host(
    made: Rules, rule: Rule, phrase: re.Match[str], about: str, found: dict[str, str], place: Mention
) -> dict[str, str]:
    """The same with the state whose ground it is, where the rule gives it a role."""
    names, own = actor_names(), _own(place)
    if names.kind.get(own) != "state":
        return _abroad(made, rule, about, found, place)
    if rule.host == "hosts" and found.get(own) == "uses":
        found[own] = "hosts"
    if found and about in LET and _runs_out(rule, phrase):
        found.setdefault(own, "hosts")
    if rule.host and about not in ("aid", "training"):
        found.setdefault(own, rule.host)
    if rule.object == "receives" and about in LET:
        found = {a: "uses" if role == "receives" and a in made.users else role for a, role in found.items()}
        if own not in made.users and "offers" not in found.values():
            found.setdefault(own, "offers")
    silent = rule.id == "refused" and set(found.values()) == {"seeks"} and about in LET
    if (
        (silent or rule.id in ("not-allowed", "route-closed"))
        and own not in made.users
        and "refuses" not in found.values()
    ):
        found[own] = "refuses"
    if rule.subject == "grants" and about in LET and own not in made.users:
        found = _granted(made, found, own)
    return _ended(made, rule, phrase, found, place) if rule.kind == "terminated" else found


def _ended(
    made: Rules, rule: Rule, phrase: re.Match[str], found: dict[str, str], place: Mention
) -> dict[str, str]:
    """The same with who ends it, where only the host can, or with the host where it is not said whose the base was."""
    own = _own(place)
    if own not in made.users and _VOTED.match(phrase.string, phrase.end()):
        return {own: "ends"} | {actor: role for actor, role in found.items() if actor != own}
    if own not in made.users and _PUT_OUT.match(phrase[0]) and "ends" not in found.values():
        found[own] = "ends"  # `was evicted from`
    if found and not phrase[0].isascii() and own not in made.users:
        found.setdefault(own, "hosts")
    if not found and _is_base(phrase.string, place):  # `deputies voted to close`, or `the base was closed`
        found[own] = (
            "ends" if _BODY.search(phrase.string, max(0, phrase.start() - 120), phrase.start()) else "hosts"
        )
    return found


def _abroad(made: Rules, rule: Rule, about: str, found: dict[str, str], place: Mention) -> dict[str, str]:
    """On the ground of a state that is none of the actors known here a user grants nothing: `China opened its base in Djibouti`."""
    if rule.subject != "grants" or about not in LET or place.best is None or not place.best.country:
        return found
    country, there = actor_names().country, place.best.country
    return {
        a: "uses" if role == "grants" and a in made.users and country[a] != there else role
        for a, role in found.items()
    }


def _is_base(text: str, place: Mention) -> bool:
    """Whether a place is a base, or a town that one is called by: `the Batumi base`."""
    if place.best is None:
        return False
    return place.best.kind in BASES or (
        place.best.kind == "city" and BASE_BEHIND.match(text, place.end) is not None
    )


def _runs_out(rule: Rule, phrase: re.Match[str]) -> bool:
    """Whether it ends by itself."""
    return rule.kind == "terminated" and _RAN_OUT.search(phrase[0]) is not None


def _own(place: Mention) -> str:
    """The state whose ground a place is."""
    return actor_names().state_of.get(place.best.country, "") if place.best else ""


def _granted(made: Rules, found: dict[str, str], own: str) -> dict[str, str]:
    """The host grants it, and a user that the sentence says it of has it."""
    names = actor_names()
    with_it = (actor for actor in found if actor in (own, *made.users) or names.kind[actor] != "state")
    return {own: "grants"} | {actor: "grants" if actor == own else "uses" for actor in with_it}


def _part(made: Rules, rule: Rule, about: str, parties: Parties, own: str) -> tuple[tuple[str, str], ...]:
    """What the matter makes of the two sides of an accord or a plan; empty where it is not theirs: then the rule says it."""
    roles = made.parts.get((rule.kind, about))
    sides = [actor for actor in (parties.subject, parties.object) if actor]
    if roles is None or rule.subject not in ("party", "seeks") or not sides:
        return ()
    if own in made.users and (own not in sides or not made.users.issuperset(sides) or len(sides) < 2):
        return ()
    if own not in sides and not made.users.intersection(sides):
        return ()
    user, host = roles
    found = {
        actor: host if actor == own else user if actor in made.users else rule.object or "party"
        for actor in sides
    }
    if own and own not in made.users and user in found.values() and actor_names().kind.get(own) == "state":
        found.setdefault(own, host)
    return tuple(found.items())


def forces_came(passage: Passage, phrase: re.Match[str]) -> bool:
    """Whether it is forces of which the phrase is said, who come to stay and not on a visit: `Turkish peacekeepers arrived in`."""
    return _FORCES.search(passage.text, max(passage.start, phrase.start() - 40), phrase.start()) is not None
