from __future__ import annotations

import asyncio
import subprocess
import sys
from threading import Event

import pytest

import app
from geo.errors import Problem, RecordError
from geo.records.reading import ROOT
from geo.serve import starting

PAGE = "import sys; from pages.shared import listing, sheet; print(*sys.modules)"


def test_a_server_makes_ready_what_the_first_reader_would_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    opened, loaded, done = Event(), list[str](), Event()

    def load(name: str) -> None:
        assert opened.is_set(), "programs ask for the records, and for no library that draws"
        loaded.append(name)
        if name == app.DRAWING[-1]:
            done.set()

    monkeypatch.setattr(app, "current_atlas", lambda progress: opened.set())
    monkeypatch.setattr(starting, "import_module", load)

    async def serve() -> None:
        async with app.lifespan(app.app):
            assert await asyncio.to_thread(done.wait, 10)

    asyncio.run(serve())
    assert tuple(loaded) == app.DRAWING
    starting.wait()


def test_records_that_cannot_be_opened_are_left_to_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(progress: object) -> None:
        raise RecordError([Problem("data/places.toml", "places", "x", "kind", "not a kind")])

    monkeypatch.setattr(app, "current_atlas", fail)
    app.open_records(lambda *_: None)


def test_only_what_the_map_page_loads_itself_is_loaded_for_it() -> None:
    found = subprocess.run([sys.executable, "-c", PAGE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(app.DRAWING) <= set(found.stdout.split())
