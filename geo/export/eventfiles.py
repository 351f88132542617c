"""The events of a question as files: GeoParquet, CSV, GeoJSON.

`said` is what a file says about itself (`geo.export.envelope.events_envelope`).
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from typing import Any

from geo.datasets import Dataset, Filter
from geo.export.csv import FORMULA
from geo.export.envelope import about_in_words, as_strings

__all__ = ["events_csv", "events_geojson", "events_parquet"]


def events_parquet(dataset: Dataset, wanted: Filter, said: Mapping[str, Any]) -> bytes:
    """The events that answer as GeoParquet 1.1, every column as imported; what is said stands beside `geo` in the metadata."""
    from pyarrow import parquet

    from geo.datasets.schema import with_geo

    table, out = dataset.columns(None, wanted), io.BytesIO()
    lat, lon = table["lat"].to_numpy(), table["lon"].to_numpy()
    placed = lat == lat  # NaN, the unplaced, is not
    found = (lon[placed], lat[placed]) if placed.any() else None
    box = (float(found[0].min()), float(found[1].min()), float(found[0].max()), float(found[1].max())) if found else None  # fmt: skip
    schema = with_geo(table.schema, box)
    schema = schema.with_metadata({**schema.metadata, **as_strings(said)})
    parquet.write_table(table.cast(schema), out, row_group_size=100_000, compression="zstd")
    return out.getvalue()


def events_csv(dataset: Dataset, wanted: Filter, said: Mapping[str, Any]) -> bytes:
    """The same as a table in UTF-8, without geometry and raw columns; actors joined by `; `.

    What is said stands in the last column of the first row alone: in every row it would be the larger part of the file.
    Text that a spreadsheet would run as a formula gets an apostrophe in front, as in the CSV of claims.
    """
    import pyarrow as pa
    import pyarrow.compute as pc
    from pyarrow import csv

    from geo.datasets.schema import COLUMNS

    names = [name for name in COLUMNS if name not in ("geometry", "raw")]
    table, out = dataset.columns(names, wanted), io.BytesIO()
    columns = {name: table[name] for name in names}
    columns["actors"] = pc.binary_join(table["actors"].combine_chunks(), "; ")
    about = pa.array([about_in_words(said)])
    rest = pa.nulls(max(0, len(table) - 1), pa.string())
    columns["about_this_file"] = pa.chunked_array([about, rest]).slice(0, len(table))
    guarded = {
        name: _as_text(column) if pa.types.is_string(column.type) else column
        for name, column in columns.items()
    }
    csv.write_csv(pa.table(guarded), out)
    return out.getvalue()


_BEGINS = "^[" + "".join(map(re.escape, FORMULA)) + "]"


def _as_text(column: Any) -> Any:
    """Cells of text; those that begin a formula with an apostrophe before them (`geo.export.csv.cell`, by the column)."""
    import pyarrow.compute as pc

    return pc.replace_substring_regex(column, f"({_BEGINS})", r"'\1", max_replacements=1)


def events_geojson(dataset: Dataset, wanted: Filter, said: Mapping[str, Any]) -> bytes:
    """The events that answer as GeoJSON (RFC 7946), made a batch at a time; title and what is said stand before them."""
    out = io.StringIO()
    about = {"type": "FeatureCollection", "name": dataset.slug, "title": dataset.title, **said}
    out.write(json.dumps(about, ensure_ascii=False)[:-1] + ', "features": [')
    for number, feature in enumerate(dataset.features(wanted)):
        out.write((",\n" if number else "\n") + json.dumps(feature, ensure_ascii=False))
    out.write("\n]}\n")
    return out.getvalue().encode("utf-8", "replace")
