"""Rows to items and back, and the one way in which anything is written: a plan, decided in one transaction."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from geo.errors import StaleRecordError, WorkspaceError
from geo.workspace.model import Change, Decision, Item, Plan, State
from geo.workspace.schema import CHANGES, DECISIONS, META, RECORDS, TEXTS

__all__ = [
    "changes_of",
    "decision",
    "decisions",
    "item",
    "items",
    "last_on",
    "newest",
    "now",
    "own_id",
    "replayed",
    "text_of",
    "value_at",
    "write",
]


def now() -> str:
    """The present moment, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def own_id(connection: Connection) -> str:
    """The workspace's own id, the same for good."""
    return str(connection.execute(select(META.c.value).where(META.c.name == "id")).scalar_one())


def items(
    connection: Connection,
    sorts: Sequence[str] = (),
    document: str | None = None,
    ids: Sequence[str] | None = None,
    within: tuple[int, int] | None = None,
    since: int | None = None,
    where: ColumnElement[bool] | None = None,
) -> list[Item]:
    """Items of some sorts, of one document, by id, beginning within a stretch, or decided on since an entry of the log.

    `where`: only those that a condition on the table holds for.
    """
    asked = select(RECORDS).order_by(RECORDS.c.document, RECORDS.c.starts, RECORDS.c.ends, RECORDS.c.id)
    if sorts:
        asked = asked.where(RECORDS.c.sort.in_(sorts))
    if document is not None:
        asked = asked.where(RECORDS.c.document == document)
    if ids is not None:
        asked = asked.where(RECORDS.c.id.in_(ids))
    if within is not None:
        asked = asked.where(RECORDS.c.starts >= within[0], RECORDS.c.starts < within[1])
    if since is not None:
        changed = select(CHANGES.c.record).join(DECISIONS, DECISIONS.c.id == CHANGES.c.decision)
        asked = asked.where(RECORDS.c.id.in_(changed.where(DECISIONS.c.seq > since)))
    if where is not None:
        asked = asked.where(where)
    return [_item(row) for row in connection.execute(asked)]


def item(connection: Connection, id_: str) -> Item:
    """One item. Raises WorkspaceError for an id that none has."""
    row = connection.execute(select(RECORDS).where(RECORDS.c.id == id_)).one_or_none()
    if row is None:
        raise WorkspaceError(f"The workspace holds nothing with the id {id_!r}.")
    return _item(row)


def _item(row: Row[Any]) -> Item:
    return Item(
        row.id, row.sort, row.document, row.status, row.value, row.version, row.starts, row.ends, row.original, row.decision,
    )  # fmt: skip


def decisions(connection: Connection, document: str | None = None) -> list[Decision]:
    """The log, or one document's part of it; oldest first."""
    asked = select(DECISIONS).order_by(DECISIONS.c.seq)
    if document is not None:
        asked = asked.where(DECISIONS.c.document == document)
    return [_decision(row) for row in connection.execute(asked)]


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        row.seq, row.id, row.document, row.what, row.words, row.who, row.at, row.reverses, row.workspace
    )


def decision(connection: Connection, id_: str) -> Decision | None:
    """An entry of the log by its id."""
    row = connection.execute(select(DECISIONS).where(DECISIONS.c.id == id_)).one_or_none()
    return None if row is None else _decision(row)


def last_on(connection: Connection, record: str) -> Decision | None:
    """The decision that left an item as it is; None where the item is unknown."""
    asked = (
        select(DECISIONS).join(RECORDS, RECORDS.c.decision == DECISIONS.c.id).where(RECORDS.c.id == record)
    )
    row = connection.execute(asked).one_or_none()
    return None if row is None else _decision(row)


def value_at(connection: Connection, record: str, version: int) -> Mapping[str, Any] | None:
    """An item's value as one of its versions had it; None where the log has no such version."""
    asked = (
        select(CHANGES.c.after)
        .join(DECISIONS, DECISIONS.c.id == CHANGES.c.decision)
        .where(CHANGES.c.record == record, CHANGES.c.version == version, DECISIONS.c.workspace.is_(None))
    )
    after = connection.execute(asked).scalars().first()
    return _state(after).value if after else None


def changes_of(connection: Connection, decision: str) -> list[tuple[str, State | None, State, int]]:
    """What a decision did: record, before (None: not there), after, and the version it left."""
    asked = select(CHANGES).where(CHANGES.c.decision == decision).order_by(CHANGES.c.position)
    return [
        (row.record, _state(row.before) if row.before else None, _state(row.after), row.version)
        for row in connection.execute(asked)
    ]


def _state(stored: Mapping[str, Any]) -> State:
    return State(stored["status"], stored["value"])


def text_of(connection: Connection, document: str) -> str | None:
    """A document's text as stored; None where it came without."""
    return connection.execute(select(TEXTS.c.text).where(TEXTS.c.document == document)).scalar_one_or_none()


