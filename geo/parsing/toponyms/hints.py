"""Words beside a name that say what kind of place is meant: "the Kant air base", "the town of Kant", "Aktau port"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from geo.parsing.language.lexicon import PLURALS
from geo.parsing.language.russian import CYRILLIC
from geo.parsing.toponyms.senses import AREAS, SITES

__all__ = ["Hint", "hint", "is_military", "is_of_another", "is_unplaced", "may_be_military"]

_KINDS = {
    "airbase": "air ?base|air force base|military base|military airfield|transit cent(?:er|re)|base|авиабаз[аеуы]|авиабазой|баз[аеуы]|базой|(?:авиа)?базас[ыи]\\w*|аскерий? базасы\\w*|(?:harbiy |avia)?bazasi\\w*",
    "airfield": "airfield|aerodrome|airport|airstrip|аэродром(?:[аеу]|у\\w+)?|аэродроми\\w*|аэропорт(?:[аеу]|[уи]\\w*)?|әуежай\\w*|аба майдан\\w*|aeroport\\w*|aerodrom\\w*",
    "port": "sea ?port|port|harbou?r|ferry terminal|морск\\w+ порт[аеу]?|порт(?:[аеу]|ы\\w*)?",
    "facility": "early[- ]warning (?:radar )?station|radar(?: station)?|(?:nuclear )?test(?:ing)? (?:site|range|ground)|(?:training|practice|proving) (?:range|ground)|polygon|node|cosmodrome|полигон(?:[аеу]|ом)?|рлс|радиолокационн\\w+ станци\\w+|уз(?:ел|ла|лу|ле|лом)|космодром(?:[аеу]|ом)?|комплекс(?:[аеу]|ом)?|аренд(?:[аыуе]|ой)",
    "city": "city|town|village|settlement|город[аеу]?|городом|г\\.|пос[её]л(?:ок|ке|ка)|сел[аеоу]",
    "province": "oblast|province|region|state|област[ьи]|областью|обл\\.",
    "district": "county|district|rayon|raion|район[аеу]?|р-н[аеу]?",
    "sea": "sea|gulf|море|мор[яюе]",
    "lake": "lake|озер[аеоу]",
    "island": "island|остров[аеу]?",
}  # fmt: skip
_GIVEN = "international |military |civilian |naval |commercial |main |russian |american |u\\.s\\. |us |kyrgyz |международн\\w+ |военн\\w+ "
_EITHER = "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())
AFTER = re.compile(rf"[ -](?:{_GIVEN})*(?:{_EITHER})(?![\w-])", re.IGNORECASE)
ASKING = frozenset(
    ["aer", "air", "ame", "and", "avi", "baz", "bas", "cit", "civ", "com", "cos", "cou", "dis", "ear", "fer", "gul", "har", "int", "isl", "kyr", "lak", "mai", "mil", "nav",
     "nod", "nuc", "obl", "or ", "pol", "por", "pra", "pro", "rad", "rai", "ray", "reg", "rus", "sea", "set", "sta", "tes", "tow", "tra", "u.s", "us ", "vil"]
)  # fmt: skip
"""How AFTER and TOGETHER begin in Latin letters: few words do, and most names need no searching."""
ENDING = frozenset(
    ["station", "radar", "site", "range", "ground", "polygon", "node", "cosmodrome", "airbase", "base", "center", "centre", "airfield", "aerodrome", "airport",
     "airstrip", "seaport", "port", "harbor", "harbour", "terminal", "city", "town", "village", "settlement", "oblast", "province", "region", "state", "county", "district",
     "rayon", "raion", "sea", "gulf", "lake", "island"]
)  # fmt: skip
"""English words that a kind may end in before a name: looking at the nearest words first spares most of the searching."""
_AHEAD = {
    "city": "деревн[яиюей]{1,2}|аул(?:[аеу]|ом)?|кишлак(?:[аеу]|ом)?|пгт",
    "province": "провинци[яиюей]{1,2}|штат(?:[аеу]|ом)?|в[еи]лаят(?:[аеу]|ом)?|вилоят(?:[аеу]|ом)?",
    "district": "районом|уезд(?:[аеу]|ом)?|округ(?:[аеу]|ом)?|джамоат(?:[аеу]|ом)?",
}
"""Words that tell the kind of the name behind them only: in "город Герат провинции Герат" the second is the province."""
_LEADING = "|".join(
    f"(?P<{kind}>{words}{'|' + _AHEAD[kind] if kind in _AHEAD else ''})" for kind, words in _KINDS.items()
)
BEFORE = re.compile(
    rf"(?<!\w)(?:{_LEADING}) (?:(?:of|at|near|in|in the (?:\w+ )?(?:city|town|village) of|(?-i:[А-ЯЁ])[А-ЯЁа-яё]+ в|в(?: \w+ском)?|(?:\w+ского )?(?:в )?город[ае]) )?[«“\"]?$",
    re.IGNORECASE,
)
_PLURALS = {
    "airbase": "(?:air ?|military )?bases|авиабаз(?:ы|ах)",
    "airfield": "airfields|airports|aerodromes|(?:аэродром|аэропорт)(?:ы|ах|ов|ам)",
    "port": "(?:sea ?)?ports|порт(?:ы|ах|ов|ам)",
    "facility": "(?:test|testing|training) (?:ranges|grounds|sites)|полигон(?:ы|ах|ов|ам)",
}
_MANY = "|".join(f"(?P<{kind}>{words})" for kind, words in _PLURALS.items())
_NAME = r"[A-ZА-ЯЁ][\w’'-]+(?: [A-ZА-ЯЁ][\w’'-]+)?"
LISTED = re.compile(
    rf"(?<!\w)(?i:{_MANY}) (?:(?:of|at|in|в) )?(?:[«“\"]?{_NAME}[»”\"]?(?:, (?:and |or )?| and | or | и | или ))*[«“\"]?$"
)
"""Several places of a kind, named before them: "the ports of Aktau and Kuryk"."""
LEADING = ("from ", " to ", "between ")
WAY = re.compile(
    r"(?<!\w)(?:rail|railway|railroad|road|highway|trains?|buses|bus|track) (?:line |link |route |connection |service )?(?:running |going |leading )?(?:from|to|between) (?:[A-Z][\w-]+(?: [A-Z][\w-]+)? (?:to|and) )?$"
)
"""Roads and railways lead from town to town: "a railway from Termez to"."""
CROSSING = re.compile(
    r"(?:[-–][A-Z][\w’]+)? (?:border )?(?:crossing|checkpoint|bridge|rail(?:way|road)?(?: line| link)?|highway|road)s?(?!\w)"
)
CROSSED = frozenset({"bor", "cro", "che", "bri", "rai", "hig", "roa"})
"""How CROSSING begins behind a name that stands alone."""
LINKING = (", ", " and ", " or ", " of ", " at ", " in ")
TOGETHER = re.compile(
    rf"(?:,? (?:and|or|и)(?: the)? [A-ZА-Я][\w’'-]+)? (?P<plural>{'|'.join(PLURALS)})(?!\w)", re.IGNORECASE
)
MILITARY = (
    "air base", "airbase", "military base", "airfield", "air force", "troops", "squadron", "servicemen", "deployed", "deployment", "garrison", "stationed", "soldiers", "warplane", "fighter jet", " jets", "refuel", "bomber", "nato ", "transit cent", "military ", " base ", " base,", " base.", " bases ", "aircraft", "airmen", "detachment",
    "авиабаз", "военн", "войск",
)  # fmt: skip
FORCES = (*MILITARY, "nato", " base", "воен", "militar", "militär", "militair")
"""One of these shows that a text may be about bases at all; further languages, too."""
OWN = re.compile(r"\b[A-Z][a-z-]+(?<!ern) (?:city|town|village|region|province|district|oblast|state) of $")
"""A name right before a word for its kind, and what it lies in behind."""
BACK = 34
FURTHER = 90
"""Characters before a name in which its kind is looked for; further where a list may stand between."""
APPOSED = re.compile(
    r", (?:an?|the) (?:[a-z-]+ ){0,2}?(?:(?P<city>town|city|village|settlement)|(?P<airbase>air ?base|military base))(?![\w-])"
)
"""What a name is said to be right behind it: "Kant, a small town"."""
UNPLACED = re.compile(r"(?<!\w)(?:epic|hero|legend|philosoph|poet|эпос|геро[йея]|философ)", re.IGNORECASE)
"""Words for what bears a place's name and is none."""


