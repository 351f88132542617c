"""Files that one process holds for itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.errors import AtlasError

__all__ = ["locked"]


@contextmanager
def locked(path: Path, refusal: AtlasError) -> Iterator[None]:
    """Hold a file for this process alone; a killed one lets go by itself. Raises `refusal` if another has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            import fcntl
        except ImportError:  # not on Windows, where two runs at one place are the reader's to avoid
            yield
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise refusal from None
        yield
