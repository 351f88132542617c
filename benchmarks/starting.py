"""What starting costs: `python -m benchmarks.starting [--write]`.

From cold processes, the best and the median of several: `import geo`, one question to the gazetteer, and the server beside
a page of one line under the same Streamlit. Where the time of imports goes is what `python -X importtime` says.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.machine import machine
from benchmarks.serving import HEALTH, answered, server
from geo.records.reading import ROOT

RUNS = 7
DEEPEST = 14
"""Rows of the table of imports."""
PLAIN = {
    "app.py": "from streamlit import App\napp = App('page.py')\n",
    "page.py": "import streamlit as st\nst.write('x')\n",
}
ATLAS = "/api/collections/claims/items?limit=1"
"""Answered once the records are read and the gazetteer is mapped."""


def main() -> None:
    """Measure, and print or write."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--write", action="store_true", help="write benchmarks/RESULTS-starting.md")
    text = report()
    if asked.parse_args().write:
        (ROOT / "benchmarks" / "RESULTS-starting.md").write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


def report() -> str:
    """The page of results."""
    met = machine()
    rows = [
        ("an empty Python", _often(lambda: _run("-c", "pass")), ""),
        ("`python -c 'import geo'`", _often(lambda: _run("-c", "import geo")), "0.15"),
        ("`python -m geo where Kant`", _often(lambda: _run("-m", "geo", "where", "Kant")), "0.4"),
    ]
    with tempfile.TemporaryDirectory() as folder:
        for name, source in PLAIN.items():
            (Path(folder) / name).write_text(source, encoding="utf-8")
        plain = _often(lambda: _served(Path(folder), HEALTH))
    server, answer = _often(lambda: _served(ROOT, HEALTH)), _often(lambda: _served(ROOT, ATLAS))
    rows += [
        ("Streamlit with a page of one line: ready", plain, ""),
        ("the atlas: ready", server, f"{median(plain) + 2.5:.1f}"),
        ("the atlas: first answer with claims", answer, f"{median(plain) + 2.5:.1f}"),
    ]
    lines = [f"| {name} | {min(found):.2f} | {median(found):.2f} | {goal} |" for name, found, goal in rows]
    return "\n".join(
        [
            "# What starting costs", "",
            f"`python -m benchmarks.starting --write`: {RUNS} cold processes each, files in the system's cache. {met}. The goal of the server is 2.5 s after Streamlit's own.", "",
            "| what | best s | median s | goal s |", "|---|---:|---:|---:|", *lines, "",
            "## Imports of `python -m geo where Kant`", "", "From `python -X importtime`, the dearest with all that they bring along.", "",
            "| module | own ms | with what it brings ms |", "|---|---:|---:|", *_imports("-m", "geo", "where", "Kant"), "",
            "## Imports of the server's routes and pages", "", "The same of `app.py`; Streamlit itself is most of it.", "",
            "| module | own ms | with what it brings ms |", "|---|---:|---:|", *_imports("-c", "import app"), "",
        ]
    )  # fmt: skip


def _often(measure: Callable[[], float]) -> list[float]:
    return [measure() for _ in range(RUNS)]


def _run(*arguments: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def _served(folder: Path, path: str) -> float:
    """Seconds from the start of the server until an address answers."""
    began = time.perf_counter()
    with server(folder) as (site, running):
        answered(site + path, running)
        return time.perf_counter() - began


def _imports(*arguments: str) -> list[str]:
    """Rows of the dearest imports, in the order of what they bring along."""
    said = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], cwd=ROOT, check=True, capture_output=True, text=True
    ).stderr
    found: list[tuple[int, int, str]] = []
    for line in said.splitlines():
        own, _, rest = line.removeprefix("import time:").partition("|")
        whole, _, name = rest.partition("|")
        if own.strip().isdigit():
            found.append((int(whole), int(own), name.strip()))
    dearest = sorted(found, reverse=True)[:DEEPEST]
    return [f"| `{name}` | {own / 1000:.1f} | {whole / 1000:.1f} |" for whole, own, name in dearest]


if __name__ == "__main__":
    main()
