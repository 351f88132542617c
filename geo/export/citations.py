"""How to cite a view of the atlas, and each document in it: CSL-JSON items, from which the other forms are made.

Types and fields: https://docs.citationstyles.org/en/stable/specification.html. What is not known is left out; a date
that was inferred says so in a note. `bibliography` writes the items as text, BibTeX, RIS and JSON.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from geo import __version__
from geo.atlas import Atlas, Selection
from geo.datasets import Dataset
from geo.export.envelope import envelope, hidden_in_words
from geo.records.models import Source
from geo.records.when import read_when
from geo.records.wording import many, when_in_words

__all__ = ["cite", "events_item", "items", "source_item", "view_item"]

Item = dict[str, Any]

_ISSUE = re.compile(r"(?P<name>.+?), vol\. (?P<volume>[0-9]+), issue (?P<issue>[0-9]+)")
_PERSON = re.compile(r"(?P<given>[A-Z]\w+) (?P<family>[A-Z]\w+)")
_TYPES = {
    "newspaper": "article-newspaper", "news-agency": "article-newspaper", "encyclopaedia": "entry-encyclopedia",
    "government": "report", "alliance": "report", "parliament": "report", "academic": "article-journal",
}  # fmt: skip


def items(atlas: Atlas, selection: Selection, address: str = "", beside: Sequence[Item] = ()) -> list[Item]:
    """The view first, what stands beside its claims, then every document that one of them rests on.

    `address` is where the view can be seen.
    """
    sources = {entry.source.id: entry.source for entry in selection.shown}
    return [view_item(atlas, selection, address), *beside, *map(source_item, sources.values())]


def view_item(atlas: Atlas, selection: Selection, address: str = "", made: datetime | None = None) -> Item:
    """The view as a data set, with query, licence and what it left out in `custom`, where CSL keeps what is our own."""
    made = made or datetime.now(UTC)
    said = envelope(atlas, selection, made)
    sources = many(len({entry.source.id for entry in selection.shown}), "source")
    title = f"Basing Atlas: {many(len(selection.shown), 'claim')} from {sources} ({said['query']['words']})"
    ours = {"author": [{"literal": "Basing Atlas contributors"}], "version": __version__}
    return _asked_for("basing-atlas", title, said, made, address) | ours


def events_item(dataset: Dataset, said: Mapping[str, Any], address: str = "") -> Item:
    """The events of a dataset that a view shows beside its claims; `said` is their `events_envelope`."""
    title = f"{dataset.title}: {many(said['shown'], 'event')} ({said['query']['words']})"
    return _asked_for(dataset.slug, title, said, datetime.fromisoformat(said["generated"]), address)


def _asked_for(name: str, title: str, said: Mapping[str, Any], made: datetime, address: str) -> Item:
    item: Item = {
        "id": f"{name}-{made.date().isoformat()}",
        "type": "dataset",
        "title": title,
        "issued": _day(made),
        "accessed": _day(made),
        "abstract": said["citation"],
        "note": f"Left out: {hidden_in_words(said['hidden'])}. {said['licence']}",
        "custom": {key: said[key] for key in ("query", "licence", "shown", "total", "hidden")},
    }
    return item | ({"URL": address} if address else {})


def source_item(source: Source) -> Item:
    """A document as its record describes it."""
    issue = _ISSUE.fullmatch(source.series or "")
    given: Item = {
        "id": source.id,
        "type": _TYPES.get(source.publisher_kind, "article-magazine" if issue else "webpage"),
        "title": source.title,
        "author": [_name(source.author)] if source.author else None,
        "translator": [_name(source.translator)] if source.translator else None,
        "container-title": issue["name"] if issue else source.series,
        "volume": issue["volume"] if issue else None,
        "issue": issue["issue"] if issue else None,
        "publisher": source.publisher,
        "issued": _issued(source),
        "language": source.language,
        "URL": source.url,
        "note": " ".join(_notes(source)),
    }
    return {key: value for key, value in given.items() if value}


def cite(source: Source) -> str:
    """One line: author, title, series, publisher, date, address."""
    date = when_in_words(read_when(source.published))
    said = [
        source.author, f"“{source.title}”", f"translated by {source.translator}" if source.translator else None, source.series,
        source.publisher, date if source.published_basis == "stated" else f"{date} (date inferred)", source.url,
    ]  # fmt: skip
    return ", ".join(part for part in said if part)


def _notes(source: Source) -> list[str]:
    notes = [source.title_note or "", source.published_note or ""]
    if source.speaker:
        notes.append(f"Carries the words of {source.speaker}.")
    return [note for note in notes if note]


def _name(name: str) -> Item:
    """A byline of two capitalised words is a given and a family name; anything else stays whole."""
    person = _PERSON.fullmatch(name)
    return dict(person.groupdict()) if person else {"literal": name}


def _issued(source: Source) -> Item:
    """A plain date as parts, an approximate or doubtful one marked so, anything else in words."""
    text = source.published
    if re.fullmatch(r"\d{4}(-\d\d){0,2}[~?%]?", text):
        parts: Item = {"date-parts": [[int(part) for part in text.rstrip("~?%").split("-")]]}
        return parts | ({"circa": True} if text[-1] in "~?%" else {})
    return {"literal": when_in_words(read_when(text))}


def _day(made: datetime) -> Item:
    return {"date-parts": [[made.year, made.month, made.day]]}
