"""The made-up atlas as the current one, and the application as it really runs, below a base path."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing

import pytest

import geo.current
from geo.atlas import Atlas
from geo.records.reading import ROOT
from tests.checkout import Checkout, locate

PATIENCE_S = 90
BASE = "library/atlas"
ORIGIN = "https://maps.example"


@pytest.fixture
def served(checkout: Checkout, atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> Atlas:
    """The made-up atlas of eight claims, as the server opens it."""

    class Gazetteer:
        get = staticmethod(locate)

    assert atlas.entries
    monkeypatch.setenv("ATLAS_DATASETS", str(checkout.root / "datasets"))
    monkeypatch.setattr(geo.current, "ROOT", checkout.root)
    monkeypatch.setattr(geo.current, "open_gazetteer", lambda progress: Gazetteer())
    monkeypatch.setattr(geo.current, "_opened", None)
    return atlas


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of `/api` on a real `streamlit run app.py` with a base path, on the records of this checkout."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("server") / "log.txt"
    environment = {name: value for name, value in os.environ.items() if name != "ATLAS_TEXTS"}
    environment["ATLAS_CORS"] = ORIGIN
    environment["ATLAS_DATASETS"] = str(tmp_path_factory.mktemp("datasets"))
    program = [
        sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}",
        "--server.address=127.0.0.1", f"--server.baseUrlPath={BASE}",
    ]  # fmt: skip
    with log.open("wb") as out:
        process = subprocess.Popen(program, cwd=ROOT, env=environment, stdout=out, stderr=out)
    address = f"http://127.0.0.1:{port}/{BASE}/api"
    try:
        until = time.monotonic() + PATIENCE_S
        while not _answers(f"{address}/conformance"):
            assert process.poll() is None, log.read_text("utf-8")
            assert time.monotonic() < until, log.read_text("utf-8")
            time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(20)
    assert "Traceback" not in log.read_text("utf-8"), "a request failed on the server"


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
