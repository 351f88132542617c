"""Fuzz the service for GIS programs: `make fuzz [EXAMPLES=50]`.

Starts the application on a free port of this machine, lets schemathesis make requests from `/api/openapi`, valid ones,
broken ones and chains of links, and holds every answer against the definition. One check is left out: that whatever
fits the definition is accepted. No schema can say that a box must not be upside down or an interval run backwards.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

from geo.records.reading import ROOT

PATIENCE_S = 120


def main() -> int:
    """Exit status of schemathesis: 0 where nothing was found."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.headless=true",
        "--server.address=127.0.0.1",
    ]
    server = subprocess.Popen([*program, f"--server.port={port}"], cwd=ROOT, stdout=subprocess.DEVNULL)
    root = f"http://127.0.0.1:{port}/api"
    try:
        _wait(f"{root}/collections", server)
        fuzzer = Path(sys.executable).with_name("schemathesis")
        examples = os.environ.get("EXAMPLES", "50")
        rules = ["--max-examples", examples, "--exclude-checks", "positive_data_acceptance", "--seed", "1"]
        return subprocess.run(
            [fuzzer, "run", f"{root}/openapi", "--url", root, *rules], check=False
        ).returncode
    finally:
        server.terminate()
        server.wait(20)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_S
    while server.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE_S):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The application did not start: try 'make run'.")


if __name__ == "__main__":
    sys.exit(main())
