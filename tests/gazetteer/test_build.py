"""Building: from small inputs, again when they change, and with errors that say what to do."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest

from geo.errors import GazetteerError, RecordError
from geo.gazetteer import inputs, open_gazetteer
from geo.gazetteer.build import build
from geo.gazetteer.inputs import Inputs, cache_folder, digest, find_inputs
from geo.gazetteer.kinds import split_kind
from tests.gazetteer.conftest import PLACE


def test_small_world(small: Inputs) -> None:
    world = open_gazetteer(small)
    assert world.search("Camp Mill")[0].entity.id == "mill-base"
    assert world.search("Аландия")[0].entity.id == "aland-republic"
    assert world.search("Millford")[0].entity.id == "geonames-11"
    assert world.search("North")[0].entity.kind == "province"
    assert world.get("geonames-11").admin1 == "North Oblast"
    assert world.search("AAMF")[0].entity.id == "mill-base"
    assert world.search("Milforth")[0].entity.id == "geonames-11"
    assert "Ostportski" not in world.index.texts(world.index.number("geonames-12") or 0)
    river = world.search("Mill River")[0].entity
    assert (river.id, river.kind, river.country, river.precision) == (
        "natural-earth-river-7",
        "river",
        "AA",
        "area",
    )
    assert world.search("Mill River")[0].entity == world.search("Old Mill")[0].entity
    isle = world.search("Mill Isle")[0].entity
    assert (isle.id, isle.kind, isle.precision) == ("flinn-engdahl-mill-isle", "island", "area")
    assert (world.get("old-union").kind, world.get("old-union").lat) == ("region", 10.0)


def test_a_changed_overlay_is_built_anew(small: Inputs) -> None:
    first = open_gazetteer(small).index.folder
    assert open_gazetteer(small).index.folder == first
    small.overlay.write_text(PLACE.format(name="Gravel air base"), encoding="utf-8")
    again = open_gazetteer(small)
    assert again.index.folder != first
    assert again.get("mill-base").name == "Gravel air base"


def test_a_spelling_is_an_input_and_must_belong_to_an_entry(small: Inputs) -> None:
    first = digest(small)
    small.spellings.write_text("geonames-77: Nowhere\n", encoding="utf-8")
    assert digest(small) != first
    with pytest.raises(GazetteerError, match=r"spellings\.txt · geonames-77: no gazetteer entry has this id"):
        build(small)


def test_whatever_the_build_imports_of_this_project_is_in_the_digest() -> None:
    """Errors and words for them shape no index."""
    here, used = Path(inputs.__file__).parent, set[str]()
    for module in inputs.BUILT_BY:
        text = (here / f"{module}.py").read_text("utf-8")
        for package, names in re.findall(r"^from (geo\.[\w.]+) import (.*)", text, re.M):
            if package == "geo.gazetteer":
                used |= {f"{package}.{name}" for name in names.split(", ")}
            elif package not in ("geo.errors", "geo.gazetteer.inputs"):
                used.add(package)
    known = {f"geo.gazetteer.{module}" for module in inputs.BUILT_BY}
    assert used <= known | {f"geo.records.{module}" for module in inputs.BEYOND}, used


def test_progress_goes_from_nothing_to_all(small: Inputs) -> None:
    told: list[tuple[float, str]] = []
    open_gazetteer(small, lambda fraction, words: told.append((fraction, words)))
    fractions = [fraction for fraction, _ in told]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    assert all(words for _, words in told)


def test_two_builders_at_once_leave_one_index(small: Inputs) -> None:
    folders: list[Path] = []
    builders = [threading.Thread(target=lambda: folders.append(build(small))) for _ in range(4)]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()
    assert len(folders) == 4
    assert [path.name for path in cache_folder().iterdir()] == [digest(small)]
    assert open_gazetteer(small).search("Ostport")


def test_an_overlay_that_points_nowhere(small: Inputs) -> None:
    text = PLACE.format(name="Mill").replace("icao-aamf", "icao-none")
    small.overlay.write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"place mill-base · at is 'icao-none'"):
        open_gazetteer(small)
    assert list(cache_folder().iterdir()) == []


def test_a_broken_overlay_is_a_record_error(small: Inputs) -> None:
    small.overlay.write_text('[[place]]\nid = "x"\n', encoding="utf-8")
    with pytest.raises(RecordError):
        open_gazetteer(small)


def test_a_damaged_index_says_what_to_do(small: Inputs) -> None:
    folder = open_gazetteer(small).index.folder
    (folder / "entities.bin").unlink()
    with pytest.raises(GazetteerError, match="remove it"):
        open_gazetteer(small)


def test_every_input_is_there_and_no_test_depends_on_the_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    inputs = find_inputs()
    assert all(path.exists() for path in vars(inputs).values())
    assert len(digest(inputs)) == 16


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("kant air base", ("kant", "airbase", "air base")),
        ("авиабаза кант", ("кант", "airbase", "авиабаза")),
        ("port of aktau", ("aktau", "port", "port")),
        ("talas region", ("talas", "province", "region")),
        ("manas international airport", ("manas", "airfield", "international airport")),
    ],
)
def test_kind_words(key: str, expected: tuple[str, str, str]) -> None:
    assert split_kind(key) == expected


def test_a_kind_alone_is_a_name() -> None:
    assert split_kind("port") is None
    assert split_kind("aktau") is None
