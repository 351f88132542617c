"""Capitals that stand for their governments: "Moscow objected", "Washington's position", "talks with Beijing"."""

from __future__ import annotations

import re

from geo.gazetteer import folding
from geo.parsing.lexicon import Lexicon

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
SIDES = frozenset({"with", "between", "against", "с", "со", "между"})
LINKING = frozenset(
    {"that", "whether", "as", "unlike", "for", "by", "if", "while", "since", "because", "что"}
)
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


def metonym(text: str, start: int, end: int, key: str, lexicon: Lexicon) -> str:
    """Why a name stands for a government, in words; empty where the wording does not show it."""
    if not lexicon.has(key, "capital"):
        return ""
    before = [folding.key(word) for word in WORDS.findall(text[max(0, start - REACH) : start])]
    after = [folding.key(word) for word in WORDS.findall(text[end : end + REACH])]
    gap = text[max(0, start - 2) : start]
    if before and before[-1] in PLACING and gap[-1:] == " " and gap[:1].isalpha():
        return ""
    if text[end : end + 2] in ("’s", "'s"):
        noun = next((word for word in after[1:3] if lexicon.has(word, "policy")), None)
        return f"its “{noun}” is a government's" if noun else ""
    acts = _acts(after, lexicon) if text[end : end + 1] == " " else ""
    return acts or _stands_beside(before, lexicon)


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


def _acts(after: list[str], lexicon: Lexicon) -> str:
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
        if after[0] not in ("is", "was") or _is_act(doing, lexicon):
            return f"“{after[0]} {doing}”: said of a government"
    return ""


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
