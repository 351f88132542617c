"""workspace.zip with the claims of its atlas inside."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from geo.atlas import open_atlas
from geo.export.handover import handover
from geo.records.reading import ROOT, read_actors, read_vocabulary
from geo.workspace import Workspace, World
from geo.workspace.joining import joined
from geo.workspace.opening import open_pack
from tests.checkout import Checkout, locate
from tests.workspace.conftest import TEXT, parsed


def test_accepted_claims_stand_in_the_file_as_geojson(checkout: Checkout, tmp_path: Path) -> None:
    checkout.document("paper", {"says": "Built in."})
    records = checkout.records()
    world = World(read_actors(checkout.root / "data" / "actors.toml"), read_vocabulary(ROOT / "data" / "kinds.toml"), locate)  # fmt: skip
    workspace = Workspace.open(tmp_path / "workspace.sqlite", who="Ann", world=world)
    document = workspace.add(TEXT, title="A quay for Norland", published="2004-06-01")
    workspace.read(document.id, parsed())
    workspace.decide(workspace.plans.accept_above(document.id, 0.9))
    own = joined(workspace, records, locate)
    atlas = open_atlas(locate, checkout.root, documents=own.documents, places=own.places)
    content = handover(atlas, workspace)
    open_pack(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = json.loads(archive.read("claims.geojson"))
    assert {f["id"] for f in found["features"]} == set(workspace.claims(document.id))
    workspace.close()
