"""A real Chromium, and the application as `make run` starts it, on a free port and without any text."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from geo.records.reading import ROOT

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
PATIENCE_S = 90


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Address of the running application, without a slash at its end, and its process."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("server") / "log.txt"
    clean = {name: value for name, value in os.environ.items() if name != "ATLAS_TEXTS"}
    program = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true"]
    with log.open("wb") as out:
        running = subprocess.Popen(
            [*program, f"--server.port={port}", "--server.address=127.0.0.1"], cwd=ROOT, env=clean, stdout=out, stderr=out
        )  # fmt: skip
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", running, log)
        yield f"http://127.0.0.1:{port}", running
    finally:
        running.terminate()
        running.wait(20)
    assert "Traceback" not in log.read_text("utf-8"), "a reader's session failed on the server"


@pytest.fixture(scope="session")
def server(application: tuple[str, subprocess.Popen[bytes]]) -> str:
    """Address of the running application, without a slash at its end."""
    return application[0]


@pytest.fixture
def silent_server(
    application: tuple[str, subprocess.Popen[bytes]],
) -> Callable[[], AbstractContextManager[None]]:
    """As long as its context lasts the server is halted: whatever a page does then, it does without an answer."""

    @contextmanager
    def halted() -> Iterator[None]:
        process = application[1]
        process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            process.send_signal(signal.SIGCONT)

    return halted


def wait_for(address: str, running: subprocess.Popen[bytes], log: Path) -> None:
    """Until the server answers there."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            assert running.poll() is None, log.read_text("utf-8")
            time.sleep(0.2)
    raise AssertionError(f"no answer within {PATIENCE_S} s: {log.read_text('utf-8')}")
