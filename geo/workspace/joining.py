"""What the atlas takes from a workspace: its documents with accepted and suggested claims, and its places.

Nothing that a reader kept may stop the atlas: a claim that no longer fits the records is left out, and said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from geo.errors import AtlasError
from geo.records.models import Claim, Mention, Place
from geo.records.reading import Document
from geo.workspace.claims import claims_by_id
from geo.workspace.model import OwnDocument
from geo.workspace.seed import mentions_of
from geo.workspace.shelf import Shelf
from geo.workspace.world import World

__all__ = ["Joined", "joined"]


@dataclass(frozen=True)
class Joined:
    """The reader's part of the atlas, and in a sentence each what had to be left out of it."""

    documents: tuple[Document, ...] = ()
    places: tuple[Place, ...] = ()
    notices: tuple[str, ...] = ()


def joined(shelf: Shelf, world: World | None = None) -> Joined:
    """Documents and places of a workspace, fit for the records of `world`. Raises WorkspaceError."""
    world = world or shelf.world
    places = {site.id: site.place for site in shelf.sites(removed=True)}
    fits = partial(_fits, world=world, known=_known(world, places))
    documents, notices = [], []
    for own in shelf.documents():
        try:
            document, lost = _document(shelf, own, fits)
        except AtlasError as error:
            notices.append(f"Your document “{own.title}” cannot be shown: {' '.join(str(error).split())}")
            continue
        documents.append(document)
        if lost:
            said = "claim names" if lost == 1 else "claims name"
            notices.append(
                f"{lost} of your {said} in “{own.title}” a place, an actor or a kind that the atlas no longer knows."
            )
    return Joined(tuple(documents), tuple(places.values()), tuple(notices))


def _document(shelf: Shelf, own: OwnDocument, fits: Callable[[Claim], bool]) -> tuple[Document, int]:
    marks = shelf.marks(own.id)
    accepted = claims_by_id(own.id, (m for m in marks if m.sort == "claim" and m.decided))
    suggested = claims_by_id(own.id, (m for m in marks if m.sort == "claim" and m.status == "suggested"))
    claims = {id_: claim for id_, claim in {**suggested, **accepted}.items() if fits(claim)}
    in_order = dict(sorted(claims.items(), key=lambda pair: pair[1].span))
    mentions: list[Mention] = mentions_of([m for m in marks if m.sort == "place" and m.decided])
    document = Document(
        shelf.source(own.id), in_order, tuple(mentions), Path(f"{own.id}.toml"), "mine",
        frozenset(suggested.keys() - accepted.keys()), partial(shelf.text, own.id),
    )  # fmt: skip
    return document, sum(1 for id_ in accepted if id_ not in claims)


def _known(world: World, places: dict[str, Place]) -> Callable[[str], bool]:
    asked: dict[str, bool] = {}

    def known(place: str) -> bool:
        if place not in asked:
            asked[place] = place in places or _located(world, place)
        return asked[place]

    return known


def _located(world: World, place: str) -> bool:
    try:
        world.locate(place)
    except AtlasError:
        return False
    return True


def _fits(claim: Claim, world: World, known: Callable[[str], bool]) -> bool:
    actors = [*(part.id for part in claim.actors), *([claim.speaks_for] if claim.speaks_for else [])]
    places = [place for place in (claim.place, claim.to) if place]
    return (
        claim.kind in world.words.kinds
        and all(actor in world.actors for actor in actors)
        and all(map(known, places))
    )
