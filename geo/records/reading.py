"""Reading record files: TOML in, frozen models out, every problem collected and raised once."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from geo.errors import Problem, RecordError
from geo.records.fields import NamedRecord
from geo.records.models import Claim, Mention, Record, Source, claim_id
from geo.records.rules import rule_of
from geo.records.vocabulary import Vocabulary
from geo.records.world import Actor, Place

__all__ = [
    "FOLDERS",
    "ORIGINS",
    "ROOT",
    "Document",
    "Origin",
    "Records",
    "read_actors",
    "read_document",
    "read_one",
    "read_places",
    "read_records",
    "read_table",
    "read_vocabulary",
    "read_what_can_be",
    "record_files",
]

ROOT = Path(__file__).resolve().parents[2]
"""The checkout: the folder that holds data/ and seeds/."""

Model = TypeVar("Model", bound=Record)
Named = TypeVar("Named", bound=NamedRecord)
Read = TypeVar("Read")

Origin = Literal["seeds", "reference", "mine"]
"""Whose record a document is: one of the seeds, of the project's wider reference set, or the reader's own."""

FOLDERS: tuple[tuple[str, str, Origin], ...] = (
    ("seeds", "*.toml", "seeds"),
    ("data/sources", "**/*.toml", "reference"),
)
"""Where documents are recorded: the folder in the checkout, the pattern of its files, and whose records they are."""
ORIGINS: dict[str, str] = {
    "seeds": "the five seeds",
    "reference": "reference set",
    "mine": "mine",
    "suggested": "suggested",
}
"""Origins of claims with their labels; a suggested claim is one that only the parser stands behind."""


@dataclass(frozen=True)
class Document:
    """A source with what it says. `claims` is keyed by claim id, in the order of the text.

    `origin` is whose record it is; `suggested` are ids of claims that nobody has accepted yet; `text` gives
    the document's text where it is kept beside the record and not in a file.
    """

    source: Source
    claims: dict[str, Claim]
    mentions: tuple[Mention, ...]
    path: Path = field(compare=False)
    origin: Origin = "seeds"
    suggested: frozenset[str] = frozenset()
    text: Callable[[], str | None] | None = field(default=None, compare=False, repr=False)

    @property
    def file(self) -> str:
        """The record file as messages name it."""
        return _shown(self.path)


@dataclass(frozen=True)
class Records:
    """Everything that is written down, by id, as read from one checkout."""

    documents: dict[str, Document]
    places: dict[str, Place]
    actors: dict[str, Actor]
    words: Vocabulary

    def state_of(self, actor: str) -> str:
        """The state that a body is part of; an alliance, or a body of none, stands for itself."""
        known = self.actors.get(actor)
        while known and known.part_of and known.part_of in self.actors:
            known = self.actors[known.part_of]
        return known.id if known else actor

    def with_own(self, documents: Iterable[Document], places: Iterable[Place]) -> Records:
        """The same with a reader's own documents and places after them; what is built in keeps its id."""
        own = {document.source.id: document for document in documents}
        new = {id_: document for id_, document in own.items() if id_ not in self.documents}
        known = {place.id: place for place in places} | self.places
        return replace(self, documents={**self.documents, **new}, places=known)


def read_records(root: Path = ROOT) -> Records:
    """Read every record below `root`. Raises RecordError with all problems of form at once."""
    records, problems = read_what_can_be(root)
    if problems or records is None:
        raise RecordError(problems)
    return records


def read_what_can_be(root: Path = ROOT) -> tuple[Records | None, list[Problem]]:
    """The records below `root` without the documents that cannot be read, and every problem of form.

    There are no records at all where places, actors or words cannot be read.
    """
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    for path, origin in record_files(root):
        document = _collect(problems, read_document, path)
        if document is None:
            continue
        if earlier := documents.get(document.source.id):
            rule = f"is the id of {earlier.file} already"
            problems.append(Problem(document.file, "source", "id", document.source.id, rule))
        documents[document.source.id] = replace(document, origin=origin)
    places = _collect(problems, read_places, root / "data" / "places.toml")
    actors = _collect(problems, read_actors, root / "data" / "actors.toml")
    words = _collect(problems, read_vocabulary, root / "data" / "kinds.toml")
    if places is None or actors is None or words is None:
        return None, problems
    return Records(documents, places, actors, words), problems


def record_files(root: Path = ROOT) -> list[tuple[Path, Origin]]:
    """Record files of documents below `root`: the seeds, then the reference set in `data/sources/`."""
    return [(path, of) for folder, pattern, of in FOLDERS for path in sorted((root / folder).glob(pattern))]


