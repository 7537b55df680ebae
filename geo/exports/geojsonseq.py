"""GeoJSON text sequence, RFC 8142: one feature a record, to be read while it arrives."""

from __future__ import annotations

from collections.abc import Iterator

from geo.exports.columns import encoded
from geo.exports.export import Export

_RECORD_SEPARATOR = b"\x1e"


def write(export: Export) -> Iterator[bytes]:
    """Yield one record a strike: a record separator, the feature, a line feed."""
    for features, _ in encoded(export.frame):
        yield b"".join(_RECORD_SEPARATOR + one + b"\n" for one in features)
