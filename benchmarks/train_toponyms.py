"""Fit geo/parsing/toponyms/weights.json on TR-News, and say how well by cross-validation over documents.

    python benchmarks/train_toponyms.py CORPUS [--write] [--folds 10]

Two models: a logistic filter (is this name a place?) and a conditional logit (which of its places?). In each fold both
are fitted on the other documents only, the threshold too. Numbers in BY_HAND are not fitted: the corpus says nothing
about bases, ports or Central Asia, and little about local papers, where small towns have great namesakes and the
company that a name keeps must tell more than its people do; for the same reason the filter also learns from sentences.txt, which is our own and no part of any test. Only weights of signs are written: no word or sentence of the corpus.
"""

# ruff: noqa: T201 (a program that prints)
from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import mean, stdev
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.corpus import NEAR_KM, Document, Gold, Guess, Tally, read_corpus, tally
from geo.gazetteer import open_gazetteer
from geo.gazetteer.distance import haversine_km
from geo.parsing.toponyms import hints
from geo.parsing.toponyms.context import Surroundings
from geo.parsing.toponyms.finding import Parser, Pick
from geo.parsing.toponyms.resolving import Signs, resolve, signs
from geo.parsing.toponyms.weights import FILE, Weights

BY_HAND = {
    "interest": 1.0, "kind:airbase": 0.0, "kind:airfield": -1.0, "kind:facility": 0.0, "kind:port": 0.0, "kind:sea": 2.5, "kind:river": 1.5, "quality:CURATED": 1.5,
    "quality:ROMANISED": -1.0, "quality:SHORT": -1.2, "quality:SERVES": -6.0, "asked": 4.0, "not asked": -3.0, "base, forces": 1.5, "base, no forces": -1.5,
    "site unasked": -1.5, "resolved": 0.3,
    "people": 1.8, "capital": 2.0, "country": 4.2, "admin1": 4.5, "near": 3.5, "within": 5.2,
}  # fmt: skip
START = {
    "kind:country": 1.5, "kind:city": 1.0, "kind:district": -0.7, "kind:province": 0.0,
    "kind:region": 0.0, "kind:lake": 0.0, "kind:island": 0.0, "quality:ALTERNATE": -0.8, "quality:CANONICAL": 0.0,
}  # fmt: skip
BY_HAND_PLACES = {
    "n:is a place": 3.0,
    "n:dateline": 1.5,
    "interest": 0.7,
    "capital": 1.0,
    "capitals:short": -0.5,
}
SEED = 7
SEEN = 3
"""A sign counts only if at least so many candidates show it."""
STRENGTH_PLACES, STRENGTH_SENSES = 4.0, 0.2
"""Of the pull towards zero (filter), and towards START (senses)."""

Rows = list[list[str]]


def main() -> None:
    """Cross-validate; with --write, fit on everything and write the weights."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--folds", type=int, default=10)
    chosen = arguments.parse_args()
    documents = read_corpus(chosen.corpus)
    if chosen.folds:
        cross_validate(documents, chosen.folds)
    weights = fit(documents)
    print("on its own training documents:", describe(evaluate(documents, weights)))
    if chosen.write:
        write(weights)


def cross_validate(documents: Sequence[Document], folds: int) -> None:
    """Print the measures over all held-out documents, with mean and spread over the folds."""
    totals = held_out(documents, folds)
    print(f"{folds}-fold cross-validation over {len(documents)} documents, all held-out documents together:")
    print(describe(sum(totals, Tally())))
    for name in ("f1", "f1_exact", "acc161", "e2e"):
        values = [getattr(total, name) for total in totals]
        print(
            f"  {name:9} mean {mean(values):.3f}  standard deviation {stdev(values):.3f}  lowest {min(values):.3f}"
        )


def held_out(documents: Sequence[Document], folds: int) -> list[Tally]:
    """Counts of each fold, parsed with weights fitted on the others; which document is where is fixed."""
    order = np.random.default_rng(SEED).permutation(len(documents))
    totals = []
    for fold in range(folds):
        held = set(order[fold::folds].tolist())
        weights = fit([d for i, d in enumerate(documents) if i not in held])
        totals.append(evaluate([d for i, d in enumerate(documents) if i in held], weights))
    return totals


def describe(total: Tally) -> str:
    """The measures in a line."""
    precision, recall = total.found / (total.guesses or 1), total.found / (total.gold or 1)
    return (f"P {precision:.3f}  R {recall:.3f}  F1 {total.f1:.3f}  exact {total.f1_exact:.3f}  "
            f"Acc@161 {total.acc161:.3f}  E2E F1 {total.e2e:.3f}")  # fmt: skip


def evaluate(documents: Iterable[Document], weights: Weights) -> Tally:
    """Parse with given weights, and compare. Outlets are not used."""
    parser = Parser(open_gazetteer(), weights)
    return sum((tally(document, guesses(parser, document.text)) for document in documents), Tally())


def guesses(parser: Parser, text: str) -> list[Guess]:
    """What the parser takes for places, as the measures want it."""
    return [
        (m.start, m.end, m.best.lat if m.best else None, m.best.lon if m.best else None)
        for m in parser.parse(text)
    ]


def fit(documents: Sequence[Document]) -> Weights:
    """Both models; the senses first, since the filter's signs depend on which sense comes first."""
    senses = {**START, **BY_HAND}
    for _ in range(2):
        senses = fit_senses(documents, senses)
    return Weights(fit_places(documents, senses), senses)


