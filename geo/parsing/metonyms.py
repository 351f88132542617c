"""Capitals and countries that stand for their governments: "Moscow objected", "Washington's position", "talks with Beijing"."""

from __future__ import annotations

import re
from dataclasses import replace

from geo.gazetteer import folding
from geo.parsing.lexicon import Lexicon
from geo.parsing.model import Mention

__all__ = ["metonym"]

WORDS = re.compile(r"[\w’'-]+")
REACH = 60
PLACING = frozenset(
    {
        "in",
        "at",
        "from",
        "near",
        "to",
        "around",
        "outside",
        "into",
        "toward",
        "towards",
        "left",
        "visited",
        "of",
        "в",
        "из",
    }
)
SIDES = frozenset({"with", "between", "among", "against", "с", "со", "между"})
BESIDE = SIDES | {"the", "and", "и", "unlike", "вопреки"}
ADVERBS = frozenset(
    {
        "also",
        "now",
        "still",
        "never",
        "not",
        "repeatedly",
        "officially",
        "later",
        "finally",
        "once",
        "already",
    }
)


def metonym(text: str, start: int, end: int, key: str, lexicon: Lexicon, country: bool = False) -> str:
    """Why a capital, or a country, stands for a government, in words; empty where the wording does not show it.

    Of a country more is asked, since it also has rivers and prices.
    """
    if not country and not lexicon.has(key, "capital"):
        return ""
    if country and _is_placed(text, start):
        return ""
    before = [folding.key(word) for word in WORDS.findall(text[max(0, start - REACH) : start])[-10:]]
    if country and not (before and before[-1] in BESIDE) and text[end : end + 1] not in (" ", "’", "'"):
        return ""
    after = [folding.key(word) for word in WORDS.findall(text[end : end + REACH])[:6]]
    gap = text[max(0, start - 2) : start]
    joined = gap[-1:] == " " and gap[:1].isalpha()
    if country and joined and before[-1:] == ["the"]:
        before.pop()
    if before and joined and before[-1] in PLACING:
        return ""
    if text[end : end + 2] in ("’s", "'s"):
        noun = next((word for word in after[1:3] if lexicon.has(word, "policy")), None)
        return f"its “{noun}” is a government's" if noun else ""
    acts = _acts(after, lexicon, country) if text[end : end + 1] == " " else ""
    return acts or _stands_beside(before, lexicon)


def _is_placed(text: str, start: int) -> bool:
    """Whether "in", "from" or the like stands before a name: the commonest case, told without reading further."""
    words = text[max(0, start - 16) : start].rsplit(None, 3)
    if len(words) < 3 or text[start - 1 : start] != " " or not words[-1][-1:].isalpha():
        return False
    return (words[-2] if words[-1] == "the" else words[-1]) in PLACING


def _stands_beside(before: list[str], lexicon: Lexicon) -> str:
    """Dealings with the name, or with the one before it."""
    last = before[-1] if before else ""
    if last in ("unlike", "вопреки"):
        return "set beside another government"
    if last in SIDES and _deals(before[:-1], lexicon):
        return "dealings with a government"
    if last in ("and", "и") and len(before) > 2 and _sides(before, lexicon):
        return "dealings between governments"
    return ""


def _acts(after: list[str], lexicon: Lexicon, country: bool) -> str:
    """A verb that only people or governments do follows, perhaps after an adverb or another capital."""
    if len(after) > 2 and after[0] in ("and", "и") and lexicon.has(after[1], "capital"):
        after = after[2:]
        if after[:1] in (["are"], ["were"], ["have"]):
            return "capitals as those who act"
    while after and after[0] in ADVERBS:
        after = after[1:]
    if not after:
        return ""
    if lexicon.has(after[0], "state"):
        return f"“{after[0]}”: said of a government"
    if len(after) > 1 and lexicon.has(after[0], "auxiliary"):
        rest = [word for word in after[1:4] if word not in ADVERBS and word not in ("be", "been")]
        doing = rest[0] if rest else ""
        following = next((word for word in after[1:4] if word not in ADVERBS), "")
        if (
            _does(after[0], doing, following, lexicon)
            if country
            else after[0] not in ("is", "was") or _is_act(doing, lexicon)
        ):
            return f"“{after[0]} {doing}”: said of a government"
    return ""


