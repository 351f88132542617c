"""Who: what an actor sought, offered, got, used, lost and opposed, with whom, and what it belonged to.

The rows follow from a claim's kind, family and stance and the actor's own role in it, by the rules of
`verb_of`; nothing is added to what the claim says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.atlas import Atlas, Entry
from geo.records.when import read_when
from geo.records.wording import when_in_words
from geo.records.world import Actor, Membership
from geo.timeline import GREY, Lane, Mark, day_number, in_order, mark_of

__all__ = [
    "VERBS", "Mix", "Spell", "bodies_of", "counterparts", "index", "spell_chart", "spell_in_words", "spells", "taking_part", "verb_lanes", "verb_of",
]  # fmt: skip

VERBS = {
    "sought": "sought or planned",
    "asked": "was asked",
    "offered": "offered",
    "was-offered": "was offered",
    "discussed": "negotiated or planned with others",
    "agreed": "agreed",
    "granted": "granted",
    "got": "was granted or got",
    "used": "used",
    "hosted": "hosted",
    "gave": "gave",
    "joined": "took part",
    "ended": "ended",
    "lost": "lost or left",
    "opposed": "refused or opposed",
    "met-refusal": "met refusal or opposition",
    "denied": "said not to be so",
    "spoke": "visited or spoke",
    "received": "was visited",
    "spoken-of": "was spoken of",
}
"""What an actor did, in the order of the rows: id to label."""

_WANTED = ("seeks", "uses", "receives")
_PROPOSED = {
    "seeks": "sought", "uses": "sought", "receives": "sought", "offers": "offered", "grants": "asked", "hosts": "asked",
    "supplies": "asked", "party": "discussed",
}  # fmt: skip
_BY_FAMILY: dict[str, dict[str, str]] = {
    "agreed": {
        "seeks": "got", "uses": "got", "receives": "got", "grants": "granted", "hosts": "granted", "offers": "granted",
        "supplies": "agreed", "party": "agreed",
    },
    "in-use": {
        "seeks": "used", "uses": "used", "receives": "got", "hosts": "hosted", "grants": "granted", "supplies": "gave",
        "offers": "offered", "party": "joined",
    },
    "ending": {"uses": "lost", "receives": "lost", "seeks": "lost", "hosts": "hosted", "party": "ended"},
    "against": dict.fromkeys((*_WANTED, "hosts", "grants", "offers", "supplies"), "met-refusal"),
}  # fmt: skip
_OWN = {"opposes": "opposed", "refuses": "opposed", "ends": "ended", "visits": "spoke", "speaks": "spoke"}


def verb_of(entry: Entry, role: str) -> str:
    """Which row a claim stands in for an actor with that role; the first rule that fits.

    What is denied stands apart. Who opposes, refuses, ends, visits or speaks does just that. An offer is
    made by who grants, hosts or supplies, and made to who seeks, uses or receives. The rest is by family;
    whoever a statement only concerns was spoken of.
    """
    claim = entry.claim
    if claim.stance == "denied":
        return "spoke" if role == "speaks" else "denied"
    if role in _OWN:
        return _OWN[role]
    if entry.family == "proposed":
        if claim.kind == "offered" or (claim.kind == "planned" and role in ("supplies", "receives")):
            return "was-offered" if role in _WANTED else "discussed" if role == "party" else "offered"
        return _PROPOSED.get(role, "discussed")
    if claim.kind == "visited":
        return "received" if role == "hosts" else "spoke"
    return _BY_FAMILY.get(entry.family, {}).get(role, "spoken-of")


@dataclass(frozen=True)
class Mix:
    """An actor with a number of claims, and how many are of each family."""

    actor: str
    count: int
    families: dict[str, int]


@dataclass(frozen=True)
class Spell:
    """A membership in years, from the member's record. `begins`, `ends`: whether a page states that end."""

    member: str
    of: str
    first: date | None
    last: date | None
    begins: bool
    ends: bool
    record: Membership


def taking_part(entries: Iterable[Entry], *actors: str) -> list[Entry]:
    """Claims in which all the given actors take part."""
    return [entry for entry in entries if set(actors) <= set(entry.values("actor"))]


def verb_lanes(entries: Iterable[Entry], actor: str) -> list[Lane]:
    """A lane for each thing that the actor did, in the order of VERBS. Two roles in one claim are two lanes."""
    found: dict[str, dict[str, Mark]] = {verb: {} for verb in VERBS}
    for entry in entries:
        for part in entry.claim.actors:
            if part.id == actor:
                found[verb_of(entry, part.role)][entry.id] = mark_of(entry)
    head = ("did", "What it did")
    return [
        Lane(head, (verb, VERBS[verb]), "", in_order(marks.values()))
        for verb, marks in found.items()
        if marks
    ]


