"""Signs in the text around a name, as short words: what the filter weighs beside the name itself.

`p:` is said of the word before, `n:` of the word after, `doc:` of the whole text.
"""

from __future__ import annotations

import re
from itertools import count, product

from geo.parsing.toponyms.russiankinds import kind_before
from geo.parsing.toponyms.scanning import Found, Scan
from geo.parsing.toponyms.weights import ADJECTIVE
from geo.parsing.toponyms.wording import (
    CAPITALS,
    GIVEN,
    OFTEN,
    PERSON,
    PLACED,
    SMALL,
    WORD_AFTER,
    Bundle,
    Wording,
)
from geo.parsing.toponyms.words import Word

__all__ = ["Surroundings"]

BEFORE, AFTER = 36, 36
PLACING = frozenset(
    "".join(letters)
    for word in (" in", " at", "rom", "ear", " в", " из", "под")
    for letters in product(*((letter, letter.upper()) for letter in word))
)
"""Ends of words before places, in small and capital letters."""
PERSONAL = frozenset({"p:title", "p:Cap title", "p:Given", "n:said", "n:age", "doc:person"})
"""Signs of a person."""
DATELINE = re.compile(r" (?:[—–-]|--) | \([A-Z]")
"""What stands behind the place that an article was sent from: "LONDON — ", "LONDON (AP)"."""
LISTING = frozenset({", ", " и ", " или "})
"""What stands between the names of a Russian list."""
LETTER = re.compile(r"\w")
TITLED = re.compile(
    r"(?:президент|премьер|министр|глав|посол|посл|лидер|депутат|представител|губернатор)\w*(?: \w+)?\s$",
    re.I,
)
IS_PLACE = re.compile(
    r" (?:is|was|are) (?:a|an|the|one of the)\b[^.;:]{0,60}?\b(?:cit(?:y|ies)|towns?|villages?|municipality|county|commune|settlement|capital|port|suburb|"
    r"province|district|region|state|island|airport|community|borough|parish|hamlet|river|lake|township)\b"
    r"| (?:is|was) (?:located|situated) (?:in|on|at|near|about|some|just|north|south|east|west|between|along|\d)"
    r"| lies (?:in the |on the |just |about |some )?(?:north|south|east|west|between|\d|\w+ (?:km|kilomet|miles))"
)
"""What follows a name where the text says that it is a place, or where it lies."""

APPOSING = frozenset({"a ", "an", "th", "on"})
APPOSED = re.compile(
    r", (?:a|an|the|one of the) (?:[\w-]+ ){0,4}?(?:city|town|village|municipality|commune|settlement|capital|suburb|port|community|borough|parish|hamlet|township)"
    r"(?= (?:of|in|on|near|with|that|which|where|about|some|at|by|between|along|located|outside|just|south|north|east|west|\d)|[,;])"
)
"""The same behind a comma: ", a market town in"."""


