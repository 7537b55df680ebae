"""GeoJSON, RFC 7946: one feature a strike, streamed, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import orjson

from geo.exports.columns import encoded
from geo.exports.export import Export
from geo.exports.features import Bounds, joint_bounds
from geo.filters import describe, to_query
from geo.frames import counts


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
    boxes: list[Bounds] = []
    separator = b"\n"
    for features, bounds in encoded(export.frame):
        boxes += [bounds] if bounds else []
        yield separator
        yield b",\n".join(features)
        separator = b",\n"
    around = joint_bounds(boxes)
    yield b"\n]" + (b',"bbox":' + orjson.dumps(around) if around else b"") + b"}\n"