def index(atlas: Atlas, entries: Iterable[Entry], also: str = "") -> list[Mix]:
    """Every actor with the claims that it takes part in, most first; those with none at the end.

    Actors that no claim of the atlas names are left out, but for `also`: most states are known for readers' own documents.
    """
    known = {*atlas.actors_named, also}
    named: dict[str, Counter[str]] = {id_: Counter() for id_ in atlas.records.actors if id_ in known}
    for entry in entries:
        for id_ in entry.values("actor"):
            named[id_][entry.family] += 1
    return _mixes(atlas, named)


def counterparts(atlas: Atlas, entries: Iterable[Entry], actor: str) -> list[Mix]:
    """With whom the actor stands in claims, most first."""
    named: dict[str, Counter[str]] = {}
    for entry in taking_part(entries, actor):
        for id_ in entry.values("actor"):
            if id_ != actor:
                named.setdefault(id_, Counter())[entry.family] += 1
    return _mixes(atlas, named)


def _mixes(atlas: Atlas, named: dict[str, Counter[str]]) -> list[Mix]:
    order = list(atlas.records.words.families)
    mixes = [
        Mix(id_, sum(counts.values()), {family: counts[family] for family in order if counts[family]})
        for id_, counts in named.items()
    ]
    return sorted(mixes, key=lambda mix: (-mix.count, atlas.records.actors[mix.actor].name))


def bodies_of(atlas: Atlas, actor: str) -> list[Actor]:
    """Bodies whose records say that they are part of the actor."""
    return [other for other in atlas.records.actors.values() if other.part_of == actor]


def spells(atlas: Atlas, actor: str) -> list[Spell]:
    """What the actor belonged to and who belonged to it, earliest first."""
    found = [
        _spell(member.id, record)
        for member in atlas.records.actors.values()
        for record in member.membership
        if actor in (member.id, record.of)
    ]
    return sorted(found, key=lambda spell: (spell.member != actor, spell.first or date.max, spell.of))


def _spell(member: str, record: Membership) -> Spell:
    first = read_when(record.from_).earliest if record.from_ else None
    last = read_when(record.to).latest if record.to else None
    return Spell(member, record.of, first, last, first is not None, last is not None, record)


def spell_chart(
    atlas: Atlas, found: Sequence[Spell], actor: str, offset: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Memberships as ready lanes and marks for `geo.timeline.chart`; `offset` is the number of marks before them.

    They are no claims: their family is -1, and the basis stands where a claim has its sentence.
    """
    marks: list[dict[str, Any]] = []
    lanes: list[dict[str, Any]] = []
    actors = atlas.records.actors
    for spell in found:
        other = spell.of if spell.member == actor else spell.member
        name = actors[other].name if other in actors else other
        head = ("of", "Belonged to") if spell.member == actor else ("in", "Members")
        lanes.append(
            {"group": head, "name": (other, name), "color": (other in actors and actors[other].color) or GREY, "marks": [offset + len(marks)]}
        )  # fmt: skip
        marks.append(_spell_mark(spell, name, atlas.years))
    return lanes, marks


def _spell_mark(spell: Spell, name: str, years: tuple[int, int]) -> dict[str, Any]:
    first = spell.first or date(years[0], 1, 1)
    last = spell.last or max(first, date(years[1], 12, 31))
    return {
        "id": f"membership-{spell.member}-{spell.of}-{spell.record.from_ or ''}", "shape": "interval", "family": -1, "out": False,
        "first": day_number(first), "last": day_number(last), "from": None, "until": None, "before": not spell.begins,
        "after": not spell.ends, "doubtful": False, "when": spell_in_words(spell), "what": f"membership: {name}", "says": spell.record.basis,
    }  # fmt: skip


def spell_in_words(spell: Spell) -> str:
    """`since 15 May 1992, no end known`, `15 May 1992 to 1999`: the years as the record has them."""
    first, last = spell.record.from_, spell.record.to
    if first and last:
        return f"{when_in_words(read_when(first))} to {when_in_words(read_when(last))}"
    if first:
        return f"since {when_in_words(read_when(first))}, no end known"
    return f"until {when_in_words(read_when(last))}" if last else "years not known"
