"""Links inside our own HTML: to other pages, to a claim on the same page, to the passage at the publisher's."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape
from typing import Protocol

from geo.atlas import Atlas, Entry

__all__ = ["Way", "cite", "claim_link", "folded", "link", "no_way"]


class Way(Protocol):
    """The address of a page with a look, such as `way("site", card="kant")`; empty if there is none."""

    def __call__(self, page: str, *, place: str = "", **look: str) -> str:
        """The address, relative to any page."""
        ...


def no_way(page: str, *, place: str = "", **look: str) -> str:
    """No pages: what would be a link stays text."""
    return ""


def link(address: str, text: str, css: str = "") -> str:
    """Text as a link to a page; just the text where there is no such page."""
    marked = f' class="{css}"' if css else ""
    if not address:
        return f"<span{marked}>{escape(text)}</span>"
    return f'<a data-go href="{escape(address)}"{marked}>{escape(text)}</a>'


def cite(entry: Entry) -> str:
    """Where a claim stands, in few words: `Eurasia Daily Monitor 2:160, para. 6`."""
    source = entry.source
    return f"{source.series or source.publisher}, para. {entry.claim.paragraph}"


def claim_link(atlas: Atlas, entry: Entry, here: Collection[str]) -> str:
    """A claim by kind, stance and source; it leads to the claim on this page, or to its passage where it is not here."""
    words, claim = atlas.records.words, entry.claim
    text = f"{words.label('kind', claim.kind)}, {words.label('stance', claim.stance)}: {cite(entry)}"
    if entry.id in here:
        return f'<a href="#claim-{entry.id}">{escape(text)}</a>'
    if entry.link:
        return (
            f'<a href="{escape(entry.link)}" target="_blank" rel="noopener noreferrer">{escape(text)} ↗</a>'
        )
    return escape(text)


def folded(parts: Sequence[str], joiner: str = "; ", most: int = 4) -> str:
    """HTML parts in a row; what is beyond the first few is folded away, unless that would hide just one."""
    if len(parts) <= most + 1:
        return joiner.join(parts)
    rest = f'<details class="more"><summary>{len(parts) - most} more</summary>{joiner.join(parts[most:])}</details>'
    return f"{joiner.join(parts[:most])} {rest}"
