"""What the first reader would wait for, made ready while a browser is still on its way.

Libraries are loaded by one thread at a time: some of them import each other in circles, and of two threads that enter
such a circle at different ends one is refused its import. No page therefore loads any before `wait` returns.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from threading import Event, Thread

__all__ = ["start", "wait"]

_loaded = Event()
_loaded.set()  # where nothing was started, as in a test of a page, nobody waits


def start(first: Callable[[Callable[..., None]], object], modules: Iterable[str]) -> Thread:
    """Do what is asked for soonest, then load modules by their names, in a thread of its own, which is given back.

    `first` is given a progress callback, to be called once it takes long: the modules are then loaded at once, since pages
    wait for them, and are to show that progress.
    """
    _loaded.clear()
    thread = Thread(target=_prepare, args=(first, tuple(modules)), name="prepare", daemon=True)
    thread.start()
    return thread


def wait() -> None:
    """Until the modules are loaded; at once where they are, or where nothing was started."""
    _loaded.wait()


def _prepare(first: Callable[[Callable[..., None]], object], modules: tuple[str, ...]) -> None:
    def load(*_: object) -> None:
        if _loaded.is_set():
            return
        try:
            for name in modules:
                import_module(name)
        finally:
            _loaded.set()

    try:
        first(load)
    finally:
        load()
