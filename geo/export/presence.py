"""Presence at a place as HTML: bars on one axis, and for each end the claim that it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from html import escape

from geo.atlas import Atlas, Entry, Selection
from geo.export.anchors import claim_link, folded
from geo.presence import Presence, Standing, presences
from geo.records.when import read_when
from geo.records.wording import day_in_words, many, when_in_words
from geo.view import View

__all__ = ["known_presences", "presence_html", "span_in_words"]

_STANDINGS: dict[Standing, str] = {
    "attested": "",
    "alleged": "Alleged only: somebody says so, and no source stands behind it",
    "denied": "Denied: somebody says that they were not there",
}
_FADE = 6.0
"""How far a bar fades beyond an end that no claim fixes, in per cent of the axis; it stands for no number of years."""


def known_presences(atlas: Atlas, place: str, view: View, standing: Standing = "attested") -> list[Presence]:
    """Presences at a place in every claim known by the day that a view asks for, whatever its filters and years."""
    known = atlas.select(View(known=view.known)).shown  # one answer for every place of a page
    entries = [entry for entry in known if place in entry.values("place")]
    return [presence for presence in presences(entries, standing) if presence.place == place]


def presence_html(atlas: Atlas, place: str, selection: Selection, here: Collection[str]) -> str:
    """Who was at one place when, then the claims of the view that are dated there, by family.

    `here` are the ids of claims that stand on the same page. The axis is the atlas's own.
    """
    shown = [entry for entry in selection.shown if place in entry.values("place")]
    rows = []
    for standing, heading in _STANDINGS.items():
        found = known_presences(atlas, place, selection.view, standing)
        if not found and standing == "attested":
            rows.append(
                '<p class="fine">No source here says that anybody’s forces were at this place. What is claimed about it is below.</p>'
            )
        if found and heading:
            rows.append(f'<p class="pr-part">{escape(heading)}</p>')
        rows += [_row(atlas, presence, here) for presence in found]
    return f'<div class="pr">{"".join(rows)}{_by_family(atlas, shown)}{_axis(atlas)}</div>'


def _row(atlas: Atlas, presence: Presence, here: Collection[str]) -> str:
    actor = atlas.records.actors.get(presence.actor)
    name = actor.name if actor else presence.actor
    return (
        f'<div class="pr-row"><div class="pr-who"><b>{escape(name)}</b></div>'
        f'<div class="pr-track" role="img" aria-label="{escape(name)}: {escape(span_in_words(presence))}">{_bar(atlas, presence)}</div>'
        f'<div class="pr-words">{"".join(_ends(atlas, presence, here))}</div></div>'
    )


def _bar(atlas: Atlas, presence: Presence) -> str:
    """Solid where attested, faint between, fading beyond an end that no claim fixes; a tick where a claim ends it."""
    color = atlas.records.words.families["against" if presence.standing == "denied" else "in-use"].color
    parts = []
    if presence.first and presence.last:
        left, right = _at(atlas, presence.first), _at(atlas, presence.last, after=True)
        fades = presence.standing == "attested"
        if fades and not presence.begins:
            parts.append(_piece("fade-in", max(0.0, left - _FADE), left))
        if fades and not presence.ends:
            parts.append(_piece("fade-out", right, min(100.0, right + _FADE)))
        if len(presence.days) > 1 or presence.endings:
            parts.append(_piece("gap", left, right))
    for days in presence.days:
        parts.append(_piece("solid", _at(atlas, days.first), _at(atlas, days.last, after=True)))
    ticks = "".join(
        f'<i class="end" style="left:{_at(atlas, e.attested[1], after=True):.2f}%;--e:{atlas.records.words.families[e.family].color}"></i>'
        for e in presence.endings
        if e.attested
    )
    return f'<span class="pr-bar {presence.standing}" style="--c:{color}">{"".join(parts)}{ticks}</span>'


def _piece(css: str, left: float, right: float) -> str:
    return f'<i class="{css}" style="left:{left:.2f}%;width:{max(0.0, right - left):.2f}%"></i>'


def _at(atlas: Atlas, day: date, after: bool = False) -> float:
    """Where a day begins, or ends, on the axis, in per cent of its length."""
    first, last = date(atlas.years[0], 1, 1).toordinal(), date(atlas.years[1], 12, 31).toordinal() + 1
    return min(100.0, max(0.0, 100 * (day.toordinal() + after - first) / (last - first)))


def span_in_words(presence: Presence) -> str:
    """`attested about Aug 2005; beginning not stated; agreement ended by 16 Aug 2005, departure not stated`."""
    if not presence.days:
        undated = "at a time that the source does not give"
        return _end_in_words(presence) if presence.endings else f"{presence.standing} {undated}"
    said = f"{presence.standing} {_days_in_words(presence)}"
    if presence.standing != "attested":
        return said
    return f"{said}; {'beginning stated' if presence.begins else 'beginning not stated'}; {_end_in_words(presence)}"


def _days_in_words(presence: Presence) -> str:
    """One claim's own words for its date; the first and the last day where several attest it."""
    dates = list(dict.fromkeys(when_in_words(days.entry.when) for days in presence.days))
    if len(dates) == 1:
        return dates[0]
    opening, closing = presence.days[0], max(presence.days, key=lambda days: days.last)
    return f"{_as_written(opening.first, opening.entry)} to {_as_written(closing.last, closing.entry)}"


