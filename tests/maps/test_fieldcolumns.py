"""The container of events: what goes in comes out, as a browser would read it."""

from __future__ import annotations

import json
import struct
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from benchmarks.make_events import write_table
from geo.datasets import Dataset, open_dataset
from geo.datasets.schema import EVENTS
from geo.maps import fieldcolumns
from geo.maps.fieldcolumns import LAYOUT, MAGIC, NO_DAY, NO_SHORT_DAY, REST, field_columns, pack


def row(id_: str, **values: Any) -> dict[str, Any]:
    return {**dict.fromkeys(EVENTS.names), "id": id_, "kind": "reported-event", "actors": [], **values}


ROWS = [
    row("a", lat=41.25, lon=71.5, start=date(2003, 12, 31), end=date(2004, 1, 2), family="in-use", precision="near", radius_m=25_000,
        actors=["Norland", "Westland"], source="Gazette", country="KZ", stance="reported", published=date(2004, 2, 1)),
    row("b", start=date(1969, 12, 31), actors=["Westland"], precision="country", family="in-use"),
    row("c", lat=-10.0, lon=-170.0, end=date(1970, 1, 2), family="talk"),
    row("d", lat=0.0, lon=0.0, actors=None),
]  # fmt: skip


def dataset(folder: Path, rows: list[dict[str, Any]]) -> Dataset:
    write_table(pa.Table.from_pylist(rows or ROWS[:1], schema=EVENTS).slice(0, len(rows)), folder / "few")
    return open_dataset("few", folder)


