"""The parts of a corpus over the workers of Dask distributed: processes of this machine, or a cluster by its address.

A few parts a worker are under way at a time; what comes back is only their accounts, since workers write the tables.
Dask is an extra of the installation (requirements-corpus.txt).
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING, Any

from geo.corpus.work import edition
from geo.errors import AtlasError, CorpusError

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["accounts", "cores"]

Account = dict[str, Any]
AHEAD = 2
"""Parts a thread of a worker: one under way, one waiting."""
PATIENCE = 15
"""Seconds in which a scheduler must answer and have a worker."""


A_CORE = 4
"""Processes at most for each core: more of them only take each other's memory and time."""


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processes(asked: int, parts: int) -> int:
    """How many processes to start for so many parts; 0 asks for one a core. Raises CorpusError for more than this machine can serve."""
    if asked > A_CORE * cores():
        raise CorpusError(
            f"{asked} processes are too many for the {cores()} cores of this machine: ask for at most {A_CORE * cores()}, or leave it to 'all'."
        )
    return max(1, min(asked or cores(), parts))


def accounts(
    do: Callable[[str], Account], waiting: Iterator[str], workers: int, scheduler: str | None
) -> Iterator[Account]:
    """Accounts of parts as they are done, in any order.

    Raises CorpusError where Dask is missing, no worker is to be had, or a part fails.
    """
    try:
        from distributed import as_completed
    except ImportError:
        raise CorpusError(
            "More than one process needs Dask: add it with 'pip install -r requirements-corpus.txt', or leave --workers and --scheduler out."
        ) from None
    _hush()
    try:
        with ExitStack() as stack:
            client = stack.enter_context(_remote(scheduler) if scheduler else _local(stack, workers))
            ahead = AHEAD * sum(client.nthreads().values())
            under_way = as_completed([_submit(client, do, line) for line in islice(waiting, ahead)])
            for future in under_way:
                account = _account(future)
                future.release()
                for line in islice(waiting, 1):
                    under_way.add(_submit(client, do, line))
                yield account
    except (OSError, TimeoutError) as error:  # what Dask raises where a connection is gone
        reason = " ".join(str(error).split())[:200]
        raise CorpusError(
            f"The cluster is lost ({reason}). What is finished stays; the same command goes on."
        ) from None


def _hush() -> None:
    """Dask's own log stays quiet: what matters of it is said in a sentence."""
    for name in list(logging.root.manager.loggerDict):
        if name.startswith(("distributed", "tornado")):
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _submit(client: Client, do: Callable[[str], Account], line: str) -> Any:
    return client.submit(do, line, pure=False)


def _account(future: Any) -> Account:
    try:
        found: Account = future.result()
    except AtlasError as error:
        raise CorpusError(str(error)) from None
    except Exception as error:  # noqa: BLE001 -- whatever became of a worker, a reader hears it as a sentence
        reason = " ".join(str(error).split())[:300]
        raise CorpusError(
            f"A part failed on its worker ({type(error).__name__}: {reason}). What is finished stays; the same command goes on."
        ) from None
    return found


def _local(stack: ExitStack, workers: int) -> Client:
    from distributed import Client, LocalCluster

    cluster = stack.enter_context(
        LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
        )
    )
    return Client(cluster)


def _remote(address: str) -> Client:
    """A cluster that has workers which are of this edition. Raises CorpusError."""
    from distributed import Client

    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        reason = " ".join(str(error).split())[:200]
        raise CorpusError(
            f"No Dask scheduler answers at {address!r} ({reason}): give its address, such as tcp://127.0.0.1:8786."
        ) from None
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
        found = set(client.run(edition).values())
    except TimeoutError:
        client.close()
        raise CorpusError(
            f"The scheduler at {address} has no workers: start some with 'dask worker {address}'."
        ) from None
    except ImportError as error:
        client.close()
        raise CorpusError(
            f"The workers of {address} cannot run the atlas ({error}): install it where they run."
        ) from None
    if found != {edition()}:
        client.close()
        raise CorpusError(
            f"The workers of {address} have another version of the atlas, its gazetteer or its packages: install the same everywhere."
        )
    return client
