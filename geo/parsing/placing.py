"""Which place of a sentence a suggested claim is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from geo.parsing.actornames import actor_names
from geo.parsing.model import Mention
from geo.parsing.parts import Parties
from geo.parsing.passage import Passage
from geo.parsing.rules import Rule

__all__ = ["Placed", "places_of", "target_of"]

_SITES = {"airbase": 0.5, "airfield": 0.5, "port": 0.5, "facility": 0.5, "city": 0.2, "country": 0.1}
_BEFORE = re.compile(
    r"\b(?:in|at|near|on|over|across|into|through|inside|outside|throughout|concerning|regarding|в|во|на|над|через|близ|под|у|около)\s+"
    r"(?:the\s+)?(?:\w+(?:ern|al)\s+)?$",
    re.I,
)
_TO = re.compile(r"\b(?:to|of|from)\s+(?:the\s+)?$", re.I)
_GIVEN = re.compile(
    r"\b(?:assistance|aid|help|support|training|equipment|programs?|programmes?)\s+(?:to|for)\s+(?:the\s+)?$",
    re.I,
)
_GROUND = re.compile(
    r"(?:[’']s)?[\s-]+(?:[\w-]+\s){0,2}?(?:bases?|airbases?|airfields?|airports?|territory|airspace|soil|ports?|facilit|air\s+base|"
    r"infrastructure|countries|states|republics|баз|аэродром|территори|аэропорт|порт|воздушн)",
    re.I,
)
_LINK = re.compile(r"\s*(?:,|and|or|, and|, or|и|или|or elsewhere in the|as well as)\s*(?:the\s+)?", re.I)
_TOWARDS = re.compile(r"\b(?:to|into|for|towards?|в|на)\s+(?:the\s+)?$", re.I)
_MOVED_TO = re.compile(r"\b(?:to|в|на)\s+(?:the\s+)?$", re.I)
_FAR = 170
"""Code points from the phrase beyond which a place belongs to something else."""


class Placed(NamedTuple):
    """A place of the sentence by the index of its mention, with a factor for the confidence and the reason."""

    number: int
    mention: Mention
    factor: float
    why: str


def places_of(
    passage: Passage, rule: Rule, phrase: re.Match[str], parties: Parties, target: int | None
) -> list[Placed]:
    """The likeliest place and those listed with it; else the ground of a party, where the rule allows it."""
    found = _candidates(passage, rule, phrase, parties)
    ranked = sorted((pair for pair in found if pair[1].number != target), key=lambda pair: -pair[0])
    if ranked and ranked[0][0] > 0:
        best = ranked[0][1]
        return [best, *_listed_with(passage, best)]
    if rule.place in ("there", "host") and (meant := _meant_by(passage, phrase, target)):
        return [meant]
    owner = _owner(passage, rule, parties)
    country = actor_names().country[owner] if owner else ""
    if not country:
        return []
    own = next(
        (
            Placed(n, m, 0.9, f"“{m.text}” acts on its own ground")
            for n, m in passage.mentions
            if m.best and m.how != "adjective" and m.best.kind == "country" and m.best.country == country
        ),
        None,
    )
    if own:
        return [own] if rule.place == "host" else [own, *_listed_with(passage, own)]
    index = passage.document.countries.get(country)
    if index is None:
        return []
    return [
        Placed(index, passage.document.mentions[index], 0.8, f"the ground of {actor_names().label[owner]}")
    ]


def _meant_by(passage: Passage, phrase: re.Match[str], target: int | None) -> Placed | None:
    """What "in the region" or "the country" near the phrase means: the last one of that kind that was named before."""
    first, last = phrase.start() - _FAR // 2, phrase.end() + _FAR
    back = passage.find("back", first, last)
    if back is None or not _BEFORE.search(passage.text, max(0, back.start() - 24), back.start()):
        return None
    kind = "region" if "region" in back[0].lower() or "регион" in back[0].lower() else "country"
    known = passage.document.mentions
    for number in range(bisect_left(known, back.start(), key=lambda mention: mention.start) - 1, -1, -1):
        mention = known[number]
        if mention.best and mention.best.kind == kind and number != target and not _is_user(passage, mention):
            return Placed(number, mention, 0.85, f"“{back[0]}”: {mention.best.name}")
    return None


def _is_user(passage: Passage, mention: Mention) -> bool:
    """Whether it is a state that is there on the ground of others, which "the country" seldom is."""
    country = mention.best.country if mention.best else ""
    users = passage.document.rules.users
    return bool(country) and any(
        actor in users for actor, own in actor_names().country.items() if own == country
    )


def _owner(passage: Passage, rule: Rule, parties: Parties) -> str:
    """The party whose ground it is: as the rule says, or the only one that does not use the ground of others."""
    if rule.place in ("subject", "object"):
        return parties.subject if rule.place == "subject" else parties.object
    if rule.place == "host":
        hosts = [
            a
            for a in (parties.subject, parties.object)
            if a and a not in passage.document.rules.users and actor_names().country[a]
        ]
        return hosts[0] if len(hosts) == 1 else ""
    return ""


def _candidates(
    passage: Passage, rule: Rule, phrase: re.Match[str], parties: Parties
) -> Iterator[tuple[float, Placed]]:
    for number, mention in passage.mentions:
        best = mention.best
        if (
            best is None
            or mention.how == "metonym"
            or _is_scene(passage, mention, phrase)
            or _in_a_name(passage, mention)
        ):
            continue
        behind = mention.start >= phrase.end()
        apart = mention.start - phrase.end() if behind else 2 * max(0, phrase.start() - mention.end)
        ground = _is_ground(passage, mention)
        if apart > _FAR or not (ground or _stands_in(passage, rule, phrase, mention)):
            continue
        between = passage.text[mention.end : phrase.start()].split()
        if not behind and (
            rule.persons or "that" in between or passage.find("speech", mention.end, phrase.start())
        ):
            continue
        if best.kind == "country" and not ground and _uses_others(passage, best.country, parties):
            continue
        score = 0.4 - apart / 150 + _SITES.get(best.kind, 0.0) + 0.3 * behind + 0.2 * ground
        yield score, Placed(number, mention, 1.0, f"“{mention.text}”: {best.name}")


def _is_ground(passage: Passage, mention: Mention) -> bool:
    """`Kazakhstani bases`, `Kazakh territory`; but an American base lies elsewhere."""
    if not _GROUND.match(passage.text, mention.end):
        return False
    if mention.how != "adjective" and not passage.text.startswith(("’s", "'s"), mention.end):
        return False
    holder = next((actor.actor for actor in passage.actors if actor.start == mention.start), "")
    return holder not in passage.document.rules.users


def _stands_in(passage: Passage, rule: Rule, phrase: re.Match[str], mention: Mention) -> bool:
    """Behind a preposition of place, or the name of a site, which needs none."""
    if mention.how != "literal" or mention.best is None:
        return False
    if mention.best.kind in ("airbase", "airfield", "port", "facility"):
        return True
    first = max(passage.start, mention.start - 24)
    if _BEFORE.search(passage.text, first, mention.start) or _GIVEN.search(
        passage.text, first, mention.start
    ):
        return True
    if passage.text[first : mention.start].rstrip().endswith((" by", " by the")):
        return False
    near = rule.persons or 0 <= mention.start - phrase.end() < 12
    to = _TO.search(passage.text, first, mention.start)
    return bool(near and (to or mention.start - phrase.end() <= 5))


def _uses_others(passage: Passage, country: str, parties: Parties) -> bool:
    """Whether the country is a party that is there with others, not one that has others there."""
    states = {actor for actor, own in actor_names().country.items() if own == country}
    return bool(states & {parties.subject, parties.object} & passage.document.rules.users)


def _is_scene(passage: Passage, mention: Mention, phrase: re.Match[str]) -> bool:
    """Where somebody spoke, which is not what was spoken of: `told journalists in Almaty`."""
    scene = passage.find("scene", mention.start - 45, mention.start)
    if scene is None or scene.end() > mention.start or phrase.start() <= scene.start() < phrase.end():
        return False
    between = passage.text[scene.end() : mention.start]
    return "that" not in between.split() and bool(re.search(r"\b(?:in|в)\s+(?:the\s+)?$", between))


def _in_a_name(passage: Passage, mention: Mention) -> bool:
    """Within an office or the name of a body: `ambassador of Russia`, `Kazakhstan's Security Council`."""
    offices = any(office.start <= mention.start and mention.end <= office.end for office in passage.offices)
    bodies = any(
        actor.start <= mention.start
        and mention.end < actor.end - 2
        and actor_names().kind[actor.actor] != "state"
        for actor in passage.actors
    )
    return offices or bodies


def _listed_with(passage: Passage, best: Placed) -> Iterator[Placed]:
    """`Taraz and Taldykorgan`, `the Kuryk and Aktau ports`, `in Kazakhstan or elsewhere in the Caspian region`."""
    known = {mention.start: (index, mention) for index, mention in passage.mentions}
    for step in (1, -1):
        at = best.mention
        while True:
            others = [
                m
                for _, m in known.values()
                if (m.start - at.end if step > 0 else at.start - m.end) >= 0
                and (m.how == "adjective") == (at.how == "adjective")
                and not _is_capital_beside(m, at)
            ]
            near = min(others, key=lambda m: abs(m.start - at.start), default=None)
            if near is None:
                break
            gap = passage.text[at.end : near.start] if step > 0 else passage.text[near.end : at.start]
            if not _LINK.fullmatch(gap):
                break
            index, mention = known[near.start]
            if mention.best:
                yield Placed(index, mention, 0.95, f"“{mention.text}”, listed with “{best.mention.text}”")
            at = near


def _is_capital_beside(mention: Mention, at: Mention) -> bool:
    """`Unlike Moscow, Kazakhstan …`: a government's seat is not listed with countries as ground."""
    return (
        mention.how == "metonym"
        and bool(mention.best and at.best)
        and mention.options[0].kind != at.options[0].kind
    )


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
        ):
            return number
    return None
