"""Whose ground a name stands for: `Kazakh territory`, `the Batumi military base`, and not `American bases`."""

from __future__ import annotations

import re

from geo.parsing.model import Mention
from geo.parsing.passage import Passage

__all__ = ["is_ground", "names_base"]

_GROUND = re.compile(
    r"(?:[’']s)?[\s-]+(?:[\w-]+\s){0,2}?(?:bases?|airbases?|airfields?|airports?|territory|airspace|soil|ports?|facilit|air\s+base|"
    r"infrastructure|countries|states|republics|баз|аэродром|территори|аэропорт|порт|воздушн)",
    re.I,
)
_ITS_OWN = re.compile(r"(?:[’']s)?\s+(?:territory|soil)\b|\s+(?:территори|земл)", re.I)
"""What is nobody's but the state's by whose name it is called, whoever has bases abroad."""
_PAST = "soviet-union"
"""Its ground is that of others now."""
_BASE_BEHIND = re.compile(r"\s+(?:(?:military|air|naval|army)\s+)?(?:base|airbase|airfield|garrison)(?!\w)")


def is_ground(passage: Passage, mention: Mention) -> bool:
    """`Kazakhstani bases`, `Kazakh territory`; but an American base lies elsewhere."""
    if not _GROUND.match(passage.text, mention.end):
        return False
    if mention.how != "adjective" and not passage.text.startswith(("’s", "'s"), mention.end):
        return False
    named = (
        mention.best.place if mention.best else ""
    )  # `former Soviet bases` have the name, and another holder
    holder = next((actor.actor for actor in passage.actors if actor.start == mention.start), named)
    own = holder != _PAST and _ITS_OWN.match(passage.text, mention.end) is not None
    return own or holder not in passage.document.rules.users


def names_base(passage: Passage, mention: Mention) -> bool:
    """`The Batumi military base`, `Uzbekistan air base`: the name of a place that a base is called by, and no user of it."""
    if mention.how != "literal" or not _BASE_BEHIND.match(passage.text, mention.end):
        return False
    best = mention.best
    return best is not None and (best.kind != "country" or best.place not in passage.document.rules.users)
