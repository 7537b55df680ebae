"""Entry: a place on its way into the gazetteer, with every name it bears; and how extents are drawn."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from geo.coordinates import METRES_PER_DEGREE
from geo.gazetteer.place import Place

BBox = tuple[float, float, float, float]

# Marks of scholarly transliteration that English news leaves out: macron, dot below, cedilla, comma below.
_SCHOLARLY = frozenset("\u0304\u0323\u0327\u0326\u0331")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place and its names.

    Attributes
    ----------
    place
        The place.
    names
        Names in full, preferred first; any script.
    cores
        What a facility is called without its kind: "Nur Khan" of an air base.
    """

    place: Place
    names: tuple[str, ...]
    cores: tuple[str, ...] = ()


def plain(name: str) -> str:
    """Return `name` as English news prints it: no scholarly diacritics (Haryāna -> Haryana, ç kept)."""
    out: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFD", name):
        if char in _SCHOLARLY and base.lower() not in ("c", "s"):
            continue
        base = char if not unicodedata.combining(char) else base
        out.append(char)
    return unicodedata.normalize("NFC", "".join(out)).replace("‘", "").replace("’", "'")


def settlement_radius_m(population: int) -> float:
    """Return the radius within which "in NAME" lies: 3 km for a village, 25 km for a city of 20 million.

    It grows with the root of the population, as built-up areas do at like density; the two ends are
    set by hand, so that the municipal areas of cities (10–25 km) and the error of point records
    (1–3 km) are covered.
    """
    return round(3_000 + 22_000 * min(1.0, math.sqrt(population / 20_000_000)), -2)


def extent(points: Sequence[tuple[float, float]]) -> BBox:
    """Return the bbox of lon, lat `points`; west > east where it crosses the antimeridian."""
    lons = sorted(lon for lon, _ in points)
    lats = [lat for _, lat in points]
    west, east = lons[0], lons[-1]
    if east - west > 180:
        west = min(lon for lon in lons if lon > 0)
        east = max(lon for lon in lons if lon <= 0)
    return (west, min(lats), east, max(lats))


def centre(bbox: BBox) -> tuple[float, float]:
    """Return the middle of `bbox` as lon, lat."""
    west, south, east, north = bbox
    if west > east:
        east += 360
    lon = (west + east) / 2
    return (lon - 360 if lon > 180 else lon, (south + north) / 2)


def reach_m(bbox: BBox, lon: float, lat: float) -> float:
    """Return the metres from lon, lat to the farthest corner of `bbox`, to the kilometre."""
    west, south, east, north = bbox
    return max(flat_m(lon, lat, x, y) for x in (west, east) for y in (south, north))


def flat_m(lon_a: float, lat_a: float, lon_b: float, lat_b: float) -> float:
    """Return the metres between two points on a locally flat Earth: for ordering and for radii only."""
    dx = abs(lon_a - lon_b)
    dx = min(dx, 360 - dx) * math.cos(math.radians((lat_a + lat_b) / 2))
    return math.hypot(dx, lat_a - lat_b) * METRES_PER_DEGREE