# ---------------------------------------------------------------- is it a place?
def fit_places(documents: Sequence[Document], senses: dict[str, float]) -> dict[str, float]:
    """The filter's weights, and the threshold that is best for the training documents' overlap F1."""
    parser = Parser(open_gazetteer(), Weights({}, senses))
    rows, labels = [], []
    for document in (*documents, *own_sentences()):
        for row, label in candidates(parser, document):
            rows.append(row)
            labels.append(label)
    places = logistic(rows, np.array(labels, float), BY_HAND_PLACES)
    best = max(
        np.arange(-0.8, 0.5, 0.2).tolist(),
        key=lambda threshold: _f1(documents, {**places, "threshold": threshold}, senses),
    )
    return {**places, "threshold": round(best, 2)}


def own_sentences() -> list[Document]:
    """The sentences of sentences.txt, each a document."""
    documents = []
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            gold = []
            for removed, match in enumerate(re.finditer(r"\[(.*?)\]", line)):
                start = match.start() - 2 * removed
                gold.append(Gold(start, start + len(match[1]), None, None, ""))
            documents.append(Document(line.replace("[", "").replace("]", ""), "", gold))
    return documents


def candidates(parser: Parser, document: Document) -> Iterable[tuple[list[str], bool]]:
    """Signs of every candidate of a document, and whether it overlaps a toponym."""
    scan = parser.scanner.scan(document.text)
    around = Surroundings(scan, parser.wording)
    features = parser.features.find(scan)
    for at in (at for at in range(len(scan.words)) if at not in features):
        for found in parser.scanner.candidates(scan, at):
            if found.adjective and not found.adjective.reported:
                continue
            name = found.name
            bare = parser.names.features(name.key, name.senses, name.strength, name.short) if name else ()
            row = [*bare, *around.features(found)]
            yield row, any(found.start < gold.end and gold.start < found.end for gold in document.gold)


def _f1(documents: Sequence[Document], places: dict[str, float], senses: dict[str, float]) -> float:
    parser = Parser(open_gazetteer(), Weights(places, senses))
    total = Tally()
    for document in documents:
        picks = parser.picks(parser.scanner.scan(document.text))
        total += tally(document, [(pick.found.start, pick.found.end, None, None) for pick in picks])
    return total.f1


def logistic(rows: Rows, labels: Any, fixed: dict[str, float]) -> dict[str, float]:
    """Logistic regression with a Gaussian prior, by Newton's method; signs in `fixed` keep their weight."""
    seen = Counter(sign for row in rows for sign in set(row))
    names = sorted(sign for sign, count in seen.items() if count >= SEEN and sign not in fixed)
    index = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    offset = np.array([sum(fixed.get(sign, 0.0) for sign in row) for row in rows])
    for i, row in enumerate(rows):
        for sign in row:
            if sign in index:
                matrix[i, index[sign]] = 1
    weights, pull = np.zeros(len(names)), np.full(len(names), STRENGTH_PLACES)
    pull[index["bias"]] = 0.01
    for _ in range(12):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ weights + offset, -30, 30)))
        slope = matrix.T @ (labels - chance) - pull * weights
        bend = (matrix.T * (chance * (1 - chance))) @ matrix + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-4:
            break
    return {
        **{name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) > 0.02},
        **fixed,
    }


