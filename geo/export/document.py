"""What is known of a document, as HTML and as a line to cite: who published it, when, and what it speaks of.

What a record does not hold is said to be unknown, what was inferred is said to be inferred.
Every text is escaped here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape

from geo.atlas import Atlas, Entry, Selection
from geo.export.coverage import LANGUAGES
from geo.records.models import Source
from geo.records.when import read_when
from geo.records.wording import when_in_words

__all__ = [
    "citation", "counts_html", "coverage_html", "document_html", "facts_html", "language_in_words", "publication_in_words", "span_in_words",
]  # fmt: skip

_INK = {"asserted": 1.0, "reported": 0.62, "alleged": 0.36, "denied": 0.16}
"""How dark a stance is in a bar: the firmer the source stands behind it, the darker."""


def publication_in_words(source: Source) -> str:
    """`16 Aug 2005`, `about 12 Nov 2001 (inferred; …)`: never surer than the record."""
    words = when_in_words(read_when(source.published))
    if source.published_basis == "stated":
        return words
    within = f"; {when_in_words(read_when(source.published_within))}" if source.published_within else ""
    return f"{words} (inferred{within})"


def citation(source: Source) -> str:
    """One line to cite a document by: author, title, series, publisher, day, address; what is unknown is left out."""
    published = when_in_words(read_when(source.published))
    day = f"[{published}, date inferred]" if source.published_basis == "inferred" else published
    parts = [
        source.author, f"“{source.title}”", f"tr. {source.translator}" if source.translator else None, source.series,
        source.publisher, day, source.url,
    ]  # fmt: skip
    return ", ".join(part for part in parts if part) + "."


def language_in_words(source: Source) -> str:
    """`English, translated from Russian`."""
    words = LANGUAGES.get(source.language, source.language)
    origin = source.translated_from
    return f"{words}, translated from {LANGUAGES.get(origin, origin)}" if origin else words


def span_in_words(entries: Iterable[Entry]) -> str:
    """The years that some claims speak of, and how many have no date: `2001 to 2005, 4 undated`."""
    entries = list(entries)
    days = [day for entry in entries if entry.attested for day in entry.attested]
    undated = sum(1 for entry in entries if entry.attested is None)
    first, last = (min(days).year, max(days).year) if days else (0, 0)
    years = "no dated claim" if not days else str(first) if first == last else f"{first} to {last}"
    return f"{years}, {undated} undated" if undated else years


def document_html(atlas: Atlas, source: Source, entries: Sequence[Entry]) -> str:
    """A row of the list: byline, date with its basis, what sort of source, and the view's claims by family and stance."""
    said = [source.publisher, source.series, source.author or "author not shown"]
    sort = [source.publisher_kind.replace("-", " "), language_in_words(source)]
    sort += ["read in excerpts"] if source.extent == "excerpt" else []
    note = f'<p class="fine">{escape(source.published_note)}</p>' if source.published_note else ""
    return (
        f'<div class="doc"><p>{escape(" · ".join(part for part in said if part))}</p>'
        f"<p><strong>{escape(publication_in_words(source))}</strong> "
        f'<span class="fine">· {escape(" · ".join(sort))} · speaks of {escape(span_in_words(entries))}</span></p>{note}'
        f"{counts_html(atlas, entries)}</div>"
    )


def counts_html(atlas: Atlas, entries: Sequence[Entry], kinds: bool = False) -> str:
    """Claims by family and by stance, as bars with their numbers in words; by kind too if asked."""
    if not entries:
        return '<p class="fine">No claim of this document is in the view.</p>'
    words = atlas.records.words
    colors = {family.id: f"background:{family.color}" for family in words.families.values()}
    inks = {stance: f"background:currentColor;opacity:{ink}" for stance, ink in _INK.items()}
    families = {family.id: family.label for family in words.families.values()}
    stances = {term.id: term.label for term in words.stance}
    rows = [
        _mix("By family", Counter(entry.family for entry in entries), families, colors),
        _mix("By stance", Counter(entry.claim.stance for entry in entries), stances, inks),
    ]
    if kinds:
        counts = Counter(entry.claim.kind for entry in entries).most_common()
        listed = ", ".join(f"{words.label('kind', kind).lower()} {count}" for kind, count in counts)
        rows.append(f'<p class="doc-kinds"><span>By kind</span> {escape(listed)}</p>')
    return f'<div class="doc-counts">{"".join(rows)}</div>'


def _mix(
    heading: str, counts: Mapping[str, int], labels: Mapping[str, str], styles: Mapping[str, str]
) -> str:
    present = [id_ for id_ in labels if counts[id_]]
    bars = "".join(f'<i style="flex:{counts[id_]};{styles[id_]}"></i>' for id_ in present)
    keys = "".join(
        f'<li><i style="{styles[id_]}" aria-hidden="true"></i>{escape(labels[id_])} <b>{counts[id_]}</b></li>'
        for id_ in present
    )
    return (
        f'<div class="doc-mix"><span>{heading}</span><div class="doc-bar" aria-hidden="true">{bars}</div>'
        f'<ul aria-label="{heading}">{keys}</ul></div>'
    )


