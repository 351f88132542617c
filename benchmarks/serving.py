"""The application on a free port of this machine, for as long as it is measured."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

__all__ = ["HEALTH", "answered", "server"]

PATIENCE_S = 120
HEALTH = "/_stcore/health"
"""Streamlit's own address, which answers as soon as the server does."""


@contextmanager
def server(
    folder: Path, script: str = "app.py", environment: Mapping[str, str] | None = None
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Address and process of a server that was started in a folder, and that ends with the block; it may not answer yet."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = [sys.executable, "-m", "streamlit", "run", script, "--server.headless=true", f"--server.port={port}", "--server.address=127.0.0.1"]  # fmt: skip
    around = {**os.environ, **(environment or {})}
    running = subprocess.Popen(
        program, cwd=folder, env=around, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield f"http://127.0.0.1:{port}", running
    finally:
        running.terminate()
        running.wait(20)


def answered(address: str, running: subprocess.Popen[bytes]) -> None:
    """Wait until an address answers. Raises RuntimeError where its server ends before, TimeoutError where it takes too long."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if running.poll() is not None:
            raise RuntimeError(f"The server ended with {running.returncode}: try 'make run'.")
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE_S):
                return
        except OSError:
            time.sleep(0.01)
    raise TimeoutError(f"{address} does not answer within {PATIENCE_S} s: try 'make run'.")
