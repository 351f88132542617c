"""What figures were measured on."""

from __future__ import annotations

import os
import platform
from pathlib import Path

__all__ = ["machine"]


def machine() -> str:
    """System, cores, Python and load, as they are now, in one line without a full stop."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    model = next((f" ({line.split(':')[1].strip()})" for line in lines if "model name" in line), "")
    load = ", ".join(f"{figure:.1f}" for figure in os.getloadavg())
    cores = len(os.sched_getaffinity(0))
    return (
        f"{platform.system()} {platform.machine()}, {cores} cores{model}, Python {platform.python_version()}; "
        f"load (1, 5, 15 minutes) {load}"
    )
