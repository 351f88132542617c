"""Russian words for a kind of place before a name or a list with it: "в городе Ош", "сёла Ак-Тала, Кум-Бел и Сары-Бука"."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["LISTED", "KindWord", "is_surname", "kind_before"]

_WORDS = {
    "village": r"с[её]л(?:[аеоу]|ами?|ах|ом)?|деревн\w+|деревень|кишлак\w*|аул(?:\w{1,3})?|хутор\w{0,3}",
    "town": r"город\w{0,3}|городк\w+|пос[её]л\w+|пгт|столиц\w+",
    "district": r"район\w{0,3}|уезд\w{0,3}|округ\w{0,3}|волост\w{1,3}|джамоат\w*",
    "province": r"провинци\w+|област\w{1,3}|штат\w{0,3}|в[еи]лаят\w*|вилоят\w*",
    "site": r"аэропорт\w*|авиабаз\w+|аэродром\w*|космодром\w*|порт(?:[аеу]|ы|ов|ам|ах|ами)?|полигон\w*|рлс|станци\w+|уз(?:ел|ла|лу|ле|лом)",
}
_KIND = "|".join(f"(?P<{kind}>{words})" for kind, words in _WORDS.items())
_BEGUN = frozenset(
    ["сел", "сёл", "дер", "киш", "аул", "хут", "гор", "пос", "пгт", "сто", "рай", "уез", "окр", "вол", "джа", "про", "обл", "шта", "вел", "вил",
     "аэр", "ави", "кос", "пор", "пол", "рлс", "ста", "узе", "узл"]
)  # fmt: skip
"""How these words begin: looking at the nearest word first spares most of the searching."""
LISTED = re.compile(r", (?:и |а также )?| (?:и|или) ")
"""What stands between the names of a list."""
_NAME = r"[«“\"]?[А-ЯЁ][\w’'-]+(?: [А-ЯЁ][\w’'-]+)?[»”\"]?"
_BEFORE = re.compile(
    rf"(?<![\w-])(?=[СсДдКкАаХхГгПпРрУуОоВвШш])(?i:{_KIND}) (?:{_NAME}(?:{LISTED.pattern}))*[«“\"]?$"
)
_MANY = re.compile(r"(?i:.*(?:[ая]х|[ая]ми?|ов|ы)|с[её]л|деревень|кишлаки|аулы)")
"""Words that are in the plural for certain."""
_EITHER = re.compile(r"(?i:с[её]ла|города|округа|деревни|провинции|области|волости)")
"""Words that are in the plural if a list shows it, and no preposition stands before them."""
_PREPOSED = re.compile(r"(?<!\w)(?:в|во|из|до|у|от|для|на|о) $", re.IGNORECASE)
_CLOSED = re.compile(rf"(?:, {_NAME})*,? (?:и|или) [А-ЯЁ]")
_OFFICE = re.compile(
    r"(?<!\w)(?:глав|министр|замест|командир|комиссар|сотрудни|чиновни|уполномоч|эксперт|инспектор|учител|ветеран|аким|хоким|хаким|мэр|губернатор|вали|начальник|председател|директор|прокурор|депутат|старост|жител|урожен|представител|руководител|секретар|судь|врач)\w*(?: [а-яё]+){0,4} $",
    re.IGNORECASE,
)
"""Whoever is of such a place; their names may follow it: "глава района Асанов"."""
_SAT = ("сел", "села")
"""The plural of a village, and "sat down"."""
_SURNAME = re.compile(r"\w(?:(?:[оеё]в|[иы]н)(?:а|у|ым|е|ой)?|[цс]к(?:ий|ого|ому|им))$")
"""How Russian surnames end."""
_FURTHER, _NEAR = 100, 24
"""Characters before a name in which the list that it stands in may begin, and the word right before it."""


class KindWord(NamedTuple):
    """The word for a kind of place that a name stands behind."""

    kind: str
    """What it says in English."""
    direct: bool
    """Whether it stands right before the name, or before the list."""
    officer: bool
    """Whether a person of that place is named before it, whose own name may follow."""


def kind_before(text: str, start: int, end: int) -> KindWord | None:
    """The Russian word for a kind of place before a name or its list; none if the name is rather that of whoever is of the place."""
    if not _may_be(text, start):
        return None
    match = _BEFORE.search(text, max(0, start - _FURTHER), start)
    if match is None:
        return None
    kind = str(match.lastgroup)
    word = match[kind]
    direct = match.end(kind) >= start - 2
    if not (direct or _MANY.fullmatch(word) or _is_list(text, match.start(), word, start, end)):
        return None
    officer = _OFFICE.search(text, max(0, match.start() - _FURTHER), match.start()) is not None
    if (officer or word.lower() in _SAT) and is_surname(text[start:end]):
        return None
    kind = "place" if word.lower() == "районе" else kind  # "в районе Торхама" is around it
    return KindWord(kind, direct, officer)


def _is_list(text: str, first: int, word: str, start: int, end: int) -> bool:
    """Whether names behind a word that begins at `first` and may be in the plural are a list to its end: "сёла Ак-Тала и Кум-Бел"."""
    if not _EITHER.fullmatch(word) or _PREPOSED.search(text, max(0, first - _NEAR), first):
        return False
    closed = text.endswith((" и ", " или "), 0, start) or _CLOSED.match(text, end) is not None
    return closed and not is_surname(text[start:end])


def is_surname(name: str) -> bool:
    """Whether a name ends as Russian surnames do."""
    return _SURNAME.search(name) is not None


def _may_be(text: str, start: int) -> bool:
    """Whether the word right before a name is one for a kind, or stands between the names of a list."""
    near = text[max(0, start - _NEAR) : start].rstrip(' «“"')
    if near.endswith((",", " и", " или", " также")):
        return True
    first = max(near.rfind(" "), near.rfind("\n")) + 1
    return near[first : first + 3].lower() in _BEGUN
