"""Features of a whole frame as JSON, column by column: the bytes of one by one, for a fraction of the time.

Values repeat: each distinct one of a column is written once, and columns side by side with few combinations
are written together. What is different in every row, and what is nested, goes to orjson row by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
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

from geo.coordinates import decimals
from geo.exports.features import NESTED, Bounds, joint_bounds, published_shape

CHUNK = 50_000  # rows whose values are looked over at a time: memory stays flat
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


class _Place(NamedTuple):
    """What is written of a place between a feature's id and its properties, and its bounds."""

    written: bytes
    bounds: Bounds | None


class Encoded(NamedTuple):
    """Some features as JSON, and bounds that hold them and others; ``None`` if none is placed."""

    features: list[bytes]
    bounds: Bounds | None


def encoded(frame: gpd.GeoDataFrame) -> Iterator[Encoded]:
    """Yield the rows of a strikes frame, some at a time, as `geo.exports.features.feature` makes them.

    Each is what orjson writes of the feature, to the byte.
    """
    outlines: dict[bytes, _Place] = {}
    for start in range(0, len(frame), CHUNK):
        part = frame.iloc[start : start + CHUNK]
        ids = list(map(orjson.dumps, part.index))
        places, bounds = _places(part, outlines)
        pieces = [
            repeat(b'{"type":"Feature","id":'),
            ids,
            places.rows(),
            ids,
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
            yield map(_dumps, _values(part[name]))
            continue
        both = group.with_next(coded) if group else coded
        if both is None and group:
            yield group.rows()
        group = both or coded
    yield from (group.rows(),) if group else ()
    yield repeat(b"}}")


def _coded(column: pd.Series[Any], key: bytes) -> _Coded | None:
    """Return a column with its key before each value, ``None`` if it has too many different ones."""
    if (one := _only_value(column)) is not None:
        return _Coded(np.zeros(len(column), dtype=np.int64), [key + orjson.dumps(one[0])])
    codes, distinct = pd.factorize(column)
    if len(distinct) > _FEW:
        return None
    written = [key + _dumps(value) for value in _values(pd.Series(distinct))]
    missing = codes < 0
    if missing.any():
        codes[missing] = len(written)
        written.append(key + b"null")
    return _Coded(codes, written)


def _only_value(column: pd.Series[Any]) -> tuple[str | None] | None:
    """Return the one text, or ``None`` for unknown, that all cells of a column hold; ``None`` if they differ.

    To compare with one value takes a tenth of the time that it takes to tell values apart.
    """
    if column.dtype != object:
        return None
    values = column.tolist()
    first = values[0]
    if first is not None and not isinstance(first, str):
        return None
    return (first,) if values[-1] == first and values.count(first) == len(values) else None


def _coded_lists(column: pd.Series[Any], key: bytes) -> _Coded | None:
    """Return a column of lists with its key, ``None`` unless all are empty."""
    if any(column.tolist()):
        return None
    return _Coded(np.zeros(len(column), dtype=np.int64), [key + b"[]"])


def _unknown(value: object) -> None:
    if value is not pd.NA:
        raise TypeError(f"{type(value)} is nothing that JSON has")


_dumps = partial(orjson.dumps, default=_unknown)


def _values(column: pd.Series[Any]) -> list[Any]:
    """Return a column as JSON has it: ``None`` for unknown, instants as ISO 8601 with Z."""
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return _instants(column)
    if column.dtype == object:
        return column.tolist()  # pd.NA, too, is null by _dumps
    missing = column.isna().to_numpy()
    whole = isinstance(column.dtype, pd.Int64Dtype)
    values = (column.to_numpy("int64", na_value=0) if whole else column.to_numpy()).tolist()
    return [None if gone else value for value, gone in zip(values, missing.tolist(), strict=True)]


def _instants(column: pd.Series[Any]) -> list[str | None]:
    since = column.dt.tz_convert(UTC).dt.tz_localize(None).to_numpy().astype("datetime64[us]")
    return [None if np.isnat(instant) else _iso(int(instant.astype("int64"))) for instant in since]


def _iso(microseconds: int) -> str:
    return (_EPOCH + microseconds * _MICROSECOND).isoformat().replace("+00:00", "Z")


def _places(part: gpd.GeoDataFrame, outlines: dict[bytes, _Place]) -> tuple[_Coded, Bounds | None]:
    """Return bbox and geometry of each row, as fine as known, and the bounds around all."""
    shapes = part.geometry.to_numpy()
    radii_m = part["radius_m"].fillna(0.0).to_numpy(dtype=float)
    is_point = (shapely.get_type_id(shapes) == 0) & ~shapely.is_empty(shapes)
    lons, lats = np.where(is_point, (shapely.get_x(shapes), shapely.get_y(shapes)), 0.0)
    joint = _same_shapes(shapes, is_point)
    for values in (lons, lats, np.where(is_point, radii_m, 0.0)):
        codes, distinct = pd.factorize(values)
        joint = pd.factorize(joint * len(distinct) + codes)[0]
    firsts = np.flatnonzero(~pd.Series(joint).duplicated().to_numpy())
    points = zip(*(values[firsts].tolist() for values in (lons, lats, radii_m)), strict=True)
    places = [
        _point(*point) if is_point[row] else _outline(shapes[row], outlines)
        for row, point in zip(firsts.tolist(), points, strict=True)
    ]
    return _Coded(joint, [place.written for place in places]), joint_bounds(
        place.bounds for place in places if place.bounds
    )


def _same_shapes(shapes: npt.NDArray[np.object_], is_point: npt.NDArray[np.bool_]) -> _Codes:
    """Return a code of each row's outline, the same for the same object, and one for all points.

    Rows of one area hold the same object: its thousands of corners need not be compared for each.
    """
    codes = np.zeros(len(shapes), dtype=np.int64)
    others = np.array([id(shape) for shape in shapes[~is_point]], dtype=np.int64)
    codes[~is_point] = 1 + pd.factorize(others)[0]
    return codes


def _point(lon: float, lat: float, radius_m: float) -> _Place:
    """Return what `published_shape` makes of a point, without making one."""
    places = decimals(radius_m)
    lon, lat = round(lon, places), round(lat, places)
    bounds = [lon, lat, lon, lat]
    return _Place(_written(bounds, {"type": "Point", "coordinates": (lon, lat)}), bounds)


def _outline(shape: BaseGeometry | None, outlines: dict[bytes, _Place]) -> _Place:
    key = shapely.to_wkb(shape) if shape else b""
    if key not in outlines:
        published = published_shape(shape, None)
        outlines[key] = (
            _Place(_written(list(published.bounds), mapping(published)), list(published.bounds))
            if published
            else _Place(b',"geometry":null,"properties":{"id":', None)
        )
    return outlines[key]


def _written(bounds: Bounds, geometry: Mapping[str, Any]) -> bytes:
    bbox, shape = orjson.dumps(bounds), orjson.dumps(geometry)
    return b',"bbox":' + bbox + b',"geometry":' + shape + b',"properties":{"id":'
