"""Which place of a sentence a suggested claim is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.parsing.actors.names import actor_names
from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.claims.where.bearing import bears_on
from geo.parsing.claims.where.groundbefore import ground_meant, is_user
from geo.parsing.claims.where.namedbefore import base_discussed, lately_named, site_meant
from geo.parsing.claims.where.placelists import listed_with_place
from geo.parsing.claims.where.standing import BASE_IN, Placed, candidates
from geo.parsing.claims.who.actnouns import answering
from geo.parsing.claims.who.parties import Parties
from geo.parsing.model import Mention
from geo.parsing.rules.reading import LET, Rule

__all__ = ["places_of", "target_of"]

_TOWARDS = re.compile(
    r"(?<!objections )(?<!objection )(?<!opened )(?<!open )(?<!available )(?<!according )\b(?:to|into|for|towards?|enter\w*|reach\w*|в|на)\s+(?:the\s+)?$",
    re.I,
)
_MOVED_TO = re.compile(r"\b(?:to|в|на)\s+(?:the\s+)?$", re.I)
_LYING = re.compile(r"[А-ЯЁа-яё-]+(?:ом|ем|ой|ей|ах|ях|[^о]е|и)(?!\w)")
"""A Russian name in the case of where something is, not of where it goes: `на Каспийском море`, `в Афганистане`."""
_ITS_OWN = re.compile(r"\bits (?:territory|airspace)$", re.I)
_ITS_SOIL = re.compile(
    r"[^.;]{0,60}?\b(?:on|in|from|within)\s+(?:its|their|his\s+country[’']s)\s+(?:territory|soil|borders|land)\b",
    re.I,
)
_OUT_OF = re.compile(r"\b(?:from|out\s+of|из|с\s+территории)\s+(?:the\s+)?(?:territory\s+of\s+)?$", re.I)
_OWN_GROUND = re.compile(
    r"[^.;]{0,40}?\b(?:its|their|сво\w+)\s+(?:\w+\s+)?(?:territor\w+|airspace|soil|railways?|roads?|территори\w+|воздушн\w+)\b",
    re.I,
)
"""`let supplies cross its territory`: all of it, whatever place of it is named behind."""
_BACK_THERE = re.compile(r"\s+(?:to\s+)?(?:the|this)\s+(?:region|country|republic)\b", re.I)
"""`During a visit to the region`: none of the places named behind."""
_BETWEEN_STATES = frozenset(
    {"agreed", "ratified", "offered", "refused", "negotiated", "terminated", "requested"}
)
"""Kinds that bear on the ground of a party."""
_USING = frozenset({"uses", "seeks", "party", "ends", "grants"})
"""Roles in rules for the use of a base, by which it is not that of somebody else."""
_NEAR = re.compile(r"\b(?:near|outside|close to|not far from)\s$")
_CALLED_FOR = "withdrawal-called-for"
_NEAR_SITE = 0.55
"""The score of a place in the sentence from which "the base" is not looked for elsewhere."""


def places_of(
    passage: Passage, rule: Rule, phrase: re.Match[str], about: str, parties: Parties, target: int | None
) -> list[Placed]:
    """The likeliest place and those listed with it; else the ground of a party, where the rule allows it."""
    back = rule.persons and _BACK_THERE.match(passage.text, phrase.end())
    found = () if back else candidates(passage, rule, phrase, parties)
    ranked = sorted((pair for pair in found if pair[1].number != target), key=lambda pair: -pair[0])
    users = passage.document.rules.users
    owner = answering(passage, phrase) if rule.kind == "opposed" else _owner(passage, rule, about, parties)
    country = actor_names().country[owner] if owner else ""
    if (
        country
        and rule.place == "subject"
        and (_OWN_GROUND.match(passage.text, phrase.end()) or _ITS_OWN.search(phrase[0]))
        and (whole := _grounds(passage, rule, phrase, about, country))
    ):
        return whole
    left = [
        placed for _, placed in ranked if rule.id == _CALLED_FOR and _is_left(passage, phrase, placed.mention)
    ]
    if left:
        ranked = [(1.0, left[0])]
    elif rule.kind in _BETWEEN_STATES:
        ranked = [pair for pair in ranked if bears_on(passage, phrase, pair[1].mention, country)]
    score = ranked[0][0] if ranked else 0.0
    site = None
    if score < _NEAR_SITE and not back:
        using = (parties.subject, parties.object) if rule.subject in _USING else ()
        site = site_meant(passage, phrase, target, using, country)
    if site:
        return [site]
    if score > 0:
        best = ranked[0][1]
        each = [best, *listed_with_place(passage, best)]
        return _by_towns(passage, each) if about == "basing" else each
    if rule.place in ("there", "host") and (meant := ground_meant(passage, phrase, target)):
        return [meant]
    if country:
        own = _grounds(passage, rule, phrase, about, country)
        return [*own, *_of_beside(passage, rule, phrase, about, parties)]
    meant = _stranger(passage, parties, target) if rule.kind in _BETWEEN_STATES else None
    lone = rule.place == "host" and (parties.subject in users) is not (parties.object in users)
    meant = meant or (
        (
            _of_teller(passage, phrase, parties)
            or base_discussed(passage, phrase)
            or lately_named(passage, target)
            or _of_speaker(passage)
        )
        if lone
        else None
    )
    return [meant] if meant else []


def _by_towns(passage: Passage, found: list[Placed]) -> list[Placed]:
    """The same, with the reason why towns are not exact: `a disused base near Osh` has no name, and lies somewhere near."""
    first = found[0].mention
    before = passage.text[max(passage.start, first.start - 40) : first.start]
    if not (BASE_IN.search(before) or _NEAR.search(before)):
        return found
    near = "; the base is not named and lies somewhere near"
    towns = [one.mention.best is not None and one.mention.best.kind == "city" for one in found]
    return [one._replace(why=one.why + near) if town else one for one, town in zip(found, towns, strict=True)]


def _is_left(passage: Passage, phrase: re.Match[str], mention: Mention) -> bool:
    """Whether it is what somebody is called on to leave, whoever calls: `urged the U.S. to withdraw forces from`."""
    behind = (
        mention.start >= phrase.end()
        and mention.best is not None
        and mention.best.kind not in ("region", "sea")
    )
    return (
        behind
        and _OUT_OF.search(passage.text, max(phrase.end(), mention.start - 30), mention.start) is not None
    )


def _of_teller(passage: Passage, phrase: re.Match[str], parties: Parties) -> Placed | None:
    """The ground of the one host that tells of a user "on its territory": `Azerbaijan denied that Turkey was to build a base on its soil`."""
    if parties.subject not in passage.document.rules.users or not _ITS_SOIL.match(passage.text, phrase.end()):
        return None
    names, users = actor_names(), passage.document.rules.users
    tellers = {
        passage.state(actor.actor)
        for actor in passage.actors
        if any(passage.find(words, actor.end, phrase.start()) for words in ("speech", "denial"))
    }
    hosts = {one for one in tellers if one not in users and names.country[one]}
    index = passage.document.countries.get(names.country[min(hosts)]) if len(hosts) == 1 else None
    if index is None:
        return None
    mention = passage.document.mentions[index]
    return Placed(index, mention, 0.85, f"“{mention.text}”: whose ground it is, as it tells itself")


def _of_speaker(passage: Passage) -> Placed | None:
    """The ground of the one host for which somebody speaks of a user alone: `No Russian troops will be stationed there, a Kazakh official said`."""
    names, users = actor_names(), passage.document.rules.users
    hosts = {
        passage.state(office.actor)
        for office in passage.offices
        if office.actor
        and (
            passage.find("speech", office.end, office.end + 14)
            or passage.find("speech", office.start - 14, office.start)
        )
    } - users
    country = names.country[min(hosts)] if len(hosts) == 1 else ""
    index = passage.document.countries.get(country) if country else None
    if index is None:
        return None
    mention = passage.document.mentions[index]
    return Placed(index, mention, 0.75, f"“{mention.text}”: whose spokesman tells it")


def _stranger(passage: Passage, parties: Parties, target: int | None) -> Placed | None:
    """The one country of a sentence on a user alone that is none of the actors known here: `Niger's junta ended the agreement that let …`."""
    names, users = actor_names(), passage.document.rules.users
    if not users.intersection((parties.subject, parties.object)) or (parties.subject and parties.object):
        return None
    lands = [
        (n, m)
        for n, m in passage.mentions
        if m.best and m.best.kind == "country" and m.best.country not in names.state_of
    ]
    if len({m.best.country for _, m in lands if m.best}) != 1 or lands[0][0] == target:
        return None
    number, mention = lands[0]
    return Placed(
        number, mention, 0.8, f"“{mention.text}”: the only land in the sentence that could be the host"
    )


def _grounds(passage: Passage, rule: Rule, phrase: re.Match[str], about: str, country: str) -> list[Placed]:
    """A party's own ground: its country where the sentence names it, nearest to the phrase, or where the document does."""
    named = (
        (n, m)
        for n, m in passage.mentions
        if m.best and m.how != "adjective" and m.best.kind == "country" and m.best.country == country
    )
    near = min(named, key=lambda one: abs(one[1].start - phrase.start()), default=None)
    own = Placed(*near, 0.9, f"“{near[1].text}” acts on its own ground") if near else None
    if own:
        listed = listed_with_place(passage, own)
        each = rule.kind == "ratified" and about not in LET
        return [own, *(p for p in listed if each or not is_user(passage, p.mention))]
    index = passage.document.countries.get(country)
    if index is None:
        return []
    return [
        Placed(
            index, passage.document.mentions[index], 0.8, "the ground of a party, named elsewhere in the text"
        )
    ]


