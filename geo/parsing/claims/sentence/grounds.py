"""Whose ground a name stands for: `Kazakh territory`, `the Batumi military base`, and not `American bases`."""

from __future__ import annotations

import re

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.model import Mention

__all__ = ["BASE_BEHIND", "guards_border", "is_about_where", "is_broad", "is_ground", "names_base"]

_GROUND = re.compile(
    r"(?:[’']s)?(?!\s+(?:сторон|власт|правительств|министр|президент|парламент|руководств))[\s-]+(?:(?!(?:an?|the|for|to)\s)[\w-]+\s){0,2}?(?:bases?|airbases?|airfields?|airports?|territory|airspace|soil|ports?|facilit|air\s+base|crossings?\b|railways?\b|railroads?\b|roads?\b|highways?\b|"
    r"infrastructure|countries|states|republics|баз|аэродром|территори|аэропорт|порт|воздушн)",
    re.I,
)
"""What lies on it; not what `грузинской стороне` stands before, which is somebody."""
_ITS_OWN = re.compile(r"(?:[’']s)?\s+(?:territory|soil)\b|\s+(?:территори|земл)", re.I)
"""What is nobody's but the state's by whose name it is called, whoever has bases abroad."""
_PAST = "soviet-union"
"""Its ground is that of others now."""
BASE_BEHIND = re.compile(
    r"\s+(?:(?:military|air|naval|army|border)\s+)?(?:base|airbase|airfield|garrison|checkpoint|crossing)(?!\w)"
)
_AS_SITE = re.compile(
    r"\s+as\s+(?:the|a)\s+(?:\w+\s+)?(?:location|site|place|home|host)\s+(?:of|for)\s+(?:[\w.’'-]+\s+){1,5}?(?:air)?bases?\b",
    re.I,
)
"""`Poti as the site of a Russian base`."""
_WITHIN = re.compile(r",?\s+(?:in|at|near|outside)\s+(?:the\s+)?")
_IN_A_LAND = re.compile(r"\s+in\s+(?:the|this)\s+(?:[\w-]+\s+){0,3}(?:country|nation|state|republic)\b", re.I)
"""`Its largest base in Africa in the East African country`."""
_WATCHING = re.compile(r"patrol|guard|man|protect", re.I)
_PART_OF_BORDER = re.compile(r"\s+(?:(?!(?:near|from|to|and)\s)[\w,-]+\s+){0,6}")
_BORDER = re.compile(r"(?:-\w+)?\s+(?:state\s+)?(?:border|frontier)(?!\s+(?:guards?|troops|post|region))")
_FOLLOWING = 20
"""Code points from a region to the place in it that is named next."""


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
    behind = BASE_BEHIND.match(passage.text, mention.end) or _AS_SITE.match(passage.text, mention.end)
    if mention.how != "literal" or not behind:
        return False
    best = mention.best
    return best is not None and (best.kind != "country" or best.place not in passage.document.rules.users)


def is_broad(passage: Passage, mention: Mention) -> bool:
    """Whether a sea or region only gives a base a name, or is what a land named behind it lies in: `the Pacific base`."""
    if mention.best is None or mention.best.kind not in ("sea", "region"):
        return False
    within = _IN_A_LAND.match(passage.text, mention.end) is not None
    return within or names_base(passage, mention) or is_about_where(passage, mention)


def is_about_where(passage: Passage, mention: Mention) -> bool:
    """Whether it is a region of which the next place is part: `its largest base in Africa in Agadez`."""
    within = mention.best is not None and mention.best.kind == "region"
    return within and any(
        _WITHIN.fullmatch(passage.text, mention.end, other.start)
        for _, other in passage.mentions
        if mention.end < other.start <= mention.end + _FOLLOWING and other.how == "literal"
    )


def guards_border(passage: Passage, phrase: re.Match[str], mention: Mention) -> bool:
    """Whether it is the border of a land that is watched there: `patrolled the Tajik-Afghan border`."""
    return (
        _WATCHING.match(phrase[0]) is not None
        and mention.how == "adjective"
        and _PART_OF_BORDER.fullmatch(passage.text, phrase.end(), mention.start) is not None
        and _BORDER.match(passage.text, mention.end) is not None
    )
