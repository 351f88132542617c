"""What the first reader would wait for, made ready while a browser is still on its way.

Libraries are loaded by one thread at a time: some of them import each other in circles, and of two threads that enter
such a circle at different ends one is refused its import. Nobody else therefore loads any before `wait` returns.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from threading import Event, Thread

__all__ = ["start", "wait"]

_loaded = Event()
_loaded.set()  # where nothing was started, as in a test of a page, nobody waits


def start(modules: Iterable[str], then: Callable[[], object]) -> Thread:
    """Load modules by their names, then do what else is to be ready, in a thread of their own, which is given back."""
    _loaded.clear()
    thread = Thread(target=_prepare, args=(tuple(modules), then), name="prepare", daemon=True)
    thread.start()
    return thread


def wait() -> None:
    """Until the modules are loaded; at once where they are, or where nothing was started."""
    _loaded.wait()


def _prepare(modules: tuple[str, ...], then: Callable[[], object]) -> None:
    try:
        for name in modules:
            import_module(name)
    finally:
        _loaded.set()
    then()
