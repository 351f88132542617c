"""Persons who speak in an office, named or not, and the state or body that the text says they speak for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from geo.parsing.actors.names import ActorNames
from geo.parsing.actors.officewords import (
    APPOSED,
    BESIDE,
    COUNTRY,
    HEAD,
    MINISTRY,
    NAMED,
    PERSON,
    PERSONAL,
    PRIVATE,
    RUSSIAN,
    RUSSIAN_FORMERLY,
    RUSSIAN_OF_NO_STATE,
    RUSSIAN_THERE,
    TRIGGER,
    UNNAMED,
    VERBAL,
)
from geo.parsing.actors.surnames import Holders, named_again
from geo.parsing.actors.titles import FORMER_WHY, NOBODY, is_name, owner_within, state_just_named, titled
from geo.parsing.model import ActorMention, Office

__all__ = ["find_offices"]

_RULING = ("president", "minister", "premier")
_OF_GOVERNMENT = ("prime minister", "premier")
"""Those of other states are named without their state, too."""
_WITHOUT_MINISTERS = "united-states"
"""It has secretaries: a minister or a ministry of which a text says no more is another's."""


_THE = re.compile(
    r"[Tt]he (?:same |chief |senior )?(?P<head>official|diplomat|spokes(?:man|woman|person)|envoy|source|expert)"
)
_BACK = 500
"""Code points within which `the spokesman` is the one named before."""
_RULES_AND = re.compile(
    r"(?!.*\bformer\b).*\b(?:president|minister|premier|chancellor|ambassador)\b(?=.* and )"
)
"""Who holds an office of state and another, too: `the Kazakh president and leader of the party`."""
_SPEAKS = re.compile(r"^(?:diplomat|envoy|official)|spokes\w+$|press \w+$")
"""Who speaks in an office, whatever stands before it: `the Foreign Ministry’s chief spokesman`."""


