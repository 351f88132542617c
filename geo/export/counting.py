"""A count of bases as HTML: the range, the years as a band, what was counted, and the rule. Texts are escaped."""

from __future__ import annotations

from collections.abc import Sequence
from csv import writer
from datetime import date
from html import escape
from io import StringIO

from geo.atlas import Atlas
from geo.counting import RULES, UNITS, Count, Counted, Rule
from geo.export.anchors import Way, link
from geo.export.csv import cell

__all__ = ["band_html", "count_csv", "count_html", "range_in_words", "rule_html"]


def range_in_words(count: Count) -> str:
    """`12 to 17`, or one number where both are the same."""
    return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"


def count_html(atlas: Atlas, count: Count, rule: Rule, days: str, way: Way) -> str:
    """The number in a sentence, and what it counts. `days` says when, in words."""
    unit = rule.unit if count.high != 1 else rule.unit.removesuffix("s")
    head = (
        f'<p class="count"><b>{range_in_words(count)}</b> <span>foreign {unit} in use {escape(days)}<br>'
        f'<i class="fine">{escape(UNITS[rule.unit])}</i></span></p>'
    )
    return head + "".join(
        f'<h2 class="card-part">{escape(title)}</h2><ul class="counted">{"".join(_row(atlas, one, way) for one in part)}</ul>'
        for title, part in (
            ("In both numbers", [one for one in count.counted if one.certain]),
            ("In the upper number only", [one for one in count.counted if not one.certain]),
        )
        if part
    )


def count_csv(count: Count, days: tuple[date, date]) -> str:
    """What was counted as a table: one row a thing counted, with the ids of its claims, so that anybody can count again."""
    out = StringIO()
    rows = writer(out, lineterminator="\n")
    rows.writerow(
        ("from", "to", "place", "name", "country", "users", "perhaps", "in_lower_number", "why_not", "claims")
    )
    for one in count.counted:
        claims = " ".join(entry.id for entry in one.entries)
        users = " ".join(one.users)
        values = (
            *days,
            one.site.id,
            one.site.name,
            one.site.country,
            users,
            " ".join(one.perhaps),
            str(one.certain).lower(),
            one.why,
            claims,
        )
        rows.writerow([cell(value) for value in values])
    return out.getvalue()


def rule_html() -> str:
    """The rule, sentence by sentence."""
    return "<ol>" + "".join(f"<li>{escape(sentence)}</li>" for sentence in RULES) + "</ol>"


def _row(atlas: Atlas, one: Counted, way: Way) -> str:
    actors, countries = atlas.records.actors, atlas.choices.facets["host"]
    users = ", ".join(actors[user].name if user in actors else user for user in one.users)
    if one.perhaps:
        users += "; perhaps " + ", ".join(
            actors[user].name if user in actors else user for user in one.perhaps
        )
    sources = len({entry.source.id for entry in one.entries})
    basis = f"attested or ended by {len(one.entries)} {'claim' if len(one.entries) == 1 else 'claims'} from {sources} {'source' if sources == 1 else 'sources'}"
    name = link(way("site", card=one.site.id) if one.site.id in atlas.sites else "", one.site.name)
    why = f" <i>{escape(one.why)}</i>" if one.why else ""
    return f'<li>{name} <span class="fine">{escape(countries.get(one.site.country, one.site.country))} · {escape(users)} · {basis}</span>{why}</li>'


def band_html(rows: Sequence[tuple[int, int, int]], chosen: tuple[int, int] | None = None) -> str:
    """Years as bars: the lower number filled, up to the upper one faint. `chosen` years are marked."""
    if not rows:
        return ""
    top = max(1, max(high for _, _, high in rows))
    peak = max(rows, key=lambda row: (row[1], row[2]))
    words = (
        f"Bases in foreign use by year, {rows[0][0]} to {rows[-1][0]}; the lower number is highest in {peak[0]}, "
        f"with {peak[1]} to {peak[2]}."
    )
    bars = "".join(_bar(year, low, high, top, chosen) for year, low, high in rows)
    return (
        f'<div class="band" role="img" aria-label="{escape(words)}"><span class="band-top">{top}</span>'
        f'<div class="band-bars">{bars}</div></div>'
    )


def _bar(year: int, low: int, high: int, top: int, chosen: tuple[int, int] | None) -> str:
    mark = " chosen" if chosen and chosen[0] <= year <= chosen[1] else ""
    label = str(year) if year % 5 == 0 else ""
    return (
        f'<div class="band-year{mark}" title="{year}: {low} to {high}"><i class="band-high" style="height:{100 * (high - low) / top:.1f}%"></i>'
        f'<i class="band-low" style="height:{100 * low / top:.1f}%"></i><span>{label}</span></div>'
    )
