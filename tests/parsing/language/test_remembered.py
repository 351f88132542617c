"""What is worked out once: again only when it was forgotten."""

from __future__ import annotations

import pytest

from geo.parsing.language import remembered
from geo.parsing.language.remembered import Remembered


def test_an_answer_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths: Remembered[str, int] = Remembered(length)
    assert [lengths["Kant"], lengths["Osh"], lengths["Kant"]] == [4, 3, 4]
    assert asked == ["Kant", "Osh"]


def test_it_never_holds_more_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 10)
    squares: Remembered[int, int] = Remembered(lambda number: number * number)
    assert [squares[number] for number in range(100)] == [number * number for number in range(100)]
    assert 0 < len(squares) <= 11