def find_offices(text: str, actors: Sequence[ActorMention], names: ActorNames) -> list[Office]:
    """Offices in order; a surname that stands alone later takes the office it was named with."""
    found = [
        office
        for start, end in _windows(text)
        for find in _FINDERS
        for office in find(text, start, end, actors)
    ]
    found.sort(key=lambda office: (office.start, -office.end))
    kept: list[Office] = []
    for office in found:
        if not kept or office.start >= kept[-1].end:
            kept.append(office)
        elif office.named and not kept[-1].named and office.end > kept[-1].end:
            kept[-1] = replace(office, start=kept[-1].start, text=text[kept[-1].start : office.end])
        elif not kept[-1].actor and office.actor and kept[-1].why not in (NOBODY, FORMER_WHY):
            kept[-1] = replace(kept[-1], actor=office.actor, why=office.why)
    kept = _spoken_of_again(_by_document(text, kept, actors, names))
    again = named_again(text, kept, actors, names)
    return sorted([*kept, *again], key=lambda office: office.start)


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of text within a hundred code points of a word of office, run together where they touch."""
    start = end = 0
    for hit in TRIGGER.finditer(text):
        if hit.start() - 100 > end:
            if end:
                yield start, end
            start = hit.start() - 100
        end = min(len(text), hit.end() + 110)
    if end:
        yield start, end


def _apposed(text: str, first: int, last: int, actors: Sequence[ActorMention]) -> Iterator[Office]:
    starts = {actor.start: actor for actor in actors}
    for match in APPOSED.finditer(text, first, last):
        if VERBAL.match(match["office"]) or _names_another(match["office"]):
            continue
        surname = match["name"].split()[-1]
        inside = range(match.start(), match.end("name"))
        if not is_name(surname, starts, inside.stop - len(surname)) or not starts.keys().isdisjoint(inside):
            continue
        private = PRIVATE.search(match["office"])
        last = match.end()
        if private and (rules_too := _RULES_AND.match(match["office"], 0, private.start())):
            private, last = None, match.start("office") + rules_too.end()
        whose = None if private else owner_within(text, match.start("office"), last, actors)
        why = NOBODY if private else f"“{whose.text}” in the office" if whose else ""
        actor = whose.actor if whose else ""
        yield Office(match.start(), match.end(), match[0], surname, actor, match[0], True, why, match["name"])


def _names_another(office: str) -> bool:
    """Whether a person with a title stands in what should be an office: `Petrov, whom Defense Minister Ivanov met`."""
    return any(
        (person := PERSONAL.match(office, head.end())) and not person["comma"]
        for head in HEAD.finditer(office)
    )


def _unnamed(text: str, first: int, last: int, actors: Sequence[ActorMention]) -> Iterator[Office]:
    for match in UNNAMED.finditer(text, first, last):
        if VERBAL.search(match["body"]):
            continue
        own = owner_within(text, match.start("body"), match.end(), actors, inner=True)
        inside = [own] if own else []
        if not inside and not MINISTRY.search(match["body"]) and not _SPEAKS.search(match["head"]):
            continue
        why = f"“{inside[0].text}” in the description; not named" if inside else "not named"
        yield Office(
            match.start(), match.end(), match[0], "", inside[0].actor if inside else "", match[0], False, why
        )


def _bent(text: str, first: int, last: int, actors: Sequence[ActorMention]) -> Iterator[Office]:
    for match in RUSSIAN.finditer(text, first, last):
        name = match["name"]
        holder = next((a for a in actors if a.start == match.start("name")), None)
        if holder is not None:  # the first of the two capitals is the state's
            person = PERSON.match(text, holder.end + 1)
            if person is None or any(actor.start == person.start() for actor in actors):
                continue
            name = person[0]
        end = match.end() if holder is None else holder.end + 1 + len(name)
        before = [a for a in actors if a.how == "adjective" and 0 < match.start() - a.end <= 1]
        former = RUSSIAN_FORMERLY.search(text, max(0, match.start() - 40), match.start())
        private = RUSSIAN_OF_NO_STATE.search(text, match.start(), end - len(name))
        inside = [
            a
            for a in actors
            if match.start() <= a.start < end and RUSSIAN_THERE.search(text, a.start - 4, a.start) is None
        ]
        whose = None if former or private else next(iter([*inside, *before[-1:]]), None)
        if COUNTRY.search(match["office"]) and not former:
            whose = whose or state_just_named(text, match.start(), actors)
        why = (
            FORMER_WHY
            if former
            else NOBODY
            if private
            else f"“{whose.text}” beside the office"
            if whose
            else ""
        )
        said, surname = text[match.start() : end], name.split()[-1].rpartition(".")[2]
        yield Office(match.start(), end, said, surname, whose.actor if whose else "", said, True, why, name)


def _alone(office: Office, found: list[Office]) -> bool:
    """Whether no other person stands in the text with the same office and no state."""
    same = {one.surname for one in found if one.title == office.title and not one.actor and one.named}
    return not same - {office.surname}


def _held(office: Office, found: list[Office]) -> set[str]:
    """States of which the text names another person with the same office."""
    return {one.actor for one in found if one.title == office.title and one.surname != office.surname}


def _states_with(office: Office, text: str, actors: Sequence[ActorMention]) -> set[str]:
    """States beside whose names a title stands without a person."""
    title = office.title
    return {
        actor.actor
        for actor in actors
        if (beside := BESIDE.match(text, actor.end))
        and text[beside.end() : beside.end() + len(title)].lower() == title
        and not NAMED.match(text, beside.end() + len(title))
    }


class _Known(NamedTuple):
    """What is known of a text when its persons are settled."""

    text: str
    found: list[Office]
    actors: Sequence[ActorMention]
    names: ActorNames
    holders: Holders


_FINDERS = (titled, _apposed, _unnamed, _bent)


def _by_document(
    text: str, found: list[Office], actors: Sequence[ActorMention], names: ActorNames
) -> list[Office]:
    """A state for those without one: from where the same person is named with it, from the title, or for ministries from the whole text."""
    mostly, minister = _mostly(actors, names), _mostly(actors, names, but=_WITHOUT_MINISTERS)
    for way in (_same_person, _by_possessive, _by_title, _same_person):
        known = _Known(text, found, actors, names, Holders([one for one in found if one.actor], names))
        found = [
            way(office, known)
            if office.named and not office.actor and office.why not in (NOBODY, FORMER_WHY)
            else office
            for office in found
        ]
    settled = []
    for office in found:
        if (
            not office.actor
            and MINISTRY.search(office.text)
            and (state := minister if "inist" in office.text else mostly)
            and not office.title.endswith(_OF_GOVERNMENT)
            and not (office.named and (state in _held(office, found) or not _alone(office, found)))
        ):
            why = f"{office.why}; " if office.why else ""
            office = replace(
                office,
                actor=state,
                why=f"{why}the office names no state, and the text speaks mostly of this one",
            )
        settled.append(office)
    return settled


def _same_person(office: Office, known: _Known) -> Office:
    given = office.name.partition(" ")[0] if " " in office.name else ""
    one = known.holders.who(office.surname, given, office.start)
    return replace(office, actor=one.actor, why=f"as “{one.text}”") if one else office


def _by_possessive(office: Office, known: _Known) -> Office:
    """`President Putin`, and elsewhere `Russia’s Vladimir Putin`."""
    if not office.surname:
        return office
    own = re.compile(rf"[’']s?[ ](?:[A-Z][\w-]+[ ]){{0,2}}{re.escape(office.surname)}\b")
    whose = {actor.actor: actor.text for actor in known.actors if own.match(known.text, actor.end)}
    if len(whose) != 1:
        return office
    actor, written = next(iter(whose.items()))
    return replace(office, actor=actor, why=f"“{written}’s {office.surname}”")


def _by_title(office: Office, known: _Known) -> Office:
    """The state that the text names with the same office and no person: `India’s prime minister … Prime Minister Modi`."""
    small = office.text.startswith(office.title)  # `the long-time president Jan Berg`, of whatever
    if small or not office.title.endswith(_RULING) or not _alone(office, known.found):
        return office
    whose = _states_with(office, known.text, known.actors) - _held(office, known.found)
    if len(whose) != 1:
        return office
    actor = min(whose)
    why = f"“{office.title}” of {known.names.label[actor]}, whom the text leaves unnamed"
    return replace(office, actor=actor, why=why)


def _spoken_of_again(found: list[Office]) -> list[Office]:
    """The same with whom `the spokesman` means: the one spokesman named shortly before, or those of one state."""
    settled: list[Office] = []
    for office in found:
        head = _THE.fullmatch(office.text) if not office.actor else None
        before: list[Office] = []
        for one in reversed(settled) if head else ():
            if office.start - one.end > _BACK:
                break
            if head and head["head"] in one.text.lower():
                before.append(one)
        if before and before[0].actor and len({one.actor for one in before}) == 1:
            one = before[0]
            office = replace(office, actor=one.actor, said=one.said, why=f"as “{one.said}”")
        settled.append(office)
    return settled


def _mostly(actors: Sequence[ActorMention], names: ActorNames, but: str = "") -> str:
    states = (names.state(a.actor) for a in actors)
    counts = Counter(state for state in states if names.kind[state] == "state" and state != but)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] < 1.4 * ranked[1][1]):
        return ""
    return ranked[0][0]
