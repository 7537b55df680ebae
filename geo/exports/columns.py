"""Features of a whole frame, column by column: the same as one by one, for a tenth of the time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geo.coordinates import decimals
from geo.exports.features import Feature, published_shape

CHUNK = 20_000  # rows turned into Python values at a time: memory stays flat
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

_Where = tuple[list[float] | None, dict[str, Any] | None]  # bbox and geometry


def features(frame: gpd.GeoDataFrame) -> Iterator[Feature]:
    """Yield the rows of a strikes frame as `geo.exports.features.feature` makes them of `geo.frames.rows`."""
    names = ["id", *(name for name in frame.columns if name != "geometry")]
    outlines: dict[bytes | None, _Where] = {}
    for start in range(0, len(frame), CHUNK):
        part = frame.iloc[start : start + CHUNK]
        ids = part.index.tolist()
        columns = [ids, *(_values(part[name]) for name in names[1:])]
        told = zip(*columns, strict=True)
        for key, values, (bbox, geometry) in zip(ids, told, _shapes(part, outlines), strict=True):
            properties = dict(zip(names, values, strict=True))
            if geometry is None:
                yield {"type": "Feature", "id": key, "geometry": None, "properties": properties}
            else:
                yield {
                    "type": "Feature",
                    "id": key,
                    "bbox": bbox,
                    "geometry": geometry,
                    "properties": properties,
                }


def _values(column: pd.Series[Any]) -> list[Any]:
    """Return a column as JSON has it: ``None`` for unknown, instants as ISO 8601 with Z."""
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return _instants(column)
    if column.dtype == object:
        return [None if value is pd.NA else value for value in column.tolist()]
    missing = column.isna().to_numpy()
    if missing.all():
        return [None] * len(column)
    # A masked column gives its numbers to Python one by one, an array all at once.
    whole = isinstance(column.dtype, pd.Int64Dtype)
    values = (column.to_numpy("int64", na_value=0) if whole else column.to_numpy()).tolist()
    if not missing.any():
        return values
    return [None if gone else value for value, gone in zip(values, missing.tolist(), strict=True)]


def _instants(column: pd.Series[Any]) -> list[str | None]:
    since = column.dt.tz_convert(UTC).dt.tz_localize(None).to_numpy().astype("datetime64[us]")
    unique, at = np.unique(since, return_inverse=True)
    texts = [None if np.isnat(instant) else _iso(int(instant.astype("int64"))) for instant in unique]
    return [texts[number] for number in at.tolist()]


def _iso(microseconds: int) -> str:
    return (_EPOCH + microseconds * _MICROSECOND).isoformat().replace("+00:00", "Z")


def _shapes(part: gpd.GeoDataFrame, outlines: dict[bytes | None, _Where]) -> Iterator[_Where]:
    """Yield the bbox and geometry of each row as fine as known; strikes of one area share its outline."""
    shapes = part.geometry.to_numpy()
    is_point = (shapely.get_type_id(shapes) == 0) & ~shapely.is_empty(shapes)
    keys = iter(shapely.to_wkb(shapes[~is_point]).tolist())
    radii_m = part["radius_m"].fillna(0.0).tolist()
    places = {radius_m: decimals(radius_m) for radius_m in set(radii_m)}
    positions = (shapely.get_x(shapes).tolist(), shapely.get_y(shapes).tolist())
    for shape, point, lon, lat, radius_m in zip(shapes, is_point.tolist(), *positions, radii_m, strict=True):
        if point:
            x, y = round(lon, places[radius_m]), round(lat, places[radius_m])
            yield [x, y, x, y], {"type": "Point", "coordinates": (x, y)}
            continue
        key = next(keys)
        if key not in outlines:
            outlines[key] = _outline(shape)
        yield outlines[key]


def _outline(shape: BaseGeometry | None) -> _Where:
    published = published_shape(shape, None)
    return (None, None) if published is None else (list(published.bounds), mapping(published))
