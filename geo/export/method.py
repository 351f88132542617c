"""The method as HTML: how claims are made and checked, what the map leaves out, and the words it uses.

Numbers and lists come from the records, so that the page cannot differ from the data. Every text is escaped.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape

from geo.atlas import Atlas, Site
from geo.export import codebook
from geo.records.when import read_when
from geo.records.wording import day_in_words, when_in_words

__all__ = ["Section", "method_html", "sections"]


@dataclass(frozen=True)
class Section:
    """One part of the page: its anchor, title, and HTML."""

    anchor: str
    title: str
    html: str


def method_html(atlas: Atlas) -> str:
    """The whole page: a table of contents beside the sections."""
    parts = sections(atlas)
    contents = "".join(f'<li><a href="#{part.anchor}">{escape(part.title)}</a></li>' for part in parts)
    body = "".join(
        f'<section><h2 id="{part.anchor}">{escape(part.title)}</h2>{part.html}</section>' for part in parts
    )
    return (
        f'<div class="method"><nav aria-label="Contents"><p class="method-contents">Contents</p><ol>{contents}</ol></nav>'
        f'<article><h1>Method</h1><p class="method-lead">{_LEAD}</p>{body}</article></div>'
    )


def sections(atlas: Atlas) -> list[Section]:
    """Every section, in reading order."""
    words, entries = atlas.records.words, atlas.entries
    return [
        Section("claims", "What a claim is", _claims(atlas)),
        Section("checks", "How claims are made and checked", _CHECKS),
        Section("left-out", "What the map does not show", _left_out(atlas)),
        Section("clocks", "Two clocks", _CLOCKS + _documents(atlas)),
        Section("dates", "Dates", _DATES + codebook.dates()),
        Section("presumed", "Attested and presumed", _PRESUMED),
        Section("precision", "How well a place is known", _PRECISION + codebook.precisions(atlas)),
        Section("stance", "Who says so, and how firmly", _STANCE + codebook.terms(words.stance, entries, lambda e: [e.claim.stance], "Stance") + _STATUS + codebook.terms(words.status, entries, lambda e: [e.claim.status], "Status")),
        Section("independence", "Independent sources", _INDEPENDENCE),
        Section("vocabulary", "Families and kinds", _FAMILIES + codebook.families(atlas)),
        Section("about", "What claims bear on", codebook.terms(words.about, entries, lambda e: [e.claim.about], "About")),
        Section("roles", "The parts actors have", codebook.terms(words.role, entries, lambda e: [p.role for p in e.claim.actors], "Role")),
        Section("coordinates", "Where coordinates come from", _coordinates(atlas)),
        Section("licences", "Licences", _LICENCES),
    ]  # fmt: skip


_LEAD = "Every mark in the atlas is something that a source says. This page tells how it got there, and what the atlas cannot tell you."

_CHECKS = """<p>Each claim is written from its document in a sentence of the atlas's own, never taken over from a program's guess. A sentence that names two
places or says two things becomes two claims. What contradicts another claim is kept, not settled.</p>
<ul><li>Each claim points to its paragraph and to the exact characters it rests on. The link in its card scrolls the publisher's page to
that passage. The text itself is not part of the atlas.</li>
<li>Places are not typed but found: the gazetteer looks up the name that the text uses. Where no gazetteer can know the place, the record
says so and gives the reason.</li>
<li>An actor gets a part only if the text gives it one. A speaker speaks for a state only if the text says so.</li>
<li>A value that looks wrong as printed stays as printed, with a caution beside it.</li></ul>
<p>A program then holds every record against every rule: known words only, days that exist, spans inside the document, links that lead to
one passage and no other, places that the gazetteer finds. One broken rule stops the release.</p>"""

_CLOCKS = """<p>A claim has two dates. One is <strong>when it held</strong>: the years on the strip under the map. The other is
<strong>when it was known</strong>: the day its source came out. <em>As known on</em> a day keeps only sources that had certainly been
published by then, so that you can read a year as a reader of that year could. Where a date of publication is not certain, its
latest possible day counts.</p>"""

_DATES = """<p>Dates are written in EDTF, the Extended Date/Time Format of the Library of Congress, and mean no more than the source says. A year
is never borrowed from a neighbouring sentence: where only the surrounding text bounds a date, the span that it allows is written. A
window of years includes both of its end days.</p>"""

_PRESUMED = """<p>An <strong>event</strong> happened on its date. A <strong>state</strong>, such as a base in operation, counts from the first to the last
day that its source vouches for. It may have gone on before or after; the atlas calls that <strong>presumed</strong>, draws it fading,
and shows it only if you ask. Presumption stops on the day on which a claim ends the state at that place for those users. What is denied,
planned or conditional is presumed on no day.</p>"""

_PRECISION = """<p>A point on a map looks exact even where nobody knows the spot. So each place has a word for how well it is known, drawn as a filled or
hollow mark, or as a circle at true scale. A claim may know less than its place does: a base somewhere near a city is not in the city.
Claims about a country, a region or a sea never pile up on its middle; they share one badge.</p>"""

_STANCE = (
    """<p>The atlas does not decide what is true. It records how far the source stands behind a claim.</p>"""
)
_STATUS = "<p>Beside it stands whether the thing was so at all.</p>"

_INDEPENDENCE = """<p>Three articles that repeat one agency report are one witness. A claim therefore carries the reports that its own source cites for it.
Claims from one document, or claims that cite the same report, count once when the atlas says how many independent sources agree. Where
a document names no reports, nothing is known of what it rests on, and the count may be too high.</p>"""

_FAMILIES = """<p>Six colours, the same everywhere. The first rule that fits gives a claim its family: it is <em>against</em> if the stance is denied, if it
asks for a withdrawal, or if its kind is opposed or refused; it is <em>proposed</em> if it is planned or conditional; else it has the
family of its kind. The number beside a kind counts all its claims, whatever their family. Examples are invented; Norland, Southland and the rest are nowhere.</p>"""

_LICENCES = """<p>Claims, summaries and codes are under <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>; cite the atlas and the source
beside each claim (<em>Take it away</em> has both ready). The program is under the MIT licence. The documents belong to their publishers
and are only linked. Every file that you save repeats this.</p>""" + codebook.table(
    ("Data", "From", "Licence"),
    [
        [
            "Cities, countries, divisions, regions, names",
            '<a href="https://www.geonames.org/">GeoNames</a>',
            "CC BY 4.0",
        ],
        ["Airfields with an ICAO code", "airportsdata", "MIT"],
        [
            "Land, borders, water, lakes, rivers by name",
            '<a href="https://www.naturalearthdata.com/">Natural Earth</a>',
            "public domain",
        ],
        [
            "Oceans, seas, islands and ranges by name",
            "Flinn-Engdahl regions, US Geological Survey",
            "public domain",
        ],
        ["Points of some counties", "US Census Bureau", "public domain"],
    ],
)


def _claims(atlas: Atlas) -> str:
    records = atlas.records
    counts = (
        f"{len(atlas.entries)} claims from {len(records.documents)} documents about {len(atlas.sites)} places, "
        f"by or about {len({id_ for e in atlas.entries for id_ in e.values('actor')})} actors"
    )
    return (
        "<p>One claim says one thing about one place, in the words of one source: <em>who</em> (actors, each with a part), <em>what</em> "
        "(a kind, and what it bears on), <em>where</em> (a place, and how well it is known), <em>when</em> (a date, and where the date "
        f"comes from), and <em>how firmly</em> (the stance). The atlas now holds {escape(counts)}.</p>"
    )


def _left_out(atlas: Atlas) -> str:
    undated = sum(1 for e in atlas.entries if e.attested is None)
    legs = sum(1 for e in atlas.entries if e.to)
    return f"""<ul><li><strong>What nobody wrote here.</strong> An empty year or place means that these {len(atlas.records.documents)} documents are silent,
