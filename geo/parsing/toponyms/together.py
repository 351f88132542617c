"""Divisions and waters that are named together with their kind: "Henry, Carroll and Benton counties", "the provinces of Balkh and Farah"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from geo.gazetteer import folding
from geo.parsing.toponyms.names import Names
from geo.parsing.toponyms.scanning import Found, Scan
from geo.parsing.toponyms.senses import Name

__all__ = ["covered_by", "is_apart", "named_together"]

_KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "counties": ("district", ("county",)), "parishes": ("district", ("parish",)), "districts": ("district", ("district",)),
    "provinces": ("province", ("province",)), "states": ("province", ("state",)), "oblasts": ("province", ("oblast", "region")), "governorates": ("province", ("governorate",)),
    "regions": ("province", ("region", "oblast", "province")), "seas": ("sea", ("sea",)), "oceans": ("sea", ("ocean",)), "rivers": ("river", ("river",)),
}  # fmt: skip
"""The kind of place, and what one alone is called behind its name."""
_NAME = r"(?:St\. )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
_LISTED = rf"(?:{_NAME}, ){{0,9}}{_NAME},? (?:and|or) (?:the )?{_NAME}"
_BEFORE, _BEHIND = re.compile(rf"(?<!\w){_LISTED} $"), re.compile(rf" of (?:the )?{_LISTED}")
_OF = frozenset({"counties", "parishes", "provinces", "states", "oblasts", "governorates", "regions"})
"""Those that have such a list behind them: the districts of towns are parts of them."""
_EACH = re.compile(_NAME)
_BACK = 160
"""Characters before the word in which the list may stand."""


def named_together(scan: Scan, names: Names) -> list[Found]:
    """The names of such lists, each as the place of that kind; of those that the gazetteer does not hold as such only rivers are found."""
    return [one for word, at in _plurals(scan.text) for one in _listed(scan, names, word, at)]


def covered_by(others: Iterable[Found]) -> frozenset[int]:
    """The words, by number, that the candidates take."""
    return frozenset(at for one in others for at in range(one.first, one.last + 1))


def is_apart(found: Found, covered: frozenset[int]) -> bool:
    """Whether a candidate overlaps none of those that cover the words; looked up word by word, since a text may hold thousands of both."""
    return covered.isdisjoint(range(found.first, found.last + 1))


def _plurals(text: str) -> Iterator[tuple[str, int]]:
    """The kinds in the plural and where they stand, with a capital letter or not: looking for the rest of the word is quickest."""
    for word in _KINDS:
        rest = word[1:]
        at = text.find(rest)
        while at > 0:
            if (
                text[at - 2 : at].lower() == f" {word[0]}"
                and not text[at + len(rest) : at + len(word)].isalpha()
            ):
                yield word, at - 1
            at = text.find(rest, at + 1)


def _listed(scan: Scan, names: Names, many: str, at: int) -> Iterator[Found]:
    first = max(0, at - _BACK)
    if before := _BEFORE.search(scan.text[first:at]):
        start, end = first + before.start(), at
        last = _EACH.findall(before[0])[-1]
        if scan.text[at].isupper() and names.get(folding.key(f"{last} {many}")):
            return  # a town: "Wisconsin and Three Rivers"
    elif many in _OF and (behind := _BEHIND.match(scan.text, at + len(many))):
        start, end = behind.span()
    else:
        return
    for each in _EACH.finditer(scan.text, start, end):
        last = bisect_left(scan.starts, each.end()) - 1
        first = bisect_left(scan.starts, each.start())
        for at in range(
            first, last + 1
        ):  # "In Benton and Henry counties": the first word may be none of the name's
            start = scan.starts[at]
            if name := _of_kind(names, scan.text[start : each.end()], *_KINDS[many]):
                yield Found(start, each.end(), at, last, name, None, "")
                break
        else:
            word = scan.words[last]
            if many == "rivers" and not (word.grammar or word.stopped or word.adjective):
                begin = next(at for at in range(first, last + 1) if not scan.words[at].grammar)
                yield Found(scan.starts[begin], each.end(), begin, last, None, None, "", "river")


def _of_kind(names: Names, written: str, kind: str, called: tuple[str, ...]) -> Name | None:
    """The name with only its senses of that kind: under its full name, "Benton County", or its short one, "Osh", if no country has it."""
    key = folding.key(written)
    full = [f"{spelt} {word}" for word in called for spelt in (key, key.replace("st ", "saint ", 1))]
    known = [name for spelt in full if (name := names.get(spelt))]
    senses = {sense.number: sense for name in known for sense in name.senses if sense.kind == kind}
    if (bare := names.get(key)) and not any(sense.kind == "country" for sense in bare.senses):
        here = {sense.country for sense in senses.values()}
        senses |= {s.number: s for s in bare.senses if s.kind == kind and s.country not in here}
    found = tuple(senses.values())
    return Name(full[0], "B", 0.0, lambda _: found) if found else None
