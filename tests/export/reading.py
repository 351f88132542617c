"""What the tests of several formats share: views of the made-up atlas, and a file written for a library to read."""

from __future__ import annotations

from pathlib import Path

from geo.atlas import Atlas
from geo.export.formats import write
from geo.view import View

ALL = View()
NOTHING = View(years=(1991, 1992))
SOME = View(years=(2005, 2005), actor=("norland", "southland"))
"""One claim of eight; every reason for hiding but one."""


def written(atlas: Atlas, folder: Path, suffix: str, view: View = ALL) -> Path:
    """The view as a file."""
    path = folder / f"atlas{suffix}"
    write(path, atlas, atlas.select(view))
    return path
