"""The same corpus over workers of Dask distributed. A part of `make test`: requirements-dev.txt has the extra."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pytest
from distributed import LocalCluster

from geo.__main__ import main
from geo.corpus.cluster import cores, processes
from geo.corpus.run import parse_corpus
from geo.errors import CorpusError
from geo.records.reading import ROOT
from tests.corpus.test_run import KILLED, run, tables

PART = 1_000


def test_a_cluster_by_its_address(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(corpus, tmp_path / "alone")
    with LocalCluster(
        n_workers=1,
        threads_per_worker=2,
        processes=False,
        protocol="tcp://",
        host="127.0.0.1",
        dashboard_address=None,
    ) as cluster:
        asked = [
            str(corpus),
            str(tmp_path / "out"),
            "--part",
            "0.001",
            "--scheduler",
            cluster.scheduler_address,
        ]
        assert main(["corpus", *asked]) == 0
    assert "40 documents" in capsys.readouterr().out
    assert tables(tmp_path / "out") == tables(tmp_path / "alone")


def test_no_more_processes_than_there_is_work_or_room_for() -> None:
    assert processes(2, 1) == 1
    assert processes(2, 9) == 2
    assert processes(0, 99) == cores()
    with pytest.raises(
        CorpusError, match=r"1000 processes are too many for the \d+ cores of this machine: ask for at most"
    ):
        processes(1000, 5000)


def test_two_processes_killed_and_gone_on_with(corpus: Path, tmp_path: Path) -> None:
    """Workers end with the process that started them, and one process ends what two began."""
    out = tmp_path / "out"
    asked = [sys.executable, str(tmp_path / "killed.py"), str(corpus), str(out), "0.3", "2"]
    (tmp_path / "killed.py").write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{KILLED}")
    marked = os.environ | {"CORPUS_TEST": str(out)}
    with (tmp_path / "said").open("wb") as said:  # no pipe: workers would hold it open
        ended = subprocess.run(asked, cwd=ROOT, timeout=120, stderr=said, env=marked, check=False)
    assert ended.returncode == -signal.SIGKILL, (tmp_path / "said").read_text()
    for _ in range(100):  # what a worker has in hand it may still finish
        if not (alive := _workers_of(out)):
            break
        time.sleep(0.1)
    assert alive == []
    assert run(corpus, out).kept >= 1
    run(corpus, tmp_path / "at-once")
    assert tables(out) == tables(tmp_path / "at-once")


def _workers_of(out: Path) -> list[str]:
    """Processes that the killed one has left behind."""
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            found += [path.parent.name] if f"CORPUS_TEST={out}".encode() in path.read_bytes() else []
        except OSError:
            continue
    return found


def test_no_scheduler_is_a_sentence(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.corpus.cluster.PATIENCE", 0.2)
    with pytest.raises(CorpusError, match=r"No Dask scheduler answers at 'tcp://127\.0\.0\.1:9'"):
        parse_corpus([corpus], tmp_path / "out", scheduler="tcp://127.0.0.1:9")
    with pytest.raises(CorpusError, match="No Dask scheduler answers at 'nonsense::'"):
        parse_corpus([corpus], tmp_path / "out", scheduler="nonsense::")


def _without_workers() -> LocalCluster:
    """Dask gives its loop ten seconds to begin, which a machine that stalls may take: then once more."""
    asked = {"n_workers": 0, "processes": False, "protocol": "tcp://", "host": "127.0.0.1", "dashboard_address": None}  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # of the one that never began
        try:
            return LocalCluster(**asked)
        except AssertionError:
            pass
        gc.collect()
    return LocalCluster(**asked)


def test_a_scheduler_without_workers_is_a_sentence(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.corpus.cluster.PATIENCE", 0.5)
    with (
        _without_workers() as empty,
        pytest.raises(CorpusError, match="has no workers"),
    ):
        parse_corpus([corpus], tmp_path / "out", scheduler=empty.scheduler_address)


def test_without_dask_one_process_works_and_more_say_what_to_add(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("distributed", "dask"):
        monkeypatch.setitem(sys.modules, name, None)
    assert run(corpus, tmp_path / "out").counts["documents"] == 40
    with pytest.raises(CorpusError, match=r"pip install -r requirements-corpus\.txt"):
        run(corpus, tmp_path / "more", workers=2)