class Hint(NamedTuple):
    """The kind of place that the wording asks for, and where those words end if they follow the name."""

    kind: str
    end: int
    exact: bool = False
    """Whether nothing but that kind will do: the words may speak of what is at the place without naming it."""


def hint(text: str, start: int, end: int) -> Hint | None:
    """What the words beside a name ask for, or None."""
    return _asked_behind(text, end) or _asked_before(text, start, end)


def _asked_behind(text: str, end: int) -> Hint | None:
    if text.startswith((", a", ", the "), end) and (match := APPOSED.match(text, end)):
        return Hint(str(match.lastgroup), end)
    if text[end : end + 1] in (" ", "-", ",") and _may_follow(text, end):
        if match := AFTER.match(text, end):
            return Hint(str(match.lastgroup), match.end(), match.lastgroup == "facility")
        if match := TOGETHER.match(text, end):
            return Hint(PLURALS[match["plural"].lower()], end)
    return Hint("city", end) if _is_crossed(text, end) else None


def _is_crossed(text: str, end: int) -> bool:
    """Whether a crossing, a bridge or a way that is called by the name follows: "the Termez-Khairaton border crossing"."""
    mark = text[end : end + 1]
    may = (
        text[end + 1 : end + 4] in CROSSED
        if mark == " "
        else mark in ("-", "–") and text[end + 1 : end + 2].isupper()
    )
    return may and CROSSING.match(text, end) is not None


