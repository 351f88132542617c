"""A file or a pasted text becomes a document of the workspace, read by the parser: what it names are suggestions."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType
from typing import Any

from geo.desk.copies import copy_of
from geo.desk.ownplaces import own_options
from geo.errors import AtlasError, RecordError
from geo.parsing import parse
from geo.parsing.dates.finding import find_dates
from geo.parsing.textin import language_of, read_bytes
from geo.parsing.textin.dateline import dateline_of
from geo.parsing.toponyms.finding import find_toponyms
from geo.parsing.toponyms.memory import Memory
from geo.records.when import WhenError, read_when
from geo.records.wording import many
from geo.workspace import OwnDocument, Plan, Workspace

__all__ = ["BuiltInError", "Taken", "day_of", "read_again", "take_in", "take_in_text"]

Say = Callable[[str], None]
_REMEMBERED = 20
"""How many documents of an outlet speak for its next one."""
_FIELDS = ("publisher", "author", "published", "language", "url")


class BuiltInError(AtlasError):
    """The text is that of a document which the atlas has already; `source` is its id. Nothing was taken in."""

    def __init__(self, source: str) -> None:
        super().__init__("The atlas has this very text already, with its claims.")
        self.source = source


@dataclass(frozen=True)
class Taken:
    """A document that was taken in; `notes` are sentences on what was read otherwise than one may expect."""

    document: OwnDocument
    notes: tuple[str, ...] = ()

    @property
    def found(self) -> str:
        """`12 places, 3 dates, 5 actors and 4 suggested claims`."""
        count = dict.fromkeys(("place", "date", "actor", "claim"), 0)
        for (sort, status), number in self.document.counts.items():
            count[sort] += number if status != "removed" else 0
        named = [many(count[sort], sort) for sort in ("place", "date", "actor")]
        return f"{', '.join(named)} and {many(count['claim'], 'claim')}"


def take_in(
    workspace: Workspace, name: str, data: bytes, outlet: str = "", say: Say = lambda _: None,
    built_in: Mapping[str, str] = MappingProxyType({}),
) -> Taken:  # fmt: skip
    """Take a file in. Raises UnreadableFileError, WorkspaceError or RecordError, in words; then nothing was taken.

    `built_in` are the atlas's own documents, SHA-256 of a text to id: raises BuiltInError for one of them.
    """
    say("Reading the file")
    _look_among(built_in, data)
    text = read_bytes(PurePath(name).name, data)
    _look_among(built_in, text.text.encode())
    known = {field: getattr(text, field) for field in _FIELDS} | {"outlet": outlet, "original_name": name}
    taken = take_in_text(workspace, text.text, text.title or PurePath(name).stem, known, say)
    return Taken(taken.document, (*text.notes, *taken.notes))


def _look_among(built_in: Mapping[str, str], content: bytes) -> None:
    if built_in and (source := built_in.get(hashlib.sha256(content).hexdigest())):
        raise BuiltInError(source)


def take_in_text(
    workspace: Workspace, text: str, title: str, known: Mapping[str, Any], say: Say = lambda _: None,
    built_in: Mapping[str, str] = MappingProxyType({}),
) -> Taken:  # fmt: skip
    """Take a text in with what is known of it; a value that breaks a rule is left out and named.

    Where no day of publication is known, the text's dateline gives it, and a note says so.

    Raises BuiltInError as `take_in` does, WorkspaceError and RecordError.
    """
    _look_among(built_in, text.encode("utf-8", "replace"))
    title = " ".join(title.split()) or _first_words(text)
    known, told = _dated({"language": language_of(text), **known})
    dated = known.get("published") or known.get("original_name")  # a file has been searched when it was read
    dateline = None if dated else dateline_of(text)
    if dateline:
        known["published"] = dateline.published
    away = {own.id for own in workspace.documents(removed=True) if own.item.status == "removed"}
    try:
        document = workspace.add(text, title=title, **known)
        notes: tuple[str, ...] = ()
    except RecordError as error:
        wrong = {problem.field: problem for problem in error.problems}
        if not wrong.keys() & known.keys():
            raise
        kept = {field: value for field, value in known.items() if field not in wrong}
        document = workspace.add(text, title=title, **kept)
        notes = tuple(f"The file's {p.field} {p.value!r} was left out: it {p.rule}." for p in wrong.values())
    if document.counts:
        was = "was put away and is back" if document.id in away else "is here already"
        notes = (*notes, f"The same text {was}, as “{document.title}”; what you decided on it stays.")
    else:
        notes = ((dateline.note,) if dateline else ()) + told + notes + _copied(workspace, document)
    say("Finding places, dates, actors and claims")
    read = read_again(workspace, document.id)
    return Taken(workspace.document(document.id), (*notes, *(read.skipped if read else ())))


def _copied(workspace: Workspace, document: OwnDocument) -> tuple[str, ...]:
    other = copy_of(workspace, document)
    if other is None:
        return ()
    file = other.item.value.get("original_name")
    named = f"“{other.title}”" + (f" ({file})" if file else "")
    return (f"Nearly the same text is here already, as {named}: what both say would count twice.",)


def _dated(known: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What is known, with its day of publication in EDTF; a note where it was written otherwise."""
    given = str(known.get("published") or "")
    day = day_of(given)
    if not given or day in (None, given):
        return known, ()
    return {**known, "published": day}, (f"Published “{given}” was taken as {day}.",)


def day_of(words: str) -> str | None:
    """A date as people write it (“5 August 2010”) in EDTF; one in EDTF stays as it is. None for what is no one date."""
    words = words.strip()
    try:
        read_when(words)
    except WhenError:
        found = [date for date in find_dates(words, None) if date.edtf and date.basis == "stated"]
        return found[0].edtf if len(found) == 1 and found[0].text == words else None
    return words


def read_again(workspace: Workspace, document: str) -> Plan | None:
    """Let the parser read a document in the light of what is known of it; what a person decided stays.

    The plan, decided: it says what was left out, and which accepted claims now have another date. None without a text.
    """
    text = workspace.text(document)
    if text is None:
        return None
    known = workspace.document(document).item.value
    outlet = known.get("outlet") or known.get("publisher")
    found = parse(
        text, published=known.get("published"), outlet=outlet, language=known.get("language"),
        memory=_memory(workspace, document, outlet) if outlet else None, own=own_options(workspace.places().values()),
    )  # fmt: skip
    plan = workspace.plans.read(document, found)
    workspace.decide(plan)
    return plan


def _memory(workspace: Workspace, document: str, outlet: str) -> Memory:
    """What the outlet's other documents in the workspace write about, the latest ones."""
    memory = Memory()
    others = [own for own in workspace.documents() if own.id != document and _outlet(own) == outlet]
    for other in others[-_REMEMBERED:]:
        if text := workspace.text(other.id):
            find_toponyms(text, outlet=outlet, memory=memory)
    return memory


def _outlet(own: OwnDocument) -> object:
    return own.item.value.get("outlet") or own.item.value.get("publisher")


def _first_words(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    words = line.lstrip("#").split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
