"""A reader's document and claims as the atlas's own records: the same models, the same ids, the same checks.

What is not known of a document stays absent in the workspace; a Source needs a few fields all the same,
so they are filled here, each with words that say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from geo.errors import Problem, RecordError, UnknownPlaceError, WorkspaceError
from geo.records.checking import check_relations, check_text
from geo.records.fields import Record
from geo.records.models import Claim, Place, Source, claim_id
from geo.records.reading import Document
from geo.records.when import WhenError, read_when
from geo.workspace.model import Item
from geo.workspace.strict import read_model
from geo.workspace.world import World

__all__ = [
    "METADATA",
    "check_claim",
    "check_value",
    "claim_of",
    "claims_by_id",
    "source_of",
    "stored",
]

_OWN = ("outlet", "original_name", "added")
"""What the workspace keeps of a document beyond the fields of a Source."""
_COMPUTED = ("id", "sha256", "length", "file")
METADATA = tuple(name for name in Source.model_fields if name not in _COMPUTED) + _OWN
"""What may be said of a document of one's own."""


def source_of(document: Item, sha256: str, length: int) -> Source:
    """The document as a Source. Raises RecordError for metadata that break a rule."""
    known = {name: value for name, value in document.value.items() if name not in _OWN and value is not None}
    filled = {
        "publisher": document.value.get("outlet") or "Publisher not known",
        "publisher_kind": "other",
        "language": "und",
        "summary": "A document that a reader added; nobody has summed it up yet.",
        **_day(document),
        **known,
    }
    computed = {"id": document.id, "sha256": sha256, "length": length, "file": f"{document.id}.txt"}
    return read_model(Source, {**filled, **computed}, document.id, "source")


def _day(document: Item) -> dict[str, str]:
    """Where no day of publication is known: it was published by the day on which it was added."""
    if document.value.get("published"):
        return {"published_basis": "stated"}
    note = "Not known: by the day on which a reader added it."
    added = str(document.value["added"])[:10]
    return {"published": f"[..{added}]", "published_basis": "inferred", "published_note": note}


def stored(record: Record) -> dict[str, Any]:
    """A record as JSON values, without what only repeats a default."""
    return record.model_dump(mode="json", exclude_defaults=True, by_alias=True)


def claim_of(mark: Item) -> Claim | None:
    """The claim that a mark holds; None where it is not yet one (its place is unresolved, say)."""
    try:
        return Claim.model_validate(dict(mark.value["claim"]))
    except (ValidationError, KeyError):
        return None


def claims_by_id(document: str, marks: Iterable[Item]) -> dict[str, Claim]:
    """Claims of marks by claim id, in the order given; the first of equal ones stands for all."""
    found: dict[str, Claim] = {}
    for mark in marks:
        if claim := claim_of(mark):
            found.setdefault(claim_id(document, claim), claim)
    return found


def check_claim(
    mark: Item, source: Source, text: str | None, world: World, own: Mapping[str, Place]
) -> Claim:
    """The claim, held against every rule of the records, its own document and the gazetteer.

    Raises RecordError, and WorkspaceError where its place is still to be chosen.
    """
    values = dict(mark.value["claim"])
    if not values.get("place"):
        raise WorkspaceError(
            f"Choose the place of {mark.words} first: the text does not settle which one is meant."
        )
    record = f"claim ({str(values.get('says', ''))[:48]})"
    claim = read_model(Claim, values, source.title, record)
    document = Document(source, {claim_id(source.id, claim): claim}, (), Path(f"{source.id}.toml"))
    records = world.records()
    records.documents[source.id] = document
    problems = [*check_relations(records)]
    if text is not None:
        problems += check_text(document, text)
    for field, place in (("place", claim.place), ("to", claim.to)):
        if place and place not in own and not _known(place, world):
            problems.append(
                Problem(source.title, record, field, place, "is no place that the gazetteer knows")
            )
    if problems:
        raise RecordError(problems)
    return claim


def check_value(sort: str, value: Mapping[str, Any], world: World, own: Mapping[str, Place]) -> None:
    """What a mark says of a place, a date or an actor. Raises WorkspaceError."""
    if sort == "place" and (place := value.get("place")) and place not in own and not _known(place, world):
        raise WorkspaceError(
            f"{place!r} is no place that the gazetteer knows: look it up, or add it as your own."
        )
    if sort == "actor" and value.get("actor") not in world.actors:
        raise WorkspaceError(f"{value.get('actor')!r} is no actor of the atlas; choose one of its list.")
    if sort == "date":
        try:
            read_when(str(value.get("edtf", "")))
        except WhenError as error:
            raise WorkspaceError(f"The date {value.get('edtf')!r} {error}.") from None


def _known(place: str, world: World) -> bool:
    try:
        world.locate(place)
    except UnknownPlaceError:
        return False
    return True
