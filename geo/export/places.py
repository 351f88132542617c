"""Every place with claims, as one table in HTML: what it is, where, how many claims of which sort, and from when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from geo.atlas import Atlas, Entry, Selection, Site
from geo.export.anchors import Way, link

__all__ = ["GROUPS", "glyph", "parts_in_words", "places_html"]

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Sites": ("airbase", "airfield", "port", "facility"),
    "Cities": ("city",),
    "Countries": ("country",),
    "Provinces and districts": ("province", "district"),
    "Regions and waters": ("region", "island", "sea", "lake", "river"),
}
"""Headings of the index, and the kinds of places under each."""

_SHAPES = {"triangle": "▲△", "square": "■□", "circle": "●○", "diamond": "◆◇"}


def glyph(site: Site) -> str:
    """The place's mark as a character: shape by kind, hollow where the spot is not exactly known."""
    shape = {"airbase": "triangle", "airfield": "triangle", "port": "square", "city": "circle"}.get(
        site.kind, "diamond"
    )
    sign = (
        "▭"
        if site.areal and site.kind in ("country", "region", "sea")
        else _SHAPES[shape][site.precision != "exact"]
    )
    return f'<span class="glyph" aria-hidden="true">{sign}</span>'


def parts_in_words(place: str, entries: Sequence[Entry]) -> str:
    """`31 here, 166 arriving`: of claims that are counted together, those about the place and movements that end there; else nothing."""
    arriving = sum(1 for entry in entries if entry.site.id != place)
    return f"{len(entries) - arriving:,} here, {arriving:,} arriving" if arriving else ""


def places_html(atlas: Atlas, selection: Selection, way: Way) -> str:
    """The index. A place whose claims the view hides is named below the table, not dropped without a word."""
    by_place: dict[str, list[Entry]] = {}
    for entry in selection.shown:
        for id_ in entry.values("place"):
            by_place.setdefault(id_, []).append(entry)
    most = max(map(len, by_place.values()), default=1)
    bodies = "".join(_group(atlas, heading, kinds, by_place, most, way) for heading, kinds in GROUPS.items())
    head = "".join(
        f'<th scope="col">{name}</th>' for name in ("Place", "Country", "Claims", "What is claimed", "Years")
    )
    hidden = [site for site in atlas.sites.values() if site.id not in by_place]
    note = _hidden(hidden, way) if hidden else ""
    return f'<table class="ix"><thead><tr>{head}</tr></thead>{bodies}</table>{note}{_legend(atlas)}'


def _group(
    atlas: Atlas, heading: str, kinds: Sequence[str], by_place: Mapping[str, list[Entry]], most: int, way: Way
) -> str:  # fmt: skip
    sites = [atlas.sites[id_] for id_ in by_place if atlas.sites[id_].kind in kinds]
    if not sites:
        return ""
    sites.sort(key=lambda site: (-len(by_place[site.id]), site.name))
    rows = "".join(_row(atlas, site, by_place[site.id], most, way) for site in sites)
    return f'<tbody><tr class="ix-head"><th colspan="5" scope="rowgroup">{escape(heading)} <small>{len(sites)}</small></th></tr>{rows}</tbody>'


def _row(atlas: Atlas, site: Site, entries: Sequence[Entry], most: int, way: Way) -> str:
    kind = atlas.records.words.label("place_kind", site.kind)
    country = atlas.choices.label("host", site.country) if site.country and site.kind != "country" else ""
    parts = parts_in_words(site.id, entries)
    said = f' <small class="ix-parts">({parts})</small>' if parts else ""
    return (
        f'<tr><th scope="row">{glyph(site)} {link(way("site", card=site.id), site.name)} <span class="fine">{escape(kind)}</span>{said}</th>'
        f'<td data-label="Country">{escape(country)}</td><td data-label="Claims" class="number">{len(entries)}</td>'
        f"<td>{_mix(atlas, entries, most)}</td>"
        f'<td data-label="Years">{escape(_years(entries))}</td></tr>'
    )


def _mix(atlas: Atlas, entries: Sequence[Entry], most: int) -> str:
    """A bar as long as the place has claims, compared with the place that has most, parted by family."""
    counts = Counter(entry.family for entry in entries)
    families = [f for f in atlas.records.words.families.values() if counts[f.id]]
    said = ", ".join(f"{counts[f.id]} {f.label}" for f in families)
    parts = "".join(f'<i style="flex:{counts[f.id]} 0 0;background:{f.color}"></i>' for f in families)
    width = max(6.0, 100 * (len(entries) / most) ** 0.5)
    return f'<span class="mix" role="img" aria-label="{escape(said)}" title="{escape(said)}" style="width:{width:.1f}%">{parts}</span>'


def _years(entries: Sequence[Entry]) -> str:
    days = [day for entry in entries if entry.attested for day in entry.attested]
    undated = sum(1 for entry in entries if entry.attested is None)
    if not days:
        return "undated"
    first, last = min(days).year, max(days).year
    span = str(first) if first == last else f"{first}–{last}"
    return f"{span}, {undated} undated" if undated else span


def _hidden(sites: Sequence[Site], way: Way) -> str:
    names = ", ".join(link(way("site", card=site.id), site.name) for site in sites)
    are = "place has" if len(sites) == 1 else "places have"
    return f'<p class="fine">{len(sites)} more {are} claims that the filters or the years hide: {names}. Widen the years or use Reset to count them.</p>'


def _legend(atlas: Atlas) -> str:
    families = "".join(
        f'<span><i style="background:{f.color}"></i>{escape(f.label)}</span>'
        for f in atlas.records.words.families.values()
    )
    return f'<p class="ix-legend">{families}</p><p class="fine">▲ air base or airfield, ■ port, ● city, ◆ facility; hollow: not exactly known. Bars grow with the square root of the number of claims. Here: claims about what is there, as map and Coverage count them; arriving: movements from elsewhere that end there.</p>'
