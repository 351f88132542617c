"""Rivers, ranges and straits that the gazetteer does not hold, or holds only for another of their name.

They are mentions without a place: "Salmon River" in a text about Nova Scotia is not the one in Idaho.
"""

from __future__ import annotations

from collections.abc import Collection

from geo.gazetteer.distance import haversine_km
from geo.parsing.landforms import RIVER
from geo.parsing.lexicon import Lexicon
from geo.parsing.model import Mention, Option
from geo.parsing.options import Shown
from geo.parsing.scanning import Found
from geo.parsing.senses import AREAS

__all__ = ["SURE", "leave_far", "unheld"]

SURE = 0.9
"""How surely a name is that of a river or a range where the words say so."""
FAR_KM = 1000.0
"""How far a river's point may lie from the places of a text that is about it."""
COMMON = frozenset("123ghs")
"""Letters of words.txt.gz for English words, given names and common surnames: what rivers everywhere are called after."""
DISTANT = "unresolved: the river held lies far from the other places of the text, and many are called so"


def unheld(text: str, found: Found) -> Mention:
    """The mention of what the gazetteer does not hold."""
    why = f"unresolved: a {found.unheld} of this name is in no gazetteer here"
    return Mention(found.start, found.end, text[found.start : found.end], "literal", (), False, SURE, (why,))


def leave_far(shown: Collection[Shown], lexicon: Lexicon) -> None:
    """Leave rivers unresolved that share their name with others and lie far from all that the text names."""
    for one in [one for one in shown if one.kind == "river"]:
        if one.resolved and _is_common(one.key, lexicon):
            places = [o.options[0] for o in shown if o.resolved and o.options[0].kind in AREAS]
            if places and all(_km(one.options[0], place) > FAR_KM for place in places):
                one.resolved, one.why = False, (*one.why, DISTANT)


def _is_common(key: str, lexicon: Lexicon) -> bool:
    bare = key.removeprefix("the ").removesuffix(RIVER)
    return not COMMON.isdisjoint(lexicon.words.get(bare, "")) or bare in lexicon.adjectives


def _km(one: Option, other: Option) -> float:
    return haversine_km(one.lat, one.lon, other.lat, other.lon)
