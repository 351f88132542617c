"""The learned numbers: what each sign is worth, for a name being a place and for which place it is.

Fitted by benchmarks/train_toponyms.py; the file says on what. A sign that it does not know is worth nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from math import exp
from pathlib import Path

from geo.gazetteer import Quality
from geo.gazetteer.kinds import KINDS

__all__ = ["Weights", "load_weights", "probability"]

STRENGTHS, ADJECTIVE = "ABCDE", "a"
"""How surely a bare name is a place, and the letter for adjectives; see names.py."""
FILE = Path(__file__).with_name("weights.json")


class Weights:
    """Two tables of weights by the name of a sign: `places` (is it a place?) and `senses` (which one?)."""

    def __init__(self, places: dict[str, float], senses: dict[str, float]) -> None:
        self.places, self.senses = places, senses
        self.around = {strength: _combined(places, strength) for strength in (*STRENGTHS, ADJECTIVE)}
        self._kinds = {kind: senses.get(f"kind:{kind}", 0.0) for kind in KINDS}
        self._qualities = [0.0] * (max(Quality) + 1)  # by number: a member's own hash is slow
        for quality in Quality:
            self._qualities[quality] = senses.get(f"quality:{quality.name}", 0.0)
        self.context = tuple(senses.get(name, 0.0) for name in ("country", "admin1", "near", "within"))
        """What each of resolving.Signs is worth."""
        self._people, self._interest, self._capital = (
            senses.get(name, 0.0) for name in ("people", "interest", "capital")
        )

    def of(self, features: Iterable[str]) -> float:
        """Sum over signs that a name is a place, in logits."""
        get = self.places.get
        return sum([get(feature, 0.0) for feature in features])

    def prior(self, kind: str, quality: Quality, people: float, interest: bool, capital: bool) -> float:
        """What speaks for one sense of a name before any text is read, in logits."""
        return (
            self._people * people
            + self._kinds[kind]
            + self._qualities[quality]
            + (self._interest if interest else 0.0)
            + (self._capital if capital else 0.0)
        )


def _combined(places: dict[str, float], strength: str) -> dict[str, float]:
    """What each sign of the text is worth beside names of one strength: by itself and in combination."""
    own = {sign[2:]: weight for sign, weight in places.items() if sign[:2] == f"{strength}|"}
    if strength == ADJECTIVE:
        return own
    plain = {sign: weight for sign, weight in places.items() if sign[1:2] != "|"}
    return {sign: plain.get(sign, 0.0) + own.get(sign, 0.0) for sign in plain.keys() | own.keys()}


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The committed weights."""
    table = json.loads(FILE.read_text(encoding="utf-8"))
    return Weights(table["places"], table["senses"])


def probability(logits: float) -> float:
    """The logistic function."""
    return 1 / (1 + exp(-logits)) if logits > -30 else 0.0
