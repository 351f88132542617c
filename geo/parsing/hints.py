"""Words beside a name that say what kind of place is meant: "the Kant air base", "the town of Kant", "Aktau port"."""

from __future__ import annotations

import re
from typing import NamedTuple

from geo.parsing.lexicon import PLURALS

__all__ = ["Hint", "hint", "is_military"]

_KINDS = {
    "airbase": "air ?base|air force base|military base|military airfield|transit cent(?:er|re)|base|авиабаз[аеуы]|авиабазой|баз[аеуы]|базой|(?:авиа)?базасы\\w*",
    "airfield": "airfield|aerodrome|airport|airstrip|аэродром(?:[аеу]|у\\w+)?|аэропорт(?:[аеу]|у\\w+)?|әуежай\\w*|aeroport\\w*",
    "port": "sea ?port|port|harbou?r|ferry terminal|морск\\w+ порт[аеу]?|порт(?:[аеу]|ы\\w*)?",
    "city": "city|town|village|settlement|город[аеу]?|городом|г\\.|пос[её]л(?:ок|ке|ка)|сел[аеоу]",
    "province": "oblast|province|region|state|област[ьи]|областью",
    "district": "county|district|rayon|raion|район[аеу]?",
    "sea": "sea|gulf|море|мор[яюе]",
    "lake": "lake|озер[аеоу]",
    "island": "island|остров[аеу]?",
}  # fmt: skip
_GIVEN = "international |military |civilian |naval |commercial |main |russian |american |u\\.s\\. |us |kyrgyz |международн\\w+ |военн\\w+ "
_EITHER = "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())
AFTER = re.compile(rf"[ -](?:{_GIVEN})*(?:{_EITHER})(?![\w-])", re.IGNORECASE)
ENDING = frozenset(
    [
        "of",
        "at",
        "near",
        "base",
        "center",
        "centre",
        "airfield",
        "aerodrome",
        "airport",
        "airstrip",
        "seaport",
        "port",
        "harbor",
        "harbour",
        "terminal",
        "city",
        "town",
        "village",
        "settlement",
        "oblast",
        "province",
        "region",
        "state",
        "county",
        "district",
        "rayon",
        "raion",
        "sea",
        "gulf",
        "lake",
        "island",
    ]
)
"""English words that BEFORE may end in: looking at the last word first spares most of the searching."""
BEFORE = re.compile(rf"(?<!\w)(?:{_EITHER}) (?:(?:of|at|near|в) |«|“)?$", re.IGNORECASE)
TOGETHER = re.compile(
    rf"(?:,? (?:and|or|и)(?: the)? [A-ZА-Я][\w’'-]+)? (?P<plural>{'|'.join(PLURALS)})(?!\w)", re.IGNORECASE
)
MILITARY = (
    "air base", "airbase", "military base", "airfield", "air force", "troops", "squadron", "servicemen", "deployed", "deployment", "garrison", "stationed", "soldiers", "warplane", "fighter jet", " jets", "refuel", "bomber",
    "авиабаз", "военн", "войск",
)  # fmt: skip
BACK = 28


class Hint(NamedTuple):
    """The kind of place that the wording asks for, and where those words end if they follow the name."""

    kind: str
    end: int


def hint(text: str, start: int, end: int) -> Hint | None:
    """What the words beside a name ask for, or None."""
    if text[end : end + 1] in (" ", "-", ","):
        if match := AFTER.match(text, end):
            return Hint(str(match.lastgroup), match.end())
        if match := TOGETHER.match(text, end):
            return Hint(PLURALS[match["plural"].lower()], end)
    before = text[max(0, start - BACK) : start]
    if before[-1:] in (" ", "«", "“") and _may_ask(before) and (match := BEFORE.search(before)):
        return _before(str(match.lastgroup), match[0], end)
    return None


def _may_ask(before: str) -> bool:
    words = before.rstrip(" «“").rsplit(None, 1)
    return bool(words) and (words[-1].lower() in ENDING or not words[-1].isascii())


def _before(kind: str, words: str, end: int) -> Hint | None:
    """What words before a name ask for: a base at Kant is the base, a base near Semey leaves the town a town."""
    if words.rstrip().endswith(("near", " в")) and kind not in ("city", "province", "district"):
        return None
    return Hint(kind, end)


def is_military(text: str) -> bool:
    """Whether a text speaks of bases and forces more than once."""
    lowered, found = text.lower(), 0
    for word in MILITARY:
        found += lowered.count(word)
        if found > 1:
            return True
    return False
