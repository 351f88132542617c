"""What figures were measured on."""

from __future__ import annotations

import os
import platform
import time
from pathlib import Path

__all__ = ["machine", "pace"]


def machine() -> str:
    """System, cores, Python, its pace and load, as they are now, in one line without a full stop."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    model = next((f" ({line.split(':')[1].strip()})" for line in lines if "model name" in line), "")
    load = ", ".join(f"{figure:.1f}" for figure in os.getloadavg())
    cores = len(os.sched_getaffinity(0))
    return (
        f"{platform.system()} {platform.machine()}, {cores} cores{model}, Python {platform.python_version()}, ten million additions in {pace():.2f} s; "
        f"load (1, 5, 15 minutes) {load}"
    )


def pace() -> float:
    """Seconds that ten million additions take in a Python loop, the best of three: by it figures of two machines, or of two days, compare."""
    return min(_additions() for _ in range(3))


def _additions() -> float:
    began, total = time.perf_counter(), 0
    for number in range(10_000_000):
        total += number
    return time.perf_counter() - began
