"""Movements in HTML and rows: legs with distances, countries crossed, what they rest on, and sites within reach.

Every text is escaped here. `Address` makes the address of the page about a claim's place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from html import escape

from geo.agreements import STAGE_WORDS, STAGES, Ground, State, Step
from geo.atlas import Atlas, Entry
from geo.export.card import claim_html
from geo.geodesic import Course, compass
from geo.logistics import Crossing, Leg, Reached
from geo.records.wording import day_in_words, status_in_words, when_in_words

__all__ = [
    "crossings_html",
    "distance_in_words",
    "ground_html",
    "ground_name",
    "leg_rows",
    "reached_html",
    "state_word",
]

Address = Callable[[str, str], str]
"""Of a place's id and a claim's id (or nothing) makes the address of the place's page."""

_MOST = 3
"""How many sayings of a sort are read at once; a box with more claims folds them away."""
_FAMILY = {
    "proposed": "proposed",
    "agreed": "agreed",
    "ratified": "agreed",
    "in use": "in-use",
    "ended": "ending",
}


def distance_in_words(course: Course) -> str:
    """`2,310 km (1,247 nmi)`: whole numbers, since no place here is known to better than a kilometre."""
    return f"{course.km:,.0f} km ({course.nmi:,.0f} nmi)"


def ground_name(atlas: Atlas, ground: Ground) -> str:
    """`Kazakhstan, United States: transit`: who takes part in it, and what it is about."""
    actors, words = atlas.records.actors, atlas.records.words
    who = [actors[id_].name if id_ in actors else id_ for id_ in ground.parties]
    about = dict.fromkeys(words.label("about", s.entry.claim.about) for s in ground.steps if s.stage)
    return f"{', '.join(who[:3]) or ground.slug}: {', '.join(about) or 'no step told'}"


def leg_rows(
    atlas: Atlas, legs: Iterable[Leg], states: Mapping[str, Sequence[tuple[Ground, State]]]
) -> list[dict[str, object]]:
    """One row a leg; `states` gives what each claim rests on, by its id. Distances in km and nautical miles."""
    return [_leg_row(atlas, leg, states.get(leg.entry.id, ())) for leg in legs]


def _leg_row(atlas: Atlas, leg: Leg, resting: Sequence[tuple[Ground, State]]) -> dict[str, object]:
    entry, words = leg.entry, atlas.records.words
    kind = words.label("kind", entry.claim.kind)
    return {
        "From": leg.start.name,
        "To": leg.end.name,
        "When": when_in_words(entry.when),
        "What": [words.families[entry.family].label],
        "Kind": status_in_words(kind, entry.claim.status),
        "About": words.label("about", entry.claim.about),
        "How sure": words.label("stance", entry.claim.stance),
        "km": round(leg.course.km),
        "nmi": round(leg.course.nmi),
        "Rests on": "; ".join(f"{ground.slug}: {state_word(state)}" for ground, state in resting)
        or "nothing named",
        "Passage": entry.link,
        "Between": leg.ends if leg.slack_km is None else f"{leg.ends}, ± {leg.slack_km:.0f} km",
        "Source": entry.source.series or entry.source.publisher,
    }


def crossings_html(
    atlas: Atlas, crossings: Sequence[Crossing], presumed: Collection[str], address: Address
) -> str:
    """Places crossed, each with its mix of families and its claims, which open in place."""
    return "".join(_crossing(atlas, crossing, presumed, address) for crossing in crossings)


def _crossing(atlas: Atlas, crossing: Crossing, presumed: Collection[str], address: Address) -> str:
    words = atlas.records.words
    families = [entry.family for entry in crossing.entries]
    mix = "".join(
        f'<span class="chip family" style="--c:{family.color}">{escape(family.label)} {families.count(id_)}</span>'
        for id_, family in words.families.items() if id_ in families
    )  # fmt: skip
    told = [_claim(atlas, entry, presumed) for entry in crossing.entries]
    rows = "".join(told[:_MOST])
    if len(told) > _MOST:
        rows += (
            f"<details><summary>{len(told) - _MOST} more claims</summary>{''.join(told[_MOST:])}</details>"
        )
    link = _place_link(address(crossing.site.id, ""), crossing.site.name)
    about = escape(words.label("about", crossing.about))
    return (
        f'<section class="card lg-box"><h3>{link} <span class="fine">{about}</span></h3>'
        f'<div class="chips">{mix}</div>{rows}</section>'
    )


