"""A count of bases as HTML: the range, the years as a band, what was counted, and the rule. Texts are escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from geo.atlas import Atlas
from geo.counting import RULES, UNITS, Count, Counted, Rule
from geo.export.anchors import Way, link

__all__ = ["band_svg", "count_html", "range_in_words", "rule_html"]

_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 860, 170, 30, 22


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
        f'<h4 class="card-part">{escape(title)}</h4><ul class="counted">{"".join(_row(atlas, one, way) for one in part)}</ul>'
        for title, part in (
            ("In both numbers", [one for one in count.counted if one.certain]),
            ("In the upper number only", [one for one in count.counted if not one.certain]),
        )
        if part
    )


def rule_html() -> str:
    """The rule, sentence by sentence."""
    return "<ol>" + "".join(f"<li>{escape(sentence)}</li>" for sentence in RULES) + "</ol>"


def _row(atlas: Atlas, one: Counted, way: Way) -> str:
    actors = atlas.records.actors
    users = ", ".join(actors[user].name if user in actors else user for user in one.users)
    sources = len({entry.source.id for entry in one.entries})
    basis = f"{len(one.entries)} {'claim' if len(one.entries) == 1 else 'claims'}, {sources} {'source' if sources == 1 else 'sources'}"
    name = link(way("site", card=one.site.id) if one.site.id in atlas.sites else "", one.site.name)
    why = f" <i>{escape(one.why)}</i>" if one.why else ""
    return f'<li>{name} <span class="fine">{escape(one.site.country)} · {escape(users)} · {basis}</span>{why}</li>'


def band_svg(rows: Sequence[tuple[int, int, int]], chosen: tuple[int, int] | None = None) -> str:
    """Years as a band between the lower and the upper number, the lower one filled. `chosen` years are marked."""
    if not rows:
        return ""
    top = max(1, max(high for _, _, high in rows))
    step = (_WIDTH - _LEFT - 4) / len(rows)
    first = rows[0][0]

    def y(value: float) -> float:
        return 6 + (_HEIGHT - _BOTTOM - 6) * (1 - value / top)

    bars = []
    for year, low, high in rows:
        x = _LEFT + (year - first) * step
        words = f"{year}: {low} to {high}"
        bars.append(
            f'<g><title>{words}</title><rect class="band-hit" x="{x:.1f}" y="0" width="{step:.1f}" height="{_HEIGHT - _BOTTOM}"/>'
            f'<rect class="band-high" x="{x + 1:.1f}" y="{y(high):.1f}" width="{step - 2:.1f}" height="{y(low) - y(high):.1f}"/>'
            f'<rect class="band-low" x="{x + 1:.1f}" y="{y(low):.1f}" width="{step - 2:.1f}" height="{y(0) - y(low):.1f}"/></g>'
        )
    marks = [top, round(top / 2)] if top > 1 else [top]
    lines = "".join(
        f'<line x1="{_LEFT}" x2="{_WIDTH}" y1="{y(v):.1f}" y2="{y(v):.1f}"/><text x="{_LEFT - 5}" y="{y(v) + 4:.1f}" text-anchor="end">{v}</text>'
        for v in [*marks, 0]
    )
    labels = "".join(
        f'<text x="{_LEFT + (year - first + 0.5) * step:.1f}" y="{_HEIGHT - 6}" text-anchor="middle">{year}</text>'
        for year, _, _ in rows
        if year % 5 == 0
    )
    box = ""
    if chosen and rows[0][0] <= chosen[1] and chosen[0] <= rows[-1][0]:
        a, b = max(chosen[0], first), min(chosen[1], rows[-1][0])
        box = f'<rect class="band-chosen" x="{_LEFT + (a - first) * step:.1f}" y="2" width="{(b - a + 1) * step:.1f}" height="{_HEIGHT - _BOTTOM - 2}"/>'
    peak = max(rows, key=lambda row: row[1])
    words = f"Bases in foreign use by year, {rows[0][0]} to {rows[-1][0]}; the lower number is highest in {peak[0]}, with {peak[1]} to {peak[2]}."
    return (
        f'<svg class="band" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(words)}">{box}<g class="band-lines">{lines}</g>'
        f"{''.join(bars)}{labels}</svg>"
    )
