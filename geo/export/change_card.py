"""What changed at one place, as HTML: each verdict with its reason and the claims that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from geo.atlas import Atlas, Entry
from geo.comparison import VERDICTS, Change, Learned
from geo.export.anchors import Way
from geo.export.card import claim_html
from geo.records.when import read_when
from geo.records.wording import when_in_words

__all__ = ["changes_card", "learned_card", "learned_sources", "verdict_color"]

_OWN = {"hands": "#0B6E8A", "unchanged": "#8D9196"}
"""Verdicts that belong to no family: the accent of the atlas, and its grey."""


def verdict_color(atlas: Atlas, verdict: str) -> str:
    """The colour of a verdict: that of the family whose word it is."""
    families = atlas.records.words.families
    family = VERDICTS[verdict].family
    return families[family].color if family in families else _OWN[verdict]


def changes_card(atlas: Atlas, changes: Sequence[Change], way: Way) -> str:
    """The card of one place; `changes` are its rows, and there is at least one."""
    site = changes[0].site
    link = way("site", card=site.id)
    on = f'<p class="fine"><a data-go href="{escape(link)}">All about this place</a></p>' if link else ""
    rows = "".join(_row(atlas, change, len(changes) == 1) for change in changes)
    return f'<article class="card changes" aria-label="{escape(site.name)}"><h3>{escape(site.name)}</h3>{on}{rows}</article>'


def _row(atlas: Atlas, change: Change, alone: bool) -> str:
    words = atlas.records.words
    who = escape(_actor(atlas, change.actor))
    if change.other:
        who += f" and {escape(_actor(atlas, change.other))}"
    chips = f'<span class="chip family" style="--c:{verdict_color(atlas, change.verdict)}">{escape(VERDICTS[change.verdict].label)}</span>'
    chips += '<span class="chip">partly presumed</span>' if change.presumed else ""
    chips += '<span class="chip">alleged only</span>' if change.alleged else ""
    head = f'<div class="chips">{chips} <strong>{who}</strong> <span class="fine">{escape(words.label("about", change.matter))}</span></div>'
    stand = f'<p class="stand"><span>{escape(change.before.text)}</span> <b aria-label="then">→</b> <span>{escape(change.after.text)}</span></p>'
    return (
        f"<section>{head}{stand}<p>{escape(change.why)}</p>{_claims(atlas, change.entries, alone)}</section>"
    )


def _claims(atlas: Atlas, entries: Iterable[Entry], unfolded: bool) -> str:
    inside = [claim_html(atlas, entry) for entry in entries]
    if not inside:
        return ""
    words = "the claim" if len(inside) == 1 else f"the {len(inside)} claims"
    return f"<details{' open' if unfolded else ''}><summary>Rests on {words}</summary>{''.join(inside)}</details>"


def learned_card(atlas: Atlas, place: str, entries: Sequence[Entry], way: Way) -> str:
    """The claims about one place that later sources added."""
    site, link = atlas.sites[place], way("site", card=place)
    on = f'<p class="fine"><a data-go href="{escape(link)}">All about this place</a></p>' if link else ""
    said = "".join(claim_html(atlas, entry) for entry in entries)
    return f'<article class="card changes" aria-label="{escape(site.name)}"><h3>{escape(site.name)}</h3>{on}{said}</article>'


def learned_sources(atlas: Atlas, found: Learned, way: Way) -> str:
    """Which sources added claims, in the order of publication, each with a link and a count."""
    rows = []
    for id_, entries in found.by_source.items():
        source = atlas.records.documents[id_].source
        link, title = way("sources", doc=id_), escape(source.title)
        named = f'<a data-go href="{escape(link)}">{title}</a>' if link else title
        count = "1 claim" if len(entries) == 1 else f"{len(entries)} claims"
        day = escape(when_in_words(read_when(source.published)))
        rows.append(f'<p>{named}<br><span class="fine">{day}, {count}</span></p>')
    return f'<div class="card changes">{"".join(rows)}</div>'


def _actor(atlas: Atlas, id_: str) -> str:
    return atlas.records.actors[id_].name if id_ in atlas.records.actors else "no user named"
