"""CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read every script): codes, then words."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from geo.atlas import Atlas, Selection
from geo.export.envelope import about_in_words, envelope
from geo.export.table import COLUMNS, properties, worded

__all__ = ["FORMULA", "cell", "claims_csv"]

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet would run."""


def claims_csv(atlas: Atlas, selection: Selection) -> str:
    """One row a claim. Lists are joined by ';'. What the file is and what it left out stands in its last column."""
    out = io.StringIO(newline="")
    actors = {id_: actor.name for id_, actor in atlas.records.actors.items()}
    about = about_in_words(envelope(atlas, selection))
    rows = [
        properties(e) | worded(e, atlas.records.words, actors) | {"about_this_file": about}
        for e in selection.shown
    ]
    words = list(_worded_columns())
    writer = csv.DictWriter(out, [*COLUMNS, *words, "about_this_file"])
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row.items()} for row in rows)
    return "\ufeff" + out.getvalue()


def _worded_columns() -> tuple[str, ...]:
    coded = ("kind", "about", "family", "stance", "status", "precision", "actors", "amount")
    return tuple(f"{name}_in_words" for name in coded)


def cell(value: Any) -> Any:
    """A value as a cell. Text that a spreadsheet would run as a formula gets an apostrophe in front, and is text again.

    Numbers stay numbers. OWASP, CSV Injection: =, +, -, @, tab and line breaks at the start of a cell.
    """
    if isinstance(value, list):
        value = ";".join(map(str, value))
    elif isinstance(value, dict):
        value = json.dumps(value)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
