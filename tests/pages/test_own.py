"""The reader's own claims on the pages: a filter and marks where there are any, a sentence where something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import geo.current
from geo.records.reading import read_actors, read_vocabulary
from geo.workspace import OwnDocument, Workspace, World
from tests.checkout import Checkout, locate
from tests.pages.conftest import Open
from tests.workspace.conftest import TEXT, parsed


@pytest.fixture
def path(made_up: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(geo.current, "_opened", None)
    monkeypatch.setattr(geo.current, "_own", None)
    monkeypatch.setenv("ATLAS_WORKSPACE", str(tmp_path / "workspace.sqlite"))
    return tmp_path / "workspace.sqlite"


@pytest.fixture
def document(path: Path, made_up: Checkout) -> OwnDocument:
    """Two claims suggested, one of them accepted."""
    data = made_up.root / "data"
    world = World(read_actors(data / "actors.toml"), read_vocabulary(data / "kinds.toml"), locate)
    workspace = Workspace.open(path, who="Ann", world=world)
    made = workspace.add(TEXT, title="A quay for Norland", publisher="The Paper", published="2004-06-01")
    workspace.read(made.id, parsed())
    workspace.decide(workspace.plans.accept_above(made.id, 0.9))
    workspace.close()
    return made


def sentence(at: AppTest) -> str:
    assert not at.exception
    return next(m.value for m in at.markdown if "claims**" in m.value)


def headings(at: AppTest) -> list[str]:
    return [str(getattr(group, "label", "")) for group in at.get("button_group")]


def test_without_any_there_is_no_such_filter(path: Path, frame: Open) -> None:
    at = frame()
    assert "nothing is hidden" in sentence(at)
    assert "Whose record" not in headings(at)


def test_what_is_mine_is_shown_what_is_suggested_is_counted(document: OwnDocument, frame: Open) -> None:
    at = frame()
    assert "**9 of 10 claims**" in sentence(at)
    assert "1 suggested and not yet accepted" in sentence(at)
    assert "Whose record" in headings(at)
    at = frame(origin="suggested")
    assert "**1 of 10 claims**" in sentence(at)


@pytest.mark.parametrize(
    "page", ["map", "timeline", "site", "actors", "logistics", "sources", "compare", "method"]
)
def test_every_page_opens_with_them(document: OwnDocument, frame: Open, page: str) -> None:
    at = frame(page, origin=["mine", "suggested"])
    assert not at.exception
    assert "**2 of 10 claims**" in sentence(at)


def test_its_text_is_read_from_the_workspace(document: OwnDocument, frame: Open) -> None:
    at = frame("sources", doc=document.id)
    assert not at.exception
    assert not [c for c in at.caption if "not on this machine" in c.value]


def test_a_broken_workspace_is_a_sentence_above_the_page(path: Path, frame: Open) -> None:
    path.write_bytes(b"broken" * 400)
    at = frame()
    assert "**8 of 8 claims**" in sentence(at)
    (warning,) = at.warning
    assert "workspace" in warning.value
