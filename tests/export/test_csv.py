from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pandas

from geo.atlas import Atlas
from geo.export.csv import claims_csv
from geo.export.table import COLUMNS, properties
from geo.view import View


def rows(atlas: Atlas, view: View | None = None) -> list[dict[str, str]]:
    text = claims_csv(atlas, atlas.select(view or View()))
    assert text[0] == "\ufeff"
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_every_value_comes_back(atlas: Atlas) -> None:
    read = rows(atlas)
    assert len(read) == len(atlas.entries) == 8
    for row, entry in zip(read, atlas.entries, strict=True):
        for name, value in properties(entry).items():
            if value is None:
                assert row[name] == "", name
            elif isinstance(value, list):
                assert [part for part in row[name].split(";") if part] == [str(part) for part in value]
            elif isinstance(value, dict):
                assert json.loads(row[name]) == value
            else:
                assert row[name] == str(value)


def test_codes_then_words_then_the_file_itself(atlas: Atlas) -> None:
    row = rows(atlas)[0]
    names = list(row)
    assert tuple(names[: len(COLUMNS)]) == COLUMNS
    assert names[-1] == "about_this_file"
    assert row["actors_in_words"] == "Norland (uses); Southland (hosts)"
    assert row["kind_in_words"] == "operating"
    assert row["family_in_words"] == "in use"
    assert rows(atlas)[4]["amount_in_words"] == "more than 1,234,567 tonnes"


def test_the_file_says_what_it_left_out(atlas: Atlas) -> None:
    read = rows(atlas, View(years=(2005, 2005), actor=("norland",)))
    assert len(read) == 1
    about = read[0]["about_this_file"]
    assert "Left out: " in about
    assert "1 undated" in about
    assert "CC BY 4.0" in about
    assert "Left out: nothing." in rows(atlas)[0]["about_this_file"]


def test_a_view_that_shows_nothing_has_its_header(atlas: Atlas) -> None:
    text = claims_csv(atlas, atlas.select(View(years=(1991, 1992))))
    assert text.splitlines() == ["\ufeff" + ",".join(rows(atlas)[0])]


def test_lines_end_as_rfc_4180_has_it(atlas: Atlas) -> None:
    assert claims_csv(atlas, atlas.select(View())).count("\r\n") == 9


def test_pandas_reads_it(atlas: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_bytes(claims_csv(atlas, atlas.select(View())).encode())
    frame = pandas.read_csv(path)
    assert frame.columns[0] == "id"
    assert list(frame["id"]) == [entry.id for entry in atlas.entries]
    assert list(frame["says"]) == [entry.claim.says for entry in atlas.entries]
    assert frame["lat"].dtype == float
    assert pandas.to_datetime(frame["start"]).min() == pandas.Timestamp("2002-01-01")