not that nothing happened. The band below the strip shows when they were published.</li>
<li><strong>Undated claims</strong>, once you choose years. {undated} of {len(atlas.entries)} have no date; a switch brings them back, and the line above
every page counts them.</li>
<li><strong>What is only presumed</strong>, until you ask for it.</li>
<li><strong>Routes.</strong> {legs} claims say that something moves from one place to another. Their lines are straight and schematic: no source here gives
the way between.</li>
<li><strong>What was left unsaid.</strong> No actor, end date or position is filled in because it is likely.</li>
<li><strong>Judgements on borders.</strong> They are Natural Earth's, drawn by who controls the ground.</li></ul>"""


def _documents(atlas: Atlas) -> str:
    rows = []
    for document in atlas.records.documents.values():
        source = document.source
        latest = source.first_day.latest
        published = when_in_words(read_when(source.published))
        rows.append([
            escape(source.title), escape(published + ("" if source.published_basis == "stated" else ", inferred")),
            day_in_words(latest) if latest else "never certain", str(len(document.claims)),
        ])  # fmt: skip
    listed = codebook.table(("Document", "Published", "Known from", "Claims"), rows)
    return f'<details class="method-documents"><summary>Both dates of all {len(rows):,} documents</summary>{listed}</details>'


def _coordinates(atlas: Atlas) -> str:
    used = Counter(_origin(site) for site in atlas.sites.values())
    rows = [[escape(origin), str(count)] for origin, count in used.most_common()]
    return (
        "<p>Coordinates are taken from a gazetteer by its own identifier wherever one holds the place. Each card says from which. "
        "They are degrees on WGS 84.</p>" + codebook.table(("Origin", "Places"), rows)
    )


def _origin(site: Site) -> str:
    """In words; the identifier tells the gazetteer."""
    lender = (site.record.at if site.record else None) or site.id
    if site.record and site.record.lat is not None:
        return "set by hand, with the reason in the record"
    for start, gazetteer in (("geonames-", "GeoNames"), ("icao-", "airportsdata")):
        if lender.startswith(start):
            return (
                f"{gazetteer}, the place itself"
                if lender == site.id
                else f"{gazetteer}, an entry that the record names"
            )
    return "countries, regions and seas of the gazetteer (GeoNames, Natural Earth)"
