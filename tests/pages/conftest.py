"""The pages as a script run sees them: on a made-up checkout, or on the records of this one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

import geo.current
from geo.atlas import Atlas
from geo.gazetteer import Candidate, Entity
from geo.records.reading import ROOT
from tests.checkout import Checkout, Found, locate

Open = Callable[..., AppTest]


class Gazetteer:
    """What the pages ask of a gazetteer, with the made-up places in it."""

    def get(self, id_: str) -> Found:
        return locate(id_)

    def names(self, id_: str) -> tuple[str, ...]:
        return (locate(id_).name,)

    def search(self, name: str, limit: int = 6) -> list[Candidate]:
        names = {"port amber": "port-amber", "порт амбер": "port-amber", "lonely": "lonely-hill"}
        id_ = names.get(name.strip().lower())
        if id_ is None:
            return []
        entity = Entity(
            id_, id_.replace("-", " ").title(), "port", "SL", 41.5, 71.25, "exact", 1_000, 0, "ours"
        )
        return [Candidate(entity, 1.0, ("made up",))]


@pytest.fixture(autouse=True)
def without_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """No text of this machine shines in."""
    monkeypatch.delenv("ATLAS_TEXTS", raising=False)


def open_frame(page: str = "", **options: str | list[str]) -> AppTest:
    """Run the frame with an address, on the map or on another page."""
    at = AppTest.from_file(str(ROOT / "pages" / "_frame.py"), default_timeout=30)
    if page:
        at.switch_page(f"{page}.py")
    for name, value in options.items():
        at.query_params[name] = value
    return at.run()


@pytest.fixture
def frame() -> Open:
    """`frame("timeline", years=["2001", "2005"])` runs the frame with an address."""
    return open_frame


@pytest.fixture
def made_up(checkout: Checkout, atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """The made-up checkout of `atlas` is the one that the pages show."""
    assert atlas.entries
    monkeypatch.setattr(geo.current, "ROOT", checkout.root)
    monkeypatch.setattr(geo.current, "open_gazetteer", lambda progress=None: Gazetteer())
    return checkout
