"""What the atlas takes from a workspace: its documents with accepted and suggested claims, and its places.

Nothing that a reader kept may stop the atlas: a claim that no longer fits the records is left out, and said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from geo.errors import AtlasError, RecordError, UnknownPlaceError
from geo.records.checking import check_relations
from geo.records.models import Claim, Place
from geo.records.reading import Document, Records
from geo.workspace.claims import claims_by_id, source_of
from geo.workspace.model import OwnDocument
from geo.workspace.seed import mentions_of
from geo.workspace.shelf import Shelf

__all__ = ["Joined", "joined"]


@dataclass(frozen=True)
class Joined:
    """The reader's part of the atlas, and in a sentence each what had to be left out of it."""

    documents: tuple[Document, ...] = ()
    places: tuple[Place, ...] = ()
    notices: tuple[str, ...] = ()


def joined(shelf: Shelf, records: Records, locate: Callable[[str], object]) -> Joined:
    """Documents and places of a workspace, fit for `records` and the gazetteer's `get`. Raises WorkspaceError."""
    places, documents, notices = {}, [], []
    for site in shelf.sites(removed=True):
        try:
            places[site.id] = site.place
        except RecordError as error:
            notices.append(f"Your place “{site.value.get('name', site.id)}” cannot be shown: {error.of_fields}. Mend it among your places on the page Add.")  # fmt: skip
    known = _known(locate, {*places, *records.places})
    for own in shelf.documents():
        try:
            document = _document(shelf, own)
        except AtlasError as error:
            notices.append(f"Your document “{own.title}” cannot be shown: {' '.join(str(error).split())}")
            continue
        fitting = _fitting(document, records, known)
        documents.append(fitting)
        lost = document.claims.keys() - fitting.claims.keys() - document.suggested
        if lost:
            said = "claim names" if len(lost) == 1 else "claims name"
            notices.append(
                f"{len(lost)} {said} what the atlas no longer knows, or break a rule, and are left out: see “{own.title}”."
            )
    return Joined(tuple(documents), tuple(places.values()), tuple(notices))


def _document(shelf: Shelf, own: OwnDocument) -> Document:
    marks = shelf.marks(own.id)
    accepted = claims_by_id(own.id, (m for m in marks if m.sort == "claim" and m.decided))
    suggested = claims_by_id(own.id, (m for m in marks if m.sort == "claim" and m.status == "suggested"))
    claims = dict(sorted({**suggested, **accepted}.items(), key=lambda pair: pair[1].span))
    mentions = mentions_of([m for m in marks if m.sort == "place" and m.decided])
    source = source_of(own.item, own.sha256, own.length)
    return Document(
        source, claims, tuple(mentions), Path(f"{own.id}.toml"), "mine", frozenset(suggested.keys() - accepted.keys()),
        partial(shelf.text, own.id),
    )  # fmt: skip


def _known(locate: Callable[[str], object], own: set[str]) -> Callable[[str | None], bool]:
    """Whether a place is known; each is looked up once."""
    asked: dict[str | None, bool] = {None: True, **dict.fromkeys(own, True)}

    def known(place: str | None) -> bool:
        if place not in asked:
            try:
                locate(str(place))
                asked[place] = True
            except UnknownPlaceError:
                asked[place] = False
        return asked[place]

    return known


def _fitting(document: Document, records: Records, known: Callable[[str | None], bool]) -> Document:
    """The document with those of its claims that break no rule; as a whole first, since most do not."""

    def sound(claims: dict[str, Claim]) -> bool:
        alone = replace(document, claims=claims)
        return not any(check_relations(replace(records, documents={document.source.id: alone})))

    claims = {id_: c for id_, c in document.claims.items() if known(c.place) and known(c.to)}
    if not sound(claims):
        claims = {id_: claim for id_, claim in claims.items() if sound({id_: claim})}
    return replace(document, claims=claims, suggested=document.suggested & claims.keys())
