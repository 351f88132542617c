"""Fixtures that every room of the house shares."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from geo.atlas import Atlas
from tests.checkout import Checkout

os.environ["ATLAS_WORKSPACE"] = str(
    Path(tempfile.gettempdir()) / "no-workspace-of-an-atlas" / "workspace.sqlite"
)
"""No workspace of this machine shines in, not even into a server that a test starts."""


SERVED = ("browser/test_app.py", "browser/test_desk.py", "browser/test_story.py")
"""What drives the running application in a browser: two servers at once would only wait for each other."""


class ByFile(LoadScopeScheduling):  # type: ignore[misc]
    """With several workers a file stays with one of them, and all that drives the running application with a single one."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", 1)[0]
        return "served" if file.endswith(SERVED) else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """How tests are spread over workers."""
    return ByFile(config, log)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """An empty made-up checkout; no text of this machine shines in."""
    monkeypatch.delenv("ATLAS_TEXTS", raising=False)
    root = tmp_path / "checkout"
    root.mkdir()
    return Checkout(root)


@pytest.fixture
def atlas(checkout: Checkout) -> Atlas:
    """Eight made-up claims from two papers, of every sort that a view tells apart."""
    uses = [{"id": "norland", "role": "uses"}, {"id": "southland", "role": "hosts"}]
    ends = [{"id": "southland", "role": "ends"}, {"id": "norland", "role": "uses"}]
    checkout.document(
        "amber-daily",
        {"says": "Norland runs a quay.", "when": "2002/2004-06", "actors": uses},
        {"says": "Norland flies from the field.", "place": "mill-field", "kind": "deployed", "when": "2003"},
        {"says": "Norland leaves the field.", "place": "mill-field", "kind": "withdrawn", "when": "2005-03-01", "actors": ends},
        {"says": "Norland wants a base, somewhere.", "place": "southland", "kind": "requested",
         "actors": [{"id": "norland", "role": "seeks"}]},
        {"says": "Cargo goes by sea.", "kind": "conducted", "about": "transit", "to": "grey-sea", "when": "2004-12-31",
         "amount": {"value": 1234567, "unit": "tonnes", "qualifier": "more than"}},
        published="2005-08-16", url="https://paper.example/amber", title="Amber Daily",
    )  # fmt: skip
    checkout.document(
        "league-notes",
        {"says": "The League has no base; так говорят.", "stance": "denied", "when": "2005-01-01", "speaks_for": "harbour-league",
         "speaker": "a clerk", "actors": [{"id": "harbour-league", "role": "uses"}]},
        {"says": "Westland may come.", "kind": "planned", "status": "planned", "when": "[..2005-05-05]",
         "actors": [{"id": "westland", "role": "seeks"}]},
        {"says": "Westland had signed by then.", "kind": "ratified", "about": "alliance", "when": "[..2005-05-05]",
         "actors": [{"id": "westland", "role": "party"}]},
        published="2006~", published_basis="inferred", published_note="By its contents.", title="League Notes",
    )  # fmt: skip
    return checkout.atlas()
