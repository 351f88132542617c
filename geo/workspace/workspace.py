"""The reader's workspace: where it lies, opening it, and deciding. See the package for an example."""

from __future__ import annotations

import getpass
import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from sqlalchemy import URL, Connection, insert, select, update

from geo.errors import WorkspaceError
from geo.records.models import Claim
from geo.workspace import store
from geo.workspace.claims import METADATA, claims_by_id, source_of
from geo.workspace.connection import open_engine, writing
from geo.workspace.found import Found
from geo.workspace.model import Change, Decision, Item, OwnDocument, Plan, Preview, State
from geo.workspace.own import OwnPlans
from geo.workspace.plans import MarkPlans
from geo.workspace.schema import TEXTS, prepare
from geo.workspace.shelf import Shelf, stacks
from geo.workspace.world import World

__all__ = ["Plans", "Workspace", "place_of_workspace"]

_PROMISED = ("read",)
"""Decisions that may change nothing."""


def place_of_workspace() -> str:
    """Where the workspace lies: $ATLAS_WORKSPACE (a file, or a database's address), else the user's data folder."""
    return os.environ.get("ATLAS_WORKSPACE") or str(user_data_path("basing-atlas") / "workspace.sqlite")


class Plans(MarkPlans, OwnPlans):
    """Every decision that can be planned: on marks, documents, own places and conflicts."""


