"""Fuzz the service for GIS programs: `make fuzz [EXAMPLES=50]`.

Starts the application on a free port of this machine, lets schemathesis make requests from `/api/openapi`, valid ones,
broken ones and chains of links, and holds every answer against the definition. One check is left out: that whatever
fits the definition is accepted. No schema can say that a box must not be upside down or an interval run backwards.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.serving import answered, server
from geo.records.reading import ROOT


def main() -> int:
    """Exit status of schemathesis: 0 where nothing was found."""
    with server(ROOT) as (site, running):
        root = f"{site}/api"
        answered(f"{root}/collections", running)
        fuzzer = Path(sys.executable).with_name("schemathesis")
        examples = os.environ.get("EXAMPLES", "50")
        rules = ["--max-examples", examples, "--exclude-checks", "positive_data_acceptance", "--seed", "1"]
        return subprocess.run(
            [fuzzer, "run", f"{root}/openapi", "--url", root, *rules], check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
