"""A dataset's columns and rows over HTTP, asked without a server."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from geo.maps.fieldcolumns import field_columns
from geo.serve.events import columns_version
from tests.maps.test_fieldcolumns import ROWS, dataset, row
from tests.serve.test_routes import ask


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("ATLAS_DATASETS", str(tmp_path))
    return f"/api/columns/few/{columns_version(dataset(tmp_path, ROWS))}"


def test_columns_are_packed_and_may_be_kept_for_ever(base: str, tmp_path: Path) -> None:
    answer = ask(f"{base}.bin", accept_encoding="gzip, br")
    assert answer.status == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert gzip.decompress(answer.body) == field_columns(dataset(tmp_path, ROWS))
    again = ask(f"{base}.bin", accept_encoding="gzip", if_none_match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_who_takes_no_gzip_gets_none(base: str, tmp_path: Path) -> None:
    answer = ask(f"{base}.bin")
    assert "content-encoding" not in answer.headers
    assert answer.body == field_columns(dataset(tmp_path, ROWS))


def test_another_version_is_no_silently_other_data(base: str) -> None:
    for path in (
        f"{base}0.bin",
        f"{base}0/1.json",
        "/api/columns/nothing/1.bin",
        "/api/columns/..%2f..%2fetc/1.bin",
    ):
        answer = ask(path)
        assert answer.status == 404, path
        assert "immutable" not in answer.headers.get("cache-control", "")


def test_a_movement_says_both_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_DATASETS", str(tmp_path))
    few = dataset(tmp_path, [row("a", place_name="Port Amber", to_place="Far Hill", to_lat=1.5, to_lon=2.5)])
    told = json.loads(ask(f"/api/columns/few/{columns_version(few)}/0.json").body)
    assert told["title"] == "Port Amber → Far Hill"
    assert told["lines"][-1] == "movement; the line is schematic, not the route"


def test_a_row_says_what_the_table_says(base: str) -> None:
    answer = ask(f"{base}/0.json")
    assert answer.status == 200
    told = json.loads(answer.body)
    assert told["id"] == "a"
    assert any("31 Dec 2003 – 2 Jan 2004" in line for line in told["lines"])
    assert any("Norland, Westland" in line for line in told["lines"])
    assert "undated" in " ".join(json.loads(ask(f"{base}/3.json").body)["lines"])


@pytest.mark.parametrize("row", ["4", "99999999", "-1", "x"])
def test_a_row_that_is_not_there(base: str, row: str) -> None:
    assert ask(f"{base}/{row}.json").status == 404
