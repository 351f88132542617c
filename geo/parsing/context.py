"""Signs in the text around a name, as short words: what the filter weighs beside the name itself.

`p:` is said of the word before, `n:` of the word after, `doc:` of the whole text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from geo.gazetteer import folding
from geo.parsing.lexicon import Lexicon
from geo.parsing.scanning import Found, Scan
from geo.parsing.weights import ADJECTIVE
from geo.parsing.words import Word

__all__ = ["Surroundings"]

BEFORE, AFTER = 36, 36
STRIP = "\"'“”‘’«»()[]{},;:!?*—–…"
ENDS = (".", "!", "?", ":", "”", "»", "—", '"')
PLACING = frozenset({" in", " at", "rom", "ear", " в", " из", "под"})
LETTER = re.compile(r"\w")
TITLED = re.compile(
    r"(?:президент|премьер|министр|глав|посол|посл|лидер|депутат|представител|губернатор)\w*(?: \w+)?\s$",
    re.I,
)
IS_PLACE = re.compile(
    r" (?:is|was|are) (?:a|an|the|one of the)\b[^.;:]{0,60}?\b(?:cit(?:y|ies)|towns?|villages?|municipality|county|commune|settlement|capital|port|suburb|"
    r"province|district|region|state|island|airport|community|borough|parish|hamlet|river|lake|township)\b"
)
WORD_BEFORE, WORD_AFTER = ("p:word",), ("n:word",)
TIMES = tuple(f"doc:times {times}" for times in range(4))


class Side(NamedTuple):
    """The signs of a neighbour on one side."""

    capital: str
    given: str
    adjective: str
    known: str
    unknown: str
    name: str


BEHIND, AHEAD = (
    Side(*(f"{side}:{sign}" for sign in ("Cap", "Given", "Adjective", "Known", "Unknown", "Name ")))
    for side in "pn"
)


class Surroundings:
    """One text, with what it says of persons and places all over."""

    def __init__(self, scan: Scan, lexicon: Lexicon) -> None:
        self.scan, self.lexicon = scan, lexicon
        self.persons: set[str] = set()
        self.placed: set[str] = set()
        self._survey()

    def _survey(self) -> None:
        """Who is named in full or with a title, and what is named after "in" or "from"."""
        text, before = self.scan.text, None
        for at, token in enumerate(self.scan.tokens):
            word = token.word
            if token.joined and before is not None and not self._is_grammar(at - 1):
                if not word.latin and _is_country(word):
                    pass  # "президент Киргизии"
                elif (
                    before.given
                    or before.title
                    or not (before.known or before.name or before.stopped or before.adjective)
                ):
                    self.persons.add(word.key)
                    if before.given and not before.title:
                        self.persons.add(before.key)
            elif text[token.start - 4 : token.start - 1].lower() in PLACING:
                self.placed.add(word.key)
            before = word

    def features(self, found: Found) -> list[str]:
        """The signs around a candidate, each also in combination with how sure the bare name is."""
        signs = self.signs(found)
        if found.name is None:
            return ["adjective", *(f"{ADJECTIVE}|{sign}" for sign in signs)]
        return [*signs, *(f"{found.name.strength}|{sign}" for sign in signs)]

    def signs(self, found: Found) -> list[str]:
        """The signs around a candidate."""
        signs: list[str] = []  # handed on and filled: this runs for every candidate, and generators cost more
        self._before(found, signs)
        self._after(found, signs)
        self._document(found, signs)
        if found.capitals and found.name:
            signs.append(f"capitals:{found.capitals}")
        return signs

    def _before(self, found: Found, signs: list[str]) -> None:
        tokens, text, start = self.scan.tokens, self.scan.text, found.start
        if (
            not tokens[found.first].word.latin
            and self._is_genitive(found)
            and TITLED.search(text, max(0, start - BEFORE), start)
        ):
            signs.append("p:of")
            return
        if tokens[found.first].joined and not self._is_grammar(found.first - 1):
            self._neighbour(BEHIND, found.first - 1, signs)
            return
        chunk = text[max(0, start - BEFORE) : start]
        if not chunk or "\n" in chunk[-2:]:
            signs.append("p:start")
            return
        parts = chunk.rsplit(None, 2)
        last = chunk[-1]
        if not parts or not last.isspace():
            signs.append(f"p:{last}" if last in "-(/’'\"“–—«" else "p:other")
            return
        if parts[-1].endswith(ENDS):
            signs.append("p:start")
        elif parts[-1].endswith((",", ";")):
            signs.append("p:comma")
        self._word_before(parts, signs)

    def _is_genitive(self, found: Found) -> bool:
        """Whether it may be a country in the genitive, as in "президент Киргизии Алмазбек Атамбаев"."""
        if found.name is None or not _is_country(self.scan.tokens[found.first].word):
            return False
        return self.scan.text[found.end - 1 : found.end] in "иыаяй"

    def _word_before(self, parts: list[str], signs: list[str]) -> None:
        """Classes of the small word before a name, and of the one before "of" or "the"."""
        word = parts[-1]
        if not (word.isascii() and word.isalpha() and word.islower()):
            word = folding.key(word.strip(STRIP))
        signs += self.lexicon.before.get(word, WORD_BEFORE)
        if word in ("of", "the") and len(parts) > 1:
            before = folding.key(parts[-2].rsplit(None, 1)[-1].strip(STRIP))
            signs += [f"p:{name} {word}" for name in self.lexicon.classes.get(before, ())]

    def _is_grammar(self, at: int) -> bool:
        """Whether a capitalised word is only a small word, or a Russian one, that begins a sentence."""
        token = self.scan.tokens[at]
        word = token.word
        if word.grammar and word.capitals != "long":
            return True
        if token.joined or word.latin or word.given or word.title:
            return False
        before = self.scan.text[max(0, token.start - 3) : token.start].rstrip(' \u00a0«“"')
        return not before or before[-1] in ".!?:\n"

    def _after(self, found: Found, signs: list[str]) -> None:
        tokens, text, end = self.scan.tokens, self.scan.text, found.end
        follower = found.last + 1
        if follower < len(tokens) and tokens[follower].start == end + 1 and tokens[follower].joined:
            if not tokens[found.first].word.latin and self._is_genitive(found):
                signs.append("n:word")  # who it is
                return
            self._neighbour(AHEAD, follower, signs)
            return
        chunk = text[end : end + AFTER]
        first = chunk[:1]
        if first == " ":
            parts = chunk.split(None, 1)
            word = parts[0] if parts else ""
            if not (word.isascii() and word.isalpha() and word.islower()):
                word = folding.key(word.strip(STRIP + "."))
            signs += self.lexicon.after.get(word, WORD_AFTER)
            if word in ("is", "was", "are") and IS_PLACE.match(text, end):
                signs.append("n:is a place")
        else:
            self._after_mark(end, chunk, follower, signs)

    def _after_mark(self, end: int, chunk: str, follower: int, signs: list[str]) -> None:
        """Signs of what follows a name without a space."""
        tokens, first = self.scan.tokens, chunk[:1]
        signs.append(f"n:{first}" if first in ",.-'’;:)(/\n" else "n:other")
        if first in "'’`":
            parts = chunk.split(None, 2)
            if len(parts) > 1:
                signs += [f"n:'s {name}" for name in self.lexicon.classes.get(parts[1], ())]
        elif first == "," and len(chunk) > 4:
            if chunk[2].isdigit() and chunk[3].isdigit() and not chunk[4].isdigit():
                signs.append("n:age")
            elif follower < len(tokens) and tokens[follower].start == end + 2:
                holder = tokens[follower].word.name or tokens[follower].word.short
                signs.append("n:, wide" if holder and holder.strength == "A" else "n:, name")
        elif first == "-":
            parts = chunk[1:].split(None, 1)
            signs.append(f"n:-{parts[0].rstrip(',.;:')[:8] if parts and LETTER.search(chunk) else ''}")

    def _neighbour(self, side: Side, at: int, signs: list[str]) -> None:
        """Signs of a capitalised word right beside the candidate."""
        word = self.scan.tokens[at].word
        signs.append(side.capital)
        classes = self.lexicon.classes.get(word.key, ())
        if classes:
            signs += [f"{side.capital} {name}" for name in classes]
        if word.given:
            signs.append(side.given)
        if word.adjective:
            signs.append(side.adjective)
        elif word.name is None:
            signs.append(side.known if word.known else side.unknown)
        elif not classes:
            signs.append(side.name + word.name.strength)

    def _document(self, found: Found, signs: list[str]) -> None:
        word = self.scan.tokens[found.first].word
        key = word.key
        signs.append(TIMES[min(3, self.scan.counts[key])])
        if found.first != found.last or found.adjective:
            return
        if key in self.persons:
            signs.append("doc:person")
            if key in self.placed:
                signs.append("doc:person placed")
        elif key in self.placed:
            signs.append("doc:placed")
        if found.name and found.name.strength == "E" and f" {key} " in self.scan.text:
            signs.append("doc:small")
        if word.given:
            signs.append("given")


def _is_country(word: Word) -> bool:
    """Whether a word that is not in Latin letters names a country: there the case tells it from a surname."""
    return not word.latin and word.name is not None and word.name.senses[0].kind == "country"
