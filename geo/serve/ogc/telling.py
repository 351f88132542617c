"""What comes first, so that it shows of which type each property is.

GDAL takes columns' types from the first few features of everything. It would drop dates that are no plain days from a
column where it saw nothing else, and compares no numbers in one where it saw nothing at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

__all__ = ["stretches", "telling_first"]

Of = TypeVar("Of")


def telling_first(found: Sequence[Of], tests: Iterable[Callable[[Of], bool]]) -> tuple[Of, ...]:
    """With the first that passes each of the tests at the head."""
    ahead = (next((n for n, one in enumerate(found) if test(one)), 0) for test in tests)
    first = dict.fromkeys(ahead) if found else {}
    return (*(found[n] for n in first), *(one for n, one in enumerate(found) if n not in first))


def stretches(ahead: Sequence[int], count: int, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Which rows, as [first, last), stand on the places from `start` up to `stop` where those `ahead` come before all others."""
    yield from ((row, row + 1) for row in ahead[start:stop])
    begin = 0
    for passed, end in enumerate([*sorted(ahead), count]):
        back = len(ahead) - passed
        first, last = max(begin, start - back), min(end, stop - back)
        if first < last:
            yield first, last
        begin = end + 1