def _as_written(day: date, entry: Entry) -> str:
    """A day no more exactly than the claim's date, or its source's, writes it: `2001`, `Jun 2014`, `21 Nov 2005`."""
    written, iso = f"{entry.when.written} {entry.source.published}", day.isoformat()
    if iso in written:
        return day_in_words(day)
    return when_in_words(read_when(iso[:7] if iso[:7] in written else iso[:4]))


def _end_in_words(presence: Presence) -> str:
    if presence.endings:
        return "; ".join(_endings(presence.endings))
    return "end stated" if presence.ends else "end not stated"


def _endings(entries: Iterable[Entry]) -> Iterable[str]:
    """The endings by sort, in their order; of many alike only the first and the last, with their number."""
    sorts: dict[bool, list[Entry]] = {}
    for entry in entries:
        sorts.setdefault(entry.claim.kind == "terminated", []).append(entry)
    for alike in sorts.values():
        words = list(dict.fromkeys(map(_ending, alike)))
        yield from (
            words if len(words) <= 2 else [words[0], f"{many(len(words) - 2, 'more date')} given", words[-1]]
        )


def _ending(entry: Entry) -> str:
    when = when_in_words(entry.when)
    if entry.claim.kind == "terminated":
        return f"agreement ended {when}, departure not stated"
    return f"{'moved away' if entry.claim.kind == 'relocated' else 'left'} {when}"


def _ends(atlas: Atlas, presence: Presence, here: Collection[str]) -> Iterable[str]:
    """What is attested, and each end, with the claims that they rest on."""
    # Where only endings are known, they attest the day on which somebody was still there.
    stated = [entry for entry in presence.entries if entry not in presence.endings] or presence.endings
    told = folded([claim_link(atlas, entry, here) for entry in stated])
    if presence.days:
        yield f"<div class='pr-line'><span>{presence.standing} {escape(_days_in_words(presence))}</span> — {told}</div>"
    elif stated:
        yield f"<div class='pr-line'><span>{escape(span_in_words(presence))}</span> — {told}</div>"
    if presence.standing != "attested" or not presence.days:
        return
    if presence.begins:
        yield f"<div class='pr-line'><span>beginning stated</span> — {claim_link(atlas, presence.first_from, here)}</div>"
    open_ = [word for word, known in (("beginning", presence.begins), ("end", presence.ends)) if not known]
    if open_:
        yield f"<div class='pr-line'>{' and '.join(open_)} not stated by any source here</div>"
    if presence.ends and not presence.endings:
        yield f"<div class='pr-line'><span>end stated</span> — {claim_link(atlas, presence.last_from, here)}</div>"
    ends: dict[str, list[str]] = {}
    for entry in presence.endings:
        ends.setdefault(_ending(entry), []).append(claim_link(atlas, entry, here))
    said = [
        f"<div class='pr-line'><span>{escape(words)}</span> — {folded(links)}</div>"
        for words, links in ends.items()
    ]
    yield folded(said, "", 3)


def _by_family(atlas: Atlas, shown: Sequence[Entry]) -> str:
    """Every dated claim of the view as a mark on the same axis, one row a family."""
    rows = []
    for family in atlas.records.words.families.values():
        own = [e for e in shown if e.family == family.id and e.attested]
        if own:
            marks = "".join(_mark(atlas, entry) for entry in own)
            rows.append(
                f'<div class="pr-row thin"><div class="pr-who">{escape(family.label)} <small>{len(own)}</small></div>'
                f'<div class="pr-track" style="--c:{family.color}">{marks}</div></div>'
            )
    undated = sum(1 for e in shown if e.attested is None)
    note = (
        f'<p class="fine">{undated} undated {"is" if undated == 1 else "are"} not on the axis.</p>'
        if undated
        else ""
    )
    return f'<p class="pr-part">What is claimed, by date</p>{"".join(rows)}{note}' if rows or note else ""


def _mark(atlas: Atlas, entry: Entry) -> str:
    first, last = entry.attested or (date.min, date.min)
    left, right = _at(atlas, first), _at(atlas, last, after=True)
    title = escape(f"{when_in_words(entry.when)}: {entry.claim.says}")
    return f'<a class="pr-mark" href="#claim-{entry.id}" title="{title}" aria-label="{title}" style="left:{left:.2f}%;width:{right - left:.2f}%"></a>'


def _axis(atlas: Atlas) -> str:
    first, last = atlas.years
    step = max(1, round((last - first) / 8))
    years = "".join(
        f'<b style="left:{_at(atlas, date(y, 1, 1)):.2f}%">{y}</b>' for y in range(first, last + 1, step)
    )
    return f'<div class="pr-row axis" aria-hidden="true"><div class="pr-who"></div><div class="pr-track">{years}</div></div>'
