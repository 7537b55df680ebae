"""GeoJSON, RFC 7946: one feature a strike, streamed, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import orjson

from geo.exports.columns import features
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
    bounds: Bounds | None = None
    separator = b"\n"
    for one in features(export.frame):
        if "bbox" in one:
            bounds = _around(bounds, one["bbox"])
        yield separator + orjson.dumps(one)
        separator = b",\n"
    yield b"\n]" + (b',"bbox":' + orjson.dumps(bounds) if bounds else b"") + b"}\n"


def _around(bounds: Bounds | None, box: Bounds) -> Bounds | None:
    """Return the bounds around both; most boxes lie within what is known already."""
    if bounds is None:
        return box
    west, south, east, north = bounds
    inside = west <= box[0] and south <= box[1] and box[2] <= east and box[3] <= north
    return bounds if inside else joint_bounds([box, bounds])