def facts_html(source: Source) -> str:
    """Everything that the record holds of a document, as a list of terms; nothing unknown is passed over."""
    rows = "".join(f"<dt>{escape(term)}</dt><dd>{value}</dd>" for term, value in _facts(source))
    return f'<dl class="doc-facts">{rows}</dl>'


def _facts(source: Source) -> Iterator[tuple[str, str]]:
    yield "Title", _noted(source.title, source.title_note)
    yield "Publisher", _noted(source.publisher, source.publisher_kind.replace("-", " "))
    yield "Series", _known(source.series, "none known")
    yield "Author", _known(source.author, "not shown in the text")
    if source.speaker:
        yield "Speaker", escape(source.speaker)
    if source.translator:
        yield "Translator", escape(source.translator)
    yield "Published", _noted(publication_in_words(source), source.published_note)
    yield "Language", escape(language_in_words(source))
    if source.covers:
        yield "Speaks of", escape(source.covers)
    yield "Address", _address(source.url)
    yield "Licence", _known(source.licence, "unknown; the text is not part of the atlas")
    yield "Checked against", _file(source)


def _known(value: str | None, otherwise: str) -> str:
    return escape(value) if value else f'<em class="fine">{escape(otherwise)}</em>'


def _noted(value: str, note: str | None) -> str:
    return escape(value) + (f' <span class="fine">{escape(note)}</span>' if note else "")


def _address(url: str | None) -> str:
    if not url:
        return _known(None, "unknown")
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(url)}</a>'


def _file(source: Source) -> str:
    if not source.sha256:
        return _known(None, "no text on record")
    length = f"{source.length:,} characters, " if source.length else ""
    return f'{length}SHA-256 <code title="{source.sha256}">{source.sha256[:12]}…</code>'


# ---- one axis for all documents


def coverage_html(atlas: Atlas, selection: Selection, among: Iterable[Source] | None = None) -> str:
    """When each document appeared and what days its claims of the view speak of, all on one axis of years.

    Of all documents, or only of those that are given.
    """
    sources = list(among) if among else [document.source for document in atlas.records.documents.values()]
    spoken: dict[str, list[Entry]] = {source.id: [] for source in sources}
    for entry in selection.shown:
        if entry.source.id in spoken:
            spoken[entry.source.id].append(entry)
    days = [
        day for entries in spoken.values() for entry in entries if entry.attested for day in entry.attested
    ]
    days += [day for source in sources for day in (source.first_day.earliest, source.first_day.latest) if day]
    if not days:
        return ""
    axis = Axis(min(days).year, max(days).year)
    rows = sorted(sources, key=lambda source: (source.first_day.latest or date.max, source.id))
    body = "".join(_coverage(atlas, axis, source, spoken[source.id]) for source in rows)
    return f'<div class="doc-axis">{body}<div class="doc-row years"><span></span><div>{axis.ticks()}</div></div></div>'


def _coverage(atlas: Atlas, axis: Axis, source: Source, entries: Sequence[Entry]) -> str:
    families = atlas.records.words.families
    bars = "".join(
        f'<i class="said" style="{axis.place(*entry.attested)};background:{families[entry.family].color}"></i>'
        for entry in entries
        if entry.attested
    )
    published = source.first_day.attested
    mark = f'<i class="out" style="{axis.place(*published)}"></i>' if published else ""
    words = f"{source.title}: speaks of {span_in_words(entries)}; published {publication_in_words(source)}"
    return (
        f'<div class="doc-row" title="{escape(words)}"><span>{escape(source.title)}</span>'
        f'<div role="img" aria-label="{escape(words)}">{bars}{mark}</div></div>'
    )


_QUARTERS = {1: "Jan", 4: "Apr", 7: "Jul", 10: "Oct"}


class Axis:
    """Days on a line of whole years, in per cent of its width."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last
        self._start = date(first, 1, 1).toordinal()
        self._days = date(last, 12, 31).toordinal() + 1 - self._start

    def place(self, first: date, last: date) -> str:
        """CSS that puts a box from one day to another, both included."""
        left = (first.toordinal() - self._start) / self._days
        width = (last.toordinal() + 1 - first.toordinal()) / self._days
        return f"left:{left:.3%};width:{width:.3%}"

    def ticks(self, most: int = 9) -> str:
        """Years as labels, at most so many; quarters where there are but two years or one."""
        years = range(self.first, self.last + 1)
        if len(years) <= 2:
            quarters = [(year, month) for year in years for month in (1, 4, 7, 10)][:: len(years)]
            return "".join(
                self._tick(year, month, f"{_QUARTERS[month]} {year}" if month == 1 else _QUARTERS[month])
                for year, month in quarters
            )
        return "".join(self._tick(year, 1, str(year)) for year in years[:: -(-len(years) // most)])

    def _tick(self, year: int, month: int, words: str) -> str:
        left = (date(year, month, 1).toordinal() - self._start) / self._days
        return f'<b style="left:{left:.3%}">{words}</b>'
