"""What a movement rests on, and how far that had got on a day: steps of an agreement, each from one claim.

The rule. Steps come in the order proposed, agreed, ratified, in use, ended. A plan proposes what it plans, but a
planned end proposes no agreement, and what is proposed after an accord is part of that. A step counts on a day if
it was certainly taken by then: the last day that its date can mean is not later; for an interval of
use, the first day that it is attested for; for an end that a claim of the same happening says was decided
for a later day, that day. The state is the furthest step that counts. An end stands
until a claim that is certainly later says agreed, ratified or in use: from then on only what is
certainly later than the end counts. What is merely alleged never counts, nor what is denied. Where no
step counts, the state is not known if a step is undated or may have been taken by then, and otherwise
there is no step yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from geo.atlas import Atlas, Entry
from geo.records.when import read_when

__all__ = [
    "RULE",
    "STAGES",
    "STAGE_WORDS",
    "Ground",
    "State",
    "Step",
    "grounds",
    "last_word",
    "stage_of",
    "state_on",
]

Stage = Literal["proposed", "agreed", "ratified", "in use", "ended"]
STAGES: tuple[Stage, ...] = ("proposed", "agreed", "ratified", "in use", "ended")
"""In the order in which each outranks those before it."""

STAGE_WORDS = {
    "proposed": "proposed",
    "agreed": "agreed",
    "ratified": "ratified",
    "in use": "in use",
    "ended": "terminated",
}
RULE = (
    "The state is the furthest step that was certainly taken by that day: proposed or negotiated, agreed, ratified, in use, "
    "terminated. A planned end, or what is proposed after an accord, is no step. A step counts from the last day that its date can mean, an interval of use from its first, an end that was decided ahead from the day for which it was decided. After an end only "
    "what is certainly later counts. What is alleged, denied or undated never counts, and is shown beside it."
)
"""The rule in words for readers."""

_DATED = {"agreed": "the accord", "ratified": "its ratification", "ended": "its end"}
"""Steps whose days claims may give differently."""
_KINDS: dict[str, Stage] = {
    "requested": "proposed", "offered": "proposed", "negotiated": "proposed", "planned": "proposed",
    "agreed": "agreed", "ratified": "ratified",
    "operating": "in use", "deployed": "in use", "conducted": "in use", "provided": "in use",
    "terminated": "ended",
}  # fmt: skip
_PLANNED = frozenset({*_KINDS, "relocated", "appointed"} - {"terminated"})
"""What is a proposal as long as it is only planned: all but ends, talk and refusals."""


@dataclass(frozen=True)
class Step:
    """One claim as a step. `stage` None: it speaks of the agreement and takes it no further.

    `certain` is the first day on which it was certainly taken, None where no day is sure;
    `possible` the first day on which it may have been, None where that is not bounded.
    """

    entry: Entry
    stage: Stage | None
    certain: date | None
    possible: date | None

    @property
    def counts(self) -> bool:
        """Whether it can decide the state: neither alleged nor denied, and a step at all."""
        return self.stage is not None and self.entry.claim.stance in ("asserted", "reported")


@dataclass(frozen=True)
class Ground:
    """What movements rest on: an agreement that claims name, or the happening that they share.

    `slug` is the agreement's, or the event's where no claim names an agreement; `movements` are the
    claims that rest on it.
    """

    slug: str
    named: Literal["agreement", "event"]
    steps: tuple[Step, ...]
    movements: tuple[Entry, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of the actors that take part in its steps, those named most often first."""
        roles = ("grants", "hosts", "party", "uses", "receives", "seeks", "offers", "supplies", "ends")
        ids = [p.id for s in self.steps if s.stage for p in s.entry.claim.actors if p.role in roles]
        return tuple(sorted(dict.fromkeys(ids), key=lambda id_: -ids.count(id_)))


