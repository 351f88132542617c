"""Who was where, from when to when, as far as claims say: stretches of time derived from states and their endings.

What attests presence: an actual state that somebody *uses* (`operating`, `deployed`), an actual move
to the place (`relocated`), or a departure from it (`withdrawn`, `relocated`), since nobody leaves
where they are not. A plan, a permission, a flight or a visit attests none. What ends it: a departure,
or the end of the agreement (`terminated`), which says nothing of the day on which people left.
Between and beyond the attested days presence is presumed at most, and never past an ending.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from geo.atlas import Entry
from geo.records.when import read_when

__all__ = ["Attested", "Presence", "Standing", "presences", "surely", "vouched"]

Standing = Literal["attested", "alleged", "denied"]

_DEPARTURES = ("withdrawn", "relocated")


@dataclass(frozen=True)
class Attested:
    """The days that one claim vouches for, both included; never later than its source can have spoken."""

    first: date
    last: date
    entry: Entry


@dataclass(frozen=True)
class Presence:
    """One actor's use of one place for one stretch of time. Each end rests on a claim.

    `days` are attested; what lies between them is presumed. `begins`, `ends`: whether a claim fixes
    that end; if not, the presence may have gone on beyond it. `first`, `last` are None where no claim
    gives a day. `endings` are the claims that end it; `undated` attest it without a date.
    """

    actor: str
    place: str
    first: date | None
    last: date | None
    begins: bool
    ends: bool
    first_from: Entry
    last_from: Entry
    days: tuple[Attested, ...] = ()
    endings: tuple[Entry, ...] = ()
    undated: tuple[Entry, ...] = ()
    standing: Standing = "attested"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every claim that it rests on, once."""
        found = [*(stretch.entry for stretch in self.days), *self.undated, *self.endings]
        return tuple({entry.id: entry for entry in found}.values())


def vouched(entry: Entry) -> Attested | None:
    """The days for which a claim vouches, none later than the day on which its source spoke; None: undated."""
    if entry.attested is None:
        return None
    spoken = entry.source.first_day.latest or date.max
    first, last = entry.attested
    return Attested(min(first, spoken), min(last, spoken), entry)


def surely(stretch: Attested, days: tuple[date, date]) -> bool:
    """Whether it surely holds on one of the days: a stretch that reaches into them, or a date within them."""
    if stretch.first > days[1] or stretch.last < days[0]:
        return False
    when = stretch.entry.when
    if when.doubtful:
        return False
    if days[0] <= stretch.first and stretch.last <= days[1]:
        return True
    if not (stretch.entry.state and when.interval):
        return False
    first, last = _certain(stretch)
    return first <= days[1] and days[0] <= last


def _certain(stretch: Attested) -> tuple[date, date]:
    """The days of an interval that hold wherever in its vague ends it began and ended.

    What was still so when the source spoke is sure up to the first day on which it can have spoken.
    """
    left, _, right = stretch.entry.when.written.partition("/")
    first = read_when(left).latest if left not in ("", "..") else None
    spoken = stretch.entry.source.first_day.earliest
    last = spoken if right == ".." else read_when(right).earliest if right else None
    return max(first or stretch.first, stretch.first), min(last or stretch.last, stretch.last)


def presences(entries: Iterable[Entry], standing: Standing = "attested") -> list[Presence]:
    """Presences in the given claims, by place and actor, earliest first; undated ones last.

    What is `alleged` or `denied` is kept apart: it is only given when asked for, and never adds to
    what is attested. Claims that end a presence count whatever else is asked for, unless they are
    themselves only alleged.
    """
    claims = list(entries)
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in claims:
        for key in _present(entry, standing):
            found.setdefault(key, []).append(entry)
    endings = [e for e in claims if _is_ending(e)] if standing != "denied" else []
    made = [
        p for (place, actor), states in found.items() for p in _runs(place, actor, states, endings, standing)
    ]
    return sorted(made, key=lambda p: (p.place, p.first or p.last or date.max, p.actor))


def _present(entry: Entry, standing: Standing) -> list[tuple[str, str]]:
    """(place, actor) pairs whose presence a claim speaks of."""
    claim = entry.claim
    stands = claim.stance if claim.stance in ("alleged", "denied") else "attested"
    if stands != standing or claim.status != "actual":
        return []
    users = [part.id for part in claim.actors if part.role == "uses"]
    if entry.state:
        return [(entry.site.id, user) for user in users]
    if claim.kind not in _DEPARTURES or standing != "attested":
        return []
    places = [entry.site.id, *([entry.to.id] if entry.to and claim.kind == "relocated" else [])]
    return [(place, actor) for place in places for actor in _leaving(entry)]


