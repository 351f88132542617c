"""Answers that are worked out once: texts ask for the same words again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

__all__ = ["Lasting", "Remembered"]

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


class Lasting(Generic[Answer]):
    """An attribute that is worked out when it is first asked for, and stays with the object.

    Like functools.cached_property, but without the lock, which took longer than most answers.
    """

    def __init__(self, work_out: Callable[[Any], Answer]) -> None:
        self._work_out, self._name, self.__doc__ = work_out, work_out.__name__, work_out.__doc__

    def __get__(self, of: Any, _: object = None) -> Answer:
        answer = of.__dict__[self._name] = self._work_out(of)
        return answer