@dataclass(frozen=True)
class State:
    """How far a ground had got on a day.

    `word` is a stage, "not known" or "no step yet". `deciding` are the claims that say so, `passed`
    the steps that counted, `open` those that may have been taken by then (undated ones among them),
    `later` those certainly not yet. `contradictions` are sentences, each with the claims it is about.
    """

    day: date
    word: Stage | Literal["not known", "no step yet"]
    deciding: tuple[Step, ...]
    passed: tuple[Step, ...]
    open: tuple[Step, ...]
    later: tuple[Step, ...]
    contradictions: tuple[tuple[str, tuple[Entry, ...]], ...]

    @property
    def since(self) -> date | None:
        """The first day on which the state was certainly reached."""
        return min((step.certain for step in self.deciding if step.certain), default=None)


def last_word(atlas: Atlas, known: date | None = None) -> date | None:
    """The latest day up to which a source surely speaks: of each, the first day on which it can have been published.

    `known`: of the sources that were certainly published by then.
    """
    days = [document.source.first_day for document in atlas.records.documents.values()]
    surely = [d.earliest for d in days if d.earliest and (not known or (d.latest and d.latest <= known))]
    return max(surely, default=None)


def stage_of(entry: Entry) -> Stage | None:
    """How far a claim takes an agreement; None: no further. A plan or a condition is a proposal, but not of an end."""
    if entry.family == "against":
        return None
    if entry.claim.status != "actual":
        return "proposed" if entry.claim.kind in _PLANNED else None
    return _KINDS.get(entry.claim.kind)


def grounds(movements: Iterable[Entry], known: Sequence[Entry]) -> list[Ground]:
    """What the given movements rest on, those with most movements first; steps are taken from `known`.

    A movement rests on the agreement that its claim names; else on those that claims of the same
    event name; else on that event itself, as far as its claims are about the same subject and take a
    step of their own. A movement for which none of this is at hand rests on nothing that is known.
    """
    resting: dict[tuple[Literal["agreement", "event"], str, str], list[Entry]] = {}
    for entry in movements:
        for key in _keys(entry, known):
            resting.setdefault(key, []).append(entry)
    made = [_ground(key, tuple(entries), known) for key, entries in resting.items()]
    return sorted(made, key=lambda g: (-len(g.movements), g.named, g.slug))


def state_on(ground: Ground, day: date) -> State:
    """How far a ground had certainly got by the end of a day, by the rule of this module."""
    steps = [step for step in ground.steps if step.counts]
    passed = [step for step in steps if step.certain and step.certain <= day]
    open_ = [s for s in steps if s not in passed and (s.possible is None or s.possible <= day)]
    later = [step for step in steps if step not in passed and step not in open_]
    live = _after_the_end(passed)
    word: Stage | Literal["not known", "no step yet"]
    if live:
        word = max((step.stage for step in live if step.stage), key=STAGES.index)
    else:
        word = "not known" if open_ else "no step yet"
    deciding = tuple(step for step in live if step.stage == word)
    against = tuple(_contradictions(ground, passed, day))
    return State(day, word, deciding, tuple(passed), tuple(open_), tuple(later), against)


def _keys(entry: Entry, known: Sequence[Entry]) -> list[tuple[Literal["agreement", "event"], str, str]]:
    claim = entry.claim
    if claim.agreement:
        return [("agreement", claim.agreement, "")]
    if not claim.event:
        return []
    beside = [other for other in known if other.claim.event == claim.event]
    if named := sorted({other.claim.agreement for other in beside if other.claim.agreement}):
        return [("agreement", slug, "") for slug in named]
    steps = [
        o
        for o in beside
        if o.claim.about == claim.about and stage_of(o) in ("proposed", "agreed", "ratified", "ended")
    ]
    return [("event", claim.event, claim.about)] if steps else []


def _ground(
    key: tuple[Literal["agreement", "event"], str, str], movements: tuple[Entry, ...], known: Sequence[Entry]
) -> Ground:
    named, slug, about = key
    claims = [
        e for e in known
        if (e.claim.agreement == slug if named == "agreement" else e.claim.event == slug and e.claim.about == about)
    ]  # fmt: skip
    targets = {
        e.claim.event: e.claim.target
        for e in claims
        if stage_of(e) == "ended" and e.claim.event and e.claim.target
    }
    steps = sorted(
        _without_afterthoughts([_step(claim, targets.get(claim.claim.event or "")) for claim in claims]),
        key=lambda s: (s.certain is None, s.certain or date.max, _rank(s), s.entry.order),
    )
    return Ground(slug, named, tuple(steps), movements)


