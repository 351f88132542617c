"""The card of one event of a dataset as HTML. Every text is escaped here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any

from geo.datasets import Dataset
from geo.export.card import PRECISION
from geo.records.vocabulary import Vocabulary
from geo.records.wording import day_in_words

__all__ = ["days_in_words", "ends_in_words", "event_card"]


def event_card(event: Mapping[str, Any], dataset: Dataset, words: Vocabulary) -> str:
    """One event as its table tells it; nothing is added but the words for codes."""
    family, kind = words.families.get(event["family"] or ""), event["kind"] or ""
    chips = (
        [f'<span class="chip">{escape(words.label("stance", event["stance"]))}</span>']
        if event["stance"]
        else []
    )
    label = words.label("kind", kind) if kind in words.kinds else "reported event"
    color = f' family" style="--c:{family.color}' if family else ""
    chips.insert(0, f'<span class="chip{color}">{escape(label)}</span>')
    facts = [", ".join(event["actors"] or []), _source(event), f"published {day_in_words(event['published'])}" if event["published"] else ""]  # fmt: skip
    said = " · ".join(fact if fact.startswith("<a ") else escape(fact) for fact in facts if fact)
    return (
        f'<article class="card" aria-label="{escape(event["place_name"] or "Event")}">'
        f'<h3>{escape(ends_in_words(event) or "Place not named")}</h3><p class="fine">{escape(_where(event))}</p>'
        f'<section class="claim"><div class="chips">{"".join(chips)} <strong>{escape(days_in_words(event))}</strong></div>'
        f'<p>{escape(event["says"] or "The table says no more.")}</p><p class="fine">{said}</p></section>'
        f'<p class="fine">Event {escape(event["id"])} of the dataset {escape(dataset.title)}'
        f"{escape(f' ({dataset.licence})' if dataset.licence else '')}. It is no claim of the atlas: nobody here has checked it.</p></article>"
    )


def ends_in_words(event: Mapping[str, Any], between: str = "From {} to {}") -> str:
    """The place, or both ends of a movement: `From Port Amber to Far Hill`; empty where the table names none."""
    place, to = event["place_name"] or "", event["to_place"] or ""
    if not to and event["to_lat"] is None:
        return str(place)
    return between.format(place or "a place not named", to or "a place not named")


def _where(event: Mapping[str, Any]) -> str:
    to = "" if event["to_lat"] is None else f"to {event['to_lat']:.4f}, {event['to_lon']:.4f}"
    leads = f" · {to}; the line between them is schematic, not the route" if to else ""
    if event["lat"] is None or event["lon"] is None:
        return f"The table gives no coordinates{f' of where it begins · {to}' if to else ''}."
    spot = PRECISION.get(event["precision"] or "", "how precisely is not told")
    return f"{event['lat']:.4f}, {event['lon']:.4f} · {spot}{leads}"


def _source(event: Mapping[str, Any]) -> str:
    address, name = event["source_url"] or "", event["source"] or event["source_url"] or ""
    if not address.startswith(("http://", "https://")):
        return name
    return f'<a href="{escape(address, quote=True)}" rel="noopener noreferrer" target="_blank">{escape(name)}</a>'


def days_in_words(event: Mapping[str, Any]) -> str:
    """First and last day: `3 Nov 1999`, `3 Nov 1999 – end not known`, `undated`."""
    first, last = (_day(event[name]) for name in ("start", "end"))
    if first == last:
        return first or "undated"
    return f"{first or 'beginning not known'} – {last or 'end not known'}"


def _day(day: date | None) -> str:
    return day_in_words(day) if day else ""
