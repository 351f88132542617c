"""The one atlas of a server: opened once, seen anew when records change, and waited for in company."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable

import pytest

import geo.current
from geo.atlas import Atlas
from geo.current import current_atlas, stamp
from geo.errors import RecordError
from tests.checkout import Checkout, locate


class Gazetteer:
    get = staticmethod(locate)


@pytest.fixture
def opened(checkout: Checkout, atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The made-up checkout as the current one; counts how often a gazetteer was opened."""
    assert atlas.entries
    times: list[float] = []

    def open_gazetteer(progress: Callable[[float, str], None]) -> Gazetteer:
        times.append(time.monotonic())
        progress(0.5, "half way")
        return Gazetteer()

    monkeypatch.setattr(geo.current, "ROOT", checkout.root)
    monkeypatch.setattr(geo.current, "open_gazetteer", open_gazetteer)
    monkeypatch.setattr(geo.current, "_opened", None)
    return times


def test_opened_once(opened: list[float]) -> None:
    assert current_atlas() is current_atlas()
    assert len(opened) == 1


def test_a_new_a_changed_and_a_lost_file_are_noticed(opened: list[float], checkout: Checkout) -> None:
    before = current_atlas()
    made = checkout.document("third", {"says": "Westland waits."})
    with_it = current_atlas()
    assert len(with_it.entries) == len(before.entries) + 1
    os.utime(made, (1, 1))  # an older time is a change too: files come out of archives and version control
    assert current_atlas() is not with_it
    made.unlink()
    assert len(current_atlas().entries) == len(before.entries)


def test_broken_records_raise_until_they_are_mended(opened: list[float], checkout: Checkout) -> None:
    current_atlas()
    broken = checkout.write("seeds/broken.toml", "[[")
    for _ in range(2):
        with pytest.raises(RecordError, match=r"broken\.toml"):
            current_atlas()
    broken.unlink()
    assert current_atlas().entries


def test_stamp_differs_between_checkouts(opened: list[float], checkout: Checkout) -> None:
    assert stamp() == stamp(checkout.root)
    assert stamp() != stamp(checkout.root / "seeds")


def test_two_at_once_open_it_once_and_the_second_hears_how_far_it_is(
    opened: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    held, asked = threading.Event(), threading.Event()

    def slow(progress: Callable[[float, str], None]) -> object:
        progress(0.25, "a quarter")
        asked.set()
        assert held.wait(20)
        opened.append(time.monotonic())
        return Gazetteer()

    monkeypatch.setattr(geo.current, "open_gazetteer", slow)
    found: list[Atlas] = []
    first = threading.Thread(target=lambda: found.append(current_atlas()))
    first.start()
    assert asked.wait(20)
    heard: list[tuple[float, str]] = []

    def hear(fraction: float, words: str) -> None:
        heard.append((fraction, words))
        held.set()

    found.append(current_atlas(hear))
    first.join(20)
    assert heard[0] == (0.25, "a quarter")
    assert len(opened) == 1
    assert found[0] is found[1]
