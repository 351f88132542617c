"""Answers that are worked out once: texts ask for the same words again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["Remembered"]

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
MOST = 60_000


class Remembered(dict[Asked, Answer]):
    """A dictionary that works out what it is first asked for, and forgets all when it holds too much.

    Asking again is a look-up without a call, unlike functools.lru_cache with a method.
    """

    __slots__ = ("_work_out",)

    def __init__(self, work_out: Callable[[Asked], Answer]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, asked: Asked) -> Answer:
        if len(self) > MOST:
            self.clear()
        answer = self[asked] = self._work_out(asked)
        return answer
