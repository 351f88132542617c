"""The card of a place as HTML: the same on the map page and in the file that needs no server.

Order: what it is called, where it is and how that is known, who was there when, then each claim.
Every text is escaped here; nothing else may make this HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from geo.atlas import Atlas, Entry, Selection, Site
from geo.export.presence import known_presences, span_in_words
from geo.presence import Presence
from geo.records.when import read_when
from geo.records.wording import amount_in_words, status_in_words, when_in_words

__all__ = ["PRECISION", "by_time", "claim_html", "own_chip", "place_card", "place_head"]

PRECISION = {
    "exact": "exactly known",
    "near": "known within about 25 km",
    "district": "known to the district only",
    "province": "known to the province only",
    "country": "the country as a whole; the point only labels it",
    "area": "an area; the point only labels it",
}

_OWN = {"mine": "mine", "suggested": "suggested, not accepted"}
"""Marks of claims that are the reader's own, or not even that yet."""


def place_card(atlas: Atlas, selection: Selection, place: str) -> str:
    """The card of one place for a view. Claims that arrive there from elsewhere stand at the end."""
    here = [e for e in selection.shown if e.site.id == place]
    arriving = [e for e in selection.shown if e.to and e.to.id == place]
    shown = {entry.id for entry in (*here, *arriving)}
    away = sum(1 for e in atlas.entries if place in e.values("place") and e.id not in shown)
    parts = [place_head(atlas, selection, place)]
    parts += [claim_html(atlas, entry, entry.id in selection.presumed) for entry in by_time(here)]
    if arriving:
        parts.append('<h4 class="card-part">From elsewhere to here</h4>')
        parts += [claim_html(atlas, entry, entry.id in selection.presumed) for entry in by_time(arriving)]
    parts.append(_notes(here + arriving, away))
    return f'<article class="card" aria-label="{escape(atlas.sites[place].name)}">{"".join(parts)}</article>'


def place_head(atlas: Atlas, selection: Selection, place: str) -> str:
    """What stands above the claims of a card: names, where it is, and who was there when if a claim about it is shown."""
    site = atlas.sites[place]
    here = [e for e in selection.shown if e.site.id == place]
    return _head(site) + _where(site) + _presence(atlas, known_presences(atlas, place, selection.view), here)


def own_chip(entry: Entry) -> str:
    """The mark of a claim that is the reader's own, or only suggested; nothing for what is built in."""
    return (
        f'<span class="chip own own-{entry.origin}">{_OWN[entry.origin]}</span>'
        if entry.origin in _OWN
        else ""
    )


def claim_html(atlas: Atlas, entry: Entry, presumed: bool = False) -> str:
    """One claim: kind, stance, date, sentence, from -> to, source and the link that scrolls to the passage."""
    claim, words = entry.claim, atlas.records.words
    chips = [
        f'<span class="chip family" style="--c:{words.families[entry.family].color}">{escape(_kind(atlas, entry))}</span>',
        f'<span class="chip">{escape(words.label("stance", claim.stance))}</span>',
    ]
    chips += [own_chip(entry)] if entry.origin in _OWN else []
    if presumed:
        chips.append('<span class="chip">presumed in these years</span>')
    lines = [
        f'<div class="chips">{"".join(chips)} <strong>{escape(when_in_words(entry.when))}</strong>{_basis(entry)}</div>',
        f"<p>{escape(claim.says)}</p>",
        f'<p class="fine">{" · ".join(_facts(atlas, entry))}</p>',
    ]
    if claim.caution:
        lines.append(f'<p class="caution">{escape(claim.caution)}</p>')
    return f'<section class="claim" id="claim-{entry.id}">{"".join(lines)}</section>'


def _kind(atlas: Atlas, entry: Entry) -> str:
    label = atlas.records.words.label("kind", entry.claim.kind)
    return status_in_words(label, entry.claim.status, "{} · {}")


def _basis(entry: Entry) -> str:
    how = {"derived": "from the date of publication", "context": "bounded by the text around it"}
    said = [how.get(entry.claim.when_basis or "", ""), entry.claim.when_note or ""]
    note = ". ".join(part for part in said if part)
    return f' <span class="fine">({escape(note)})</span>' if note else ""


