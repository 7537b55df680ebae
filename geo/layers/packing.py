"""A file of typed columns with a header: written here, read by ``js/packing.js``.

Layout (little endian, all of it gzipped)::

    u32                 length of the header in bytes
    header              JSON, padded with spaces to a multiple of four
    columns             one after the other, each padded to a multiple of four

The header names each column with its type, its length and where it starts. A column of wide numbers is
written byte plane by byte plane: all lowest bytes first, all highest last. Neighbours in a plane are alike,
so that the whole compresses well. A column that ascends, or nearly so, is written as steps from one entry
to the next.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

# Of the header: a reader that does not know the number must not guess.
FORMAT = 2
# zlib's default: higher ones take twice the time for a hundredth of the bytes.
_LEVEL = 6

Numbers = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column by its name.

    Attributes
    ----------
    values
        One-dimensional; unsigned of 8, 16 or 32 bits, or int32.
    steps
        Write the step from one entry to the next (modulo the type) instead of the entries.
    """

    name: str
    values: Numbers
    steps: bool = False


def pack(header: Mapping[str, Any], columns: Iterable[Column]) -> bytes:
    """Return the file, gzipped; the same content gives the same bytes."""
    listed, bodies, offset = [], [], 0
    for column in columns:
        values = column.values
        listed.append(
            {
                "name": column.name,
                "type": values.dtype.name,
                "length": len(values),
                "offset": offset,
                "steps": column.steps,
            }
        )
        bodies.append(_planes(_steps(values) if column.steps else values))
        offset += len(bodies[-1])
    text = orjson.dumps({"format": FORMAT, **header, "columns": listed})
    text = text.ljust(_padded(len(text)))
    return gzip.compress(b"".join((np.uint32(len(text)).tobytes(), text, *bodies)), _LEVEL, mtime=0)


def narrowest(values: Numbers) -> Numbers:
    """Return whole numbers from 0 on in the narrowest unsigned type that holds them."""
    most = int(values.max(initial=0))
    return values.astype(np.min_scalar_type(most) if most < 2**32 else np.uint64)


def _steps(values: Numbers) -> Numbers:
    return np.diff(values, prepend=values.dtype.type(0))


def _planes(values: Numbers) -> bytes:
    little = np.ascontiguousarray(values.astype(values.dtype.newbyteorder("<")))
    planes = little.view(np.uint8).reshape(len(values), values.dtype.itemsize).T
    return planes.tobytes().ljust(_padded(values.nbytes), b"\0")


def _padded(length: int) -> int:
    return -(-length // 4) * 4
