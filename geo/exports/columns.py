"""Features of a whole frame as JSON, column by column: the bytes of one by one, for a fraction of the time.

Values repeat: each distinct one of a column is written once, and columns side by side with few combinations
are written together. What is different in every row, and what is nested, goes to orjson row by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice, repeat
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import orjson
import pandas as pd
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geo.exports.features import NESTED, Bounds, joint_bounds, published_shape

CHUNK = 20_000  # rows whose values are looked over at a time: memory stays flat
PIECE = 50  # features handed on at a time: what they take is still at hand for the next ones
_FEW = CHUNK // 4  # distinct values of a chunk that are worth being written once
_FEW_TOGETHER = CHUNK // 40  # combinations of columns that are
_LISTS = frozenset({*NESTED, "linked_to", "possibly_same_as", "counterparts"})
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

_Codes = npt.NDArray[np.int64]


class _Coded(NamedTuple):
    """A column as the code of each row, and what is written for each code."""

    codes: _Codes
    written: list[bytes]

    def with_next(self, other: _Coded) -> _Coded | None:
        """Return both columns as one, ``None`` if their combinations are too many."""
        if len(other.written) == 1:
            return _Coded(self.codes, [one + other.written[0] for one in self.written])
        joint = self.codes * len(other.written) + other.codes
        codes, distinct = pd.factorize(joint)
        if len(distinct) > _FEW_TOGETHER:
            return None
        pairs = (divmod(number, len(other.written)) for number in distinct.tolist())
        return _Coded(codes, [self.written[one] + other.written[two] for one, two in pairs])

    def rows(self) -> Iterator[bytes]:
        return map(self.written.__getitem__, self.codes.tolist())


class Encoded(NamedTuple):
    """Some features as JSON, and bounds that hold them and others; ``None`` if none is placed."""

    features: list[bytes]
    bounds: Bounds | None


def encoded(frame: gpd.GeoDataFrame) -> Iterator[Encoded]:
    """Yield the rows of a strikes frame, some at a time, as `geo.exports.features.feature` makes them.

    Each is what orjson writes of the feature, to the byte.
    """
    outlines: dict[bytes, BaseGeometry | None] = {}
    for start in range(0, len(frame), CHUNK):
        part = frame.iloc[start : start + CHUNK]
        ids = part.index.tolist()
        places, bounds = _places(part, outlines)
        pieces = [
            repeat(b'{"type":"Feature","id":'),
            map(orjson.dumps, ids),
            places.rows(),
            map(orjson.dumps, ids),
            *_properties(part),
        ]
        features = map(b"".join, zip(*pieces, strict=False))
        while some := list(islice(features, PIECE)):
            yield Encoded(some, bounds)


def _properties(part: gpd.GeoDataFrame) -> Iterator[Iterable[bytes]]:
    """Yield what is written after the id, in pieces that hold one entry a row."""
    group: _Coded | None = None
    for name in (name for name in part.columns if name != "geometry"):
        key = b"," + orjson.dumps(name) + b":"
        coded = _coded_lists(part[name], key) if name in _LISTS else _coded(part[name], key)
        if coded is None:
            yield from (group.rows(),) if group else ()
            group = None
            yield repeat(key)
            yield map(orjson.dumps, _values(part[name]))
            continue
        both = group.with_next(coded) if group else coded
        if both is None and group:
            yield group.rows()
        group = both or coded
    yield from (group.rows(),) if group else ()
    yield repeat(b"}}")


def _coded(column: pd.Series[Any], key: bytes) -> _Coded | None:
    """Return a column with its key before each value, ``None`` if it has too many different ones."""
    codes, distinct = pd.factorize(column)
    if len(distinct) > _FEW:
        return None
    written = [key + orjson.dumps(value) for value in _values(pd.Series(distinct))]
    missing = codes < 0
    if missing.any():
        codes[missing] = len(written)
        written.append(key + b"null")
    return _Coded(codes, written)


def _coded_lists(column: pd.Series[Any], key: bytes) -> _Coded | None:
    """Return a column of lists with its key, ``None`` unless all are empty."""
    if any(column.tolist()):
        return None
    return _Coded(np.zeros(len(column), dtype=np.int64), [key + b"[]"])


def _values(column: pd.Series[Any]) -> list[Any]:
    """Return a column as JSON has it: ``None`` for unknown, instants as ISO 8601 with Z."""
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return _instants(column)
    if column.dtype == object:
        return [None if value is pd.NA else value for value in column.tolist()]
    missing = column.isna().to_numpy()
    whole = isinstance(column.dtype, pd.Int64Dtype)
    values = (column.to_numpy("int64", na_value=0) if whole else column.to_numpy()).tolist()
    return [None if gone else value for value, gone in zip(values, missing.tolist(), strict=True)]


def _instants(column: pd.Series[Any]) -> list[str | None]:
    since = column.dt.tz_convert(UTC).dt.tz_localize(None).to_numpy().astype("datetime64[us]")
    return [None if np.isnat(instant) else _iso(int(instant.astype("int64"))) for instant in since]


def _iso(microseconds: int) -> str:
    return (_EPOCH + microseconds * _MICROSECOND).isoformat().replace("+00:00", "Z")


def _places(
    part: gpd.GeoDataFrame, outlines: dict[bytes, BaseGeometry | None]
) -> tuple[_Coded, Bounds | None]:
    """Return bbox and geometry of each row, as fine as known, and the bounds around all."""
    shapes = part.geometry.to_numpy()
    radii_m = part["radius_m"].fillna(0.0).to_numpy(dtype=float)
    is_point = (shapely.get_type_id(shapes) == 0) & ~shapely.is_empty(shapes)
    codes, firsts = _same_places(shapes, is_point, radii_m)
    published = [
        _published(shapes[row], radii_m[row], outlines) if is_point[row] or shapes[row] is not None else None
        for row in firsts
    ]
    bounds = joint_bounds(shape.bounds for shape in published if shape is not None)
    return _Coded(codes, list(map(_written, published))), bounds


def _same_places(
    shapes: npt.NDArray[np.object_], is_point: npt.NDArray[np.bool_], radii_m: npt.NDArray[np.float64]
) -> tuple[_Codes, Sequence[int]]:
    """Return a code of each row's place, the same for the same place, and the first row of each code."""
    others = np.zeros(len(shapes), dtype=np.int64)
    # Rows of one area hold the same object: its thousands of corners need not be compared for each.
    others[~is_point] = pd.factorize(np.array([id(shape) for shape in shapes[~is_point]], dtype=np.int64))[0]
    joint = others * 2 + is_point
    for values in (shapely.get_x(shapes), shapely.get_y(shapes), np.where(is_point, radii_m, 0.0)):
        codes, distinct = pd.factorize(np.where(is_point, values, 0.0))
        joint = pd.factorize(joint * len(distinct) + codes)[0]
    return joint, np.flatnonzero(~pd.Series(joint).duplicated().to_numpy()).tolist()


def _published(
    shape: BaseGeometry, radius_m: float, outlines: dict[bytes, BaseGeometry | None]
) -> BaseGeometry | None:
    if shape.geom_type == "Point":
        return published_shape(shape, radius_m)
    key = shapely.to_wkb(shape)
    if key not in outlines:
        outlines[key] = published_shape(shape, None)
    return outlines[key]


def _written(shape: BaseGeometry | None) -> bytes:
    if shape is None:
        return b',"geometry":null,"properties":{"id":'
    bbox, geometry = orjson.dumps(list(shape.bounds)), orjson.dumps(mapping(shape))
    return b',"bbox":' + bbox + b',"geometry":' + geometry + b',"properties":{"id":'
