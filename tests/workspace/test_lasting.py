"""What is accepted stays: killed sessions, full disks, read-only and broken files, older and newer schemas."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlalchemy import event, text

from geo.errors import WorkspaceError
from geo.records.reading import ROOT
from geo.workspace import Workspace, World, place_of_workspace
from geo.workspace.connection import open_engine, writing
from geo.workspace.schema import VERSION
from tests.workspace.conftest import TEXT, Make, parsed

DECIDING = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from geo.records.reading import ROOT, read_actors, read_vocabulary
    from geo.workspace import Workspace, World
    from tests.checkout import locate
    from tests.workspace.conftest import TEXT, parsed

    folder = Path(sys.argv[1])
    world = World(read_actors(folder / "actors.toml"), read_vocabulary(ROOT / "data" / "kinds.toml"), locate)
    workspace = Workspace.open(folder / "workspace.sqlite", who="Ann", world=world)
    document = workspace.add(TEXT, title="A quay for Norland", published="2004-06-01")
    workspace.read(document.id, parsed())
    if workspace.to_undo(document.id):
        workspace.undo(document.id)
    while True:
        print(workspace.decide(workspace.plans.accept_above(document.id, 0.5)).seq, flush=True)
        print(workspace.undo(document.id).seq, flush=True)
    """
)


def run(folder: Path, program: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", program, str(folder)], cwd=ROOT, env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_killed_in_the_middle_nothing_that_was_said_is_lost(tmp_path: Path, world: World) -> None:
    said = 0
    for words in (7, 20):
        with run(tmp_path, DECIDING) as child:
            assert child.stdout
            assert child.stderr
            try:
                for _ in range(words):
                    line = child.stdout.readline()
                    assert line, child.stderr.read()
                    said = int(line)
            finally:
                os.kill(child.pid, signal.SIGKILL)
            rest = child.stdout.read().split("\n")[:-1]
            said = max([said, *map(int, rest)])
        workspace = Workspace.open(tmp_path / "workspace.sqlite", world=world)
        assert workspace.verify() == []
        assert workspace.newest() >= said
        document = workspace.documents()[0]
        assert len(workspace.claims(document.id)) in (
            0,
            2,
        )  # a bulk decision is there as a whole or not at all
        workspace.close()


FULL = textwrap.dedent(
    """
    import resource, sys
    from pathlib import Path
    from geo.errors import WorkspaceError
    from geo.records.reading import ROOT, read_actors, read_vocabulary
    from geo.workspace import Workspace, World
    from tests.checkout import locate

    folder = Path(sys.argv[1])
    world = World(read_actors(folder / "actors.toml"), read_vocabulary(ROOT / "data" / "kinds.toml"), locate)
    workspace = Workspace.open(folder / "workspace.sqlite", who="Ann", world=world)
    workspace.add("A first text that fits.", title="First")
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    try:
        workspace.add("Long. " * 200_000, title="Second")
    except WorkspaceError as error:
        print(error)
    """
)


def test_no_file_may_grow_and_the_workspace_says_so(tmp_path: Path, world: World) -> None:
    out, err = run(tmp_path, FULL).communicate()
    assert out.count("\n") == 1, err
    assert "could not be written: the disk" in out
    assert "as it was before" in out
    workspace = Workspace.open(tmp_path / "workspace.sqlite", world=world)
    assert [d.title for d in workspace.documents()] == ["First"]
    assert workspace.verify() == []
    workspace.add("Long. " * 200_000, title="Second")
    workspace.close()


def test_a_full_database_takes_nothing_and_goes_on_when_there_is_room(tmp_path: Path, world: World) -> None:
    workspace = Workspace.open(tmp_path / "workspace.sqlite", who="Ann", world=world)
    workspace.add(TEXT, title="First")

    @event.listens_for(workspace.engine, "begin")
    def limit(connection: object) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")  # type: ignore[attr-defined]

    with pytest.raises(WorkspaceError, match="the disk is full"):
        workspace.add("Long. " * 20_000, title="Second")
    event.remove(workspace.engine, "begin", limit)
    workspace.close()
    assert [d.title for d in workspace.documents()] == ["First"]
    workspace.add("Long. " * 20_000, title="Second")
    assert workspace.verify() == []
    workspace.close()


def test_a_workspace_that_may_only_be_read_is_read(tmp_path: Path, world: World) -> None:
    path = tmp_path / "workspace.sqlite"
    first = Workspace.open(path, world=world)
    document = first.add(TEXT, title="First")
    first.close()
    workspace = Workspace.open(f"sqlite:///file:{path}?mode=ro&uri=true", world=world)
    assert workspace.text(document.id) == TEXT
    with pytest.raises(WorkspaceError, match="read-only") as refused:
        workspace.read(document.id, parsed())
    assert str(refused.value).count("\n") == 0
    assert workspace.marks(document.id) == []
    workspace.close()


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"not a database, by no means" * 99, "damaged"), (b"SQLite format 3\x00" + b"\xff" * 4096, "damaged|no workspace")],
)  # fmt: skip
def test_a_broken_file_is_told_in_one_sentence_and_left(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "workspace.sqlite"
    path.write_bytes(content)
    with pytest.raises(WorkspaceError, match=reason) as refused:
        Workspace.open(path)
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "songs.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match="something else"):
        Workspace.open(path)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_and_an_address_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WorkspaceError, match="cannot be made"):
        Workspace.open(tmp_path / "file" / "deeper" / "workspace.sqlite")
    with pytest.raises(WorkspaceError, match="address cannot be used"):
        Workspace.open("abacus://nowhere")


