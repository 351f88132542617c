"""The verdicts of a comparison, and the rule that finds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.comparison.evidence import Evidence, Step, StepWord, Use
from geo.comparison.moment import Moment
from geo.comparison.standing import Standing
from geo.entries import Days, Entry
from geo.records.wording import when_in_words

__all__ = ["RULE", "VERDICTS", "Found", "Verdict", "decide"]


@dataclass(frozen=True)
class Verdict:
    """One word of the comparison: `family` lends its colour, `symbol` is drawn on the map."""

    id: str
    label: str
    family: str
    symbol: str
    meaning: str


VERDICTS = {
    verdict.id: verdict
    for verdict in (
        Verdict("opened", "opened", "in-use", "plus", "A claim dates the beginning between the two dates, or denies the use on the first and another attests it on the second; none has it surely in use on the first."),
        Verdict("closed", "closed", "ending", "cross", "A claim records the end between the two dates, and none a new beginning or accord after it. Claims of later use are said beside it; the end must have more sources than they have."),
        Verdict("hands", "changed hands", "", "swap", "Closed for one user and afterwards opened for another, of another state, at the same spot, who is in use there on the second date."),
        Verdict("agreed", "newly agreed", "agreed", "check", "An accord is recorded between the two dates and none before; use need not have begun."),
        Verdict("proposed", "newly proposed", "proposed", "dots", "A request, offer, talk or plan is recorded between the two dates, none before, and no use by then."),
        Verdict("refused", "refused or opposed", "against", "bar", "A refusal, a denial or an objection is recorded between the two dates and none before."),
        Verdict("unchanged", "unchanged", "", "equals", "Attested on both dates; where it is not a use but a step, the step was taken before and again in between."),
        Verdict("not-known", "not known", "talk", "question", "The claims speak of one date only, or of neither, or cannot be put on one side. Silence is never read as an end."),
    )
}  # fmt: skip
"""In the order in which they are listed."""

RULE = (
    "Each row is a place, whoever has or would have the access (uses, seeks, supplies, receives, party: the first of these roles in a claim), and the matter.",
    "On a date it is in use if a claim attests that on any of the date's days and no end has been recorded since. Otherwise the last step recorded by then counts: proposed, agreed, refused, denied, opposed, ended. Otherwise it is not known.",
    "After an end only an accord or a use counts. Where claims attest use after an end, the end stands if it has more independent sources than they have and none dates a new beginning; otherwise it is not known. Both are said.",
    "A denial counts for what it denies: a use, an accord, a request or a plan. A denied reason, objection or end changes nothing.",
    "A change counts if every day that its source vouches for lies after the first date and not after the second. What may lie on either side decides nothing.",
    "Silence is not known, never closed. Opened needs a dated beginning, or a denial before and a use after, and no claim that surely means the first date; one that is vague or doubtful is said beside it. Visits and statements change nothing; undated claims are counted, not placed.",
    "The years of the filters are not applied here; all other filters and “as known on” are. What is only presumed counts with the Presumed switch, and is marked.",
)


OLDER = "The last that is recorded is not later than the first date."


@dataclass(frozen=True)
class Found:
    """A verdict's id, the sentence that gives the reason, and the claims in between that it rests on."""

    verdict: str
    why: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class _Case:
    found: Evidence
    uses: Sequence[Use]
    dates: tuple[Moment, Moment]
    before: Standing
    after: Standing

    def between(self, days: Days | None) -> bool:
        return bool(days and days[0] > self.dates[0].last and days[1] <= self.dates[1].last)

    def steps(self, *words: StepWord) -> list[Step]:
        return [step for step in self.found.steps if step.word in words and self.between(step.days)]

    def old(self, word: StepWord) -> bool:
        """Whether such a step is, or may be, from the first date or before."""
        return any(step.word == word and step.days[0] <= self.dates[0].last for step in self.found.steps)

    def used_by(self, step: Step) -> bool:
        """Whether use is attested by the time of a step: talks about terms propose nothing new."""
        return step.word == "proposed" and any(use.days[0] <= step.days[1] for use in self.found.uses)


def decide(
    found: Evidence, uses: Sequence[Use], dates: tuple[Moment, Moment], before: Standing, after: Standing
) -> Found:
    """The first verdict that fits; `uses` are those of the evidence that may count on a date."""
    case = _Case(found, uses, dates, before, after)
    rules = (_closed, _opened, _in_use, _contested, _new, _again)
    return next((verdict for rule in rules if (verdict := rule(case))), None) or _unknown(case)


def _closed(case: _Case) -> Found | None:
    ends = case.steps("ended")
    if not ends or case.after.word != "ended":
        return None
    begun = _begun(case)
    opened = "Opened and ended in between: the end is" if begun else "The end is"
    last = case.after.end if case.after.end in ends else ends[-1]
    later = [use.entry for use in case.after.after]
    yet = f", and use after it {_when(later[-1])}, in fewer sources" if later else ""
    why = f"{opened} recorded {_when(last.entry)}{yet}."
    return Found("closed", why, (*begun, *_entries(ends), *later))


def _begun(case: _Case) -> list[Entry]:
    """Claims that date its beginning in between, unless another surely has it in use before."""
    return [] if case.before.sure else [use.entry for use in case.uses if case.between(use.begun)]


