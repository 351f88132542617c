"""What governments do, are and have, in words: whether a verb, an adjective or a noun beside a name speaks of one."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from geo.parsing.language.lexicon import Lexicon, classes_of, lexicon

__all__ = ["DONE", "WHOLE", "Governments", "governments", "has_allies", "is_dateline", "is_of_body"]

FILE = Path(__file__).with_name("governments.txt")
WHOLE, DONE = "dealings with a government", ": said of a government"
"""What a reader is told of a name, and what stands there behind the words that speak of a government."""
ADVERBS = frozenset(
    [
        "also", "now", "still", "never", "not", "once", "soon", "often", "long", "today", "therefore", "then", "thus", "again", "meanwhile", "both",
        "always", "just", "yet", "instead", "alone", "too", "only", "all", "even", "itself", "ever", "reportedly", "further", "quite", "well", "rather", "so",
        "already", "earlier", "yesterday", "first", "later",
    ]
)  # fmt: skip
BE = frozenset({"is", "was", "are", "were"})
PLURAL = frozenset({"are", "were", "have"})
HAVE = frozenset({"has", "had", "have"})
ARTICLES = frozenset({"a", "an", "the", "no", "its", "their", "one", "of", "among", "already", "very", "more", "most", "too", "less"})  # fmt: skip
REMAINING = frozenset({"became", "becomes", "become", "remained", "remains", "remain"})
"""Verbs that say what it is: "remains an ally", but also "remains dry"."""
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
SPANS = frozenset({"year", "month", "week", "summer", "spring", "autumn", "winter", "fall"})
CALLING = frozenset({"for", "on", "upon", "off"})
"""Behind "called", which is else how a place is named: "Yerevan called for"."""
TALKS = frozenset({"talks", "negotiations", "discussions"})
PARTICIPLES = frozenset(
    ["taken", "given", "begun", "sought", "held", "chosen", "shown", "become", "gone", "spoken", "driven", "withdrawn", "broken", "written"]
)  # fmt: skip

BODIES = frozenset(
    ["police", "university", "college", "institute", "airlines", "airways", "bank", "times", "post", "observer", "herald", "gazette", "chronicle", "star",
     "football", "cricket", "olympic", "hospital", "museum", "club", "school"]
)  # fmt: skip
"""What bodies are called behind the name of a country, for which they do not stand."""
DATED = frozenset({" – ", " — ", " - "})

ALLIES = re.compile(r" and its (?:[A-Za-z-]+ )?(?:allies|ally|partners|satellites|proxies|backers)(?!\w)")


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a name stands at the head of a line as the place that a report was sent from: "Beirut – A plan"."""
    return text[end : end + 3] in DATED and (not start or text[start - 1] == "\n")


def is_of_body(text: str, end: int) -> bool:
    """Whether a name that ends here is part of a body's: "the Guyana Police Force"."""
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].isupper():
        return False
    return text[end + 1 : end + 24].split(None, 1)[0].lower() in BODIES


def has_allies(text: str, end: int) -> bool:
    """Whether the name that ends here is followed by those who side with it: "Russia and its allies"."""
    return text.startswith(" and its ", end) and ALLIES.match(text, end) is not None


