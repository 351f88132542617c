"""Rivers, ranges and straits that the gazetteer does not hold, or holds only for another of their name.

They are mentions without a place: "Salmon River" in a text about Nova Scotia is not the one in Idaho.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from geo.gazetteer import Quality
from geo.gazetteer.distance import haversine_km
from geo.parsing.language.lexicon import Lexicon
from geo.parsing.model import Mention, Option
from geo.parsing.toponyms.containing import Key
from geo.parsing.toponyms.landforms import RIVER
from geo.parsing.toponyms.options import Shown
from geo.parsing.toponyms.othernames import ENGLISH, is_other
from geo.parsing.toponyms.resolving import Group, contains
from geo.parsing.toponyms.scanning import Found
from geo.parsing.toponyms.senses import AREAS, Sense

__all__ = ["SURE", "leave_far", "unheld"]

SURE = 0.9
"""How surely a name is that of a river or a range where the words say so."""
FAR_KM = 1000.0
"""How far a river's point may lie from the places of a text that is about it."""
COMMON = frozenset("123ghs")
"""Letters of words.txt.gz for English words, given names and common surnames: what rivers everywhere are called after."""
STRAY_KM = 300.0
STRAYING = frozenset({"city", "airfield"})
SMALL = 4.0
"""Logarithm of the people of a town below which it is not spoken of far away without its country."""
KNOWN = 5.0
"""The same for a town under a name that is not its own: "Kokan" is Koksan in Korea, too."""
TINY = frozenset({"VA", "MC", "SM", "LI", "AD"})
"""Countries that are called by their town."""
HELD = 0.5
"""Share of a container's senses from which it holds a town."""
FEW = 1
"""Other places that a text must name more of."""
STRAY = "unresolved: it lies far from the other places of the text, and is small, or called otherwise today, or an airfield"
DISTANT = "unresolved: the river held lies far from the other places of the text, and many are called so"


def unheld(text: str, found: Found) -> Mention:
    """The mention of what the gazetteer does not hold."""
    why = f"unresolved: a {found.unheld} of this name is in no gazetteer here"
    return Mention(found.start, found.end, text[found.start : found.end], "literal", (), False, SURE, (why,))


def leave_far(
    shown: Mapping[Key, Shown], groups: Mapping[Key, Group], lexicon: Lexicon, pointers: Collection[str]
) -> None:
    """Leave unresolved what lies far from all else that a text names: strays, and rivers that share their name with others.

    `pointers` are countries that its adjectives name.
    """
    _leave_stray(shown, groups, pointers)
    for one in [one for one in shown.values() if one.kind == "river"]:
        if one.resolved and _is_common(one.key, lexicon):
            places = [o.options[0] for o in shown.values() if o.resolved and o.options[0].kind in AREAS]
            if places and all(_km(one.options[0], place) > FAR_KM for place in places):
                one.resolved, one.why = False, (*one.why, DISTANT)


def _leave_stray(shown: Mapping[Key, Shown], groups: Mapping[Key, Group], pointers: Collection[str]) -> None:
    """Leave a town unresolved that bears a name only by its airfield, or once did, or is small and in a country that the text does not name."""
    for key, one in shown.items():
        if one.kind not in STRAYING or not one.resolved or one.hint or one.governs:
            continue
        group = groups[key]
        best = max(zip(group.shares, group.name.senses, strict=True))[1]
        former = best.kind == "city" and _was_called(one, best)
        by_airfield = best.kind == "airfield" and best.quality == Quality.SHORT
        if not (former or by_airfield or _is_small(one, group, best)):
            continue
        others = [o.options[0] for o in shown.values() if o.resolved and o is not one]
        abroad = one.options[0].country not in {*pointers, *(other.country for other in others)}
        if not (former or abroad):
            continue
        places = [other for other in others if other.kind in AREAS]
        if len(places) > FEW and all(_km(one.options[0], place) > STRAY_KM for place in places):
            one.resolved, one.why = False, (*one.why, STRAY)


def _is_small(one: Shown, group: Group, best: Sense) -> bool:
    """Whether a town of which nothing else speaks has few people, or not many and another name by itself."""
    other = best.quality >= Quality.ALTERNATE and is_other(one.key, one.options[0].name)
    small = best.kind == "city" and best.people < (KNOWN if other else SMALL) and best.country not in TINY
    held = best.country in group.beside or any(contains(holder, best) > HELD for holder in group.within)
    return small and not (held or best.interest)


def _was_called(one: Shown, best: Sense) -> bool:
    if best.quality != Quality.ALTERNATE or best.country not in ENGLISH or not one.key.isascii():
        return False
    return is_other(one.key, one.options[0].name)


def _is_common(key: str, lexicon: Lexicon) -> bool:
    bare = key.removeprefix("the ").removesuffix(RIVER)
    return not COMMON.isdisjoint(lexicon.words.get(bare, "")) or bare in lexicon.adjectives


def _km(one: Option, other: Option) -> float:
    return haversine_km(one.lat, one.lon, other.lat, other.lon)
