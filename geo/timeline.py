"""When: claims as marks on lanes of one time axis, and the data that a drawing of them needs.

A mark says how firmly its ends are known:

    instant    one day, or a few that the source gives as one
    interval   attested from its first day to its last; what may have gone on beyond an open end fades
    within     some time in a span, not known when (`[2001-09-11..2002-12-31]`, or an event of "2003")
    by         not later than a day (`[..2005-08-11]`): fades to the left of it
    after      not earlier than a day: fades to the right of it
    undated    the source gives no time
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.atlas import Atlas, Entry, Selection, middle_years
from geo.records.wording import status_in_words, when_in_words

__all__ = [
    "GREY",
    "NOBODY",
    "Lane",
    "Mark",
    "chart",
    "day_number",
    "lanes_by_actor",
    "lanes_by_site",
    "mark_of",
]

GREY = "#8A8F94"
"""The colour of actors that have none."""

NOBODY = "no actor named"
Key = tuple[tuple[str, str], tuple[str, str]]
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class Mark:
    """How one claim stands on the time axis. `first` and `last` are attested days, None if undated.

    `before`, `after`: whether it fades beyond that end, since no source fixes it.
    """

    entry: Entry
    shape: str
    first: date | None
    last: date | None
    before: bool
    after: bool


@dataclass(frozen=True)
class Lane:
    """One row: what it is grouped under and what it is itself, each as (id, label); its actor's colour, if any."""

    group: tuple[str, str]
    name: tuple[str, str]
    color: str
    marks: tuple[Mark, ...]


def mark_of(entry: Entry) -> Mark:
    """The mark of one claim, after the table above. Only what is actual and not denied fades by being a state."""
    if entry.attested is None:
        return Mark(entry, "undated", None, None, False, False)
    first, last = entry.attested
    presumed = entry.presumed or entry.attested
    before = not entry.when.begins or presumed[0] < first
    after = not entry.when.ends or presumed[1] > last
    return Mark(entry, _shape(entry, first, last), first, last, before, after)


def _shape(entry: Entry, first: date, last: date) -> str:
    when = entry.when
    if when.written.strip().startswith("["):
        return "by" if not when.begins else "within" if when.ends else "after"
    held = entry.state and entry.claim.status == "actual" and entry.claim.stance != "denied"
    if when.interval or held:
        return "interval"
    return "instant" if first == last else "within"


def lanes_by_site(atlas: Atlas, entries: Iterable[Entry]) -> list[Lane]:
    """A lane for each place and actor: a claim of two actors stands in two lanes."""
    return _lanes(
        atlas, entries, lambda entry, actor: ((entry.site.id, entry.site.name), _actor(atlas, actor))
    )


def lanes_by_actor(atlas: Atlas, entries: Iterable[Entry]) -> list[Lane]:
    """A lane for each actor and kind of claim."""
    words = atlas.records.words
    return _lanes(
        atlas,
        entries,
        lambda entry, actor: (
            _actor(atlas, actor),
            (entry.claim.kind, words.label("kind", entry.claim.kind)),
        ),
    )


def _lanes(atlas: Atlas, entries: Iterable[Entry], names: Callable[[Entry, str], Key]) -> list[Lane]:
    found: dict[Key, list[Mark]] = {}
    colors: dict[Key, str] = {}
    for entry in entries:
        for actor in entry.values("actor") or ("",):
            key = names(entry, actor)
            found.setdefault(key, []).append(mark_of(entry))
            known = atlas.records.actors.get(actor)
            colors[key] = (known and known.color) or GREY
    made = [Lane(*key, colors[key], in_order(marks)) for key, marks in found.items()]
    return sorted(made, key=lambda lane: (_first(lane), lane.group[1], lane.name[1]))


def _actor(atlas: Atlas, id_: str) -> tuple[str, str]:
    known = atlas.records.actors.get(id_)
    return id_, known.name if known else id_ or NOBODY


def in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Earliest first, undated last; of one day, the order of the records."""
    return tuple(sorted(marks, key=lambda m: (m.first or date.max, m.last or date.max, m.entry.order)))


def _first(lane: Lane) -> date:
    return lane.marks[0].first or date.max


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - _EPOCH


def chart(atlas: Atlas, selection: Selection, lanes: Sequence[Lane], selected: str = "") -> dict[str, Any]:
    """What the drawing needs, as plain data. Days are numbers since 1970-01-01.

    Every claim stands once in `marks`, and lanes point to it. `out` marks a claim that the years of the
    view, or its switches, hide: it is drawn faint, so that the window can be moved by sight.
    """
    words, view = atlas.records.words, selection.view
    families = {id_: n for n, id_ in enumerate(words.families)}
    shown = {entry.id for entry in selection.shown}
    position: dict[str, int] = {}
    marks: list[dict[str, Any]] = []
    drawn: list[dict[str, Any]] = []
    for lane in lanes:
        for mark in lane.marks:
            if mark.entry.id not in position:
                position[mark.entry.id] = len(marks)
                family = families[mark.entry.family]
                marks.append({**_mark_data(atlas, mark), "family": family, "out": mark.entry.id not in shown})
        drawn.append(
            {"group": lane.group, "name": lane.name, "color": lane.color, "marks": [position[m.entry.id] for m in lane.marks]}
        )  # fmt: skip
    return {
        "families": [{"label": f.label, "color": f.color} for f in words.families.values()],
        "extent": list(atlas.years),
        "middle": list(
            middle_years(e for e in map(atlas.by_id.__getitem__, position) if e.id in shown)
            or atlas.middle_years
        ),
        "years": list(view.years) if view.years else None,
        "presumed": view.presumed,
        "selected": selected,
        "marks": marks,
        "lanes": drawn,
        "sources": _publications(atlas),
    }


def _mark_data(atlas: Atlas, mark: Mark) -> dict[str, Any]:
    entry, words = mark.entry, atlas.records.words
    kind = words.label("kind", entry.claim.kind)
    parts = [status_in_words(kind, entry.claim.status, "{} ({})")]
    parts += [words.label("stance", entry.claim.stance), entry.site.name]
    parts += [entry.origin] if entry.origin in ("mine", "suggested") else []
    presumed = entry.presumed
    return {
        "id": entry.id,
        "shape": mark.shape,
        "first": mark.first and day_number(mark.first),
        "last": mark.last and day_number(mark.last),
        "from": day_number(presumed[0]) if presumed else None,
        "until": day_number(presumed[1]) if presumed else None,
        "before": mark.before,
        "after": mark.after,
        "doubtful": entry.when.doubtful,
        "when": when_in_words(entry.when),
        "what": " · ".join(parts),
        "says": entry.claim.says,
    }


def _publications(atlas: Atlas) -> list[dict[str, Any]]:
    found = []
    for document in atlas.records.documents.values():
        day = document.source.first_day
        if day.earliest and day.latest:
            said = f"{document.source.title}: published {when_in_words(day)}"
            found.append({"says": said, "first": day_number(day.earliest), "last": day_number(day.latest)})
    return found
