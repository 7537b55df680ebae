"""Where "near X", "20 km north of X" or "northern X" lies, and how surely."""

from __future__ import annotations

import math
from dataclasses import replace

from geo.coordinates import METRES_PER_DEGREE, Position, moved
from geo.gazetteer.place import Place
from geo.resolution.toponyms import Toponym
from geo.vocabulary import Precision

# "Near" a town is read as up to this far beyond it; a town's outskirts end within the second.
_NEAR_M = 10_000.0
_OUTSKIRTS_M = 5_000.0
# "North of X" without a distance: within this beyond X.
_BESIDE_M = 20_000.0
# Distances in news are rounded ("some 20 km"): this share of them, either way.
_ROUNDING = 0.2

# Areas are drawn from the settlements that gazetteers know of; of few, the circle would be too small.
_LEAST_M = {Precision.DISTRICT: 20_000.0, Precision.REGION: 50_000.0}

_COARSER = {
    Precision.SITE: Precision.TOWN,
    Precision.NEIGHBOURHOOD: Precision.TOWN,
    Precision.TOWN: Precision.DISTRICT,
    Precision.CITY: Precision.DISTRICT,
}


def position_of(toponym: Toponym, place: Place) -> tuple[Position, Precision]:
    """Return the position and precision of `toponym`, whose name means `place`."""
    at = place.position
    relation = toponym.relation
    if relation == "offset" and toponym.distance_m is not None:
        return _offset(toponym, place), _coarser(place)
    if relation == "offset":
        return _widened(at, _BESIDE_M), _coarser(place)
    if relation == "near":
        return _widened(at, toponym.distance_m or _NEAR_M), _coarser(place)
    if relation == "outskirts":
        return _widened(at, _OUTSKIRTS_M), place.precision
    if relation == "part" and toponym.bearing_deg is not None:
        return _part(place, toponym.bearing_deg), place.precision
    return _at(place), place.precision


def _at(place: Place) -> Position:
    """Return where `place` itself is; an administrative area is never smaller than such areas are."""
    at = place.position
    least_m = _LEAST_M.get(place.precision, 0.0) if place.feature_class == "A" else 0.0
    return replace(at, radius_m=max(at.radius_m, least_m))


def _part(place: Place, bearing_deg: float) -> Position:
    """Return the part of `place` that lies towards a bearing: half of it, and a margin."""
    at = place.position
    west, south, east, north = place.bbox or (at.lon, at.lat, at.lon, at.lat)
    angle = math.radians(bearing_deg)
    x_m = abs(math.sin(angle)) * (east - west) / 2 * METRES_PER_DEGREE * math.cos(math.radians(at.lat))
    y_m = abs(math.cos(angle)) * (north - south) / 2 * METRES_PER_DEGREE
    reach_m = math.hypot(x_m, y_m) or at.radius_m
    return moved(at, bearing_deg=bearing_deg, distance_m=reach_m / 2, radius_m=at.radius_m * 0.75)


def _offset(toponym: Toponym, place: Place) -> Position:
    """Return the spot a stated distance away: a small circle if its bearing is known, else a large one."""
    at, distance_m = place.position, toponym.distance_m or 0.0
    if toponym.bearing_deg is None:
        return _widened(at, distance_m * (1 + _ROUNDING))
    # A bearing of eight points is right within 22.5°: 0.4 of the distance to either side.
    radius_m = at.radius_m + distance_m * 0.4
    return moved(at, bearing_deg=toponym.bearing_deg, distance_m=distance_m, radius_m=radius_m)


def _widened(position: Position, by_m: float) -> Position:
    return Position(lon=position.lon, lat=position.lat, radius_m=position.radius_m + by_m)


def _coarser(place: Place) -> Precision:
    return _COARSER.get(place.precision, place.precision)


def around_parent(parent: Place, within_m: float) -> tuple[Position, Precision]:
    """Return where a site lies of which only the parent is known."""
    radius_m = max(within_m, _at(parent).radius_m)
    position = Position(lon=parent.position.lon, lat=parent.position.lat, radius_m=radius_m)
    town = parent.precision in (Precision.SITE, Precision.NEIGHBOURHOOD, Precision.TOWN, Precision.CITY)
    return position, Precision.TOWN if town else parent.precision
