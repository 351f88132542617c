"""Verbs, topics and names as sentences about claims need them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["CONDUCTED", "LINK", "OVER", "THINGS", "VERBS", "Verb", "articled", "listed", "possessive"]

_ARTICLED = ("United ", "Soviet ", "Netherlands", "Taliban", "Philippines", "Commonwealth ", "Port of ")
_CAPITALISED = (
    "Ministry",
    "Organization",
    "Organisation",
    "Force",
    "Forces",
    "Union",
    "Command",
    "Department",
    "Treaty",
    "Service",
)
"""Names of bodies with one of these words take an article."""


class Verb(NamedTuple):
    """What somebody did, and is to do; `by` are the roles of who does it, `other` is put before whom it is done to."""

    done: str
    to_do: str
    by: tuple[str, ...]
    other: str


VERBS = {
    "requested": Verb("asked", "ask", ("seeks", "opposes", "receives"), " {}"),
    "offered": Verb("offered", "offer", ("offers", "grants", "supplies", "hosts"), " {}"),
    "negotiated": Verb("held talks", "hold talks", ("party", "seeks", "hosts"), " with {}"),
    "planned": Verb("plans", "set up", ("seeks", "uses", "supplies", "party"), " with {}"),
    "agreed": Verb("agreed", "agree", ("party", "grants", "hosts", "seeks"), " with {}"),
    "ratified": Verb("ratified an agreement", "ratify an agreement", ("party",), " with {}"),
    "appointed": Verb("appointed somebody", "appoint somebody", ("supplies", "seeks", "party"), ""),
    "operating": Verb("is", "be", ("uses", "party", "hosts"), ""),
    "deployed": Verb("has forces", "have forces", ("uses", "party", "hosts"), ""),
    "conducted": Verb("was active", "be active", ("uses", "party", "hosts"), " with {}"),
    "provided": Verb("gave", "give", ("supplies", "offers"), " {}"),
    "terminated": Verb("ended", "end", ("ends", "opposes"), ""),
    "withdrawn": Verb("withdrew forces", "withdraw forces", ("uses", "party"), ""),
    "relocated": Verb("moved forces", "move forces", ("uses", "party"), ""),
    "opposed": Verb("spoke out against", "speak out against", ("opposes", "refuses", "speaks"), ""),
    "refused": Verb("refused", "refuse", ("refuses", "opposes", "hosts"), " {}"),
    "visited": Verb("visited", "visit", ("visits", "speaks", "party"), ""),
    "stated": Verb("spoke", "speak", ("speaks", "party", "opposes"), ""),
}
LINK = {
    "requested": " for ",
    "negotiated": " on ",
    "agreed": " on ",
    "ratified": " on ",
    "appointed": " for ",
    "stated": " about ",
}
"""Between the verb and what it is about; a space where nothing stands here."""
THINGS = {
    "basing": "a base", "overflight": "overflights", "transit": "transit", "aid": "aid", "exercise": "an exercise", "training": "training",
    "liaison": "a liaison office", "withdrawal": "a withdrawal of forces", "alliance": "their alliance", "security": "security cooperation",
}  # fmt: skip
OVER = {"overflight": "over", "transit": "through"}


CONDUCTED = {
    "overflight": ("flew", "fly"), "transit": ("moved cargo", "move cargo"), "exercise": ("held an exercise", "hold an exercise"),
    "basing": ("flew missions", "fly missions"), "training": ("trained", "train"),
}  # fmt: skip


def articled(name: str) -> str:
    """The name with the article that a sentence gives it."""
    words = name.split()
    body = len(words) > 1 and any(word in _CAPITALISED for word in words)
    return f"the {name}" if name.startswith(_ARTICLED) or body else name


def listed(names: Sequence[str]) -> str:
    """Names as a list in a sentence."""
    if len(names) < 2:
        return names[0] if names else ""
    return f"{', '.join(names[:-1])} and {names[-1]}"


def possessive(name: str) -> str:
    """The name as that of an owner."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"
