"""One HTML file that is the map page of a view: map, slider, filters, cards, table and sources, without any server.

The file holds the claims that pass every filter but time and opens on those of the view, so that its
slider and switches work; the rest is left out and counted. A strict Content-Security-Policy keeps
it from asking anything of anybody. Styles, scripts and the page's frame are real files in `static/`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from geo.atlas import Atlas, Entry, Selection, Site
from geo.export.card import by_time, claim_html, place_head
from geo.export.envelope import envelope
from geo.export.sections import about_html, sources_html, table_html
from geo.export.table import properties
from geo.view import FACETS, View

__all__ = ["atlas_html", "held_by"]

STATIC = Path(__file__).parent / "static"
SCRIPTS = ("select", "address", "filters", "card", "table", "take", "page", "start")
"""Order matters: each file adds to the global `Page` what the later ones use."""

_EPOCH = date(1970, 1, 1).toordinal()


def atlas_html(atlas: Atlas, selection: Selection, generated: datetime | None = None) -> bytes:
    """The file, UTF-8. It opens on `selection.shown` and holds `selection.masked`."""
    held = held_by(atlas, selection)
    said = envelope(atlas, selection, generated)
    head, body, script = _map(held)
    page = Template((STATIC / "page.html").read_text("utf-8")).substitute(
        {name: escape(said[name]) for name in ("citation", "licence", "generated")},
        words=escape(said["query"]["words"]),
        count=f"{len(held.entries)} {'claim' if len(held.entries) == 1 else 'claims'}",
        map_head=head,
        style=(STATIC / "page.css").read_text("utf-8"),
        map=body,
        table=table_html(held),
        sources=sources_html(held),
        about=about_html(said, len(held.entries), len(held.records.documents)),
        templates="\n".join(_templates(held)),
        data=_json(_data(atlas, held, selection.view, said)),
        map_script=script,
        scripts="\n".join(
            f"<script>{(STATIC / f'{name}.js').read_text('utf-8')}</script>" for name in SCRIPTS
        ),
    )
    return page.encode()


def held_by(atlas: Atlas, selection: Selection) -> Atlas:
    """The part of the atlas that the file holds: claims that pass every filter but time, their places and sources."""
    entries = selection.masked
    sites = {site.id for entry in entries for site in (entry.site, entry.to) if site}
    sources = {entry.source.id for entry in entries}
    documents = {id_: each for id_, each in atlas.records.documents.items() if id_ in sources}
    return Atlas(
        replace(atlas.records, documents=documents),
        entries,
        {id_: site for id_, site in atlas.sites.items() if id_ in sites},
    )


# ---- the map


def _map(held: Atlas) -> tuple[str, str, str]:
    """What folium puts into the head, the body and the last script of a page, with everything inside."""
    from geo.maps import sheet
    from geo.maps.assets import Assets
    from geo.maps.columns import columns
    from geo.maps.parts import parts_of

    drawn = sheet.build(columns(held), Assets.inlined(), state={"extent": list(held.years)}, online=False)
    return parts_of(drawn, "sheet")


# ---- what scripts read


def _data(atlas: Atlas, held: Atlas, view: View, said: dict[str, Any]) -> dict[str, Any]:
    """`claims` are columns in the order of the map's own; `start` is the view at first, `base` what is left out for good."""
    entries = held.entries
    return {
        **said,
        "extent": list(held.years),
        "start": {
            "years": list(view.years) if view.years else None,
            "undated": view.undated,
            "presumed": view.presumed,
        },
        "base": {**{f: getattr(view, f) for f in FACETS}, "known": view.known.isoformat() if view.known else None},
        "choices": {facet: _choices(atlas, entries, facet, view) for facet in FACETS},
        "left": {why: n for why, n in said["hidden"].items() if why in ("other filters", "not yet published")},
        "properties": [properties(entry) for entry in entries],
        "names": [_names(site) for site in held.sites.values()],
        "claims": {
            "facets": {facet: [entry.values(facet) for entry in entries] for facet in FACETS},
            "published": [_published(entry) for entry in entries],
            "order": _positions(entries),
        },
    }  # fmt: skip


def _choices(atlas: Atlas, entries: tuple[Entry, ...], facet: str, view: View) -> dict[str, str]:
    """What the file can be asked for in one facet, with labels, in the order of the atlas."""
    used = {value for entry in entries for value in entry.values(facet)} | set(getattr(view, facet))
    return {id_: label for id_, label in atlas.choices.facets[facet].items() if id_ in used}


def _names(site: Site) -> list[str]:
    """Every name by which a place can be found."""
    others = [name.text for name in site.record.names] if site.record else []
    return list(dict.fromkeys([site.name, *others]))


def _published(entry: Entry) -> int | None:
    """Day by which the source was certainly published, counted from 1970-01-01."""
    latest = entry.source.first_day.latest
    return latest.toordinal() - _EPOCH if latest else None


def _positions(entries: tuple[Entry, ...]) -> list[int]:
    """For each claim its place in the order of time."""
    order = {entry.id: n for n, entry in enumerate(by_time(entries))}
    return [order[entry.id] for entry in entries]


def _json(data: dict[str, Any]) -> str:
    """JSON that may stand inside a script: neither `</script>` nor `<!--` can occur in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


# ---- parts of cards


def _templates(held: Atlas) -> Iterator[str]:
    """One template a place (what stands above the claims of its card) and one a claim."""
    everything = held.select(View())
    for id_ in held.sites:
        yield f'<template data-place="{escape(id_)}">{place_head(held, everything, id_)}</template>'
    for entry in held.entries:
        yield f'<template data-claim="{entry.id}">{claim_html(held, entry)}</template>'
