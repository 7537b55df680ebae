"""GeoJSON, RFC 7946: one feature a strike, streamed, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import orjson

from geo.exports.export import Export
from geo.exports.features import Bounds, feature, joint_bounds
from geo.filters import describe, to_query
from geo.frames import counts, rows


def write(export: Export) -> Iterator[bytes]:
    """Yield a FeatureCollection, one feature a line.

    The foreign member ``strikemap`` says which filter made the file, how many events and marks are in it
    and which revision of the store it comes from; ``bbox`` follows the features it is made of.
    """
    said = {
        "filter": describe(export.chosen),
        "query": [list(pair) for pair in to_query(export.chosen)],
        "counts": asdict(counts(export.frame)),
        "revision": export.revision,
    }
    yield b'{"type":"FeatureCollection","strikemap":' + orjson.dumps(said) + b',"features":['
    bounds: Bounds | None = None
    separator = b"\n"
    for row in rows(export.frame):
        one = feature(row)
        if "bbox" in one:
            bounds = joint_bounds([one["bbox"], bounds or one["bbox"]])
        yield separator + orjson.dumps(one)
        separator = b",\n"
    yield b"\n]" + (b',"bbox":' + orjson.dumps(bounds) if bounds else b"") + b"}\n"
