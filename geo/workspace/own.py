"""Plans for what is the reader's own as a whole: documents and what is known of them, places, conflicts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

from geo.errors import UnknownPlaceError, WorkspaceError
from geo.gazetteer.folding import fold, transliterations
from geo.records.models import Place
from geo.workspace.claims import METADATA, source_of, stored
from geo.workspace.model import Change, Item, Plan, State
from geo.workspace.shelf import Shelf
from geo.workspace.strict import read_model
from geo.workspace.uses import resting

__all__ = ["SITES", "OwnPlans", "slug"]

SITES = "places"
"""The part of the log that is about own places rather than about a document: `undo(SITES)`."""

_BASIS = {"typed": "Coordinates typed by a reader.", "clicked": "Clicked on the map by a reader."}


def slug(name: str) -> str:
    """A name as an id: lower-case Latin letters and digits, joined by hyphens; empty where nothing is left."""
    folded = fold(name)
    latin = next(iter(transliterations(folded)), folded)
    return re.sub("[^a-z0-9]+", "-", latin.replace("'", "")).strip("-")[:40].strip("-")


class OwnPlans:
    """Plans for documents, own places and conflicts. All raise WorkspaceError or RecordError, in words."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    # ---- documents

    def describe(self, document: Item, **metadata: object) -> Plan:
        """Change what is known of a document; None takes a field out. Fields are those of a Source, and `outlet`."""
        if unknown := [name for name in metadata if name not in METADATA]:
            raise WorkspaceError(f"A document has no {unknown[0]!r}; it has {', '.join(METADATA)}.")
        value = {k: v for k, v in {**document.value, **metadata}.items() if v is not None}
        found = self._shelf.document(document.id)
        described = Item(document.id, "document", document.id, document.status, value, document.version)
        source_of(described, found.sha256, found.length)
        return _one("describe", f"described {document.words}", document, State(document.status, value))

    def remove(self, document: Item) -> Plan:
        """Put a document away with all its claims; nothing of it is deleted."""
        return _one("remove", f"put {document.words} away", document, State("removed", document.value))

    def restore(self, document: Item) -> Plan:
        """Take a document that was put away back."""
        return _one("restore", f"took {document.words} back", document, State("kept", document.value))

    # ---- own places

    def add_site(
        self, name: str, kind: str, lat: float, lon: float, *, reason: str, precision: str = "near",
        how: Literal["typed", "clicked"] = "typed", country: str | None = None, names: Sequence[str | dict[str, str]] = (),
        basis: str = "", radius_m: int | None = None,
    ) -> Plan:  # fmt: skip
        """A place of one's own, in degrees (WGS 84); `reason` says why no gazetteer has it, `how` where the point comes from.

        Its id is `my-`, its name, and four digits that keep places of different workspaces apart.
        """
        values: dict[str, Any] = {
            "name": name, "kind": kind, "country": country, "lat": float(lat), "lon": float(lon), "reason": reason,
            "precision": precision, "basis": basis or _BASIS[how], "radius_m": radius_m,
            "names": [{"text": n, "lang": "und"} if isinstance(n, str) else n for n in names],
        }  # fmt: skip
        place = _place({"id": self._free(name), **values})
        item = Item(place.id, "site", None, "kept", stored(place), 0)
        return Plan("add-site", f"added {item.words}", (Change(item, item.state),), SITES)

    def edit_site(self, site: Item, *, how: Literal["typed", "clicked"] = "typed", **fields: object) -> Plan:
        """Change a place of one's own; its claims move with it. None takes a field out.

        Other coordinates bring their own basis (`how`), and another precision its own radius.
        """
        value: dict[str, Any] = {**site.value, **fields, "id": site.id}
        if "basis" not in fields and any(value.get(at) != site.value.get(at) for at in ("lat", "lon")):
            value["basis"] = _BASIS[how]
        if "radius_m" not in fields and value.get("precision") != site.value.get("precision"):
            value["radius_m"] = None
        return _site("edit-site", f"changed {site.words}", site, State(site.status, stored(_place(value))))

    def remove_site(self, site: Item) -> Plan:
        """Take a place out of one's own gazetteer. Raises WorkspaceError while claims rest on it."""
        if claims := resting(self._shelf, site.id):
            count = "a claim rests" if len(claims) == 1 else f"{len(claims)} claims rest"
            raise WorkspaceError(f"{count.capitalize()} on {site.words}: choose another place there first.")
        return _site("remove-site", f"removed {site.words}", site, State("removed", site.value))

    def restore_site(self, site: Item) -> Plan:
        """Take a place that was removed back into one's own gazetteer."""
        return _site("restore-site", f"took {site.words} back", site, State("kept", site.value))

    def _free(self, name: str) -> str:
        """An id that neither this workspace nor the gazetteer has."""
        stem = "-".join(part for part in ("my", slug(name), self._shelf.id[:4]) if part)
        taken = {site.id for site in self._shelf.sites(removed=True)}
        ids = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))]
        return next(id_ for id_ in ids if id_ not in taken and not self._held(id_))

    def _held(self, id_: str) -> bool:
        try:
            self._shelf.world.locate(id_)
        except UnknownPlaceError:
            return False
        return True

    # ---- conflicts

    def settle(self, conflict: Item, keep: Literal["ours", "theirs"]) -> Plan:
        """Choose between what was decided here and what came in a hand-over. Raises RecordError for a place that fits no rule."""
        item = self._shelf.item(conflict.value["record"])
        changes = [Change(conflict, State("settled", conflict.value))]
        if keep == "theirs":
            if item.sort == "site":
                _place(
                    {**conflict.value["value"], "id": item.id}
                )  # one that does not fit would take its claims off the map
            changes.append(Change(item, State(conflict.value["status"], conflict.value["value"])))
        words = f"settled a conflict about {item.words}: {keep} stays"
        return Plan("settle", words, tuple(changes), item.document or SITES)


def _place(values: dict[str, Any]) -> Place:
    """A place record. Raises RecordError."""
    given = {name: value for name, value in values.items() if value is not None}
    return read_model(Place, given, "your places", f"place {given['id']}")


def _one(what: str, words: str, item: Item, after: State) -> Plan:
    return Plan(what, words, (Change(item, after),), item.id)


def _site(what: str, words: str, item: Item, after: State) -> Plan:
    return Plan(what, words, (Change(item, after),), SITES)
