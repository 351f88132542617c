from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.atlas import Atlas
from geo.errors import ExportError
from geo.export.formats import FORMATS, render, write
from geo.view import View


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_writes_a_file(atlas: Atlas, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"claims{suffix.upper()}"
    path.write_text("old")
    write(path, atlas, atlas.select(View()))
    assert path.stat().st_size > 500
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == [path.name]


def test_legs_go_to_their_own_file(atlas: Atlas, tmp_path: Path) -> None:
    write(tmp_path / "legs.geojson", atlas, atlas.select(View()), legs=True)
    assert json.loads((tmp_path / "legs.geojson").read_text())["name"] == "legs"
    with pytest.raises(ExportError, match=r"Legs are written as GeoJSON, not as '\.csv'"):
        render(".csv", atlas, atlas.select(View()), legs=True)


@pytest.mark.parametrize("name", ["claims.shpx", "claims", "claims.", "", ".csv"])
def test_an_unknown_suffix_is_refused_with_the_known_ones(atlas: Atlas, tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError, match=r"No format ends in '.*'; choose one of \.geojson"):
        write(Path(name), atlas, atlas.select(View()))


def _missing_folder(folder: Path) -> Path:
    return folder / "no" / "claims.csv"


def _below_a_file(folder: Path) -> Path:
    (folder / "file").write_text("x")
    return folder / "file" / "claims.csv"


def _a_folder(folder: Path) -> Path:
    (folder / "claims.csv").mkdir()
    return folder / "claims.csv"


def _too_long(folder: Path) -> Path:
    return folder / ("x" * 300 + ".csv")


@pytest.mark.parametrize("make", [_missing_folder, _below_a_file, _a_folder, _too_long])
def test_a_path_that_cannot_be_written_is_refused_and_leaves_nothing(
    atlas: Atlas, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)
    with pytest.raises(ExportError, match=r"claims\.csv|xxx\.csv") as caught:
        write(path, atlas, atlas.select(View()))
    assert "cannot be written: " in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not list(tmp_path.rglob("*.part"))
