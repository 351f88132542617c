"""One geoparser run over texts in a process of its own; run by geoparse.py, with the interpreter that has it installed.

Reads a JSON list of texts from standard input, writes JSON: for each text the names found with their offsets, the
seconds and the peak memory. Only the standard library and the system itself are imported.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

Found = list[list[Any]]
"""Start, end, name, latitude, longitude; a system that does not resolve leaves both None."""


def ours() -> Callable[[str], Found]:
    """geo.parsing."""
    from pathlib import Path

    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from geo.parsing.toponyms.finding import find_toponyms

    def run(text: str) -> Found:
        return [
            [m.start, m.end, m.text, m.best.lat if m.best else None, m.best.lon if m.best else None]
            for m in find_toponyms(text)
        ]

    run("Warsaw")
    return run


def flashgeotext() -> Callable[[str], Found]:
    """Its names; places by population."""
    from flashgeotext.geotext import GeoText  # type: ignore[import-not-found]

    finder = GeoText()

    def run(text: str) -> Found:
        found = []
        for group in finder.extract(input_text=text, span_info=True).values():
            for name, about in group.items():
                found += [[start, end, name, None, None] for start, end in about["span_info"]]
        return found

    return run


def geotext() -> Callable[[str], Found]:
    """Its cities and countries, looked up in the text again since it gives no offsets; places by population."""
    from geotext import GeoText  # type: ignore[import-not-found]

    def run(text: str) -> Found:
        parsed = GeoText(text)
        found = []
        for name in dict.fromkeys([*parsed.cities, *parsed.countries, *parsed.nationalities]):
            at = text.find(name)
            while at >= 0:
                found.append([at, at + len(name), name, None, None])
                at = text.find(name, at + 1)
        return found

    return run


def spacy() -> Callable[[str], Found]:
    """Its GPE, LOC and NORP; places by population. The model is imported under any of its package names."""
    import importlib
    import pkgutil

    name = next(m.name for m in pkgutil.iter_modules() if m.name.startswith("en_core_web_sm"))
    pipeline = importlib.import_module(name).load(
        exclude=["lemmatizer", "parser", "attribute_ruler", "tagger"]
    )

    def run(text: str) -> Found:
        labels = ("GPE", "LOC", "NORP")
        return [
            [e.start_char, e.end_char, e.text, None, None] for e in pipeline(text).ents if e.label_ in labels
        ]

    return run


SYSTEMS = {"ours": ours, "flashgeotext": flashgeotext, "geotext": geotext, "spacy": spacy}


def main() -> None:
    """Load the system, parse every text, report."""
    texts = json.load(sys.stdin)
    begun = time.perf_counter()
    run = SYSTEMS[sys.argv[1]]()
    ready = time.perf_counter() - begun
    begun = time.process_time()
    found = [run(text) for text in texts]
    seconds = time.process_time() - begun
    again = time.process_time()
    for text in texts:
        run(text)
    again = time.process_time() - again
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"found": found, "ready": ready, "first": seconds, "again": again, "peak_mb": peak}, sys.stdout)


if __name__ == "__main__":
    main()
