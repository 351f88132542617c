"""The atlas of this checkout with a workspace beside it: seen at once, never in the way."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import update

import geo.current
from geo.atlas import Atlas
from geo.current import current_atlas, current_notices, stamp
from geo.export.handover import handover
from geo.view import View
from geo.workspace import SITES, OwnDocument, Workspace, World
from geo.workspace.connection import writing
from geo.workspace.handover import pack
from geo.workspace.schema import RECORDS
from tests.checkout import Checkout, locate
from tests.workspace.conftest import TEXT, parsed


class Gazetteer:
    get = staticmethod(locate)


@pytest.fixture
def path(checkout: Checkout, atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the workspace of the made-up installation would lie."""
    assert atlas.entries
    monkeypatch.setattr(geo.current, "ROOT", checkout.root)
    monkeypatch.setattr(geo.current, "open_gazetteer", lambda progress: Gazetteer())
    monkeypatch.setattr(geo.current, "_opened", None)
    monkeypatch.setattr(geo.current, "_own", None)
    found = tmp_path / "mine" / "workspace.sqlite"
    monkeypatch.setenv("ATLAS_WORKSPACE", str(found))
    return found


@pytest.fixture
def workspace(path: Path, world: World) -> Workspace:
    return Workspace.open(path, who="Ann", world=world)


@pytest.fixture
def document(workspace: Workspace) -> OwnDocument:
    made = workspace.add(TEXT, title="A quay for Norland", published="2004-06-01")
    workspace.read(made.id, parsed())
    return made


def origins() -> dict[str, int]:
    return dict(current_atlas().select(View()).counts["origin"])


def test_without_a_workspace_none_is_made(path: Path) -> None:
    assert origins().keys() == {"seeds"}
    assert not path.exists()
    assert not path.parent.exists()


def test_every_decision_is_seen_at_once(workspace: Workspace, document: OwnDocument) -> None:
    assert origins()["suggested"] == 2
    before, seen = current_atlas(), stamp()
    assert current_atlas() is before
    workspace.decide(workspace.plans.accept_above(document.id, 0.5))
    assert stamp() != seen
    assert origins()["mine"] == 2
    assert set(workspace.claims(document.id)) == {e.id for e in current_atlas().entries if e.origin == "mine"}
    found = current_atlas().records.documents[document.id]
    assert found.text
    assert found.text() == TEXT
    workspace.undo(document.id)
    assert "mine" not in origins()
    workspace.decide(workspace.plans.remove(workspace.document(document.id).item))
    assert "suggested" not in origins()
    assert current_notices() == ()
    workspace.close()


def test_a_broken_workspace_takes_nothing_away(path: Path, atlas: Atlas) -> None:
    path.parent.mkdir()
    path.write_bytes(b"broken" * 400)
    assert len(current_atlas().entries) == len(atlas.entries)
    (notice,) = current_notices()
    assert str(path) in notice
    assert "\n" not in notice
    path.unlink()
    assert current_notices() == ()


def test_a_workspace_that_breaks_later_too(workspace: Workspace, document: OwnDocument, path: Path) -> None:
    assert origins()["suggested"] == 2
    workspace.close()
    for part in path.parent.iterdir():
        part.unlink()
    path.write_bytes(b"broken" * 400)
    assert "suggested" not in origins()
    assert len(current_notices()) == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda c: c.write("data/actors.toml", (c.root / "data/actors.toml").read_text().replace('"norland"', '"nordland"')),
        lambda c: (c.root / "data" / "actors.toml").read_text(),
    ],
    ids=["an actor goes", "nothing goes"],
)  # fmt: skip
def test_a_claim_that_no_longer_fits_is_left_out_and_said(
    workspace: Workspace, document: OwnDocument, checkout: Checkout, spoil: Callable[[Checkout], object]
) -> None:
    workspace.decide(workspace.plans.accept_above(document.id, 0.5))
    for seed in (checkout.root / "seeds").glob("*.toml"):
        seed.unlink()  # the built-in records would not fit either
    before = (checkout.root / "data" / "actors.toml").read_text()
    spoil(checkout)
    gone = before != (checkout.root / "data" / "actors.toml").read_text()
    assert origins() == ({"mine": 1} if gone else {"mine": 2})
    assert len(current_notices()) == gone
    assert all("A quay for Norland" in notice for notice in current_notices())
    workspace.close()


def test_an_own_place_that_no_longer_fits_stops_neither_the_atlas_nor_the_backup(
    workspace: Workspace, document: OwnDocument
) -> None:
    depot = next(m for m in workspace.marks(document.id, "place") if m.value["text"] == "Old Depot")
    site = workspace.plans.add_site("Old Depot", "facility", 42.5, 72.5, reason="Small.")
    kept = workspace.plans.add_site("Long Quay", "port", 42.5, 72.25, reason="Small.")
    workspace.decide(kept)
    workspace.decide(workspace.plans.put(depot, site))
    workspace.decide(workspace.plans.accept_above(document.id, 0.0))
    assert origins() == {"seeds": origins()["seeds"], "mine": 3}
    broken = {**site.changes[0].after.value, "precision": "a stone's throw"}
    with writing(workspace.engine) as connection:
        connection.execute(
            update(RECORDS).where(RECORDS.c.id == site.changes[0].item.id).values(value=broken)
        )
    workspace.decide(
        workspace.plans.remove_site(workspace.item(kept.changes[0].item.id))
    )  # so that it is read again
    assert origins()["mine"] == 2
    place, claim = current_notices()
    assert place.startswith("Your place “Old Depot” cannot be shown")
    assert "precision" in place
    assert "1 claim names" in claim
    assert workspace.places() == {}
    with zipfile.ZipFile(io.BytesIO(pack(workspace, b"{}"))) as archive:
        assert "Old Depot" not in archive.read("places.toml").decode()
        assert "a stone's throw" in archive.read("records.jsonl").decode(), "nothing is lost"
    workspace.close()


def test_a_place_that_moves_takes_map_and_files_along(workspace: Workspace, document: OwnDocument) -> None:
    depot = next(m for m in workspace.marks(document.id, "place") if m.value["text"] == "Old Depot")
    site = workspace.plans.add_site("Old Depot", "facility", 42.5, 72.5, reason="Small.")
    workspace.decide(workspace.plans.put(depot, site))
    workspace.decide(workspace.plans.accept_above(document.id, 0.0))
    id_ = site.changes[0].item.id
    assert current_atlas().sites[id_].lat == 42.5
    workspace.decide(workspace.plans.edit_site(workspace.item(id_), name="The Depot", lat=43.25, kind="port"))
    atlas = current_atlas()
    assert (atlas.sites[id_].lat, atlas.sites[id_].name, atlas.sites[id_].kind) == (
        43.25,
        "The Depot",
        "port",
    )
    with zipfile.ZipFile(io.BytesIO(handover(atlas, workspace))) as archive:
        features = json.loads(archive.read("claims.geojson"))["features"]
        (found,) = [feature for feature in features if feature["properties"]["place"] == id_]
        places = archive.read("places.toml").decode()
    assert found["geometry"]["coordinates"] == [72.5, 43.25]
    assert (found["properties"]["place_name"], found["properties"]["place_kind"]) == ("The Depot", "port")
    assert "The Depot" in places
    assert "43.25" in places
    workspace.undo(SITES)
    assert current_atlas().sites[id_].name == "Old Depot"
    workspace.close()