def ground_html(
    atlas: Atlas,
    ground: Ground,
    state: State,
    outside: Collection[str],
    presumed: Collection[str],
    address: Address,
) -> str:
    """One agreement on a day: its state, the ladder of steps, what speaks against it, and each step's claim.

    `outside` are ids of claims that the view's filters leave out: they count, and are marked.
    """
    color = _color(atlas, state.word)
    how = f"agreement <code>{escape(ground.slug)}</code>"
    if ground.named == "event":
        how = f"no agreement is named; the claims share the event <code>{escape(ground.slug)}</code>"
    steps = "".join(_step(atlas, step, state, outside, presumed) for step in ground.steps)
    if len(ground.steps) > 2 * _MOST:
        steps = f"<details><summary>{len(ground.steps)} claims</summary>{steps}</details>"
    moved = dict.fromkeys(_moved(ground, entry) for entry in ground.movements)
    return (
        f'<section class="card lg-box"><div class="lg-head"><h3>{escape(ground_name(atlas, ground))}</h3>'
        f'<span class="lg-state{"" if color else " unsure"}" style="--c:{color or "transparent"}">{escape(state_word(state))}</span></div>'
        f'<p class="fine">{how} · under it: {escape(_few(list(moved)))}</p>'
        f"{_ladder(atlas, state)}<p>{escape(_why(state))}</p>{_against(state)}{steps}"
        f'<p class="fine">{_sites(ground, address)}</p></section>'
    )


def reached_html(reached: Sequence[Reached], address: Address) -> str:
    """Sites within reach as a table: distance, bearing, claims of the view."""
    head = '<tr><th scope="col">Site</th><th scope="col">km</th><th scope="col">nmi</th><th scope="col">Bearing</th><th scope="col">Claims</th></tr>'
    rows = "".join(_reached_row(one, address) for one in reached)
    return f'<table class="lg-reach"><thead>{head}</thead><tbody>{rows}</tbody></table>'


def _reached_row(one: Reached, address: Address) -> str:
    perhaps = "" if one.certain else ' <span class="fine">perhaps: known less well than that</span>'
    return (
        f'<tr><th scope="row">{_place_link(address(one.site.id, ""), one.site.name)}{perhaps}</th>'
        f"<td>{one.course.km:,.0f}</td><td>{one.course.nmi:,.0f}</td>"
        f"<td>{one.course.bearing:03.0f}° {compass(one.course.bearing)}</td><td>{len(one.claims)}</td></tr>"
    )


def _moved(ground: Ground, entry: Entry) -> str:
    """`Port of Kuryk → Afghanistan`, `across Kazakhstan`; and how it hangs together, where the claim names no agreement."""
    way = f"{entry.site.name} → {entry.to.name}" if entry.to else f"across {entry.site.name}"
    shared = ground.named == "agreement" and not entry.claim.agreement
    return f"{way} (through an event that it shares with a claim about the agreement)" if shared else way


def _claim(atlas: Atlas, entry: Entry, presumed: Collection[str], note: str = "", passed: bool = True) -> str:
    """A claim folded to one line; it opens to the claim itself with the link to its passage."""
    color = atlas.records.words.families[entry.family].color
    kind = atlas.records.words.label("kind", entry.claim.kind)
    marks = f' <span class="fine">{escape(note)}</span>' if note else ""
    return (
        f'<details class="lg-claim{"" if passed else " pending"}"><summary><i style="--c:{color}"></i> '
        f"<b>{escape(when_in_words(entry.when))}</b> {escape(kind)}, {escape(entry.claim.stance)}{marks}<br>{escape(entry.claim.says)}</summary>"
        f"{claim_html(atlas, entry, entry.id in presumed)}</details>"
    )


