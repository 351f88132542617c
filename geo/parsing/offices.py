"""Persons who speak in an office, named or not, and the state or body that the text says they speak for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo.parsing.actornames import ActorNames
from geo.parsing.model import ActorMention
from geo.parsing.officewords import (
    AMERICAN,
    APPOSED,
    BESIDE,
    FORMER,
    MINISTRY,
    NAMED,
    NO_NAMES,
    PERSON,
    PRIVATE,
    RUSSIAN,
    TITLED,
    TRIGGER,
    UNNAMED,
    VERBAL,
)

__all__ = ["Office", "find_offices"]

_WITHOUT_MINISTERS = "united-states"
"""It has secretaries: a minister or a ministry of which a text says no more is another's."""


_THE = re.compile(
    r"[Tt]he (?:same |chief |senior )?(?P<head>official|diplomat|spokes(?:man|woman|person)|envoy|source|expert)"
)
_BACK = 500
"""Code points within which `the spokesman` is the one named before."""
_SPEAKS = re.compile(r"^(?:diplomat|envoy|official)|spokes\w+$|press \w+$")
"""Who speaks in an office, whatever stands before it: `the Foreign Ministry’s chief spokesman`."""


@dataclass(frozen=True, slots=True)
class Office:
    """A person or unnamed official at one point of the text. `actor` is empty where the text names no state or body."""

    start: int
    end: int
    text: str
    surname: str
    actor: str
    said: str
    """Name and office as the text gives them where it gives both."""
    named: bool
    why: str


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
        elif not kept[-1].actor and office.actor:
            kept[-1] = replace(kept[-1], actor=office.actor, why=office.why)
    kept = _spoken_of_again(_by_document([_by_title(text, office, actors) for office in kept], actors, names))
    return sorted([*kept, *_again(text, kept)], key=lambda office: office.start)


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


def _titled(text: str, first: int, last: int, actors: Sequence[ActorMention]) -> Iterator[Office]:
    for match in TITLED.finditer(text, first, last):
        inside = [a for a in actors if match.start() <= a.start < match.start("name")]
        before = [
            a
            for a in actors
            if 0 <= match.start() - a.end <= 3
            and text[a.end : match.start()].strip() in ("", "’s", "'s", "’", "'")
        ]
        start = before[-1].start if before else match.start()
        whose = inside[:1] or before[-1:]
        surname = match["name"].split()[-1]
        if surname in NO_NAMES or FORMER.search(text, max(0, start - 8), start):
            continue
        actor = whose[0].actor if whose else AMERICAN[1] if AMERICAN[0].match(match[0]) else ""
        why = (
            f"“{whose[0].text}” beside the office"
            if whose
            else "an office of the United States"
            if actor
            else ""
        )
        yield Office(
            start,
            match.end(),
            text[start : match.end()],
            surname,
            actor,
            text[start : match.end()],
            True,
            why,
        )


def _apposed(text: str, first: int, last: int, actors: Sequence[ActorMention]) -> Iterator[Office]:
    for match in APPOSED.finditer(text, first, last):
        if VERBAL.match(match["office"]) or TITLED.search(match["office"]):
            continue
        inside = [a for a in actors if match.start("office") <= a.start < match.end()]
        private = PRIVATE.search(match["office"])
        whose = [] if private else inside[:1]
        why = (
            "speaks for nobody: a private person"
            if private
            else f"“{whose[0].text}” in the office"
            if whose
            else ""
        )
        yield Office(
            match.start(),
            match.end(),
            match[0],
            match["name"].split()[-1],
            whose[0].actor if whose else "",
            match[0],
            True,
            why,
        )


def _unnamed(text: str, first: int, last: int, actors: Sequence[ActorMention]) -> Iterator[Office]:
    for match in UNNAMED.finditer(text, first, last):
        if VERBAL.search(match["body"]):
            continue
        inside = [a for a in actors if match.start("body") <= a.start < match.end()]
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
            if person is None:
                continue
            name = person[0]
        end = match.end() if holder is None else holder.end + 1 + len(name)
        inside = [a for a in actors if match.start() <= a.start < end]
        private = re.match("директор|эксперт", match["office"])
        before = [a for a in actors if a.how == "adjective" and 0 < match.start() - a.end <= 1]
        whose = [] if private else inside[:1] or before[-1:]
        why = f"“{whose[0].text}” beside the office" if whose else ""
        said = text[match.start() : end]
        yield Office(
            match.start(), end, said, name.split()[-1], whose[0].actor if whose else "", said, True, why
        )


def _by_title(text: str, office: Office, actors: Sequence[ActorMention]) -> Office:
    """The state that the text names with the same office and no person: `India’s prime minister … Prime Minister Modi`."""
    match = None if office.actor or not office.named else TITLED.match(office.text)
    title = match[0][: match.start("name")].strip().lower() if match else ""
    if not title.endswith(("president", "minister", "premier")):
        return office
    whose = {
        actor.actor: actor.text
        for actor in actors
        if (beside := BESIDE.match(text, actor.end))
        and text[beside.end() : beside.end() + len(title)].lower() == title
        and not NAMED.match(text, beside.end() + len(title))
    }
    if len(whose) != 1:
        return office
    actor, written = next(iter(whose.items()))
    return replace(office, actor=actor, why=f"“{written}” beside the same office")


_FINDERS = (_titled, _apposed, _unnamed, _bent)


def _by_document(found: list[Office], actors: Sequence[ActorMention], names: ActorNames) -> list[Office]:
    """A state for those without one: from where the same person is named with it; for ministries, from the whole text."""
    known = {office.surname: office for office in reversed(found) if office.surname and office.actor}
    mostly, minister = _mostly(actors, names), _mostly(actors, names, but=_WITHOUT_MINISTERS)
    settled = []
    for office in found:
        if not office.actor and office.surname in known and "private" not in office.why:
            office = replace(
                office, actor=known[office.surname].actor, why=f"as “{known[office.surname].text}”"
            )
        elif (
            not office.actor
            and MINISTRY.search(office.text)
            and (state := minister if "inist" in office.text else mostly)
        ):
            why = f"{office.why}; " if office.why else ""
            office = replace(
                office,
                actor=state,
                why=f"{why}the office names no state, and the text speaks mostly of this one",
            )
        settled.append(office)
    return settled


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


def _again(text: str, found: list[Office]) -> Iterator[Office]:
    """Later mentions of a person by surname alone, and of `the spokesman`."""
    first: dict[str, Office] = {}
    for office in found:
        if office.surname and (
            office.surname not in first or (office.actor and not first[office.surname].actor)
        ):
            first[office.surname] = office
    if not first:
        return
    taken = [(office.start, office.end) for office in found]
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, first))})\b")
    for match in pattern.finditer(text):
        office = first[match[0]]
        if not any(start <= match.start() < end for start, end in taken):
            yield replace(
                office,
                start=match.start(),
                end=match.end(),
                text=match[0],
                why=office.why or f"as “{office.said}”",
            )
