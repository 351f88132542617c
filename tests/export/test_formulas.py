"""A cell of the CSV that a spreadsheet would run as a formula is text, and numbers stay numbers."""

from __future__ import annotations

import csv
import io

import pytest

from geo.export.csv import claims_csv
from tests.checkout import Checkout
from tests.export.reading import ALL


def rows(checkout: Checkout) -> list[dict[str, str]]:
    atlas = checkout.atlas()
    return list(
        csv.DictReader(io.StringIO(claims_csv(atlas, atlas.select(ALL)).lstrip("\ufeff"), newline=""))
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_text_begins_a_formula(checkout: Checkout, start: str) -> None:
    text = f'{start}HYPERLINK("https://x.example","y")'
    checkout.document(
        "paper",
        {"says": text, "speaker": text, "caution": text, "status": "conditional", "condition": text},
        title=text,
    )
    (row,) = rows(checkout)
    for name in ("says", "speaker", "caution", "condition", "source_title"):
        assert row[name] == f"'{text}"
    assert not any(value.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")) for value in row.values())


def test_a_negative_number_stays_one(checkout: Checkout) -> None:
    text = (checkout.root / "data" / "places.toml").read_text(encoding="utf-8")
    checkout.write("data/places.toml", text)
    checkout.document("paper", {"amount": {"value": -5, "unit": "flights"}})
    (row,) = rows(checkout)
    assert row["amount"].startswith("{")
    assert float(row["lat"]) == 41.5
