"""A document of one's own as a seed record, ready to be proposed to the project: claims and mentions, never its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geo.errors import WorkspaceError
from geo.records.models import Claim, Mention, Place
from geo.workspace.model import Item
from geo.workspace.shelf import Shelf
from geo.workspace.toml import table

__all__ = ["Seed", "mentions_of", "seed_of", "sites_toml"]

_TO_DO = ("publisher", "publisher_kind", "published", "language", "summary")
"""Fields that a record must have, and that a person should look at where nobody filled them in."""

_BELOW = "# The places below belong into data/places.toml: put them there, without the signs before the lines, and take them out here."

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Seed:
    """A record file: its name, its text, and the places of one's own that it needs, as rows for `data/places.toml`."""

    name: str
    toml: str
    places: str

    @property
    def whole(self) -> str:
        """The record with its places as comments below it: a record's file holds none."""
        if not self.places:
            return self.toml
        below = [f"# {line}".rstrip() for line in self.places.strip().split("\n")]
        return "\n".join([f"{self.toml}\n{_BELOW}\n#", *below]) + "\n"


def seed_of(
    shelf: Shelf, document: str, id_: str = "", finds: Callable[[str], str | None] | None = None
) -> Seed:
    """The accepted claims and mentions of a document. Raises WorkspaceError, RecordError.

    `id_` is the record's name in the project (the workspace's own if empty). `finds` is what the gazetteer puts
    first for a name: where it is another place, or is not asked, the mention's place is written with the reason.
    """
    id_ = id_ or document
    if not _SLUG.fullmatch(id_) or len(id_) > 80:
        raise WorkspaceError(
            f"A record cannot be called {id_!r}: small letters and digits, joined by hyphens."
        )
    found = shelf.document(document)
    source = shelf.source(document).model_copy(update={"id": id_, "file": f"{id_}.txt"})
    claims = sorted(shelf.claims(document).values(), key=lambda c: c.span)
    mentions = mentions_of(shelf.marks(document, "place", ("accepted", "edited")), finds)
    parts = [_head(found.item, claims, mentions), table("[source]", source)]
    parts += [table("[[claim]]", claim) for claim in claims]
    parts += [table("[[mention]]", mention) for mention in mentions]
    sites = {
        id_: place for id_, place in shelf.places(removed=True).items() if id_ in _named(claims, mentions)
    }
    return Seed(f"{id_}.toml", "\n".join(parts), sites_toml(sites))


def mentions_of(marks: list[Item], finds: Callable[[str], str | None] | None = None) -> list[Mention]:
    """Accepted place marks as mentions; the place is written where the name alone does not lead there."""
    found = []
    for mark in marks:
        place, text = mark.value.get("place"), str(mark.value["text"])
        assert mark.starts is not None
        assert mark.ends is not None
        written = place if place and not (finds and finds(text) == place) else None
        reason = "Chosen by a reader from the text." if written else None
        how = mark.value.get("how", "literal")
        found.append(
            Mention(text=text, start=mark.starts, end=mark.ends, how=how, place=written, reason=reason)
        )
    return found


def sites_toml(places: Mapping[str, Place]) -> str:
    """Own places as rows of `data/places.toml`; empty if there are none."""
    return "\n".join(table("[[place]]", place) for place in places.values())


def _named(claims: list[Claim], mentions: list[Mention]) -> set[str]:
    places = [place for claim in claims for place in (claim.place, claim.to)]
    return {place for place in (*places, *(m.place for m in mentions)) if place}


def _head(document: Item, claims: list[Claim], mentions: list[Mention]) -> str:
    """What the file is, and what is still to be said in it."""
    lines = [f"# {len(claims)} claims and {len(mentions)} mentions that a reader marked in this document."]
    missing = [name for name in _TO_DO if not document.value.get(name)]
    if missing:
        lines.append(f"# Before it is proposed, look at: {', '.join(missing)}.")
    return "\n".join(lines) + "\n"
