"""A corpus over one process and over two: documents a second, processor time, memory; and what a kill costs.

    python -m benchmarks.scaling [--documents 4000] [--workers 1 2] [--write]

Documents are put together from `sentences.txt` (our own), from a fixed seed. Each run is a process of its own; the load
that it met is beside it. `--write` puts the figures into RESULTS-corpus.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = (
    "| workers | documents | MB | seconds | against one | processor s | documents a second | peak MB of a process | load before |\n"
    "|---|---|---|---|---|---|---|---|---|\n"
)
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


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


def resident(process: int) -> dict[int, float]:
    """Megabytes in memory of a process and of those that it started, by number."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents.setdefault(int(fields[1]), []).append(int(path.parent.name))
    family, found = [process], {}
    while family:
        one = family.pop()
        family += parents.get(one, [])
        try:
            found[one] = int(Path(f"/proc/{one}/statm").read_text().split()[1]) * PAGE / 1e6
        except OSError:
            continue
    return found


def run(
    path: Path, out: Path, workers: int, kill_after: float | None = None
) -> tuple[float, float, float, dict[str, object]]:
    """Seconds, processor seconds, peak megabytes of the largest process, and what the command said."""
    said = out.with_suffix(".json")
    asked = [sys.executable, "-m", "geo", "corpus", str(path), str(out), "--json", "--workers", str(workers)]
    before, began, peak = os.times(), time.perf_counter(), 0.0
    with said.open("w") as heard:
        running = subprocess.Popen(asked, cwd=ROOT, stdout=heard)
        while running.poll() is None:
            peak = max(peak, *resident(running.pid).values(), 0.0)
            if kill_after and time.perf_counter() - began > kill_after:
                running.send_signal(signal.SIGKILL)
                kill_after = None
            time.sleep(0.1)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    text = said.read_text()
    return time.perf_counter() - began, used, peak, json.loads(text) if text else {}


def measure(documents: int, workers: list[int], folder: Path) -> str:
    """The table of results, and what became of a run that was killed half way."""
    path, table, first = folder / "papers.jsonl", HEAD, 0.0
    make(path, documents)
    size = path.stat().st_size / 1e6
    for number in workers:
        load = os.getloadavg()[0]
        seconds, used, peak, said = run(path, folder / f"out-{number}", number)
        first = first or seconds
        table += (
            f"| {number} | {said['documents']:,} | {size:.1f} | {seconds:.1f} | {first / seconds:.2f} | {used:.1f} "
            f"| {documents / seconds:.0f} | {peak:.0f} | {load:.1f} |\n"
        )
        sys.stderr.write(table.splitlines()[-1] + "\n")
    run(path, folder / "killed", 1, kill_after=first / 2)
    seconds, _, _, said = run(path, folder / "killed", 1)
    same = all(
        one.read_bytes() == (folder / "killed" / one.relative_to(folder / f"out-{workers[0]}")).read_bytes()
        for one in (folder / f"out-{workers[0]}").glob("*/part-*.parquet")
    )
    return (
        f"{table}\nKilled with SIGKILL after {first / 2:.1f} s and given again: {said['parts_kept']} of {said['parts']} parts were kept, "
        f"the rest took {seconds:.1f} s; {said['documents']:,} documents, "
        f"{'every table the same byte for byte' if same else 'TABLES DIFFER'}.\n"
    )


def machine() -> str:
    """What the figures were measured on."""
    load = ", ".join(f"{figure:.1f}" for figure in os.getloadavg())
    return (
        f"{platform.system()} {platform.machine()}, {len(os.sched_getaffinity(0))} cores, Python {platform.python_version()}; "
        f"load when it ended (1, 5, 15 minutes): {load}.\n"
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
        f"# Corpora over one process and over several\n\n`{' '.join(['python -m benchmarks.scaling', *sys.argv[1:]])}`\n\n{table}\n{machine()}\n"
        "Seconds are those of the whole command, the start of Python, of the gazetteer and of the workers (about 2 s) among them. "
        "With a load above the number of free cores, workers wait for others' work and the gain is smaller than the code's own; "
        "processor seconds tell how much work it was.\n"
    )
    sys.stdout.write(text)
    if asked.write:
        (ROOT / "benchmarks" / "RESULTS-corpus.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
