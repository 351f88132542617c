"""Kinds of place, and the words in a name or a query that say which kind is meant."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["KINDS", "PRECISIONS", "PRECISION_OF", "SOURCES", "KindWord", "agreement", "split_kind"]

KINDS = (
    "city", "airfield", "airbase", "port", "province", "district", "region", "country", "sea", "lake", "facility", "island",
    "river",
)  # fmt: skip
PRECISIONS = ("exact", "near", "district", "province", "country", "area")
SOURCES = ("GeoNames", "airportsdata", "Natural Earth", "curated", "Flinn-Engdahl")
PRECISION_OF = {
    "province": "province", "district": "district", "region": "area", "country": "country", "sea": "area", "lake": "area",
    "island": "area", "river": "area",
}  # fmt: skip
"""Precision of a place of a kind that comes whole from a gazetteer; the rest are exact."""

_WORDS = {
    "airbase": "air base|airbase|air force base|afb|air force station|military airfield|military airport|transit center|"
    "transit centre|base|авиабаза|авиационная база|военная база|база|әуе базасы",
    "airfield": "international airport|national airport|airport|intl airport|airfield|aerodrome|airstrip|аэропорт|международный аэропорт|"
    "аэродром|әуежайы|әуежай|халықаралық әуежайы|aeroport|aeroporti|xalqaro aeroporti",
    "port": "sea port|seaport|commercial sea port|international sea port|port|harbour|harbor|ferry terminal|ferry complex|"
    "морской порт|торговый порт|порт|порты|porti|ferry port",
    "city": "city|town|village|settlement|город|гор|г|село|поселок|қаласы|shahri|шаары|qalasy",
    "province": "oblast|province|oblysy|oblasty|oblusu|область|облысы|обл|облусу|viloyati|вилояти|viloyat|welayaty|welayat|"
    "вилоят|velayat|governorate|wilaya|voblast|vilayet|провинция|край|krai|region|регион",
    "district": "district|rayon|raion|rajon|audany|район|ауданы|tumani|county|уезд|районы",
    "sea": "sea|море|теңізі|dengizi|ocean|gulf|bay|strait|straits|океан|залив|пролив",
    "lake": "lake|ozero|озеро|көлі|reservoir",
    "island": "island|остров|islands|аралы",
    "river": "river|canal|река|канал|өзені|daryosi",
    "facility": "test range|proving ground|test site|polygon|cosmodrome|космодром|полигон|garrison|barracks|depot|testing range|training range|training ground|testing ground|practice range|radar station|radar|early warning station|рлс|узел",
}  # fmt: skip
_PHRASES = {tuple(phrase.split()): kind for kind, phrases in _WORDS.items() for phrase in phrases.split("|")}
_LONGEST = max(map(len, _PHRASES))
_FILLERS = frozenset({"of", "the", "in", "at"})
_RELATED = (
    frozenset({"airbase", "airfield"}),
    frozenset({"province", "region", "district"}),
    frozenset({"sea", "lake"}),
    frozenset({"facility", "airbase"}),
    frozenset({"facility", "airfield"}),
)


class KindWord(NamedTuple):
    """A key without the words for its kind ("aktau"), the kind, and the words ("port")."""

    rest: str
    kind: str
    words: str


def split_kind(key: str) -> KindWord | None:
    """Take the words for a kind off either end of a folded key; None if there are none, or nothing else.

    >>> split_kind("port of aktau")
    KindWord(rest='aktau', kind='port', words='port')
    """
    words = key.split()
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        for found, rest in ((words[-size:], words[:-size]), (words[:size], words[size:])):
            kind = _PHRASES.get(tuple(found))
            while kind and rest and rest[0] in _FILLERS:
                rest = rest[1:]
            if kind and rest:
                return KindWord(" ".join(rest), kind, " ".join(found))
    return None


def agreement(asked: str, kind: str) -> float:
    """How well a kind answers the kind asked for: 1 the same, 0.6 related (an airfield for an air base), 0 not."""
    if asked == kind:
        return 1.0
    return 0.6 if any(asked in group and kind in group for group in _RELATED) else 0.0
