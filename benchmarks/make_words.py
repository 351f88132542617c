"""Make geo/parsing/language/words.txt.gz: which English words, given names and surnames are also names of places.

    python benchmarks/make_words.py SCOWL_FOLDER CENSUS_FOLDER

SCOWL_FOLDER holds the word lists of the Debian packages wamerican-small, wamerican and wamerican-large (made from
SCOWL, Copyright 2000-2018 by Kevin Atkinson, free to use and copy); CENSUS_FOLDER the files `dist.*` of the Python
package `names` (names in the census of the United States of 1990, public domain). A word's class is one letter:
1, 2, 3  an everyday, common, or rare English word; g, h  a common or rare given name; s, t, u  a common, rarer,
or rare surname. Words that name no place are left out, except given names, which show that a person follows.
"""

# ruff: noqa: T201 (a program that prints)
from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from geo.gazetteer import folding, open_gazetteer

OUT = Path(__file__).resolve().parents[1] / "geo" / "parsing" / "language" / "words.txt.gz"
LISTS = (("american-english-small", "1"), ("american-english", "2"), ("american-english-large", "3"))
COMMON_GIVEN, COMMON_SURNAMES, RARER_SURNAMES = 0.02, 1_000, 10_000


def main(scowl: Path, census: Path) -> None:
    """Write the file, and say how long it is."""
    names = open_gazetteer().index.names
    classes: dict[str, str] = defaultdict(str)
    for word, letter in (*_english(scowl), *_given(census), *_surnames(census)):
        if letter in "gh" or word in names:
            classes[word] += letter
    lines = [f"{word} {letters}" for word, letters in sorted(classes.items())]
    with OUT.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as file:
        file.write("\n".join(lines).encode())
    print(f"{len(lines):,} words, {OUT.stat().st_size:,} bytes")


def _english(folder: Path) -> Iterator[tuple[str, str]]:
    """Every word that is written small, in its most everyday list."""
    seen: set[str] = set()
    for file, letter in LISTS:
        for word in (folder / file).read_text(encoding="utf-8").split():
            if word.islower() and word.isalpha() and len(word) > 1 and word not in seen:
                seen.add(word)
                yield folding.key(word), letter


def _given(folder: Path) -> Iterator[tuple[str, str]]:
    shares: dict[str, float] = defaultdict(float)
    for file in ("dist.male.first", "dist.female.first"):
        for line in (folder / file).read_text(encoding="utf-8").splitlines():
            name, share, *_ = line.split()
            shares[name.lower()] += float(share)
    for given, total in shares.items():
        yield given, "g" if total >= COMMON_GIVEN else "h"


def _surnames(folder: Path) -> Iterator[tuple[str, str]]:
    for rank, line in enumerate((folder / "dist.all.last").read_text(encoding="utf-8").splitlines()):
        yield (
            line.split()[0].lower(),
            "s" if rank < COMMON_SURNAMES else "t" if rank < RARER_SURNAMES else "u",
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
