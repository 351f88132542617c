"""Capitals and countries that stand for their governments: "Moscow objected", "Washington's position", "talks with Beijing"."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import takewhile

from geo.gazetteer import folding
from geo.parsing.language.lexicon import Lexicon
from geo.parsing.language.remembered import Remembered
from geo.parsing.language.russian import CYRILLIC
from geo.parsing.metonyms.apposed import behind_aside
from geo.parsing.metonyms.governments import (
    DONE,
    WHOLE,
    Governments,
    governments,
    has_allies,
    is_dateline,
    is_of_body,
)
from geo.parsing.metonyms.russian import russian_metonym

__all__ = ["LEFT_PLACING", "WORDS", "are_joined", "folded", "may_stand", "metonym"]

WORDS = re.compile(r"[\w’'-]+")
FIRST, LAST, FARTHER = slice(8), slice(-8, None), slice(-14, None)
KEYS = Remembered(folding.key).__getitem__
REACH, SHORT_REACH = 80, 24  # the short one holds three words, nearly always
SENTENCE = re.compile(r"[.!?;\n](?:(?<=\n)|(?<=[a-z0-9)”’\"\]][.!?;])\s|(?<!;)”)")
"""Where another sentence begins: words beyond it say nothing of the name. What stands before its mark is looked at last:
an expression that begins with the marks alone is found three times as fast."""
PLACING = frozenset({
    "in", "at", "near", "around", "outside", "inside", "into", "across", "throughout", "through", "within", "over", "on", "via", "onto", "along", "beyond", "off",
    "toward", "towards", "left", "visited", "visiting", "visit", "reached", "reach", "leaving", "entered", "entering", "crossed", "crossing", "under", "beside",
    "eastern", "western", "northern", "southern", "central",
})  # fmt: skip
SIDES = frozenset({"with", "between", "among", "against"})
HEADS = {"from": "sent", "to": "given", "of": "partner", "for": "good"}
"""Prepositions, and the class of the words that make dealings of them: "pressure from", "a threat to"."""
SEEING = frozenset({"view", "views", "viewed", "viewing", "see", "sees", "seen", "seeing", "regard", "regards", "regarded", "regarding", "consider", "considers", "considered"})  # fmt: skip
INCLUDING = frozenset({"include", "includes", "included", "including", "comprises", "comprising", "comprised", "groups", "unites", "uniting"})  # fmt: skip
FAR = ("between ", "include ", "includes ", "including ", "comprises ", "comprising ")
"""Behind these the word that tells may stand far off: "the alliance of 1992, with its seat in Moscow, includes"."""
TELLING = SIDES | HEADS.keys() | SEEING | INCLUDING | {"by", "unlike", "both", "either", "neighboring", "neighbouring"}  # fmt: skip
"""Words right before a name by which _behind goes, beside those of governments.txt."""
ENDING_NOUNS = frozenset({"but", "those", "these", "that", "the", "a", "an", "its", "their", "has", "have", "is", "are", "was", "were"})  # fmt: skip
"""Words that can stand in no noun behind "Moscow's"."""
POSSESSIVE = ("’s", "'s")
LIST_HEAD = re.compile(
    r"(?<!\w)(?i:(in|at|near|from|to|of|across|through|throughout|over|into|outside|around|via|visited|left|linking|links|connecting|joining|crossing|bordering)) (?:the )?"
    r"(?:[A-Z][\w.’'-]*,? ){1,4}(?:[A-Z][\w.’'-]*,? )*(?:and|or) (?:the )?$"
)
"""A list of names behind a preposition of place, of which the name is the last."""
DASHES = frozenset("–—-")
JOINED = re.compile(r" ?[–—-] ?(?:[A-Z][\w.]* ){1,3}")
"""Two names with a dash between them and what follows: "Kazakhstan–United States relations"."""
HEADLINE = re.compile(r"(?:^|\n|: )(?:[A-Z]\w+ ?){1,2}, $")
"""Another name before it at the head of a line: "Turkmenistan, Azerbaijan Settle Dispute"."""
UNTIMELY = frozenset({"to", "in", "on", "last", "this", "more"})
LATER = re.compile(
    r" (?i:to \w+|in (?:\w+ )?(?:talks|negotiations|discussions)|on \w+day|(?:last|this) \w+|more than)(?!\w)"
)
"""What begins with a word that begins no act, and is one or has one behind it: "on Monday said"."""
BOUNDED = (" border ", " border.", " border,", " frontier ", " coast ", " line ")
"""Behind what is a place, even after "close to the"."""
ARTICLE = (" the ", "The ")
"""No capital that stands for a government has one: "the Bishkek court"."""
HEADED = re.compile(r"(?:^|\n|: )(?:the )?(?:[A-Z]\w+(?:,| and) )?$", re.MULTILINE)
"""The head of a line, as of a headline: "Russia and Iran to Hold Exercises"."""
LETTING = frozenset({"that", "let", "lets", "letting", "make", "makes", "made", "making", "help", "helps", "helping", "helped", "see", "saw", "had", "did", "does", "do", "will", "would", "should", "could", "can", "might", "hasnt", "didnt", "doesnt"})  # fmt: skip
"""Words behind which a verb follows its subject in the plain form: "demanded that Russia pay", "let Moscow use"."""
BEHIND_DASH = re.compile(r"[\w.] ?[–—-] ?$")
DEPENDS = re.compile(
    r"(?<!\w)(?:relian(?:ce|t)|dependen(?:ce|cy|t)|depend(?:s|ed|ing)?|rel(?:y|ies|ied|ying)|pressure|sanctions|leverage) (?:heavily |solely |entirely |put )?(?:up)?on (?:the )?$"
)
"""What one has on a government, and not on a ground: "its reliance on Moscow"."""
NOUNS = frozenset({"meeting", "training", "fighting", "shooting", "building", "funding", "trading", "planning", "spending", "landing", "holding", "mining",
                   "offering", "warning", "standing", "voting", "leading", "ruling", "existing", "growing", "bypassing", "transiting", "crossing", "following", "continuing", "playing", "opening",
                   "regarding", "concerning", "including", "considering", "pending", "according"})  # fmt: skip
LINKS = frozenset({"links", "link", "linked", "linking", "connects", "connecting", "connected"})
"""Of roads or of governments."""
STANDING = frozenset({"flew", "passed", "formed", "surrounded", "bordered", "flanked", "located", "connected", "divided"})  # fmt: skip
DONE_ENDINGS = ("ed", "led", "built", "made", "given", "sent", "held", "taken", "paid", "seen")
LEFT_PLACING = PLACING | HEADS.keys() | SIDES
"""Words right before a name that is no subject."""


def may_stand(key: str, lexicon: Lexicon) -> bool:
    """Whether what is no country may stand for a government: a capital, or what Russian letters may make one."""
    return not key.isascii() or lexicon.has(key, "capital")


def metonym(
    text: str,
    start: int,
    end: int,
    key: str,
    lexicon: Lexicon,
    country: bool = False,
    names: Container[str] = (),
) -> str:
    """Why a capital, or a country, stands for a government, in words; empty where the wording does not show it.

    `names` has every folded name of the gazetteer as it stands, by which a Russian nominative is known.
    """
    if not country and not may_stand(key, lexicon):
        return ""
    written = text[start:end]
    if not written.isascii() and CYRILLIC.search(written):
        key = folding.key(written)  # abbreviations have a Latin one
        unbent = key in names or lexicon.has(key, "capital")
        return russian_metonym(text, start, end, key, lexicon, country, unbent)
    return _latin(text, start, end, country)


def _latin(text: str, start: int, end: int, country: bool) -> str:
    known = governments()
    if (nouns := _owned(text, end)) is not None:
        return _owns(nouns, known)
    if (not country and is_dateline(text, start, end)) or is_of_body(text, end):
        return ""
    nearest = _nearest(text, start)
    depended_on = nearest == "on" and DEPENDS.search(text, max(0, start - 40), start)
    if depended_on or are_joined(text, start, end, known) or has_allies(text, end):
        return WHOLE
    if (
        nearest in PLACING
        or text.startswith(BOUNDED, end)
        or known.has(nearest, "landed")
        or (not country and text.endswith(ARTICLE, 0, start))
    ):
        return ""
    stop = end + (text[end : end + 1] == "]")
    if text[end : end + 1] == ",":
        stop = behind_aside(text, end, len(_leading(text, start)[0])) or stop
    if not nearest or nearest in TELLING or known.turns(nearest):
        before, both = _leading(text, start)
        why = WHOLE if both else _behind(before, _following(text, stop), country, known) if before else None
        if why is not None:
            return "" if text[end : end + 1] == "-" else why
    return _acting(text, start, stop, nearest, country, known) if text[stop : stop + 1] == " " else ""


def _nearest(text: str, start: int) -> str:
    """The last of the words that _leading gives, if it is a plain one, as it nearly always is; else nothing."""
    before = text[max(0, start - SHORT_REACH) : start].split(" ")
    if before[-1] or len(before) < 4:
        return ""
    last = before[-2] if before[-2] != "the" else before[-3]
    return last.lower() if last.isascii() and last.isalpha() else ""


def _acting(text: str, start: int, stop: int, nearest: str, country: bool, known: Governments) -> str:
    """What the words behind the name make it do, by itself or as the last of a list."""
    first = WORDS.match(text, stop + 1)
    if (
        first
        and (word := folding.word_key(first[0])) != "and"
        and not known.begins(word)
        and not (word in UNTIMELY and LATER.match(text, stop))
    ):
        return ""  # as known.act would say
    after = _following(text, stop)
    if (
        after[:1] == ["to"]
        and after[1:2]
        and after[1] in known.plain
        and HEADED.search(text, max(0, start - 40), start)
    ):
        return f"“to {after[1]}”{DONE}"
    several = text.endswith((" and ", " or ", " and the "), max(0, start - 9), start)
    if not several:
        several = nearest in LETTING or (
            text[start - 2 : start] == ", " and HEADLINE.search(text, max(0, start - 30), start) is not None
        )
    elif LIST_HEAD.search(text[max(0, start - REACH) : start]):
        return ""
    if len(after) > 2 and after[0] == "and" and known.lexicon.has(after[1], "capital"):
        several, after = True, after[2:]
    doing = known.act(after, country, several)
    return f"“{doing}”{DONE}" if doing else ""


def _owned(text: str, end: int) -> list[str] | None:
    """The words behind a possessive; None where there is none."""
    if text[end : end + 2] in POSSESSIVE:
        return _following(text, end + 2)
    if text[end : end + 2] in ("’ ", "' ") and text[end - 1 : end] == "s":
        return _following(text, end + 1)
    return None


def _following(text: str, end: int) -> list[str]:
    return folded(SENTENCE.split(text[end : end + REACH], maxsplit=1)[0], FIRST)


def _leading(text: str, start: int) -> tuple[list[str], bool]:
    """The words before a name without its article, if only a space parts them from it, and whether they are "for both"."""
    if not (text[start - 1 : start] in (" ", "\u00a0") and text[start - 2 : start - 1].isalpha()):
        return [], False
    far = text.endswith(FAR, 0, start)
    before = folded(
        SENTENCE.split(text[max(0, start - REACH * (1 + far)) : start])[-1], FARTHER if far else LAST
    )
    both = before[-2:] == ["for", "both"]
    while before and before[-1] in ("the", "both", "either", "neighboring", "neighbouring"):
        before.pop()
    return before, both


def folded(text: str, which: slice = slice(None)) -> list[str]:
    """The words of a text, folded; only some of them if a slice says so."""
    return list(map(KEYS, WORDS.findall(text)[which]))


def _owns(nouns: list[str], known: Governments) -> str:
    """A possessive and what only a government has, before any word that ends the noun: "Astana's foreign policy"."""
    for number, word in enumerate(nouns[:4]):
        if known.has(word, "office") or word in ENDING_NOUNS:
            return ""
        if known.lexicon.has(word, "to") or known.lexicon.has(word, "in") or known.lexicon.has(word, "of"):
            return ""
        if known.policy(word) and not any(known.has(w, "office") for w in nouns[number + 1 : number + 2]):
            return f"its “{word}” is a government's"
    return ""


def are_joined(text: str, start: int, end: int, known: Governments) -> bool:
    """Whether two names are joined by a dash, and dealings follow; the name may be either of them."""
    beside = text[max(0, start - 2) : start] + text[end : end + 2]
    if DASHES.isdisjoint(beside):
        return False  # sooner than the expressions, and nearly always
    dash = JOINED.match(text, end)
    if dash is None and BEHIND_DASH.search(text, max(0, start - 4), start):
        return text[end : end + 1] == " " and known.deals(folded(text[end : end + 30])[:1])
    if dash is None:
        return False
    behind = folded(text[dash.start() : dash.end() + 20])[1:5]
    return known.deals(
        list(takewhile(lambda word: word != "are" and not known.lexicon.has(word, "auxiliary"), behind))
    )


def _behind(before: list[str], after: list[str], country: bool, known: Governments) -> str | None:
    """What a word right before the name makes of it: a reason, nothing (a place), or None where it says neither."""
    last, rest = before[-1], before[:-1]
    if last in PLACING or known.has(last, "landed"):
        return ""
    if last in SIDES:
        return _beside(last, rest, country, known)
    if last in HEADS:
        return _headed(last, rest, after, known)
    if last == "by":
        return _done_by(rest, country, known)
    told = known.has(last, "told") or (known.has(last, "wanted") and after[:1] == ["to"])
    offered = known.has(last, "offering") and (country or any(known.has(w, "offered") for w in after[:3]))
    seen = last in SEEING and "as" in after[:1]
    member = last in INCLUDING and country and any(known.has(word, "bloc") for word in rest)
    if told or offered or seen or member:
        return WHOLE
    return "set beside another government" if last == "unlike" else None


def _headed(preposition: str, rest: list[str], after: list[str], known: Governments) -> str:
    """Pressure from it, a threat to it, a partner of it, a blow for it; else it is a place."""
    if after and _is_doing(after, known):
        return f"“{after[0]}”{DONE}"
    heads = any(known.has(word, HEADS[preposition]) for word in rest[-2:])
    asked = preposition == "for" and (after[:1] == ["to"] or not rest or rest[-1].endswith("ly"))
    return WHOLE if heads or asked else ""


def _done_by(rest: list[str], country: bool, known: Governments) -> str | None:
    doing = rest[-1] if rest else ""
    if doing in STANDING:
        return None
    done = country or doing.endswith(DONE_ENDINGS) or known.policy(doing)
    return "done by a government" if done else None


def _is_doing(after: list[str], known: Governments) -> bool:
    """Whether a participle follows, as in "the impression of Moscow dealing with …", not a noun as in "of U.S. training"."""
    return after[0] in ("being", "having") or (
        after[0] in known.doing and after[0] not in NOUNS and len(after) > 1
    )


def _beside(preposition: str, rest: list[str], country: bool, known: Governments) -> str:
    """Dealings with the name, or a border with it."""
    if any(known.has(word, "landed") and word not in LINKS for word in rest[-5:]):
        return ""
    if LINKS.intersection(rest[-5:]):
        return WHOLE if known.deals(rest[-3:]) else ""
    if preposition == "against" and not any(known.has(word, "hostile") for word in rest[-4:]):
        return ""
    whole = country and preposition == "with" and rest[-1:] not in (["connection"], ["line"])
    near = rest if preposition == "between" else rest[-6:]
    return WHOLE if whole or preposition == "against" or known.deals(near) else ""
