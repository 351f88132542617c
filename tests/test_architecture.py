"""The house as CONTRIBUTING draws it: who may import whom, how long a module may be, what no file may say."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from geo.records.reading import ROOT

LAYERS: tuple[tuple[str, ...], ...] = (
    ("geo.errors",),
    ("geo.locks",),
    ("geo.records",),
    ("geo.gazetteer",),
    ("geo.workspace",),
    ("geo.parsing.language", "geo.parsing.model"),
    ("geo.parsing.rules",),
    ("geo.parsing.dates", "geo.parsing.metonyms"),
    ("geo.parsing.toponyms",),
    ("geo.parsing.actors",),
    ("geo.parsing.claims.sentence",),
    ("geo.parsing.claims.who",),
    ("geo.parsing.claims.where",),
    ("geo.parsing.claims.stance",),
    ("geo.parsing.claims.when",),
    ("geo.parsing.claims",),
    ("geo.parsing",),
    ("geo.geodesic", "geo.sites", "geo.view"),
    ("geo.datasets",),
    ("geo.corpus", "geo.importing"),
    ("geo.entries",),
    ("geo.atlas",),
    ("geo.presence",),
    (
        "geo.agreements",
        "geo.catalogue",
        "geo.current",
        "geo.dossier",
        "geo.ledger",
        "geo.logistics",
        "geo.passages",
        "geo.stories",
        "geo.timeline",
        "geo.whereabouts",
    ),
    ("geo.actors", "geo.comparison", "geo.counting", "geo.coverage", "geo.routes"),
    ("geo.maps",),
    ("geo.export",),
    ("geo.desk",),
    ("geo.check", "geo.serve"),
    ("geo.__main__",),
    ("pages.shared",),
    ("pages",),
    ("app",),
)
"""From the ground up: a room imports only what lies in its own package or on a floor below."""

LINES = 300


def _modules() -> list[Path]:
    app = ROOT / "app.py"
    return [
        *sorted((ROOT / "geo").rglob("*.py")),
        *sorted((ROOT / "pages").rglob("*.py")),
        *([app] if app.exists() else []),
    ]


MODULES = _modules()
NAMES = [path.relative_to(ROOT).as_posix() for path in MODULES]


def everywhere(holds: Callable[[Path], None]) -> Callable[[], None]:
    """A test that a rule holds in every module, as one test: two thousand would take longer to report than to run."""

    def test() -> None:
        broken = []
        for path, name in zip(MODULES, NAMES, strict=True):
            try:
                holds(path)
            except AssertionError as error:
                broken.append(f"{name}: {error}")
        assert broken == []

    test.__doc__ = holds.__doc__
    return test


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imports(path: Path) -> Iterator[str]:
    """Full names of what a module imports, wherever in it; `from a import b` may mean a.b, so it gives a.b."""
    own = _dotted(path).split(".")
    package = own if path.name == "__init__.py" else own[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def _room(name: str) -> tuple[int, str] | None:
    """Floor and room of a dotted name: the longest entry of LAYERS that it starts with."""
    rooms = [
        (floor, room)
        for floor, rooms in enumerate(LAYERS)
        for room in rooms
        if f"{name}.".startswith(f"{room}.")
    ]
    return max(rooms, key=lambda found: len(found[1])) if rooms else None


def _roots(path: Path) -> set[str]:
    return {name.split(".")[0] for name in _imports(path)}


@everywhere
def test_arrows_run_one_way(path: Path) -> None:
    name = _dotted(path)
    if name in ("geo", "pages"):
        assert {target for target in _imports(path) if target.startswith(("geo", "pages"))} == set()
        return
    here = _room(name)
    assert here, f"{name} has no room yet: say in LAYERS which floor it is on"
    for target in _imports(path):
        there = _room(target)
        if there is None:
            assert target.startswith("geo.__") or not target.startswith(("geo.", "pages.", "app.")), target
        elif there[1] != here[1]:
            assert there[0] < here[0], f"{name} imports {target}, which lies on its own floor or above"


@everywhere
def test_the_library_knows_no_streamlit(path: Path) -> None:
    if _dotted(path).startswith("geo"):
        assert _roots(path).isdisjoint({"streamlit", "streamlit_folium", "pages", "app"})


@everywhere
def test_only_maps_knows_folium(path: Path) -> None:
    if not _dotted(path).startswith("geo.maps"):
        assert _roots(path).isdisjoint({"folium", "branca"})


@everywhere
def test_no_page_imports_a_page(path: Path) -> None:
    if _dotted(path).startswith("pages"):
        targets = [name for name in _imports(path) if name.startswith("pages")]
        assert [
            name for name in targets if name != "pages.shared" and not name.startswith("pages.shared.")
        ] == []


@everywhere
def test_a_module_fits_on_a_few_screens(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES


def test_so_does_a_script() -> None:
    scripts = [*(ROOT / "geo").rglob("*.js"), *(ROOT / "pages").rglob("*.js")]
    long = {path.name: len(path.read_text("utf-8").splitlines()) for path in scripts}
    assert {name: lines for name, lines in long.items() if lines > LINES} == {}


def test_the_library_opens_at_once() -> None:
    """`import geo` and the terminal's own module pull in nothing heavy."""
    program = "import sys, geo, geo.__main__; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    asked = [sys.executable, "-c", program]
    loaded = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    heavy = {
        "numpy",
        "pandas",
        "geopandas",
        "shapely",
        "streamlit",
        "folium",
        "pydantic",
        "pyogrio",
        "rapidfuzz",
        "pyarrow",
        "distributed",
    }
    assert heavy.isdisjoint(loaded)


FORBIDDEN = [
    "/" + "work/",
    "pypi." + "org",
    "files.python" + "hosted",
    "registry.npm" + "js",
    "proxy.go" + "lang",
]
"""Paths of one machine and hosts of package registries (put together here, so that this file may be searched too)."""


def _committed() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_committed_file_names_a_machine_or_a_registry() -> None:
    found = []
    for path in _committed():
        if path.is_file():
            content = path.read_bytes().decode("utf-8", errors="replace")
            found += [f"{path.relative_to(ROOT)}: {word}" for word in FORBIDDEN if word in content]
    assert found == []


def test_no_text_of_a_source_is_committed() -> None:
    assert [
        path.name for path in _committed() if path.is_relative_to(ROOT / "seeds") and path.suffix != ".toml"
    ] == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("import folium.plugins", {"folium.plugins"}),
        ("from geo import atlas", {"geo.atlas"}),
        ("from geo.view import View", {"geo.view.View"}),
        ("def f():\n    from . import presence", {"geo.export.presence"}),
        ("from ..maps import sheet", {"geo.maps.sheet"}),
        ("if TYPE_CHECKING:\n    import streamlit as st", {"streamlit"}),
    ],
)
def test_imports_are_seen_wherever_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, expected: set[str]
) -> None:
    path = tmp_path / "geo" / "export" / "sample.py"
    path.parent.mkdir(parents=True)
    path.write_text(written)
    monkeypatch.setitem(_dotted.__globals__, "ROOT", tmp_path)
    assert set(_imports(path)) == expected


def test_the_longest_name_decides_the_room() -> None:
    assert (_room("pages.shared.cards") or (0, ""))[1] == "pages.shared"
    assert (_room("pages.map") or (0, ""))[1] == "pages"
    assert _room("geo.viewer") is None
    assert _room("json") is None