def read_document(path: Path) -> Document:
    """Read one source's file. Raises RecordError."""
    table = _toml(path)
    problems = _unknown_tables(path, table, ("source", "claim", "mention"))
    source = _model(problems, path, Source, table.get("source", {}), "source")
    claims = _models(problems, path, Claim, table.get("claim", []), "claim")
    mentions = _models(problems, path, Mention, table.get("mention", []), "mention")
    id_wanted = _id_of(path)
    if source and source.id != id_wanted:
        rule = f"must be {id_wanted!r}, after the file's name"
        problems.append(Problem(_shown(path), "source", "id", source.id, rule))
    named: dict[str, Claim] = {}
    for claim in claims:
        id_ = claim_id(id_wanted, claim)
        if id_ in named:
            rule = "repeats an earlier claim: same passage, kind, about, place, to, actors and when"
            problems.append(Problem(_shown(path), f"claim ({claim.says[:48]})", "span", claim.span, rule))
        named[id_] = claim
    if problems or source is None:
        raise RecordError(problems)
    return Document(source, named, tuple(mentions), path)


def _id_of(path: Path) -> str:
    """The id that a record file stands for: its name; below `data/sources/`, its folder's name before it."""
    below = path.parent.parent
    return f"{path.parent.name}-{path.stem}" if below.name == "sources" else path.stem


def read_places(path: Path) -> dict[str, Place]:
    """Read the curated places by id. Raises RecordError."""
    return read_table(path, Place, "place")


def read_actors(path: Path) -> dict[str, Actor]:
    """Read the actors by id. Raises RecordError."""
    return read_table(path, Actor, "actor")


def read_one(path: Path, model: type[Model], name: str) -> Model:
    """The record that a whole file is. Raises RecordError."""
    problems: list[Problem] = []
    record = _model(problems, path, model, _toml(path), name)
    if record is None:
        raise RecordError(problems)
    return record


def read_vocabulary(path: Path) -> Vocabulary:
    """Read families, kinds and the other words. Raises RecordError."""
    problems: list[Problem] = []
    words = read_one(path, Vocabulary, "words")
    for list_ in type(words).model_fields:
        problems += _repeated(path, list_, [word.id for word in getattr(words, list_)])
    for kind in words.kind:
        if kind.family not in words.families:
            rule = "is not a family of this file"
            problems.append(Problem(_shown(path), f"kind {kind.id}", "family", kind.family, rule))
    if problems:
        raise RecordError(problems)
    return words


def read_table(path: Path, model: type[Named], table_name: str) -> dict[str, Named]:
    """The records of a file that holds one list of them, by id. Raises RecordError."""
    table = _toml(path)
    problems = _unknown_tables(path, table, (table_name,))
    records = _models(problems, path, model, table.get(table_name, []), table_name)
    problems += _repeated(path, table_name, [record.id for record in records])
    if problems:
        raise RecordError(problems)
    return {record.id: record for record in records}


def _repeated(path: Path, table_name: str, ids: list[str]) -> list[Problem]:
    rule = "stands more than once in this file"
    return [
        Problem(_shown(path), f"{table_name} {id_}", "id", id_, rule)
        for id_, count in Counter(ids).items()
        if count > 1
    ]


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        rule = "is missing"
    except UnicodeDecodeError as error:
        rule = f"is not UTF-8 (byte {error.start})"
    except tomllib.TOMLDecodeError as error:
        rule = f"is not TOML: {error}"
    raise RecordError([Problem(_shown(path), "", "", None, rule)])


def _unknown_tables(path: Path, table: Collection[str], known: Collection[str]) -> list[Problem]:
    rule = f"is not a table of this file; it may hold {', '.join(known)}"
    return [Problem(_shown(path), "", name, None, rule) for name in table if name not in known]


def _models(problems: list[Problem], path: Path, model: type[Model], rows: object, name: str) -> list[Model]:
    if not isinstance(rows, list):
        problems.append(Problem(_shown(path), "", name, rows, f"must be written [[{name}]]"))
        return []
    found = (_model(problems, path, model, row, _nth(name, n, _called(row))) for n, row in enumerate(rows, 1))
    return [record for record in found if record is not None]


def _model(problems: list[Problem], path: Path, model: type[Model], row: object, record: str) -> Model | None:
    try:
        return model.model_validate(row)
    except ValidationError as error:
        problems.extend(_problems(path, record, error.errors()))
        return None


def _problems(path: Path, record: str, errors: list[ErrorDetails]) -> Iterator[Problem]:
    for error in errors:
        value = None if error["type"] in ("missing", "model_type") or not error["loc"] else error["input"]
        field = ".".join(map(str, error["loc"]))
        yield Problem(_shown(path), record, field, value, rule_of(error))


def _called(row: object) -> str:
    if not isinstance(row, dict):
        return ""
    return str(row.get("id") or row.get("says") or row.get("text") or "")


def _nth(name: str, number: int, called: str) -> str:
    words = called if len(called) <= 48 else called[:47].rstrip() + "…"
    return f"{name} {number}" + (f" ({words})" if words else "")


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def _collect(problems: list[Problem], read: Callable[[Path], Read], path: Path) -> Read | None:
    try:
        return read(path)
    except RecordError as error:
        problems.extend(error.problems)
        return None