def write(connection: Connection, plan: Plan, who: str, id_: str | None = None) -> Decision:
    """Decide: log entry, changes and items, in the transaction that the caller holds.

    `id_` is the decision's, where the caller has one for it, so that the same is not written twice.
    Raises StaleRecordError where an item has another version than the plan saw.
    """
    id_, at = id_ or str(uuid.uuid4()), now()
    _apply(connection, plan, id_)
    values = {
        "id": id_, "document": plan.document, "what": plan.what, "reverses": plan.reverses, "who": who, "at": at,
        "words": plan.words,
    }  # fmt: skip
    done = connection.execute(insert(DECISIONS).values(values))
    if plan.changes:
        connection.execute(insert(CHANGES), list(_rows(plan.changes, id_)))
    key = done.inserted_primary_key
    assert key is not None
    return Decision(key[0], id_, plan.document, plan.what, plan.words, who, at, plan.reverses)


def _rows(changes: Iterable[Change], decision: str) -> Iterable[dict[str, Any]]:
    for position, change in enumerate(changes):
        before = _stored(change.item.state) if change.item.version else None
        yield {
            "decision": decision, "position": position, "record": change.item.id, "before": before,
            "after": _stored(change.after), "version": change.item.version + 1,
        }  # fmt: skip


def _stored(state: State) -> dict[str, Any]:
    return {"status": state.status, "value": dict(state.value)}


def _apply(connection: Connection, plan: Plan, decision: str) -> None:
    """Items as the plan leaves them, in two statements however many they are."""
    new = [change for change in plan.changes if not change.item.version]
    known = [change for change in plan.changes if change.item.version]
    if new:
        try:
            with connection.begin_nested():
                connection.execute(insert(RECORDS), [_row(change, decision) for change in new])
        except IntegrityError:
            there = next(c.item for c in new if last_on(connection, c.item.id))
            raise _stale(connection, there, plan) from None
    seen = (RECORDS.c.id == bindparam("seen_id")) & (RECORDS.c.version == bindparam("seen_version"))
    changed = 0
    for some in (
        [known] if connection.dialect.supports_sane_multi_rowcount else [[change] for change in known]
    ):
        if some:
            changed += connection.execute(
                update(RECORDS).where(seen), [_after(c, decision) for c in some]
            ).rowcount
    if changed != len(known):
        theirs = (c.item for c in known if _decided_in(connection, c.item.id) != decision)
        raise _stale(connection, next(theirs), plan)


def _after(change: Change, decision: str) -> dict[str, Any]:
    return {
        "status": change.after.status, "value": dict(change.after.value), "version": change.item.version + 1, "decision": decision,
        "seen_id": change.item.id, "seen_version": change.item.version,
    }  # fmt: skip


def _row(change: Change, decision: str) -> dict[str, Any]:
    item = change.item
    return {
        "id": item.id, "document": item.document, "sort": item.sort, "starts": item.starts, "ends": item.ends, "original": item.original,
        "status": change.after.status, "value": dict(change.after.value), "version": 1, "decision": decision,
    }  # fmt: skip


def _decided_in(connection: Connection, id_: str) -> str | None:
    return connection.execute(select(RECORDS.c.decision).where(RECORDS.c.id == id_)).scalar_one_or_none()


def _stale(connection: Connection, seen: Item, plan: Plan) -> StaleRecordError:
    theirs = last_on(connection, seen.id)
    what = seen.words[:1].upper() + seen.words[1:]
    return StaleRecordError(what, str(theirs) if theirs else "it is no longer there", plan.words)


def replayed(connection: Connection) -> list[str]:
    """Play the log from its beginning and compare: a sentence for each item that is not where it leads."""
    problems: list[str] = []
    states: dict[str, tuple[Any, int]] = {}
    asked = (
        select(CHANGES)
        .join(DECISIONS, DECISIONS.c.id == CHANGES.c.decision)
        .where(DECISIONS.c.workspace.is_(None))
        .order_by(DECISIONS.c.seq, CHANGES.c.position)
    )
    for row in connection.execute(asked):
        state, version = states.get(row.record, (None, 0))
        if row.before != state or row.version != version + 1:
            problems.append(f"A decision on {row.record} does not follow from the one before it.")
        states[row.record] = (row.after, row.version)
    for found in items(connection):
        if states.pop(found.id, None) != (_stored(found.state), found.version):
            problems.append(f"{found.id} is not as the log leaves it.")
    return problems + [f"{id_} is in the log and nowhere else." for id_ in states]


def newest(connection: Connection) -> int:
    """Number of the log's last entry; grows with everything that is written."""
    return int(connection.execute(select(func.max(DECISIONS.c.seq))).scalar_one() or 0)
