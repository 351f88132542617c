"""Coverage as HTML: what was read, the years of each site, and what was looked for in vain. Texts are escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from geo.atlas import Entry
from geo.coverage import CELLS, Looked, Tally, YearsOf
from geo.export.anchors import Way, link
from geo.records.wording import many

__all__ = ["LANGUAGES", "guide_html", "lead", "matrix_html", "tally_html"]

LANGUAGES = {"en": "English", "ru": "Russian", "de": "German", "fr": "French", "es": "Spanish", "zh": "Chinese", "tr": "Turkish",
             "uz": "Uzbek", "kk": "Kazakh", "ky": "Kyrgyz", "tg": "Tajik", "fa": "Persian", "ar": "Arabic", "az": "Azerbaijani", "hi": "Hindi", "hu": "Hungarian", "hy": "Armenian", "it": "Italian", "ja": "Japanese",
             "ka": "Georgian", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "pl": "Polish", "ro": "Romanian",
             "tk": "Turkmen", "uk": "Ukrainian", "und": "not known"}  # fmt: skip
"""Names of languages by their code of ISO 639."""


def lead(entries: Sequence[Entry]) -> str:
    """How much was read, in one sentence."""
    sources = {entry.source.id: entry.source for entry in entries}
    spots = {entry.site.id for entry in entries if not entry.site.areal}
    return (
        f"{many(len(entries), 'claim')} about {many(len(spots), 'site or town', 'sites and towns')} from {many(len(sources), 'document')} by "
        f"{many(len({source.publisher for source in sources.values()}), 'publisher')} in "
        f"{many(len({source.language for source in sources.values()}), 'language')}."
    )


def tally_html(title: str, rows: Sequence[Tally], names: dict[str, str], most: int = 12) -> str:
    """Bars of documents, with their number of claims; what is beyond `most` rows is folded away."""
    if not rows:
        return ""
    top = max(row.documents for row in rows)

    def bar(row: Tally) -> str:
        words = names.get(row.value, row.value)
        return (
            f'<div class="tally-row"><span>{escape(words)}</span><span class="tally-bar"><i style="width:{100 * row.documents / top:.1f}%"></i></span>'
            f"<span>{row.documents}</span><span>{row.claims}</span></div>"
        )

    head = '<div class="tally-row tally-head"><span></span><span></span><span>docs</span><span>claims</span></div>'
    folded = "".join(map(bar, rows[most:]))
    rest = f"<details><summary>{len(rows) - most} more</summary>{folded}</details>" if folded else ""
    return f'<div class="tally"><h3 class="card-part">{escape(title)}</h3>{head}{"".join(map(bar, rows[:most]))}{rest}</div>'


def matrix_html(rows: Sequence[YearsOf], years: range, way: Way) -> str:
    """A row a site, a cell a year; each cell says its year and meaning."""
    labels = "".join(f"<th>{f'’{year % 100:02d}' if year % 5 == 0 else ''}</th>" for year in years)
    body = "".join(
        f'<tr><th scope="row">{link(way("site", card=row.place) if row.claims else "", row.name)}</th>'
        + "".join(
            f'<td class="cell-{cell}" title="{escape(row.name)}, {year}: {escape(CELLS[cell])}"></td>'
            for year, cell in zip(years, row.cells, strict=True)
        )
        + f"<td>{row.claims}</td></tr>"
        for row in rows
    )
    key = "".join(f'<span><i class="cell-{cell}"></i>{escape(words)}</span>' for cell, words in CELLS.items())
    return (
        f'<p class="cells-key">{key}</p><div class="cells-wrap" tabindex="0" role="region" aria-label="Sites by year"><table class="cells">'
        f"<thead><tr><th></th>{labels}<th>claims</th></tr></thead><tbody>{body}</tbody></table></div>"
    )


def guide_html(found: Sequence[Looked], way: Way) -> str:
    """Every row that was looked for, those not found first, with what was searched for."""
    missing, answered = [one for one in found if not one.entries], [one for one in found if one.entries]
    parts = []
    if missing:
        parts.append(
            f'<h3 class="card-part">Looked for, not found ({len(missing)})</h3>{"".join(_looked(one, way) for one in missing)}'
        )
    parts.append(
        f'<h3 class="card-part">Looked for and found ({len(answered)})</h3>{"".join(_looked(one, way) for one in answered)}'
    )
    return f'<div class="guide">{"".join(parts)}</div>'


def _looked(one: Looked, way: Way) -> str:
    row = one.row
    count = (
        f"{many(len(one.entries), 'claim')}, {many(one.sources, 'source')}"
        if one.entries
        else "nothing found"
    )
    queries = "".join(f"<li>{escape(query)}</li>" for query in row.queries)
    asked = f"<ul>{queries}</ul>" if queries else ""
    note = f"<p>{escape(row.note)}</p>" if row.note else ""
    place = next((entry.site for entry in one.entries if entry.site.id in row.places), None)
    name = link(way("site", card=place.id), "Open the site") if place else ""
    return (
        f'<details><summary><b>{escape(row.title)}</b> <span class="fine">{count} · {escape(row.years)} · last looked {escape(row.looked)}</span></summary>'
        f"{note}{asked}{name}</details>"
    )
