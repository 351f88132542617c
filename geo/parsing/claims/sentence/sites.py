"""What the words around the names of bases say of them: where one lies, and what is there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from geo.parsing.claims.sentence.passage import BASES, Passage
from geo.parsing.model import Mention
from geo.parsing.rules.reading import ENDINGS, Rule

__all__ = [
    "begins_at",
    "holds_a_site",
    "is_beside_a_site",
    "is_its_object",
    "is_only_near",
    "is_said_there",
    "only_lies",
    "said_of_place",
    "said_of_site",
    "site_before",
]

_NOUN = r"(?:\s+(?:(?:air|naval|military|test|transit)\s)?(?:air)?(?:base|field|port|range|cent(?:er|re)|station))?"
_WHERE = re.compile(_NOUN + r",?\s+(?:where|at which|in which)\s|,?\s+(?:где|в которо[мй]|на которо[мй])\s")
"""Behind the name of a place: what follows is said to be there."""
_IS_WHERE = re.compile(
    r"\s+(?:is|was|remains|became|has become)\s+(?:the|an?|one\s+of\s+the)\s+(?:[\w-]+\s+){0,5}?(?:country|countries|state|republic|nation|place|site|town|city|airfield|airport)\s+"
    r"(?:[\w-]+\s+){0,4}?(?:where|in which)\s"
)
"""`Tajikistan is the only country in the region where`."""
_AT_BASE = r"(?:\s+на\s+(?:[\w-]+\s+){0,3}(?:авиа)?(?:базе|аэродроме|полигоне|объекте))?"
_THERE = re.compile(_AT_BASE + r",\s+(?:на\s+|в\s+)?(?:где|котор(?:ый|ая|ое|ые|ую|ом|ой|ых))\s")
_THERE_FAR = re.compile(
    _AT_BASE
    + r"(?:,?\s+(?:в|под|близ|недалеко|на)\s[^,;]{1,40}){0,2},\s+(?:на\s+|в\s+)?(?:где|котор(?:ый|ая|ое|ые|ую|ом|ой|ых))\s"
)
"""The same in Russian: `в Канте на базе, которая закрыта`; and behind a base with where it lies: `аэродром Айни в 15 км от города, где`."""
_LISTING = re.compile(r",\s(?=[A-ZА-ЯЁ]\w+(?:,|\s(?:and|и)\s))")
"""Between names of a list: `where Russian, Indian and Chinese bases are`."""
_BESIDE_SITE = re.compile(
    _NOUN
    + r",?\s+(?:(?:which\s+is|located|situated|just|some|about|roughly|around|[\d.,]+|k?m|miles?|kilomet\w+|\([^()]*\))\s+){0,6}"
    r"(?:outside|near|in|at|from|next\s+to|close\s+to|beside|(?:south|north|east|west)\s+of)\s+(?:the\s+)?(?:[\w’'-]+,?\s+){0,3}(?:of\s+)?,?\s?",
)
"""Between the name of a base and that of the town by which it lies: `the Manas Transit Center outside the capital Bishkek`."""
_OF_LAND = re.compile(
    r"(?:[’']s)?\s+(?:(?:\w+ern|military|air|naval|main|old|former|new|big|central|international|Caspian|Black\s+Sea)\s+){0,2}"
    r"(?:(?:(?:air)?(?:base|port|field|strip)s?|air\s+base|sea\s?ports?|test\s+(?:site|range)s?|towns?|cit(?:y|ies)|villages?|capital)\s+(?:(?:of|at|in|near|called)\s+)?(?:the\s+)?)?"
)
"""Between a land and a site in it: `Kyrgyzstan's Kant airbase`, `the Pakistani port of Karachi`."""
_NEAR = re.compile(
    r"\b(?:near|(?P<off>(?:not\s+)?far\s+from|close\s+to|next\s+to|beside|(?:kilomet\w+|km|miles)\s+(?:away\s+)?(?:(?:north|south|east|west)\w*\s+)?(?:from|of)|in\s+the\s+vicinity\s+of))\s+(?:the\s+)?(?:\w+\s+(?:base\s+|airport\s+)?(?:at|in)\s+)?$",
    re.I,
)
_WHICH = re.compile(
    r",\s+(?:which\s+(?:(?:is|are|was|were|has|had|have|will|would)\s[^,]*)?|котор(?:ый|ая|ое|ые)\s[^,]*)$"
)
_SITE = re.compile(
    r"(?:(?:баз|авиабаз|аэродром|полигон|станци|рлс|объект)[а-яё]*|base|field|port|facility|station|cent(?:er|re)|radar|range|camp|site|strip|military\spresence)s?(?:\s(?:in|at|near)\s(?:the\s)?(?-i:[A-Z])[\w-]+(?:\s(?-i:[A-Z])[\w-]+)?)?$",
    re.I,
)
"""The last words of what a relative clause is said of: `the French garrison in Niger, which`."""
_DONE = r"(?:,\s(?:which|that)\s)?(?:(?:has|had|have|was|were|is|are|will|would|be|been|to|due|itself|finally|officially|later|also|then|now|eventually|formally|since)\s){0,4}$"
_NAME = r"(?-i:[A-Z])[\w-]+(?:\s(?-i:[A-Z])[\w-]+)?"
_SUBJECT = re.compile(
    r"(?:^|(?P<before>\S+)\s+)(?:(?:the|its|their|our|this|that|an?|another|both|all|two|three|four)\s+|(?-i:[A-Z])[\w-]+(?:[’']s|s[’'])\s+|(?=(?-i:[A-Z])))"
    r"(?:(?!(?:in|at|on|of|to|for|from|near|by|with|and|or|the|its|their|our|an?|since|because|when|after|before|that|as|while|but|said|is|was|has|had)\s)[\w.’'-]+\s+){0,5}?"
    r"(?:(?:air)?bases?|airfields?|facility|facilities|stations?|radars?|cent(?:er|re)s?|garrisons?|outposts?|posts?|camps?)"
    rf"(?:,?\s(?:in|at|near|outside|on)\s(?:the\s)?(?:(?:[\w-]+\s){{0,3}}?(?:region|country)|(?:(?:south|north|east|west)\s+of\s+)?{_NAME})){{0,2}},?\s"
    + _DONE,
    re.I,
)
"""A base as the subject of what follows: `the second French camp, in Chad,`."""
_NAMED = re.compile(_NOUN + r"(?:\s|(?=,))" + _DONE)
"""The same behind its name."""
_NO_SUBJECT = re.compile(
    r"(?:near|at|in|of|from|around|to|for|by|with|on|outside|inside|over|about|into|and|or)$", re.I
)
"""The word before a base that is no subject: `the road to the base`."""
_SUBJECT_FAR = 160
_PASSIVE = re.compile(r"\b(?:be|been|was|were|is|are)\b", re.I)
_WIDE = frozenset({"country", "region", "sea", "province"})
"""Kinds of places that are no site."""
_CHOSEN = re.compile(
    r"\s+(?:(?:is|was|were|has\s+been|had\s+been|have\s+been|being)\s+)?(?:(?:\w+ly|also|now|widely)\s+)?(?:\w+(?:ed|en)\s+)?"
)
"""Between a place and what it is thought of as: `was chosen as the site of`."""
_AND = re.compile(r"(?:,|\b(?:and|while|but))\s+(?:the\s+(?:one|base|airfield)\s+(?:at|in)\s+|the\s+)?$")
_BY = re.compile(_NOUN + r"\s+by\s+(?:the\s+)?")
_LET_OUT = re.compile(r"leas|hand|turn", re.I)
_FAR = 80
"""Code points before a name in which the words for its site stand."""
_UNKNOWN = re.compile(r"(?<!\w)(?:[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?(?:,\s+and\s+|,\s+|\s+and\s+)){1,4}$")
"""Capitalised names and what joins them to the next."""


def is_beside_a_site(passage: Passage, rule: Rule, phrase: re.Match[str], mention: Mention) -> bool:
    """Whether the place is a site that is named beside this one: which lies in it or by it, or of which the phrase is said."""
    return (
        is_by_a_site(passage, mention)
        or holds_a_site(passage, mention)
        or is_of_another_site(passage, rule, phrase, mention)
        or _is_of_another_user(passage, mention)
    )


def _is_of_another_user(passage: Passage, mention: Mention) -> bool:
    """Whether a verb is left out between a place and one of its own: `Manas is used by the Americans and Kant by the Russians`."""
    by = _BY.match(passage.text, mention.end, passage.end)
    if by is None or not _AND.search(passage.text, passage.start, mention.start):
        return False
    return any(actor.start == by.end() for actor in passage.actors)


def is_by_a_site(passage: Passage, mention: Mention) -> bool:
    """Whether a town only says where the base lies that is named right before it."""
    if mention.best is None or mention.best.kind != "city":
        return False
    return any(
        other.best is not None
        and other.best.kind in BASES
        and 0 < mention.start - other.end < 70
        and _BESIDE_SITE.fullmatch(passage.text, other.end, mention.start)
        for _, other in passage.mentions
    )


def only_lies(passage: Passage, phrase: re.Match[str]) -> bool:
    """Whether the phrase says where the base lies that is named right before it, and nothing of who uses it."""
    if not phrase[0].lower().endswith(("located", "located in", "located at")):
        return False
    return any(
        m.best and m.best.kind in BASES and 0 <= phrase.start() - m.end <= 2 for _, m in passage.mentions
    )


def site_before(passage: Passage, phrase: re.Match[str]) -> int | None:
    """Where the base begins that is the subject of a phrase, by name or as such: `the American base in Uzbekistan closed in`."""
    text, first = passage.text[: phrase.start()], max(passage.start, phrase.start() - _SUBJECT_FAR)
    for _, mention in passage.mentions:
        if mention.best and mention.best.kind in BASES and (named := _NAMED.match(text, mention.end)):
            before = text[passage.start : mention.start].split()[-1:]
            if "," in named[0] or not before or _NO_SUBJECT.fullmatch(before[0]) is None:
                return mention.start
    subject = _SUBJECT.search(text[first:])
    if subject is None or _NO_SUBJECT.fullmatch(subject["before"] or ""):
        return None
    return first + (subject.end("before") if subject["before"] else subject.start())


def is_of_another_site(passage: Passage, rule: Rule, phrase: re.Match[str], mention: Mention) -> bool:
    """Whether a place is not that of the base that has been closed or left: `the Osh base is to be closed in May and the Kant base in June`."""
    if rule.kind not in ENDINGS or not (rule.of or _PASSIVE.search(phrase[0])):
        return False
    start = site_before(passage, phrase)
    if start is None or start <= mention.start < phrase.start():
        return False
    own = any(
        start <= other.start < phrase.start() and other.how == "literal" for _, other in passage.mentions
    )
    return own or mention.start < start


def is_said_there(
    passage: Passage, mention: Mention, phrase: re.Match[str], *, as_its_subject: bool = False
) -> bool:
    """Whether the phrase stands in the clause that says what is there: `Kant, where Russian planes are based`; or only whether that is
    said of it as the subject of the sentence, `Kant is the only town where`.
    """
    where = (
        None if as_its_subject else said_of_place(passage, mention) or _WHERE.match(passage.text, mention.end)
    )
    where = where or _IS_WHERE.match(passage.text, mention.end)
    return where is not None and "," not in _LISTING.sub(" ", passage.text[where.end() : phrase.start()])


def said_of_place(passage: Passage, mention: Mention) -> re.Match[str] | None:
    """The words behind a Russian name of a place or the base in it, with which a relative clause begins that is said of it."""
    site = mention.best is not None and mention.best.kind in BASES
    return (_THERE_FAR if site else _THERE).match(passage.text, mention.end)


def said_of_site(passage: Passage, phrase: re.Match[str]) -> int:
    """Where the relative clause begins in which the phrase says something of a base, and not of whoever is named before it:
    `India repairs the airfield, which is due to open`; 0 elsewhere.
    """
    which = _WHICH.search(passage.text, max(passage.start, phrase.start() - 2 * _FAR), phrase.start())
    if which is None:
        return 0
    start = which.start()
    named = any(m.end == start and m.best and m.best.kind in BASES for _, m in passage.mentions)
    noun = _SITE.search(passage.text, max(passage.start, start - 50), start)
    return start if named or noun else 0


def holds_a_site(passage: Passage, mention: Mention) -> bool:
    """Whether a land is named right before a site in it, which then is the place: `Kyrgyzstan's Kant airbase`."""
    return any(_is_held(passage, mention, other) for _, other in passage.mentions)


def begins_at(passage: Passage, mention: Mention) -> int:
    """Where the words for a place begin: with the land that holds a site, `in Tajikistan's Murghab`, or with others of its list."""
    held = (other.start for _, other in passage.mentions if _is_held(passage, other, mention))
    return _list_begins(passage, min(held, default=mention.start))


def _list_begins(passage: Passage, start: int) -> int:
    """Where a list begins whose first names no gazetteer holds: `in Vaziani, Akhalkalaki and Batumi`; else `start` itself."""
    unknown = _UNKNOWN.search(passage.text, max(passage.start, start - 60), start)
    known = [(mention.start, mention.end) for _, mention in passage.mentions]
    known += [(one.start, one.end) for one in passage.actors] + [
        (one.start, one.end) for one in passage.dates
    ]
    if unknown is None or any(unknown.start() < end and first < start for first, end in known):
        return start
    return unknown.start()


def _is_held(passage: Passage, land: Mention, site: Mention) -> bool:
    if not 0 < site.start - land.end < _FAR or land.best is None or site.best is None:
        return False
    return (
        land.best.kind == "country"
        and site.best.kind not in _WIDE
        and land.best.country == site.best.country
        and _OF_LAND.fullmatch(passage.text, land.end, site.start) is not None
    )


def is_only_near(passage: Passage, mention: Mention, users: Iterable[str]) -> bool:
    """Whether a base is only what another one lies near: `built a camp not far from Poti`, or plainly "near" one that is of others, as
    far as the text has been read.
    """
    if mention.best is None or mention.best.kind not in BASES:
        return False
    near = _NEAR.search(passage.text, max(passage.start, mention.start - _FAR), mention.start)
    known = passage.document.told.get(mention.best.place, set())
    return near is not None and (near["off"] is not None or (bool(known) and known.isdisjoint(users)))


def is_its_object(passage: Passage, rule: Rule, phrase: re.Match[str], mention: Mention) -> bool:
    """Whether a place is what a phrase says something of: `named Poti as the site of`, `studies Osh for a base`, `leased Termez to`, `handed
    its base at Gao over`.
    """
    within = phrase.start() < mention.start < phrase.end()
    if rule.id == "thought-of":
        return within or _CHOSEN.fullmatch(passage.text, mention.end, phrase.start()) is not None
    wide = mention.best is None or mention.best.kind in _WIDE
    return within and not wide and _LET_OUT.match(phrase[0]) is not None
