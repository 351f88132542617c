"""Rivers, ranges and straits that the gazetteer does not hold, or holds only for another of their name.

They are mentions without a place: "Salmon River" in a text about Nova Scotia is not the one in Idaho.
"""

from __future__ import annotations

from collections.abc import Collection

from geo.gazetteer import Quality
from geo.gazetteer.distance import haversine_km
from geo.parsing.landforms import RIVER
from geo.parsing.lexicon import Lexicon
from geo.parsing.model import Mention, Option
from geo.parsing.options import QUALITIES, Shown
from geo.parsing.othernames import ENGLISH, is_other
from geo.parsing.scanning import Found
from geo.parsing.senses import AREAS

__all__ = ["SURE", "leave_far", "unheld"]

SURE = 0.9
"""How surely a name is that of a river or a range where the words say so."""
FAR_KM = 1000.0
"""How far a river's point may lie from the places of a text that is about it."""
COMMON = frozenset("123ghs")
"""Letters of words.txt.gz for English words, given names and common surnames: what rivers everywhere are called after."""
STRAY_KM = 300.0
STRAYING = frozenset({"city", "airfield"})
STRAY = "unresolved: the place is called otherwise today, or only its airfield is called so, and it lies far from the other places of the text"
DISTANT = "unresolved: the river held lies far from the other places of the text, and many are called so"


def unheld(text: str, found: Found) -> Mention:
    """The mention of what the gazetteer does not hold."""
    why = f"unresolved: a {found.unheld} of this name is in no gazetteer here"
    return Mention(found.start, found.end, text[found.start : found.end], "literal", (), False, SURE, (why,))


def leave_far(shown: Collection[Shown], lexicon: Lexicon, pointers: Collection[str]) -> None:
    """Leave strays unresolved, and rivers that share their name with others and lie far from all that the text names; `pointers` are countries that its adjectives name."""
    _leave_stray(shown, pointers)
    for one in [one for one in shown if one.kind == "river"]:
        if one.resolved and _is_common(one.key, lexicon):
            places = [o.options[0] for o in shown if o.resolved and o.options[0].kind in AREAS]
            if places and all(_km(one.options[0], place) > FAR_KM for place in places):
                one.resolved, one.why = False, (*one.why, DISTANT)


def _leave_stray(shown: Collection[Shown], pointers: Collection[str]) -> None:
    """Leave a town unresolved that bears a name only by its airfield, or once did, and lies far from all that the text names."""
    for one in shown:
        if one.kind in STRAYING and one.resolved and not one.hint and _is_stray(one):
            others = [o.options[0] for o in shown if o.resolved and o is not one]
            told = {*pointers, *(other.country for other in others)}
            if one.kind == "airfield" and one.options[0].country in told:
                continue
            places = [other for other in others if other.kind in AREAS]
            if len(places) > 1 and all(_km(one.options[0], place) > STRAY_KM for place in places):
                one.resolved, one.why = False, (*one.why, STRAY)


def _is_stray(one: Shown) -> bool:
    best = one.options[0]
    if best.kind == "airfield":
        return best.why[0] == QUALITIES[Quality.SHORT]
    if best.why[0] != QUALITIES[Quality.ALTERNATE] or best.country not in ENGLISH or not one.key.isascii():
        return False
    return is_other(one.key, best.name)


def _is_common(key: str, lexicon: Lexicon) -> bool:
    bare = key.removeprefix("the ").removesuffix(RIVER)
    return not COMMON.isdisjoint(lexicon.words.get(bare, "")) or bare in lexicon.adjectives


def _km(one: Option, other: Option) -> float:
    return haversine_km(one.lat, one.lon, other.lat, other.lon)
