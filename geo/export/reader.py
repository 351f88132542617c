"""What the reader of a document needs, as plain data: the text in pieces, its claims as cards, their places and times.

Texts are not escaped here: they travel as data and are set as text, never as markup. Cards and the
axis are HTML made by this house, with every text in them escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from geo.atlas import Atlas, Entry, Selection
from geo.errors import UnknownPlaceError
from geo.export.card import claim_html
from geo.export.document import Axis, publication_in_words
from geo.gazetteer import folding, open_gazetteer
from geo.gazetteer.entity import Candidate
from geo.parsing.language.lexicon import lexicon
from geo.passages import Mark, Passage, Piece, marks_in, passages_of, read_paragraphs
from geo.records.models import Mention
from geo.records.reading import Document
from geo.records.wording import when_in_words
from geo.timeline import GREY

__all__ = ["Spot", "mention_spot", "reader_data"]

Search = Callable[[str], Sequence[Candidate]]


@dataclass(frozen=True)
class Spot:
    """Where a mention is: the id is a place of the claims or an entry of the gazetteer; degrees, WGS 84."""

    id: str
    name: str
    lat: float
    lon: float


def mention_spot(atlas: Atlas, mention: Mention, search: Search) -> Spot | None:
    """The place that a mention names: as recorded, as a place of the claims, or the gazetteer's best answer.

    An adjective ("Kazakhstani") can only mean a country or a region. None where nothing answers.
    """
    if mention.place:
        return _spot(atlas, mention.place)
    if mention.how == "adjective" and (place := lexicon().adjectives.get(folding.key(mention.text))):
        return _spot(atlas, place.place)
    wide = ("country", "region")
    for candidate in search(mention.text):
        entity = candidate.entity
        if mention.how != "adjective" or entity.kind in wide:
            return Spot(entity.id, entity.name, entity.lat, entity.lon)
    return None


def _spot(atlas: Atlas, place: str) -> Spot | None:
    """A place by its id: of the claims, or of the gazetteer."""
    site = atlas.sites.get(place)
    if site:
        return Spot(site.id, site.name, site.lat, site.lon)
    try:
        entity = open_gazetteer().get(place)
    except UnknownPlaceError:
        return None
    return Spot(entity.id, entity.name, entity.lat, entity.lon)


def reader_data(
    atlas: Atlas, selection: Selection, document: Document, text: str | None, search: Search
) -> dict[str, Any]:
    """The reader's data for one document and the claims of a view; `text` None where this machine lacks it.

    `stops` are what the reader goes through: the passages of the text, or single claims where there is
    no text. Pieces and claims name stops by their position. Latitude and longitude are degrees.
    """
    shown = {entry.id: entry for entry in selection.shown if entry.source.id == document.source.id}
    claims = {id_: claim for id_, claim in document.claims.items() if id_ in shown}
    passages = passages_of(claims)
    if text is None:
        passages = [Passage(p.start, p.end, p.paragraph, (id_,)) for p in passages for id_ in p.claims]
    stop_of = {id_: n for n, passage in enumerate(passages) for id_ in passage.claims}
    ordered = [shown[id_] for passage in passages for id_ in passage.claims]
    spots: dict[str, Spot] = {}
    paragraphs = None if text is None else _paragraphs(atlas, document, passages, text, search, spots)
    sites = {site.id: site for entry in ordered for site in (entry.site, entry.to) if site}
    spots |= {id_: Spot(id_, site.name, site.lat, site.lon) for id_, site in sites.items()}
    return {
        "title": document.source.title,
        "paragraphs": paragraphs,
        "stops": [{"claims": list(p.claims), "paragraph": p.paragraph} for p in passages],
        "claims": {e.id: _claim(atlas, e, stop_of[e.id], e.id in selection.presumed) for e in ordered},
        "places": {spot.id: {"name": spot.name, "lat": spot.lat, "lon": spot.lon} for spot in spots.values()},
        "axis": _axis_html(atlas, document, ordered),
    }


def _claim(atlas: Atlas, entry: Entry, stop: int, presumed: bool) -> dict[str, Any]:
    actors = atlas.records.actors
    return {
        "stop": stop,
        "html": claim_html(atlas, entry, presumed),
        "says": entry.claim.says,
        "color": atlas.records.words.families[entry.family].color,
        "place": entry.site.id,
        "to": entry.to.id if entry.to else None,
        "actors": [
            {"id": id_, "name": actors[id_].name} for id_ in entry.values("actor") if id_ in actors
        ],
    }  # fmt: skip


def _paragraphs(
    atlas: Atlas,
    document: Document,
    passages: Sequence[Passage],
    text: str,
    search: Search,
    spots: dict[str, Spot],
) -> list[dict[str, Any]]:
    found: dict[tuple[str, str, str | None], Spot | None] = {}

    def spot(mention: Mention) -> Spot | None:
        key = (mention.text, mention.how, mention.place)
        if key not in found:
            found[key] = mention_spot(atlas, mention, search)
        return found[key]

    def piece(part: Piece) -> dict[str, Any]:
        made: dict[str, Any] = {"t": part.text, "s": list(part.passages)}
        if part.mark:
            at = spot(part.mark.mention) if part.mark.mention else None
            if at:
                spots[at.id] = at
            made["m"] = _mark(atlas, part.mark, at)
        return made

    marks = marks_in(text, document.mentions, atlas.records.actors.values())
    return [
        {"n": paragraph.number, "pieces": [piece(part) for part in paragraph.pieces]}
        for paragraph in read_paragraphs(text, passages, marks)
    ]


_HOW = {"literal": "", "metonym": ", standing for those who act there", "adjective": ", as an adjective"}


def _mark(atlas: Atlas, mark: Mark, at: Spot | None) -> dict[str, Any]:
    made: dict[str, Any] = {"k": mark.kind}
    if at:
        made["place"] = at.id
    if mark.kind == "date":
        return {**made, "says": "a date"}
    if mark.kind == "actor":
        actor = atlas.records.actors[mark.actor]
        return {
            **made,
            "actor": actor.id,
            "color": actor.color or GREY,
            "says": f"{actor.name}, an actor",
        }
    name = at.name if at else "a place that the gazetteer does not know"
    return {**made, "says": name + _HOW[mark.mention.how if mark.mention else "literal"]}


# ---- the document's own axis


def _axis_html(atlas: Atlas, document: Document, entries: Sequence[Entry]) -> str:
    """Claims on an axis of years: one bar for all that speak of the same days, as thick as they are many."""
    dated = [entry for entry in entries if entry.attested]
    published = document.source.first_day.attested
    days = [day for entry in dated for day in entry.attested or ()] + list(published or ())
    if not days:
        return ""
    axis = Axis(min(days).year, max(days).year)
    groups: dict[tuple[date, date], list[Entry]] = {}
    for entry in dated:
        groups.setdefault(entry.attested or (date.min, date.min), []).append(entry)
    bars, height = _bars(atlas, axis, groups)
    out = ""
    if published:
        words = escape(f"published {publication_in_words(document.source)}")
        out = f'<i class="rd-out" style="{axis.place(*published)}" title="{words}"></i>'
    undated = len(entries) - len(dated)
    note = f'<p class="fine">{undated} undated {"claim is" if undated == 1 else "claims are"} not on this axis.</p>'
    label = f"{len(dated)} dated claims on an axis of years; the text beside it holds the same"
    return (
        f'<div class="rd-time" role="img" aria-label="{label}" style="height:{height}px">{bars}{out}</div>'
        f'<div class="rd-years" aria-hidden="true">{axis.ticks(7)}</div>{note if undated else ""}'
    )


def _bars(
    atlas: Atlas, axis: Axis, groups: dict[tuple[date, date], list[Entry]], gap: float = 0.02
) -> tuple[str, int]:
    """Bars in rows that do not cover each other, with the height of all rows in pixels."""
    families = list(atlas.records.words.families)
    span = (axis.last - axis.first + 1) * 365.25
    rows: list[tuple[float, int]] = []  # where a row is free again, in shares of the axis; its height
    placed: list[tuple[int, tuple[date, date], list[Entry]]] = []
    for days in sorted(groups):
        start = (days[0].toordinal() - date(axis.first, 1, 1).toordinal()) / span
        end = max(start + gap, start + (days[1].toordinal() - days[0].toordinal()) / span) + gap
        thick = min(18, 4 + 2 * len(groups[days]))
        row = next((n for n, (free, _) in enumerate(rows) if free <= start), len(rows))
        if row == len(rows):
            rows.append((end, thick))
        else:
            rows[row] = (end, max(thick, rows[row][1]))
        placed.append((row, days, sorted(groups[days], key=lambda e: families.index(e.family))))
    tops = [4 + sum(height + 3 for _, height in rows[:n]) for n in range(len(rows) + 1)]
    return "".join(_bar(atlas, axis, days, entries, tops[row]) for row, days, entries in placed), tops[-1] + 2


def _bar(atlas: Atlas, axis: Axis, days: tuple[date, date], entries: Sequence[Entry], top: int) -> str:
    families = atlas.records.words.families
    parts = "".join(f'<i style="background:{families[entry.family].color}"></i>' for entry in entries)
    ids = " ".join(entry.id for entry in entries)
    words = f"{_said(entries)}: {len(entries)} {'claim' if len(entries) == 1 else 'claims'}"
    thick = min(18, 4 + 2 * len(entries))
    return (
        f'<span class="rd-when" data-claims="{ids}" title="{escape(words)}" '
        f'style="{axis.place(*days)};top:{top}px;height:{thick}px">{parts}</span>'
    )


def _said(entries: Iterable[Entry]) -> str:
    return "; ".join(dict.fromkeys(when_in_words(entry.when) for entry in entries))