def _is_ending(entry: Entry) -> bool:
    return entry.family == "ending" and entry.claim.stance != "alleged"


def _leaving(entry: Entry) -> list[str]:
    """Whose presence a claim ends: those that use the place; where it names none, those that end it themselves.

    A host that sends one guest away stays where it is.
    """
    users = [part.id for part in entry.claim.actors if part.role == "uses"]
    return users or [part.id for part in entry.claim.actors if part.role in ("ends", "party")]


def _runs(
    place: str, actor: str, states: Sequence[Entry], endings: Sequence[Entry], standing: Standing
) -> list[Presence]:
    """The presences of one actor at one place: attested stretches, parted where a claim parts them."""
    own = [e for e in endings if e.site.id == place and actor in _leaving(e) and e.attested]
    days = sorted((d for e in states if (d := _days(e, place))), key=lambda d: (d.first, d.last))
    undated = tuple(e for e in states if e.attested is None)
    if not days:
        left = any(e in own for e in states)  # they had left by then, and no more is known
        return [_run(place, actor, (), own, undated, standing)] if undated or left else []
    runs: list[list[Attested]] = []
    for stretch in days:
        if runs and not _parted(runs[-1], stretch, place, own):
            runs[-1].append(stretch)
        else:
            runs.append([stretch])
    made = []
    for n, run in enumerate(runs):
        limit = runs[n + 1][0].first if n + 1 < len(runs) else date.max
        ended = [e for e in own if run[0].first <= _last(e) and (_last(e) < limit or limit == date.max)]
        made.append(_run(place, actor, run, ended, undated if n == 0 else (), standing))
    return made


def _days(entry: Entry, place: str) -> Attested | None:
    """The days for which a claim vouches; none for "they had left by then"."""
    found = vouched(entry)
    if found is None or not _leaves(entry, place):
        return found
    # that they left some time in a year says that they were there at its beginning at least
    return replace(found, last=found.first) if entry.when.earliest else None


def _leaves(entry: Entry, place: str) -> bool:
    return not entry.state and entry.site.id == place


def _parted(run: Sequence[Attested], then: Attested, place: str, endings: Sequence[Entry]) -> bool:
    """Whether two attestations with days between them are two presences, not one presumed to have gone on."""
    last = max(stretch.last for stretch in run)
    if then.first <= last:
        return False
    closed = any(s.entry.when.interval and s.entry.when.ends for s in run if s.last == last)
    opened = _begins(then, place)
    return closed or opened or any(run[0].first <= _last(e) < then.first for e in endings)


def _begins(stretch: Attested, place: str) -> bool:
    """Whether the claim itself fixes the beginning: an interval's own first day, or an arrival."""
    entry = stretch.entry
    if entry.state:
        return entry.when.interval and entry.when.begins
    return entry.to is not None and entry.to.id == place


def _last(ending: Entry) -> date:
    return ending.attested[1] if ending.attested else date.max


def _run(
    place: str, actor: str, days: Sequence[Attested], ended: Sequence[Entry], undated: tuple[Entry, ...], standing: Standing
) -> Presence:  # fmt: skip
    """One presence. The earliest ending is its end, unless a claim attests later days."""
    endings = tuple(sorted(ended, key=lambda e: (_last(e), e.order)))
    if not days:
        source = (*endings, *undated)[0]
        last = _last(endings[0]) if endings else None
        return Presence(
            actor, place, None, last, False, bool(endings), (*undated, *endings)[0], source,
            endings=endings, undated=undated, standing=standing,
        )  # fmt: skip
    opening = min(days, key=lambda d: (d.first, not _begins(d, place)))
    closing = max(days, key=lambda d: (d.last, d.entry.when.interval and d.entry.when.ends))
    last, closes = closing.last, closing.entry.when.interval and closing.entry.when.ends
    last_from = closing.entry
    if endings and _last(endings[0]) >= last:
        last, last_from = _last(endings[0]), endings[0]
    return Presence(
        actor, place, opening.first, last, _begins(opening, place), bool(endings) or closes, opening.entry, last_from,
        tuple(days), endings, undated, standing,
    )  # fmt: skip
