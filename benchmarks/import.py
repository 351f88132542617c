"""Time and memory of imports: each in a process of its own, so that its peak is its own.

    python -m benchmarks.import [--rows 1000000] [--shapes ucdp acled gdelt csv geojson] [--write]

Tables are made with holes in about one row of a hundred (make_tables.py, seed 7). `--write` puts the figures into
RESULTS-import.md.
"""

# ruff: noqa: N999 -- a program that nobody imports
from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.machine import machine

ROOT = Path(__file__).resolve().parents[1]
SHAPES = ("ucdp", "acled", "gdelt", "csv", "geojson")
HEAD = "| table | rows | MB | seconds | processor s | peak MB | imported | set aside | events.parquet MB |\n|---|---|---|---|---|---|---|---|---|\n"


def measure(shape: str, rows: int, folder: Path) -> str:
    """One line of the table of results."""
    path = folder / f"{shape}.table"
    make = [
        sys.executable,
        str(ROOT / "benchmarks" / "make_tables.py"),
        str(path),
        "--shape",
        shape,
        "--rows",
        str(rows),
        "--holes",
    ]
    subprocess.run(make, check=True)
    asked = [sys.executable, "-m", "geo", "import", str(path), "--as", shape, "--name", shape, "--json"]
    if shape == "csv":
        asked += ["--mapping", str(ROOT / "data" / "mappings" / "example.toml")]
    said = folder / "said.json"
    began = time.perf_counter()
    with said.open("w", encoding="utf-8") as out:
        running = subprocess.Popen(
            asked,
            cwd=ROOT,
            stdout=out,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"ATLAS_DATASETS": str(folder)},
        )
        _, status, used = os.wait4(running.pid, 0)
    seconds = time.perf_counter() - began
    if status:
        raise SystemExit(f"The import of {path} failed.")
    counts = json.loads(said.read_text(encoding="utf-8"))
    size, packed = path.stat().st_size / 1e6, (folder / shape / "events.parquet").stat().st_size / 1e6
    path.unlink()
    return (
        f"| {shape} | {rows:,} | {size:.0f} | {seconds:.1f} | {used.ru_utime + used.ru_stime:.1f} | {used.ru_maxrss / 1024:.0f} "
        f"| {counts['events']:,} | {counts['rejected']:,} | {packed:.0f} |\n"
    )


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=SHAPES)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = HEAD
        for shape in asked.shapes:
            table += measure(shape, asked.rows, Path(folder))
            sys.stderr.write(table.splitlines()[-1] + "\n")
    text = (
        f"# Importing event tables\n\n`{' '.join(['python -m benchmarks.import', *sys.argv[1:]])}`\n\n{table}\n{machine()} when it ended.\n\n"
        "Wall-clock seconds depend on what else runs; processor seconds do not. Goal: 1,000,000 rows in 60 s and 2,000 MB.\n"
    )
    sys.stdout.write(text)
    if asked.write:
        (ROOT / "benchmarks" / "RESULTS-import.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
