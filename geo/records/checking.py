"""Rules that need more than one record, or the text itself."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from geo.errors import Problem, RecordError
from geo.records.models import Claim, Mention
from geo.records.reading import ROOT, Document, Records
from geo.records.texts import paragraphs, read_text
from geo.records.when import WhenError, read_when

__all__ = ["check_records"]


def check_records(records: Records, root: Path = ROOT) -> Iterator[Problem]:
    """Every broken rule between records, and between records and the texts that are present.

    Whether a place outside `data/places.toml` exists is the gazetteer's to say, not asked here.
    """
    yield from _actors(records)
    for document in records.documents.values():
        yield from _source(document, records)
        for number, claim in enumerate(document.claims.values(), 1):
            yield from _claim(document, f"claim {number} ({claim.says[:48]})", claim, records)
        yield from _spans(document)
        yield from _text(document, root)


def _actors(records: Records) -> Iterator[Problem]:
    for actor in records.actors.values():
        known = [("part_of", actor.part_of), *(("membership.of", m.of) for m in actor.membership)]
        for field, id_ in known:
            if id_ and id_ not in records.actors:
                yield Problem(
                    "data/actors.toml",
                    f"actor {actor.id}",
                    field,
                    id_,
                    _unknown("an actor", id_, records.actors),
                )


def _source(document: Document, records: Records) -> Iterator[Problem]:
    source = document.source
    if source.published_basis == "inferred" and not source.published_note:
        yield Problem(
            document.path.name, "source", "published_note", None, "is required where the date is inferred"
        )
    if source.published_within:
        inner, outer = read_when(source.published), read_when(source.published_within)
        if not (_le(outer.earliest, inner.earliest) and _le(inner.latest, outer.latest)):
            yield Problem(
                document.path.name, "source", "published", source.published, "must lie in published_within"
            )


def _le(first: object, second: object) -> bool:
    return first is None or second is None or first <= second  # type: ignore[operator]


def _claim(document: Document, record: str, claim: Claim, records: Records) -> Iterator[Problem]:
    file = document.path.name
    if claim.kind not in records.words.kinds:
        yield Problem(file, record, "kind", claim.kind, _unknown("a kind", claim.kind, records.words.kinds))
    for part in claim.actors:
        if part.id not in records.actors:
            yield Problem(file, record, "actors", part.id, _unknown("an actor", part.id, records.actors))
    if claim.speaks_for and claim.speaks_for not in records.actors:
        yield Problem(
            file,
            record,
            "speaks_for",
            claim.speaks_for,
            _unknown("an actor", claim.speaks_for, records.actors),
        )
    for field in ("when", "target"):
        try:
            read_when(getattr(claim, field), document.source.first_day.latest)
        except WhenError as error:
            yield Problem(file, record, field, getattr(claim, field), str(error))


def _spans(document: Document) -> Iterator[Problem]:
    length = document.source.length
    if length is None:
        return
    spans = [(claim.says, claim.span[1]) for claim in document.claims.values()]
    for name, end in [*spans, *((mention.text, mention.end) for mention in document.mentions)]:
        if end > length:
            rule = f"ends outside its document, which has {length} code points"
            yield Problem(document.path.name, name[:48], "span", end, rule)


def _text(document: Document, root: Path) -> Iterator[Problem]:
    """Compare spans, anchors and mentions with the text, where this machine has it."""
    try:
        text = read_text(document.source, root)
    except RecordError as error:
        yield from error.problems
        return
    if text is None:
        return
    if document.source.length != len(text):
        yield Problem(document.path.name, "source", "length", document.source.length, f"must be {len(text)}")
    blocks = paragraphs(text)
    for number, claim in enumerate(document.claims.values(), 1):
        yield from _passage(document.path.name, f"claim {number} ({claim.says[:48]})", claim, text, blocks)
    for mention in document.mentions:
        yield from _mention(document.path.name, mention, text)


def _passage(
    file: str, record: str, claim: Claim, text: str, blocks: list[tuple[int, int]]
) -> Iterator[Problem]:
    start, end = claim.span
    inside = [n for n, (first, last) in enumerate(blocks, 1) if first <= start and end <= last]
    if inside != [claim.paragraph]:
        rule = f"must be the paragraph that holds the span ({inside[0] if inside else 'it lies in none'})"
        yield Problem(file, record, "paragraph", claim.paragraph, rule)
    count = _occurrences(claim.anchor, text)
    if count != 1:
        yield Problem(
            file,
            record,
            "anchor",
            claim.anchor,
            f"must stand exactly once in the text, as whole words; it stands {count} times",
        )
    elif not start <= text.index(claim.anchor) < end:
        yield Problem(file, record, "anchor", claim.anchor, "must lie within the claim's span")
    if claim.anchor_end and claim.anchor_end not in text[start:]:
        yield Problem(file, record, "anchor_end", claim.anchor_end, "must follow the anchor in the text")


def _occurrences(words: str, text: str) -> int:
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return len(re.findall(before + re.escape(words) + after, text))


def _mention(file: str, mention: Mention, text: str) -> Iterator[Problem]:
    found = text[mention.start : mention.end]
    if found != mention.text:
        yield Problem(
            file,
            f"mention {mention.text}",
            "start",
            mention.start,
            f"must point at the name; the text has {found!r} there",
        )


def _unknown(what: str, id_: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(id_, known, 3)
    return f"is not {what} that the records know" + (f"; did you mean {' or '.join(near)}?" if near else "")