class Surroundings:
    """One text, with what it says of persons and places all over."""

    def __init__(self, scan: Scan, wording: Wording) -> None:
        self.scan, self.wording = scan, wording
        self._small: dict[str, bool] = {}  # whether a word stands in small letters, too
        self.persons: set[str] = set()
        self.placed: set[str] = set()
        self._survey()

    def _survey(self) -> None:
        """Who is named in full or with a title, and what is named after "in" or "from"."""
        text, words = self.scan.text, self.scan.words
        for at, word, start, joined in zip(count(), words, self.scan.starts, self.scan.joined, strict=False):
            if joined and not self._is_grammar(at - 1):
                before = words[at - 1]
                if before.cut or (not word.latin and _is_country(word)):
                    continue  # "Georgia's South Ossetia", "президент Киргизии"
                if before.nobody and word.name and word.name.strength == "A" and not word.given:
                    continue  # "Closer Russia Ties": no person is called so
                if not word.latin and self._is_among_places(at):
                    continue
                if before.given or before.title or before.nobody:
                    self.persons.add(word.key)
                    if before.given and not before.title:
                        self.persons.add(before.key)
            elif text[start - 4 : start - 1] in PLACING:
                self.placed.add(word.key)

    def _is_among_places(self, at: int) -> bool:
        """Whether a Russian name of two words that ends here stands behind a word for a kind of place, or in a list between two
        places, of which one is of the region, too: "Хорог, Султон Ишкашим и Вандж".
        """
        scan, words = self.scan, self.scan.words
        if kind_before(scan.text, scan.starts[at - 1], scan.ends[at]):
            return True
        if not 1 < at < len(words) - 1 or {scan.between[at - 1], scan.between[at + 1]} - LISTING:
            return False
        others = words[at - 2], words[at + 1]
        may = all(other.name and not other.given for other in others)
        return may and _is_of_region(words[at]) and any(map(_is_of_region, others))

    def features(self, found: Found) -> list[str]:
        """The signs around a candidate, each also in combination with how sure the bare name is."""
        before = self._before(found)
        bundles = before, self._unsaid(before, self._after(found)), self._document(found)
        signs = [sign for bundle in bundles for sign in bundle.signs]
        if found.name is None:
            return ["adjective", *(f"{ADJECTIVE}|{sign}" for sign in signs)]
        return [*signs, *(f"{found.name.strength}|{sign}" for sign in signs)]

    def worth(self, found: Found) -> float:
        """What the signs around a candidate are worth, in logits."""
        strength = found.name.strength if found.name else ADJECTIVE
        before, after = self._before(found), self._after(found)
        if after.said:
            after = self._unsaid(before, after)
        return before[strength] + after[strength] + self._document(found)[strength]

    def is_of_person(self, found: Found) -> bool:
        """Whether the words around a candidate speak of a person: a title or a given name before it, "said" behind it."""
        before = self._before(found)
        after = self._unsaid(before, self._after(found))
        signs = *before.signs, *after.signs, *self._document(found).signs
        return "p:of" not in signs and not PERSONAL.isdisjoint(signs)  # "the mayor of Kant said"

    def _unsaid(self, before: Bundle, after: Bundle) -> Bundle:
        """What stands behind a candidate in the light of what stands before: of "police in Cork said" it is not Cork that said it."""
        return self.wording.bundle[WORD_AFTER] if after.said and "p:in" in before.signs else after

    def _before(self, found: Found) -> Bundle:
        scan, wording, start, at = self.scan, self.wording, found.start, found.first
        text, word = scan.text, scan.words[at]
        if not word.latin and self._is_genitive(found) and TITLED.search(text, max(0, start - BEFORE), start):
            return wording.bundle["p:of",]
        if scan.joined[at] and not self._is_grammar(at - 1):
            return wording.behind[scan.words[at - 1]]
        chunk = text[max(0, start - BEFORE) : start]
        if not chunk or "\n" in chunk[-2:]:
            return wording.bundle["p:start",]
        parts, last = chunk.rsplit(None, 2), chunk[-1]
        if not parts or not last.isspace():
            return wording.bundle[f"p:{last}" if last in "-(/’'\"“–—«" else "p:other",]
        bundle = wording.nearest[parts[-1]]
        return wording.before[tuple(parts[-2:])] if bundle is None else bundle

    def _is_genitive(self, found: Found) -> bool:
        """Whether it may be a country in the genitive, as in "президент Киргизии Алмазбек Атамбаев"."""
        if found.name is None or not _is_country(self.scan.words[found.first]):
            return False
        return self.scan.text[found.end - 1 : found.end] in "иыаяй"

    def _is_grammar(self, at: int) -> bool:
        """Whether a capitalised word is only a small word, or a Russian one, that begins a sentence."""
        scan, word = self.scan, self.scan.words[at]
        if word.grammar:
            return True
        if word.latin or scan.joined[at] or word.given or word.title:
            return False
        before = scan.text[max(0, scan.starts[at] - 3) : scan.starts[at]].rstrip(' \u00a0«“"')
        return not before or before[-1] in ".!?:\n"

    def _after(self, found: Found) -> Bundle:
        scan, end, follower = self.scan, found.end, found.last + 1
        text, words = scan.text, scan.words
        if found.capitals and _is_dateline(text, found.start, end):
            return self.wording.bundle["n:dateline",]
        if follower < len(words) and scan.joined[follower] and scan.starts[follower] == end + 1:
            if not words[found.first].latin and self._is_genitive(found):
                return self.wording.bundle["n:word",]  # who it is
            return self.wording.ahead[words[follower]]
        chunk = text[end : end + AFTER]
        if chunk[:1] != " ":
            return self.wording.bundle[self._after_mark(end, chunk, follower)]
        parts = chunk.split(None, 1)
        word = parts[0] if parts else ""
        bundle = self.wording.after[word]
        if word in ("is", "was", "are", "lies") and IS_PLACE.match(text, end):
            return self.wording.bundle[*bundle.signs, "n:is a place"]
        return bundle

    def _after_mark(self, end: int, chunk: str, follower: int) -> tuple[str, ...]:
        """Signs of what follows a name without a space."""
        scan, first = self.scan, chunk[:1]
        mark = f"n:{first}" if first in ",.-'’;:)(/\n" else "n:other"
        if first in "'’`":
            parts = chunk.split(None, 2)
            classes = self.wording.classes.get(parts[1], ()) if len(parts) > 1 else ()
            return (mark, *[f"n:'s {name}" for name in classes])
        if first == "," and len(chunk) > 4:
            if chunk[2:4] in APPOSING and APPOSED.match(scan.text, end):
                return mark, "n:is a place"
            if chunk[2].isdigit() and chunk[3].isdigit() and not chunk[4].isdigit():
                return mark, "n:age"
            if follower < len(scan.words) and scan.starts[follower] == end + 2:
                holder = scan.words[follower].name or scan.words[follower].short
                return mark, "n:, wide" if holder and holder.strength == "A" else "n:, name"
        elif first == "-":
            parts = chunk[1:].split(None, 1)
            return mark, f"n:-{parts[0].rstrip(',.;:')[:8] if parts and LETTER.search(chunk) else ''}"
        return (mark,)

    def _document(self, found: Found) -> Bundle:
        scan, name = self.scan, found.name
        word = scan.words[found.first]
        key, persons, placed = word.key, self.persons, self.placed
        state = scan.counts[key]
        if state > OFTEN:
            state = OFTEN
        if found.first == found.last and not found.adjective:
            if key in persons:
                state |= PERSON | PLACED if key in placed else PERSON
            elif key in placed:
                state |= PLACED
            if name and name.strength == "E":
                if key not in self._small:
                    self._small[key] = f" {key} " in scan.text
                if self._small[key]:
                    state |= SMALL
            if word.given:
                state |= GIVEN
        if found.capitals and name:
            state |= CAPITALS[found.capitals]
        return self.wording.document[state]


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a name in capitals begins a paragraph as the place that the article was sent from."""
    begins = start == 0 or text[start - 1] == "\n"
    return begins and text[start:end].isupper() and DATELINE.match(text, end) is not None


def _is_of_region(word: Word) -> bool:
    """Whether a word names a place of Central Asia first of all, and no person."""
    return word.name is not None and word.name.senses[0].interest and not word.given


def _is_country(word: Word) -> bool:
    """Whether a word that is not in Latin letters names a country: there the case tells it from a surname."""
    return not word.latin and word.name is not None and word.name.senses[0].kind == "country"