# ---- schemas

VERSION_1 = """
CREATE TABLE meta (name VARCHAR(40) NOT NULL PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE texts (document VARCHAR(80) NOT NULL PRIMARY KEY, sha256 VARCHAR(64) NOT NULL UNIQUE, length INTEGER NOT NULL, text TEXT);
CREATE TABLE records (id VARCHAR(120) NOT NULL PRIMARY KEY, document VARCHAR(80), sort VARCHAR(16) NOT NULL, starts INTEGER,
  ends INTEGER, original JSON, status VARCHAR(16) NOT NULL, value JSON NOT NULL, version INTEGER NOT NULL, decision VARCHAR(36) NOT NULL);
CREATE INDEX ix_records_document ON records (document);
CREATE TABLE decisions (seq {serial}, id VARCHAR(36) NOT NULL UNIQUE, document VARCHAR(80), what VARCHAR(20) NOT NULL,
  reverses VARCHAR(36), who VARCHAR(120) NOT NULL, at VARCHAR(40) NOT NULL, words TEXT NOT NULL);
CREATE TABLE changes (decision VARCHAR(36) NOT NULL, position INTEGER NOT NULL, record VARCHAR(120) NOT NULL, before JSON,
  after JSON NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (decision, position));
INSERT INTO meta VALUES ('schema', '1'), ('id', '0f0e0d0c-0000-4000-8000-000000000001');
INSERT INTO texts VALUES ('my-3d3f1f1b6f4b', '3d3f1f1b6f4b0000000000000000000000000000000000000000000000000000', 9, 'Some text');
INSERT INTO records VALUES ('my-3d3f1f1b6f4b', 'my-3d3f1f1b6f4b', 'document', NULL, NULL, NULL, 'kept',
  '{{"title": "Old paper", "added": "2020-01-01T00:00:00+00:00"}}', 1, '11111111-1111-4111-8111-111111111111');
INSERT INTO decisions (id, document, what, reverses, who, at, words) VALUES ('11111111-1111-4111-8111-111111111111', 'my-3d3f1f1b6f4b',
  'add', NULL, 'Ann', '2020-01-01T00:00:00+00:00', 'added it');
INSERT INTO changes VALUES ('11111111-1111-4111-8111-111111111111', 0, 'my-3d3f1f1b6f4b', NULL,
  '{{"status": "kept", "value": {{"title": "Old paper", "added": "2020-01-01T00:00:00+00:00"}}}}', 1);
"""
"""A workspace as the first version of the atlas left it. Never to be edited."""


