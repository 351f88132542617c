"""A small corpus of made-up documents in every shape that is read."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

WORDS = (
    "Officials in Bishkek said on 3 March 2009 that Kyrgyzstan offered the United States the air base at Manas. "
    "Cargo for Afghanistan goes by rail through Termez, the ministry in Tashkent added. Note {}."
)


def text(number: int) -> str:
    """A document's text, another one for each number."""
    return WORDS.format(number)


def records(first: int, last: int) -> list[dict[str, object]]:
    """Records of JSON Lines or Parquet."""
    return [
        {"id": f"d{n}", "title": f"Paper {n}", "date": "2009-03-05", "text": text(n)}
        for n in range(first, last)
    ]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Forty documents: two files of text, twenty-two lines and sixteen rows in four row groups."""
    root = tmp_path / "papers"
    (root / "deep" / "er").mkdir(parents=True)
    (root / "one.txt").write_text(text(0), encoding="utf-8")
    (root / "deep" / "er" / "two.md").write_text(f"---\ndate: 2009-03-05\n---\n{text(1)}", encoding="utf-8")
    lines = "".join(json.dumps(one) + "\n" for one in records(2, 24))
    (root / "lines.jsonl").write_text(lines, encoding="utf-8")
    parquet.write_table(pa.Table.from_pylist(records(24, 40)), root / "rows.parquet", row_group_size=4)
    return root
