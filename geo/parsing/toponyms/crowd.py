"""Where the places of a text lie close together, as those of a local paper do: what is called like a person may lie there, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from math import log1p

from geo.parsing.toponyms.memory import Shares
from geo.parsing.toponyms.scanning import Found
from geo.parsing.toponyms.senses import AREAS, Name

__all__ = ["Crowd"]

SHARE = 0.2
"""Share of the names of a text that lie around one place, from which they are as good as all."""
BUT_ONE = 1.0
"""Added to what all names weigh, so that one or two are no crowd."""
MOST = 6
"""Senses of a name that are looked at."""


class Crowd:
    """The places of one text; what they weigh is added up when it is first asked for."""

    def __init__(self, picked: Sequence[Found]) -> None:
        self._picked = picked

    def around(self, name: Name) -> float:
        """From 0 to 1, how much of the text's places lies around a town or a division of the name."""
        mass = self._mass
        near = [mass.get(sense.cell, 0.0) for sense in name.senses[:MOST] if sense.kind in AREAS]
        return min(1.0, max(near, default=0.0) / (SHARE * mass[""]))

    @cached_property
    def _mass(self) -> Shares:
        """What the names weigh by the cells around which they lie, as far as each tells by itself; under "" all together."""
        counts = Counter([one.name for one in self._picked if one.name])
        mass: Shares = {}
        total = BUT_ONE
        for name, count in counts.items():
            weight = log1p(count)
            total += weight
            for place, share in name.spread.items():
                if place in mass:
                    mass[place] += weight * share
                else:
                    mass[place] = weight * share
        mass[""] = total
        return mass