def _old(where: str) -> None:
    engine = open_engine(where if "://" in where else f"sqlite:///{where}")
    serial = "INTEGER PRIMARY KEY AUTOINCREMENT" if engine.dialect.name == "sqlite" else "SERIAL PRIMARY KEY"
    with writing(engine) as connection:
        for statement in VERSION_1.format(serial=serial).split(";\n")[:-1]:
            connection.execute(text(statement.replace(":0", r"\:0")))
    engine.dispose()


def test_a_first_workspace_comes_forward(where: str, opened: Make) -> None:
    _old(where)
    workspace = opened()
    (document,) = workspace.documents()
    assert document.title == "Old paper"
    assert [(d.who, d.workspace) for d in workspace.log()] == [("Ann", None)]
    workspace.decide(workspace.plans.describe(document.item, publisher="The Paper"))
    assert workspace.verify() == []
    with workspace.engine.connect() as connection:
        found = connection.execute(text("SELECT value FROM meta WHERE name = 'schema'")).scalar_one()
    assert int(found) == VERSION


def test_a_step_that_fails_leaves_the_old_version(
    where: str, opened: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    _old(where)

    def broken(connection: object) -> None:
        connection.execute(text("ALTER TABLE decisions ADD COLUMN half INTEGER"))  # type: ignore[attr-defined]
        connection.execute(text("ALTER TABLE nothing ADD COLUMN whole INTEGER"))  # type: ignore[attr-defined]

    with monkeypatch.context() as patched:
        patched.setattr("geo.workspace.schema.MIGRATIONS", {2: broken})
        with pytest.raises(WorkspaceError):
            opened()
    assert opened().documents()[0].title == "Old paper"


def test_a_newer_workspace_is_left_untouched(where: str, opened: Make) -> None:
    workspace = opened()
    with workspace.engine.begin() as connection:
        connection.execute(text(f"UPDATE meta SET value = '{VERSION + 1}' WHERE name = 'schema'"))
    workspace.close()
    before = Path(where).read_bytes() if "://" not in where else b""
    with pytest.raises(WorkspaceError, match=rf"newer version .*schema {VERSION + 1}.*update the atlas"):
        opened()
    assert before == (Path(where).read_bytes() if "://" not in where else b"")


def test_sqlite_writes_ahead_and_waits_for_the_disk(tmp_path: Path, world: World) -> None:
    workspace = Workspace.open(tmp_path / "workspace.sqlite", world=world)
    with workspace.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2
    workspace.close()


def test_where_it_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ATLAS_WORKSPACE", str(tmp_path / "mine.sqlite"))
    assert place_of_workspace() == str(tmp_path / "mine.sqlite")
    monkeypatch.delenv("ATLAS_WORKSPACE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert place_of_workspace().endswith("workspace.sqlite")


def test_a_log_that_was_tampered_with_is_noticed(workspace: Workspace) -> None:
    document = workspace.add(TEXT, title="First")
    workspace.read(document.id, parsed())
    assert workspace.verify() == []
    with workspace.engine.begin() as connection:
        connection.execute(text("UPDATE records SET status = 'accepted' WHERE sort = 'date'"))
    assert len(workspace.verify()) == 1


def test_a_path_with_a_question_mark_is_the_path_of_the_file(tmp_path: Path, world: World) -> None:
    path = tmp_path / "why?not" / "w#1 100%.sqlite"
    Workspace.open(path, world=world).close()
    assert path.is_file()
    assert not (tmp_path / "why").exists()
