"""Phrases as data/rules.toml writes them, compiled, and found by their first words: all lists in one walk through a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from geo.parsing.language.remembered import Remembered

__all__ = ["Phrases", "RuleError", "phrases", "spelt", "words_of"]

_WORD = re.compile(r"(?<![\w-])[\w$€£]+")
_OPENING = re.compile(r"(n't|[\w$€£]+)(?P<more>[*?]|(?<=n't))?")
"""The first word of a phrase; `more` where that is only how it begins. `n't` ends a word."""
_ALONE = re.compile(r"\w+\*?")
"""A phrase of one word, which is that word wherever it is met."""
_FORM = re.compile(r"\{([^{}\s]*)\}")
_BETWEEN = r"(?:(?:[^\s.;]+(?:\.\d+)?|(?:\w\.)+|(?:тыс|млн|млрд)\.)\s+){0,4}?"
"""Up to four words of one sentence; `U.S.` is one, and so is `$4.5`."""
Tried = tuple[tuple[int, ...], re.Pattern[str] | None, tuple[tuple[int, re.Pattern[str]], ...]]
"""What begins with a word: lists in which it stands alone, all longer phrases where they are many, and those of each list."""


class RuleError(ValueError):
    """A rule or a phrase that cannot be used; the message names it, its field and what is asked."""


def spelt(written: Iterable[str], forms: Mapping[str, Sequence[str]]) -> list[str]:
    """Phrases with `let|lets` in place of `{let}`, and those that begin so once for each word. Raises RuleError for an unknown form."""
    out = []
    for phrase in written:
        for name in _FORM.findall(phrase):
            if name not in forms:
                raise RuleError(f"data/rules.toml · phrase “{phrase}”: {{{name}}} is none of the forms")
        first, *rest = _FORM.sub(lambda found: "|".join(forms[found[1]]), phrase).split(" ")
        out += [" ".join((one, *rest)) for one in first.split("|")]
    return out


def phrases(written: Sequence[str]) -> re.Pattern[str]:
    """One expression for phrases: `*` is the rest of a word, `?` one letter, `|` stands between words of which one is meant,
    `...` up to four words between.
    """
    return re.compile(rf"(?<![\w-]){_either(written)}(?!\w)", re.I)


def words_of(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Every word with which a phrase may begin in part of a text."""
    return list(_WORD.finditer(text, start, end))


class Phrases:
    """Numbered lists of phrases that are looked for together, in one walk over the words of a text.

    What may begin with a word is looked up once for each word that is met; only those phrases are tried there, and they
    are compiled when they are first wanted. Raises RuleError for a phrase that does not begin with a word.
    """

    def __init__(self, lists: Sequence[Sequence[str]]) -> None:
        self._lists = lists
        self._whole: dict[str, list[tuple[int, str]]] = {}
        self._stems: dict[str, list[tuple[int, str]]] = {}
        for number, list_ in enumerate(lists):
            for phrase in list_:
                opening = _OPENING.match(phrase)
                if opening is None:
                    raise RuleError(f"data/rules.toml · phrase “{phrase}”: must begin with a word")
                table = self._whole if opening["more"] is None else self._stems
                table.setdefault(opening[1].lower(), []).append((number, phrase))
        self._longest = max(map(len, self._stems), default=0)
        self._compiled: dict[tuple[tuple[int, str], ...], Tried] = {}
        self._tried: Remembered[str, Tried | None] = Remembered(self._compile)

    def begin(self, text: str, start: int, end: int) -> bool:
        """Whether any phrase may begin in part of a text."""
        return any(self._tried[word[0]] for word in _WORD.finditer(text, start, end))

    def find(
        self, text: str, start: int, end: int, words: Iterable[re.Match[str]] | None = None
    ) -> list[tuple[int, re.Match[str]]]:
        """Finds by number of the list, then in the order of the text; those of one list do not overlap.

        `words` are those of the part of the text (`words_of`), where they are known.
        """
        found: list[tuple[int, re.Match[str]]] = []
        done: dict[int, int] = {}
        for word in _WORD.finditer(text, start, end) if words is None else words:
            tried = self._tried[word[0]]
            if tried is None:
                continue
            first = word.start()
            alone, any_of_them, lists = tried
            longer = lists if any_of_them is None or any_of_them.match(text, first, end) else ()
            for number, expression in longer:
                if done.get(number, 0) <= first and (match := expression.match(text, first, end)):
                    done[number] = match.end()
                    found.append((number, match))
            for number in alone:
                if done.get(number, 0) <= first:
                    done[number] = word.end()
                    found.append((number, word))
        found.sort(key=lambda find: find[0])
        return found

    def _compile(self, word: str) -> Tried | None:
        key = word.lower()
        begun = [*self._whole.get(key, ())]
        for length in range(1, min(len(key), self._longest) + 1):  # a word may be a million letters long
            begun += self._stems.get(key[:length], ())
        if key.endswith("n"):
            begun += self._stems.get("n't", ())
        if not begun:
            return None
        made = self._compiled.get(tuple(begun))
        if made is None:
            alone = tuple(dict.fromkeys(number for number, phrase in begun if _ALONE.fullmatch(phrase)))
            lists: dict[int, list[str]] = {}
            for number, phrase in begun:
                if not _ALONE.fullmatch(phrase):
                    lists.setdefault(number, []).append(phrase)
            each = tuple((number, _behind(written)) for number, written in lists.items())
            either = _behind(list(chain(*lists.values()))) if len(each) > 2 else None
            made = self._compiled[tuple(begun)] = (alone, either, each)
        return made


def _behind(written: Sequence[str]) -> re.Pattern[str]:
    """One expression for phrases that are tried where a word begins."""
    return re.compile(rf"{_either(written)}(?!\w)", re.I)


def _either(written: Sequence[str]) -> str:
    return f"(?:{'|'.join(map(_phrase, sorted(written, key=len, reverse=True)))})"


def _phrase(written: str) -> str:
    parts = [_BETWEEN if word == "..." else _word(word) + r"\s+" for word in written.split()]
    return "".join(parts).removesuffix(r"\s+")


def _word(word: str) -> str:
    if word == "n't":
        return r"\w+n[’']t"
    if word == "*":
        return r"\S+"
    if "|" in word:
        return f"(?:{'|'.join(map(_word, word.split('|')))})"
    return (
        re.escape(word)
        .replace(r"\*", r"[\w,.]*" if word[0] in "$€£" else r"\w*")
        .replace(r"\?", r"\w")
        .replace("'", "[’']")
    )
