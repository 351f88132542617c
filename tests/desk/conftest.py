"""A desk at the made-up text of the workspace's tests, on SQLite."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from geo.desk import Desk
from geo.records.reading import ROOT, read_actors, read_vocabulary
from geo.workspace import Workspace, World
from tests.checkout import ACTORS, locate
from tests.workspace.conftest import TEXT, parsed

Sit = Callable[[str], Desk]


@pytest.fixture
def sit(tmp_path: Path) -> Iterator[Sit]:
    """`sit("Ann")` is a session of somebody's at the same document."""
    actors = tmp_path / "actors.toml"
    actors.write_text(ACTORS, encoding="utf-8")
    world = World(read_actors(actors), read_vocabulary(ROOT / "data" / "kinds.toml"), locate)
    opened: list[Workspace] = []

    def sit_down(who: str) -> Desk:
        workspace = Workspace.open(tmp_path / "workspace.sqlite", who=who, world=world)
        opened.append(workspace)
        made = workspace.add(TEXT, title="A quay for Norland", published="2004-06-01", language="en")
        if not made.counts:
            workspace.read(made.id, parsed())
        return Desk(workspace, made.id)

    yield sit_down
    for workspace in opened:
        workspace.close()


@pytest.fixture
def desk(sit: Sit) -> Desk:
    """Ann's."""
    return sit("Ann")
