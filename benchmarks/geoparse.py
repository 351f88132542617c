"""Side by side in one run: this project's parser, flashgeotext, geotext, and spaCy with the most populous place.

    python benchmarks/geoparse.py CORPUS [--peers PYTHON] [--folds 10] [--rounds 3]

CORPUS is TR-News.xml; PYTHON is the interpreter of an environment with the peers (see README.md). Each system runs in a
process of its own on the same texts; a missing one is named and left out. Our own row is measured by cross-validation
over documents: no document is parsed with weights that have seen it. The committed weights, which have, get a row
marked so, only for speed and memory. The best of the rounds counts for speed, since other programs share the machine.
"""

# ruff: noqa: T201 (a program that prints)
from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.corpus import Guess, Tally, read_corpus, tally
from benchmarks.train_toponyms import held_out
from geo.parsing.toponyms.finding import parser

HERE = Path(__file__).parent
LABELS = {
    "ours": "this project, weights that have seen the corpus",
    "flashgeotext": "flashgeotext + population",
    "geotext": "geotext + population",
    "spacy": "spaCy en_core_web_sm + population",
}
HEAD = (
    "| system | P | R | F1 | Acc@161 | E2E F1 | MB/s first pass | MB/s again | × spaCy | ready s | peak MB |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|"
)


def main() -> None:
    """Print one table."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--peers", type=Path, default=Path(sys.executable))
    arguments.add_argument("--folds", type=int, default=10)
    arguments.add_argument("--rounds", type=int, default=3)
    chosen = arguments.parse_args()
    documents = read_corpus(chosen.corpus)
    texts = [document.text for document in documents]
    runs = {name: _best(name, chosen, texts) for name in LABELS}
    size = sum(len(text.encode()) for text in texts) / 1e6
    slowest = runs["spacy"]["first"] if runs["spacy"] else None
    print(HEAD)
    totals = held_out(documents, chosen.folds)
    print(
        f"| **this project, {chosen.folds}-fold cross-validation** | {_measures(sum(totals, Tally()))} | | | | | |"
    )
    for name, run in runs.items():
        if run is None:
            print(f"{name}: not installed in {chosen.peers.name}, left out", file=sys.stderr)
            continue
        total = sum((tally(d, _placed(f)) for d, f in zip(documents, run["found"], strict=True)), Tally())
        ratio = f"{slowest / run['first']:.0f}" if slowest else ""
        print(
            f"| {LABELS[name]} | {_measures(total)} | {size / run['first']:.2f} | {size / run['again']:.2f} "
            f"| {ratio} | {run['ready']:.2f} | {run['peak_mb']:.0f} |"
        )


def _best(name: str, chosen: argparse.Namespace, texts: Sequence[str]) -> dict[str, Any] | None:
    """The quickest of several runs; None if the system is not installed."""
    python = sys.executable if name == "ours" else str(chosen.peers)
    runs = []
    for _ in range(1 if name == "spacy" else chosen.rounds):
        done = subprocess.run(
            [python, str(HERE / "systems.py"), name],
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            print(done.stderr.strip().splitlines()[-1] if done.stderr else "failed", file=sys.stderr)
            return None
        runs.append(json.loads(done.stdout))
    return {**min(runs, key=lambda run: run["first"]), "again": min(run["again"] for run in runs)}


def _placed(found: list[list[Any]]) -> list[Guess]:
    """Offsets with coordinates; what a system leaves open goes to the most populous place of our gazetteer."""
    return [
        (start, end, *(_populous(name) if lat is None else (lat, lon)))
        for start, end, name, lat, lon in found
    ]


def _populous(name: str) -> tuple[float | None, float | None]:
    names = parser().names
    from geo.gazetteer import folding

    key = folding.key(name.removeprefix("the ").removesuffix("'s").removesuffix("’s"))
    adjective = names.lexicon.adjectives.get(key)
    known = parser().adjective(adjective.place) if adjective else names.get(key)
    if known is None:
        return None, None
    most = max(known.senses, key=lambda sense: sense.people)
    return most.lat, most.lon


def _measures(total: Tally) -> str:
    precision, recall = total.found / (total.guesses or 1), total.found / (total.gold or 1)
    return f"{precision:.3f} | {recall:.3f} | {total.f1:.3f} | {total.acc161:.3f} | {total.e2e:.3f}"


if __name__ == "__main__":
    main()
