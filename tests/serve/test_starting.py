"""One thread loads libraries at a time: pages wait until those that draw the map are there."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from types import ModuleType

import pytest
from streamlit.testing.v1 import AppTest

from geo.records.reading import ROOT
from geo.serve import starting


def test_who_waits_goes_on_once_all_is_loaded_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, go, opened = Event(), Event(), Event()

    def load(name: str) -> None:
        assert opened.is_set(), "what is asked for soonest comes first"
        if name == "slow":
            asked.set()
            assert go.wait(10)

    monkeypatch.setattr(starting, "import_module", load)
    thread = starting.start(lambda _: opened.set(), ("quick", "slow"))
    assert asked.wait(10)
    waiting = waiter()
    waiting.join(0.1)
    assert waiting.is_alive()
    go.set()
    waiting.join(10)
    thread.join(10)
    assert not waiting.is_alive()


def test_where_the_first_takes_long_pages_need_not_wait_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded, end = list[str](), Event()

    def compile_index(progress: Callable[..., None]) -> None:
        progress(0.1, "names")
        progress(0.2, "places")
        assert end.wait(10)

    monkeypatch.setattr(starting, "import_module", loaded.append)
    thread = starting.start(compile_index, ("one", "two"))
    waiting = waiter()
    waiting.join(10)
    assert not waiting.is_alive()
    end.set()
    thread.join(10)
    assert loaded == ["one", "two"], "once, however often it is told"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_nobody_waits_for_ever_for_what_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> ModuleType:
        raise ImportError(name)

    monkeypatch.setattr(starting, "import_module", load)
    starting.start(lambda _: None, ("missing",)).join(10)
    waiting = waiter()
    waiting.join(10)
    assert not waiting.is_alive()


def waiter() -> Thread:
    """A thread that waits as a page does."""
    thread = Thread(target=starting.wait, daemon=True)
    thread.start()
    return thread


def test_a_page_waits_before_it_loads_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[bool] = []
    monkeypatch.setattr(starting, "wait", lambda: waited.append(True))
    page = AppTest.from_file(str(ROOT / "pages" / "_frame.py"), default_timeout=30).run()
    assert not page.exception
    assert waited == [True]
    before = (ROOT / "pages" / "_frame.py").read_text("utf-8").split("starting.wait()")[0]
    assert "pages.shared" not in before
