"""The one place that knows which database this is: connections, transactions, and its errors in a sentence.

SQLite writes ahead (WAL) and waits for the disk at every commit (synchronous = FULL), so that what was
decided survives a crash at any moment. Any other database takes the same statements through SQLAlchemy.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from geo.errors import WorkspaceError

__all__ = ["damage", "open_engine", "reading", "shown", "write_ahead", "writing"]

_WAIT_MS = 10_000
"""How long a session waits for another that is just writing."""

_REASONS = (
    ("readonly", "it is read-only; give yourself the right to write to the file and its folder"),
    ("read-only", "it is read-only; ask for the right to write to it"),
    ("is full", "the disk is full; free some space and try again"),
    ("disk i/o", "the disk failed or is full; free some space and try again"),
    ("not a database", "the file is damaged or is no workspace; put a backup in its place"),
    ("malformed", "the file is damaged; put a backup in its place"),
    ("corrupt", "the file is damaged; put a backup in its place"),
    ("locked", "another program holds it; try again in a moment"),
    ("unable to open", "the file cannot be opened; look at its folder and your rights there"),
)


def open_engine(url: str | URL) -> Engine:
    """An engine for a database's address; nothing is opened yet. Raises WorkspaceError for an address that is none."""
    try:
        engine = create_engine(url)
    except (ArgumentError, ImportError) as error:
        reason = str(error).splitlines()[0]
        raise WorkspaceError(f"The workspace's address cannot be used: {reason}.") from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _connected)
        event.listen(engine, "begin", _begun)
    return engine


def _connected(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions are begun by `_begun`, never by the driver
    for pragma in ("synchronous = FULL", "foreign_keys = ON", f"busy_timeout = {_WAIT_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _begun(connection: Connection) -> None:
    """A writer takes its turn at once: one that reads first and then wants to write could only fail."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent look at the workspace. Raises WorkspaceError."""
    with _in_words(engine, "read"), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction: everything in it is written, or nothing. Raises WorkspaceError."""
    with _in_words(engine, "written"), engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            yield connection


@contextmanager
def _in_words(engine: Engine, done: str) -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        engine.dispose()  # a connection that has failed is not used again
        raise WorkspaceError(
            f"The workspace {shown(engine)} could not be {done}: {_reason(error)}. It is as it was before."
        ) from error


def _reason(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    said = str(cause).strip().splitlines() or [type(cause).__name__]
    return next((words for sign, words in _REASONS if sign in said[0].lower()), said[0].rstrip("."))


def shown(engine: Engine) -> str:
    """Where the workspace is, as a message may say it: a file, or an address without its password."""
    url = make_url(engine.url)
    if engine.dialect.name == "sqlite" and url.database:
        return str(Path(url.database.removeprefix("file:")))
    return url.render_as_string(hide_password=True)


def write_ahead(engine: Engine) -> None:
    """Let SQLite write ahead from now on; on file systems that cannot, it keeps its own safe way."""
    if engine.dialect.name == "sqlite":
        with _in_words(engine, "opened"), engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            assert raw is not None
            raw.execute("PRAGMA journal_mode = WAL")


def damage(connection: Connection) -> list[str]:
    """What the database itself finds wrong with its file; only SQLite has a way to ask."""
    if connection.dialect.name != "sqlite":
        return []
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    return [] if found == ["ok"] else found
