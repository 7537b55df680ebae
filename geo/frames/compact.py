"""A frame of strikes that takes little memory: what many rows share is held once.

For frames that are kept, a million rows long and read by many. `expanded` gives the columns back as the
contract has them, for what writes files.
"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.frames.contract import LISTS

# A text that is each row's own is kept as such: codes would come on top.
_SHARED = 0.5


def compact(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return `frame` with texts as categories, or as Arrow's where hardly two are alike, and shared points.

    Columns of lists, numbers and instants stay as they are.
    """
    texts = {name: _compact(frame[name]) for name in frame.columns if _has_texts(frame[name])}
    return frame.assign(**texts).set_geometry(_shared(frame.geometry))


def expanded(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return a `compact` frame with its texts as Python's, ``None`` where there is none."""
    texts = {
        name: column.astype(object).where(column.notna(), None)
        for name, column in frame.items()
        if isinstance(column.dtype, (pd.CategoricalDtype, pd.StringDtype))
    }
    return frame.assign(**texts) if texts else frame


def _has_texts(column: pd.Series[Any]) -> bool:
    if column.dtype != object or column.name in LISTS:
        return isinstance(column.dtype, pd.StringDtype)
    known = column.dropna()
    return known.empty or isinstance(known.iloc[0], str)


def _compact(texts: pd.Series[Any]) -> pd.Series[Any]:
    codes, distinct = pd.factorize(texts)
    if len(distinct) > len(texts) * _SHARED:
        return texts.astype("str")
    categories = pd.Index([str(text) for text in distinct], dtype="str")
    return pd.Series(pd.Categorical.from_codes(codes, categories=categories), index=texts.index)


def _shared(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Return the same shapes, points at one place being one object: towns are struck again and again."""
    held = np.asarray(shapes.array).copy()
    points = np.flatnonzero(shapely.get_type_id(held) == shapely.GeometryType.POINT)
    spots = shapely.get_x(held[points]) + 1j * shapely.get_y(held[points])
    codes, _ = pd.factorize(spots)
    first = np.flatnonzero(~pd.Series(codes).duplicated().to_numpy())
    held[points] = held[points[first]][codes]
    return gpd.GeoSeries(held, index=shapes.index, crs=shapes.crs)