def _asked_before(text: str, start: int, end: int) -> Hint | None:
    before = text[max(0, start - BACK) : start]
    if before[-1:] in (" ", "«", "“", '"'):
        if _may_ask(before) and (match := BEFORE.search(before)):
            return _before(str(match.lastgroup), match[0], end)
        if before.endswith(LEADING) and WAY.search(text, max(0, start - 2 * BACK), start):
            return Hint("city", end)
        if before.endswith(LINKING) or before[-1] == "«" or not before[-2:-1].isascii():
            return _listed(text, start, end)
    return None


def is_of_another(text: str, start: int) -> bool:
    """Whether the word for a kind before a name belongs to the one before it: "Gyumri city of Armenia" is in the country."""
    return OWN.search(text, max(0, start - BACK), start) is not None


def _may_follow(text: str, end: int) -> bool:
    """Whether the word behind a name begins as one that AFTER or TOGETHER begins with, in any script but the Latin one."""
    first = end + 2 if text[end] == "," else end + 1
    opening = text[first : first + 3]
    return opening.lower() in ASKING or not opening.isascii()


def _listed(text: str, start: int, end: int) -> Hint | None:
    """The kind that stands in the plural before a list of names with this one in it."""
    before = text[max(0, start - FURTHER) : start]
    plural = (
        "orts " in before or "ases " in before or "elds " in before or "omes " in before or "nges " in before
        or "unds " in before or "ites " in before
        or (not before.isascii() and CYRILLIC.search(before))
    )  # fmt: skip
    if plural and (match := LISTED.search(before)):  # the first is quick, and seldom so
        return Hint(str(match.lastgroup), end, exact=True)
    return None


def _may_ask(before: str) -> bool:
    words = before.rstrip(' «“"').rsplit(None, 2)
    nearest = words.pop() if words else ""
    if words and nearest.lower() in ("of", "at", "near", "in"):
        nearest = words[-1]  # only the word before it may ask
    return nearest.lower() in ENDING or not nearest.isascii()


def _before(kind: str, words: str, end: int) -> Hint | None:
    """What words before a name ask for: a base at Kant is the base, a base near Semey leaves the town a town.

    A base in Termez is the base if the gazetteer holds one there, else the town is a town.
    """
    last = words.rstrip(' «“"').rsplit(None, 1)[-1].lower()
    within = (
        last in ("in", "в")
        or (last == "of" and " in the " in words)
        or last.endswith("ском")
        or (last.startswith("город") and kind != "city")
    )
    if (last == "near" and kind not in AREAS) or (within and kind not in SITES):
        return None
    if within and words[0].isupper() and kind == "airfield":
        return None  # "Heydar Aliyev International Airport in Baku" has its own name
    return Hint(kind, end, exact=within or kind == "facility")


def is_unplaced(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name speak of a person or a work of that name: "the epic of Manas"."""
    return UNPLACED.search(text, max(0, start - 20), end + 20) is not None


def may_be_military(text: str) -> bool:
    """Whether a text speaks of bases or forces at all."""
    lowered = text.lower()
    return any(word in lowered for word in FORCES)


@lru_cache(maxsize=2)
def is_military(text: str) -> bool:
    """Whether a text speaks of bases and forces: two words do, or one that holds another, as "military base"; "jets" alone does not.

    Remembered, since every name asks that may be a base.
    """
    lowered, found = text.lower(), 0
    for word in MILITARY:
        found += lowered.count(word)
        if found > 1:
            return True
    return False
