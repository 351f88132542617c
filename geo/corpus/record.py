"""One record of JSON Lines or Parquet as a document: which field is its text, and what the others say of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from geo.parsing.dates.finding import find_dates
from geo.parsing.textin.dateline import dated
from geo.parsing.textin.model import MAX_CHARACTERS, Text
from geo.parsing.textin.plain import edtf_of, one_line
from geo.records.when import WhenError, read_when

__all__ = ["FIELDS", "RefusedError", "column_of", "from_record", "published_of", "without_surrogates"]

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "full_text", "fulltext", "maintext", "article"),
    "id": ("id", "doc_id", "document_id", "uid", "guid"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "date_published", "publication_date", "date_publish", "pubdate"),
    "publisher": ("publisher", "outlet", "source", "source_domain", "site"),
    "author": ("author", "authors", "byline"),
    "language": ("language", "lang"),
    "url": ("url", "link", "uri"),
}  # fmt: skip
"""What each field may be called, the first that is there; upper and lower case do not matter."""

_EPOCH = (1e8, 4_102_444_800)
"""Numbers that are seconds since 1970, and a thousandfold milliseconds: from 1973 on until the year 2100."""
_MILLISECONDS = 1e11
"""From there on: as seconds they would be of the year 5138 and later."""

_HOUR = re.compile(r"(?:19|20)\d{6}(?:[01]\d|2[0-3])")
_PRINTED = re.compile(r"\d{4}(?:[-/.]\d{1,2}){0,2}(?:(?:T| +)\d{1,2}:\d\d.*)?")
"""A year, month or day of ISO 8601 or near it, and a time of day."""


class RefusedError(ValueError):
    """Why a document is set aside, in words."""


def column_of(wanted: str, there: Mapping[str, str], chosen: Mapping[str, str]) -> str | None:
    """The name that a field has among those that are there (in small letters to as written)."""
    if wanted in chosen:
        return there.get(chosen[wanted].lower())
    return next((there[name] for name in FIELDS[wanted] if name in there), None)


def from_record(record: Any, chosen: Mapping[str, str]) -> tuple[str | None, Text]:
    """Its own id, if it has one, and its text. Raises RefusedError."""
    if not isinstance(record, dict):
        raise RefusedError(f"is a JSON {_sort(record)}, not an object")
    there = {str(name).lower(): str(name) for name in reversed(record)}
    name = column_of("text", there, chosen)
    if name is None:
        shown = ", ".join(list(record)[:8]) or "none"
        raise RefusedError(f"has no field of text (its fields: {shown}): name it with --fields text=NAME")
    given = {key: record.get(column_of(key, there, chosen) or "") for key in FIELDS if key not in ("text", "published")}  # fmt: skip
    facts = {key: one_line(_words(value)) for key, value in given.items()}
    text = without_surrogates(_text(name, record[name]))
    published = published_of(record.get(column_of("published", there, chosen) or ""))
    language, id_ = facts.pop("language")[:2].lower(), facts.pop("id")
    language = language if language.isascii() and language.isalpha() else ""
    notes = [
        f"Its {key} is no text and was left out: {one_line(without_surrogates(json.dumps(value, ensure_ascii=False, default=str)), 200)}"
        for key, value in given.items()
        if isinstance(value, dict | bool)
    ]
    if text != record[name]:
        notes.append("Half characters (lone surrogates) were replaced.")
    return id_ or None, dated(
        Text(text, "plain", published=published, language=language, notes=tuple(notes), **facts)
    )


def _sort(value: Any) -> str:
    if isinstance(value, list):
        return "array"
    return "string" if isinstance(value, str) else "null" if value is None else "number or truth value"


def _text(name: str, value: Any) -> str:
    if value is None or (isinstance(value, str) and not value.strip()):
        raise RefusedError(f"is empty: {name!r} holds no text")
    if not isinstance(value, str):
        raise RefusedError(f"{name!r} is no text but {type(value).__name__}")
    if len(value) > MAX_CHARACTERS:
        raise RefusedError(f"is too large: {len(value):,} characters; at most {MAX_CHARACTERS:,} are read")
    return value


def _words(value: Any) -> str:
    if isinstance(value, list):
        value = ", ".join(str(one) for one in value[:50])
    return "" if value is None or isinstance(value, dict | bool) else without_surrogates(str(value))


def without_surrogates(text: str) -> str:
    """Halves of characters, which JSON can hold and nothing else, as U+FFFD; every offset stays."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def published_of(value: Any) -> str:
    """A publication date as EDTF; empty where nothing is said.

    Read are ISO 8601, EDTF, `20050816` with or without an hour or time of day, a year, seconds or milliseconds since 1970 until
    2100, and a day in words or figures that can only mean one. Raises RefusedError for anything else.
    """
    if value is None or value == "":
        return ""
    if isinstance(value, date):  # a datetime is one
        value = value.isoformat()
    elif isinstance(value, int | float) and not isinstance(value, bool):
        value = _of_number(value)
    if isinstance(value, str) and not value.strip():
        return ""
    if not isinstance(value, str) or not (edtf := _of_text(value.strip())):
        raise RefusedError(f"has a publication date that is none: {one_line(str(value), 60)!r}")
    return edtf


def _of_number(value: float) -> str:
    if spelt := _spelt(value):
        return spelt
    seconds = value / 1000 if value >= _MILLISECONDS else value
    if _EPOCH[0] <= seconds < _EPOCH[1]:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return f"{value:g}" if abs(value) < 1e5 else str(int(value)) if abs(value) < 1e15 else repr(value)


def _spelt(value: float) -> str:
    """A number that spells a day with its hour (2015021823) or minute (201502182300).

    As seconds it would be one of the years from 2030 to 2036, as milliseconds one of eight months of 1976.
    """
    written = "%Y%m%d%H" if value < _MILLISECONDS else "%Y%m%d%H%M"
    if not (1_900_010_100 <= value <= 2_099_123_123 or 190_001_010_000 <= value <= 209_912_312_359):
        return ""
    try:
        return datetime.strptime(f"{value:.0f}", written).date().isoformat()
    except ValueError:
        return ""


def _of_text(text: str) -> str:
    if text.isdecimal() and text.isascii() and (len(text) in (8, 12, 14) or _HOUR.fullmatch(text)):
        text = f"{text[:4]}-{text[4:6]}-{text[6:8]}"
    if _PRINTED.fullmatch(text):
        return edtf_of(text)
    try:
        read_when(text)
    except WhenError:
        found = [one.edtf for one in find_dates(one_line(text, 100)) if one.basis == "stated"]
        return found[0] if len(found) == 1 else ""
    return text