def opened(body: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and columns by the description in the module, without its code."""
    magic, layout, length, zero = struct.unpack("<4sIII", body[:16])
    assert (magic, layout, length % 8, zero) == (MAGIC, LAYOUT, 0, 0)
    header = json.loads(body[16 : 16 + length])
    columns = {}
    for name, (kind, offset, size) in header["columns"].items():
        assert (16 + length + offset) % 8 == 0, "a typed array must start at a multiple of its size"
        columns[name] = np.frombuffer(body, f"<{kind}", size, 16 + length + offset)
    return header, columns


def words(header: dict[str, Any], columns: dict[str, Any], name: str) -> list[Any]:
    known = header["words"][name]
    return [known[n] if n < len(known) else None for n in columns[name].tolist()]


def days(header: dict[str, Any], columns: dict[str, Any], name: str) -> list[int | None]:
    missing = NO_SHORT_DAY if columns[name].dtype == np.uint16 else NO_DAY
    return [None if n == missing else n + header["since"] for n in columns[name].tolist()]


def test_every_value_comes_back(tmp_path: Path) -> None:
    header, columns = opened(field_columns(dataset(tmp_path, ROWS)))
    assert (header["dataset"], header["rows"]) == ("few", 4)
    assert columns["lat"].tolist()[::2] == [41.25, -10.0]
    assert columns["lon"].tolist()[::2] == [71.5, -170.0]
    assert np.isnan(columns["lat"]).tolist() == [False, True, False, False]
    assert days(header, columns, "start") == [12417, -1, None, None]
    assert days(header, columns, "end") == [12419, None, 1, None]
    assert days(header, columns, "published") == [12449, None, None, None]
    assert words(header, columns, "family") == ["in-use", "in-use", "talk", None]
    assert words(header, columns, "country") == ["KZ", None, None, None]
    assert words(header, columns, "precision") == [
        ["near", 25_000], ["country", None], [None, None], [None, None],
    ]  # fmt: skip
    assert columns["actors"].tolist() == [2, 1, 0, 0]
    assert words(header, columns, "actor") == ["Norland", "Westland", "Westland"]
    assert header["words"]["actor"] == ["Westland", "Norland"], "the most frequent first"


@pytest.mark.parametrize(
    ("last", "kind"),
    [(date(2000, 1, 1), np.uint16), (date(2179, 6, 4), np.uint16), (date(2179, 6, 5), np.int32)],
)
def test_days_are_short_where_all_lie_within_179_years(tmp_path: Path, last: date, kind: type) -> None:
    rows = [row("a", start=date(2000, 1, 1), published=last), row("b")]
    header, columns = opened(field_columns(dataset(tmp_path, rows)))
    assert columns["start"].dtype == columns["published"].dtype == kind
    assert days(header, columns, "start") == [10957, None]
    assert days(header, columns, "published") == [(last - date(1970, 1, 1)).days, None]


def test_second_ends_only_where_there_are_any(tmp_path: Path) -> None:
    header, _ = opened(field_columns(dataset(tmp_path / "none", ROWS)))
    assert not {"leg", "to_lat", "to_lon"} & set(header["columns"])
    to = {"to_place": "Far Hill", "to_lat": 41.5, "to_lon": 71.25}
    rows = [
        *ROWS,
        row("leg", lat=1.0, lon=2.0, **to),
        row("unplaced", **to),
        row("named", lat=1.0, lon=2.0, to_place="Far Hill"),
    ]
    _, columns = opened(field_columns(dataset(tmp_path / "some", rows)))
    assert (columns["leg"].tolist(), columns["to_lat"].tolist(), columns["to_lon"].tolist()) == (
        [4],
        [41.5],
        [71.25],
    )


def test_no_event_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Empty:
        slug = "none"

        def columns(self, names: Any) -> Any:
            return EVENTS.empty_table().select(list(names))

    header, columns = opened(field_columns(Empty()))  # type: ignore[arg-type]
    assert header["rows"] == 0
    assert {len(column) for column in columns.values()} == {0}


def test_the_same_events_are_the_same_bytes(tmp_path: Path) -> None:
    assert field_columns(dataset(tmp_path, ROWS)) == field_columns(open_dataset("few", tmp_path))


def test_what_all_events_say_is_one_number(tmp_path: Path) -> None:
    header, columns = opened(field_columns(dataset(tmp_path, ROWS)))
    assert words(header, columns, "kind") == ["reported-event"]
    assert words(header, columns, "about") == [None], "and so is what none of them says"
    assert len(columns["stance"]) == len(columns["family"]) == 4
    _, columns = opened(
        field_columns(dataset(tmp_path / "talk", [row(str(n), family="talk") for n in range(3)]))
    )
    assert len(columns["family"]) == 3, "the drawing reads it for every event"


@pytest.mark.parametrize(("count", "kind"), [(254, "u1"), (255, "u2"), (300, "u2")])
def test_pointers_are_as_wide_as_they_must_be(tmp_path: Path, count: int, kind: str) -> None:
    rows = [row(str(n), source=f"Gazette {n}") for n in range(count)] + [row("none")]
    header, columns = opened(field_columns(dataset(tmp_path, rows)))
    assert header["columns"]["source"][0] == kind
    assert words(header, columns, "source") == [r["source"] for r in rows]


def test_rare_words_share_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fieldcolumns, "KEPT", 2)
    rows = [row(str(n), source=name) for n, name in enumerate("AABBCD")] + [row("none")]
    header, columns = opened(field_columns(dataset(tmp_path, rows)))
    assert words(header, columns, "source") == ["A", "A", "B", "B", REST, REST, None]


def test_more_actors_than_a_byte_counts(tmp_path: Path) -> None:
    rows = [row("a", actors=[f"P{n}" for n in range(300)]), row("b", actors=["P299"])]
    header, columns = opened(field_columns(dataset(tmp_path, rows)))
    assert columns["actors"].tolist() == [255, 1]
    assert words(header, columns, "actor") == [f"P{n}" for n in range(255)] + ["P299"]


def test_the_header_may_hold_any_script() -> None:
    header, columns = opened(pack({"rows": 1}, {"x": np.array([7], "<u2")}, {"x": ["Қарши \"'\n"]}))
    assert header["words"]["x"] == ["Қарши \"'\n"]
    assert columns["x"].tolist() == [7]
