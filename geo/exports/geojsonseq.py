"""GeoJSON text sequence, RFC 8142: one feature a record, to be read while it arrives."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from geo.exports.columns import features
from geo.exports.export import Export

_RECORD_SEPARATOR = b"\x1e"


def write(export: Export) -> Iterator[bytes]:
    """Yield one record a strike: a record separator, the feature, a line feed."""
    for one in features(export.frame):
        yield _RECORD_SEPARATOR + orjson.dumps(one, option=orjson.OPT_APPEND_NEWLINE)
