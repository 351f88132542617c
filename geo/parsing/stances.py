"""How a sentence says it: who speaks, how far the text stands behind it, whether it is so, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from geo.parsing.dateclock import Clock
from geo.parsing.model import DateMention
from geo.parsing.offices import Office
from geo.parsing.passage import Passage
from geo.parsing.rules import Rule

__all__ = ["Saying", "Timing", "saying_of", "timing_of"]

Stance = Literal["asserted", "reported", "alleged", "denied"]
Status = Literal["actual", "planned", "conditional"]

_NEGATABLE = frozenset({"planned", "operating", "deployed", "agreed", "conducted", "requested", "negotiated"})
"""Kinds whose denial is a claim of its own; of other kinds a negated sentence says too little."""
_SAME = re.compile(
    r"\b(?:after|before|since|following|prior to|until|days of|weeks of|months of|после|до)\s+(?:the\s+)?$",
    re.I,
)
_QUOTED = re.compile(r"[”\"»,]\s*$")


class Saying(NamedTuple):
    """Stance and status, with the speaker where the text gives one."""

    stance: Stance
    status: Status
    speaker: str | None
    speaks_for: str | None
    factor: float
    why: tuple[str, ...]


class Timing(NamedTuple):
    """EDTF with its basis, and the reason; empty and None where the text bounds nothing."""

    when: str
    basis: Literal["stated", "derived", "context"] | None
    why: str


def saying_of(passage: Passage, rule: Rule, phrase: re.Match[str]) -> Saying | None:
    """How the claim is said; None where a negation leaves nothing to suggest."""
    speaker, speaks_for = _speaker(passage, phrase)
    status, why = _status(passage, rule, phrase)
    no = _denied(passage, rule, phrase)
    if no:
        return (
            Saying("denied", status, speaker, speaks_for, 0.9, (*why, f"denied: “{no}”"))
            if rule.kind in _NEGATABLE
            else None
        )
    allegation = passage.find("allegation", passage.start, phrase.start())
    if allegation:
        return Saying(
            "alleged", status, speaker, speaks_for, 0.95, (*why, f"an accusation: “{allegation[0]}”")
        )
    hearsay = passage.find("hearsay")
    if speaker or hearsay:
        said = f"said by {speaker}" if speaker else f"“{hearsay[0]}”" if hearsay else ""
        return Saying("reported", status, speaker, speaks_for, 1.0, (*why, said))
    return Saying("asserted", status, None, None, 1.0, why)


def _denied(passage: Passage, rule: Rule, phrase: re.Match[str]) -> str:
    """The word that denies or negates what the phrase says; empty where none does."""
    before = passage.find("denial", phrase.start() - 70, phrase.start() + 1)
    denial = before or passage.find("denial", phrase.end(), phrase.end() + 90)
    if denial and rule.kind not in ("refused", "opposed"):
        return denial[0]
    reach = 12 if rule.kind in ("operating", "deployed") else 28
    negation = passage.find("negation", phrase.start() - reach, phrase.end())
    return negation[0] if negation else ""


def _speaker(passage: Passage, phrase: re.Match[str]) -> tuple[str | None, str | None]:
    """Who says it: in front of a verb of speech, or behind it where a quotation ends there."""
    for verb in [*passage.each("speech"), *passage.each("hearsay")]:
        if phrase.start() <= verb.start() < phrase.end():
            continue
        if person := _beside(passage, verb):
            return person.said, passage.state(person.actor) if person.actor else None
        state = next(
            (
                a
                for a in passage.actors
                if 0 <= verb.start() - a.end <= 14 and a.how != "adjective" and verb.start() < phrase.start()
            ),
            None,
        )
        if state is not None and not passage.find("planned", verb.start(), verb.end()):
            return state.text, passage.state(state.actor)
    return None, None


def _beside(passage: Passage, verb: re.Match[str]) -> Office | None:
    before = [
        o
        for o in passage.offices
        if 0 <= verb.start() - o.end <= 60 and not re.search(r"[.;”]", passage.text[o.end : verb.start()])
    ]
    behind = [o for o in passage.offices if 0 <= o.start - verb.end() <= 12]
    quoted = _QUOTED.search(passage.text, max(passage.start, verb.start() - 30), verb.start())
    if behind and (quoted or verb[0].lower().startswith(("according", "по "))):
        return behind[0]
    return before[-1] if before else None


def _status(passage: Passage, rule: Rule, phrase: re.Match[str]) -> tuple[Status, tuple[str, ...]]:
    reach = (
        45
        if rule.kind
        in (
            "deployed",
            "operating",
            "relocated",
            "provided",
            "conducted",
            "planned",
            "withdrawn",
            "terminated",
        )
        else 14
    )
    ahead = passage.find("planned", phrase.start() - reach, phrase.end())
    planned = rule.status == "planned" or ahead is not None
    condition = passage.find("conditional", phrase.start() - 60, phrase.end() + 120)
    if planned and condition:
        return "conditional", (f"conditional: “{condition[0]}”",)
    if planned:
        return "planned", (f"planned: “{ahead[0]}”" if ahead else "planned",)
    return "actual", ()


def timing_of(passage: Passage, rule: Rule, phrase: re.Match[str], status: str, clock: Clock) -> Timing:
    """The date in the sentence nearest to the phrase; else what the day of publication bounds, marked as derived."""
    near = sorted(
        _usable(passage), key=lambda date: min(abs(date.start - phrase.end()), abs(phrase.start() - date.end))
    )
    if near:
        return Timing(near[0].edtf, near[0].basis, f"dated by “{near[0].text}”: {near[0].why}")
    if passage.dates or clock.last is None or clock.first != clock.last:
        return Timing("", None, "")
    if status != "actual" or rule.kind in ("operating", "deployed"):
        return Timing(
            f"{clock.last:%Y-%m}~", "derived", "no date in the sentence: about when it was published"
        )
    return Timing(f"[..{clock.last}]", "derived", "no date in the sentence: by the day it was published")


def _usable(passage: Passage) -> Iterator[DateMention]:
    """Dates that say when: no `after 2001`, and none in brackets at the end, which is a report's."""
    for date in passage.dates:
        bracket = passage.text.rfind("(", passage.start, date.start)
        cited = bracket > passage.text.rfind(")", passage.start, date.start) and bracket > passage.end - 120
        if (
            date.edtf
            and not cited
            and not _SAME.search(passage.text, max(passage.start, date.start - 18), date.start)
        ):
            yield date