def _step(entry: Entry, target: str | None) -> Step:
    """When a claim's step was taken: an interval is attested from its first day, anything else by its last.

    `target` is the day for which the happening that it tells of was decided, as EDTF: an end comes only then.
    """
    when = entry.when
    if stage_of(entry) == "ended" and (target := entry.claim.target or target):
        ahead = read_when(target)
        return Step(entry, "ended", ahead.latest, ahead.earliest)
    if when.undated:
        return Step(entry, stage_of(entry), None, None)
    certain = entry.attested[0] if when.interval and entry.attested else when.latest
    return Step(entry, stage_of(entry), certain, when.earliest if when.begins else None)


def _without_afterthoughts(steps: Sequence[Step]) -> Iterable[Step]:
    """The steps; what is proposed certainly after an accord speaks of it and takes it no further."""
    accords = [step for step in steps if step.counts and step.stage in ("agreed", "ratified")]
    for step in steps:
        after = step.stage == "proposed" and any(_certainly_later(step, accord) for accord in accords)
        yield replace(step, stage=None) if after else step


def _rank(step: Step) -> int:
    return STAGES.index(step.stage) if step.stage else -1


def _after_the_end(passed: Sequence[Step]) -> list[Step]:
    """The steps that still bear on the state once an end is among them."""
    ends = [step for step in passed if step.stage == "ended"]
    if not ends:
        return list(passed)
    since = [step for step in passed if all(_certainly_later(step, end) for end in ends)]
    return since if any(step.stage in ("agreed", "ratified", "in use") for step in since) else ends


def _certainly_later(step: Step, other: Step) -> bool:
    return step.possible is not None and other.certain is not None and step.possible > other.certain


def _contradictions(
    ground: Ground, passed: Sequence[Step], day: date
) -> Iterable[tuple[str, tuple[Entry, ...]]]:
    """What speaks against the state, or against another step: never settled here, only shown."""
    for step in ground.steps:
        entry, early = step.entry, step.possible is None or step.possible <= day
        if early and entry.claim.stance == "denied":
            yield "A claim is that this is not so.", (entry,)
        elif early and entry.claim.stance == "alleged" and _KINDS.get(entry.claim.kind):
            yield "Alleged only; it does not count towards the state.", (entry,)
        elif early and entry.claim.kind in ("opposed", "refused"):
            yield "Somebody opposed or refused it.", (entry,)
    for end in (step for step in passed if step.stage == "ended"):
        for step in passed:
            if step.stage == "in use" and _certainly_later(step, end):
                yield "In use after the day by which it had ended.", (end.entry, step.entry)
    yield from _dated_differently(passed)


def _dated_differently(passed: Sequence[Step]) -> Iterable[tuple[str, tuple[Entry, ...]]]:
    """Claims of one step, by the same actors at the same place, whose days cannot agree: once for each step.

    Claims that say which happening they are about differ only within that happening: an agreement that was signed,
    renewed and amended has three dates and no contradiction.
    """
    alike: dict[tuple[object, ...], list[Step]] = {}
    for step in passed:
        claim = step.entry.claim
        if step.stage in ("agreed", "ratified", "ended"):
            who = frozenset(step.entry.values("actor"))
            alike.setdefault((step.stage, claim.kind, claim.place, who, claim.event), []).append(step)
    for steps in alike.values():
        apart = [
            one for one in steps if any(_certainly_later(one, o) or _certainly_later(o, one) for o in steps)
        ]
        if apart:
            several = "Two" if len(apart) == 2 else str(len(apart))
            yield (
                f"{several} claims date {_DATED[apart[0].stage or '']} differently.",
                tuple(step.entry for step in apart),
            )