def _step(atlas: Atlas, step: Step, state: State, outside: Collection[str], presumed: Collection[str]) -> str:
    notes = []
    if step.stage is None:
        notes.append("against it" if step.entry.family == "against" else "speaks of it, takes it no further")
    elif not step.counts:
        notes.append("does not count")
    elif step in state.later:
        notes.append("after that day")
    elif step in state.open:
        notes.append("undated" if step.certain is None else "may have been by then")
    if step.entry.id in outside:
        notes.append("outside the view")
    return _claim(atlas, step.entry, presumed, " · ".join(notes), step in state.passed)


def _ladder(atlas: Atlas, state: State) -> str:
    """The five steps in order: taken, perhaps taken, or not told of."""
    rungs = []
    for stage in STAGES:
        taken = [step for step in state.passed if step.stage == stage]
        perhaps = [step for step in state.open if step.stage == stage]
        sort, words = "none", "–"
        if taken:
            sort, words = "taken", when_in_words(min(taken, key=lambda s: s.certain or state.day).entry.when)
        elif perhaps:
            sort, words = "perhaps", when_in_words(perhaps[0].entry.when)
        now = ' aria-current="step"' if stage == state.word else ""
        rungs.append(
            f'<li class="{sort}"{now} style="--c:{_color(atlas, stage)}"><b>{escape(STAGE_WORDS[stage])}</b><span>{escape(words)}</span></li>'
        )
    return (
        f'<ol class="lg-ladder" aria-label="Steps told of by {day_in_words(state.day)}">{"".join(rungs)}</ol>'
    )


def _why(state: State) -> str:
    """Why the state is what it is, in one sentence or two."""
    day = day_in_words(state.day)
    if state.word == "no step yet":
        return f"No claim tells of a step by {day}."
    if state.word == "not known":
        undated = [step for step in state.open if step.certain is None]
        told = ", ".join(dict.fromkeys(STAGE_WORDS[s.stage] for s in state.open if s.stage))
        reason = "it is not dated" if len(undated) == len(state.open) else "the dates do not settle it"
        return f"Not known on {day}: told as {told}, but {reason}."
    since = f"certain by {day_in_words(state.since)}" if state.since else ""
    doubtful = any(step.entry.when.doubtful for step in state.deciding)
    text = f"On {day}: {state_word(state)}, {since}{', a date printed as doubtful' if doubtful else ''}."
    higher = [s for s in state.open if s.stage and STAGES.index(s.stage) > STAGES.index(state.word)]
    if higher:
        told = ", ".join(dict.fromkeys(STAGE_WORDS[step.stage] for step in higher if step.stage))
        text += f" Perhaps further by then: told as {told}, at a time not given or not settled."
    return text


def _few(said: Sequence[str]) -> str:
    """`one; two; three; and 4 more`."""
    more = [f"and {len(said) - _MOST} more"] if len(said) > _MOST else []
    return "; ".join([*said[:_MOST], *more])


def _against(state: State) -> str:
    """What speaks against it: a few claims to read at once, the others folded away."""
    said = [
        f'<p class="caution">{escape(sentence)} {escape(" / ".join(entry.claim.says for entry in entries[:_MOST]))}'
        + (f" / and {len(entries) - _MOST} more" if len(entries) > _MOST else "")
        + "</p>"
        for sentence, entries in state.contradictions
    ]
    rest = "".join(said[_MOST:])
    return "".join(said[:_MOST]) + (
        f"<details><summary>{len(said) - _MOST} more of the kind</summary>{rest}</details>" if rest else ""
    )


def _sites(ground: Ground, address: Address) -> str:
    sites = {step.entry.site.id: step.entry for step in ground.steps}
    return "Places: " + ", ".join(
        _place_link(address(id_, entry.id), entry.site.name) for id_, entry in sites.items()
    )


def _place_link(address: str, name: str) -> str:
    """The name as a link that keeps the session; just the name where there is no such page."""
    return f'<a data-go href="{escape(address)}">{escape(name)}</a>' if address else escape(name)


def state_word(state: State) -> str:
    """The state in a word: `ratified`, `not known`."""
    return STAGE_WORDS.get(state.word, state.word)


def _color(atlas: Atlas, word: str) -> str:
    family = atlas.records.words.families.get(_FAMILY.get(word, ""))
    return family.color if family else ""