def _of_beside(
    passage: Passage, rule: Rule, phrase: re.Match[str], about: str, parties: Parties
) -> Iterator[Placed]:
    """The ground of the other of two hosts whom the sentence does not name: `both leaders said that their countries`."""
    for actor in parties.beside:
        country = actor_names().country[actor]
        if country and rule.subject == "grants" and actor not in passage.document.rules.users:
            yield from _grounds(passage, rule, phrase, about, country)


def _owner(passage: Passage, rule: Rule, about: str, parties: Parties) -> str:
    """The party whose ground it is: as the rule says, or the only one that does not use the ground of others."""
    names, users = actor_names(), passage.document.rules.users
    guest = about == "security" and parties.subject in users and parties.object not in users
    if rule.kind == "offered" and (about in ("aid", "training") or (guest and parties.object)):
        return parties.object
    beside = [actor for actor in parties.beside if actor not in users and names.country[actor]]
    if rule.kind == "ratified" and about in LET and parties.subject in users and len(beside) == 1:
        return beside[0]  # `Kazakhstan and the United States ratified it`
    if rule.place in ("subject", "object"):
        owner = parties.subject if rule.place == "subject" else parties.object
        if (
            owner not in users
            or about not in ("basing", "withdrawal", "aid", "training")
            or (rule.kind == "ratified" and (parties.object in users or not parties.object))
        ) and not (rule.kind == "offered" and owner in users and names.kind.get(parties.object) != "state"):
            return owner
    elif rule.place != "host" and rule.kind != "operating":
        return ""
    hosts = [a for a in (parties.subject, parties.object) if a and a not in users and names.country[a]]
    return hosts[0] if len(hosts) == 1 else ""


def target_of(passage: Passage, rule: Rule, about: str, phrase: re.Match[str]) -> int | None:
    """Where something moves to: only for transit, and for what a rule says is moved."""
    if about != "transit" and not rule.moves:
        return None
    towards = _MOVED_TO if rule.moves else _TOWARDS
    for number, mention in passage.mentions:
        first = max(passage.start, mention.start - 12)
        if (
            mention.how == "literal"
            and mention.end > phrase.start()
            and towards.search(passage.text, first, mention.start)
            and not _LYING.match(mention.text)
            and not passage.text.startswith(("’s", "'s"), mention.end)  # `to Georgia's port of Poti`
        ):
            return number
    return None
