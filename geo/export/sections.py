"""What the file without a server holds besides the map: table, sources, and what it says of itself, as escaped HTML."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from geo.atlas import Atlas, Entry
from geo.export.card import by_time, own_chip
from geo.export.document import language_in_words, publication_in_words
from geo.records.models import Source
from geo.records.wording import status_in_words, when_in_words

__all__ = ["about_html", "sources_html", "table_html"]

_HEADS = ("When", "What", "Where", "Who", "Says", "How sure", "Source")


def link(address: str, words: str, label: str = "") -> str:
    """A link that leaves the file: a window of its own, which learns nothing of this one."""
    said = f' aria-label="{escape(label)}"' if label else ""
    return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer"{said}>{escape(words)}</a>'


def table_html(atlas: Atlas) -> str:
    """All claims as a table, earliest first. Every row names its claim; dates and kinds hold the key that they are sorted by."""
    heads = "".join(
        f'<th scope="col" aria-sort="{"ascending" if n == 0 else "none"}"><button type="button">{head}</button></th>'
        for n, head in enumerate(_HEADS)
    )
    rows = "".join(_row(atlas, entry, n) for n, entry in enumerate(by_time(atlas.entries)))
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _row(atlas: Atlas, entry: Entry, order: int) -> str:
    words, claim = atlas.records.words, entry.claim
    family = words.families[entry.family]
    kind, stance = words.label("kind", claim.kind), words.label("stance", claim.stance)
    caution = f'<span class="caution">{escape(claim.caution)}</span>' if claim.caution else ""
    chip = (
        f'<span class="chip family" style="--c:{family.color}" title="{escape(family.label)}">'
        f"{escape(status_in_words(kind, claim.status, '{} · {}'))}</span>"
    )
    first, last = entry.attested or ("", "")
    cells = (
        escape(_who(atlas, entry)),
        escape(claim.says) + caution,
        f"{escape(stance)} {own_chip(entry)}".strip(),
        _source(entry),
    )
    return (
        f'<tr data-claim="{entry.id}" data-order="{order}">'
        f'<td data-key="{f"{first} {last}".strip()}">{escape(when_in_words(entry.when))}</td>'
        f'<td data-key="{family.order} {escape(kind)}">{chip}</td><td>{_where(entry)}</td>'
        + "".join(f"<td>{cell}</td>" for cell in cells)
        + "</tr>"
    )


def _who(atlas: Atlas, entry: Entry) -> str:
    actors = atlas.records.actors
    return ", ".join(
        dict.fromkeys(actors[id_].short or actors[id_].name for id_ in entry.values("actor") if id_ in actors)
    )


def _where(entry: Entry) -> str:
    to = f" → {escape(entry.to.name)}" if entry.to else ""
    return (
        f'<button type="button" class="plain" data-open="{escape(entry.site.id)}" data-claim="{entry.id}">'
        f"{escape(entry.site.name)}</button>{to}"
    )


def _short(source: Source) -> str:
    return source.series or source.publisher


def _source(entry: Entry) -> str:
    words = escape(f"{_short(entry.source)}, para. {entry.claim.paragraph}")
    return f"{words} {link(entry.link, 'read ↗', 'Read the passage')}" if entry.link else words


def sources_html(atlas: Atlas) -> str:
    """The documents that the file's claims rest on, with all that is known of them."""
    by_source: dict[str, list[Entry]] = {}
    for entry in atlas.entries:
        by_source.setdefault(entry.source.id, []).append(entry)
    if not by_source:
        return '<p class="fine">No source: the file holds no claim.</p>'
    items = "".join(_document(entries[0].source, len(entries)) for entries in by_source.values())
    return f'<ul class="sources">{items}</ul>'


def _document(source: Source, count: int) -> str:
    title = link(source.url, source.title) if source.url else escape(source.title)
    lines = [source.author or "author not shown", source.series, source.publisher]
    facts = [
        source.publisher_kind.replace("-", " "), language_in_words(source),
        f"translated by {source.translator}" if source.translator else None,
        f"licence of the text: {source.licence}" if source.licence else None,
        f"{count} {'claim' if count == 1 else 'claims'} in this file",
    ]  # fmt: skip
    notes = [
        note
        for note in (source.title_note, source.published_note, None if source.url else "No address is known.")
        if note
    ]
    return (
        f"<li><h3>{title}</h3><p>{escape(', '.join(part for part in lines if part))}, "
        f"<strong>{escape(publication_in_words(source))}</strong></p>"
        f'<p class="fine">{escape(" · ".join(fact for fact in facts if fact))}</p><p>{escape(source.summary)}</p>'
        + "".join(f'<p class="fine">{escape(note)}</p>' for note in notes)
        + "</li>"
    )


_HELD_BACK = {
    "other filters": "by its filters",
    "not yet published": "from sources published later",
}
_AT_FIRST = {
    "undated": "undated",
    "presumed": "only presumed in these years",
    "outside the years": "outside the years",
}


def about_html(said: Mapping[str, Any], held: int, sources: int) -> str:
    """What the file says of itself. `said` is its envelope, `held` how many claims are inside, shown at first or not."""
    hidden: dict[str, int] = said["hidden"]
    missing = [
        f"{hidden[why]} {'claim' if hidden[why] == 1 else 'claims'} {words}"
        for why, words in _HELD_BACK.items()
        if why in hidden
    ]
    later = [f"{hidden[why]} {words}" for why, words in _AT_FIRST.items() if why in hidden]
    inside = f"{held} of the {said['total']} claims of the atlas, from {sources} {'source' if sources == 1 else 'sources'}."
    inside += f" It opens on {said['shown']} of them" + (
        f"; slider and switches bring the rest: {', '.join(later)}." if later else "."
    )
    rows = {
        "Made for the view": escape(said["query"]["words"]),
        "Made at": f'<time datetime="{escape(said["generated"])}">{escape(said["generated"])}</time>',
        "Cite it as": f'<span id="citation">{escape(said["citation"])}</span> <button type="button" id="copy-citation">Copy</button>',
        "Inside": escape(inside),
        "Left out": escape(f"{'; '.join(missing)}." if missing else "nothing."),
        "Licence": escape(said["licence"]),
        "Network": "None is needed: map, claims and sources are all inside. Only the links to passages and publishers lead out.",
        "What is drawn": "Every mark is a claim that a source makes. Points of countries and areas only label them; lines between "
        "places are schematic, never routes. An empty year may only mean that no source here wrote of it.",
    }
    return "<dl>" + "".join(f"<dt>{name}</dt><dd>{words}</dd>" for name, words in rows.items()) + "</dl>"
