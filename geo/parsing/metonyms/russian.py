"""Russian: capitals and countries that stand for their governments: "Москва готова", "позиция Ташкента", "переговоры с Пекином".

The case of a name, with the words beside it, tells a subject from a place: "Россия предложила" from "в России".
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from geo.gazetteer import folding
from geo.parsing.language.lexicon import Lexicon, classes_of
from geo.parsing.language.russian import nominatives
from geo.parsing.metonyms.governments import DONE, WHOLE

__all__ = ["is_preposition", "russian_metonym"]

FILE = Path(__file__).with_name("russian.txt")
TOKENS = re.compile(r"[\w-]+|[^\w\s]")
SENTENCE = re.compile(r"[.!?;\n](?=\s|$)|\n")
REACH = 90
ENDINGS = (
    (("ой", "ом", "ем", "ей", "ью", "ами", "ями"), "i"),
    (("ию", "у", "ю"), "da"),
    (("е",), "d"),
    (("ы", "и"), "gd"),
    (("ов", "а", "я"), "g"),
)
"""The cases of a bent name by its ending; the first that fits."""
FINITE = re.compile(
    r"\w{2,}(?:(?:[еи]т|[уюая]т)(?:ся)?|(?:л|ла|ло|ли)(?:ся|сь)?|\w*даст)"
    r"|(?:при|из)бег|(?:с|по|пре)?мог|(?:до|на|по)стиг|(?:от|под|из)верг|(?:вы|при|на|в|воз|пере|по|раз|у)?нес|(?:вы|при|в|пере|у)?вез|(?:воз|про)ник|исчез"
)
"""How a verb of the third person ends, with those whose past has no ending."""
GERUND = re.compile(r"\w{4,}(?:[иаяеу]в|вшись)")
PLURAL = re.compile(r"\w{3,}ли(?:сь)?")
DASHES = "-–—"
TAKEN = ("услови", "предложени", "решени", "закон", "участи", "меры", "обязательств", "приглашени")
VERB_REACH = 7
WHOLE_WORDS = ("nouns", "adverbs", "alike", "plural", "prepositions", "joining")


class Words:
    """The classes of russianmetonyms.txt as expressions for how a word begins, or as sets of whole words."""

    def __init__(self) -> None:
        words: dict[str, list[str]] = {}
        for word, name in classes_of(FILE):
            words.setdefault(name, []).append(word)
        self.whole = {name: frozenset(words.pop(name)) for name in WHOLE_WORDS}
        self.begins = {name: re.compile("|".join(beginnings)) for name, beginnings in words.items()}

    def has(self, word: str, name: str) -> bool:
        """Whether a folded word begins as one of a class."""
        return self.begins[name].match(word) is not None

    def is_in(self, word: str, name: str) -> bool:
        """Whether a folded word is one of a class of whole words."""
        return word in self.whole[name]

    def any(self, words: list[str], name: str) -> bool:
        """Whether one of several does."""
        return any(map(self.begins[name].match, words))


@lru_cache(maxsize=1)
def _known() -> Words:
    return Words()


def is_preposition(word: str) -> bool:
    """Whether a folded word is a Russian preposition, behind which a name is no subject."""
    return not word.isascii() and _known().is_in(word, "prepositions")


def russian_metonym(
    text: str, start: int, end: int, key: str, lexicon: Lexicon, country: bool, standing: bool
) -> str:
    """Why a Russian name stands for a government; empty where the wording does not show it. `standing`: it is a name unbent."""
    if not country and not any(lexicon.has(form, "capital") for form in nominatives(key)):
        return ""
    known = _known()
    cases = _cases(key, standing, known)
    before = _tokens(SENTENCE.split(text[max(0, start - REACH) : start])[-1])
    if before and before[-1] in '«„"“':
        before.pop()
    last = before[-1] if before else ""
    if last.startswith("официальн") or before[-2:] == ["со", "стороны"]:
        return WHOLE
    if last == "и" and before[-3:-2] in (["между"], ["с"], ["со"]):
        before = before[:-2]  # "между Ташкентом и Москвой"
        last = before[-1]
    if known.is_in(last, "prepositions"):
        return _behind(last, before[:-1], _after(text, end), cases, country, known)
    if last and last[0].isalpha() and (why := _governed(last, cases, known)):
        return why
    after = _after(text, end)
    if "d" in cases and ("g" not in cases or _opens(before, known)) and known.any(after[:2], "needing"):
        return f"“{next(word for word in after if known.has(word, 'needing'))}”{DONE}"
    return _subject(before, after, cases, key, known) if "n" in cases else ""


def _tokens(part: str) -> list[str]:
    return [folding.word_key(word) or word for word in TOKENS.findall(part)]


def _after(text: str, end: int) -> list[str]:
    return _tokens(SENTENCE.split(text[end : end + REACH], maxsplit=1)[0])


def _cases(key: str, standing: bool, known: Words) -> str:
    """The cases that a name may be in, by their first letters: nominative, genitive, dative, accusative, instrumental."""
    first, *others = key.split()
    word = first if first.startswith("республик") or not others else others[-1]
    if known.is_in(word, "alike"):
        return "ngdai"
    if known.is_in(word, "plural") or word.endswith(("ия", "ья")) or first == "республика":
        return "n"
    if standing and not word.endswith(("ии", "ию", "ией")):
        return "n" if word[-1] in "ая" else "na"
    return next((cases for endings, cases in ENDINGS if word.endswith(endings)), "")


def _governed(last: str, cases: str, known: Words) -> str:
    """What the word right before a name makes of it, without a preposition."""
    if "g" in cases and known.has(last, "owned"):
        return f"“{last}” is a government's"
    if "d" in cases and known.has(last, "giving"):
        return WHOLE
    if "a" in cases and known.has(last, "told"):
        return WHOLE
    return "done by a government" if cases == "i" and last not in ("и", "или") else ""


def _behind(
    preposition: str, rest: list[str], after: list[str], cases: str, country: bool, known: Words
) -> str:
    """What a preposition makes of a name: dealings with it, a threat to it; else it is a place."""
    near = rest[-4:]
    if preposition in ("с", "со", "между") and "i" in cases:
        if known.any(rest[-5:], "landed"):
            return ""
        said = known.any(rest[-9:], "dealings") or known.any(
            after[:2], "dealings"
        )  # "заключил с Бишкеком соглашение"
        return WHOLE if (country and preposition != "между") or said else ""
    if preposition == "для" and "g" in cases:
        return WHOLE if known.any([*near, *after[:2]], "good") else ""
    if preposition == "у" and "g" in cases:
        return WHOLE if country else ""
    for one, name in (("от", "sent"), ("к", "given"), ("ко", "given"), ("против", "hostile")):
        if preposition == one:
            return WHOLE if known.any(near, name) else ""
    return ""


def _subject(before: list[str], after: list[str], cases: str, key: str, known: Words) -> str:
    """What a name in the nominative does."""
    last = before[-1] if before else ""
    if ("g" in cases and not _opens(before, known)) or (last and known.has(last, "owning")):
        return ""  # "правительство США решило"
    if cases == "n" and key[-1] in "ая" and _is_finite(last, known):
        return f"“{last}”{DONE}"
    if after[:1] == [","] and len(after) > 1 and GERUND.fullmatch(after[1]):
        return f"“{after[1]}”{DONE}"
    if len(after) > 1 and after[0] in DASHES and PLURAL.fullmatch(after[1]):
        after = after[1:]  # "члены союза - Россия и Казахстан - призвали"
    verb = _verb(after, known)
    return f"“{verb}”{DONE}" if verb else ""


def _opens(before: list[str], known: Words) -> bool:
    """Whether a clause may begin here, or a name that begins one stands before, with "и" between."""
    if len(before) > 1 and before[-1] == "и":
        before = before[:-2]
    return not before or not before[-1][0].isalnum() or known.is_in(before[-1], "joining")


def _is_finite(word: str, known: Words) -> bool:
    return (
        FINITE.fullmatch(word) is not None
        and not known.is_in(word, "nouns")
        and not known.is_in(word, "prepositions")
        and not known.has(word, "still")
    )


def _takes(word: str, after: list[str]) -> bool:
    """Whether a government takes what only governments take: "не приняла этих условий"."""
    taken = after[after.index(word) + 1 :][:3]
    return word.startswith("принял") and any(one.startswith(TAKEN) for one in taken)


def _verb(after: list[str], known: Words) -> str:
    """The finite verb or the predicate that follows a subject, beyond adverbs, another subject and a phrase of time or place."""
    if len(after) > 1 and after[0] in ("и", "или"):
        after = after[1:] if known.is_in(after[1], "prepositions") else after[2:]
    phrase = False
    for word in after[:VERB_REACH]:
        phrase = phrase or known.is_in(word, "prepositions") or word == "как" or word.isdigit()
        if not word[0].isalnum():
            return ""
        if known.has(word, "willing") or _takes(word, after) or _is_finite(word, known):
            return word
        if known.has(word, "still") or not (phrase or known.is_in(word, "adverbs") or word.endswith("о")):
            return ""
    return ""
