"""Reading TR-News, and the measures of the public geoparsing evaluations.

TR-News: 118 news documents with 1,319 toponyms (Kamalloo and Rafiei, A Coherent Unsupervised Model for Toponym
Resolution, 2018); annotations under the MIT licence, texts the publishers', so the file stays outside the checkout.
Some of its offsets are a few characters off: each name is anchored anew at its nearest occurrence.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from geo.gazetteer.distance import haversine_km

__all__ = ["NEAR_KM", "Document", "Gold", "Guess", "Tally", "read_corpus", "tally"]

NEAR_KM = 161.0
"""A hundred miles: what the literature calls right."""
SLACK = 200

Guess = tuple[int, int, float | None, float | None]
"""Start, end, latitude, longitude."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A toponym as the corpus has it; without coordinates where the annotators had none."""

    start: int
    end: int
    lat: float | None
    lon: float | None
    id: str


@dataclass(slots=True)
class Document:
    """A text with its toponyms and where it was published."""

    text: str
    outlet: str
    gold: list[Gold] = field(default_factory=list)


def read_corpus(path: Path) -> list[Document]:
    """Every document of the file, in its order."""
    documents = []
    for article in ET.parse(path).getroot():
        document = Document(article.findtext("text") or "", article.findtext("domain") or "")
        for node in article.iter("toponym"):
            name = node.findtext("phrase") or ""
            start = _anchor(document.text, int(float(node.findtext("start") or 0)), name)
            if start is not None:
                tag = node.find("gaztag")
                id_ = tag.get("geonameid", "") if tag is not None else ""
                lat, lon = _number(node, "lat"), _number(node, "lon")
                document.gold.append(Gold(start, start + len(name), lat, lon, id_))
        documents.append(document)
    return documents


def _anchor(text: str, start: int, name: str) -> int | None:
    places, at = [], text.find(name) if name else -1
    while at >= 0:
        places.append(at)
        at = text.find(name, at + 1)
    best = min(places, key=lambda place: abs(place - start), default=None)
    return best if best is not None and abs(best - start) <= SLACK else None


def _number(node: ET.Element, tag: str) -> float | None:
    text = node.findtext(f".//{tag}")
    return float(text) if text and text.strip() else None


@dataclass(slots=True)
class Tally:
    """Counts over documents; the measures follow from them."""

    guesses: int = 0
    gold: int = 0
    placed: int = 0
    """Gold toponyms with coordinates."""
    found: int = 0
    exact: int = 0
    neutral: int = 0
    """Found ones that have no coordinates to compare with."""
    right: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def f1(self) -> float:
        """Of overlapping spans, matched one to one."""
        return 2 * self.found / (self.guesses + self.gold or 1)

    @property
    def f1_exact(self) -> float:
        """Of equal spans."""
        return 2 * self.exact / (self.guesses + self.gold or 1)

    @property
    def acc161(self) -> float:
        """Share within 161 km among those found that have coordinates."""
        return self.right / (self.found - self.neutral or 1)

    @property
    def e2e(self) -> float:
        """F1 of found and placed within 161 km."""
        return 2 * self.right / (self.guesses - self.neutral + self.placed or 1)


def tally(document: Document, guesses: Sequence[Guess]) -> Tally:
    """Compare the guesses for one document with its toponyms."""
    unique = sorted(set(guesses), key=lambda guess: guess[:2])
    spans = {(gold.start, gold.end) for gold in document.gold}
    counts = Tally(
        guesses=len(unique), gold=len(document.gold), placed=sum(gold.lat is not None for gold in document.gold),
        exact=len({guess[:2] for guess in unique} & spans),
    )  # fmt: skip
    for guess, gold in _matched(unique, document.gold):
        counts.found += 1
        if gold.lat is None or gold.lon is None:
            counts.neutral += 1
        elif guess[2] is not None and guess[3] is not None:
            counts.right += haversine_km(guess[2], guess[3], gold.lat, gold.lon) <= NEAR_KM
    return counts


def _matched(guesses: Sequence[Guess], gold: Sequence[Gold]) -> list[tuple[Guess, Gold]]:
    """One-to-one pairs, longest overlap first."""
    pairs = [
        (-shared, abs((guess[1] - guess[0]) - (one.end - one.start)), i, j)
        for i, guess in enumerate(guesses)
        for j, one in enumerate(gold)
        if (shared := min(guess[1], one.end) - max(guess[0], one.start)) > 0
    ]
    used_guesses: set[int] = set()
    used_gold: set[int] = set()
    matched = []
    for _, _, i, j in sorted(pairs):
        if i not in used_guesses and j not in used_gold:
            used_guesses.add(i)
            used_gold.add(j)
            matched.append((guesses[i], gold[j]))
    return matched