def _facts(atlas: Atlas, entry: Entry) -> Iterable[str]:
    claim, source = entry.claim, entry.source
    if claim.actors:
        yield escape(_who(atlas, entry))
    if entry.to:
        yield escape(f"{entry.site.name} → {entry.to.name}, drawn as a schematic line")
    if claim.amount:
        yield escape(amount_in_words(claim.amount))
    if claim.condition:
        yield escape(f"condition: {claim.condition}")
    if claim.target:
        yield escape(f"aimed at {when_in_words(read_when(claim.target))}")
    if claim.speaker:
        yield escape(_said(atlas, entry))
    cite = ", ".join(part for part in (source.author, source.series or source.publisher) if part)
    yield escape(f"{cite}, {_published(entry)}, para. {claim.paragraph}")
    if entry.link:
        yield f'<a href="{escape(entry.link)}" data-page="{escape(entry.source.url or "")}" target="_blank" rel="noopener noreferrer">read the passage ↗</a>'


def _who(atlas: Atlas, entry: Entry) -> str:
    actors, words = atlas.records.actors, atlas.records.words
    return ", ".join(
        f"{actors[part.id].name if part.id in actors else part.id} {words.label('role', part.role).lower()}"
        for part in entry.claim.actors
    )


def _said(atlas: Atlas, entry: Entry) -> str:
    claim = entry.claim
    speaker = claim.speaker or ""
    named = "" if claim.speaker_named else " (not named)"
    for_ = (
        atlas.records.actors[claim.speaks_for].name
        if claim.speaks_for in atlas.records.actors
        else claim.speaks_for
    )
    return f"said by {speaker}{named}" + (f", for {for_}" if for_ else "")


def _published(entry: Entry) -> str:
    words = when_in_words(read_when(entry.source.published))
    return words if entry.source.published_basis == "stated" else f"{words} (date inferred)"


def _head(site: Site) -> str:
    names = [name.text for name in site.record.names if name.text != site.name] if site.record else []
    other = f'<p class="fine">{escape(" · ".join(dict.fromkeys(names)))}</p>' if names else ""
    return f"<h3>{escape(site.name)}</h3>{other}"


def _where(site: Site) -> str:
    known = PRECISION[site.precision]
    spot = f"{site.lat:.4f}, {site.lon:.4f} — {known}" if not site.areal else known
    return f'<p class="fine">{escape(spot)}<br>Coordinates: {escape(site.basis)}</p>'


def _presence(atlas: Atlas, found: Sequence[Presence], here: Sequence[Entry]) -> str:
    if not found or not here:
        return ""
    rows = "".join(_presence_row(atlas, presence) for presence in found)
    return f'<div class="presence">{rows}</div>'


def _presence_row(atlas: Atlas, presence: Presence) -> str:
    actor = atlas.records.actors.get(presence.actor)
    fade = f"{'' if presence.begins else ' fade-in'}{'' if presence.ends else ' fade-out'}"
    bar = f'<span class="bar{fade}" aria-hidden="true"></span>'
    return (
        f"<p><b>{escape(actor.name if actor else presence.actor)}</b> {bar}<br>"
        f'<span class="fine">{escape(span_in_words(presence))}</span></p>'
    )


def by_time(entries: Sequence[Entry]) -> list[Entry]:
    """Earliest first, undated last."""
    return sorted(entries, key=lambda e: (e.attested is None, e.attested or (date.max, date.max), e.order))


def _notes(entries: Sequence[Entry], away: int) -> str:
    notes = []
    if entries and len({entry.source.id for entry in entries}) == 1:
        notes.append(
            '<p class="caution">One source only. No second, independent source stands beside it.</p>'
        )
    if not entries:
        notes.append('<p class="fine">No claim about this place is in the view.</p>')
    if away > 0:
        notes.append(
            f'<p class="fine">{away} more about this place {"is" if away == 1 else "are"} hidden by the filters or the years.</p>'
        )
    return "".join(notes)
