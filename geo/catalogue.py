"""The documents as a catalogue: those that a reader looks for, under headings of publisher, side, language or year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from geo.records.models import Source
from geo.records.reading import Document

__all__ = ["HEADINGS", "catalogue", "sought"]

Listed = list[tuple[str, list[Document]]]

UNTOLD = "not told"

HEADINGS: dict[str, Callable[[Source], str]] = {
    "publisher": lambda source: source.publisher,
    "kind": lambda source: source.publisher_kind.replace("-", " "),
    "side": lambda source: source.side or UNTOLD,
    "language": lambda source: source.language,
    "year": lambda source: next(iter(re.findall(r"\d{4}", source.published)), UNTOLD),
}
"""What documents can be listed under; the value of each that a document has."""


def sought(documents: Iterable[Document], words: str) -> list[Document]:
    """Documents in whose title, author, publisher, series, summary or address every word occurs, in either case."""
    wanted = words.casefold().split()
    return [document for document in documents if all(word in _said(document.source) for word in wanted)]


def _said(source: Source) -> str:
    parts = (source.title, source.author, source.publisher, source.series, source.summary, source.url, source.published)  # fmt: skip
    return " ".join(part for part in parts if part).casefold()


def catalogue(documents: Iterable[Document], by: str = "") -> Listed:
    """Documents, earliest first, under headings: those with most documents come first, years in their order.

    Without `by` there is one heading, which is empty.
    """
    listed = sorted(documents, key=_day)
    if not by:
        return [("", listed)] if listed else []
    found: dict[str, list[Document]] = {}
    for document in listed:
        found.setdefault(HEADINGS[by](document.source), []).append(document)
    order: Callable[[tuple[str, Sequence[Document]]], object] = (
        (lambda item: item[0]) if by == "year" else (lambda item: (-len(item[1]), item[0].casefold()))
    )
    return sorted(found.items(), key=order)  # type: ignore[arg-type]


def _day(document: Document) -> tuple[bool, date, str]:
    day = document.source.first_day.latest
    return day is None, day or date.max, document.source.id
