"""Whether the words before the name of an actor make it a place: `in Russia`."""

from __future__ import annotations

import re

from geo.parsing.claims.sentence.owners import BASE
from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.model import ActorMention

__all__ = ["are_sent_by", "is_place"]

_OPENING = re.compile(
    r"(?:In|At|On|From|During|After|Before|Following|В|На|Из)\s(?:the\s)?(?:(?P<word>[\w-]+)|[^,;.()]{3,60}),\s(?:the\s)?"
)
"""`In June, Uzbekistan suspended it`: when or where a state did it begins the sentence, and the state is not in it."""
_LISTS_ON = re.compile(r",|\s+(?:and|or|и|или)\s+(?:the\s+)?[A-ZА-ЯЁ]")
"""Behind a name with which others are listed."""
_PLACED = re.compile(
    r"\b(?:in|at|near|over|across|through|via|into|within|inside|(?<!call )(?<!calls )(?<!called )(?<!calling )on|(?:in and )?out of|from|в|на|над|из|через)\s+(?:the\s+)?(?:(?:\w+ern|neighbou?ring|surrounding|bordering|[a-z]+-[a-z]+)\s+)?"
    r"(?:(?-i:[A-ZА-ЯЁ])[\w-]+(?:,\s+and\s+|,\s+|\s+and\s+|\s+и\s+)(?:the\s+)?){0,5}$",
    re.I,
)
_ASKED = re.compile(
    r"\b(?:requests?|demands?|offers?|proposals?|bids?|pleas?|appeals?|"
    r"(?:want|seek|sought|ask|request|need|receiv)\w*\s(?:for\s)?(?:[\w-]+\s){0,2}(?:help|aid|assistance))\s$",
    re.I,
)
"""What comes from somebody: `a request from the Pentagon to`, `wants help from Russia`."""
_DEMANDS = re.compile(r"[’']s?\s+(?:[a-z]+\s+){0,2}(?:requests?|demands?|offers?|proposals?|objections?)\b")
"""What is somebody's that asks or objects: `will talk over Bishkek's demands`."""
_SENT = re.compile(
    r"(?:^|[,;:]\s+|\b(?:and|while|where|when|that|as|but)\s+)(?:(?:the|some|about|over|more|than|nearly|almost|up|to|around|at|least|\d[\d,.]*|hundreds|thousands|dozens|of|several|a|an|"
    r"one|two|three|four|five|six|ten|first|additional|special|combat|air|ground|military|armed|transport|fighter|cargo|border|peacekeeping)\s+){0,7}"
    r"(?:troops|soldiers|servicemen|personnel|forces|airmen|marines|peacekeepers|paratroopers|contingents?|units?|detachments?|squadrons?|aircraft|planes|jets|fighters|helicopters|"
    r"tankers|crews|pilots|engineers|instructors|advisers|guards|ships|warships)\s+from\s+(?:the\s+)?(?:(?-i:[A-Z])[\w-]+(?:,\s+and\s+|,\s+|\s+and\s+|\s+)(?:the\s+)?){0,8}$",
    re.I,
)
"""Forces at the head of a clause and where they are from, which is whose they are: `2,000 soldiers from Armenia and Belarus arrived`."""


def are_sent_by(passage: Passage, start: int) -> bool:
    """Whether a name behind forces that begin a clause says whose they are: `soldiers from Italy`, and not `withdrew soldiers from Italy`."""
    return _SENT.search(passage.text[max(passage.start, start - 160) : start]) is not None


def is_place(passage: Passage, actor: ActorMention) -> bool:
    """Whether the words before a name make it a place: `in Russia`; a people is none: `в Афганистане, американцы`."""
    if actor.how == "alias" and actor.text[0].islower():
        return False
    placed = _PLACED.search(passage.text, max(passage.start, actor.start - 60), actor.start)
    if placed is None or _DEMANDS.match(passage.text, actor.end) or are_sent_by(passage, actor.start):
        return False
    opening = _OPENING.fullmatch(passage.text, passage.start, actor.start)
    if opening and (opening["word"] or not _LISTS_ON.match(passage.text, actor.end)):
        return False
    if placed[0][:2].lower() == "on" and BASE.match(passage.text, actor.end):
        return False  # `an agreement on the Russian base in`
    if _ASKED.search(passage.text, max(passage.start, placed.start() - 48), placed.start()):
        return False
    return not any(placed.start() < date.start and date.end <= actor.start for date in passage.dates)
