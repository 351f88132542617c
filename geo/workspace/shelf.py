"""The reading side of a workspace: documents, marks, own places, claims, and the log with what can be undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property

from sqlalchemy import Engine, func, select

from geo.errors import RecordError, WorkspaceError
from geo.records.models import Claim, Place, Source
from geo.workspace import store
from geo.workspace.claims import claims_by_id, source_of
from geo.workspace.connection import damage, reading
from geo.workspace.model import MARKS, Decision, Item, OwnDocument, Sort
from geo.workspace.schema import RECORDS, TEXTS
from geo.workspace.world import World, open_world

__all__ = ["Shelf", "stacks"]


class Shelf:
    """What a workspace holds; every method is one consistent look. All raise WorkspaceError."""

    def __init__(self, engine: Engine, world: World | None = None) -> None:
        self.engine, self._world = engine, world

    @property
    def world(self) -> World:
        """Actors, words and gazetteer that claims are held against; opened when first needed.

        Set anew where they change while the workspace stays open.
        """
        if self._world is None:
            self._world = open_world()
        return self._world

    @world.setter
    def world(self, world: World) -> None:
        self._world = world

    @cached_property
    def id(self) -> str:
        """The workspace's own id, the same for good."""
        with reading(self.engine) as connection:
            return store.own_id(connection)

    def newest(self) -> int:
        """Number of the log's last entry: changes with everything that is written."""
        with reading(self.engine) as connection:
            return store.newest(connection)

    # ---- documents

    def documents(self, *, removed: bool = False) -> list[OwnDocument]:
        """Documents in the order in which they were added; those removed only if asked for."""
        statuses = ("kept", "removed") if removed else ("kept",)
        return sorted(self._documents(statuses), key=lambda d: (str(d.item.value["added"]), d.id))

    def _documents(self, statuses: Sequence[str], only: str | None = None) -> list[OwnDocument]:
        columns = (RECORDS.c.document, RECORDS.c.sort, RECORDS.c.status)
        texts = select(
            TEXTS.c.document, TEXTS.c.sha256, TEXTS.c.length, TEXTS.c.text.is_not(None).label("has")
        )
        counted = select(*columns, func.count()).where(RECORDS.c.sort.in_(MARKS)).group_by(*columns)
        if only is not None:
            texts, counted = texts.where(TEXTS.c.document == only), counted.where(RECORDS.c.document == only)
        with reading(self.engine) as connection:
            items = store.items(connection, ("document",), ids=None if only is None else (only,))
            held = {row.document: row for row in connection.execute(texts)}
            counts: dict[str, Counter[tuple[str, str]]] = {}
            for document, sort, status, count in connection.execute(counted):
                counts.setdefault(document, Counter())[sort, status] = count
        return [
            OwnDocument(i, held[i.id].sha256, held[i.id].length, held[i.id].has, counts.get(i.id, Counter()))
            for i in items
            if i.status in statuses
        ]

    def document(self, id_: str) -> OwnDocument:
        """One document, removed or not."""
        for found in self._documents(("kept", "removed"), id_):
            return found
        raise WorkspaceError(f"The workspace has no document {id_!r}.")

    def text(self, document: str) -> str | None:
        """A document's text as stored; None where it came in a hand-over without it."""
        with reading(self.engine) as connection:
            return store.text_of(connection, document)

    def source(self, document: str) -> Source:
        """A document as a Source, with what is not known filled in words. Raises RecordError too."""
        asked = select(TEXTS.c.sha256, TEXTS.c.length).where(TEXTS.c.document == document)
        with reading(self.engine) as connection:
            item, row = store.item(connection, document), connection.execute(asked).one()
        return source_of(item, row.sha256, row.length)

    # ---- marks, claims, own places

    def item(self, id_: str) -> Item:
        """One item by its id, as it now is."""
        with reading(self.engine) as connection:
            return store.item(connection, id_)

    def as_seen(self, item: Item, version: int) -> Item:
        """An item as somebody saw it who knows only that version: what is decided on it now is told in the words seen."""
        if version >= item.version:
            return replace(item, version=version)
        with reading(self.engine) as connection:
            value = store.value_at(connection, item.id, version)
        return replace(item, version=version, value=item.value if value is None else value)

    def marks(
        self, document: str, sort: Sort | None = None, status: Sequence[str] = (), within: tuple[int, int] | None = None
    ) -> list[Item]:  # fmt: skip
        """Marks in a document's text, in its order; none that were taken back, unless that status is asked for.

        `within` [start, end): only those that begin there.
        """
        with reading(self.engine) as connection:
            found = store.items(connection, (sort,) if sort else MARKS, document, within=within)
        return [m for m in found if (m.status in status if status else m.status != "removed")]

    def some(self, ids: Sequence[str]) -> dict[str, Item]:
        """Those of some items that there are, by id."""
        with reading(self.engine) as connection:
            return {item.id: item for item in store.items(connection, ids=ids)}

    def changed(self, document: str, since: int) -> list[Item]:
        """Marks of a document that were decided on since an entry of the log (its number), those taken back too."""
        with reading(self.engine) as connection:
            return store.items(connection, MARKS, document, since=since)

    def claims(self, document: str, *, suggested: bool = False) -> dict[str, Claim]:
        """Accepted claims of a document by claim id, or those only suggested so far."""
        status = ("suggested",) if suggested else ("accepted", "edited")
        return claims_by_id(document, self.marks(document, "claim", status))

    def sites(self, *, removed: bool = False) -> list[Item]:
        """Places of the reader's own gazetteer; `item.place` is the record, if it still fits the model."""
        with reading(self.engine) as connection:
            found = store.items(connection, ("site",))
        return [site for site in found if removed or site.status == "kept"]

    def places(self, *, removed: bool = False) -> dict[str, Place]:
        """Own places by id, as place records; without those that no longer fit the model."""
        found = {}
        for site in self.sites(removed=removed):
            with suppress(RecordError):
                found[site.id] = site.place
        return found

    def conflicts(self) -> list[Item]:
        """What a hand-over decided otherwise than this workspace: both are kept until one is chosen."""
        with reading(self.engine) as connection:
            return [i for i in store.items(connection, ("conflict",)) if i.status == "open"]

    # ---- the log

    def log(self, document: str | None = None) -> list[Decision]:
        """Every decision, oldest first; of one document if asked."""
        with reading(self.engine) as connection:
            return store.decisions(connection, document)

    def decision(self, id_: str) -> Decision | None:
        """One entry of the log; None where there is none of that id."""
        with reading(self.engine) as connection:
            return store.decision(connection, id_)

    def to_undo(self, document: str) -> Decision | None:
        """What the next undo of a document takes back."""
        done, _ = stacks(self.log(document))
        return done[-1] if done else None

    def to_redo(self, document: str) -> Decision | None:
        """What the next redo of a document does again."""
        _, undone = stacks(self.log(document))
        return undone[-1] if undone else None

    def verify(self) -> list[str]:
        """What is wrong with the file, and with the log against the items; empty: all is well."""
        with reading(self.engine) as connection:
            return damage(connection) or store.replayed(connection)


def stacks(log: Sequence[Decision]) -> tuple[list[Decision], list[Decision]]:
    """Decisions that can be undone and redone, the next one last: all of it follows from the log."""
    done: list[Decision] = []
    undone: list[Decision] = []
    known = {decision.id: decision for decision in log}
    for decision in log:
        if decision.workspace is not None or decision.what in ("add", "read", "open"):
            continue
        if decision.what == "undo" and decision.reverses:
            done.remove(known[decision.reverses])
            undone.append(known[decision.reverses])
        elif decision.what == "redo" and decision.reverses:
            undone.remove(known[decision.reverses])
            done.append(known[decision.reverses])
        else:
            done.append(decision)
            undone.clear()
    return done, undone
