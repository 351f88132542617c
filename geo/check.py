"""The gate: every record against every rule, every place found by the gazetteer, and the built files fresh."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from geo.atlas import Atlas, open_atlas
from geo.errors import AtlasError, Problem, RecordError
from geo.export.built import stale
from geo.gazetteer import Entity, Gazetteer, open_gazetteer
from geo.records.checking import check_records
from geo.records.guide import check_guide, read_guide
from geo.records.models import Claim
from geo.records.reading import ROOT, Document, Records, read_what_can_be, record_files
from geo.records.stories import read_stories
from geo.records.texts import text_path
from geo.stories import check_stories

__all__ = ["Report", "check"]


@dataclass(frozen=True)
class Report:
    """What was looked at, by name and number, and every problem found."""

    checked: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def check(root: Path = ROOT, progress: Callable[[float, str], None] | None = None) -> Report:
    """Hold the records of `root` against every rule; nothing is raised for what can be reported."""
    records, problems = read_what_can_be(root)
    if records is None:
        return Report({"record files": len(record_files(root))}, problems)
    gazetteer = open_gazetteer(progress=progress)
    problems += [*check_records(records, root), *_places(records, gazetteer)]
    problems += [*_guide(records, root), *_readings(records, root)]
    if not problems:
        problems += _built(open_atlas(gazetteer.get, root), root)
    documents = records.documents.values()
    checked = {
        "documents": len(documents),
        "claims": sum(len(document.claims) for document in documents),
        "mentions": sum(len(document.mentions) for document in documents),
        "places": len(records.places),
        "actors": len(records.actors),
        "texts compared": sum(1 for document in documents if text_path(document.source, root)),
    }
    return Report(checked, problems)


def _guide(records: Records, root: Path) -> list[Problem]:
    try:
        return list(check_guide(read_guide(root), records))
    except RecordError as error:
        return list(error.problems)


def _readings(records: Records, root: Path) -> Iterator[Problem]:
    """Every record of the reference set without a row in data/readings.csv, and every row without its record."""
    path, file = root / "data" / "readings.csv", "data/readings.csv"
    wanted = {id_ for id_, document in records.documents.items() if document.origin == "reference"}
    if not path.is_file():
        if wanted:
            yield Problem(
                file, "", "", None, "is missing: it says what the second reading of each document changed"
            )
        return
    with path.open(encoding="utf-8", newline="") as rows:
        read = [row.get("source", "") for row in csv.DictReader(rows)]
    for id_ in sorted(wanted.difference(read)):
        yield Problem(file, "", "source", id_, "has no row: the document was not read a second time")
    for id_ in sorted(set(read) - wanted):
        yield Problem(file, "", "source", id_, "is no document of the reference set")


def _built(atlas: Atlas, root: Path) -> list[Problem]:
    """What only a whole atlas shows: stories whose claims are missing, built files that are stale."""
    try:
        told = list(check_stories(read_stories(root), atlas))
    except RecordError as error:
        told = list(error.problems)
    return [*told, *stale(atlas, root)]


def _places(records: Records, gazetteer: Gazetteer) -> Iterator[Problem]:
    for place in records.places.values():
        for field_, id_ in (("at", place.at), ("parent", place.parent)):
            if id_ and _found(gazetteer, id_) is None:
                rule = "is no entry of the gazetteer"
                yield Problem("data/places.toml", f"place {place.id}", field_, id_, rule)
    for document in records.documents.values():
        found = _mentioned(document, gazetteer)
        for number, claim in enumerate(document.claims.values(), 1):
            problem = partial(Problem, document.file, f"claim {number} ({claim.says[:48]})")
            yield from _where(problem, claim, gazetteer, found)


def _where(
    problem: partial[Problem], claim: Claim, gazetteer: Gazetteer, mentioned: set[str]
) -> Iterator[Problem]:
    for field_, id_ in (("place", claim.place), ("to", claim.to)):
        if id_ is None:
            continue
        if _found(gazetteer, id_) is None:
            yield problem(field_, id_, "is neither in data/places.toml nor in the gazetteer")
        elif mentioned and id_ not in mentioned:  # a record without mentions says only where its claims are
            rule = "is not what the gazetteer finds for any mention of this document; add the mention, or its place with a reason"
            yield problem(field_, id_, rule)
    place = _found(gazetteer, claim.place)
    if place and claim.host and place.country and claim.host != place.country:
        yield problem("host", claim.host, f"must be {place.country}, the country of {claim.place}")


def _found(gazetteer: Gazetteer, id_: str) -> Entity | None:
    try:
        return gazetteer.get(id_)
    except AtlasError:
        return None


def _mentioned(document: Document, gazetteer: Gazetteer) -> set[str]:
    """Places that the document's mentions lead to: written ones, and what the gazetteer puts first."""
    written = {mention.place for mention in document.mentions if mention.place}
    names = {mention.text for mention in document.mentions if not mention.place}
    found = (gazetteer.search(name, limit=1) for name in names)
    return written | {candidates[0].entity.id for candidates in found if candidates}