class Workspace(Shelf):
    """The reader's own documents, decisions, claims and places. Safe to share between threads and sessions."""

    who: str

    @classmethod
    def open(cls, where: str | Path | None = None, *, who: str | None = None, world: World | None = None) -> Workspace:  # fmt: skip
        """Open the workspace at `where` (a file, or an address such as `postgresql+psycopg://…`), making it if it is new.

        `who` stands in the log beside every decision. Raises WorkspaceError: not to be opened, not a workspace,
        or of a newer schema; the file is then as it was.
        """
        engine = open_engine(_url(str(where or place_of_workspace())))
        try:
            prepare(engine)
        except WorkspaceError:
            engine.dispose()
            raise
        opened = cls(engine, world)
        opened.who = who or _reader()
        return opened

    @classmethod
    def existing(cls) -> Workspace | None:
        """The workspace of this installation, if there is one; none is made. Raises WorkspaceError."""
        where = place_of_workspace()
        return cls.open(where) if "://" in where or Path(where).expanduser().is_file() else None

    def close(self) -> None:
        """Let go of the database; the object can be used again all the same."""
        self.engine.dispose()

    @property
    def plans(self) -> Plans:
        """Decisions to preview and to take: `workspace.decide(workspace.plans.accept(mark))`."""
        return Plans(self)

    # ---- adding

    def add(self, text: str, *, title: str, **metadata: object) -> OwnDocument:
        """Take in a document. The same text is the same document: added again, it comes back as it was left.

        `metadata` are fields of a Source as far as they are known, and `outlet`, `original_name`.
        Raises WorkspaceError for an empty text or one that is no text, RecordError for metadata that break a rule.
        """
        if not text.strip() or "\x00" in text:
            raise WorkspaceError(
                f"{title!r} holds no text." if not text.strip() else f"{title!r} is not text: it holds NUL."
            )
        try:
            sha256 = hashlib.sha256(text.encode()).hexdigest()
        except UnicodeEncodeError:
            raise WorkspaceError(f"{title!r} holds characters that are no Unicode text.") from None
        if unknown := [name for name in metadata if name not in METADATA]:
            raise WorkspaceError(f"A document has no {unknown[0]!r}; it has {', '.join(METADATA)}.")
        known = {name: value for name, value in metadata.items() if value not in (None, "")}
        value: dict[str, Any] = {"title": title, **known, "added": store.now()}
        item = Item(f"my-{sha256[:12]}", "document", f"my-{sha256[:12]}", "kept", value, 0)
        source_of(item, sha256, len(text))
        with writing(self.engine) as connection:
            self._take_in(connection, item, sha256, text)
        return self.document(item.id)

    def _take_in(self, connection: Connection, item: Item, sha256: str, text: str) -> None:
        """A new document; or the text of one that lacked it, and back from where it was put away."""
        held = connection.execute(
            select(TEXTS.c.text.is_not(None)).where(TEXTS.c.document == item.id)
        ).scalar_one_or_none()
        if held is None:
            values = {"document": item.id, "sha256": sha256, "length": len(text), "text": text}
            connection.execute(insert(TEXTS).values(values))
            plan = Plan("add", f"added {item.words}", (Change(item, item.state),), item.id)
            store.write(connection, plan, self.who)
            return
        before = store.item(connection, item.id)
        if held is False:
            connection.execute(update(TEXTS).where(TEXTS.c.document == item.id).values(text=text))
        if held is False or before.status == "removed":
            plan = Plan("add", f"added {before.words} again", (Change(before, State("kept", before.value)),), item.id)  # fmt: skip
            store.write(connection, plan, self.who)

    def read(self, document: str, found: Found) -> Decision:
        """Keep what the parser found in a document as suggestions."""
        return self.decide(self.plans.read(document, found))

    # ---- deciding

    def decide(self, plan: Plan, id_: str | None = None) -> Decision:
        """Take a decision: all of it is written and on the disk when this returns, or none of it.

        `id_`, a UUID, is the entry's in the log: it can be looked up with `decision` before it is sent once more.
        Raises StaleRecordError where somebody was quicker; WorkspaceError where nothing would change, or nothing
        could be written.
        """
        changes = plan.effective
        if not changes and plan.what not in _PROMISED:
            raise WorkspaceError("Nothing would change." + "".join(f" {why}" for why in plan.skipped[:1]))
        with writing(self.engine) as connection:
            return store.write(connection, replace(plan, changes=changes), self.who, id_)

    def undo(self, document: str, id_: str | None = None, *, expected: str | None = None) -> Decision:
        """Take back a document's last decision (or that of `SITES`); itself an entry of the log.

        `expected` is the decision that the reader means: raises WorkspaceError where another is the last by now.
        """
        with writing(self.engine) as connection:
            done, _ = stacks(store.decisions(connection, document))
            decision = _last(done, "There is nothing to undo.", expected)
            changes = []
            for record, before, after, version in reversed(store.changes_of(connection, decision.id)):
                now = store.item(connection, record)
                seen = replace(now, version=version if now.state != after else now.version)
                changes.append(Change(seen, before or State("removed", after.value)))
            plan = Plan("undo", f"took back: {decision.words}", tuple(changes), document, decision.id)
            return store.write(connection, plan, self.who, id_)

    def redo(self, document: str, id_: str | None = None, *, expected: str | None = None) -> Decision:
        """Do again what the last undo took back, if nothing was decided since; `expected` as for `undo`."""
        with writing(self.engine) as connection:
            _, undone = stacks(store.decisions(connection, document))
            decision = _last(undone, "There is nothing to do again.", expected)
            changes = []
            for record, before, after, _ in store.changes_of(connection, decision.id):
                now = store.item(connection, record)
                fits = now.state == (before or State("removed", after.value))
                changes.append(Change(now if fits else replace(now, version=-1), after))
            plan = Plan("redo", f"did again: {decision.words}", tuple(changes), document, decision.id)
            return store.write(connection, plan, self.who, id_)

    def preview(self, plan: Plan) -> Preview:
        """What a plan would change on the map, without writing anything."""
        sites = {
            change.item.id
            for change in plan.changes
            if change.item.sort == "site" and _lies_elsewhere(change)
        }
        before: dict[str, Claim] = {}
        after: dict[str, Claim] = {}
        for document in self.documents(removed=True):
            touched = [c for c in plan.changes if c.item.document == document.id]
            if touched or sites:
                before |= self._shown(document.item, ())
                after |= self._shown(document.item, touched)
        return Preview(
            {id_: claim for id_, claim in after.items() if id_ not in before},
            {id_: claim for id_, claim in before.items() if id_ not in after},
            {id_: claim for id_, claim in after.items() if id_ in before and sites & {claim.place, claim.to}},
        )

    def _shown(self, document: Item, changes: tuple[Change, ...] | list[Change]) -> dict[str, Claim]:
        """Accepted claims of a document as some changes would leave it."""
        after = {change.item.id: change for change in changes}
        status = after[document.id].after.status if document.id in after else document.status
        if status != "kept":
            return {}
        marks = {m.id: m for m in self.marks(document.id, "claim", _STATUSES)}
        marks |= {c.item.id: c.item for c in changes if c.item.sort == "claim"}
        left = [
            replace(m, status=after[m.id].after.status, value=after[m.id].after.value) if m.id in after else m
            for m in marks.values()
        ]
        return claims_by_id(document.id, (mark for mark in left if mark.decided))


def _lies_elsewhere(change: Change) -> bool:
    """Whether a known place would stand at another spot; a new name alone moves nothing."""
    before, after = change.item.value, change.after.value
    return bool(change.item.version) and any(before.get(at) != after.get(at) for at in ("lat", "lon", "at"))


_STATUSES = ("suggested", "accepted", "edited", "rejected", "removed")


def _last(stack: list[Decision], none: str, expected: str | None) -> Decision:
    """The next one of a stack. Raises WorkspaceError where there is none, or not the one that was expected."""
    if stack and expected in (None, stack[-1].id):
        return stack[-1]
    if stack:
        raise WorkspaceError(
            f"In between, {stack[-1]}. Nothing was changed: look again, and ask once more if you mean that."
        )
    raise WorkspaceError(none)


def _url(where: str) -> str | URL:
    """A file as an address; its folder is made. Raises WorkspaceError."""
    if "://" in where:
        return where
    path = Path(where).expanduser().absolute()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise WorkspaceError(f"The folder {path.parent} cannot be made: {error.strerror or error}.") from None
    return URL.create("sqlite", database=str(path))  # as text, a `?` in the path would begin its options


def _reader() -> str:
    try:
        return os.environ.get("ATLAS_READER") or getpass.getuser()
    except (OSError, KeyError):
        return "a reader"
