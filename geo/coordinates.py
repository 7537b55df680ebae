"""Positions on Earth, their uncertainty and their distances.

Coordinates are WGS 84 (EPSG:4326) decimal degrees, longitude first, everywhere in strikemap.
`Position.lat_lon` is the one place where the axis order flips (Leaflet and geopy want it so).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from pyproj import Geod

from geo.errors import CoordinateError

CRS = "EPSG:4326"

# A degree is at most 111.32 km (equatorial circumference / 360; WGS 84).
METRES_PER_DEGREE = 111_320.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A point on Earth and how well it is known.

    Attributes
    ----------
    lon, lat
        Degrees east and north.
    radius_m
        The true spot lies within this many metres of the point.

    Raises
    ------
    CoordinateError
        For NaN, infinities, values off the globe, a negative radius, and 0,0 ("null island":
        in data it is a missing value, never a strike).
    """

    lon: float
    lat: float
    radius_m: float

    def __post_init__(self) -> None:
        if not (abs(self.lon) <= 180 and abs(self.lat) <= 90):  # also catches NaN
            raise CoordinateError(
                f"lon={self.lon} lat={self.lat} is not on Earth: expected degrees, lon first"
            )
        if self.lon == 0 and self.lat == 0:
            raise CoordinateError("lon=0 lat=0 stands for a missing value: leave the place out instead")
        if not (0 <= self.radius_m < math.inf):
            raise CoordinateError(f"radius_m={self.radius_m} must be zero or more metres")

    @property
    def lat_lon(self) -> tuple[float, float]:
        """Latitude first, for Leaflet and geopy."""
        return (self.lat, self.lon)


@cache
def _geod() -> Geod:
    return Geod(ellps="WGS84")


def distance_m(a: Position, b: Position) -> float:
    """Return the geodesic distance in metres (WGS 84 ellipsoid; Karney 2013, by PROJ)."""
    return float(_geod().inv(a.lon, a.lat, b.lon, b.lat)[2])


def moved(position: Position, *, bearing_deg: float, distance_m: float, radius_m: float) -> Position:
    """Return the spot `distance_m` from `position` towards `bearing_deg` (0 north, 90 east)."""
    lon, lat, _ = _geod().fwd(position.lon, position.lat, bearing_deg, distance_m)
    return Position(lon=float(lon), lat=float(lat), radius_m=radius_m)


def decimals(radius_m: float) -> int:
    """Return how many decimals of a degree `radius_m` supports: a last digit never finer than it.

    One unit of the last digit is the largest power of ten that is not above a tenth of the radius,
    so rounding moves the point by at most a twentieth of it; two to six decimals.
    """
    step_degrees = max(radius_m, 1.0) / 10 / METRES_PER_DEGREE
    return min(6, max(2, math.ceil(-math.log10(step_degrees))))
