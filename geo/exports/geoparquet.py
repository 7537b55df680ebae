"""GeoParquet 1.1, for analysis: typed columns, geometry as WKB, EPSG:4326."""

from __future__ import annotations

import io
from collections.abc import Iterator

from geo.exports.export import Export
from geo.exports.flat import flat


def write(export: Export) -> Iterator[bytes]:
    """Yield the file whole: its index stands at the end of it."""
    content = io.BytesIO()
    flat(export.frame).to_parquet(content, index=False, schema_version="1.1.0", compression="zstd")
    yield content.getvalue()
