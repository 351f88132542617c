"""What the program imports is pinned, so that a newer release of another's code cannot change it unseen."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions

from geo.records.reading import ROOT


def pinned(name: str) -> dict[str, str]:
    """Distribution to version of one file of requirements; a line without `==` fails."""
    lines = [line.split("#")[0].strip() for line in (ROOT / name).read_text("utf-8").splitlines()]
    pairs = [line.partition("==")[::2] for line in lines if line and not line.startswith("-r")]
    assert all(version for _, version in pairs), f"{name} has a line without a version"
    return {normal(distribution.split("[")[0]): version for distribution, version in pairs}


def normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def imported() -> dict[str, set[str]]:
    """Every foreign top-level package to the modules that import it."""
    found: dict[str, set[str]] = {}
    for path in [ROOT / "app.py", *(ROOT / "geo").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in names:
                found.setdefault(name.split(".")[0], set()).add(path.relative_to(ROOT).as_posix())
    known = {*sys.stdlib_module_names, "geo", "pages", "data"}
    return {name: paths for name, paths in found.items() if name not in known}


def test_everything_that_is_imported_is_pinned() -> None:
    bought = packages_distributions()
    reader, corpus = pinned("requirements.txt"), pinned("requirements-corpus.txt")
    loose: dict[str, set[str]] = {}
    for name, paths in sorted(imported().items()):
        extra = all(path.startswith("geo/corpus/") for path in paths)
        allowed = {**reader, **corpus} if extra else reader
        of = {normal(each) for each in bought.get(name, [name])}
        if not of & set(allowed):
            loose[name] = paths
    assert loose == {}
