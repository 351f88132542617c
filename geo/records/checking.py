"""Rules that need more than one record, or the text itself."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterator
from functools import partial
from pathlib import Path

from geo.errors import Problem, RecordError
from geo.records.models import Claim, Mention, Source
from geo.records.reading import ROOT, Document, Records
from geo.records.texts import is_repeated, occurrences, paragraph_at, read_text
from geo.records.when import WhenError, read_when
from geo.records.world import Actor

__all__ = ["check_records", "check_relations", "check_text"]

Report = Callable[[str, object, str], Problem]
"""Makes a problem of one record from field, value and rule."""


def check_records(records: Records, root: Path = ROOT) -> Iterator[Problem]:
    """Every broken rule between records, and between records and the texts that are present.

    Whether a place outside `data/places.toml` exists is the gazetteer's to say, not asked here.
    """
    yield from check_relations(records)
    for document in records.documents.values():
        yield from _text(document, root)


def check_relations(records: Records) -> Iterator[Problem]:
    """Every broken rule between records; reads no text, so that it is quick enough for every start."""
    for actor in records.actors.values():
        yield from _actor(actor, records)
    for document in records.documents.values():
        yield from _source(document, records)
        for name, claim in _named(document):
            yield from _claim(partial(Problem, document.file, name), claim, document.source, records)
        yield from _spans(document)


def _named(document: Document) -> Iterator[tuple[str, Claim]]:
    """Claims as messages call them: number and first words."""
    for number, claim in enumerate(document.claims.values(), 1):
        yield f"claim {number} ({claim.says[:48]})", claim


def _actor(actor: Actor, records: Records) -> Iterator[Problem]:
    named = [("part_of", actor.part_of), *(("membership.of", m.of) for m in actor.membership)]
    for field, id_ in named:
        if id_ and id_ not in records.actors:
            rule = _unknown("an actor", id_, records.actors)
            yield Problem("data/actors.toml", f"actor {actor.id}", field, id_, rule)


def _source(document: Document, records: Records) -> Iterator[Problem]:
    source, problem = document.source, partial(Problem, document.file, "source")
    if source.published_basis == "inferred" and not source.published_note:
        yield problem("published_note", None, "is required where the date is inferred")
    if source.published_within and not _within(source.published, source.published_within):
        yield problem("published", source.published, "must lie in published_within")
    other = source.translation_of
    if other and (other == source.id or other not in records.documents):
        rule = _unknown("another source", other, records.documents)
        yield problem("translation_of", other, rule)
    if source.side and source.side not in {"independent", *records.actors}:
        yield problem("side", source.side, _unknown("'independent' or an actor", source.side, records.actors))


def _within(inner: str, outer: str) -> bool:
    one, other = read_when(inner), read_when(outer)
    starts = not (one.earliest and other.earliest) or other.earliest <= one.earliest
    return starts and (not (one.latest and other.latest) or one.latest <= other.latest)


def _claim(problem: Report, claim: Claim, source: Source, records: Records) -> Iterator[Problem]:
    if claim.kind not in records.words.kinds:
        yield problem("kind", claim.kind, _unknown("a kind", claim.kind, records.words.kinds))
    named = [*(("actors", part.id) for part in claim.actors), ("speaks_for", claim.speaks_for)]
    for field, id_ in named:
        if id_ and id_ not in records.actors:
            yield problem(field, id_, _unknown("an actor", id_, records.actors))
    try:
        read_when(claim.when, source.first_day.latest)
    except WhenError as error:
        yield problem("when", claim.when, str(error))


def _spans(document: Document) -> Iterator[Problem]:
    length = document.source.length
    if length is None:
        return
    ends = [(name, "span", claim.span[1]) for name, claim in _named(document)]
    ends += [(f"mention {mention.text}", "end", mention.end) for mention in document.mentions]
    for record, field, end in ends:
        if end > length:
            rule = f"must lie within its document, which has {length} code points"
            yield Problem(document.file, record, field, end, rule)


def _text(document: Document, root: Path) -> Iterator[Problem]:
    """Compare spans, anchors and mentions with the text, where this machine has it."""
    source = document.source
    try:
        text = read_text(source, root)
    except RecordError as error:
        yield from error.problems
        return
    if text is not None:
        yield from check_text(document, text)


def check_text(document: Document, text: str) -> Iterator[Problem]:
    """Every span, anchor and mention of a document that does not stand in its text."""
    source = document.source
    if source.length != len(text):
        yield Problem(document.file, "source", "length", source.length, f"must be {len(text)}")
    for name, claim in _named(document):
        yield from _passage(partial(Problem, document.file, name), claim, text)
    for mention in document.mentions:
        yield from _mention(partial(Problem, document.file, f"mention {mention.text}"), mention, text)


def _passage(problem: Report, claim: Claim, text: str) -> Iterator[Problem]:
    start, end = claim.span
    inside = paragraph_at(text, start, end)
    if inside != claim.paragraph:
        rule = f"must be the paragraph that holds the span ({inside or 'it lies in none'})"
        yield problem("paragraph", claim.paragraph, rule)
    found = [*occurrences(claim.anchor, text)]
    if len(found) != 1 and not (found[:1] == [start] and is_repeated(text, start, end)):
        rule = (
            f"must stand exactly once in the text, as whole words in any case; it stands {len(found)} times"
        )
        yield problem("anchor", claim.anchor, rule)
    elif not start <= found[0] < end:
        yield problem("anchor", claim.anchor, "must lie within the claim's span")
    elif claim.anchor_end and not any(
        True for _ in occurrences(claim.anchor_end, text[found[0] + len(claim.anchor) :])
    ):
        yield problem("anchor_end", claim.anchor_end, "must follow the anchor in the text, as whole words")


def _mention(problem: Report, mention: Mention, text: str) -> Iterator[Problem]:
    found = text[mention.start : mention.end]
    if found != mention.text:
        rule = f"must point at the name; the text has {found[:48]!r} there"
        yield problem("start", mention.start, rule)


def _unknown(what: str, id_: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(id_, known, 3)
    return f"is not {what} that the records know" + (f"; did you mean {' or '.join(near)}?" if near else "")
