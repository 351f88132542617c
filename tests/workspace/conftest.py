"""Workspaces for tests: on SQLite, and on PostgreSQL where it is installed; a made-up text with what a parser finds in it."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from geo.parsing.model import ActorMention, DateMention, Mention, Option, Parsed, Suggestion
from geo.records.reading import ROOT, read_actors, read_vocabulary
from geo.workspace import OwnDocument, Workspace, World
from tests.checkout import ACTORS, locate

TEXT = """A quay for Norland

Norland runs a quay at Port Amber since 2003. Its ships unload there every week, a clerk said.

In May 2004 Southland offered Mill Field to Westland. Nobody at Old Depot knew of it.
"""

Make = Callable[..., Workspace]


def span(words: str, within: str = TEXT) -> tuple[int, int]:
    """Where words stand in the text."""
    start = within.index(words)
    return start, start + len(words)


def parsed() -> Parsed:
    """What a parser might find: two places it is sure of, one it is not, a date, actors, three suggestions."""
    amber = Option("port-amber", "Port Amber", "port", "SL", 41.5, 71.25, 0.95, ("the only one",))
    mill = Option("mill-field", "Mill Field", "airfield", "SL", 42.1, 73.0, 0.7, ("near",))
    mentions = (
        Mention(*span("Port Amber"), "Port Amber", "literal", (amber,), True, 0.95),
        Mention(*span("Mill Field"), "Mill Field", "literal", (mill, amber), True, 0.7),
        Mention(*span("Old Depot"), "Old Depot", "literal", (), False, 0.1),
    )

    def suggestion(words: str, kind: str, mention: int, actors: tuple[tuple[str, str], ...], sure: float, when: str = "") -> Suggestion:  # fmt: skip
        return Suggestion(
            *span(words), kind, "basing", mention, None, actors, when, "stated" if when else None, "asserted", "actual",
            None, None, sure, "a rule", ("because",),
        )  # fmt: skip

    return Parsed(
        mentions,
        (DateMention(*span("May 2004"), "May 2004", "2004-05", "stated", "as printed"),),
        (ActorMention(*span("Southland"), "Southland", "southland", "name"),),
        (
            suggestion("Norland runs a quay at Port Amber since 2003.", "operating", 0, (("norland", "uses"),), 0.9, "2003/.."),
            suggestion("In May 2004 Southland offered Mill Field to Westland.", "offered", 1, (("southland", "offers"), ("westland", "seeks")), 0.6, "2004-05"),
            suggestion("Nobody at Old Depot knew of it.", "stated", 2, (), 0.95),
        ),
        "en",
    )  # fmt: skip


@pytest.fixture
def world(tmp_path: Path) -> World:
    """The made-up actors and places."""
    actors = tmp_path / "actors.toml"
    actors.write_text(ACTORS, encoding="utf-8")
    return World(read_actors(actors), read_vocabulary(ROOT / "data" / "kinds.toml"), locate)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a throwaway PostgreSQL server that listens on a socket only."""
    found = shutil.which("initdb")
    if found is None:
        pytest.skip("PostgreSQL is not installed: the same tests run on SQLite alone")
    pytest.importorskip("psycopg", reason="the driver psycopg is not installed")
    folder = Path(tempfile.mkdtemp(prefix="atlas-pg-"))
    user = "nobody" if os.geteuid() == 0 else None  # a server refuses to run as root
    if user:
        entry = pwd.getpwnam(user)
        os.chown(folder, entry.pw_uid, entry.pw_gid)

    def run(*command: str) -> bool:
        asked = {
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.DEVNULL,
            "user": user,
        }
        return subprocess.run(command, cwd=folder, check=False, timeout=60, **asked).returncode == 0  # type: ignore[call-overload, no-any-return]

    binaries = Path(found).resolve().parent
    data = str(folder / "data")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    if not run(str(binaries / "initdb"), "-D", data, "-U", "atlas", "-A", "trust", "-E", "UTF8", "--no-sync"):
        pytest.skip("PostgreSQL cannot make a database here")
    if not run(str(binaries / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start"):
        pytest.skip("PostgreSQL cannot be started here")
    try:
        yield f"postgresql+psycopg://atlas@/{{database}}?host={folder}"
    finally:
        run(str(binaries / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


_numbers = itertools.count()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that is still empty."""
    if request.param == "sqlite":
        return str(tmp_path / "workspace.sqlite")
    server: str = request.getfixturevalue("postgres")
    name = f"workspace_{next(_numbers)}"
    engine = create_engine(server.format(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.format(database=name)


@pytest.fixture
def opened(where: str, world: World) -> Iterator[Make]:
    """`opened("Ann")` opens the workspace as somebody; all are closed in the end."""
    made: list[Workspace] = []

    def make(who: str = "Ann", at: str | Path | None = None) -> Workspace:
        made.append(Workspace.open(at or where, who=who, world=world))
        return made[-1]

    yield make
    for workspace in made:
        workspace.close()


@pytest.fixture
def workspace(opened: Make) -> Workspace:
    """An empty workspace."""
    return opened()


@pytest.fixture
def document(workspace: Workspace) -> OwnDocument:
    """The text, read: all that was found in it is suggested."""
    made = workspace.add(
        TEXT, title="A quay for Norland", publisher="The Paper", published="2004-06-01", language="en"
    )
    workspace.read(made.id, parsed())
    return workspace.document(made.id)