class Governments:
    """The words of governments.txt beside those of the lexicon, with every form of their verbs."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.words: dict[str, set[str]] = {}
        for word, name in classes_of(FILE):
            self.words.setdefault(name, set()).add(word)
        plain, past = self.words["acting"], self.words["past"]
        self.plain = plain
        self.acts = {f for verb in plain for f in _forms(verb)} | past
        self.doing = {_ing(verb) for verb in plain}
        named = {"state", "auxiliary"}
        first = {word for word, classes in lexicon.classes.items() if not named.isdisjoint(classes)}
        self._first = (
            first | self.acts | plain | self.words["willing"] | ADVERBS | BE | PLURAL | HAVE | {"ought", "being", "having", "under"} | REMAINING
        )  # fmt: skip
        self._either = self.words["either"]
        self._turning = self.words["told"] | self.words["wanted"] | self.words["offering"]

    def has(self, word: str, name: str) -> bool:
        """Whether a folded word is of a class of governments.txt."""
        return word in self.words[name]

    def begins(self, word: str) -> bool:
        """Whether act may find anything in words that begin with this one."""
        return word in self._first or word.endswith(("ed", "ly"))

    def is_verb_only(self, word: str) -> bool:
        """Whether a word is a verb of a government, and no noun: "suspends", "won", but not "forces"."""
        if word in self._either or not (word in self.acts or word in ("intend", "seem", "hope")):
            return False
        return not (word.endswith("ed") or self.policy(word) or self.deals([word]))

    def turns(self, word: str) -> bool:
        """Whether a verb is one of which a government may be the object: "urged", "wants", "offered"."""
        return word in self._turning

    def policy(self, word: str) -> bool:
        """Whether only a government has it: a position, an objection."""
        return self.has(word, "owned") or (word != "foreign" and self.lexicon.has(word, "policy"))

    def deals(self, words: list[str]) -> bool:
        """Whether there are dealings among these words: "talks", "an agreement"."""
        return any(self.lexicon.has(word, "dealings") or self.has(word, "bilateral") for word in words)

    def act(self, after: list[str], country: bool, several: bool = False) -> str:
        """The words behind a name that make it one who acts, or nothing. `several`: the name ends a list.

        Of a country less is asked than of a capital, where people live who do things, too.
        """
        words = _untimed(after)
        if words and words[0] in REMAINING:
            return (
                words[0]
                if any(word == "independent" or self.has(word, "being") for word in words[1:6])
                else ""
            )
        if not words or (self.has(words[0], "still") and not _is_call(words)):
            return ""
        verb, rest = words[0], [word for word in words[1:] if not _is_adverb(word)]
        if self._is_verb(verb, country, several):
            return verb
        if verb in BE or (several and verb in PLURAL):
            return self._is(verb, rest, country)
        if verb in HAVE:
            return self._has(verb, rest, country)
        return verb if self._does(verb, rest, country) else ""

    def _is_verb(self, word: str, country: bool, several: bool) -> bool:
        known = self.lexicon.has(word, "state") or word in self.acts or (several and word in self.plain)
        return known or (country and len(word) > 4 and word.endswith("ed"))

    def _does(self, verb: str, rest: list[str], country: bool) -> bool:
        """Whether an auxiliary begins what it does rather than what is done to it; or else the words of a headline."""
        if self.lexicon.has(verb, "auxiliary") or verb == "ought":
            return not country or rest[:1] != ["be"] or bool(self._is("", rest[1:], country))
        if self.has(verb, "willing"):
            return rest[:1] in (["to"], ["for"])
        if verb == "in":
            return not TALKS.isdisjoint(rest[:2])
        return verb in ("being", "having") or (verb == "under" and rest[:1] == ["pressure"])

    def _is(self, verb: str, rest: list[str], country: bool) -> str:
        """It is ready, considering, a party to something; but a country is also large, and a capital cold."""
        if self._is_to(rest):
            return f"{verb} {rest[0]}".strip()
        while rest and rest[0] in ARTICLES:
            rest = rest[1:]
        for place, word in enumerate(rest[:5]):
            if self.has(word, "being") or (place < 2 and self.has(word, "willing")):
                return f"{verb} {word}".strip()
        first = rest[0] if rest else ""
        if self._is_asked(rest):
            return f"{verb} {first}".strip()
        if first in self.doing or (
            country and first.endswith("ing") and first not in ("being", "lying", "missing")
        ):
            return f"{verb} {first}".strip()
        return ""

    def _is_asked(self, rest: list[str]) -> bool:
        """Whether something is said to it or offered: "was asked to", "was offered a loan", "was accused of"."""
        first, second = [*rest, "", ""][:2]
        if first in ("offered", "promised", "lent", "owed", "denied"):
            return second in ARTICLES or second == "to" or self.has(second, "offered")
        return self.has(first, "told") and second in ("to", "of", "that") and first.endswith(("ed", "told"))

    def _is_to(self, rest: list[str]) -> bool:
        """Whether it is to do something, or is in talks, at odds, locked in a dispute."""
        first, second = [*rest, "", ""][:2]
        if first == "to" or (first in ("about", "due") and second == "to"):
            return first != "to" or second not in ("be", "the")
        if first == "locked":
            return self.deals(rest[1:4])
        if first in ("close", "near") and self.deals(rest[1:5]):
            return True
        return (first == "in" and self.deals(rest[1:3])) or (
            first == "at" and second in ("odds", "war", "loggerheads")
        )

    def _has(self, verb: str, rest: list[str], country: bool) -> str:
        first = rest[0] if rest else ""
        if first in ("been", "being"):
            return self._is(verb, rest[1:], False)
        if self.has(first, "still"):
            return ""
        if (
            first in self.acts
            or first in PARTICIPLES
            or first.endswith("ed")
            or self.lexicon.has(first, "state")
        ):
            return f"{verb} {first}"
        if country and (noun := next((w for w in rest[:5] if self.has(w, "held")), "")):
            return f"{verb} {noun}"
        if first in ARTICLES or first in ("good", "close", "strong"):
            noun = next((w for w in rest[:4] if self.policy(w) or self.deals([w])), "")
            return f"{verb} {noun}" if noun else ""
        return ""


def _is_call(words: list[str]) -> bool:
    return words[0] == "called" and not CALLING.isdisjoint(words[1:2])


def _is_adverb(word: str) -> bool:
    return word in ADVERBS or (word.endswith("ly") and word not in ("only", "ally", "rely", "supply", "apply", "reply", "comply", "italy", "family"))  # fmt: skip


def _untimed(words: list[str]) -> list[str]:
    """Words without the adverbs and the times that they begin with: "on Monday", "last year"."""
    while words:
        two = words[1] if len(words) > 1 else ""
        timed = (words[0] == "on" and two in DAYS) or (words[0] in ("last", "this") and two in SPANS)
        if timed or (words[0] == "more" and two == "than"):
            words = words[2:]
        elif _is_adverb(words[0]):
            words = words[1:]
        else:
            break
    return words


def _forms(verb: str) -> tuple[str, str]:
    """Third person and regular past."""
    if verb[-1] == "y" and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    if verb[-1] == "e":
        return f"{verb}s", f"{verb}d"
    plural = "es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s"
    return f"{verb}{plural}", f"{verb}{_doubled(verb)}ed"


def _ing(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith("ee"):
        return f"{verb[:-1]}ing"
    return f"{verb}{_doubled(verb)}ing"


def _doubled(verb: str) -> str:
    """The consonant that is written twice: "stopped", "planning"; "offered" has one."""
    short = len(verb) < 5 or verb.endswith(("bel", "vel", "fer", "mit", "bar", "pel", "gret", "ancel", "cur"))
    doubles = short and verb[-1] in "bdglmnprt" and verb[-2] in "aeiou" and verb[-3] not in "aeiou"
    return verb[-1] if doubles and verb not in ("offer", "enter", "suffer", "open") else ""


@lru_cache(maxsize=1)
def governments() -> Governments:
    """The vocabulary, read once."""
    return Governments(lexicon())
