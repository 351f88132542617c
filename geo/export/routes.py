"""What remains of the routes as HTML: what is cut off, the legs that are closed, and the weak points. Texts are escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from geo.export.anchors import Way, cite, link
from geo.routes import Cut, Weak

__all__ = ["cut_html", "weak_html"]


def cut_html(found: Cut, way: Way) -> str:
    """What no longer leads to the goal, what still does, and the legs that are closed, each with its claim."""
    parts = []
    if found.closed:
        parts.append(_places("Cut off", found, lost=True, way=way))
    parts.append(_places("Still leads there", found, lost=False, way=way))
    if found.closed:
        rows = "".join(
            f"<li>{escape(leg.start.name)} → {escape(leg.end.name)} <span>"
            + link(way("logistics", claim=leg.entry.id), f"{cite(leg.entry)}")
            + "</span></li>"
            for leg in found.closed
        )
        parts.append(
            f'<h2 class="card-part">Legs closed ({len(found.closed)})</h2><ul class="routes">{rows}</ul>'
        )
    return f'<div class="card">{"".join(parts)}</div>'


def _places(title: str, found: Cut, *, lost: bool, way: Way) -> str:
    sites = found.lost if lost else found.after
    names = ", ".join(link(way("site", card=site.id), site.name) for site in sites) or "nothing"
    return f'<h2 class="card-part">{title} ({len(sites)})</h2><p>{names}</p>'


def weak_html(found: Sequence[Weak], names: dict[str, str], most: int = 12) -> str:
    """Bars: how many other places are cut off without this one."""
    if not found:
        return "<p>No single place or host cuts another off: there is always a second way.</p>"
    top = found[0].lost
    rows = "".join(
        f'<div class="tally-row"><span>{escape(names.get(weak.name, weak.name))}{" <em>host</em>" if weak.host else ""}</span>'
        f'<span class="tally-bar"><i style="width:{100 * weak.lost / top:.0f}%"></i></span><span>{weak.lost}</span></div>'
        for weak in found[:most]
    )
    return f'<div class="tally">{rows}</div>'
