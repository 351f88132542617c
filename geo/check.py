"""The gate: every record against every rule, every place found by the gazetteer, and the built files fresh."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from geo.atlas import open_atlas
from geo.errors import AtlasError, Problem, RecordError
from geo.export.built import stale
from geo.gazetteer import Gazetteer, open_gazetteer
from geo.records.checking import check_records
from geo.records.reading import ROOT, Document, Records, read_records
from geo.records.texts import text_path

__all__ = ["Report", "check"]


@dataclass(frozen=True)
class Report:
    """What was looked at, by name and number, and every problem found."""

    checked: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def check(root: Path = ROOT, progress: Callable[[float, str], None] | None = None) -> Report:
    """Hold the records of `root` against every rule; nothing is raised for what can be reported."""
    try:
        records = read_records(root)
    except RecordError as error:
        return Report({"record files": len(list((root / "seeds").glob("*.toml")))}, list(error.problems))
    gazetteer = open_gazetteer(progress=progress)
    problems = [*check_records(records, root), *_places(records, gazetteer)]
    if not problems:
        problems += stale(open_atlas(gazetteer.get, root), root)
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


def _places(records: Records, gazetteer: Gazetteer) -> Iterator[Problem]:
    for place in records.places.values():
        if place.at and not _known(gazetteer, place.at):
            yield Problem(
                "data/places.toml", f"place {place.id}", "at", place.at, "is no entry of the gazetteer"
            )
    for document in records.documents.values():
        found = _mentioned(document, gazetteer)
        for claim in document.claims.values():
            for field_, id_ in (("place", claim.place), ("to", claim.to)):
                if id_ is None:
                    continue
                if not _known(gazetteer, id_):
                    rule = "is neither in data/places.toml nor in the gazetteer"
                    yield Problem(document.path.name, claim.says[:48], field_, id_, rule)
                elif id_ not in found:
                    rule = "is not what the gazetteer finds for any mention of this document; add the mention, or its place with a reason"
                    yield Problem(document.path.name, claim.says[:48], field_, id_, rule)


def _known(gazetteer: Gazetteer, id_: str) -> bool:
    try:
        gazetteer.get(id_)
    except AtlasError:
        return False
    return True


def _mentioned(document: Document, gazetteer: Gazetteer) -> set[str]:
    """Places that the document's mentions lead to: written ones, and what the gazetteer puts first."""
    written = {mention.place for mention in document.mentions if mention.place}
    names = {mention.text for mention in document.mentions if not mention.place}
    found = (gazetteer.search(name, limit=1) for name in names)
    return written | {candidates[0].entity.id for candidates in found if candidates}