def _does(auxiliary: str, doing: str, following: str, lexicon: Lexicon) -> bool:
    """Whether the verb behind an auxiliary is something that a country does rather than what it is or undergoes."""
    if auxiliary in ("is", "was"):
        return _is_act(doing, lexicon) or (doing == following and doing.endswith("ing"))
    if auxiliary in ("has", "had"):
        return _is_act(doing, lexicon) or (
            (doing.endswith("ed") or doing in PARTICIPLES) and following not in ("been", "be")
        )
    return following != "be"


def _is_act(word: str, lexicon: Lexicon) -> bool:
    stem = word.removesuffix("ing")
    states = any(
        lexicon.has(form, "state") for form in (word, stem, f"{stem}e", f"{stem}s", f"{stem}ed", f"{stem}es")
    )
    return states or word in (
        "anxious",
        "ready",
        "willing",
        "unwilling",
        "happy",
        "considering",
        "displaying",
        "prepared",
        "keen",
        "готова",
    )


def _deals(before: list[str], lexicon: Lexicon) -> bool:
    return any(lexicon.has(word, "dealings") for word in before[-6:])


def _sides(before: list[str], lexicon: Lexicon) -> bool:
    """Whether the other side of the same dealings comes before: “between Moscow and …”."""
    return (
        before[-3] in SIDES
        and lexicon.has(before[-2], "capital")
        and (before[-3] == "between" or _deals(before[:-3], lexicon))
    )


PARTICIPLES = frozenset(
    [
        "taken",
        "made",
        "given",
        "begun",
        "sought",
        "kept",
        "held",
        "sent",
        "built",
        "chosen",
        "shown",
        "become",
        "gone",
    ]
)
_LISTED = frozenset({", ", " and ", ", and ", " and the ", ", and the ", ", the ", " и "})
_DEALINGS = "dealings"


def listed_with(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions, of which countries listed with a metonym are metonyms, too: "Armenia and Belarus ratified it".

    A verb speaks of all that stand before it, a word for dealings of all that stand behind it.
    """
    for at in range(len(mentions) - 2, -1, -1):
        one, other = mentions[at], mentions[at + 1]
        if other.how == "metonym" and _is_listed(text, one, other) and _DEALINGS not in other.why[0]:
            mentions[at] = replace(one, how="metonym", why=(f"listed with {other.text}", *one.why))
    for at in range(1, len(mentions)):
        before, one = mentions[at - 1], mentions[at]
        if before.how == "metonym" and _DEALINGS in before.why[0] and _is_listed(text, before, one, one):
            mentions[at] = replace(one, how="metonym", why=(before.why[0], *one.why))
    return mentions


def _is_listed(text: str, first: Mention, second: Mention, which: Mention | None = None) -> bool:
    one = which or first
    place = one.options[0] if one.options else None
    country = place is not None and place.kind == "country"
    return country and one.how == "literal" and text[first.end : second.start] in _LISTED


_SHORT = frozenset({"US", "U.S.", "U.S", "USA", "U.S.A.", "UK", "U.K.", "United States", "United Kingdom"})
"""Names that have no handy adjective and are put before nouns instead."""
_NOT_NOUNS = frozenset({"in", "to", "of", "with", "and", "the", "article", "said", "state", "auxiliary"})
_PRONOUNS = frozenset(
    ["he", "she", "it", "they", "we", "i", "you", "but", "this", "that", "these", "those", "there", "which", "who", "whose", "if", "when", "where", "while",
     "after", "before", "since", "because", "although", "though", "however", "so", "then", "than", "not", "now", "are", "were", "be", "have", "do", "also",
     "during", "until", "under", "over", "including", "even", "last", "next", "more", "who", "concerning", "regarding", "dealing", "being", "here", "today", "alone", "itself"]
)  # fmt: skip


def attributive(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a name is put before a noun as an adjective would be: "U.S. troops", "the US-led force"."""
    if text[start:end] not in _SHORT:
        return False
    if text[end : end + 1] == "-":
        return text[end + 1 : end + 2].isalpha()
    match = WORDS.match(text, end + 1) if text[end : end + 1] == " " else None
    if match is None:
        return False
    word = folding.key(match[0])
    if word in _PRONOUNS or not _NOT_NOUNS.isdisjoint(lexicon.classes.get(word, ())):
        return False
    return match[0][0].isupper() or not (word.endswith("ly") or (word.endswith("ed") and word != "armed"))
