"""Reads a file of packed columns, as js/packing.js does."""

from __future__ import annotations

import gzip
import json
from typing import Any

import numpy as np


def unpacked(zipped: bytes) -> dict[str, Any]:
    content = gzip.decompress(zipped)
    length = int(np.frombuffer(content, "<u4", 1)[0])
    header: dict[str, Any] = json.loads(content[4 : 4 + length])
    for column in header.pop("columns"):
        kind = np.dtype(column["type"])
        offset, entries = 4 + length + column["offset"], column["length"]
        assert offset % 4 == 0
        planes = np.frombuffer(content, np.uint8, entries * kind.itemsize, offset)
        values = planes.reshape(kind.itemsize, entries).T.copy().view(kind).ravel()
        header[column["name"]] = np.cumsum(values, dtype=kind) if column["steps"] else values
    return header
