"""Borders out of areas: the edges that two neighbours share are their border, all others are coast.

Natural Earth's areas are a clean coverage: neighbours repeat the same vertices along a common border.
"""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.coordinates import CRS

# Vertices are the same if they agree to a millionth of a degree (0.1 m).
_STEPS_PER_DEGREE = 1_000_000
# A vertex as one integer: its longitude times this, plus its latitude.
_ROW = 1_000 * _STEPS_PER_DEGREE


def borders(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return one line for every two neighbours among `areas`.

    Parameters
    ----------
    areas
        Polygons in lon, lat degrees that neither overlap nor leave gaps between neighbours.

    Returns
    -------
    GeoDataFrame
        Columns ``one`` and ``other`` (positions of the neighbours in `areas`, ``one`` the smaller)
        and the geometry of what they share.
    """
    edges = _edges(areas)
    owners = edges.groupby(["start", "end"])["area"].agg(one="min", other="max").reset_index()
    shared = owners[owners["one"] != owners["other"]]
    ends = np.stack([_vertices(shared["start"]), _vertices(shared["end"])], axis=1)
    pairs = gpd.GeoDataFrame(shared[["one", "other"]], geometry=shapely.linestrings(ends), crs=CRS)
    joined = pairs.dissolve(by=["one", "other"], as_index=False)
    return joined.set_geometry(shapely.line_merge(joined.geometry.values), crs=CRS)


def _edges(areas: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return each edge of each area once: its two vertices in a fixed order, and the area's position."""
    polygons, area_of_polygon = shapely.get_parts(areas.geometry.values, return_index=True)
    rings, polygon_of_ring = shapely.get_rings(polygons, return_index=True)
    lon_lat, ring = shapely.get_coordinates(rings, return_index=True)
    vertex = _codes(lon_lat)
    inside = (ring[1:] == ring[:-1]) & (vertex[1:] != vertex[:-1])
    before, after = vertex[:-1][inside], vertex[1:][inside]
    area = area_of_polygon[polygon_of_ring[ring[:-1][inside]]]
    return pd.DataFrame({"start": np.minimum(before, after), "end": np.maximum(before, after), "area": area})


def _codes(lon_lat: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Return one integer a vertex, so that vertices can be compared and grouped."""
    steps = np.round(lon_lat * _STEPS_PER_DEGREE).astype(np.int64)
    codes: npt.NDArray[np.int64] = (steps[:, 0] + 180 * _STEPS_PER_DEGREE) * _ROW + steps[:, 1]
    return codes


def _vertices(codes: pd.Series) -> npt.NDArray[np.float64]:
    values = codes.to_numpy()
    lat = (values + _ROW // 2) % _ROW - _ROW // 2
    lon = (values - lat) // _ROW - 180 * _STEPS_PER_DEGREE
    return np.stack([lon, lat], axis=-1) / _STEPS_PER_DEGREE