def _opened(case: _Case) -> Found | None:
    if begun := _begun(case):
        vague = case.before.entries if case.before.word == "in use" else ()
        beside = f" Not surely, it was in use before: {_when(vague[-1])}." if vague else ""
        return Found("opened", f"A claim dates its beginning: {_when(begun[0])}.{beside}", tuple(begun))
    denied = [d.entry for d in case.found.denials if case.dates[0].touches(d.days)]
    if denied and case.after.word == "in use" and not case.before.sure:
        return Found("opened", "Denied at the first date, attested in use at the second.", tuple(denied))
    return None


def _in_use(case: _Case) -> Found | None:
    if not (case.before.in_use and case.after.in_use):
        return None
    firm = case.before.word == case.after.word == "in use"
    why = "In use on both dates." if firm else "In use on both dates, on one of them only presumed."
    if case.before.word == case.after.word == "presumed in use":
        why = "Only presumed to be in use on both dates."
    if case.steps("ended"):
        why = f"{why.rstrip('.')}; an end is recorded in between, and use after it."
    begun = [use.entry for use in case.uses if case.between(use.begun)]
    if begun:
        why += f" A claim dates a beginning in between: {_when(begun[0])}."
    return Found("unchanged", why, (*begun, *_entries([s for s in case.found.steps if case.between(s.days)])))


def _contested(case: _Case) -> Found | None:
    """An end in between that claims of later use leave open."""
    end, later = case.after.end, case.after.after
    if not (end and later and case.after.word == "not known" and case.between(end.days)):
        return None
    said = f"An end is recorded {_when(end.entry)}, and use after it {_when(case.after.entries[-1])}"
    entries = (end.entry, *(use.entry for use in later))
    return Found("not-known", f"{said}; no claim speaks of the second date.", entries)


_NEW: tuple[tuple[tuple[StepWord, ...], str], ...] = (
    (("agreed",), "agreed"),
    (("proposed",), "proposed"),
    (("refused", "denied"), "refused"),
)
_WEAK: tuple[tuple[tuple[StepWord, ...], str], ...] = (
    (("opposed",), "refused"),
    (("end agreed",), "agreed"),
    (("end proposed",), "proposed"),
)


def _new(case: _Case) -> Found | None:
    for group in (_NEW, _WEAK):
        fresh = [
            (steps, verdict)
            for words, verdict in group
            if (steps := case.steps(*words))
            and not any(case.old(word) for word in words)
            and not (verdict == "proposed" and case.used_by(steps[0]))
        ]
        if fresh:
            steps, verdict = max(fresh, key=lambda pair: (pair[0][-1].days[1], pair[0][-1].days[0]))
            last = steps[-1].entry
            return Found(
                verdict, f"{_said(steps[-1])} {_when(last)}; nothing of the kind before.", _entries(steps)
            )
    return None


def _again(case: _Case) -> Found | None:
    """A step that had been taken before, and was taken again in between; refused and denied are one."""
    alike = next((words for words, _ in (*_NEW, *_WEAK) if case.before.word in words), ())
    again = case.steps(*alike)
    if not again:
        return None
    return Found(
        "unchanged",
        f"{_said(again[-1])} {_when(again[-1].entry)}, and not for the first time.",
        _entries(again),
    )


def _unknown(case: _Case) -> Found:
    before, after = case.before, case.after
    if after.in_use:
        return Found("not-known", "In use at the second date; no claim says how it stood at the first.")
    if before.in_use:
        return Found("not-known", "In use at the first date; no claim speaks of the second.")
    inside = [use for use in case.found.uses if case.between(use.days)]
    if inside:
        last = max(inside, key=lambda use: use.days[1]).entry
        return Found(
            "not-known",
            f"Attested in use only between the two dates, {_when(last)}.",
            tuple(use.entry for use in inside),
        )
    words = [word for group in (_WEAK, _NEW) for alike, _ in group for word in alike]
    if repeated := case.steps(*words):
        last = repeated[-1].entry
        why = f"{_said(repeated[-1])} {_when(last)}, which is nothing new; no claim of use speaks of either date."
        return Found("not-known", why, _entries(repeated))
    if either := _either(case):
        return Found("not-known", f"It may lie on either side of a date: {_when(either[-1])}.", tuple(either))
    return Found("not-known", OLDER)


def _either(case: _Case) -> list[Entry]:
    """Claims of which it cannot be said on which side of a date their day lies."""
    items: Iterable[Step | Use] = (*case.found.steps, *case.found.uses)
    edges = [moment.last for moment in case.dates]
    found = [item for item in items if any(item.days[0] <= edge < item.days[1] for edge in edges)]
    return list({item.entry.id: item.entry for item in found}.values())


def _said(step: Step) -> str:
    ends = {"end agreed": "An end was agreed", "end proposed": "An end was proposed"}
    return ends.get(step.word, step.word.capitalize())


def _when(entry: Entry) -> str:
    return when_in_words(entry.when)


def _entries(steps: Iterable[Step]) -> tuple[Entry, ...]:
    return tuple({step.entry.id: step.entry for step in steps}.values())
