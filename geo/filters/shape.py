"""A shape drawn on the map: what a filter keeps to. ``js/shape.js`` decides the same in the browser."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from geo.errors import FilterError, quoted

# Mean radius of the Earth (IUGG). Great circles on this sphere are within 0.6 % of those on the ellipsoid.
_EARTH_KM = 6371.0088
_DECIMALS = 5  # of a degree, about a metre; of a kilometre, a centimetre
_FARTHEST_KM = 20_000.0  # half way around the Earth
_MOST_CORNERS = 100
_CIRCLE_CORNERS = 64  # of a circle where it meets an outline

Numbers = npt.NDArray[np.float64]
Passes = npt.NDArray[np.bool_]


class ShapeKind(StrEnum):
    """What a shape is, and what its numbers are (longitude first, degrees)."""

    BOX = "box"  # west, south, east, north; west beyond east crosses the antimeridian
    CIRCLE = "circle"  # longitude, latitude, kilometres
    POLYGON = "polygon"  # longitude, latitude of each corner; its edges are straight in degrees (RFC 7946)


@dataclass(frozen=True, slots=True)
class Shape:
    """A box, a circle or a polygon on Earth (EPSG:4326).

    Attributes
    ----------
    kind
        What it is.
    numbers
        As `ShapeKind` tells, rounded to five decimals.

    Raises
    ------
    FilterError
        If the numbers are no such shape.
    """

    kind: ShapeKind
    numbers: tuple[float, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "numbers", tuple(round(float(one), _DECIMALS) + 0.0 for one in self.numbers))
        if not _is_a_shape(self.kind, self.numbers):
            raise FilterError(
                f"{quoted(str(self))} is no shape: box:west,south,east,north or circle:lon,lat,km or "
                f"polygon:lon,lat,lon,lat,lon,lat (at most {_MOST_CORNERS} corners), in degrees"
            )

    def __str__(self) -> str:
        """Return the shape as the address has it: ``circle:74.35,31.55,50``."""
        return (
            f"{self.kind}:{','.join(f'{one:.{_DECIMALS}f}'.rstrip('0').rstrip('.') for one in self.numbers)}"
        )

    @classmethod
    def read(cls, text: str) -> Shape:
        """Return the shape that `text` stands for; FilterError if it stands for none."""
        name, _, listed = text.partition(":")
        try:
            return cls(ShapeKind(name), tuple(float(number) for number in listed.split(",")))
        except ValueError as error:
            raise FilterError(
                f"{quoted(text)} is no shape: write box:70,30,75,34 or circle:74.35,31.55,50 (km) or "
                "polygon:70,30,75,30,72,34"
            ) from error

    def keeps(self, frame: gpd.GeoDataFrame) -> Passes:
        """Return which rows lie in the shape: points inside it, and areas that it touches.

        What has no geometry lies nowhere. A point counts by where it is drawn, however well it is known.
        """
        geometry = np.asarray(frame.geometry.array)
        dimensions = shapely.get_dimensions(geometry)
        kept = np.zeros(len(frame), dtype=bool)
        points = dimensions == 0
        kept[points] = self._holds(shapely.get_x(geometry[points]), shapely.get_y(geometry[points]))
        areas = np.flatnonzero(dimensions == 2)
        # Rows of one area hold the same object; each outline is looked at once.
        outlines = {id(geometry[row]): geometry[row] for row in areas}
        touched = {key for key, outline in outlines.items() if self.outline.intersects(outline)}
        kept[areas] = [id(geometry[row]) in touched for row in areas]
        return kept

    @property
    def outline(self) -> shapely.Geometry:
        """The shape as a polygon in degrees, or two where a box crosses the antimeridian."""
        if self.kind is ShapeKind.BOX:
            west, south, east, north = self.numbers
            if west <= east:
                return shapely.box(west, south, east, north)
            return shapely.union_all(
                [shapely.box(west, south, 180, north), shapely.box(-180, south, east, north)]
            )
        if self.kind is ShapeKind.CIRCLE:
            return shapely.make_valid(shapely.Polygon(_circle(*self.numbers)))
        return shapely.make_valid(shapely.Polygon(_corners(self.numbers)))

    def _holds(self, lon: Numbers, lat: Numbers) -> Passes:
        if self.kind is ShapeKind.BOX:
            west, south, east, north = self.numbers
            between = (lon >= west) & (lon <= east) if west <= east else (lon >= west) | (lon <= east)
            return between & (lat >= south) & (lat <= north)
        if self.kind is ShapeKind.CIRCLE:
            return _distance_km(lon, lat, *self.numbers[:2]) <= self.numbers[2]
        return _inside(lon, lat, _corners(self.numbers))


def _is_a_shape(kind: ShapeKind, numbers: tuple[float, ...]) -> bool:
    if not all(math.isfinite(number) for number in numbers):
        return False
    if kind is ShapeKind.CIRCLE:
        return len(numbers) == 3 and _on_earth(numbers[:2]) and 0 < numbers[2] <= _FARTHEST_KM
    if kind is ShapeKind.BOX:
        return (
            len(numbers) == 4 and _on_earth(numbers) and numbers[1] < numbers[3] and numbers[0] != numbers[2]
        )
    corners = len(numbers) / 2
    return 3 <= corners <= _MOST_CORNERS and corners == int(corners) and _on_earth(numbers)


def _on_earth(numbers: tuple[float, ...]) -> bool:
    return all(abs(lon) <= 180 for lon in numbers[::2]) and all(abs(lat) <= 90 for lat in numbers[1::2])


def _corners(numbers: tuple[float, ...]) -> list[tuple[float, float]]:
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _distance_km(lon: Numbers, lat: Numbers, from_lon: float, from_lat: float) -> Numbers:
    """Return great-circle distances (haversine formula)."""
    phi, from_phi = np.radians(lat), math.radians(from_lat)
    turn = np.radians(lon - from_lon)
    half = np.sin((phi - from_phi) / 2) ** 2 + np.cos(phi) * math.cos(from_phi) * np.sin(turn / 2) ** 2
    distances: Numbers = 2 * _EARTH_KM * np.arcsin(np.sqrt(half.clip(0, 1)))
    return distances


def _inside(lon: Numbers, lat: Numbers, corners: list[tuple[float, float]]) -> Passes:
    """Return which points an odd number of edges lies east of."""
    inside = np.zeros(len(lon), dtype=bool)
    for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
        if y1 != y2:
            inside ^= ((y1 > lat) != (y2 > lat)) & (lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1)
    return inside


def _circle(lon: float, lat: float, km: float) -> list[tuple[float, float]]:
    """Return corners of a circle, by the direct formula of great circles."""
    angle, phi = km / _EARTH_KM, math.radians(lat)
    corners = []
    for at in range(_CIRCLE_CORNERS):
        bearing = 2 * math.pi * at / _CIRCLE_CORNERS
        sine = math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * math.cos(bearing)
        east = math.sin(bearing) * math.sin(angle) * math.cos(phi)
        turn = math.atan2(east, math.cos(angle) - math.sin(phi) * sine)
        corners.append((lon + math.degrees(turn), math.degrees(math.asin(max(-1.0, min(1.0, sine))))))
    return corners
