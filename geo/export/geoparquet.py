"""GeoParquet 1.1: the claims with typed columns and a bounding-box column, for notebooks and databases.

https://geoparquet.org/releases/v1.1.0/. What the file says of itself stands beside the `geo` key in its metadata.
"""

from __future__ import annotations

import io

from geo.atlas import Atlas, Selection
from geo.export.envelope import as_strings, envelope
from geo.export.frames import claims_frame

__all__ = ["claims_parquet"]


def claims_parquet(atlas: Atlas, selection: Selection) -> bytes:
    """One row a claim, WKB points. Key-value metadata: query, citation, licence, generated, shown, total, hidden.

    The metadata that only pandas reads is taken out: it cannot name columns of lists, and readers fail on it.
    """
    from pyarrow import parquet

    first = io.BytesIO()
    claims_frame(atlas, selection).to_parquet(
        first, index=False, schema_version="1.1.0", write_covering_bbox=True
    )
    table = parquet.read_table(first)
    said = as_strings(envelope(atlas, selection))
    kept = {key: value for key, value in table.schema.metadata.items() if key != b"pandas"}
    out = io.BytesIO()
    parquet.write_table(table.replace_schema_metadata(kept | said), out, compression="zstd")
    return out.getvalue()