# ---------------------------------------------------------------- which place?
def fit_senses(documents: Sequence[Document], senses: dict[str, float]) -> dict[str, float]:
    """Conditional logit over the senses of every gold toponym that the gazetteer holds, by gradient descent."""
    parser = Parser(open_gazetteer(), Weights(_anything(), senses))
    names = sorted(START)
    index = {name: i for i, name in enumerate(names)}
    cases = [case for document in documents for case in _cases(parser, document, index)]
    weights = np.array([senses[name] for name in names])
    start = np.array([START[name] for name in names])
    speed, memory = 0.05, np.zeros(len(names))
    for _ in range(200):
        slope = STRENGTH_SENSES * (start - weights) * len(cases) / 50
        for matrix, right, fixed in cases:
            score = matrix @ weights + fixed
            share = np.exp(score - score.max())
            share /= share.sum()
            wanted = share * right
            slope += matrix.T @ (wanted / max(wanted.sum(), 1e-12) - share)
        memory = 0.95 * memory + 0.05 * slope**2
        weights = weights + speed * slope / np.sqrt(memory + 1e-6) * 0.3
    return {**senses, **{name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}}


def _anything() -> dict[str, float]:
    return {"threshold": -99.0}


def _cases(parser: Parser, document: Document, index: dict[str, int]) -> Iterable[tuple[Any, Any, Any]]:
    """For each ambiguous gold toponym: signs of its senses, which are right, and what is fixed by hand."""
    gold = {(one.start, one.end): one for one in document.gold}
    scan = parser.scanner.scan(document.text)
    picks = [pick for pick in parser.picks(scan) if _known(pick.found.start, pick.found.end, gold)]
    groups, of_pick, pointers = parser.groups(scan, [Pick(pick.found, 1.0) for pick in picks])
    mass = resolve(
        list(groups.values()), pointers, {}, parser.weights, lambda: hints.is_military(document.text)
    )
    done = set()
    for pick, key in zip(picks, of_pick, strict=True):
        if key is None or key in done:
            continue
        done.add(key)
        group, one = groups[key], gold[pick.found.start, pick.found.end]
        right = _right(parser, group.name.senses, one)
        if len(group.name.senses) < 2 or one.lat is None or not right.any():
            continue
        matrix, fixed = np.zeros((len(right), len(index))), np.zeros(len(right))
        about = signs(group, mass)
        for i, sense in enumerate(group.name.senses):
            named = [
                ("people", sense.people),
                ("interest", float(sense.interest)),
                ("capital", float(sense.capital)),
                (f"kind:{sense.kind}", 1.0),
                (f"quality:{sense.quality.name}", 1.0),
                *zip(Signs._fields, about[i], strict=True),
            ]
            for sign, value in named:
                if sign in index:
                    matrix[i, index[sign]] += value
                else:
                    fixed[i] += parser.weights.senses.get(sign, 0.0) * value
        yield matrix, right, fixed


def _known(start: int, end: int, gold: dict[tuple[int, int], Gold]) -> bool:
    return (start, end) in gold


def _right(parser: Parser, senses: Sequence[Any], one: Gold) -> Any:
    """The very entry of GeoNames that the annotators chose, if it is there; otherwise all within 161 km."""
    number = parser.gazetteer.index.number(f"geonames-{one.id}")
    same = np.array([sense.number == number for sense in senses], float)
    if same.any() or one.lat is None or one.lon is None:
        return same
    return np.array([haversine_km(s.lat, s.lon, one.lat, one.lon) <= NEAR_KM for s in senses], float)


def write(weights: Weights) -> None:
    """Write the file that the parser reads."""
    table = {
        "about": "Made by benchmarks/train_toponyms.py on TR-News; logits by sign. What the signs mean: names.py, context.py, resolving.py.",
        "places": dict(sorted(weights.places.items())), "senses": dict(sorted(weights.senses.items())),
    }  # fmt: skip
    FILE.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(
        f"{FILE.name}: {len(weights.places)} + {len(weights.senses)} weights, {FILE.stat().st_size:,} bytes"
    )


if __name__ == "__main__":
    main()
