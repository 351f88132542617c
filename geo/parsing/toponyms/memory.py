"""What an outlet writes about, learned from its own documents without any labels.

A document adds the places that it was taken to name; the next one of the same outlet is read in their light.
"""

from __future__ import annotations

from collections import defaultdict
from hashlib import blake2b
from typing import Any

__all__ = ["NEIGHBOURS", "Memory", "Shares", "cell"]

CELL = 1_500_000
"""Microdegrees in a cell of the grid on which nearness is counted."""
ROW = 1 << 10
"""Cells have numbers below zero, as no entity has: small ones, which are added and looked up the soonest."""
NEIGHBOURS = tuple(row * ROW + column for row in (-1, 0, 1) for column in (-1, 0, 1))
Shares = dict[Any, float]
"""Mass by country (two letters), first-order division (number of the entity) or cell; under "" all together."""


class Memory:
    """Counts between documents, by outlet. A document counts once, and never for itself."""

    def __init__(self) -> None:
        self._totals: dict[str, Shares] = defaultdict(lambda: defaultdict(float))
        self._own: dict[tuple[str, bytes], Shares] = {}
        self._documents: dict[str, int] = defaultdict(int)

    def documents(self, outlet: str) -> int:
        """How many documents of an outlet it has seen."""
        return self._documents.get(_plain(outlet), 0)

    def learn(self, outlet: str, text: str, shares: Shares) -> None:
        """Add what a document was taken to be about; a document that was added before is replaced."""
        name, mark = _plain(outlet), (_plain(outlet), _digest(text))
        totals = self._totals[name]
        old = self._own.get(mark)
        if old is None:
            self._documents[name] += 1
        else:
            for place, mass in old.items():
                totals[place] -= mass
        self._own[mark] = shares
        for place, mass in shares.items():
            totals[place] += mass

    def shares(self, outlet: str, text: str) -> Shares:
        """Mean mass per document over the outlet's other documents; empty where there are none."""
        name = _plain(outlet)
        own = self._own.get((name, _digest(text)), {})
        others = self._documents.get(name, 0) - bool(own)
        if others < 1:
            return {}
        return {
            place: left / others
            for place, mass in self._totals[name].items()
            if (left := mass - own.get(place, 0.0)) > 1e-9
        }


def cell(south: int, west: int) -> int:
    """Number of the cell of a point in whole microdegrees; the cells around it are those of NEIGHBOURS further."""
    return -((south // CELL + 100) * ROW + west // CELL + 200)


def _plain(outlet: str) -> str:
    return " ".join(outlet.casefold().split())


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
