"""The tables of a workspace, its version, and the way from each version to the next.

texts       a document's text, once
records     what can be decided on: documents, marks in their texts, own places, conflicts; each with its version
decisions   the log: what was done, by whom, when; only ever added to
changes     what a decision did to each record: before, after

Times are ISO 8601 in UTC as text, values are JSON: types that every database has.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    insert,
    inspect,
    select,
    text,
    update,
)

from geo.errors import WorkspaceError
from geo.workspace.connection import reading, shown, write_ahead, writing

__all__ = ["CHANGES", "DECISIONS", "META", "RECORDS", "TEXTS", "VERSION", "prepare"]

_META = MetaData()

META = Table(
    "meta", _META, Column("name", String(40), primary_key=True), Column("value", Text, nullable=False)
)

TEXTS = Table(
    "texts", _META,
    Column("document", String(80), primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("length", Integer, nullable=False),
    Column("text", Text),  # absent where a hand-over came without it
)  # fmt: skip

RECORDS = Table(
    "records", _META,
    Column("id", String(120), primary_key=True),
    Column("document", String(80), index=True),
    Column("sort", String(16), nullable=False),
    Column("starts", Integer),
    Column("ends", Integer),
    Column("original", JSON(none_as_null=True)),
    Column("status", String(16), nullable=False),
    Column("value", JSON, nullable=False),
    Column("version", Integer, nullable=False),
    Column("decision", String(36), nullable=False),
)  # fmt: skip

DECISIONS = Table(
    "decisions", _META,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(36), nullable=False, unique=True),
    Column("document", String(80), index=True),
    Column("what", String(20), nullable=False),
    Column("reverses", String(36)),
    Column("who", String(120), nullable=False),
    Column("at", String(40), nullable=False),
    Column("words", Text, nullable=False),
    Column("workspace", String(36)),  # since version 2: where it was taken; absent: here
    sqlite_autoincrement=True,
)  # fmt: skip

CHANGES = Table(
    "changes", _META,
    Column("decision", String(36), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("record", String(120), nullable=False, index=True),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON, nullable=False),
    Column("version", Integer, nullable=False),
)  # fmt: skip


def _to_2(connection: Connection) -> None:
    """Decisions know in which workspace they were taken."""
    connection.execute(text("ALTER TABLE decisions ADD COLUMN workspace VARCHAR(36)"))


MIGRATIONS: dict[int, Callable[[Connection], None]] = {2: _to_2}
"""Version to the step that leads to it from the one before. A step, once released, is never edited."""

VERSION = max(MIGRATIONS)
"""What this code reads and writes."""


def prepare(engine: Engine) -> None:
    """Make an empty database a workspace, and bring an older one forward, in one transaction.

    Raises WorkspaceError for a database that is something else, and for a workspace that a newer
    version of the atlas has written: neither is touched.
    """
    if _version(engine) == VERSION:
        return
    write_ahead(engine)
    with writing(engine) as connection:
        found = _found(connection)  # again: another session may have been quicker
        if found is None:
            _META.create_all(connection)
            values = {"schema": str(VERSION), "id": str(uuid.uuid4())}
            connection.execute(insert(META), [{"name": k, "value": v} for k, v in values.items()])
            return
        for version in range(found + 1, VERSION + 1):
            MIGRATIONS[version](connection)
        connection.execute(update(META).where(META.c.name == "schema").values(value=str(VERSION)))


def _version(engine: Engine) -> int | None:
    """The version that is written there, None where nothing is. Raises WorkspaceError."""
    with reading(engine) as connection:
        found = _found(connection)
        tables = inspect(connection).get_table_names()
    if found is None and tables:
        raise WorkspaceError(
            f"{shown(engine)} is a database of something else, not a workspace of the atlas."
        )
    if found is not None and found > VERSION:
        raise WorkspaceError(
            f"The workspace {shown(engine)} was written by a newer version of the atlas (schema {found}, this "
            f"one reads up to {VERSION}). It was left untouched: update the atlas to open it."
        )
    return found


def _found(connection: Connection) -> int | None:
    if not inspect(connection).has_table("meta"):
        return None
    value = connection.execute(select(META.c.value).where(META.c.name == "schema")).scalar_one_or_none()
    return int(value) if value and value.isdecimal() else None
