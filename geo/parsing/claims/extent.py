"""How far the words reach that a claim rests on: from the first to the last of them, and no phrase cut in two."""

from __future__ import annotations

import re

from geo.parsing.claims.sentence.passage import Passage
from geo.parsing.claims.stance.stances import Saying
from geo.parsing.claims.where.standing import Placed
from geo.parsing.claims.who.parties import Parties

__all__ = ["extent_of"]

_NEAR = 60
"""Code points beyond which a word of the topic is no part of what is said."""
_FAR = 110
"""The same of a word for the place: `the region`, and of a denial or a condition."""
_UNBROKEN = re.compile(r"[^,;:()“”«»\"—–\n]*")
_SAID_OF = re.compile(r"“(?P<word>[^”]+)”(?!,)")
"""The word of a sentence that stands for a place named elsewhere, in the reason for the place."""
_ITS_OWN = "acts on its own ground"
"""The end of the reason for the ground of a party, wherever in the sentence that is named."""
_TURNED = re.compile(r"(?:denied|conditional): “(?P<word>[^”]+)”")
_QUANTITY = re.compile(
    r"(?:(?<!\w)(?:over|more than|nearly|about|around|some|up to|at least|almost|fewer than|less than|dozens of|hundreds of|thousands of|several|many|former|alleged|purported|supposed|no|not|"
    r"neither|possible|planned|proposed|two|three|four|five|six|seven|eight|nine|ten|\d+(?:[.,]\d+)*)\s+(?:of\s+)?)+$",
    re.I,
)
"""Right before a name what says how much of it there is, or whether it is so: `some 40 German flights`, `former U.S. bases`."""
_LOOSE = re.compile(r"(?<=\w)(?:\s(?:in|on|at|to|of|for|from|by|with|and|or|the|an?|в|на|из|с|и))+$")
"""At the end what begins another phrase."""
_CLAUSE = re.compile(r"\b(?:that|which|who|but|while|whereas|before|after|when)\s")
_HANGS = re.compile(r"[^,;:.()“”«»\"—–\n]{0,110}(?=[,;:.()“”«»\"—–\n]|$)")
"""A condition behind, as far as its clause goes."""
_MODIFIES = re.compile(r"\b(?:military|security|defen[cs]e|transit|supply|training|Defen[cs]e)$")
"""Words of topics that stand before a noun of which they say more."""
_SHORT = re.compile(r"(?:U\.S\.|U\.K\.|US|UK|NATO|CSTO|EU)$")
_NOUN = re.compile(
    r"\s(?:(?:military|armed|air|naval|ground|defen[cs]e|cargo|supply|special)\s){0,2}(?:troops|forces?|bases?|military|cargo|goods|supplies|personnel|presence|soldiers|aircraft|planes|government|contingent|facilit(?:y|ies)|use|proposals?|requests?|plans?|offers?|rights|operations?|missions?|flights|efforts?|agreements?|treaty|accords?|protocol)\b"
)
"""Behind the short name of a state what is its own: `U.S. military cargo`."""
_REST = re.compile(
    r"(?:[\s-](?!(?:in|on|at|to|of|for|from|by|with|into|over|through|via|near|under|after|before|since|during|until|as|and|or|but|that|which|who|whom|whose|where|when|while|if|unless|because|"
    r"said|says|told|will|would|has|have|had|is|are|was|were|be|been|may|might|can|could|should|must|do|does|did|the|an?|its|their|his|her|not|also|still|now|already|в|на|из|с|по|о|об|и|а|но|для|к|от|до|у|что|котор\w+)\b)"
    r"(?:(?:armed|united|combined|allied|so-called)\b|\d+(?:[.,]\d+)*|(?!\w+(?:ed|ing)\b)[\w’'-]+)){1,3}"
)
"""Behind an adjective the rest of its noun: `Uzbek ground`, `American air bases`."""
_OBJECT = re.compile(rf"\s(?:the|an?|its|their){_REST.pattern}", _REST.flags)


