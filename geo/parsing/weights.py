"""The learned numbers: what each sign is worth, for a name being a place and for which place it is.

Fitted by benchmarks/train_toponyms.py; the file says on what. A sign that it does not know is worth nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import Any

__all__ = ["Weights", "load_weights", "probability"]

FILE = Path(__file__).with_name("weights.json")


class Weights:
    """Two tables of weights by the name of a sign: `places` (is it a place?) and `senses` (which one?)."""

    def __init__(self, places: dict[str, float], senses: dict[str, float]) -> None:
        self.places, self.senses = places, senses

    def of(self, features: Iterable[str]) -> float:
        """Sum over signs that a name is a place, in logits."""
        get = self.places.get
        return sum([get(feature, 0.0) for feature in features])

    def prior(self, kind: str, quality: Any, people: float, interest: bool, capital: bool = False) -> float:
        """What speaks for one sense of a name before any text is read, in logits."""
        get = self.senses.get
        return (
            get("people", 1.0) * people
            + get(f"kind:{kind}", 0.0)
            + get(f"quality:{quality.name}", 0.0)
            + (get("interest", 0.0) if interest else 0.0)
            + (get("capital", 0.0) if capital else 0.0)
        )


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The committed weights."""
    table = json.loads(FILE.read_text(encoding="utf-8"))
    return Weights(table["places"], table["senses"])


def probability(logits: float) -> float:
    """The logistic function."""
    return 1 / (1 + exp(-logits)) if logits > -30 else 0.0
