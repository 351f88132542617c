"""Taking a hand-over in without loss: what is new comes in, what goes further wins, what differs stays side by side.

Whether one side goes further is read off the log: it knows the other's last decision on the record, or
the other has nothing but the parser's suggestion.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, insert, select, update

from geo.errors import RecordError
from geo.workspace import store
from geo.workspace.connection import writing
from geo.workspace.model import Change, Decision, Item, Plan, State
from geo.workspace.opening import Opened, open_pack
from geo.workspace.rows import DecisionRow, RecordRow
from geo.workspace.schema import CHANGES, DECISIONS, TEXTS
from geo.workspace.workspace import Workspace

__all__ = ["Merged", "merge"]

History = Mapping[str, set[str]]
"""Decisions by the record that they touched."""


@dataclass(frozen=True)
class Merged:
    """What came of a hand-over; `conflicts` are kept beside what was decided here (`Workspace.conflicts`).

    `texts` of documents that were here without. `aside` says in a sentence each which places fit no rule of the model:
    they are kept in the workspace, off the map, until somebody mends them.
    """

    decision: Decision
    added: int
    updated: int
    conflicts: tuple[Item, ...]
    texts: int = 0
    aside: tuple[str, ...] = ()


def merge(workspace: Workspace, content: bytes) -> Merged:
    """Open a workspace.zip and take it in, in one transaction. Raises WorkspaceError; then nothing was taken."""
    opened = open_pack(content)
    with writing(workspace.engine) as connection:
        ours = {item.id: item for item in store.items(connection)}
        texts = _texts(connection, opened)
        histories = _theirs(opened.decisions), _ours(connection)
        changes = [c for row in opened.records if (c := _change(row, ours, opened, *histories))]
        _log(connection, opened)
        words = f"opened a workspace of {opened.manifest.made_by} ({opened.manifest.made[:10]})"
        decision = store.write(connection, Plan("open", words, tuple(changes)), workspace.who)
    conflicts = tuple(change.item for change in changes if change.item.sort == "conflict")
    new = sum(1 for change in changes if not change.item.version) - len(conflicts)
    beside = {conflict.value["record"] for conflict in workspace.conflicts()}
    aside = tuple(_aside(row, opened, beside) for row in opened.records if row.id in opened.unfit)
    return Merged(decision, new, len(changes) - new - len(conflicts), conflicts, texts, aside)


def _aside(row: RecordRow, opened: Opened, beside: set[str]) -> str:
    """The place that fits no rule: where it stands, what is wrong, and what becomes of it."""
    what, wrong = row.item.words[:1].upper() + row.item.words[1:], "; ".join(map(str, opened.unfit[row.id]))
    kept = "beside yours, which stays" if row.id in beside else "but not shown until it is mended"
    return f"{what} was set aside, kept {kept}: {wrong}."


def _texts(connection: Connection, opened: Opened) -> int:
    """Documents that are new here, and texts that were missing here; how many of these."""
    came = 0
    held = {row.document: row.text for row in connection.execute(select(TEXTS))}
    for row in opened.records:
        if row.sort != "document":
            continue
        text = opened.texts.get(row.id)
        if row.id not in held:
            values = {"document": row.id, "sha256": row.sha256, "length": row.length, "text": text}
            connection.execute(insert(TEXTS).values(values))
        elif held[row.id] is None and text is not None:
            connection.execute(update(TEXTS).where(TEXTS.c.document == row.id).values(text=text))
            came += 1
    return came


def _theirs(decisions: tuple[DecisionRow, ...]) -> History:
    found: dict[str, set[str]] = defaultdict(set)
    for decision in decisions:
        for change in decision.changes:
            found[change.record].add(decision.id)
    return found


def _ours(connection: Connection) -> History:
    found: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(select(CHANGES.c.record, CHANGES.c.decision)):
        found[row.record].add(row.decision)
    return found


def _change(
    row: RecordRow, ours: Mapping[str, Item], opened: Opened, theirs: History, known: History
) -> Change | None:
    item, state = ours.get(row.id), row.item.state
    if item is None:
        return Change(replace(row.item, version=0), state)
    if _same(item, state):
        return None
    spoils = row.id in opened.unfit and _fits(item)  # what fits stays here, whoever went further
    if not spoils and (item.decision in theirs.get(row.id, ()) or _undecided(item)):
        return Change(item, state)
    if row.decision in known.get(row.id, ()) or _undecided(row.item):
        return None
    if row.sort == "document" and (both := _both(item, row.item)):
        return Change(item, both) if both != item.state else None
    return _conflict(row, opened, ours)


def _fits(site: Item) -> bool:
    try:
        return bool(site.place)
    except RecordError:
        return False


def _same(item: Item, state: State) -> bool:
    return item.status == state.status and _lasting(item.value) == _lasting(state.value)


def _lasting(value: Mapping[str, Any]) -> dict[str, Any]:
    """Without the moment of adding, which differs from one workspace to the other."""
    return {name: part for name, part in value.items() if name != "added"}


def _undecided(item: Item) -> bool:
    """Whether it is no more than what the parser found."""
    return item.status == "suggested"


def _both(ours: Item, theirs: Item) -> State | None:
    """What two people know of one document, where neither contradicts the other."""
    common = _lasting(ours.value).keys() & _lasting(theirs.value).keys()
    if ours.status != theirs.status or any(ours.value[name] != theirs.value[name] for name in common):
        return None
    return State(ours.status, {**theirs.value, **ours.value})


def _conflict(row: RecordRow, opened: Opened, ours: Mapping[str, Item]) -> Change | None:
    """Their decision beside ours; the same one, opened again, is no new conflict."""
    digits = hashlib.sha256(f"{row.id}\x1f{row.decision}".encode()).hexdigest()[:16]
    if f"conflict-{digits}" in ours:
        return None
    last = next((d for d in opened.decisions if d.id == row.decision), None)
    value = {
        "record": row.id, "text": row.item.words, "status": row.status, "value": row.value,
        "who": last.who if last else opened.manifest.made_by, "at": last.at if last else opened.manifest.made,
        "words": last.words if last else "",
    }  # fmt: skip
    item = Item(f"conflict-{digits}", "conflict", row.document, "open", value, 0)
    return Change(item, item.state)


def _log(connection: Connection, opened: Opened) -> None:
    """Their decisions become part of our log: to be read, never to be undone here."""
    known = set(connection.execute(select(DECISIONS.c.id)).scalars())
    for decision in opened.decisions:
        if decision.id in known:
            continue
        values = decision.model_dump(
            include={"id", "document", "what", "reverses", "who", "at", "words", "workspace"}
        )
        connection.execute(insert(DECISIONS).values(values))
        rows = [
            {
                "decision": decision.id, "position": n, "record": c.record, "version": c.version,
                "before": c.before.model_dump() if c.before else None, "after": c.after.model_dump(),
            }
            for n, c in enumerate(decision.changes)
        ]  # fmt: skip
        if rows:
            connection.execute(insert(CHANGES), rows)