def extent_of(
    passage: Passage,
    phrase: re.Match[str],
    about: str,
    to: int | None,
    parties: Parties,
    placed: Placed,
    saying: Saying,
) -> tuple[int, int]:
    """Start and end in the text, within the sentence; a place named elsewhere in the document adds nothing."""
    start, end = parties.start, parties.end
    places = [] if placed.why.endswith(_ITS_OWN) else [placed.mention]
    for mention in [*places, *([passage.document.mentions[to]] if to is not None else [])]:
        if passage.start <= mention.start < passage.end:
            start, end = min(start, mention.start), max(end, mention.end)
    for first, last in _more(passage, about, placed, saying, start, end):
        start, end = min(start, first), max(end, last)
    quantity = _QUANTITY.search(passage.text, passage.start, start)
    if quantity and not any(date.start < start and quantity.start() < date.end for date in passage.dates):
        start = quantity.start()
    end = _whole(passage, phrase, start, end)
    loose = _LOOSE.search(passage.text, start, end)
    return start, loose.start() if loose else end


def _more(
    passage: Passage, about: str, placed: Placed, saying: Saying, start: int, end: int
) -> list[tuple[int, int]]:
    """Where the nearest word of the topic stands, what stands for the place, and what denies it or makes it hang on something."""
    topics = [(first, last) for topic, first, last in passage.topics if topic == about]
    told = _nearest(passage, topics, start, end, _NEAR)
    found = [span for span in told if not _CLAUSE.search(passage.text, *_between(span, start, end))]
    said = _SAID_OF.match(placed.why)
    if said and not passage.start <= placed.mention.start < passage.end:
        stands = _nearest(passage, _finds(passage, said["word"]), start, end, _FAR)
        found += [span for span in stands if not _CLAUSE.search(passage.text, span[1], start)]
    for turned in filter(None, map(_TURNED.match, saying.why)):
        words = _nearest(passage, _finds(passage, turned["word"]), start, end, _FAR)
        found += [(first, _to_its_end(passage, first, last, end)) for first, last in words]
    return found


def _finds(passage: Passage, word: str) -> list[tuple[int, int]]:
    expression = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    return [match.span() for match in expression.finditer(passage.text, passage.start, passage.end)]


def _nearest(
    passage: Passage, spans: list[tuple[int, int]], start: int, end: int, far: int
) -> list[tuple[int, int]]:
    """The nearest of them, where it stands near enough, and nothing between parts it from the rest."""
    near = sorted(spans, key=lambda span: _gap(span, start, end))[:1]
    return [
        span
        for span in near
        if _gap(span, start, end) <= far
        and _UNBROKEN.fullmatch(passage.text, *_between(span, start, end)) is not None
    ]


def _between(span: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """What lies between a word and the rest; nothing where they overlap."""
    first, last = (span[1], start) if span[1] <= start else (end, span[0])
    return first, max(first, last)


def _to_its_end(passage: Passage, first: int, last: int, end: int) -> int:
    """Where a condition behind the rest ends, and where any other word does."""
    hangs = _HANGS.match(passage.text, last, passage.end)
    behind = first >= end and passage.find("conditional", first, last) is not None
    return hangs.end() if hangs and behind else last


def _gap(span: tuple[int, int], start: int, end: int) -> int:
    return max(0, start - span[1], span[0] - end)


def _whole(passage: Passage, phrase: re.Match[str], start: int, end: int) -> int:
    """Where the noun ends whose adjective is last, `American` of `American air bases`, or what the phrase is done to: `the treaty`."""
    if end == phrase.end() and (done_to := _OBJECT.match(passage.text, end, passage.end)):
        return done_to.end()
    adjective = any(actor.end == end and actor.how == "adjective" for actor in passage.actors) or any(
        mention.end == end and mention.how == "adjective" for _, mention in passage.mentions
    )
    adjective = adjective or _MODIFIES.search(passage.text, start, end) is not None
    expression = _REST if adjective else _NOUN if _SHORT.search(passage.text, start, end) else None
    rest = expression.match(passage.text, end, passage.end) if expression else None
    return rest.end() if rest else end
