"""A corpus over one process and over two: documents a second, processor time, memory; and what a kill costs.

    python -m benchmarks.scaling [--documents 4000] [--workers 1 2] [--write]

Documents are put together from `sentences.txt` (our own), from a fixed seed. Each run is a process of its own; the load
that it met is beside it. `--write` puts the figures into RESULTS-corpus.md.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.machine import machine

ROOT = Path(__file__).resolve().parents[1]
HEAD = (
    "| workers | documents | MB | seconds | gain | processor s | longest way s | gain by it | documents a second | once under way | peak MB of a process | load before |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|---|\n"
)
PAGE, TICKS = os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_CLK_TCK")


def make(path: Path, documents: int) -> None:
    """JSON Lines of made-up documents, thirty sentences each."""
    draw = random.Random(7)
    text = (ROOT / "benchmarks" / "sentences.txt").read_text(encoding="utf-8")
    sentences = [re.sub(r"[\[\]{}|]", "", line) for line in text.splitlines() if len(line) > 30]
    with path.open("w", encoding="utf-8") as out:
        for number in range(documents):
            body = " ".join(draw.choices(sentences, k=30))
            out.write(
                json.dumps({"id": number, "date": "2009-03-05", "text": body}, ensure_ascii=False) + "\n"
            )


def family(process: int) -> dict[int, tuple[float, float]]:
    """Megabytes in memory and processor seconds of a process and of those that it started, by number."""
    parents: dict[int, list[int]] = {}
    used: dict[int, tuple[float, float]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        number = int(path.parent.name)
        parents.setdefault(int(fields[1]), []).append(number)
        used[number] = int(fields[21]) * PAGE / 1e6, (int(fields[11]) + int(fields[12])) / TICKS
    waiting, found = [process], {}
    while waiting:
        one = waiting.pop()
        waiting += parents.get(one, [])
        if one in used:
            found[one] = used[one]
    return found


@dataclass
class Run:
    """What a run came to. `longest` is the processor time of the first process and of the busiest that it started."""

    seconds: float
    processor: float
    longest: float
    peak: float
    said: dict[str, Any]


def run(path: Path, out: Path, workers: int, kill_after: float | None = None) -> Run:
    """One run of the command in a process of its own, watched four times a second."""
    said = out.with_suffix(".json")
    asked = [sys.executable, "-m", "geo", "corpus", str(path), str(out), "--json", "--workers", str(workers)]
    began, peak, busy = time.perf_counter(), 0.0, dict[int, float]()
    with said.open("w") as heard:
        running = subprocess.Popen(asked, cwd=ROOT, stdout=heard)
        while running.poll() is None:
            for number, (megabytes, seconds) in family(running.pid).items():
                peak, busy[number] = max(peak, megabytes), max(seconds, busy.get(number, 0.0))
            if kill_after and time.perf_counter() - began > kill_after:
                running.send_signal(signal.SIGKILL)
                kill_after = None
            time.sleep(0.25)
    took = time.perf_counter() - began
    own = busy.pop(running.pid)
    text = said.read_text()
    return Run(
        took,
        own + sum(busy.values()),
        own + max(busy.values(), default=0.0),
        peak,
        json.loads(text) if text else {},
    )


def under_way(out: Path, workers: int) -> float:
    """Documents a second between the first parts that were done, one a worker, and the last."""
    done = sorted((path.stat().st_mtime, path) for path in (out / "_run" / "done").glob("*.json"))
    documents = sum(json.loads(path.read_text())["documents"] for _, path in done[workers:])
    return float(documents / max(done[-1][0] - done[workers - 1][0], 0.01)) if len(done) > workers else 0.0


def measure(documents: int, workers: list[int], folder: Path) -> str:
    """The table of results, and what became of a run that was killed half way."""
    path, table, first = folder / "papers.jsonl", HEAD, None
    make(path, documents)
    size = path.stat().st_size / 1e6
    for number in workers:
        load = os.getloadavg()[0]
        one = run(path, folder / f"out-{number}", number)
        first = first or one
        table += (
            f"| {number} | {one.said['documents']:,} | {size:.1f} | {one.seconds:.1f} | {first.seconds / one.seconds:.2f} | {one.processor:.1f} "
            f"| {one.longest:.1f} | {first.longest / one.longest:.2f} | {documents / one.seconds:.0f} | {under_way(folder / f'out-{number}', number):.0f} | {one.peak:.0f} | {load:.1f} |\n"
        )
        sys.stderr.write(table.splitlines()[-1] + "\n")
    assert first
    run(path, folder / "killed", 1, kill_after=first.seconds / 2)
    rest = run(path, folder / "killed", 1)
    same = all(
        one.read_bytes() == (folder / "killed" / one.relative_to(folder / f"out-{workers[0]}")).read_bytes()
        for one in (folder / f"out-{workers[0]}").glob("*/part-*.parquet")
    )
    return (
        f"{table}\nKilled with SIGKILL after {first.seconds / 2:.1f} s and given again: {rest.said['parts_kept']} of {rest.said['parts']} parts "
        f"were kept, the rest took {rest.seconds:.1f} s; {rest.said['documents']:,} documents, "
        f"{'every table the same byte for byte' if same else 'TABLES DIFFER'}.\n"
    )


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=4_000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = measure(asked.documents, asked.workers, Path(folder))
    text = (
        f"# Corpora over one process and over several\n\n`{' '.join(['python -m benchmarks.scaling', *sys.argv[1:]])}`\n\n{table}\n{machine()} when it ended.\n\n"
        "Seconds are those of the whole command, the start of Python, of the gazetteer and of the workers among them. The longest way is the "
        "processor time of the first process and of its busiest worker, one after the other: what the command takes where every "
        "worker has a core of its own. Once under way: without the start and the first part of each worker. Where the load leaves fewer cores than there are workers, they wait for others' work, and the gain in seconds "
        "says more about the machine than about the code.\n"
    )
    sys.stdout.write(text)
    if asked.write:
        (ROOT / "benchmarks" / "RESULTS-corpus.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
