"""The ground under the marks, simplified: for files that leave this computer and have no tiles to ask for.

Coasts, borders and names are those of the base map that set-up made. Near the strikes they are as fine as a
reader can look; the rest of the world is there to find one's way, and coarse.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pyogrio
import shapely

BASEMAP = Path(__file__).parents[2] / "static" / "basemap"
# EPSG:3857 spans so much either side of its origin.
HALF_WORLD_M = 20_037_508.342789244
UNITS = 2**20
"""Width of the Web Mercator world in the units of `Ground.lines`: a unit is at most 38 metres."""

_NEAR_SHARE = 0.25  # of the strikes' extent is added on each side
_LEAST_NEAR_M = 300_000.0
# Of the near extent: what a reader who looks from three levels closer takes for a smooth line.
_FINENESS = 1 / 6000
_FAR_TOLERANCE_M = 6_000.0
_WIDEST_WITH_PROVINCES_M = 6_000_000.0
_LINESTRING = 1  # GEOS's number of the type
_MOST_TOWNS = 900
_FAR_TOWN = 1_500_000  # inhabitants

Box = tuple[float, float, float, float]  # west, south, east, north
Line = list[int]
Numbers = npt.NDArray[Any]
Shapes = npt.NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Lines and names in units of the Web Mercator world: x grows eastwards from 0, y southwards from 0.

    Attributes
    ----------
    lines
        By layer (``land``, ``lakes``, ``admin1``, ``bounds``, ``disputed``), each line or ring as x, y of
        its first corner and then the steps to the next, ``[x, y, dx, dy, …]``; rings of land and lakes.
    names
        By layer (``country_lbl``, ``places``): ``[x, y, name, weight]``, greatest weight first.
    source
        Whom the map names as its source.
    """

    lines: Mapping[str, list[Line]]
    names: Mapping[str, list[list[Any]]]
    source: str


def ground(points: gpd.GeoSeries) -> Ground:
    """Return the ground around `points` (any CRS; empty: around nothing, and coarse everywhere).

    Without a base map, before set-up, it is empty.
    """
    info = BASEMAP / "info.json"
    if not info.exists():
        return Ground(lines={}, names={}, source="")
    told = json.loads(info.read_text(encoding="utf-8"))
    near = _near(points)
    widest = max(near[2] - near[0], near[3] - near[1])
    pieces = dict(_pieces(told["layers"], near if widest <= _WIDEST_WITH_PROVINCES_M else None))
    return Ground(
        lines={name: _lines(shapes, near, widest * _FINENESS) for name, shapes in pieces.items()},
        names=dict(_names(told["layers"], near)),
        source=told["source"],
    )


def _pieces(layers: list[str], with_provinces: Box | None) -> Iterator[tuple[str, Shapes]]:
    """Yield each layer's shapes as the tiles cut them."""
    for name in ("land", "lakes"):
        if name in layers:
            yield name, _read(name).geometry.to_numpy()
    if with_provinces and "admin1" in layers:
        provinces = _read("admin1").geometry.to_numpy()
        yield "admin1", provinces[shapely.intersects(provinces, shapely.box(*with_provinces))]
    if "bounds" in layers:
        borders = _read("bounds")
        # A line of control is no border: it is drawn as the disputed lines are.
        control = (borders["cls"] == "loc").to_numpy()
        disputed = _read("disputed").geometry.to_numpy() if "disputed" in layers else np.empty(0, object)
        yield "bounds", borders.geometry.to_numpy()[~control]
        yield "disputed", np.concatenate([disputed, borders.geometry.to_numpy()[control]])


def _near(points: gpd.GeoSeries) -> Box:
    """Return the box around `points`, and some more, in EPSG:3857."""
    if points.empty:
        return (0.0, 0.0, 0.0, 0.0)
    west, south, east, north = points.to_crs(3857).total_bounds
    more = max(_LEAST_NEAR_M, _NEAR_SHARE * max(east - west, north - south))
    return (west - more, south - more, east + more, north + more)


@cache
def _read(layer: str) -> gpd.GeoDataFrame:
    """Return a layer at its finest, read once: it changes only when set-up is run."""
    return pyogrio.read_dataframe(BASEMAP / f"{layer}.pmtiles")


def _lines(pieces: Shapes, near: Box, tolerance_m: float) -> list[Line]:
    """Return the simplified rings and lines of `pieces`."""
    shapes = shapely.get_parts(pieces)
    is_near = shapely.intersects(shapes, shapely.box(*near))
    far_m = max(tolerance_m, _FAR_TOLERANCE_M)
    far = shapely.simplify(shapes[~is_near], far_m)
    kept = np.concatenate(
        [shapely.simplify(shapes[is_near], tolerance_m), far[shapely.length(far) > 4 * far_m]]
    )
    rings = np.concatenate([shapely.get_rings(kept), kept[shapely.get_type_id(kept) == _LINESTRING]])
    return _steps(*shapely.get_coordinates(rings, return_index=True))


def _steps(coordinates_m: Numbers, line: Numbers) -> list[Line]:
    """Return each line as its first corner and the steps from there; what rounds to no step is none."""
    corners = units(coordinates_m)
    begins = np.diff(line, prepend=-1) != 0
    moved = begins | (np.diff(corners, axis=0, prepend=corners[:1]) != 0).any(axis=1)
    corners, begins = corners[moved], begins[moved]
    steps = np.diff(corners, axis=0, prepend=corners[:1])
    steps[begins] = corners[begins]
    lines = np.split(steps, np.flatnonzero(begins)[1:])
    return [each.ravel().tolist() for each in lines if len(each) > 1]


def _names(layers: list[str], near: Box) -> Iterator[tuple[str, list[list[Any]]]]:
    if "country_lbl" in layers:
        yield "country_lbl", _named(_read("country_lbl"), "area")
    if "places" in layers:
        towns = _read("places")
        wanted = towns.intersects(shapely.box(*near)) | (towns["population"] >= _FAR_TOWN)
        yield "places", _named(towns[wanted], "population")[:_MOST_TOWNS]


def _named(labels: gpd.GeoDataFrame, weight: str) -> list[list[Any]]:
    """Return each label once: a tile repeats those near its edge."""
    spots = units(shapely.get_coordinates(shapely.centroid(labels.geometry.to_numpy())))
    told = {
        (name, round(float(heavy), 1)): [int(x), int(y), name, round(float(heavy), 1)]
        for (x, y), name, heavy in zip(spots, labels["name"], labels[weight], strict=True)
    }
    return sorted(told.values(), key=lambda label: (-label[3], label[2]))


def units(coordinates_m: Numbers) -> Numbers:
    """Return positions of EPSG:3857 (n × 2, metres) in units of the world, x eastwards and y southwards."""
    east, north = coordinates_m[:, 0], coordinates_m[:, 1]
    shares = np.column_stack([east / HALF_WORLD_M + 1, 1 - north / HALF_WORLD_M]) / 2
    return np.round(shares * UNITS).astype(np.int64)
