"""Coordinates written where a place name is expected, and how finely they are given."""

from __future__ import annotations

import re

from geo.coordinates import METRES_PER_DEGREE, Position
from geo.errors import CoordinateError

_LONGEST = 60
_DECIMAL = re.compile(r"\s*([+-]?\d{1,3})(?:\.(\d+))?\s*[,;\s]\s*([+-]?\d{1,3})(?:\.(\d+))?\s*")
_ANGLE = (
    r"(\d{1,3})\s*[°º]\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′’]\s*)?"
    r"(?:(\d{1,2}(?:\.\d+)?)\s*(?:[\"″”]|['′’]{2})\s*)?([%s])"
)
_SEXAGESIMAL = re.compile(r"\s*" + _ANGLE % "NSns" + r"[\s,;]*" + _ANGLE % "EWew" + r"\s*")


def read_coordinates(text: str) -> Position | None:
    """Return the point that `text` states, or `None` where it states none on Earth.

    Latitude comes first, as in print: decimal degrees ("33.6, 73.1") or degrees, minutes and
    seconds with hemispheres (33°36′N 73°6′E). The radius is one unit of the last digit given.
    """
    if len(text) > _LONGEST:
        return None
    try:
        return _decimal(text) or _sexagesimal(text)
    except CoordinateError:
        return None


def _decimal(text: str) -> Position | None:
    found = _DECIMAL.fullmatch(text)
    if not found or not (found[2] or found[4]):  # "12, 34" may as well be a list of numbers
        return None
    digits = min(len(found[2] or ""), len(found[4] or ""))
    lat, lon = (float(f"{found[i]}.{found[i + 1] or 0}") for i in (1, 3))
    return Position(lon=lon, lat=lat, radius_m=max(1.0, METRES_PER_DEGREE / 10**digits))


def _sexagesimal(text: str) -> Position | None:
    found = _SEXAGESIMAL.fullmatch(text)
    if not found:
        return None
    lat, lon = _degrees(*found.groups()[:4]), _degrees(*found.groups()[4:])
    unit = 3600 if found[3] and found[7] else 60 if found[2] and found[6] else 1
    return Position(lon=lon, lat=lat, radius_m=METRES_PER_DEGREE / unit)


def _degrees(degrees: str, minutes: str | None, seconds: str | None, hemisphere: str) -> float:
    value = int(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    return -value if hemisphere in "SWsw" else value
