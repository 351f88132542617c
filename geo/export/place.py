"""All about one place as HTML: what it is called, where it is and how we know, what lies near it, who speaks of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from geo.atlas import Atlas, Entry, Site
from geo.dossier import Called, Identifier, Neighbour, identifiers, neighbours, on_its_ground, wider
from geo.export.anchors import Way, folded, link
from geo.export.card import PRECISION
from geo.export.places import glyph, parts_in_words
from geo.geodesic import METHOD, compass

__all__ = ["head_html", "names_html", "near_html", "where_html"]


def head_html(atlas: Atlas, site: Site, shown: Sequence[Entry], way: Way) -> str:
    """Name, kind and country, the actors and documents of the claims in the view."""
    words = atlas.records.words
    kind = words.label("place_kind", site.kind)
    country = atlas.choices.label("host", site.country) if site.country and site.kind != "country" else ""
    around = ", ".join(link(way("site", card=s.id), s.name) for s in wider(atlas, site))
    lines = [f"{glyph(site)} {escape(kind)}{escape(f' in {country}') if country else ''}"]
    if around:
        lines.append(f"see also {around}")
    actors = Counter(id_ for entry in shown for id_ in entry.values("actor"))
    names = atlas.choices.facets["actor"]
    who = folded(
        [f"{link(way('actors', who=id_), names.get(id_, id_))} {n}" for id_, n in actors.most_common()],
        " · ",
        10,
    )
    documents = Counter(entry.source.id for entry in shown)
    titles = atlas.choices.facets["source"]
    said = folded(
        [f"{link(way('sources', doc=id_), titles[id_])} {n}" for id_, n in documents.most_common()], " · ", 5
    )
    facts = "".join(
        f"<dt>{name}</dt><dd>{text}</dd>" for name, text in (("Actors", who), ("Sources", said)) if text
    )
    return f'<header class="sp-head"><p>{" — ".join(lines)}</p><dl>{facts}</dl></header>'


def where_html(site: Site) -> str:
    """Coordinates with their basis and precision in words, and the ids of registers."""
    known = PRECISION[site.precision]
    spot = f"<b>{site.lat:.4f}, {site.lon:.4f}</b> (latitude, longitude; WGS 84)<br>"
    radius = (
        ""
        if site.radius_m is None
        else f"; the halo is {site.radius_m / 1000:g} km wide on every side, to scale"
    )
    rows = [("Where", f"{spot}{escape(known + radius)}"), ("Basis", escape(site.basis))]
    if site.record and site.record.reason:
        rows.append(("Why so", escape(site.record.reason)))
    found = " · ".join(_identifier(identifier) for identifier in identifiers(site))
    if found:
        rows.append(("Registers", found))
    return f'<dl class="sp-facts">{"".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in rows)}</dl>'


def _identifier(identifier: Identifier) -> str:
    text = escape(f"{identifier.register} {identifier.value}")
    if identifier.url is None:
        return text
    return f'<a href="{escape(identifier.url)}" target="_blank" rel="noopener noreferrer">{text} ↗</a>'


def names_html(groups: Mapping[str, Sequence[Called]]) -> str:
    """Names by script; those of the records with language and years, those of the gazetteer after them."""
    rows = "".join(f"<dt>{escape(script)}</dt><dd>{_names(names)}</dd>" for script, names in groups.items())
    return f'<dl class="sp-facts sp-names">{rows}</dl>'


def _names(names: Sequence[Called]) -> str:
    """The first dozen in sight, the rest behind a line that says how many."""
    said = [_called(called) for called in names]
    if len(said) <= 14:
        return " · ".join(said)
    return f"{' · '.join(said[:12])}<details><summary>{len(said) - 12} more</summary>{' · '.join(said[12:])}</details>"


def _called(called: Called) -> str:
    notes = ", ".join(part for part in (called.language, called.years, called.basis) if part)
    own = (
        f'<b dir="auto">{escape(called.text)}</b>'
        if notes
        else f'<span dir="auto">{escape(called.text)}</span>'
    )
    return f'{own} <span class="fine">{escape(notes)}</span>' if notes else own


def near_html(atlas: Atlas, site: Site, way: Way) -> str:
    """The nearest other sites with distances; for a country its sites, for a region or sea the countries it spans."""
    found = neighbours(atlas, site)
    if found:
        rows = "".join(_neighbour(site, neighbour, way) for neighbour in found)
        head = '<tr><th scope="col">Nearest other sites</th><th scope="col">km</th><th scope="col">nautical miles</th><th scope="col">towards</th></tr>'
        note = "" if site.precision == "exact" else f" This site itself is {PRECISION[site.precision]}."
        return f'<table class="sp-near"><thead>{head}</thead><tbody>{rows}</tbody></table><p class="fine">Distances: {escape(METHOD)}. “about”: one of the two spots is not exactly known.{escape(note)}</p>'
    ground = on_its_ground(atlas, site)
    heading = (
        "Sites on its ground with claims" if site.kind == "country" else "Countries it spans, with claims"
    )
    listed = "".join(f"<li>{_entry(atlas, s, way)}</li>" for s in ground)
    return f'<p class="pr-part">{heading}</p><ul class="sp-list">{listed}</ul>' if ground else ""


def _neighbour(site: Site, neighbour: Neighbour, way: Way) -> str:
    other, course = neighbour.site, neighbour.course
    about = "" if site.precision == other.precision == "exact" else "about "
    towards = compass(course.bearing) if course.km else "—"
    name = f"{glyph(other)} {link(way('site', card=other.id), other.name)}"
    return f"<tr><td>{name}</td><td>{about}{course.km:,.0f}</td><td>{about}{course.nmi:,.0f}</td><td>{towards}</td></tr>"


def _entry(atlas: Atlas, site: Site, way: Way) -> str:
    entries = [e for e in atlas.entries if site.id in e.values("place")]
    parts = parts_in_words(site.id, entries)
    count = f"{len(entries)}: {parts}" if parts else len(entries)
    return f'{glyph(site)} {link(way("site", card=site.id), site.name)} <span class="fine">{count}</span>'
