"""Signs in the text around a name, as short words: what the filter weighs beside the name itself.

`p:` is said of the word before, `n:` of the word after, `doc:` of the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.gazetteer import folding
from geo.parsing.lexicon import Lexicon
from geo.parsing.scanning import Found, Scan
from geo.parsing.weights import ADJECTIVE

__all__ = ["Surroundings"]

BEFORE, AFTER = 36, 36
STRIP = "\"'“”‘’«»()[]{},;:!?*—–…"
ENDS = (".", "!", "?", ":", "”", "»", "—", '"')
PLACING = frozenset({" in", " at", "rom", "ear", " в", " из", "под"})
GRAMMAR = frozenset({"in", "to", "of", "with", "and", "the", "article"})
"""Classes of words that have a capital only where a sentence begins."""
LETTER = re.compile(r"\w")


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
                if (
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
        signs = [*self._before(found), *self._after(found), *self._document(found)]
        if found.capitals and found.name:
            signs.append(f"capitals:{found.capitals}")
        return signs

    def _before(self, found: Found) -> Iterator[str]:
        tokens, text, start = self.scan.tokens, self.scan.text, found.start
        if tokens[found.first].joined and not self._is_grammar(found.first - 1):
            yield from self._neighbour("p", found.first - 1)
            return
        chunk = text[max(0, start - BEFORE) : start]
        if not chunk or "\n" in chunk[-2:]:
            yield "p:start"
            return
        parts = chunk.split()
        if not parts or not chunk[-1].isspace():
            yield f"p:{chunk[-1]}" if chunk[-1] in "-(/’'\"“–—«" else "p:other"
            return
        last = parts[-1]
        if last.endswith(ENDS):
            yield "p:start"
        elif last.endswith((",", ";")):
            yield "p:comma"
        yield from self._word_before(parts)

    def _word_before(self, parts: list[str]) -> Iterator[str]:
        """Classes of the small word before a name, and of the one before "of" or "the"."""
        classes = self.lexicon.classes
        word = folding.key(parts[-1].strip(STRIP))
        yield from self.lexicon.before.get(word, ("p:word",))
        if word in ("of", "the") and len(parts) > 1:
            for name in classes.get(folding.key(parts[-2].strip(STRIP)), ()):
                yield f"p:{name} {word}"

    def _is_grammar(self, at: int) -> bool:
        """Whether a capitalised word is only a small word, or a Russian one, that begins a sentence."""
        token = self.scan.tokens[at]
        key = token.word.key
        if not GRAMMAR.isdisjoint(self.lexicon.classes.get(key, ())) and token.word.capitals != "long":
            return True
        if token.joined or key.isascii() or token.word.given or token.word.title:
            return False
        before = self.scan.text[max(0, token.start - 3) : token.start].rstrip(' \u00a0«“"')
        return not before or before[-1] in ".!?:\n"

    def _after(self, found: Found) -> Iterator[str]:
        tokens, text, end = self.scan.tokens, self.scan.text, found.end
        follower = found.last + 1
        if follower < len(tokens) and tokens[follower].start == end + 1 and tokens[follower].joined:
            yield from self._neighbour("n", follower)
            return
        chunk = text[end : end + AFTER]
        first = chunk[:1]
        if first != " ":
            yield f"n:{first}" if first in ",.-'’;:)(/\n" else "n:other"
            if first in "'’`":
                parts = chunk.split(None, 2)
                yield from (
                    (f"n:'s {name}" for name in self.lexicon.classes.get(parts[1], ()))
                    if len(parts) > 1
                    else ()
                )
            elif first == "," and len(chunk) > 4:
                if chunk[2].isdigit() and chunk[3].isdigit() and not chunk[4].isdigit():
                    yield "n:age"
                elif follower < len(tokens) and tokens[follower].start == end + 2:
                    holder = tokens[follower].word.name or tokens[follower].word.short
                    yield "n:, wide" if holder and holder.strength == "A" else "n:, name"
            elif first == "-":
                yield f"n:-{LETTER.search(chunk) and chunk[1:].split()[0].rstrip(',.;:')[:8] if len(chunk) > 1 and chunk[1:].split() else ''}"
            return
        parts = chunk.split(None, 1)
        word = folding.key(parts[0].strip(STRIP + ".")) if parts else ""
        yield from self.lexicon.after.get(word, ("n:word",))

    def _neighbour(self, side: str, at: int) -> Iterator[str]:
        """Signs of a capitalised word right beside the candidate."""
        token = self.scan.tokens[at]
        word = token.word
        yield f"{side}:Cap"
        classes = self.lexicon.classes.get(word.key, ())
        for name in classes:
            yield f"{side}:Cap {name}"
        if word.given:
            yield f"{side}:Given"
        if word.adjective:
            yield f"{side}:Adjective"
        elif word.name is None:
            yield f"{side}:Known" if word.known else f"{side}:Unknown"
        elif not classes:
            yield f"{side}:Name {word.name.strength}"

    def _document(self, found: Found) -> Iterator[str]:
        key = self.scan.tokens[found.first].word.key
        yield f"doc:times {min(3, self.scan.counts[key])}"
        if found.first != found.last or found.adjective:
            return
        if key in self.persons:
            yield "doc:person"
            if key in self.placed:
                yield "doc:person placed"
        elif key in self.placed:
            yield "doc:placed"
        if found.name and found.name.strength == "E" and f" {key} " in self.scan.text:
            yield "doc:small"
        if self.scan.tokens[found.first].word.given:
            yield "given"
