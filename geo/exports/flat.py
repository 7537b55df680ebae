"""A filtered frame as GDAL and Arrow take it: published shapes, and a cell of JSON for what is nested."""

from __future__ import annotations

import geopandas as gpd
import orjson
import pandas as pd

from geo.coordinates import CRS
from geo.exports.features import NESTED, published_shape

_LISTS = ("linked_to", "possibly_same_as", "counterparts")


def flat(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return `frame` with shapes as fine as they are known and no cell that is a list.

    Lists of ids become ids with blanks between, and `NESTED` columns a JSON text.
    EPSG:4326, longitude first; `id` is the first column; the index counts from 0.
    """
    table = frame.reset_index()
    pairs = zip(frame.geometry, frame["radius_m"], strict=True)
    shapes = gpd.GeoSeries(
        [published_shape(shape, None if pd.isna(radius) else radius) for shape, radius in pairs], crs=CRS
    )
    words = {name: table[name].map(" ".join) for name in _LISTS}
    nested = {name: table[name].map(lambda cell: orjson.dumps(cell).decode()) for name in NESTED}
    texts = {
        name: table[name].map(_unbroken, na_action="ignore")
        for name in table.columns
        if table[name].dtype == object and name not in (*_LISTS, *NESTED)
    }
    return table.assign(**texts, **words, **nested).set_geometry(shapes, crs=CRS)


def _unbroken(text: str) -> str:
    return text.replace("\0", " ")  # where GDAL's text ends
